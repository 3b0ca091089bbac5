//! What the server said of the thing under the cursor, in a box above the status line.

use ratatui::{buffer::Buffer as Cells, layout::Rect};

use super::{after, theme::Theme, write};

/// Lines that are shown at most.
const MOST: usize = 12;

/// Draws the box over what is above `status`.
pub(crate) fn draw(lines: &[String], theme: &Theme, status: Rect, cells: &mut Cells) {
    let width = usize::from(status.width.saturating_sub(2).max(1));
    let broken: Vec<String> = lines.iter().flat_map(|line| broken(line, width)).collect();
    let count = broken.len().min(MOST).min(usize::from(status.y));
    let top = status.y - u16::try_from(count).unwrap_or(0);
    for (y, line) in (top..status.y).zip(broken) {
        let place = Rect {
            y,
            height: 1,
            ..status
        };
        write(
            cells,
            place,
            &" ".repeat(usize::from(place.width)),
            theme.bar,
        );
        cells.set_style(place, theme.bar);
        write(cells, after(place, 1), &line, theme.bar);
    }
}

fn broken(line: &str, width: usize) -> Vec<String> {
    let letters: Vec<char> = line.chars().collect();
    match letters.is_empty() {
        true => vec![String::new()],
        false => letters
            .chunks(width)
            .map(|part| part.iter().collect())
            .collect(),
    }
}
