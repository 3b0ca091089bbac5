//! Tabs: the open files.

use std::path::{Component, Path, PathBuf};

use super::{Effects, edit};
use crate::{
    effect::Effect,
    lsp::sync,
    model::{
        Model, Pane,
        buffer::Buffer,
        prompt::{Choice, Prompt},
    },
};

/// Brings a file into the editor, reading it if it is not open.
pub(crate) fn open(model: &mut Model, path: PathBuf, create: bool, out: &mut Effects) {
    let path = without_dots(&path);
    match model.buffers.iter().position(|buffer| buffer.path == path) {
        Some(at) => activate(model, at),
        None => out.push(Effect::Load { path, create }),
    }
}

/// `a/../b` is `b`: a file has one name here, else it would have two tabs.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// A file that was read becomes a tab.
pub(crate) fn opened(model: &mut Model, buffer: Buffer, out: &mut Effects) {
    if model.server.is_ready() {
        tell_open(&buffer, out);
    }
    model.buffers.push(buffer);
    activate(model, model.buffers.len() - 1);
}

/// The server learns of an open file.
pub(crate) fn tell_open(buffer: &Buffer, out: &mut Effects) {
    if buffer.is_python() {
        out.push(Effect::Notify {
            method: "textDocument/didOpen",
            params: sync::opened(buffer),
        });
    }
}

/// The server learns that a file is closed.
pub(crate) fn tell_close(model: &Model, path: &Path, out: &mut Effects) {
    if model.server.is_ready() {
        out.push(Effect::Notify {
            method: "textDocument/didClose",
            params: sync::named(path),
        });
    }
}

/// The next tab, or the one before, going round.
pub(crate) fn turn(model: &mut Model, forward: bool) {
    let count = model.buffers.len();
    if count > 0 {
        let step = if forward { 1 } else { count - 1 };
        activate(model, (model.active + step) % count);
    }
}

/// Brings a tab into the editor.
pub(crate) fn activate(model: &mut Model, at: usize) {
    model.active = at;
    model.focus = Pane::Editor;
    if let Some(path) = model.buffer().map(|buffer| buffer.path.clone()) {
        model.files.choose(&path);
    }
    edit::follow_cursor(model);
}

/// Closes the tab in the editor; asks when something is not saved.
pub(crate) fn close(model: &mut Model, out: &mut Effects) {
    let Some(buffer) = model.buffer() else { return };
    let path = buffer.path.clone();
    match buffer.has_unsaved() {
        true => model.prompt = Some(Prompt::Letter(Choice::CloseChanged(path))),
        false => drop_tab(model, &path, out),
    }
}

/// Closes a tab, whatever is in it.
pub(crate) fn drop_tab(model: &mut Model, path: &Path, out: &mut Effects) {
    let Some(at) = model.buffers.iter().position(|buffer| buffer.path == path) else {
        return;
    };
    tell_close(model, path, out);
    model.buffers.remove(at);
    if at < model.active {
        model.active -= 1;
    }
    model.active = model.active.min(model.buffers.len().saturating_sub(1));
    if model.buffers.is_empty() {
        model.focus = Pane::Files;
        model.shown.files = true;
    }
}
