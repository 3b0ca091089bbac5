//! What could be done about a place, as the server offers it.

use std::collections::HashMap;

use ropey::Rope;
use serde::Deserialize;
use serde_json::Value;

use super::{
    edit::{TextEdit, changes},
    position::Encoding,
    uri,
};
use crate::model::{buffer::Buffer, console::plain, prompt::Remedy};

#[derive(Debug, Clone, Deserialize)]
struct Edit {
    #[serde(default)]
    changes: HashMap<String, Vec<TextEdit>>,
}

#[derive(Debug, Clone, Deserialize)]
struct Action {
    title: String,
    edit: Edit,
}

/// The answer to `textDocument/codeAction`.
#[derive(Debug, Clone)]
pub(crate) struct Actions(Vec<Action>);

impl Actions {
    /// What a result says; what is no edit is left out.
    pub(crate) fn read(result: Value) -> Actions {
        let all: Vec<Value> = serde_json::from_value(result).unwrap_or_default();
        let read = |it| serde_json::from_value(it).ok();
        Actions(all.into_iter().filter_map(read).collect())
    }

    /// Those that change one file and no other.
    pub(crate) fn remedies(self, buffer: &Buffer, encoding: Encoding) -> Vec<Remedy> {
        let text: &Rope = buffer.document.text();
        let own = |mut action: Action| {
            let mut files = action.edit.changes.drain();
            let (file, edits) = files.next()?;
            let is_own = uri::to_path(&file).as_ref() == Some(&buffer.path);
            (is_own && files.next().is_none()).then(|| Remedy {
                title: plain(&action.title),
                changes: changes(edits, text, encoding),
            })
        };
        self.0.into_iter().filter_map(own).collect()
    }
}
