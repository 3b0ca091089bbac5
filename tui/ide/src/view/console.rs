//! What the board prints, and the cursor of its REPL.

use ratatui::{
    buffer::Buffer as Cells,
    layout::{Position, Rect},
};

use super::{frame, row, theme::Theme, write};
use crate::{
    editor::column,
    model::{
        Model, Pane,
        console::{Console, ConsoleLine, Voice},
    },
};

/// A line of the screen: which line of the console, from which column on.
struct Part {
    line: usize,
    text: String,
    /// The column of the console's line it begins at.
    column: usize,
    voice: Voice,
}

/// Draws the pane; returns where the REPL's cursor is.
pub(crate) fn draw(
    model: &Model,
    theme: &Theme,
    area: Rect,
    cells: &mut Cells,
) -> Option<Position> {
    let console = &model.console;
    let back = match console.back {
        0 => String::new(),
        lines => format!(" ({lines} lines back)"),
    };
    let title = format!("Console  {}{back}", model.server.board_status());
    let inside = frame(cells, theme, area, &title, model.focus == Pane::Console);
    let parts = parts(console, inside);
    let first = parts.len().saturating_sub(usize::from(inside.height));
    let mut cursor = None;
    for (at, part) in parts.iter().skip(first).enumerate() {
        let style = match part.voice {
            Voice::Board => theme.text,
            Voice::Note => theme.note,
            Voice::Error => theme.error,
        };
        let place = row(inside, at);
        write(cells, place, &part.text, style);
        if part.line + 1 == console.len() && console.back == 0 {
            let column = cursor_column(console).saturating_sub(part.column);
            if column < usize::from(inside.width) {
                let x = inside.x + u16::try_from(column).unwrap_or(0);
                cursor = Some(Position::new(x, place.y));
            }
        }
    }
    cursor
}

/// The lines at the end, broken to the width, enough to fill the area.
fn parts(console: &Console, area: Rect) -> Vec<Part> {
    let end = console.len().saturating_sub(console.back);
    let mut from_bottom: Vec<Part> = Vec::new();
    for line in (0..end).rev() {
        if from_bottom.len() >= usize::from(area.height) {
            break;
        }
        from_bottom.extend(broken(line, &console.line(line), area).into_iter().rev());
    }
    from_bottom.reverse();
    from_bottom
}

fn broken(line: usize, whole: &ConsoleLine, area: Rect) -> Vec<Part> {
    let width = usize::from(area.width.max(2));
    let part = |column| Part {
        line,
        text: String::new(),
        column,
        voice: whole.voice,
    };
    let mut parts = vec![part(0)];
    for glyph in column::glyphs(&whole.text) {
        let Some(last) = parts.last_mut() else { break };
        if glyph.column + glyph.width - last.column > width {
            parts.push(part(glyph.column));
        }
        if let Some(last) = parts.last_mut() {
            last.text.push_str(glyph.text);
        }
    }
    parts
}

fn cursor_column(console: &Console) -> usize {
    let line = console.line(console.len() - 1);
    let beyond = console.cursor().saturating_sub(line.text.chars().count());
    let before: String = line.text.chars().take(console.cursor()).collect();
    column::glyphs(&before)
        .last()
        .map_or(0, |glyph| glyph.column + glyph.width)
        + beyond
}
