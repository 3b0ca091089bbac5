//! `textDocument/didOpen`: the client's text counts from now on, not the disk's.

use crate::document::Document;
use crate::event::ClientId;
use crate::lsp::DidOpenParams;
use crate::owner::State;

pub(super) fn handle(state: &mut State, client: ClientId, params: DidOpenParams) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let item = params.text_document;
    let mut document = Document::new(&item.uri, item.version, &item.text);
    document.surround(session.workspace.around(document.path.as_deref()));
    session.documents.insert(item.uri.clone(), document);
    state.diagnostics.want(client, &item.uri);
    state.unfollow(client, &item.uri);
}
