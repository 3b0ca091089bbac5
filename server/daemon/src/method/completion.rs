//! `textDocument/completion`: what could be written here.

use garter_analysis::{Completion, CompletionKind, complete};

use crate::event::ClientId;
use crate::lsp::{CompletionItem, PositionParams, TextEdit, path_of};
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::rpc::Responder;

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: PositionParams,
    responder: Responder<Option<Vec<CompletionItem>>>,
) {
    let uri = params.text_document.uri.clone();
    let Some(session) = state.sessions.get(&client) else {
        return;
    };
    let surroundings = session.workspace.around(path_of(&uri).as_deref());
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        let byte = known.byte(params.position, encoding);
        let found = complete(&known.text, byte, &surroundings);
        let range = known.range(&found.replaces, encoding);
        let item = |completion: Completion| CompletionItem {
            kind: kind(completion.kind),
            detail: completion.detail,
            text_edit: TextEdit {
                range,
                new_text: completion.label.clone(),
            },
            label: completion.label,
        };
        Some(found.all.into_iter().map(item).collect())
    });
}

/// The number that LSP gives a kind.
fn kind(kind: CompletionKind) -> u8 {
    match kind {
        CompletionKind::Function => 3,
        CompletionKind::Variable => 6,
        CompletionKind::Class => 7,
        CompletionKind::Module => 9,
        CompletionKind::Value => 10,
        CompletionKind::Keyword => 14,
    }
}
