//! Typing and pasting.

use crate::editor::{Document, Edit, Selection, Transaction, history::EditKind, line};

/// A character typed.
pub(crate) fn typed(document: &Document, c: char) -> Edit {
    let kind = match c {
        _ if !document.selection().is_empty() => EditKind::Other,
        ' ' | '\t' => EditKind::TypeBlank,
        _ => EditKind::Type,
    };
    put(document, &c.to_string(), kind)
}

/// Text pasted; its line endings become the document's.
pub(crate) fn pasted(document: &Document, text: &str) -> Edit {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let ending = line::ending(document.text());
    let text = if ending == "\n" {
        unix
    } else {
        unix.replace('\n', ending)
    };
    put(document, &text, EditKind::Other)
}

/// Text in place of the selection, with the cursor after it.
pub(crate) fn put(document: &Document, text: &str, kind: EditKind) -> Edit {
    let range = document.selection().range();
    let after = range.start + text.chars().count();
    Edit {
        transaction: Transaction::replace(range, text),
        selection: Selection::cursor(after),
        kind,
    }
}
