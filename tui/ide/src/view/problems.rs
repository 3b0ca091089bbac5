//! The list of all problems.

use ratatui::{
    buffer::Buffer as Cells,
    layout::{Position, Rect},
};

use super::{frame, row, theme::Theme, write};
use crate::{
    editor::line,
    model::{Model, Pane},
    update::problems,
};

/// Draws the pane.
pub(crate) fn draw(
    model: &Model,
    theme: &Theme,
    area: Rect,
    cells: &mut Cells,
) -> Option<Position> {
    let all = problems::all(model);
    let is_focused = model.focus == Pane::Problems;
    let inside = frame(
        cells,
        theme,
        area,
        &format!("Problems ({})", all.len()),
        is_focused,
    );
    if all.is_empty() {
        write(
            cells,
            row(inside, 0),
            " none in the open files",
            theme.faint,
        );
    }
    let page = usize::from(inside.height.max(1));
    let first = (model.problem + 1).saturating_sub(page);
    for (screen_row, (at, (buffer, problem))) in
        all.iter().enumerate().skip(first).take(page).enumerate()
    {
        let Some(buffer) = model.buffers.get(*buffer) else {
            continue;
        };
        let Some(problem) = buffer.problems.get(*problem) else {
            continue;
        };
        let place = row(inside, screen_row);
        let number = line::of(buffer.document.text(), problem.start) + 1;
        let text = format!("\u{25cf} {}:{number}: {}", buffer.name(), problem.message);
        write(cells, place, &text, theme.severity(problem.severity));
        if at == model.problem && is_focused {
            cells.set_style(place, theme.selection);
        }
    }
    None
}
