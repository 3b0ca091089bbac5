//! What the disk answered, and keeping an eye on it.

use std::path::{Path, PathBuf};

use super::{Effects, edit, files, quit, run, tabs};
use crate::{
    effect::Effect,
    event::{DiskEvent, Stamp},
    lsp::sync,
    model::{
        Model,
        buffer::Buffer,
        prompt::{Choice, Prompt},
    },
};

/// Asks whether open files and unfolded folders are still as they were.
pub(crate) fn look(model: &Model, out: &mut Effects) {
    let known = model.buffers.iter().filter(|buffer| !buffer.saving);
    let known: Vec<_> = known
        .map(|buffer| (buffer.path.clone(), buffer.stamp))
        .collect();
    if !known.is_empty() {
        out.push(Effect::CheckFiles(known));
    }
    out.extend(model.files.unfolded().into_iter().map(Effect::ListFolder));
}

/// The disk answered.
pub(crate) fn answered(model: &mut Model, event: DiskEvent, out: &mut Effects) {
    match event {
        DiskEvent::Loaded {
            path,
            text,
            stamp,
            read_only,
        } => {
            model.completion = None;
            loaded(model, path, &text, stamp, read_only, out);
        }
        DiskEvent::LoadFailed { path, why } => {
            model.complain(format!("{} cannot be read: {why}", model.short(&path)));
        }
        DiskEvent::Saved { path, stamp, state } => saved(model, &path, stamp, state, out),
        DiskEvent::SaveFailed { path, why } => {
            not_saved(model, &path);
            let text = format!("{} is NOT saved: {why}", model.short(&path));
            model.complain(text);
        }
        DiskEvent::SaveConflict { path } => {
            not_saved(model, &path);
            model.prompt = Some(Prompt::Letter(Choice::Overwrite(path)));
        }
        DiskEvent::Changed { path, stamp } => changed(model, &path, stamp, out),
        DiskEvent::Folder { path, entries } => {
            model.files.fill(&path, entries);
            files::follow_choice(model);
            files::ask_ignored(model, &path, out);
        }
        DiskEvent::Renamed { from, to } => renamed(model, &from, &to, out),
        DiskEvent::Deleted { path } => {
            model.say(format!("{} is deleted", model.short(&path)));
            tabs::drop_tab(model, &path, out);
            relist(model, &path, out);
        }
        DiskEvent::Failed { what } => model.complain(what),
    }
}

fn loaded(
    model: &mut Model,
    path: PathBuf,
    text: &str,
    stamp: Option<Stamp>,
    read_only: Option<String>,
    out: &mut Effects,
) {
    let short = model.short(&path);
    if let Some(buffer) = model.buffer_of(&path) {
        if stamp.is_none() && buffer.stamp.is_some() {
            return;
        }
        buffer.replace_text(text);
        buffer.stamp = stamp;
        buffer.read_only = read_only;
        let state = buffer.document.state();
        buffer.document.saved(state);
        model.say(format!(
            "{short} was changed on disk and is read again; undo brings yours back"
        ));
        edit::follow_cursor(model);
        return;
    }
    let mut buffer = Buffer::new(path, text, stamp);
    if let Some(why) = &read_only {
        model.complain(format!("{short} is shown, but cannot be changed: {why}"));
    }
    buffer.read_only = read_only;
    tabs::opened(model, buffer, out);
}

fn saved(model: &mut Model, path: &Path, stamp: Stamp, state: u64, out: &mut Effects) {
    let Some(buffer) = model.buffer_of(path) else {
        return;
    };
    buffer.saving = false;
    let is_new = buffer.stamp.is_none();
    buffer.stamp = Some(stamp);
    buffer.document.saved(state);
    let is_python = buffer.is_python();
    if model.server.is_ready() && is_python {
        let params = sync::named(path);
        out.push(Effect::Notify {
            method: "textDocument/didSave",
            params,
        });
    }
    model.say(format!("{} saved", model.short(path)));
    if is_new {
        relist(model, path, out);
    }
    if model.run_when_saved.as_deref() == Some(path) {
        model.run_when_saved = None;
        run::start(model, path, out);
    }
    if model.was_closing(path) {
        tabs::drop_tab(model, path, out);
    }
    quit::leave_if_saved(model, out);
}

fn not_saved(model: &mut Model, path: &Path) {
    model.run_when_saved = None;
    model.leaving = false;
    model.was_closing(path);
    if let Some(buffer) = model.buffer_of(path) {
        buffer.saving = false;
    }
}

fn changed(model: &mut Model, path: &Path, stamp: Option<Stamp>, out: &mut Effects) {
    let short = model.short(path);
    let asking = model.prompt.is_some();
    let Some(buffer) = model.buffer_of(path) else {
        return;
    };
    if buffer.saving || buffer.stamp == stamp {
        return;
    }
    let dirty = buffer.document.is_dirty();
    if stamp.is_none() {
        buffer.stamp = None;
        buffer.document.unsaved();
        model.complain(format!(
            "{short} was deleted on disk; saving writes it again"
        ));
    } else if !dirty {
        out.push(Effect::Load {
            path: path.to_owned(),
            create: false,
        });
    } else if !asking {
        // Asked once per change: what is on disk now is what saving may write over.
        buffer.stamp = stamp;
        model.prompt = Some(Prompt::Letter(Choice::ChangedOnDisk(path.to_owned())));
    }
}

fn renamed(model: &mut Model, from: &Path, to: &Path, out: &mut Effects) {
    for at in 0..model.buffers.len() {
        let Some(old) = model.buffers.get(at).map(|buffer| buffer.path.clone()) else {
            continue;
        };
        let Ok(rest) = old.strip_prefix(from) else {
            continue;
        };
        let new = if rest.as_os_str().is_empty() {
            to.to_owned()
        } else {
            to.join(rest)
        };
        tabs::tell_close(model, &old, out);
        let ready = model.server.is_ready();
        let Some(buffer) = model.buffers.get_mut(at) else {
            continue;
        };
        buffer.path = new;
        buffer.problems.clear();
        if ready {
            tabs::tell_open(buffer, out);
        }
    }
    model.files.fold(from);
    relist(model, to, out);
}

/// The folder of a file is looked at again.
fn relist(model: &Model, path: &Path, out: &mut Effects) {
    let folder = path.parent().unwrap_or(&model.folder);
    out.push(Effect::ListFolder(folder.to_owned()));
}
