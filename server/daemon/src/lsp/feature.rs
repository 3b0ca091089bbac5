//! What a client may ask about a document.

use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

use super::{Position, Range, TextDocumentIdentifier};
use crate::rpc::Id;

#[derive(Debug, Deserialize)]
pub(crate) struct CancelParams {
    pub(crate) id: Id,
}

/// The parameters of requests about a whole document.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DocumentParams {
    pub(crate) text_document: TextDocumentIdentifier,
}

/// The parameters of requests about a place in a document.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PositionParams {
    pub(crate) text_document: TextDocumentIdentifier,
    pub(crate) position: Position,
}

/// The kinds of symbol we tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SymbolKind {
    Class = 5,
    Method = 6,
    Function = 12,
    Variable = 13,
    Constant = 14,
}

impl Serialize for SymbolKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(*self as u8)
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DocumentSymbol {
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) detail: Option<String>,
    pub(crate) kind: SymbolKind,
    pub(crate) range: Range,
    pub(crate) selection_range: Range,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) children: Vec<DocumentSymbol>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SemanticTokens {
    /// What a later question about what changed names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) result_id: Option<String>,
    /// Five numbers per token: lines and units since the one before, length, type, modifiers.
    #[serde(serialize_with = "as_list")]
    pub(crate) data: Arc<Vec<u32>>,
}

fn as_list<S: Serializer>(data: &Arc<Vec<u32>>, to: S) -> Result<S::Ok, S::Error> {
    data.as_slice().serialize(to)
}

#[derive(Debug, Serialize)]
pub(crate) struct Hover {
    pub(crate) contents: MarkupContent,
    pub(crate) range: Range,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MarkupContent {
    pub(crate) kind: String,
    pub(crate) value: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReferenceParams {
    pub(crate) text_document: TextDocumentIdentifier,
    pub(crate) position: Position,
    pub(crate) context: ReferenceContext,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReferenceContext {
    pub(crate) include_declaration: bool,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RenameParams {
    pub(crate) text_document: TextDocumentIdentifier,
    pub(crate) position: Position,
    pub(crate) new_name: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SelectionRangeParams {
    pub(crate) text_document: TextDocumentIdentifier,
    pub(crate) positions: Vec<Position>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Location {
    pub(crate) uri: String,
    pub(crate) range: Range,
}

#[derive(Debug, Serialize)]
pub(crate) struct DocumentHighlight {
    pub(crate) range: Range,
    /// 2: read, 3: written.
    pub(crate) kind: u8,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TextEdit {
    pub(crate) range: Range,
    pub(crate) new_text: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct WorkspaceEdit {
    /// By URI.
    pub(crate) changes: std::collections::BTreeMap<String, Vec<TextEdit>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FoldingRange {
    pub(crate) start_line: u32,
    pub(crate) end_line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<&'static str>,
}

#[derive(Debug, Serialize)]
pub(crate) struct SelectionRange {
    pub(crate) range: Range,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) parent: Option<Box<SelectionRange>>,
}

/// A list of completions that is the same for what else is typed, or not.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CompletionList {
    pub(crate) is_incomplete: bool,
    pub(crate) items: Vec<CompletionItem>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CompletionItem {
    pub(crate) label: String,
    #[serde(default)]
    pub(crate) kind: u8,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) detail: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) documentation: Option<MarkupContent>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sort_text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) text_edit: Option<TextEdit>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) additional_text_edits: Vec<TextEdit>,
    /// What is needed to say more about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) data: Option<CompletionData>,
    /// What else a client keeps in it comes back as it is.
    #[serde(flatten)]
    pub(crate) rest: serde_json::Map<String, serde_json::Value>,
}

/// A thing in a module that is built in.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CompletionData {
    pub(crate) module: String,
    pub(crate) path: Vec<String>,
}

/// What changed in the colours, or all of them.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum SemanticTokensAgain {
    All(SemanticTokens),
    Delta(SemanticTokensDelta),
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SemanticTokensDelta {
    pub(crate) result_id: String,
    pub(crate) edits: Vec<SemanticTokensEdit>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SemanticTokensEdit {
    pub(crate) start: usize,
    pub(crate) delete_count: usize,
    pub(crate) data: Vec<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SemanticTokensDeltaParams {
    pub(crate) text_document: TextDocumentIdentifier,
    pub(crate) previous_result_id: String,
}

/// The parameters of requests about a part of a document.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RangeParams {
    pub(crate) text_document: TextDocumentIdentifier,
    pub(crate) range: Range,
}
