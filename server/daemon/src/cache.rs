//! Files that can be made again, in the user's caches: pages and views for editors to show, what
//! was found in files that stayed as they are.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The variable that names another folder, for tests and unusual machines.
const OVERRIDE: &str = "GARTER_CACHE_DIR";

/// The folder for them. None without a home folder.
pub fn folder() -> Option<PathBuf> {
    if let Some(path) = env::var_os(OVERRIDE).filter(|path| !path.is_empty()) {
        return Some(PathBuf::from(path));
    }
    let project = directories::ProjectDirs::from("", "", "garter")?;
    Some(project.cache_dir().to_path_buf())
}

/// As [`replace`], unless it has that content: then it stays as old as it is.
pub fn keep(path: &Path, content: impl AsRef<[u8]>) -> io::Result<()> {
    let content = content.as_ref();
    if fs::read(path).is_ok_and(|bytes| bytes == content) {
        return Ok(());
    }
    replace(path, content)
}

/// Gives a file this content. Whoever reads it meanwhile sees the old one.
pub(crate) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    let made = fs::write(&beside, content).and_then(|()| fs::rename(&beside, path));
    if made.is_err() {
        // The old file stays; what was begun is of no use.
        let _ = fs::remove_file(&beside);
    }
    made
}
