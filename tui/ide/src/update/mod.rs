//! From an event to a new state: `update(model, event) -> effects`. One concern per file.
//!
//! Nothing in here waits or fails. What must be done outside is asked for as an [`Effect`],
//! and how it went comes back as an [`Event`].

mod act;
mod complete;
mod console;
mod disk;
mod edit;
mod explain;
mod files;
mod find;
mod heap;
mod key;
mod mouse;
mod panes;
pub(crate) mod problems;
mod prompt;
mod quit;
mod remedy;
mod run;
mod save;
mod server;
mod tabs;

use crate::{
    effect::Effect,
    event::Event,
    lsp::sync,
    model::{Model, Pane, layout::layout},
};

/// What is to be done outside, in order.
pub(crate) type Effects = Vec<Effect>;

/// What the IDE does first.
pub(crate) fn start(model: &Model, files: &[std::path::PathBuf]) -> Effects {
    let mut effects = vec![Effect::Connect, Effect::ListFolder(model.folder.clone())];
    let load = |path| Effect::Load { path, create: true };
    effects.extend(files.iter().map(|path| load(model.folder.join(path))));
    effects
}

/// Something happened.
pub(crate) fn update(model: &mut Model, event: Event) -> Effects {
    let mut out = Effects::new();
    match event {
        Event::Key(key) => key::pressed(model, key, &mut out),
        Event::Mouse(mouse) => {
            model.completion = None;
            mouse::happened(model, mouse, &mut out);
        }
        Event::Paste(text) => {
            model.completion = None;
            key::pasted(model, &text, &mut out);
        }
        Event::Resize(columns, rows) => {
            model.size = (columns, rows);
            edit::follow_cursor(model);
        }
        Event::Look => disk::look(model, &mut out),
        Event::Disk(event) => disk::answered(model, event, &mut out),
        Event::Server(event) => server::said(model, event, &mut out),
    }
    settle(model, &mut out);
    complete::settle(model, &mut out);
    out
}

/// After every event: whoever keeps a copy of a text learns what changed in it.
fn settle(model: &mut Model, out: &mut Effects) {
    let ready = model.server.is_ready();
    let encoding = model.server.encoding;
    for buffer in &mut model.buffers {
        let changes = buffer.document.take_changed();
        if changes.is_empty() {
            continue;
        }
        for change in &changes {
            buffer.highlight.changed(change);
            buffer.move_problems(&change.transaction);
        }
        buffer.version += 1;
        if ready && buffer.is_python() {
            let params = sync::changed(buffer, &changes, encoding);
            out.push(Effect::Notify {
                method: "textDocument/didChange",
                params,
            });
        }
    }
    model.active = model.active.min(model.buffers.len().saturating_sub(1));
    let rows = layout(model)
        .of(Pane::Editor)
        .map_or(0, |area| usize::from(area.height));
    if let Some(buffer) = model.buffer_mut() {
        let last = buffer.scroll.row + rows;
        let text = buffer.document.text().clone();
        buffer.highlight.settle(&text, last);
    }
}
