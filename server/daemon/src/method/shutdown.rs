//! `shutdown`: the client will ask nothing more.

use crate::event::ClientId;
use crate::owner::State;
use crate::rpc::Responder;
use crate::session::Stage;

pub(super) fn handle(state: &mut State, client: ClientId, responder: Responder<()>) {
    if let Some(session) = state.sessions.get_mut(&client) {
        session.stage = Stage::ShutDown;
    }
    responder.answer(&());
}
