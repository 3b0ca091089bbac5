//! The tree of the folder.

use ratatui::{
    buffer::Buffer as Cells,
    layout::{Position, Rect},
};

use super::{frame, row, theme::Theme, write};
use crate::model::{Model, Pane, console::plain};

/// Draws the pane.
pub(crate) fn draw(
    model: &Model,
    theme: &Theme,
    area: Rect,
    cells: &mut Cells,
) -> Option<Position> {
    let is_focused = model.focus == Pane::Files;
    let folder = model.folder.file_name().unwrap_or(model.folder.as_os_str());
    let inside = frame(
        cells,
        theme,
        area,
        &plain(&folder.to_string_lossy()),
        is_focused,
    );
    let rows = model.files.rows();
    if rows.is_empty() {
        write(cells, row(inside, 0), " (empty)", theme.faint);
    }
    for (screen_row, (at, entry)) in rows
        .iter()
        .enumerate()
        .skip(model.files.scroll)
        .take(usize::from(inside.height))
        .enumerate()
    {
        let place = row(inside, screen_row);
        let fold = match (entry.is_folder, entry.is_open) {
            (true, true) => "\u{25be} ",
            (true, false) => "\u{25b8} ",
            (false, _) => "  ",
        };
        let style = match (entry.is_ignored, entry.is_folder) {
            (true, _) => theme.faint,
            (false, true) => theme.folder,
            (false, false) => theme.text,
        };
        let text = format!("{}{fold}{}", "  ".repeat(entry.depth), plain(&entry.name));
        write(cells, place, &text, style);
        if at == model.files.chosen && is_focused {
            cells.set_style(place, theme.selection);
        }
    }
    None
}
