//! What could be written, in a list beside the cursor.

use ratatui::{
    buffer::Buffer as Cells,
    layout::{Position, Rect},
};
use unicode_width::UnicodeWidthStr;

use super::{after, theme::Theme, write};
use crate::model::completion::{Completion, Item};

/// Lines that are shown at most.
const MOST: usize = 8;
/// Columns of a name, and of what is said of it.
const NAME: usize = 30;
const DETAIL: usize = 40;

/// Draws the list below the cursor, or above it where there is more room; it stays within `area`.
/// `written` columns of the word stand before the cursor.
pub(crate) fn draw(
    list: &Completion,
    written: usize,
    theme: &Theme,
    cursor: Position,
    area: Rect,
    cells: &mut Cells,
) {
    let below = usize::from(area.bottom().saturating_sub(cursor.y + 1));
    let above = usize::from(cursor.y.saturating_sub(area.y));
    let count = list.shown().len().min(MOST);
    let is_below = below >= count || below >= above;
    let rows = count.min(if is_below { below } else { above });
    let first = list.chosen.saturating_sub(rows.saturating_sub(1));
    let shown: Vec<&Item> = list.shown().skip(first).take(rows).collect();
    let widest = |width: fn(&Item) -> usize, most: usize| {
        let widths = shown.iter().map(|it| width(it));
        widths.max().unwrap_or(0).min(most)
    };
    let name = widest(|it| it.label.width(), NAME);
    let detail = widest(|it| it.detail.width(), DETAIL);
    let gap = if detail == 0 { 0 } else { 2 };
    let width = (name + gap + detail + 2).min(usize::from(area.width));
    let room = usize::from(area.right()).saturating_sub(width);
    let left = usize::from(cursor.x).saturating_sub(written + 1);
    let left = left.min(room).max(usize::from(area.x));
    let top = match is_below {
        true => usize::from(cursor.y) + 1,
        false => usize::from(cursor.y).saturating_sub(shown.len()),
    };
    for (row, item) in shown.into_iter().enumerate() {
        let [Ok(x), Ok(y), Ok(width)] = [left, top + row, width].map(u16::try_from) else {
            return;
        };
        let place = Rect::new(x, y, width, 1);
        let style = match first + row == list.chosen {
            true => theme.title_focused,
            false => theme.bar,
        };
        write(cells, place, &" ".repeat(usize::from(width)), style);
        let inside = Rect {
            width: width.saturating_sub(1),
            ..place
        };
        let label = Rect {
            width: u16::try_from(name + 1).unwrap_or(width).min(inside.width),
            ..inside
        };
        write(cells, after(label, 1), &item.label, style);
        let beside = u16::try_from(1 + name + gap).unwrap_or(width);
        write(cells, after(inside, beside), &item.detail, style);
    }
}
