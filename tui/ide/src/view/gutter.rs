//! What stands left of a line: a mark, and its number.

use ratatui::{buffer::Buffer as Cells, layout::Rect};

use super::{after, theme::Theme, write};
use crate::model::buffer::Buffer;

/// What is special about a line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Is {
    /// The cursor is on it.
    pub(crate) here: bool,
    /// The board was seen running it.
    pub(crate) running: bool,
}

/// Columns: the mark, the number of the longest line number, a blank.
pub(crate) fn width(buffer: &Buffer) -> u16 {
    let digits = buffer.document.text().len_lines().to_string().len().max(3);
    u16::try_from(digits + 2).unwrap_or(5)
}

/// Draws it for one line.
pub(crate) fn draw(
    buffer: &Buffer,
    theme: &Theme,
    at: usize,
    is: Is,
    area: Rect,
    cells: &mut Cells,
) {
    let area = Rect {
        width: width(buffer).min(area.width),
        ..area
    };
    let worst = buffer.problems_of(at).map(|problem| problem.severity).min();
    let mark = match worst {
        _ if is.running => Some(("\u{25b6}", theme.note)),
        Some(worst) => Some(("\u{25cf}", theme.severity(worst))),
        None => None,
    };
    if let Some((mark, style)) = mark {
        write(cells, area, mark, style);
    }
    let digits = usize::from(width(buffer)) - 2;
    let style = if is.here {
        theme.gutter_here
    } else {
        theme.gutter
    };
    write(
        cells,
        after(area, 1),
        &format!("{:>digits$} ", at + 1),
        style,
    );
}
