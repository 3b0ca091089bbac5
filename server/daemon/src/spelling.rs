//! Files as their folders spell them. Where capitals and small letters are the same to a file
//! system, `main.py` and `Main.py` are one file: it goes by the name that its folder gives.
//!
//! On others the answer costs two questions,
//! whether there is a file of this and of the other spelling.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

/// A path, each part spelled as on disk. What leads nowhere stays as it is.
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
    // From the last part outwards, as far as the disk that it lies on goes.
    let mut inner: Vec<OsString> = Vec::new();
    let mut at = path.as_path();
    while let (Some(name), Some(folder)) = (at.file_name(), at.parent()) {
        let Some(own) = on_disk(name, folder, &is_there, &names) else {
            break;
        };
        inner.push(own);
        at = folder;
    }
    let mut spelled = at.to_path_buf();
    spelled.extend(inner.iter().rev());
    spelled
}

/// How a folder spells a name; none where another spelling would be another file.
fn on_disk(
    name: &OsStr,
    folder: &Path,
    is_there: impl Fn(&Path) -> bool,
    names: impl Fn(&Path) -> Vec<OsString>,
) -> Option<OsString> {
    let as_given = || Some(name.to_owned());
    let text = name.to_str()?;
    let other = swapped(text);
    if other == text {
        return as_given();
    }
    let is_own_there = is_there(&folder.join(name));
    if !is_there(&folder.join(&other)) {
        // One that is not there yet says nothing of its disk.
        return if is_own_there { None } else { as_given() };
    }
    if !is_own_there {
        return None;
    }
    // There are two files of those names, or one.
    let all = names(folder);
    if all.iter().any(|it| it == name) {
        let is_two = all.iter().any(|it| *it == *other);
        return if is_two { None } else { as_given() };
    }
    let small = text.to_lowercase();
    let same = |it: &OsString| it.to_str().is_some_and(|it| it.to_lowercase() == small);
    all.into_iter().find(same).or_else(as_given)
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
    use std::path::{Path, PathBuf};

    use super::{as_on_disk, spelled};

    /// On a disk at `/w/` with these files and folders, to which capitals are small letters or are
    /// not.
    fn on(files: &[&str], is_same: bool, path: &str) -> String {
        let of_disk = |path: &Path| Some(path.strip_prefix("/w").ok()?.to_str()?.to_owned());
        let same = |a: &str, b: &str| a == b || is_same && a.eq_ignore_ascii_case(b);
        let there = |path: &Path| match of_disk(path) {
            Some(inner) => inner.is_empty() || files.iter().any(|it| same(it, &inner)),
            None => path == Path::new("/"),
        };
        let names = |folder: &Path| {
            let folder = of_disk(folder).unwrap();
            let inner = files.iter().filter(|it| {
                let (outer, _) = it.rsplit_once('/').unwrap_or(("", it));
                same(outer, &folder)
            });
            inner
                .map(|it| it.rsplit('/').next().unwrap().into())
                .collect()
        };
        let found = spelled(PathBuf::from("/w").join(path), there, names);
        found
            .strip_prefix("/w")
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned()
    }

    #[test]
    fn one_file_has_one_name_where_capitals_are_small_letters() {
        assert_eq!(on(&["Main.py"], true, "main.py"), "Main.py");
        assert_eq!(on(&["Main.py"], true, "MAIN.PY"), "Main.py");
        assert_eq!(on(&["Main.py"], true, "Main.py"), "Main.py");
        assert_eq!(on(&["Main.py"], true, "other.py"), "other.py");
    }

    #[test]
    fn folders_are_spelled_as_on_disk_too() {
        let files = ["Lib", "Lib/Deep", "Lib/Deep/Panel.py", "Lib/2"];
        for (path, own) in [
            ("lib/deep/panel.py", "Lib/Deep/Panel.py"),
            ("LIB/Deep/Panel.py", "Lib/Deep/Panel.py"),
            ("lib/deep/new.py", "Lib/Deep/new.py"),
            ("lib/2", "Lib/2"),
            ("Other/deep/panel.py", "Other/deep/panel.py"),
        ] {
            assert_eq!(on(&files, true, path), own, "{path}");
            assert_eq!(on(&files, false, path), path);
        }
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
