//! Reading the stub files of a workspace.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use garter_analysis::{Interface, Stubs, module_name};

use crate::workspace::beside;

/// Folders in folders that are looked into.
const DEEPEST: usize = 8;
/// Stub files that are read.
const MOST_FILES: usize = 4_000;
/// A larger file is no stub file.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// Whether a file only tells what a module has.
pub fn is_stub(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "pyi")
}

/// Reads what the stub files in folders describe.
pub fn read_stubs(folders: &[PathBuf]) -> Stubs {
    described(folders, |path| {
        Some(Arc::new(Interface::of(&read(path)?, true)))
    })
}

/// What the stub files in folders describe, each as somebody knows it.
pub(crate) fn described(
    folders: &[PathBuf],
    look: impl Fn(&Path) -> Option<Arc<Interface>>,
) -> Stubs {
    let mut stubs = Stubs::named(folders.iter().flat_map(|it| beside(it)).collect());
    for folder in folders {
        for path in stub_files(folder) {
            if let Some(name) = module_name(folder, &path)
                && let Some(interface) = look(&path)
            {
                stubs.describe(&name, interface);
            }
        }
    }
    stubs
}

/// The stub files that are read of a folder.
pub fn stub_files(folder: &Path) -> Vec<PathBuf> {
    let mut pending = vec![(folder.to_path_buf(), 0)];
    let mut found = Vec::new();
    while let Some((inner, depth)) = pending.pop() {
        for entry in fs::read_dir(&inner).into_iter().flatten().flatten() {
            let path = entry.path();
            // Links to folders may lead back.
            if entry.file_type().is_ok_and(|it| it.is_dir()) && depth < DEEPEST {
                pending.push((path, depth + 1));
            } else if is_stub(&path) && found.len() < MOST_FILES {
                found.push(path);
            }
        }
    }
    found
}

fn read(path: &Path) -> Option<String> {
    let about = fs::metadata(path).ok()?;
    let is_stub = about.is_file() && about.len() <= MOST_BYTES;
    is_stub.then(|| fs::read_to_string(path).ok())?
}
