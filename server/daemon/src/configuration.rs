//! Files with settings: `garter.toml`, or `pyproject.toml` with a table `[tool.garter]`.
//!
//! They hold for their folder and all folders in it, but for those with settings of their own.

use std::fs;
use std::path::{Path, PathBuf};

use garter_analysis::{Diagnostic, Settings, read_garter_toml, read_pyproject_toml};

/// The names of such files; of two in one folder the first counts.
pub(crate) const NAMES: [&str; 2] = ["garter.toml", "pyproject.toml"];
/// Where stub files are put without anything being set.
pub const STUBS: &str = "typings";
/// A larger file is something else.
const MOST_BYTES: u64 = 1024 * 1024;

/// The settings of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Configuration {
    /// The file that they stand in.
    pub path: PathBuf,
    /// What it says.
    pub text: String,
    /// What that means.
    pub settings: Settings,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
}

impl Configuration {
    /// The settings that stand in a folder.
    pub fn of_folder(folder: &Path) -> Option<Configuration> {
        NAMES.iter().find_map(|name| read(folder.join(name)))
    }

    /// The settings that hold in a folder: its own, or those of the nearest folder around it.
    pub fn above(folder: &Path) -> Option<Configuration> {
        let absolute = std::path::absolute(folder).ok()?;
        absolute.ancestors().find_map(Configuration::of_folder)
    }

    /// The folders with stub files: those that are set, else `typings`.
    pub fn stub_folders(&self) -> Vec<PathBuf> {
        let set = self.settings.stubs.iter().map(String::as_str);
        let folders: Vec<&str> = match self.settings.stubs.is_empty() {
            true => vec![STUBS],
            false => set.collect(),
        };
        let folders = folders.into_iter();
        folders.map(|name| self.folder().join(name)).collect()
    }

    /// The folder that they hold for.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }
}

/// Whether a path is named like a file with settings.
pub(crate) fn is_configuration(path: &Path) -> bool {
    NAMES.iter().any(|name| path.ends_with(name))
}

fn read(path: PathBuf) -> Option<Configuration> {
    let about = fs::metadata(&path).ok()?;
    if !about.is_file() || about.len() > MOST_BYTES {
        return None;
    }
    let text = String::from_utf8_lossy(&fs::read(&path).ok()?).into_owned();
    let (settings, problems) = if path.ends_with(NAMES[0]) {
        read_garter_toml(&text)
    } else {
        read_pyproject_toml(&text)?
    };
    Some(Configuration {
        path,
        text,
        settings,
        problems,
    })
}

/// The settings that hold for a path among those of several folders: the innermost.
pub fn nearest<'c>(all: &'c [Configuration], path: &Path) -> Option<&'c Configuration> {
    let around = all.iter().filter(|it| path.starts_with(it.folder()));
    around.max_by_key(|it| it.folder().components().count())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Configuration, nearest};

    #[test]
    fn the_nearest_file_counts_and_of_two_the_one_that_is_ours() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        let inner = root.join("a/b");
        fs::create_dir_all(&inner).unwrap();
        fs::write(
            root.join("pyproject.toml"),
            "[tool.garter]\nversion = '1.22'\n",
        )
        .unwrap();
        fs::write(root.join("a/pyproject.toml"), "[project]\n").unwrap();
        let version = || Configuration::above(&inner).and_then(|it| it.settings.version);
        assert_eq!(version(), Some(22));
        fs::write(root.join("garter.toml"), "version = '1.23'\n").unwrap();
        assert_eq!(version(), Some(23));
        fs::write(root.join("a/garter.toml"), "version = '1.24'\n").unwrap();
        assert_eq!(version(), Some(24));
        let all = [
            Configuration::of_folder(&root).unwrap(),
            Configuration::of_folder(&root.join("a")).unwrap(),
        ];
        let at = |path: &str| nearest(&all, &root.join(path)).and_then(|it| it.settings.version);
        assert_eq!(at("a/b/main.py"), Some(24));
        assert_eq!(at("ab/main.py"), Some(23));
        assert_eq!(nearest(&all, std::path::Path::new("/elsewhere")), None);
    }
}
