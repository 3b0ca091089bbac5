//! The keys worth knowing now, at the bottom of the screen.

use ratatui::{buffer::Buffer as Cells, layout::Rect};

use super::{after, theme::Theme, write};
use crate::{
    keys::{KEYS, Scope},
    model::{Model, Pane},
};

/// Draws the line.
pub(crate) fn draw(model: &Model, theme: &Theme, area: Rect, cells: &mut Cells) {
    let scope = match model.focus {
        Pane::Files => Scope::Files,
        Pane::Editor => Scope::Editor,
        Pane::Console => Scope::Console,
        Pane::Heap | Pane::Problems => Scope::List,
    };
    let own = KEYS.iter().filter(|b| b.scope == scope);
    let common = KEYS.iter().filter(|b| b.scope == Scope::Everywhere);
    let mut rest = area;
    for binding in common.chain(own).filter(|b| !b.label.is_empty()) {
        let width = binding.name().len() + 1 + binding.label.len() + 2;
        if width > usize::from(rest.width) + 2 {
            break;
        }
        rest = after(rest, write(cells, rest, &binding.name(), theme.key));
        rest = after(
            rest,
            write(cells, rest, &format!(" {}  ", binding.label), theme.faint),
        );
    }
}
