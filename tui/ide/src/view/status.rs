//! The line that tells how things are.

use ratatui::{buffer::Buffer as Cells, layout::Rect};
use unicode_width::UnicodeWidthStr;

use super::{after, theme::Theme, write};
use crate::{
    editor::column,
    lsp::diagnostic::Severity,
    model::{Model, server::Link},
};

/// Draws the line: what there is to say on the left, what always holds on the right.
pub(crate) fn draw(model: &Model, theme: &Theme, area: Rect, cells: &mut Cells) {
    cells.set_style(area, theme.bar);
    let right = facts(model);
    let width = u16::try_from(right.width()).unwrap_or(u16::MAX);
    let (left, is_error) = left(model);
    // What is said now is worth more than what always holds.
    let needed = u16::try_from(left.width() + 1).unwrap_or(u16::MAX);
    if width.saturating_add(needed) <= area.width || !is_error && width <= area.width / 2 {
        write(cells, after(area, area.width - width), &right, theme.bar);
        let area = Rect {
            width: area.width - width,
            ..area
        };
        write(
            cells,
            area,
            &left,
            if is_error { theme.bar_error } else { theme.bar },
        );
    } else {
        let style = if is_error { theme.bar_error } else { theme.bar };
        cells.set_style(area, style);
        write(cells, area, &left, style);
    }
}

fn left(model: &Model) -> (String, bool) {
    if let Some(message) = &model.message {
        return (format!(" {} ", message.text), message.is_error);
    }
    if let Link::Lost(_) = model.server.link {
        let key = crate::keys::name_of(crate::action::Action::Reconnect);
        return (format!(" No server; {key} connects again "), true);
    }
    let Some(buffer) = model.buffer() else {
        return (String::new(), false);
    };
    match buffer.problem_here() {
        Some(problem) => {
            let origin = match problem.origin.is_empty() {
                true => String::new(),
                false => format!(" [{}]", problem.origin),
            };
            let is_error = problem.severity == Severity::Error;
            (format!(" {}{origin} ", problem.message), is_error)
        }
        None => (format!(" {} ", model.short(&buffer.path)), false),
    }
}

fn facts(model: &Model) -> String {
    let mut facts = Vec::new();
    if let Some(buffer) = model.buffer() {
        let count = |severity| {
            buffer
                .problems
                .iter()
                .filter(|problem| problem.severity == severity)
                .count()
        };
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        if errors + warnings > 0 {
            facts.push(format!("\u{2716}{errors} \u{25b2}{warnings}"));
        }
        let place = buffer.document.place(buffer.document.selection().head);
        let column = column::of(buffer.document.text(), buffer.document.selection().head);
        facts.push(format!("{}:{}", place.line + 1, column + 1));
    }
    facts.push(match &model.server.link {
        Link::Ready => model.server.board_status(),
        Link::Connecting => "connecting".to_owned(),
        Link::Lost(_) => "no server".to_owned(),
    });
    format!(" {} ", facts.join("  "))
}
