//! Problems: from one to the next, and the list.

use crate::{
    editor::{Selection, verb::motion::Motion},
    model::{Model, Pane},
};

use super::edit;

/// The cursor goes to the next problem of the file, or the one before, going round.
pub(crate) fn go(model: &mut Model, forward: bool) {
    let Some(buffer) = model.buffer() else { return };
    let head = buffer.document.selection().head;
    let places = || buffer.problems.iter().map(|problem| problem.start);
    let next = match forward {
        true => places()
            .find(|start| *start > head)
            .or_else(|| places().next()),
        false => places()
            .rfind(|start| *start < head)
            .or_else(|| places().next_back()),
    };
    match next {
        Some(start) => edit::select(model, |_| Selection::cursor(start)),
        None => model.say("No problems in this file"),
    }
}

/// Moves through the list.
pub(crate) fn moved(model: &mut Model, motion: Motion) {
    let last = all(model).len().saturating_sub(1);
    let at = model.problem;
    model.problem = match motion {
        Motion::Up => at.saturating_sub(1),
        Motion::Down => at + 1,
        Motion::PageUp => at.saturating_sub(5),
        Motion::PageDown => at + 5,
        Motion::Home => 0,
        Motion::End => last,
        _ => at,
    }
    .min(last);
}

/// Goes to the chosen problem.
pub(crate) fn accept(model: &mut Model) {
    let Some((buffer, problem)) = all(model).get(model.problem).copied() else {
        return;
    };
    let Some(start) = model
        .buffers
        .get(buffer)
        .and_then(|b| b.problems.get(problem))
    else {
        return;
    };
    let start = start.start;
    model.active = buffer;
    model.focus = Pane::Editor;
    model.zoomed = false;
    edit::select(model, |_| Selection::cursor(start));
}

/// The problems of all open files, as (buffer, problem), in the order of the list.
pub(crate) fn all(model: &Model) -> Vec<(usize, usize)> {
    let of = |(at, buffer): (usize, &crate::model::buffer::Buffer)| {
        (0..buffer.problems.len())
            .map(move |problem| (at, problem))
            .collect::<Vec<_>>()
    };
    model.buffers.iter().enumerate().flat_map(of).collect()
}
