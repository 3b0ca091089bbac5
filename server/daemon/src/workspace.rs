//! The folders and Python files of a workspace: what somebody works on, and not what tools
//! put beside it.
//!
//! Left out are hidden folders, those that tools fill ([`TOOLS`]), and what `.gitignore` files
//! name, and what the settings exclude. Symbolic links to folders are not followed,
//! so there are no loops.

mod ignored;
mod rules;

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use garter_analysis::Stubs;
pub(crate) use ignored::ignored;
use rules::Rules;

use crate::configuration::{Configuration, NAMES, STUBS};

/// Folders that tools fill, wherever they are.
const TOOLS: &[&str] = &[
    "target",
    "node_modules",
    "__pycache__",
    "venv",
    "site-packages",
];
/// Folders in folders that are looked into.
const DEEPEST: usize = 64;

/// How much of a workspace is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Folders.
    pub folders: usize,
    /// Files.
    pub files: usize,
}

impl Bounds {
    /// All of it.
    pub const NONE: Bounds = Bounds {
        folders: usize::MAX,
        files: usize::MAX,
    };
}

/// What is in a workspace.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// The folders, the root first.
    pub folders: Vec<PathBuf>,
    /// The files that were looked for, in order, those of a folder before those of the folders
    /// in it.
    pub files: Vec<PathBuf>,
    /// Whether there is more than was looked at.
    pub is_cut: bool,
    /// Names by which other things could be imported: compiled modules, and what lies in folders
    /// that are left out.
    pub others: BTreeSet<String>,
    /// The files with settings that hold in it, and what they say.
    pub configurations: Vec<Configuration>,
    /// What stub files describe, for each of those; and where nothing is set.
    pub stubs: (Vec<Arc<Stubs>>, Arc<Stubs>),
    /// Folders with stub files where no file says anything.
    pub usual_stubs: Vec<PathBuf>,
}

impl Tree {
    /// The names by which its files and folders could be imported. A folder is on somebody's
    /// path, or a package, or nothing: who is unsure says yes.
    pub fn modules(&self) -> HashSet<String> {
        let set = self.configurations.iter();
        let set = set.flat_map(Configuration::stub_folders);
        let stubs: Vec<PathBuf> = set.chain(self.usual_stubs.iter().cloned()).collect();
        // What stub files describe is not the project's.
        let is_of_stubs = |path: &Path| path.ends_with(STUBS) || stubs.iter().any(|it| it == path);
        let folders = self.folders.iter();
        let folders = folders.filter(|it| !it.ancestors().any(is_of_stubs));
        let mut names: HashSet<String> = folders.filter_map(module_name).collect();
        names.extend(self.files.iter().filter_map(module_name));
        names.extend(self.others.iter().cloned());
        names
    }
}

/// The names by which what lies in one folder could be imported.
pub fn beside(folder: &Path) -> HashSet<String> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| module_name(entry.path()))
        .collect()
}

fn module_name(path: impl AsRef<Path>) -> Option<String> {
    let stem = path.as_ref().file_stem()?;
    Some(stem.to_string_lossy().into_owned())
}

/// Looks for the Python files of a workspace. Folders that cannot be read are passed over.
pub fn walk(root: &Path, bounds: Bounds) -> Tree {
    walk_for(root, bounds, &[], is_python)
}

/// The same; what is excluded here is left out where no file with settings says anything.
pub fn walk_without(root: &Path, bounds: Bounds, exclude: &[String]) -> Tree {
    walk_for(root, bounds, exclude, is_python)
}

/// Looks for all files of a workspace but hidden ones.
pub fn walk_all(root: &Path, bounds: Bounds) -> Tree {
    let is_hidden = |path: &Path| {
        let name = path.file_name().unwrap_or_default();
        name.to_string_lossy().starts_with('.')
    };
    walk_for(root, bounds, &[], |path| !is_hidden(path))
}

fn walk_for(
    root: &Path,
    bounds: Bounds,
    exclude: &[String],
    wanted: impl Fn(&Path) -> bool,
) -> Tree {
    let mut tree = Tree::default();
    let mut levels = levels_above(root);
    let above = Configuration::above(root);
    if above.is_none() {
        levels.extend(excluded(root, exclude, false));
    }
    if let Some(above) = above {
        // What stands in the root itself is found with it.
        if std::path::absolute(root).is_ok_and(|root| above.folder() != root) {
            levels.extend(excluded(above.folder(), &above.settings.exclude, true));
            tree.configurations.push(above);
        }
    }
    let mut pending = vec![Visit {
        folder: root.to_path_buf(),
        depth: 0,
        levels,
    }];
    while let Some(visit) = pending.pop() {
        if tree.folders.len() >= bounds.folders {
            tree.is_cut = true;
            break;
        }
        let Ok(entries) = fs::read_dir(&visit.folder) else {
            continue;
        };
        let mut entries: Vec<_> = entries.flatten().collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        let mut levels = visit.levels_inside();
        let has_settings = |entry: &fs::DirEntry| NAMES.iter().any(|it| entry.file_name() == *it);
        if entries.iter().any(has_settings)
            && let Some(own) = Configuration::of_folder(&visit.folder)
        {
            // Files with settings have the only word.
            levels.retain(|level| level.is_of_file);
            levels.extend(excluded(&visit.folder, &own.settings.exclude, true));
            tree.configurations.push(own);
        }
        for entry in &entries {
            let path = entry.path();
            let is_compiled = path.extension().is_some_and(|it| it == "mpy");
            if is_compiled {
                tree.others.extend(module_name(&path));
            }
            let kind = entry.file_type();
            // A link is followed to a file, and to no folder.
            let is_file = |path: &Path| match &kind {
                Ok(kind) if kind.is_file() => true,
                Ok(kind) if kind.is_dir() => false,
                _ => path.is_file(),
            };
            if wanted(&path) && !is_ignored(&levels, &path, false) && is_file(&path) {
                if tree.files.len() < bounds.files {
                    tree.files.push(path);
                } else {
                    tree.is_cut = true;
                }
            }
        }
        for entry in entries.iter().rev() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if visit.depth < DEEPEST
                && !name.starts_with('.')
                && !TOOLS.contains(&name.as_ref())
                && entry.file_type().is_ok_and(|kind| kind.is_dir())
            {
                if is_ignored(&levels, &entry.path(), true) {
                    // Libraries that were installed are there, though nobody works on them.
                    tree.others.extend(beside(&entry.path()));
                    tree.others.insert(name.into_owned());
                    continue;
                }
                pending.push(Visit {
                    folder: entry.path(),
                    depth: visit.depth + 1,
                    levels: levels.clone(),
                });
            }
        }
        tree.folders.push(visit.folder);
    }
    tree
}

/// Whether a path is named like a Python file.
pub(crate) fn is_python(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "py")
}

/// The name of the files with rules.
pub(crate) const RULES: &str = ".gitignore";

/// The rules of one folder.
#[derive(Clone)]
struct Level {
    folder: PathBuf,
    rules: Arc<Rules>,
    /// Whether they stand in a file, and were not sent by an editor.
    is_of_file: bool,
}

/// A folder to be looked into.
struct Visit {
    folder: PathBuf,
    depth: usize,
    /// The rules of the folders around it.
    levels: Vec<Level>,
}

impl Visit {
    fn levels_inside(&self) -> Vec<Level> {
        let mut levels = self.levels.clone();
        levels.extend(level(&self.folder));
        levels
    }
}

fn level(folder: &Path) -> Option<Level> {
    let text = fs::read_to_string(folder.join(RULES)).ok()?;
    Some(Level {
        folder: folder.to_path_buf(),
        rules: Arc::new(Rules::parse(&text)),
        is_of_file: true,
    })
}

/// What settings exclude, as rules of a folder.
fn excluded(folder: &Path, lines: &[String], is_of_file: bool) -> Option<Level> {
    (!lines.is_empty()).then(|| Level {
        folder: folder.to_path_buf(),
        rules: Arc::new(Rules::parse(&lines.join("\n"))),
        is_of_file,
    })
}

/// The rules of the folders around a root, as far as they are in the same repository.
fn levels_above(root: &Path) -> Vec<Level> {
    let is_top = |folder: &&Path| folder.join(".git").exists();
    let Some(top) = root.ancestors().find(is_top) else {
        return Vec::new();
    };
    let inside = |folder: &&Path| folder.starts_with(top);
    let mut levels: Vec<_> = root
        .ancestors()
        .skip(1)
        .take_while(inside)
        .filter_map(level)
        .collect();
    levels.reverse();
    levels
}

/// The innermost rules that are about a path count.
fn is_ignored(levels: &[Level], path: &Path, is_folder: bool) -> bool {
    let verdict = |level: &Level| {
        let below = path.strip_prefix(&level.folder).ok()?;
        let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        level.rules.verdict(&names, is_folder)
    };
    levels.iter().rev().find_map(verdict) == Some(true)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Bounds, walk};

    fn files(root: &Path, bounds: Bounds) -> Vec<String> {
        let below = |path: &std::path::PathBuf| {
            let below = path.strip_prefix(root).unwrap();
            below.to_string_lossy().replace('\\', "/")
        };
        walk(root, bounds).files.iter().map(below).collect()
    }

    fn write(root: &Path, path: &str, text: &str) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn what_tools_make_and_what_git_ignores_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for path in [
            "main.py",
            "lib/a.py",
            "lib/generated.py",
            "lib/kept/generated.py",
            "out/b.py",
            ".git/c.py",
            "target/d.py",
            "deep/node_modules/e.py",
            "notes.txt",
        ] {
            write(root, path, "");
        }
        write(root, ".gitignore", "/out\ngenerated.py\n");
        write(root, "lib/kept/.gitignore", "!generated.py\n");
        assert_eq!(
            files(root, Bounds::NONE),
            ["main.py", "lib/a.py", "lib/kept/generated.py"]
        );
        assert_eq!(files(&root.join("lib"), Bounds::NONE).len(), 2);
    }

    #[test]
    fn what_the_settings_exclude_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for path in ["main.py", "out/a.py", "lib/b.py", "lib/old/c.py"] {
            write(root, path, "");
        }
        write(root, "garter.toml", "exclude = ['out/', 'old']\n");
        assert_eq!(files(root, Bounds::NONE), ["main.py", "lib/b.py"]);
        // They hold in a part of it, too.
        assert_eq!(files(&root.join("lib"), Bounds::NONE), ["b.py"]);
        assert_eq!(
            walk(&root.join("lib"), Bounds::NONE).configurations.len(),
            1
        );
    }

    #[test]
    fn what_an_editor_excludes_is_left_out_where_no_file_has_settings() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for path in ["main.py", "out/a.py", "lib/b.py", "lib/out/c.py"] {
            write(root, path, "");
        }
        let names = |tree: super::Tree| {
            let below = tree.files.into_iter();
            let below = below.map(|it| it.strip_prefix(root).unwrap().display().to_string());
            below.collect::<Vec<_>>()
        };
        let all = || {
            names(super::walk_without(
                root,
                Bounds::NONE,
                &["out/".to_owned()],
            ))
        };
        assert_eq!(all(), ["main.py", "lib/b.py"]);
        write(root, "lib/garter.toml", "version = '1.24'\n");
        assert_eq!(all(), ["main.py", "lib/b.py", "lib/out/c.py"]);
        write(root, "garter.toml", "exclude = ['lib']\n");
        assert_eq!(all(), ["main.py", "out/a.py"]);
    }

    #[test]
    fn a_large_workspace_is_looked_at_in_part() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..20 {
            write(folder.path(), &format!("f{number}/a.py"), "");
        }
        let bounds = Bounds {
            folders: 8,
            files: 5,
        };
        let tree = walk(folder.path(), bounds);
        assert_eq!((tree.folders.len(), tree.files.len()), (8, 5));
        assert!(tree.is_cut && !walk(folder.path(), Bounds::NONE).is_cut);
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_back_end_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "a/main.py", "");
        std::os::unix::fs::symlink(folder.path(), folder.path().join("a/again")).unwrap();
        std::os::unix::fs::symlink("self.py", folder.path().join("a/self.py")).unwrap();
        assert_eq!(files(folder.path(), Bounds::NONE), ["a/main.py"]);
    }
}
