//! `garter/input`: typing on a board.

use std::thread::sleep;
use std::time::{Duration, Instant};

use garter_link::LinkError;
use garter_protocol::{Done, Input};

use crate::boards::refusal;
use crate::event::ClientId;
use crate::owner::State;
use crate::rpc::Responder;

/// How long typing waits for files and pictures that are under way.
const PATIENCE: Duration = Duration::from_secs(2);
const RETRY: Duration = Duration::from_millis(10);

pub(super) fn handle(state: &mut State, _: ClientId, params: Input, responder: Responder<Done>) {
    let entry = match state.boards.meant(params.board.as_ref()) {
        Ok(entry) => entry,
        Err(refusal) => return responder.refuse(&refusal),
    };
    entry.worker.beside(move |seat| {
        let typed = seat
            .board()
            .and_then(|board| type_on(&board, params.data.as_bytes()));
        responder.finish(typed.map(|()| Done {}).map_err(|error| refusal(&error)));
    });
}

fn type_on(board: &garter_link::Board, bytes: &[u8]) -> Result<(), LinkError> {
    let until = Instant::now() + PATIENCE;
    loop {
        match board.write_repl(bytes) {
            Err(LinkError::Busy { .. }) if Instant::now() < until => sleep(RETRY),
            other => return other,
        }
    }
}
