//! What in one folder nobody works on: what a walk through the workspace leaves out there.

use std::fs;
use std::path::Path;

use super::{TOOLS, is_ignored, level, levels_above};

/// Names in a folder that are looked at.
const MOST: usize = 20_000;

/// The names, in order. The roots are those of the workspace; rules of folders around them count as
/// far as they are in the same repository.
pub(crate) fn ignored(folder: &Path, roots: &[std::path::PathBuf]) -> Vec<String> {
    let around = roots.iter().filter(|root| folder.starts_with(root));
    let root = around.max_by_key(|root| root.as_os_str().len());
    let root = root.map_or(folder, |root| root.as_path());
    let mut inside: Vec<&Path> = folder.ancestors().collect();
    inside.retain(|it| it.starts_with(root));
    inside.reverse();
    let mut levels = levels_above(root);
    let mut is_inside = false;
    for (depth, around) in inside.into_iter().enumerate() {
        let name = around.file_name().unwrap_or_default().to_string_lossy();
        let is_filled = TOOLS.contains(&name.as_ref());
        is_inside |= depth > 0 && (is_filled || is_ignored(&levels, around, true));
        levels.extend(level(around));
    }
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .take(MOST)
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let is_filled = is_folder && TOOLS.contains(&name.as_str());
            let left = is_inside || is_filled || is_ignored(&levels, &entry.path(), is_folder);
            left.then_some(name)
        })
        .collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::ignored;

    #[test]
    fn what_git_ignores_and_what_tools_fill_is_named_folder_by_folder() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("repository/work");
        for inner in ["build/deep", "src/keep", "target", ".git", "../.git"] {
            fs::create_dir_all(root.join(inner)).unwrap();
        }
        for (name, text) in [
            ("../.gitignore", "*.log\n"),
            (".gitignore", "/build\n*.mpy\n"),
            ("src/.gitignore", "!kept.mpy\n"),
            ("a.log", ""),
            ("main.py", ""),
            ("main.mpy", ""),
            ("src/kept.mpy", ""),
            ("src/x.mpy", ""),
            ("build/deep/x.py", ""),
        ] {
            fs::write(root.join(name), text).unwrap();
        }
        // Of two repositories the inner one has the word.
        fs::remove_dir(root.join(".git")).unwrap();
        let roots = [root.clone()];
        let names = |inner: &str| ignored(&root.join(inner), &roots);
        assert_eq!(
            ignored(&root, &roots),
            ["a.log", "build", "main.mpy", "target"]
        );
        assert_eq!(names("src"), ["x.mpy"]);
        assert_eq!(names("build"), ["deep"]);
        assert_eq!(names("build/deep"), ["x.py"]);
        assert_eq!(names("nowhere"), [""; 0]);
        assert_eq!(ignored(&root.join("src"), &[]), ["x.mpy"]);
    }
}
