//! `$/setTrace`: whether the client is told what is done for it.

use serde::Deserialize;

use crate::event::ClientId;
use crate::owner::State;

#[derive(Debug, Deserialize)]
pub(super) struct SetTraceParams {
    value: String,
}

pub(super) fn handle(state: &mut State, client: ClientId, params: SetTraceParams) {
    if let Some(session) = state.sessions.get_mut(&client) {
        session.traces = params.value != "off";
    }
}
