//! What could be written at the cursor: asking the server, and choosing from the list.

use super::{Effects, edit, server};
use crate::{
    editor::word,
    effect::Effect,
    lsp::{Query, completion::Answer, sync},
    model::{Model, Pane, completion::Completion},
};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Letters of a word after which the server is asked unasked.
const LETTERS: usize = 2;
/// Places that a page is.
const PAGE: isize = 8;

/// The user asks.
pub(crate) fn ask(model: &mut Model) {
    if model.server.is_ready() {
        model.wants_completion = true;
    } else {
        server::explain(model);
    }
}

/// After every event: asks the server, which knows the text by now.
pub(super) fn settle(model: &mut Model, out: &mut Effects) {
    if !std::mem::take(&mut model.wants_completion) || !model.server.is_ready() {
        return;
    }
    let Some(buffer) = model.buffer().filter(|buffer| buffer.is_python()) else {
        return;
    };
    out.push(Effect::Request {
        query: Query::Completion {
            version: buffer.version,
        },
        method: "textDocument/completion",
        params: sync::at_cursor(buffer, model.server.encoding),
    });
}

/// The server answered for a version of the text; older ones are of no use any more.
pub(crate) fn answered(model: &mut Model, version: i32, answer: Option<Answer>) {
    let is_here = model.focus == Pane::Editor && model.prompt.is_none() && model.help.is_none();
    let encoding = model.server.encoding;
    let Some(buffer) = model.buffer().filter(|it| it.version == version && is_here) else {
        return;
    };
    let text = buffer.document.text();
    let list = answer.and_then(|it| it.completion(text, encoding));
    show(model, list);
}

/// Shows what still fits of a list.
fn show(model: &mut Model, list: Option<Completion>) {
    let document = model.buffer().map(|buffer| &buffer.document);
    let still = document.filter(|document| document.selection().is_empty());
    model.completion = still.zip(list).and_then(|(document, mut list)| {
        let written = list.written(document)?;
        list.narrow(&written).then_some(list)
    });
}

/// A key while the list is open. Whether it was for the list.
pub(super) fn pressed(model: &mut Model, key: KeyEvent) -> bool {
    let Some(list) = model.completion.as_mut() else {
        return false;
    };
    if !key.modifiers.is_empty() {
        return false;
    }
    match key.code {
        KeyCode::Up => list.choose(-1),
        KeyCode::Down => list.choose(1),
        KeyCode::PageUp => list.choose(-PAGE),
        KeyCode::PageDown => list.choose(PAGE),
        KeyCode::Esc => model.completion = None,
        KeyCode::Tab => accept(model),
        KeyCode::Enter if !is_written(model) => accept(model),
        _ => return false,
    }
    true
}

/// Whether what is chosen is what is there.
fn is_written(model: &Model) -> bool {
    let written = || {
        let list = model.completion.as_ref()?;
        let written = list.written(&model.buffer()?.document)?;
        Some(list.item()?.text == written)
    };
    written().unwrap_or(true)
}

fn accept(model: &mut Model) {
    let Some(list) = model.completion.take() else {
        return;
    };
    edit::verb(model, |document| list.accepted(document.selection().head));
}

/// A key did what it does: the list goes on with the word that is written, or is closed; where a
/// name begins, the server is asked.
pub(super) fn after(model: &mut Model, key: KeyEvent, list: Option<Completion>) {
    if model.focus != Pane::Editor || model.prompt.is_some() || model.help.is_some() {
        return;
    }
    let is_text = !key
        .modifiers
        .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    let typed = match key.code {
        KeyCode::Char(c) if is_text => Some(c),
        KeyCode::Backspace if is_text && list.is_some() => None,
        _ => return,
    };
    let is_incomplete = list.as_ref().is_some_and(|list| list.is_incomplete);
    show(model, list);
    let Some(buffer) = model.buffer() else {
        return;
    };
    let document = &buffer.document;
    let head = document.selection().head;
    let length = head - word::around(document.text(), head).start;
    let begins = match typed {
        Some(c) if model.server.completes_after.contains(&c) => true,
        Some(_) => length >= LETTERS && (model.completion.is_none() || is_incomplete),
        None => false,
    };
    // A number's digits are no name.
    let first = document.text().get_char(head - length);
    let is_number = length > 0 && first.is_some_and(|c| c.is_ascii_digit());
    if begins && !is_number && model.server.is_ready() {
        model.wants_completion = true;
    }
}
