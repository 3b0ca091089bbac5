//! Programs that run: from the request to the end, told to every client.

use std::path::PathBuf;
use std::sync::Arc;

use garter_link::{LinkError, RunOptions};
use garter_protocol::{BoardId, Outcome, Output, RunEnded, RunId, RunStarted};

use crate::boards::{News, Seat, outcome_on_wire, refusal};
use crate::diagnostics;
use crate::lsp;
use crate::owner::State;
use crate::rpc::{Refusal, Responder};
use crate::run_fault::{RunFault, not_on_board};

/// The text of a run, or where to read it.
pub(crate) enum Program {
    Text(String),
    File(PathBuf),
}

/// Does a run on the board's own thread: answers the request, then tells how it goes.
pub(crate) fn perform(
    seat: &Arc<Seat>,
    run: RunId,
    board: BoardId,
    program: Program,
    options: RunOptions,
    responder: Responder<RunStarted>,
) {
    let begun = read(program).and_then(|code| Ok((code, seat.board().map_err(|e| refusal(&e))?)));
    let (code, link) = match begun {
        Ok(begun) => begun,
        Err(error) => {
            seat.tell(News::NotRun(run));
            responder.refuse(&error);
            return;
        }
    };
    responder.answer(&RunStarted { run, board });
    // Its output comes by way of the board's subscription, in order with the rest.
    let result = link.run(&code, options, |_| {});
    seat.tell(News::Ended { run, result });
}

fn read(program: Program) -> Result<String, Refusal> {
    match program {
        Program::Text(text) => Ok(text),
        Program::File(path) => std::fs::read_to_string(&path).map_err(|error| {
            Refusal::garter(
                garter_protocol::ErrorCode::NoSuchDocument,
                format!("cannot read {}: {error}", path.display()),
                "Check the path, or save the file first.",
            )
        }),
    }
}

impl State {
    /// Numbers the next run.
    pub(crate) fn next_run(&mut self) -> RunId {
        self.last_run += 1;
        RunId(self.last_run)
    }

    /// Takes note of what a board's threads tell.
    pub(crate) fn board_news(&mut self, board: &BoardId, news: News) {
        let Some(entry) = self.boards.get(board) else {
            return;
        };
        match news {
            News::Opening => entry.opening = true,
            News::Opened {
                firmware,
                has_inspect,
            } => {
                entry.opening = false;
                entry.lost = false;
                entry.firmware = firmware;
                entry.has_inspect = has_inspect;
                self.count_board(board);
            }
            News::NotOpened => entry.opening = false,
            News::NotRun(run) => {
                entry.run.take_if(|active| active.id == run);
            }
            News::Link(state) => {
                if !self.link_changed(board, state) {
                    return;
                }
            }
            News::Printed(bytes) => return self.printed(board, &bytes),
            News::Picture(picture) => return self.tell_picture(picture),
            News::Census(census) => return self.board_counted(board, census),
            News::Ended { run, result } => {
                self.ended(board, run, result);
                self.count_board(board);
            }
        }
        self.tell_boards();
    }

    /// Whether it matters to clients.
    fn link_changed(&mut self, board: &BoardId, state: garter_link::State) -> bool {
        let Some(entry) = self.boards.get(board) else {
            return false;
        };
        entry.executing = state == garter_link::State::Running;
        if state == garter_link::State::Repl {
            self.count_board(board);
        }
        let Some(entry) = self.boards.get(board) else {
            return false;
        };
        let lost = state == garter_link::State::Lost;
        if lost == entry.lost {
            return false;
        }
        entry.lost = lost;
        if !lost {
            self.watch_again(board);
        }
        true
    }

    fn printed(&mut self, board: &BoardId, bytes: &[u8]) {
        let Some(entry) = self.boards.get(board) else {
            return;
        };
        let text = entry.decoder.push(bytes);
        self.tell_output(board, text);
    }

    fn tell_output(&mut self, board: &BoardId, text: String) {
        let Some(entry) = self.boards.get(board) else {
            return;
        };
        if text.is_empty() {
            return;
        }
        let executing = entry.run.as_ref().filter(|_| entry.executing);
        let run = executing.map(|active| active.id);
        let output = Output {
            board: board.clone(),
            run,
            text,
        };
        for session in self.sessions.values() {
            session.notify(&output);
        }
    }

    fn ended(
        &mut self,
        board: &BoardId,
        run: RunId,
        result: Result<garter_link::Outcome, LinkError>,
    ) {
        let Some(entry) = self.boards.get(board) else {
            return;
        };
        let rest = entry.decoder.finish();
        self.tell_output(board, rest);
        let Some(entry) = self.boards.get(board) else {
            return;
        };
        let uri = entry
            .run
            .take_if(|active| active.id == run)
            .and_then(|active| active.uri);
        let (mut outcome, exit_code) = outcome_on_wire(result);
        if let Outcome::Exception {
            r#type,
            message,
            remedy,
            ..
        } = &mut outcome
        {
            let trees = self.sessions.values().map(|it| &it.workspace);
            let mut found =
                trees.filter_map(|it| not_on_board(&it.roots, &it.tree, r#type, message));
            *remedy = found.next();
        }
        self.show_exception(uri.as_deref(), &outcome);
        let ended = RunEnded {
            board: board.clone(),
            run,
            outcome,
            exit_code,
        };
        for session in self.sessions.values() {
            session.notify(&ended);
        }
        self.look_after_run(board);
    }

    /// Puts an exception on its line in every client that has the document open.
    fn show_exception(&mut self, uri: Option<&str>, outcome: &Outcome) {
        let Outcome::Exception {
            r#type,
            message,
            frames,
            ..
        } = outcome
        else {
            return;
        };
        for (&client, session) in &mut self.sessions {
            for (open, document) in &mut session.documents {
                let was_run = uri.is_some_and(|uri| is_same_document(uri, open));
                let fault = RunFault::in_document(document, was_run, frames, r#type, message);
                if fault.is_some() {
                    document.run_fault = fault;
                    self.diagnostics.want(client, open);
                }
            }
        }
    }

    /// Takes back what an earlier run has left on a document.
    pub(crate) fn forget_exception(&mut self, uri: &str) {
        for session in self.sessions.values_mut() {
            let mut shown = Vec::new();
            for (open, document) in &mut session.documents {
                if is_same_document(uri, open) && document.run_fault.take().is_some() {
                    shown.push((open.clone(), document.snapshot()));
                }
            }
            for (open, snapshot) in shown {
                if snapshot.known_now().is_some() {
                    diagnostics::publish(session, &open, &snapshot);
                }
            }
        }
    }
}

/// Clients write the same file's URI in more than one way.
fn is_same_document(one: &str, other: &str) -> bool {
    one == other || lsp::path_of(one).is_some_and(|path| lsp::path_of(other) == Some(path))
}
