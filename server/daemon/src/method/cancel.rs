//! `$/cancelRequest`: the client no longer needs an answer.

use crate::event::ClientId;
use crate::lsp::CancelParams;
use crate::owner::State;

pub(super) fn handle(state: &mut State, client: ClientId, params: CancelParams) {
    if let Some(session) = state.sessions.get_mut(&client) {
        session.pending.cancel(&session.outbox, &params.id);
    }
}
