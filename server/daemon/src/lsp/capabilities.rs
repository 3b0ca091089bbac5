//! What client and server tell each other at the start.

use serde::{Deserialize, Serialize};

use super::WorkspaceFolder;

/// The unit of `character` in positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum PositionEncodingKind {
    #[serde(rename = "utf-8")]
    Utf8,
    #[serde(rename = "utf-16")]
    Utf16,
    #[serde(rename = "utf-32")]
    Utf32,
}

/// What is read of `initialize`. Everything is optional, as clients are what they are.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct InitializeParams {
    pub(crate) capabilities: ClientCapabilities,
    pub(crate) workspace_folders: Option<Vec<WorkspaceFolder>>,
    /// What clients that know no list of folders say instead.
    pub(crate) root_uri: Option<String>,
    /// What the client's user set, and how the client wants to be served.
    pub(crate) initialization_options: Option<serde_json::Value>,
    /// How much of what is done is told: `off`, `messages`, `verbose`.
    pub(crate) trace: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ClientCapabilities {
    pub(crate) window: Option<WindowCapabilities>,
    #[serde(rename = "textDocument")]
    pub(crate) text_document: Option<serde_json::Value>,
    pub(crate) workspace: Option<serde_json::Value>,
    pub(crate) general: Option<GeneralCapabilities>,
    pub(crate) experimental: Option<serde_json::Value>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct WindowCapabilities {
    /// Whether the client shows how far long work has come.
    pub(crate) work_done_progress: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct GeneralCapabilities {
    /// Names, for a client may know encodings that we do not.
    pub(crate) position_encodings: Option<Vec<String>>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct InitializeResult {
    pub(crate) capabilities: ServerCapabilities,
    pub(crate) server_info: ServerInfo,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct ServerInfo {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ServerCapabilities {
    pub(crate) position_encoding: PositionEncodingKind,
    pub(crate) text_document_sync: TextDocumentSync,
    pub(crate) document_symbol_provider: bool,
    pub(crate) hover_provider: bool,
    pub(crate) completion_provider: serde_json::Value,
    pub(crate) signature_help_provider: serde_json::Value,
    pub(crate) definition_provider: bool,
    pub(crate) declaration_provider: bool,
    pub(crate) type_definition_provider: bool,
    pub(crate) workspace_symbol_provider: bool,
    pub(crate) call_hierarchy_provider: bool,
    pub(crate) document_formatting_provider: bool,
    pub(crate) references_provider: bool,
    pub(crate) document_highlight_provider: bool,
    pub(crate) rename_provider: serde_json::Value,
    pub(crate) document_link_provider: serde_json::Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) diagnostic_provider: Option<serde_json::Value>,
    pub(crate) folding_range_provider: bool,
    pub(crate) selection_range_provider: bool,
    pub(crate) inlay_hint_provider: bool,
    pub(crate) code_lens_provider: serde_json::Value,
    pub(crate) code_action_provider: serde_json::Value,
    pub(crate) semantic_tokens_provider: SemanticTokensOptions,
    pub(crate) workspace: serde_json::Value,
    pub(crate) experimental: serde_json::Value,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TextDocumentSync {
    pub(crate) open_close: bool,
    /// 2: only what changed is sent.
    pub(crate) change: u8,
    pub(crate) save: Save,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Save {
    pub(crate) include_text: bool,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct SemanticTokensOptions {
    pub(crate) legend: Legend,
    pub(crate) full: serde_json::Value,
    pub(crate) range: bool,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Legend {
    pub(crate) token_types: &'static [&'static str],
    pub(crate) token_modifiers: &'static [&'static str],
}
