//! Moving the cursor.

use crate::editor::{Document, Selection, column, grapheme, line, word};

/// A way to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Motion {
    /// One character back.
    Left,
    /// One character on.
    Right,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// To the beginning of the word.
    WordLeft,
    /// To the end of the word.
    WordRight,
    /// To the first letter of the line; from there to its beginning.
    Home,
    /// To the end of the line.
    End,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// To the beginning of the text.
    Top,
    /// To the end of the text.
    Bottom,
}

/// The selection after a motion. `page` is the height of the screen in lines.
pub(crate) fn moved(document: &Document, motion: Motion, extend: bool, page: usize) -> Selection {
    let text = document.text();
    let selection = document.selection();
    let head = selection.head;
    // Without Shift, left and right first leave a selection at its edge.
    if !extend && !selection.is_empty() {
        match motion {
            Motion::Left => return Selection::cursor(selection.start()),
            Motion::Right => return Selection::cursor(selection.end()),
            _ => {}
        }
    }
    let place = match motion {
        Motion::Left => grapheme::previous(text, head),
        Motion::Right => grapheme::next(text, head),
        Motion::WordLeft => word::previous(text, head),
        Motion::WordRight => word::next(text, head),
        Motion::Home => home(document),
        Motion::End => line::end(text, line::of(text, head)),
        Motion::Top => 0,
        Motion::Bottom => text.len_chars(),
        Motion::Up => return vertical(document, -1, extend),
        Motion::Down => return vertical(document, 1, extend),
        Motion::PageUp => return vertical(document, -(page.max(1) as isize), extend),
        Motion::PageDown => return vertical(document, page.max(1) as isize, extend),
    };
    selection.moved(place, extend)
}

fn home(document: &Document) -> usize {
    let text = document.text();
    let head = document.selection().head;
    let row = line::of(text, head);
    let start = line::start(text, row);
    let first = start + line::indent(text, row).chars().count();
    if head == first { start } else { first }
}

fn vertical(document: &Document, lines: isize, extend: bool) -> Selection {
    let text = document.text();
    let selection = document.selection();
    let goal = selection
        .goal
        .unwrap_or_else(|| column::of(text, selection.head));
    let row = line::of(text, selection.head);
    let wanted = row.saturating_add_signed(lines).min(line::last(text));
    let place = match (row == wanted, lines < 0) {
        (false, _) => column::place(text, wanted, goal),
        (true, true) => 0,
        (true, false) => text.len_chars(),
    };
    let goal = (row != wanted).then_some(goal);
    Selection {
        goal,
        ..selection.moved(place, extend)
    }
}
