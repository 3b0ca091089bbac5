//! `garter/ignored`: what in a folder nobody works on.

use garter_protocol::{AskIgnored, Ignored};

use crate::event::ClientId;
use crate::lsp::path_of;
use crate::owner::State;
use crate::rpc::Responder;
use crate::workspace::ignored;

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: AskIgnored,
    responder: Responder<Ignored>,
) {
    let Some(session) = state.sessions.get(&client) else {
        return;
    };
    let roots = session.workspace.roots.clone();
    tokio::task::spawn_blocking(move || {
        let folder = path_of(&params.uri);
        let names = folder.map_or_else(Vec::new, |folder| ignored(&folder, &roots));
        responder.answer(&Ignored {
            uri: params.uri,
            names,
        });
    });
}
