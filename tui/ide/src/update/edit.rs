//! The editor: verbs on the active document, with the screen following the cursor.

use ropey::Rope;

use super::Effects;
use crate::{
    editor::{
        Document, Edit, Selection,
        history::EditKind,
        verb::{
            insert, lines,
            motion::{self, Motion},
        },
    },
    effect::Effect,
    model::{Model, Pane, layout::layout},
    view::editor::text_area,
};

/// Does what a verb proposes, unless the file must not be changed.
pub(crate) fn verb(model: &mut Model, verb: impl FnOnce(&Document) -> Option<Edit>) {
    let Some(buffer) = model.buffer_mut() else {
        return;
    };
    if let Some(why) = &buffer.read_only {
        let text = format!("{} cannot be changed here: {why}", buffer.name());
        model.complain(text);
        return;
    }
    if let Some(edit) = verb(&buffer.document) {
        buffer.document.apply(edit);
    }
    follow_cursor(model);
}

/// Moves the cursor.
pub(crate) fn go(model: &mut Model, motion: Motion, extend: bool) {
    let page = text_size(model).1.saturating_sub(1);
    let Some(buffer) = model.buffer_mut() else {
        return;
    };
    let selection = motion::moved(&buffer.document, motion, extend, page);
    buffer.document.select(selection);
    follow_cursor(model);
}

/// Selects something.
pub(crate) fn select(model: &mut Model, choose: impl FnOnce(&Rope) -> Selection) {
    let Some(buffer) = model.buffer_mut() else {
        return;
    };
    let selection = choose(buffer.document.text());
    buffer.document.select(selection);
    follow_cursor(model);
}

/// Selects something that depends on the selection.
pub(crate) fn select_keep(model: &mut Model, choose: impl FnOnce(Selection) -> Selection) {
    let Some(buffer) = model.buffer_mut() else {
        return;
    };
    let selection = choose(buffer.document.selection());
    buffer.document.select(selection);
}

pub(crate) fn undo(model: &mut Model) {
    let done = model
        .buffer_mut()
        .is_some_and(|buffer| buffer.document.undo());
    if !done {
        model.say("Nothing to undo");
    }
    follow_cursor(model);
}

pub(crate) fn redo(model: &mut Model) {
    let done = model
        .buffer_mut()
        .is_some_and(|buffer| buffer.document.redo());
    if !done {
        model.say("Nothing to do again");
    }
    follow_cursor(model);
}

/// Takes the selection, or the line, into the clipboard.
pub(crate) fn copy(model: &mut Model, out: &mut Effects) {
    let Some(buffer) = model.buffer() else { return };
    let selection = buffer.document.selection();
    let range = match selection.is_empty() {
        true => lines::range(&buffer.document),
        false => selection.range(),
    };
    model.clipboard = buffer.document.text().slice(range).to_string();
    out.push(Effect::Clipboard(model.clipboard.clone()));
}

/// Takes the selection, or the line, out of the text and into the clipboard.
pub(crate) fn cut(model: &mut Model, out: &mut Effects) {
    copy(model, out);
    verb(model, |document| {
        Some(match document.selection().is_empty() {
            true => lines::delete(document),
            false => insert::put(document, "", EditKind::Other),
        })
    });
}

/// Puts the clipboard into the text.
pub(crate) fn paste(model: &mut Model) {
    let text = model.clipboard.clone();
    verb(model, |document| Some(insert::pasted(document, &text)));
}

/// Scrolls so that the cursor is on the screen.
pub(crate) fn follow_cursor(model: &mut Model) {
    let (columns, rows) = text_size(model);
    if let Some(buffer) = model.buffer_mut() {
        buffer.follow_cursor(rows, columns);
    }
}

/// Columns and rows of the text on the screen.
pub(crate) fn text_size(model: &Model) -> (usize, usize) {
    let area = layout(model).of(Pane::Editor);
    let (Some(area), Some(buffer)) = (area, model.buffer()) else {
        return (1, 1);
    };
    let text = text_area(area, buffer);
    (
        usize::from(text.width.max(1)),
        usize::from(text.height.max(1)),
    )
}
