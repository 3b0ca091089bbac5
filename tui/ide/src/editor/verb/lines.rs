//! Whole lines: deleted, doubled, moved.

use std::ops::Range;

use super::indent::selected_rows;
use crate::editor::{Change, Document, Edit, Selection, Transaction, history::EditKind, line};

/// The selected lines with their line endings.
pub(crate) fn range(document: &Document) -> Range<usize> {
    let rows = selected_rows(document);
    line::start(document.text(), *rows.start())..line::start(document.text(), rows.end() + 1)
}

/// Deletes the selected lines.
pub(crate) fn delete(document: &Document) -> Edit {
    let text = document.text();
    let Range { start, end } = range(document);
    let row = *selected_rows(document).start();
    // The last line has no line ending of its own: it takes its predecessor's with it.
    let is_last = *selected_rows(document).end() == line::last(text);
    let (start, cursor) = if is_last && row > 0 {
        (line::end(text, row - 1), line::start(text, row - 1))
    } else {
        (start, start)
    };
    Edit {
        transaction: Transaction::replace(start..end, ""),
        selection: Selection::cursor(cursor),
        kind: EditKind::Other,
    }
}

/// The selected lines a second time, below.
pub(crate) fn duplicate(document: &Document) -> Edit {
    let text = document.text();
    let Range { start, end } = range(document);
    let last = *selected_rows(document).end();
    let mut copy = text.slice(start..end).to_string();
    if last == line::last(text) {
        copy = format!("{}{copy}", line::ending(text));
    }
    let down = copy.chars().count();
    let Selection { anchor, head, .. } = document.selection();
    Edit {
        transaction: Transaction::replace(end..end, copy),
        selection: Selection::new(anchor + down, head + down),
        kind: EditKind::Other,
    }
}

/// The selected lines change places with the line above; none at the top.
pub(crate) fn move_up(document: &Document) -> Option<Edit> {
    let rows = selected_rows(document);
    let above = rows.start().checked_sub(1)?;
    Some(swap(document, above..=above, rows.clone(), false))
}

/// The selected lines change places with the line below; none at the bottom.
pub(crate) fn move_down(document: &Document) -> Option<Edit> {
    let rows = selected_rows(document);
    let below = rows.end() + 1;
    (below <= line::last(document.text())).then(|| swap(document, rows, below..=below, true))
}

/// Two neighbouring groups of lines change places; the selection goes with one of them.
fn swap(
    document: &Document,
    upper: std::ops::RangeInclusive<usize>,
    lower: std::ops::RangeInclusive<usize>,
    with_upper: bool,
) -> Edit {
    let text = document.text();
    let up = line::start(text, *upper.start())..line::end(text, *upper.end());
    let low = line::start(text, *lower.start())..line::end(text, *lower.end());
    let between = text.slice(up.end..low.start).to_string();
    let swapped = [
        text.slice(low.clone()).to_string(),
        between.clone(),
        text.slice(up.clone()).to_string(),
    ];
    let Selection { anchor, head, .. } = document.selection();
    let shift = |at: usize| match with_upper {
        true => at + low.len() + between.chars().count(),
        false => at.saturating_sub(up.len() + between.chars().count()),
    };
    Edit {
        transaction: Transaction::new([Change::new(up.start..low.end, swapped.concat())]),
        selection: Selection::new(shift(anchor), shift(head)),
        kind: EditKind::Other,
    }
}
