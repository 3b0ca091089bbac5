//! A change of text as a value: it can be applied, inverted, and asked where a place went.

use std::ops::Range;

use ropey::Rope;

/// Characters `start..end` are replaced by `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: String,
}

impl Change {
    pub(crate) fn new(range: Range<usize>, text: impl Into<String>) -> Self {
        Change {
            start: range.start,
            end: range.end,
            text: text.into(),
        }
    }
}

/// Changes that happen at once. In the order of the text and not overlapping; every offset
/// counts in the text before any of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Transaction {
    changes: Vec<Change>,
}

/// Which side of an insertion a place at exactly that point belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bias {
    Before,
    After,
}

impl Transaction {
    /// Changes in ascending order. One that overlaps its predecessor is dropped.
    pub(crate) fn new(changes: impl IntoIterator<Item = Change>) -> Self {
        let mut kept: Vec<Change> = Vec::new();
        for change in changes {
            let free_from = kept.last().map_or(0, |last| last.end);
            if change.start >= free_from && change.end >= change.start {
                kept.push(change);
            }
        }
        Transaction { changes: kept }
    }

    /// One replacement.
    pub(crate) fn replace(range: Range<usize>, text: impl Into<String>) -> Self {
        Transaction {
            changes: vec![Change::new(range, text)],
        }
    }

    pub(crate) fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Whether it does nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.changes
            .iter()
            .all(|change| change.start == change.end && change.text.is_empty())
    }

    /// Does it. Offsets past the end mean the end.
    pub(crate) fn apply(&self, text: &mut Rope) {
        for change in self.changes.iter().rev() {
            let end = change.end.min(text.len_chars());
            let start = change.start.min(end);
            text.remove(start..end);
            text.insert(start, &change.text);
        }
    }

    /// What undoes it, given the text it was or will be applied to.
    pub(crate) fn invert(&self, before: &Rope) -> Transaction {
        let mut shift = 0isize;
        let changes = self.changes.iter().map(|change| {
            let end = change.end.min(before.len_chars());
            let start = change.start.min(end);
            let inserted = change.text.chars().count();
            let from = start.saturating_add_signed(shift);
            shift += inserted as isize - (end - start) as isize;
            Change::new(from..from + inserted, before.slice(start..end).to_string())
        });
        Transaction {
            changes: changes.collect(),
        }
    }

    /// Where a place of the text before is in the text after.
    pub(crate) fn map(&self, place: usize, bias: Bias) -> usize {
        let mut shift = 0isize;
        for change in &self.changes {
            if change.start > place || (change.start == place && bias == Bias::Before) {
                break;
            }
            let inserted = change.text.chars().count();
            let within = place < change.end;
            if within {
                let kept = if bias == Bias::After { inserted } else { 0 };
                return change.start.saturating_add_signed(shift) + kept;
            }
            shift += inserted as isize - (change.end - change.start) as isize;
        }
        place.saturating_add_signed(shift)
    }
}
