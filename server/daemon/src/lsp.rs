//! The parts of LSP that Garter speaks, as wire types.
//!
//! Written here rather than taken from a crate because they are few, and because a client's
//! URI is kept as the text it is: an editor whose URIs a strict parser refuses still works.

mod capabilities;
mod code_action;
mod cost;
mod diagnostic;
mod document;
mod feature;
mod position;
mod uri;
mod workspace;

pub(crate) use capabilities::{
    InitializeParams, InitializeResult, Legend, PositionEncodingKind, Save, SemanticTokensOptions,
    ServerCapabilities, ServerInfo, TextDocumentSync,
};
pub(crate) use code_action::{CodeAction, CodeActionParams};
pub(crate) use cost::{CodeLens, Command, InlayHint, InlayHintParams};
pub(crate) use diagnostic::{
    CodeDescription, Diagnostic, DiagnosticData, MessageType, PublishDiagnosticsParams,
    RelatedInformation, Severity, ShowMessageParams,
};
pub(crate) use document::{
    ContentChange, DidChangeParams, DidCloseParams, DidOpenParams, DidSaveParams,
    TextDocumentIdentifier,
};
pub(crate) use feature::{
    CancelParams, CompletionData, CompletionItem, CompletionList, DocumentHighlight,
    DocumentParams, DocumentSymbol, FoldingRange, Hover, Location, MarkupContent, PositionParams,
    RangeParams, ReferenceParams, RenameParams, SelectionRange, SelectionRangeParams,
    SemanticTokens, SemanticTokensAgain, SemanticTokensDelta, SemanticTokensDeltaParams,
    SemanticTokensEdit, SymbolKind, TextEdit, WorkspaceEdit,
};
pub(crate) use position::{Position, Range};
pub(crate) use uri::{path_of, uri_of};
pub(crate) use workspace::{DidChangeWorkspaceFoldersParams, WorkspaceFolder};

/// Method names of LSP.
pub(crate) mod method {
    pub(crate) const INITIALIZE: &str = "initialize";
    pub(crate) const INITIALIZED: &str = "initialized";
    pub(crate) const DID_CHANGE_FOLDERS: &str = "workspace/didChangeWorkspaceFolders";
    pub(crate) const SHUTDOWN: &str = "shutdown";
    pub(crate) const EXIT: &str = "exit";
    pub(crate) const CANCEL: &str = "$/cancelRequest";
    pub(crate) const DID_OPEN: &str = "textDocument/didOpen";
    pub(crate) const DID_CHANGE: &str = "textDocument/didChange";
    pub(crate) const DID_CLOSE: &str = "textDocument/didClose";
    pub(crate) const DID_SAVE: &str = "textDocument/didSave";
    pub(crate) const PUBLISH_DIAGNOSTICS: &str = "textDocument/publishDiagnostics";
    pub(crate) const DOCUMENT_SYMBOL: &str = "textDocument/documentSymbol";
    pub(crate) const SEMANTIC_TOKENS: &str = "textDocument/semanticTokens/full";
    pub(crate) const HOVER: &str = "textDocument/hover";
    pub(crate) const SIGNATURE_HELP: &str = "textDocument/signatureHelp";
    pub(crate) const COMPLETION: &str = "textDocument/completion";
    pub(crate) const DEFINITION: &str = "textDocument/definition";
    pub(crate) const REFERENCES: &str = "textDocument/references";
    pub(crate) const DOCUMENT_HIGHLIGHT: &str = "textDocument/documentHighlight";
    pub(crate) const PREPARE_RENAME: &str = "textDocument/prepareRename";
    pub(crate) const RENAME: &str = "textDocument/rename";
    pub(crate) const FOLDING_RANGE: &str = "textDocument/foldingRange";
    pub(crate) const SELECTION_RANGE: &str = "textDocument/selectionRange";
    pub(crate) const CODE_ACTION: &str = "textDocument/codeAction";
    pub(crate) const COMPLETION_RESOLVE: &str = "completionItem/resolve";
    pub(crate) const DECLARATION: &str = "textDocument/declaration";
    pub(crate) const TYPE_DEFINITION: &str = "textDocument/typeDefinition";
    pub(crate) const SEMANTIC_TOKENS_DELTA: &str = "textDocument/semanticTokens/full/delta";
    pub(crate) const SEMANTIC_TOKENS_RANGE: &str = "textDocument/semanticTokens/range";
    pub(crate) const INLAY_HINT: &str = "textDocument/inlayHint";
    pub(crate) const CODE_LENS: &str = "textDocument/codeLens";
    pub(crate) const WORKSPACE_SYMBOL: &str = "workspace/symbol";
    pub(crate) const PREPARE_CALLS: &str = "textDocument/prepareCallHierarchy";
    pub(crate) const INCOMING_CALLS: &str = "callHierarchy/incomingCalls";
    pub(crate) const OUTGOING_CALLS: &str = "callHierarchy/outgoingCalls";
    pub(crate) const FORMATTING: &str = "textDocument/formatting";
    pub(crate) const DOCUMENT_LINK: &str = "textDocument/documentLink";
    pub(crate) const DIAGNOSTIC: &str = "textDocument/diagnostic";
    pub(crate) const WORKSPACE_DIAGNOSTIC: &str = "workspace/diagnostic";
    pub(crate) const DIAGNOSTIC_REFRESH: &str = "workspace/diagnostic/refresh";
    pub(crate) const DID_CHANGE_CONFIGURATION: &str = "workspace/didChangeConfiguration";
    pub(crate) const SET_TRACE: &str = "$/setTrace";
    pub(crate) const LOG_TRACE: &str = "$/logTrace";
    pub(crate) const PROGRESS: &str = "$/progress";
    pub(crate) const CREATE_PROGRESS: &str = "window/workDoneProgress/create";
    pub(crate) const SHOW_MESSAGE: &str = "window/showMessage";
}
