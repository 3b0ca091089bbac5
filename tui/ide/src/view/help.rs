//! Every key, straight from the table.

use ratatui::{buffer::Buffer as Cells, layout::Rect};

use super::{row, theme::Theme, write};
use crate::keys::{KEYS, Scope};

/// A line of the help: a heading, or a key and what it does.
pub(crate) enum HelpLine {
    Heading(&'static str),
    Key(String, &'static str),
    Blank,
}

const MOUSE: [(&str, &str); 5] = [
    (
        "Click",
        "Go there: in the text, a pane, a tab, a file, a problem",
    ),
    ("Click again", "Select the word"),
    ("Drag", "Select"),
    ("Wheel", "Scroll what is under it"),
    ("Shift", "Held down, the terminal itself selects"),
];

/// All lines of the help.
pub(crate) fn lines() -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for scope in Scope::ALL {
        if !lines.is_empty() {
            lines.push(HelpLine::Blank);
        }
        lines.push(HelpLine::Heading(scope.title()));
        let own = KEYS
            .iter()
            .filter(|b| b.scope == scope && !b.help.is_empty());
        lines.extend(own.map(|binding| HelpLine::Key(binding.name(), binding.help)));
    }
    lines.push(HelpLine::Blank);
    lines.push(HelpLine::Heading("Mouse"));
    lines.extend(MOUSE.map(|(what, does)| HelpLine::Key(what.to_owned(), does)));
    lines
}

/// Draws the page over everything.
pub(crate) fn draw(scroll: usize, theme: &Theme, screen: Rect, cells: &mut Cells) {
    for y in screen.y..screen.bottom() {
        let blanks = " ".repeat(usize::from(screen.width));
        write(
            cells,
            Rect {
                y,
                height: 1,
                ..screen
            },
            &blanks,
            theme.text,
        );
    }
    cells.set_style(screen, theme.text);
    let title = row(screen, 0);
    cells.set_style(title, theme.title_focused);
    write(
        cells,
        title,
        " Keys   up and down scroll, Esc closes",
        theme.title_focused,
    );
    let rows = usize::from(screen.height.saturating_sub(1));
    for (at, line) in lines().iter().skip(scroll).take(rows).enumerate() {
        let place = row(screen, at + 1);
        match line {
            HelpLine::Heading(text) => {
                write(cells, place, &format!(" {text}"), theme.folder);
            }
            HelpLine::Key(key, does) => {
                let text = format!("   {key:<16} ");
                let used = write(cells, place, &text, theme.key);
                write(cells, super::after(place, used), does, theme.text);
            }
            HelpLine::Blank => {}
        }
    }
}
