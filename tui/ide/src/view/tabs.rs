//! The open files, at the top of the screen.

use ratatui::{buffer::Buffer as Cells, layout::Rect};
use unicode_width::UnicodeWidthStr;

use super::{after, theme::Theme, write};
use crate::model::{Model, console::plain};

/// Draws the tabs.
pub(crate) fn draw(model: &Model, theme: &Theme, area: Rect, cells: &mut Cells) {
    cells.set_style(area, theme.bar);
    if model.buffers.is_empty() {
        let folder = model.folder.display().to_string();
        write(
            cells,
            area,
            &format!(" Garter  {}", plain(&folder)),
            theme.bar,
        );
    }
    for (at, tab) in shown(model, area) {
        let style = if at == model.active {
            theme.title_focused
        } else {
            theme.bar
        };
        write(cells, tab, &label(model, at), style);
    }
}

/// The tab at a column.
pub(crate) fn tab_at(model: &Model, area: Rect, x: u16) -> Option<usize> {
    let found = shown(model, area)
        .into_iter()
        .find(|(_, tab)| tab.contains((x, area.y).into()));
    found.map(|(at, _)| at)
}

/// The tabs that fit, beginning so that the active one does.
fn shown(model: &Model, area: Rect) -> Vec<(usize, Rect)> {
    let widths: Vec<u16> = (0..model.buffers.len())
        .map(|at| u16::try_from(label(model, at).width()).unwrap_or(u16::MAX))
        .collect();
    let sum = |from: usize| {
        let to_active = widths.get(from..=model.active).unwrap_or_default();
        to_active
            .iter()
            .fold(0u16, |sum, width| sum.saturating_add(*width))
    };
    let first = (0..=model.active)
        .find(|from| sum(*from) <= area.width)
        .unwrap_or(model.active);
    let mut rest = area;
    let mut shown = Vec::new();
    for (at, width) in widths.iter().enumerate().skip(first) {
        if rest.width == 0 {
            break;
        }
        shown.push((
            at,
            Rect {
                width: (*width).min(rest.width),
                ..rest
            },
        ));
        rest = after(rest, *width);
    }
    shown
}

fn label(model: &Model, at: usize) -> String {
    let Some(buffer) = model.buffers.get(at) else {
        return String::new();
    };
    let mark = if buffer.read_only.is_some() {
        " \u{2298}"
    } else if buffer.document.is_dirty() {
        " +"
    } else {
        ""
    };
    format!(" {}{mark} ", plain(&buffer.name()))
}
