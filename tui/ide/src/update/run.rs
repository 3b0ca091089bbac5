//! Running a file on a board, and stopping it.

use garter_protocol::{BoardId, Request, Run, RunStarted, Select, SoftReset, Stop};
use serde::Serialize;

use super::{Effects, save, server};
use crate::{
    effect::Effect,
    keys,
    lsp::{Query, uri},
    model::{Model, console::Voice, prompt::Prompt},
};

/// A request with the protocol's own parameters.
pub(crate) fn request<T: Serialize>(query: Query, method: &'static str, params: &T) -> Effect {
    // Only a map with keys that are no text could fail, and the protocol has none.
    let params = serde_json::to_value(params).unwrap_or_default();
    Effect::Request {
        query,
        method,
        params,
    }
}

/// Saves the file in the editor and runs it.
pub(crate) fn run(model: &mut Model, out: &mut Effects) {
    if !model.server.is_ready() {
        server::explain(model);
        return;
    }
    if model.server.run.is_some() || model.server.starting {
        let stop = keys::name_of(crate::action::Action::Stop);
        model.complain(format!("A program is running; {stop} stops it"));
        return;
    }
    let Some(buffer) = model.buffer() else {
        model.complain("Open a Python file first, then run it");
        return;
    };
    if !buffer.is_python() {
        let text = format!("{} is not a Python file", buffer.name());
        model.complain(text);
        return;
    }
    let path = buffer.path.clone();
    if buffer.document.is_dirty() && buffer.read_only.is_none() {
        model.run_when_saved = Some(path.clone());
        save::save(model, &path, false, out);
    } else {
        start(model, &path, out);
    }
}

/// Runs a file that is saved.
pub(crate) fn start(model: &mut Model, path: &std::path::Path, out: &mut Effects) {
    model.shown.console = true;
    model.console.back = 0;
    model.server.starting = true;
    model.server.program = Some(path.to_owned());
    let board = model.server.board();
    let on = board
        .map(|board| format!(" on {}", board.name))
        .unwrap_or_default();
    let text = format!("\u{25b6} {}{on}", model.short(path));
    model.console.note(Voice::Note, &text);
    super::edit::follow_cursor(model);
    let run = Run {
        uri: Some(uri::from_path(path)),
        ..Run::default()
    };
    out.push(request(Query::Run, Run::METHOD, &run));
}

/// The board has begun.
pub(crate) fn started(model: &mut Model, run: RunStarted) {
    model.server.starting = false;
    model.server.run = Some(run);
}

/// Stops what runs, whoever started it.
pub(crate) fn stop(model: &mut Model, out: &mut Effects) {
    if !model.server.is_ready() {
        server::explain(model);
        return;
    }
    let board = model.server.run.as_ref().map(|run| run.board.clone());
    out.push(request(Query::Stop, Stop::METHOD, &Stop { board }));
}

/// Restarts the board's interpreter.
pub(crate) fn soft_reset(model: &mut Model, out: &mut Effects) {
    if !model.server.is_ready() {
        server::explain(model);
        return;
    }
    model.shown.console = true;
    out.push(request(
        Query::SoftReset,
        SoftReset::METHOD,
        &SoftReset::default(),
    ));
}

/// Asks which board.
pub(crate) fn choose_board(model: &mut Model) {
    if !model.server.is_ready() {
        server::explain(model);
        return;
    }
    let plain = crate::model::console::plain;
    let boards: Vec<_> = model
        .server
        .boards
        .iter()
        .map(|b| (b.id.clone(), plain(&b.name)))
        .collect();
    let chosen = model
        .server
        .boards
        .iter()
        .position(|board| board.selected)
        .unwrap_or(0);
    model.prompt = Some(Prompt::Board { chosen, boards });
}

/// Makes a board the one that is meant.
pub(crate) fn select_board(model: &mut Model, board: BoardId, out: &mut Effects) {
    out.push(request(Query::Select, Select::METHOD, &Select { board }));
    if model.shown.heap {
        super::heap::watch(model, true, out);
    }
}
