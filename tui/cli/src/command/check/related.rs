//! Places that explain findings, in the same file and in others.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use garter_analysis::{Diagnostic, Encoding, LineIndex, Place, Related};

use super::source::Source;
use super::{Report, portable};

/// A place that explains a finding.
pub(super) struct Shown<'f> {
    /// As [`Report::path`] has it.
    pub(super) path: String,
    pub(super) start: Place,
    pub(super) end: Place,
    pub(super) message: &'f str,
}

/// The texts of other files that places are in; none for those that cannot be read any more.
#[derive(Default)]
pub(super) struct Elsewhere(HashMap<PathBuf, Option<(String, LineIndex)>>);

impl Elsewhere {
    /// The places that explain a finding, in the order of reading.
    pub(super) fn related<'f>(&mut self, report: &Report, found: &'f Diagnostic) -> Vec<Shown<'f>> {
        let shown = |related: &'f Related| {
            let (path, (text, index)) = match &related.file {
                None => (&report.path, (&report.text, &report.index)),
                Some(file) => (file, self.read(file)?),
            };
            let place = |at| index.place(text, at, Encoding::Utf32);
            Some(Shown {
                path: portable(path),
                start: place(related.range.start),
                end: place(related.range.end),
                message: &related.message,
            })
        };
        found.related.iter().filter_map(shown).collect()
    }

    fn read(&mut self, path: &Path) -> Option<(&String, &LineIndex)> {
        if !self.0.contains_key(path) {
            let text = Source::read(path).ok().map(|source| source.text);
            let read = text.map(|text| {
                let index = LineIndex::new(&text);
                (text, index)
            });
            self.0.insert(path.to_path_buf(), read);
        }
        let (text, index) = self.0.get(path)?.as_ref()?;
        Some((text, index))
    }
}
