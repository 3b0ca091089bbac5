//! Files that the daemon makes for editors to show: pages and views, in the user's caches.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The variable that names another folder, for tests and unusual machines.
const OVERRIDE: &str = "GARTER_CACHE_DIR";

/// The folder for them. None without a home folder.
pub(crate) fn folder() -> Option<PathBuf> {
    if let Some(path) = env::var_os(OVERRIDE).filter(|path| !path.is_empty()) {
        return Some(PathBuf::from(path));
    }
    let project = directories::ProjectDirs::from("", "", "garter")?;
    Some(project.cache_dir().to_path_buf())
}

/// Makes a file have a text, unless it has. Whoever reads it meanwhile sees the old one.
pub(crate) fn keep(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    fs::write(&beside, text)?;
    fs::rename(&beside, path)
}
