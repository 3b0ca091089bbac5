//! The state as cells of a screen. Reads the model, changes nothing.

pub(crate) mod completion;
pub(crate) mod console;
pub(crate) mod editor;
pub(crate) mod explanation;
pub(crate) mod files;
pub(crate) mod footer;
pub(crate) mod gutter;
pub(crate) mod heap;
pub(crate) mod help;
pub(crate) mod problems;
pub(crate) mod prompt;
pub(crate) mod status;
pub(crate) mod tabs;
pub(crate) mod theme;

use ratatui::{
    Frame,
    buffer::Buffer as Cells,
    layout::{Position, Rect},
    style::Style,
};

use crate::model::{Model, Pane, completion::Completion, layout::layout};
use theme::Theme;

/// Draws everything.
pub(crate) fn draw(model: &Model, theme: &Theme, frame: &mut Frame<'_>) {
    let layout = layout(model);
    let cells = frame.buffer_mut();
    let screen = cells.area;
    cells.set_style(screen, theme.text);
    let mut cursor = None;
    tabs::draw(model, theme, layout.tabs.intersection(screen), cells);
    for (pane, area) in &layout.panes {
        let area = area.intersection(screen);
        if area.is_empty() {
            continue;
        }
        let at = match pane {
            Pane::Editor => editor::draw(model, theme, area, cells),
            Pane::Files => files::draw(model, theme, area, cells),
            Pane::Console => console::draw(model, theme, area, cells),
            Pane::Heap => heap::draw(model, theme, area, cells),
            Pane::Problems => problems::draw(model, theme, area, cells),
        };
        if *pane == model.focus {
            cursor = at;
        }
    }
    if let (Some(list), Some(at)) = (&model.completion, cursor) {
        let above = layout.status.intersection(screen).y;
        let area = Rect {
            height: above,
            ..screen
        };
        completion::draw(list, written(model, list), theme, at, area, cells);
    }
    explanation::draw(
        &model.explanation,
        theme,
        layout.status.intersection(screen),
        cells,
    );
    footer::draw(model, theme, layout.footer.intersection(screen), cells);
    let status = layout.status.intersection(screen);
    match &model.prompt {
        Some(open) => cursor = prompt::draw(open, model, theme, status, cells),
        None => status::draw(model, theme, status, cells),
    }
    if let Some(scroll) = model.help {
        help::draw(scroll, theme, screen, cells);
        cursor = None;
    }
    if let Some(at) = cursor.filter(|at| screen.contains(*at)) {
        frame.set_cursor_position(at);
    }
}

/// Columns of the word before the cursor that a list is for.
fn written(model: &Model, list: &Completion) -> usize {
    let written = model.buffer().and_then(|it| list.written(&it.document));
    written.map_or(0, |written| {
        unicode_width::UnicodeWidthStr::width(written.as_str())
    })
}

/// Writes a text from the left edge of an area, cut at its right edge; returns the columns
/// it took.
pub(crate) fn write(cells: &mut Cells, area: Rect, text: &str, style: Style) -> u16 {
    if area.is_empty() || !cells.area.contains(Position::new(area.x, area.y)) {
        return 0;
    }
    let (end, _) = cells.set_stringn(area.x, area.y, text, usize::from(area.width), style);
    end.saturating_sub(area.x)
}

/// A line of an area; empty when there is none.
pub(crate) fn row(area: Rect, at: usize) -> Rect {
    match u16::try_from(at) {
        Ok(at) if at < area.height => Rect {
            y: area.y + at,
            height: 1,
            ..area
        },
        _ => Rect {
            width: 0,
            height: 0,
            ..area
        },
    }
}

/// What is right of the first columns of an area.
pub(crate) fn after(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect {
        x: area.x + columns,
        width: area.width - columns,
        ..area
    }
}

/// The title of a pane and the edge to its right neighbour; returns the area inside.
pub(crate) fn frame(
    cells: &mut Cells,
    theme: &Theme,
    area: Rect,
    title: &str,
    is_focused: bool,
) -> Rect {
    let style = if is_focused {
        theme.title_focused
    } else {
        theme.title
    };
    let top = row(area, 0);
    cells.set_style(top, style);
    write(cells, top, &format!(" {title}"), style);
    let mut inside = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    if area.right() < cells.area.right() && inside.width > 1 {
        inside.width -= 1;
        for y in inside.y..inside.bottom() {
            write(
                cells,
                Rect::new(inside.right(), y, 1, 1),
                "\u{2502}",
                theme.edge,
            );
        }
    }
    inside
}
