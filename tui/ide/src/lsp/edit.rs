//! Ranges of a text, and what takes their place, as the server writes them.

use std::ops::Range;

use ropey::Rope;
use serde::Deserialize;

use super::position::{self, Encoding};
use crate::editor::Change;

#[derive(Debug, Clone, Deserialize)]
struct Position {
    line: usize,
    character: usize,
}

/// A range.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Span {
    start: Position,
    end: Position,
}

impl Span {
    /// The characters of a text that are meant.
    pub(super) fn range(&self, text: &Rope, encoding: Encoding) -> Range<usize> {
        let at = |p: &Position| position::read(text, p.line, p.character, encoding);
        let start = at(&self.start);
        start..at(&self.end).max(start)
    }
}

/// A replacement.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TextEdit {
    pub(super) range: Span,
    pub(super) new_text: String,
}

impl TextEdit {
    /// The change of a text that is meant.
    pub(super) fn change(self, text: &Rope, encoding: Encoding) -> Change {
        Change::new(self.range.range(text, encoding), self.new_text)
    }
}

/// Several of them, in the order of the text.
pub(super) fn changes(edits: Vec<TextEdit>, text: &Rope, encoding: Encoding) -> Vec<Change> {
    let edits = edits.into_iter().map(|edit| edit.change(text, encoding));
    let mut changes: Vec<Change> = edits.collect();
    changes.sort_by_key(|change| change.start);
    changes
}
