//! The folder for the daemon's socket, lock and log: nobody else may look into it.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The variable that names another folder, for tests and unusual machines.
const OVERRIDE: &str = "GARTER_RUNTIME_DIR";

/// The folder, made if needed, with access for the user alone.
pub(super) fn private_directory() -> io::Result<PathBuf> {
    let path = chosen().ok_or_else(|| {
        io::Error::new(
            io::ErrorKind::NotFound,
            format!("there is no home folder; set {OVERRIDE} to a folder of yours"),
        )
    })?;
    make_private(&path)?;
    Ok(path)
}

fn chosen() -> Option<PathBuf> {
    if let Some(path) = env::var_os(OVERRIDE).filter(|path| !path.is_empty()) {
        return Some(PathBuf::from(path));
    }
    let project = directories::ProjectDirs::from("", "", "garter")?;
    // A runtime folder that is named but not there is met in containers and under sudo.
    let runtime = directories::BaseDirs::new()
        .and_then(|dirs| dirs.runtime_dir().map(Path::to_path_buf))
        .filter(|path| path.is_dir())
        .map(|path| path.join("garter"));
    Some(runtime.unwrap_or_else(|| project.cache_dir().join("run")))
}

#[cfg(unix)]
fn make_private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)?;
    // Only the owner may do this: a folder that somebody else planted is refused here.
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn make_private(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}
