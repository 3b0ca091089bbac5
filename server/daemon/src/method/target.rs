//! `garter/target`: what a document is held against.

use garter_protocol::{AskTarget, Target};

use crate::event::ClientId;
use crate::lsp::path_of;
use crate::owner::State;
use crate::rpc::Responder;

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: AskTarget,
    responder: Responder<Target>,
) {
    let path = params.uri.as_deref().and_then(path_of);
    responder.answer(&state.target_of(client, &path.unwrap_or_default()));
}
