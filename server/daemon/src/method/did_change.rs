//! `textDocument/didChange`: a keystroke.

use crate::event::ClientId;
use crate::lsp::DidChangeParams;
use crate::owner::State;

pub(super) fn handle(state: &mut State, client: ClientId, params: DidChangeParams) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let meant = params.text_document;
    let Some(document) = session.documents.get_mut(&meant.uri) else {
        return;
    };
    document.change(meant.version, &params.content_changes, session.encoding);
    state.diagnostics.want(client, &meant.uri);
}
