//! The mouse: clicks, dragging, the wheel.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

use super::{Effects, console, edit, files, heap, panes, problems, tabs};
use crate::{
    editor::{Selection, column, line, verb::motion::Motion, word},
    model::{Model, Pane, layout::layout},
    view::{editor::text_area, tabs as tab_view},
};

/// Lines per notch of the wheel.
const WHEEL: usize = 3;

/// The mouse did something.
pub(crate) fn happened(model: &mut Model, mouse: MouseEvent, out: &mut Effects) {
    if model.help.is_some() || model.prompt.is_some() {
        return;
    }
    let layout = layout(model);
    let (x, y) = (mouse.column, mouse.row);
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) if layout.tabs.contains((x, y).into()) => {
            if let Some(at) = tab_view::tab_at(model, layout.tabs, x) {
                tabs::activate(model, at);
            }
        }
        MouseEventKind::Down(MouseButton::Left) => {
            model.message = None;
            if let Some((pane, area)) = layout.at(x, y) {
                panes::focus(model, pane, out);
                pressed(model, pane, area, (x, y), out);
            }
        }
        MouseEventKind::Drag(MouseButton::Left) if model.dragging => dragged(model, (x, y)),
        MouseEventKind::Up(MouseButton::Left) => model.dragging = false,
        MouseEventKind::ScrollUp => wheel(model, &layout, (x, y), Motion::Up, out),
        MouseEventKind::ScrollDown => wheel(model, &layout, (x, y), Motion::Down, out),
        _ => {}
    }
}

fn pressed(model: &mut Model, pane: Pane, area: Rect, at: (u16, u16), out: &mut Effects) {
    let row_of_list = usize::from(at.1.saturating_sub(area.y + 1));
    match pane {
        Pane::Editor => {
            let Some(place) = place(model, at) else {
                return;
            };
            model.dragging = true;
            let again = model.buffer().map(|b| b.document.selection()) == Some(cursor(place));
            // A second click on the same place takes the word.
            edit::select(model, |text| match again {
                true => {
                    let word = word::around(text, place);
                    Selection::new(word.start, word.end)
                }
                false => cursor(place),
            });
        }
        Pane::Files if at.1 > area.y => {
            let row = model.files.scroll + row_of_list;
            if row < model.files.rows().len() {
                model.files.chosen = row;
                files::accept(model, out);
            }
        }
        Pane::Problems if at.1 > area.y => {
            model.problem = row_of_list.min(problems::all(model).len().saturating_sub(1));
            problems::accept(model);
        }
        _ => {}
    }
}

fn cursor(place: usize) -> Selection {
    Selection::cursor(place)
}

fn dragged(model: &mut Model, at: (u16, u16)) {
    let Some(place) = place(model, at) else {
        return;
    };
    let Some(anchor) = model
        .buffer()
        .map(|buffer| buffer.document.selection().anchor)
    else {
        return;
    };
    edit::select(model, |_| Selection::new(anchor, place));
}

/// The place of the text at a place of the screen; outside the text area, the nearest.
fn place(model: &Model, (x, y): (u16, u16)) -> Option<usize> {
    let area = layout(model).of(Pane::Editor)?;
    let buffer = model.buffer()?;
    let shown = text_area(area, buffer);
    let text = buffer.document.text();
    let above = usize::from(shown.y.saturating_sub(y));
    let down = usize::from(y.saturating_sub(shown.y));
    let row = (buffer.scroll.row + down)
        .saturating_sub(above)
        .min(line::last(text));
    let across = usize::from(x.saturating_sub(shown.x));
    Some(column::place(text, row, buffer.scroll.column + across))
}

fn wheel(
    model: &mut Model,
    layout: &crate::model::layout::Layout,
    (x, y): (u16, u16),
    motion: Motion,
    out: &mut Effects,
) {
    match layout.at(x, y).map(|(pane, _)| pane) {
        Some(Pane::Editor) => scroll_text(model, motion),
        Some(Pane::Console) => console::scrolled(model, motion),
        Some(Pane::Heap) => heap::scrolled(model, motion),
        Some(Pane::Files) => files::moved(model, motion, out),
        Some(Pane::Problems) => problems::moved(model, motion),
        None => {}
    }
}

/// The text moves, the cursor stays where it is.
fn scroll_text(model: &mut Model, motion: Motion) {
    let Some(buffer) = model.buffer_mut() else {
        return;
    };
    let last = line::last(buffer.document.text());
    let row = buffer.scroll.row;
    buffer.scroll.row = match motion {
        Motion::Up => row.saturating_sub(WHEEL),
        _ => (row + WHEEL).min(last),
    };
}
