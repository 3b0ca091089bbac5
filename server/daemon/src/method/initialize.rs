//! `initialize`: what the client can, and what we can.

use serde_json::{Value, json};

use crate::event::ClientId;
use crate::lsp::{
    InitializeParams, InitializeResult, Save, SemanticTokensOptions, ServerCapabilities,
    ServerInfo, TextDocumentSync, path_of,
};
use crate::method::did_change_configuration::understood;
use crate::method::{code_action, semantic_tokens};
use crate::owner::State;
use crate::rpc::Responder;
use crate::session::Stage;

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: InitializeParams,
    responder: Responder<InitializeResult>,
) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    session.stage = Stage::Ready;
    let experimental = params.capabilities.experimental.as_ref();
    session.hears_garter |=
        experimental.and_then(|value| value.get("garter")) == Some(&Value::Bool(true));
    let window = params.capabilities.window.unwrap_or_default();
    session.shows_progress = window.work_done_progress;
    session.traces = params.trace.is_some_and(|it| it != "off");
    let options = params.initialization_options.unwrap_or_default();
    session.workspace.client = understood(session, &options);
    let of_text = params.capabilities.text_document.unwrap_or_default();
    let of_work = params.capabilities.workspace.unwrap_or_default();
    // Who can be told to ask again may ask: if it is told nothing otherwise, or wants it so.
    let refreshes = of_work["diagnostics"]["refreshSupport"] == json!(true);
    let only_asks = of_text.get("publishDiagnostics").is_none();
    let wants = only_asks || options["pullDiagnostics"] == json!(true);
    session.pulls = of_text.get("diagnostic").is_some() && refreshes && wants;
    let pulls = session.pulls;
    let offered = params
        .capabilities
        .general
        .and_then(|general| general.position_encodings);
    let folders = match params.workspace_folders {
        Some(folders) if !folders.is_empty() => folders.into_iter().map(|it| it.uri).collect(),
        _ => Vec::from_iter(params.root_uri),
    };
    session.workspace.roots = folders.iter().filter_map(|uri| path_of(uri)).collect();
    let position_encoding = session.agree_on_encoding(&offered.unwrap_or_default());
    responder.answer(&InitializeResult {
        capabilities: ServerCapabilities {
            position_encoding,
            text_document_sync: TextDocumentSync {
                open_close: true,
                change: 2,
                save: Save {
                    include_text: false,
                },
            },
            document_symbol_provider: true,
            hover_provider: true,
            completion_provider: json!({
                "triggerCharacters": [".", "\"", "'"],
                "resolveProvider": true,
            }),
            signature_help_provider: json!({ "triggerCharacters": ["(", ","] }),
            definition_provider: true,
            declaration_provider: true,
            type_definition_provider: true,
            workspace_symbol_provider: true,
            call_hierarchy_provider: true,
            document_formatting_provider: true,
            references_provider: true,
            document_highlight_provider: true,
            rename_provider: json!({ "prepareProvider": true }),
            document_link_provider: json!({}),
            diagnostic_provider: pulls.then(|| {
                json!({
                    "identifier": "garter",
                    "interFileDependencies": true,
                    "workspaceDiagnostics": true,
                })
            }),
            folding_range_provider: true,
            selection_range_provider: true,
            inlay_hint_provider: true,
            code_lens_provider: json!({}),
            code_action_provider: json!({ "codeActionKinds": code_action::KINDS }),
            semantic_tokens_provider: SemanticTokensOptions {
                legend: semantic_tokens::LEGEND,
                full: json!({ "delta": true }),
                range: true,
            },
            workspace: json!({
                "workspaceFolders": { "supported": true, "changeNotifications": true },
            }),
            experimental: json!({ "garter": true }),
        },
        server_info: ServerInfo {
            name: "garter",
            version: env!("CARGO_PKG_VERSION"),
        },
    });
}
