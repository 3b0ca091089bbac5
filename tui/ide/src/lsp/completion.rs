//! What could be written at the cursor, as the server offers it.

use ropey::Rope;
use serde::Deserialize;
use serde_json::Value;

use super::{
    edit::{TextEdit, changes},
    position::Encoding,
};
use crate::model::{
    completion::{Completion, Item},
    console::plain,
};

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Offered {
    label: String,
    #[serde(default)]
    detail: String,
    #[serde(default)]
    sort_text: Option<String>,
    text_edit: TextEdit,
    #[serde(default)]
    additional_text_edits: Vec<TextEdit>,
}

/// The answer to `textDocument/completion`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Answer {
    #[serde(default)]
    is_incomplete: bool,
    items: Vec<Offered>,
}

impl Answer {
    /// What a result says; none where nothing is offered or it cannot be understood.
    pub(crate) fn read(result: Value) -> Option<Answer> {
        let answer: Answer = serde_json::from_value(result).ok()?;
        (!answer.items.is_empty()).then_some(answer)
    }

    /// What is offered in the text that was asked about.
    pub(crate) fn completion(self, text: &Rope, encoding: Encoding) -> Option<Completion> {
        let begins = |it: &Offered| it.text_edit.range.range(text, encoding).start;
        let start = begins(self.items.first()?);
        let mut items = self.items;
        items.sort_by_cached_key(|it| it.sort_text.clone().unwrap_or_else(|| it.label.clone()));
        // One range for all: what is there is written over as one word.
        let items = items.into_iter().filter(|it| begins(it) == start);
        let items = items.map(|it| {
            let mut edits = changes(it.additional_text_edits, text, encoding);
            edits.retain(|edit| edit.end <= start);
            Item {
                label: plain(&it.label),
                detail: plain(&it.detail),
                text: it.text_edit.new_text,
                edits,
            }
        });
        Some(Completion::new(start, self.is_incomplete, items.collect()))
    }
}
