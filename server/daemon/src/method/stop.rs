//! `garter/stop`: interrupts what runs.

use garter_protocol::{Stop, Stopped};

use crate::boards::refusal;
use crate::event::ClientId;
use crate::owner::State;
use crate::rpc::Responder;

pub(super) fn handle(state: &mut State, _: ClientId, params: Stop, responder: Responder<Stopped>) {
    let entry = match state.boards.meant(params.board.as_ref()) {
        Ok(entry) => entry,
        Err(refusal) => return responder.refuse(&refusal),
    };
    let run = entry.run.as_ref().map(|active| active.id);
    entry.worker.beside(move |seat| {
        let stopped = seat.board().and_then(|board| board.stop());
        responder.finish(
            stopped
                .map(|()| Stopped { run })
                .map_err(|error| refusal(&error)),
        );
    });
}
