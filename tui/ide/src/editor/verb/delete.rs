//! Deleting: a character, a word, the selection.

use std::ops::Range;

use super::indent;
use crate::editor::{
    Document, Edit, Selection, Transaction, column, grapheme, history::EditKind, line, word,
};

/// The selection, or the character before the cursor; within the indent, a whole step.
pub(crate) fn backward(document: &Document) -> Edit {
    let text = document.text();
    let head = document.selection().head;
    let row = line::of(text, head);
    let start = line::start(text, row);
    let step = indent::unit(document).len();
    let blanks = head > start && text.slice(start..head).chars().all(|c| c == ' ');
    let from = if blanks && step > 1 {
        let over = match column::of(text, head) % step {
            0 => step,
            over => over,
        };
        head - over.min(head - start)
    } else {
        grapheme::previous(text, head)
    };
    selection_or(document, from..head, EditKind::Delete)
}

/// The selection, or the character after the cursor.
pub(crate) fn forward(document: &Document) -> Edit {
    let head = document.selection().head;
    selection_or(
        document,
        head..grapheme::next(document.text(), head),
        EditKind::Delete,
    )
}

/// The selection, or back to the beginning of the word.
pub(crate) fn word_backward(document: &Document) -> Edit {
    let head = document.selection().head;
    selection_or(
        document,
        word::previous(document.text(), head)..head,
        EditKind::Other,
    )
}

/// The selection, or on to the end of the word.
pub(crate) fn word_forward(document: &Document) -> Edit {
    let head = document.selection().head;
    selection_or(
        document,
        head..word::next(document.text(), head),
        EditKind::Other,
    )
}

fn selection_or(document: &Document, range: Range<usize>, kind: EditKind) -> Edit {
    let selection = document.selection();
    let (range, kind) = match selection.is_empty() {
        true => (range, kind),
        false => (selection.range(), EditKind::Other),
    };
    let cursor = Selection::cursor(range.start);
    Edit {
        transaction: Transaction::replace(range, ""),
        selection: cursor,
        kind,
    }
}
