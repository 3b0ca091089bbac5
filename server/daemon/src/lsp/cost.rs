//! Inlay hints and code lenses.

use serde::{Deserialize, Serialize};

use super::{MarkupContent, Position, Range, TextDocumentIdentifier};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct InlayHintParams {
    pub(crate) text_document: TextDocumentIdentifier,
    pub(crate) range: Range,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct InlayHint {
    pub(crate) position: Position,
    pub(crate) label: String,
    pub(crate) tooltip: MarkupContent,
    pub(crate) padding_left: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct CodeLens {
    pub(crate) range: Range,
    pub(crate) command: Command,
}

#[derive(Debug, Serialize)]
pub(crate) struct Command {
    pub(crate) title: String,
    pub(crate) command: &'static str,
    pub(crate) arguments: Vec<serde_json::Value>,
}
