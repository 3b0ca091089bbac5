//! `garter/heap`: one picture.

use garter_protocol::{Heap, HeapPicture};

use crate::boards::refusal;
use crate::event::ClientId;
use crate::owner::State;
use crate::rpc::Responder;

pub(super) fn handle(
    state: &mut State,
    _: ClientId,
    params: Heap,
    responder: Responder<HeapPicture>,
) {
    let entry = match state.boards.meant(params.board.as_ref()) {
        Ok(entry) => entry,
        Err(refusal) => return responder.refuse(&refusal),
    };
    let look = move |seat: &_| {
        let picture = crate::boards::Seat::picture(seat);
        responder.finish(picture.map_err(|error| refusal(&error)));
    };
    // Beside a run, for the board may be able to show itself meanwhile; otherwise in turn,
    // so that it does not meet another conversation.
    if entry.run.is_some() {
        entry.worker.apart(look)
    } else {
        entry.worker.converse(look)
    }
}
