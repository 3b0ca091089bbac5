//! What could be written at the cursor, as the server offers it.

use ropey::Rope;
use serde::Deserialize;
use serde_json::Value;

use super::position::{self, Encoding};
use crate::{
    editor::Change,
    model::{
        completion::{Completion, Item},
        console::plain,
    },
};

#[derive(Debug, Clone, Deserialize)]
struct Position {
    line: usize,
    character: usize,
}

#[derive(Debug, Clone, Deserialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct TextEdit {
    range: Range,
    new_text: String,
}

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
        let at = |p: &Position| position::read(text, p.line, p.character, encoding);
        let start = at(&self.items.first()?.text_edit.range.start);
        let mut items = self.items;
        items.sort_by_cached_key(|it| it.sort_text.clone().unwrap_or_else(|| it.label.clone()));
        // One range for all: what is there is written over as one word.
        let items = items
            .into_iter()
            .filter(|it| at(&it.text_edit.range.start) == start);
        let items = items.map(|it| {
            let edits = it.additional_text_edits.into_iter();
            let mut edits: Vec<Change> = edits
                .map(|edit| Change::new(at(&edit.range.start)..at(&edit.range.end), edit.new_text))
                .filter(|edit| edit.end <= start)
                .collect();
            edits.sort_by_key(|edit| edit.start);
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
