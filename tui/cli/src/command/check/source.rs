//! A file as it was read, and a first glance at it.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::Path;

use anyhow::{Context as _, Result};
use garter_analysis::import_words;

/// A file as it was read.
pub(super) struct Source<'w> {
    pub(super) path: &'w Path,
    pub(super) text: String,
    /// Words beside `import`: modules of these names may be meant.
    words: HashSet<Box<str>>,
}

impl<'w> Source<'w> {
    pub(super) fn read(path: &'w Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(Self::new(path, bytes))
    }

    /// Standard input, as if it were a file.
    pub(super) fn input(path: &'w Path) -> Result<Self> {
        let mut bytes = Vec::new();
        let mut input = std::io::stdin();
        input
            .read_to_end(&mut bytes)
            .context("cannot read standard input")?;
        Ok(Self::new(path, bytes))
    }

    fn new(path: &'w Path, bytes: Vec<u8>) -> Self {
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        };
        let words = import_words(&text).map(Box::from).collect();
        Source { path, text, words }
    }
}

/// Whether other files may name a file. That is a guess, and costs time alone where it is wrong:
/// what a file shows is kept for others, or found once more.
pub(super) struct Named<'s>(HashSet<&'s str>);

impl<'s> Named<'s> {
    /// What these files name.
    pub(super) fn by(sources: &'s [Source<'_>]) -> Self {
        let words = sources.iter().flat_map(|source| &source.words);
        Named(words.map(Box::as_ref).collect())
    }

    /// Whether a file may be meant.
    pub(super) fn has(&self, path: &Path) -> bool {
        let stem = path.file_stem().unwrap_or_default();
        let name = match stem == OsStr::new("__init__") {
            true => path.parent().and_then(Path::file_name),
            false => Some(stem),
        };
        let name = name.and_then(OsStr::to_str).unwrap_or_default();
        // What runs before others need not be named.
        name == "boot" || self.0.contains(name)
    }
}
