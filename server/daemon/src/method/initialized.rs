//! `initialized`: the client is ready to be told things.

use crate::event::ClientId;
use crate::owner::State;

pub(super) fn handle(state: &mut State, client: ClientId) {
    state.pages.write();
    state.take_target(client);
    state.workspace_changed(client);
}
