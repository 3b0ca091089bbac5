//! Keeping the server's copy of a file the same as ours.

use std::path::Path;

use serde_json::{Value, json};

use super::{
    position::{Encoding, write},
    uri,
};
use crate::{editor::Changed, model::buffer::Buffer};

/// `textDocument/didOpen`.
pub(crate) fn opened(buffer: &Buffer) -> Value {
    json!({ "textDocument": {
        "uri": uri::from_path(&buffer.path),
        "languageId": "python",
        "version": buffer.version,
        "text": buffer.document.text().to_string(),
    } })
}

/// `textDocument/didChange`. The changes come in an order in which each one's positions are
/// right in the text that those before it leave.
pub(crate) fn changed(buffer: &Buffer, changes: &[Changed], encoding: Encoding) -> Value {
    let changes: Vec<Value> = changes
        .iter()
        .map(|change| {
            json!({
                "range": {
                    "start": write(change.start, encoding),
                    "end": write(change.end, encoding),
                },
                "text": change.text,
            })
        })
        .collect();
    json!({
        "textDocument": { "uri": uri::from_path(&buffer.path), "version": buffer.version },
        "contentChanges": changes,
    })
}

/// What a question about the cursor says: the file and the place.
pub(crate) fn at_cursor(buffer: &Buffer, encoding: Encoding) -> Value {
    let place = buffer.document.place(buffer.document.selection().head);
    json!({
        "textDocument": { "uri": uri::from_path(&buffer.path) },
        "position": write(place, encoding),
    })
}

/// `textDocument/didSave` and `textDocument/didClose`.
pub(crate) fn named(path: &Path) -> Value {
    json!({ "textDocument": { "uri": uri::from_path(path) } })
}
