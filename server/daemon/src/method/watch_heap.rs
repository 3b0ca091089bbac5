//! `garter/watchHeap`: pictures as they come, or no more of them.

use garter_protocol::{Done, WatchHeap};

use crate::event::ClientId;
use crate::heap::{apply_watch, look_once, period_or_usual};
use crate::owner::State;
use crate::rpc::Responder;

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: WatchHeap,
    responder: Responder<Done>,
) {
    let entry = match state.boards.meant(params.board.as_ref()) {
        Ok(entry) => entry,
        Err(refusal) => return responder.refuse(&refusal),
    };
    if params.on {
        entry
            .watchers
            .insert(client, period_or_usual(params.period_ms));
    } else {
        entry.watchers.remove(&client);
    }
    apply_watch(entry);
    responder.answer(&Done {});
    if params.on && entry.run.is_none() {
        look_once(entry);
    }
}
