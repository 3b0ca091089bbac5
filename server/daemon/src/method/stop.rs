//! `garter/stop`: interrupts what runs.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use garter_link::State;
use garter_protocol::{Stop, Stopped};

use crate::boards::refusal;
use crate::event::ClientId;
use crate::owner;
use crate::rpc::Responder;

/// How long a run that is about to begin is waited for.
const PATIENCE: Duration = Duration::from_secs(5);
const RETRY: Duration = Duration::from_millis(20);

pub(super) fn handle(
    state: &mut owner::State,
    _: ClientId,
    params: Stop,
    responder: Responder<Stopped>,
) {
    let entry = match state.boards.meant(params.board.as_ref()) {
        Ok(entry) => entry,
        Err(refusal) => return responder.refuse(&refusal),
    };
    let active = entry.run.as_ref();
    let run = active.map(|active| active.id);
    let over = active.map(|active| active.over.clone());
    entry.worker.beside(move |seat| {
        let stopped = seat.board().and_then(|board| {
            board.stop()?;
            Ok(board)
        });
        match stopped {
            Ok(board) => {
                responder.answer(&Stopped { run });
                if let Some(over) = over {
                    insist(&board, &over);
                }
            }
            Err(error) => responder.refuse(&refusal(&error)),
        }
    });
}

/// A run that was only about to begin did not feel the first stop: stops it once it runs.
fn insist(board: &garter_link::Board, over: &AtomicBool) {
    let until = Instant::now() + PATIENCE;
    while !over.load(Ordering::Acquire) && Instant::now() < until {
        let running = board.state() == State::Running;
        sleep(RETRY);
        if running && !over.load(Ordering::Acquire) {
            // A board that is gone ends its run by itself.
            let _ = board.stop();
            return;
        }
    }
}
