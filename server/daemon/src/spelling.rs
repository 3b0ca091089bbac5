//! Files as their folders spell them. Where capitals and small letters are the same to a file system,
//! `main.py` and `Main.py` are one file: it goes by the name that its folder gives.
//!
//! On others the answer costs one question, whether there is a file of the other spelling.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// A path, its last part spelled as on disk. One that leads nowhere stays as it is.
pub(crate) fn as_on_disk(path: PathBuf) -> PathBuf {
    spelled(path, |path| fs::symlink_metadata(path).is_ok(), names)
}

fn names(folder: &Path) -> Vec<OsString> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name()).collect()
}

fn spelled(
    path: PathBuf,
    is_there: impl Fn(&Path) -> bool,
    names: impl Fn(&Path) -> Vec<OsString>,
) -> PathBuf {
    let (Some(name), Some(folder)) = (path.file_name().and_then(|it| it.to_str()), path.parent())
    else {
        return path;
    };
    let other = swapped(name);
    if other == name || !is_there(&folder.join(&other)) || !is_there(&path) {
        return path;
    }
    // There are two files of those names, or one.
    let all = names(folder);
    if all.iter().any(|it| it == name) {
        return path;
    }
    let same = |it: &&OsString| {
        it.to_str()
            .is_some_and(|it| it.to_lowercase() == name.to_lowercase())
    };
    match all.iter().find(same) {
        Some(own) => folder.join(own),
        None => path,
    }
}

/// A name with capitals for small letters, and small letters for capitals.
fn swapped(name: &str) -> String {
    let swap = |c: char| match c.is_ascii_uppercase() {
        true => c.to_ascii_lowercase(),
        false => c.to_ascii_uppercase(),
    };
    name.chars().map(swap).collect()
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::path::{Path, PathBuf};

    use super::{as_on_disk, spelled};

    /// On a disk with these files, to which capitals are small letters or are not.
    fn on(files: &[&str], is_same: bool, path: &str) -> String {
        let there = |path: &Path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let is = |it: &&str| *it == name || is_same && it.eq_ignore_ascii_case(name);
            files.iter().any(is)
        };
        let names = |_: &Path| files.iter().map(OsString::from).collect();
        let found = spelled(PathBuf::from("/w").join(path), there, names);
        found.file_name().unwrap().to_str().unwrap().to_owned()
    }

    #[test]
    fn one_file_has_one_name_where_capitals_are_small_letters() {
        assert_eq!(on(&["Main.py"], true, "main.py"), "Main.py");
        assert_eq!(on(&["Main.py"], true, "MAIN.PY"), "Main.py");
        assert_eq!(on(&["Main.py"], true, "Main.py"), "Main.py");
        assert_eq!(on(&["Main.py"], true, "other.py"), "other.py");
    }

    #[test]
    fn two_files_are_two_where_they_are_not() {
        for path in ["main.py", "Main.py", "mAIN.py"] {
            assert_eq!(on(&["Main.py", "main.py"], false, path), path);
            assert_eq!(on(&["Main.py"], false, path), path);
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("main.py");
        std::fs::write(&path, "").unwrap();
        assert_eq!(as_on_disk(path.clone()), path);
    }
}
