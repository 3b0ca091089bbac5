//! The file list: open, unfold, make, rename, delete.

use std::path::Path;

use garter_protocol::{AskIgnored, Ignored, Request as _};

use super::{Effects, prompt, run::request, tabs};
use crate::{
    editor::verb::motion::Motion,
    effect::Effect,
    lsp::{Query, uri},
    model::{
        Model, Pane,
        layout::layout,
        prompt::{Ask, Choice, Field, Prompt},
    },
};

/// Opens the chosen file; unfolds or folds the chosen folder.
pub(crate) fn accept(model: &mut Model, out: &mut Effects) {
    let Some(row) = model.files.chosen() else {
        return;
    };
    if !row.is_folder {
        model.zoomed = false;
        tabs::open(model, row.path, false, out);
    } else if row.is_open {
        model.files.fold(&row.path);
    } else {
        model.files.unfold(row.path.clone());
        out.push(Effect::ListFolder(row.path));
    }
}

/// Asks the server what in a folder nobody works on.
pub(crate) fn ask_ignored(model: &Model, folder: &Path, out: &mut Effects) {
    if model.server.is_ready() {
        let uri = uri::from_path(folder);
        let params = AskIgnored { uri };
        out.push(request(Query::Ignored, AskIgnored::METHOD, &params));
    }
}

/// The server said what in a folder nobody works on.
pub(crate) fn ignored(model: &mut Model, said: Ignored) {
    if let Some(folder) = uri::to_path(&said.uri) {
        model.files.ignore(folder, said.names);
    }
}

/// Moves the choice.
pub(crate) fn moved(model: &mut Model, motion: Motion, out: &mut Effects) {
    let rows = model.files.rows();
    let last = rows.len().saturating_sub(1);
    let at = model.files.chosen;
    let page = page(model);
    match motion {
        Motion::Left => return leave_folder(model),
        Motion::Right => return accept(model, out),
        _ => {}
    }
    model.files.chosen = match motion {
        Motion::Up => at.saturating_sub(1),
        Motion::Down => at + 1,
        Motion::PageUp => at.saturating_sub(page),
        Motion::PageDown => at + page,
        Motion::Home | Motion::Top => 0,
        Motion::End | Motion::Bottom => last,
        _ => at,
    }
    .min(last);
    follow_choice(model);
}

/// Scrolls so that the choice is on the screen.
pub(crate) fn follow_choice(model: &mut Model) {
    let (page, chosen) = (page(model), model.files.chosen);
    let top = model.files.scroll;
    model.files.scroll = top.clamp((chosen + 1).saturating_sub(page), chosen);
}

/// Asks for the name of a new file, beside or in what is chosen.
pub(crate) fn new_file(model: &mut Model) {
    let folder = match model.focus {
        Pane::Files => model.files.chosen_folder(),
        _ => model.folder.clone(),
    };
    prompt::ask(model, Ask::NewFile { folder }, Field::default());
}

/// Asks for a new name of the chosen file.
pub(crate) fn rename(model: &mut Model) {
    if let Some(row) = model.files.chosen() {
        prompt::ask(model, Ask::Rename { from: row.path }, Field::with(row.name));
    }
}

/// Asks whether to delete the chosen file.
pub(crate) fn delete(model: &mut Model) {
    if let Some(row) = model.files.chosen() {
        model.prompt = Some(Prompt::Letter(Choice::DeleteFile(row.path)));
    }
}

fn leave_folder(model: &mut Model) {
    let Some(row) = model.files.chosen() else {
        return;
    };
    if row.is_open {
        model.files.fold(&row.path);
    } else if let Some(parent) = row.path.parent() {
        model.files.choose(parent);
    }
    follow_choice(model);
}

fn page(model: &Model) -> usize {
    let area = layout(model).of(Pane::Files);
    area.map_or(1, |area| usize::from(area.height.saturating_sub(1).max(1)))
}
