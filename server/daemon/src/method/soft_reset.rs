//! `garter/softReset`: a fresh interpreter.

use garter_protocol::{Done, SoftReset};

use crate::boards::refusal;
use crate::event::ClientId;
use crate::owner::State;
use crate::rpc::Responder;

pub(super) fn handle(
    state: &mut State,
    _: ClientId,
    params: SoftReset,
    responder: Responder<Done>,
) {
    let entry = match state.boards.meant(params.board.as_ref()) {
        Ok(entry) => entry,
        Err(refusal) => return responder.refuse(&refusal),
    };
    if entry.run.is_some() {
        entry.worker.beside(|seat| {
            // When it cannot be stopped, the reset behind it says so.
            let _ = seat.board().and_then(|board| board.stop());
        });
    }
    entry.worker.converse(move |seat| {
        let reset = seat.board().and_then(|board| board.soft_reset());
        responder.finish(reset.map(|()| Done {}).map_err(|error| refusal(&error)));
    });
}
