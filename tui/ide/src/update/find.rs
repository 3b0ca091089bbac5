//! Finding and replacing in the file in the editor.

use super::{edit, prompt};
use crate::{
    editor::{Selection, search::Needle, verb::replace, word},
    model::{
        Model,
        prompt::{Ask, Field},
    },
};

/// Asks what to seek, with the selection as a proposal.
pub(crate) fn begin(model: &mut Model) {
    let Some(buffer) = model.buffer() else { return };
    let from = buffer.document.selection();
    let field = Field::with(proposal(model));
    prompt::ask(model, Ask::Find { from }, field);
    typed(model);
}

/// Asks what to replace.
pub(crate) fn begin_replace(model: &mut Model) {
    if model.buffer().is_some() {
        let field = Field::with(proposal(model));
        prompt::ask(model, Ask::Replace, field);
    }
}

/// After each key of a search: the first match from where it began.
pub(crate) fn typed(model: &mut Model) {
    let Some(prompt::Prompt::Line(Ask::Find { from }, field)) = &model.prompt else {
        return;
    };
    let (from, sought) = (*from, field.text.clone());
    model.sought = sought;
    match Needle::new(&model.sought) {
        Some(needle) => {
            jump(model, |text| needle.next(text, from.start()));
        }
        None => edit::select(model, |_| from),
    }
}

/// The next match, or the one before.
pub(crate) fn again(model: &mut Model, forward: bool) {
    let Some(needle) = Needle::new(&model.sought) else {
        begin(model);
        return;
    };
    let Some(buffer) = model.buffer() else { return };
    let selection = buffer.document.selection();
    let found = jump(model, |text| match forward {
        true => needle.next(text, selection.end()),
        false => needle.previous(text, selection.start()),
    });
    if !found {
        let text = format!("\u{201c}{}\u{201d} is not in this file", model.sought);
        model.say(text);
    }
}

/// Replaces every match.
pub(crate) fn replace_all(model: &mut Model, sought: &str, with: &str) {
    let Some(needle) = Needle::new(sought) else {
        return;
    };
    let mut replaced = 0;
    edit::verb(model, |document| {
        let (edit, count) = replace::all(document, &needle, with)?;
        replaced = count;
        Some(edit)
    });
    if model.message.is_none() {
        let times = if replaced == 1 { "time" } else { "times" };
        model.say(format!("Replaced {replaced} {times}"));
    }
}

/// Goes to a line by its number.
pub(crate) fn go_to_line(model: &mut Model, number: &str) {
    match number.trim().parse::<usize>() {
        Ok(number) => edit::select(model, |text| {
            let row = number
                .saturating_sub(1)
                .min(crate::editor::line::last(text));
            Selection::cursor(crate::editor::line::start(text, row))
        }),
        Err(_) => model.complain(format!("{number} is no line number")),
    }
}

fn jump(
    model: &mut Model,
    find: impl FnOnce(&ropey::Rope) -> Option<std::ops::Range<usize>>,
) -> bool {
    let found = model
        .buffer()
        .and_then(|buffer| find(buffer.document.text()));
    if let Some(range) = &found {
        edit::select(model, |_| Selection::new(range.start, range.end));
    }
    found.is_some()
}

/// The selection if it is within a line, the word under the cursor, or what was sought last.
fn proposal(model: &Model) -> String {
    let Some(buffer) = model.buffer() else {
        return String::new();
    };
    let text = buffer.document.text();
    let selection = buffer.document.selection();
    let range = match selection.is_empty() {
        true => word::around(text, selection.head),
        false => selection.range(),
    };
    let proposed = text.slice(range).to_string();
    match proposed.is_empty() || proposed.contains(['\n', '\r']) || selection.is_empty() {
        true => model.sought.clone(),
        false => proposed,
    }
}
