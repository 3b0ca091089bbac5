//! `textDocument/didClose`: the disk's text counts again.

use crate::event::ClientId;
use crate::lsp::DidCloseParams;
use crate::owner::State;

pub(super) fn handle(state: &mut State, client: ClientId, params: DidCloseParams) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let uri = params.text_document.uri;
    if session.documents.remove(&uri).is_some() {
        state.follow(client, &uri);
    }
}
