//! `garter/run`: a document or a piece of code, on a board.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use garter_link::RunOptions;
use garter_protocol::{ErrorCode, Run, RunStarted};

use crate::boards::ActiveRun;
use crate::event::ClientId;
use crate::lsp::path_of;
use crate::owner::State;
use crate::rpc::{Refusal, Responder, code};
use crate::runs::{Program, perform};
use crate::session::Session;

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: Run,
    responder: Responder<RunStarted>,
) {
    if let Err(refusal) = start(state, client, params, responder) {
        let (responder, refusal) = *refusal;
        responder.refuse(&refusal);
    }
}

fn start(
    state: &mut State,
    client: ClientId,
    params: Run,
    responder: Responder<RunStarted>,
) -> Result<(), Box<(Responder<RunStarted>, Refusal)>> {
    let Some(session) = state.sessions.get(&client) else {
        return Ok(());
    };
    let program = match program(session, &params) {
        Ok(program) => program,
        Err(refusal) => return Err(Box::new((responder, refusal))),
    };
    let run = state.next_run();
    let entry = match state.boards.meant(params.board.as_ref()) {
        Ok(entry) => entry,
        Err(refusal) => return Err(Box::new((responder, refusal))),
    };
    if entry.run.is_some() {
        return Err(Box::new((responder, busy())));
    }
    // What an earlier program has left must not decide how this one goes.
    let options = RunOptions {
        fresh: params.code.is_none(),
    };
    let over = Arc::new(AtomicBool::new(false));
    let uri = params.uri.clone();
    entry.run = Some(ActiveRun {
        id: run,
        uri,
        over: over.clone(),
    });
    let board = entry.id().clone();
    entry.worker.converse(move |seat| {
        perform(seat, run, board, program, options, responder);
        over.store(true, Ordering::Release);
    });
    if let Some(uri) = &params.uri {
        state.forget_exception(uri);
    }
    state.tell_boards();
    Ok(())
}

/// The client's own text counts before the disk's.
fn program(session: &Session, params: &Run) -> Result<Program, Refusal> {
    if let Some(text) = params.text.as_ref().or(params.code.as_ref()) {
        return Ok(Program::Text(text.clone()));
    }
    let Some(uri) = &params.uri else {
        return Err(Refusal::new(
            code::INVALID_PARAMS,
            "give `uri`, `text` or `code`",
        ));
    };
    if let Some(document) = session.documents.get(uri) {
        return Ok(Program::Text(document.text()));
    }
    path_of(uri).map(Program::File).ok_or_else(|| {
        Refusal::garter(
            ErrorCode::NoSuchDocument,
            format!("{uri} is not open and is no file"),
            "Open it, or give its text.",
        )
    })
}

/// The board has something to do already.
pub(super) fn busy() -> Refusal {
    Refusal::garter(
        ErrorCode::BoardBusy,
        "the board runs a program",
        "Stop it first (`garter stop`).",
    )
}
