//! What can be done about a place of a document.

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Range, TextDocumentIdentifier, WorkspaceEdit};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CodeActionParams {
    pub(crate) text_document: TextDocumentIdentifier,
    pub(crate) range: Range,
    #[serde(default)]
    pub(crate) context: CodeActionContext,
}

/// What of it is wanted. The client's diagnostics are not read: ours are newer.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct CodeActionContext {
    pub(crate) only: Option<Vec<String>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CodeAction {
    pub(crate) title: String,
    pub(crate) kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) diagnostics: Vec<Diagnostic>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) is_preferred: bool,
    pub(crate) edit: WorkspaceEdit,
}
