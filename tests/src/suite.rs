//! The programs of the language suite as files.

use std::path::{Path, PathBuf};

/// Every program of the suite, in order. A file without an answer of the oracle is a module that
/// programs import, and left out.
#[must_use]
pub fn programs() -> Vec<PathBuf> {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance");
    let topics = std::fs::read_dir(suite).into_iter().flatten().flatten();
    let files = topics.flat_map(|topic| std::fs::read_dir(topic.path()).into_iter().flatten());
    let mut programs: Vec<_> = files.flatten().map(|file| file.path()).collect();
    programs.retain(|path| {
        path.extension().is_some_and(|e| e == "py") && path.with_extension("out").exists()
    });
    programs.sort();
    programs
}
