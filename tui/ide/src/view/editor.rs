//! The text of the active file: gutter, colours, selection, problems.

use ratatui::{
    buffer::Buffer as Cells,
    layout::{Position, Rect},
    style::Style,
};

use super::{
    after,
    gutter::{self, Is},
    row,
    theme::Theme,
    write,
};
use crate::{
    action::Action,
    editor::{
        column::{self, Glyph},
        line,
        search::Needle,
    },
    highlight::{Class, pieces},
    keys,
    model::{
        Model, Pane,
        buffer::{Buffer, Problem},
        console::is_hidden,
        prompt::{Ask, Prompt},
    },
};

/// Bytes of the longest line that gets colours. A longer one is data, and takes its time.
const LONGEST_COLOURED: usize = 20_000;

/// The area of the text, without the gutter.
pub(crate) fn text_area(area: Rect, buffer: &Buffer) -> Rect {
    after(
        area,
        gutter::width(buffer).min(area.width.saturating_sub(1)),
    )
}

/// Draws the pane; returns where the cursor is.
pub(crate) fn draw(
    model: &Model,
    theme: &Theme,
    area: Rect,
    cells: &mut Cells,
) -> Option<Position> {
    let Some(buffer) = model.buffer() else {
        welcome(theme, area, cells);
        return None;
    };
    let text_area = text_area(area, buffer);
    let text = buffer.document.text();
    let needle = needle(model);
    let here = line::of(text, buffer.document.selection().head);
    let running = model.running_line(buffer);
    for screen_row in 0..usize::from(area.height) {
        let at = buffer.scroll.row + screen_row;
        if at > line::last(text) {
            break;
        }
        let is = Is {
            here: at == here,
            running: running == Some(at),
        };
        gutter::draw(buffer, theme, at, is, row(area, screen_row), cells);
        draw_line(
            buffer,
            theme,
            at,
            needle.as_ref(),
            row(text_area, screen_row),
            cells,
        );
    }
    if model.focus != Pane::Editor {
        return None;
    }
    cursor(buffer, text_area)
}

fn needle(model: &Model) -> Option<Needle> {
    match &model.prompt {
        Some(Prompt::Line(Ask::Find { .. } | Ask::Replace, field)) => Needle::new(&field.text),
        _ => None,
    }
}

/// Everything that gives the characters of one line a style.
struct Line<'a> {
    start: usize,
    pieces: Vec<(std::ops::Range<usize>, Class)>,
    found: Vec<std::ops::Range<usize>>,
    problems: Vec<&'a Problem>,
    selection: std::ops::Range<usize>,
}

impl Line<'_> {
    fn style(&self, theme: &Theme, byte: usize, glyph: &Glyph<'_>) -> Style {
        let after = self.pieces.partition_point(|(range, _)| range.end <= byte);
        let class = self
            .pieces
            .get(after)
            .filter(|(range, _)| range.start <= byte);
        let mut style = class.map_or(theme.text, |(_, class)| theme.class(*class));
        let at = self.start + glyph.at;
        let about = self
            .problems
            .iter()
            .filter(|p| p.start <= at && at < p.end.max(p.start + 1));
        if let Some(worst) = about.map(|problem| problem.severity).min() {
            style = style.patch(theme.underlined(worst));
        }
        if self.found.iter().any(|range| range.contains(&glyph.at)) {
            style = style.patch(theme.found);
        }
        if self.selection.contains(&at) {
            style = style.patch(theme.selection);
        }
        style
    }
}

fn draw_line(
    buffer: &Buffer,
    theme: &Theme,
    at: usize,
    needle: Option<&Needle>,
    area: Rect,
    cells: &mut Cells,
) {
    let text = buffer.document.text();
    let content = line::content(text, at);
    let start = line::start(text, at);
    let end = line::end(text, at);
    let about = buffer
        .problems
        .iter()
        .filter(|p| p.start <= end && start <= p.end);
    let line = Line {
        start,
        pieces: match buffer.is_python() && content.len() <= LONGEST_COLOURED {
            true => pieces(&content, buffer.highlight.carry(at)),
            false => Vec::new(),
        },
        found: needle
            .map(|needle| needle.in_line(&content))
            .unwrap_or_default(),
        problems: about.collect(),
        selection: buffer.document.selection().range(),
    };
    let left = buffer.scroll.column;
    let right = left + usize::from(area.width);
    let mut byte = 0;
    let mut drawn_to = 0;
    for glyph in column::glyphs(&content) {
        if glyph.column >= right {
            return;
        }
        if glyph.column + glyph.width > left {
            draw_glyph(&glyph, line.style(theme, byte, &glyph), left, area, cells);
        }
        byte += glyph.text.len();
        drawn_to = glyph.column + glyph.width;
    }
    // The line ending: selected, or what a problem at the end of the line is about.
    let ending = Glyph {
        text: " ",
        at: end - start,
        column: drawn_to,
        width: 1,
    };
    if (left..right).contains(&drawn_to) {
        let is_selected = line.selection.contains(&end);
        let has_problem = line.problems.iter().any(|p| p.start == end);
        if is_selected || has_problem {
            draw_glyph(&ending, line.style(theme, byte, &ending), left, area, cells);
        }
    }
}

fn draw_glyph(glyph: &Glyph<'_>, style: Style, left: usize, area: Rect, cells: &mut Cells) {
    let first = glyph.column.max(left) - left;
    let Ok(x) = u16::try_from(first) else { return };
    let place = after(area, x);
    let is_whole = glyph.column >= left && glyph.width <= usize::from(place.width);
    let blanks = |count: usize| " ".repeat(count);
    let picture = match glyph.text {
        "\t" => blanks(glyph.column + glyph.width - glyph.column.max(left)),
        _ if !is_whole => blanks(
            glyph
                .width
                .saturating_sub(left.saturating_sub(glyph.column)),
        ),
        text if text.chars().any(is_hidden) => "\u{fffd}".to_owned(),
        // What takes no column of its own is shown on a dotted circle.
        text if unicode_width::UnicodeWidthStr::width(text) == 0 => format!("\u{25cc}{text}"),
        text => text.to_owned(),
    };
    write(cells, place, &picture, style);
}

fn cursor(buffer: &Buffer, area: Rect) -> Option<Position> {
    let text = buffer.document.text();
    let head = buffer.document.selection().head;
    let down = line::of(text, head).checked_sub(buffer.scroll.row)?;
    let across = column::of(text, head).checked_sub(buffer.scroll.column)?;
    let at = Position::new(
        area.x.checked_add(u16::try_from(across).ok()?)?,
        area.y.checked_add(u16::try_from(down).ok()?)?,
    );
    area.contains(at).then_some(at)
}

/// What is there when no file is open.
fn welcome(theme: &Theme, area: Rect, cells: &mut Cells) {
    let lines = [
        ("Garter".to_owned(), theme.key),
        (String::new(), theme.text),
        ("Choose a file, Enter opens it.".to_owned(), theme.text),
        (
            format!("{} opens a file by name.", keys::name_of(Action::Open)),
            theme.text,
        ),
        (
            format!("{} makes a new one.", keys::name_of(Action::NewFile)),
            theme.text,
        ),
        (
            format!("{} shows every key.", keys::name_of(Action::Help)),
            theme.text,
        ),
    ];
    let top = usize::from(area.height / 2).saturating_sub(lines.len() / 2);
    for (at, (text, style)) in lines.iter().enumerate() {
        write(cells, after(row(area, top + at), 2), text, *style);
    }
}
