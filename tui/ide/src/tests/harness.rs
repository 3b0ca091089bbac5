//! An IDE without a terminal, a disk or a server, driven by the names of keys.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer as Cells};

use crate::{
    effect::Effect,
    event::{DiskEvent, Event, Stamp},
    model::Model,
    update::update,
    view::{
        self,
        theme::{Palette, Theme},
    },
};

/// Marks the cursor in a text.
pub(super) const HEAD: char = '\u{2503}';
/// Marks where the selection began, if not at the cursor.
pub(super) const ANCHOR: char = '\u{2506}';

/// The key events of a text like `ab<Enter><C-z><S-Right>`.
pub(super) fn keys(text: &str) -> Vec<KeyEvent> {
    let mut events = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        match named.filter(|(name, _)| !name.is_empty()) {
            Some((name, after)) => {
                events.push(key(name));
                rest = after;
            }
            None => {
                events.push(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    events
}

fn key(name: &str) -> KeyEvent {
    let mut modifiers = KeyModifiers::NONE;
    let mut name = name;
    for (prefix, modifier) in [
        ("C-", KeyModifiers::CONTROL),
        ("A-", KeyModifiers::ALT),
        ("S-", KeyModifiers::SHIFT),
    ] {
        if let Some(rest) = name.strip_prefix(prefix) {
            modifiers |= modifier;
            name = rest;
        }
    }
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "BS" => KeyCode::Backspace,
        "Del" => KeyCode::Delete,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        name if name.len() > 1 && name.starts_with('F') => {
            KeyCode::F(name[1..].parse().expect("the number of a function key"))
        }
        name => KeyCode::Char(name.chars().next().expect("a character")),
    };
    KeyEvent::new(code, modifiers)
}

/// An IDE with one file open: text with marks for the selection.
pub(super) fn ide(marked: &str) -> Model {
    let mut model = Model::new("/my project".into(), (80, 24));
    open(
        &mut model,
        "/my project/main.py",
        &marked.replace([HEAD, ANCHOR], ""),
    );
    let chars = || marked.chars().filter(|c| *c != HEAD);
    let head = marked
        .chars()
        .filter(|c| *c != ANCHOR)
        .position(|c| c == HEAD)
        .unwrap_or(0);
    let anchor = chars().position(|c| c == ANCHOR).unwrap_or(head);
    let buffer = model.buffer_mut().unwrap();
    buffer
        .document
        .select(crate::editor::Selection::new(anchor, head));
    crate::update::update(&mut model, Event::Resize(80, 24));
    model
}

/// A file is read.
pub(super) fn open(model: &mut Model, path: &str, text: &str) -> Vec<Effect> {
    let stamp = Some(Stamp {
        modified: None,
        length: text.len() as u64,
    });
    let (path, text) = (path.into(), text.to_owned());
    update(
        model,
        Event::Disk(DiskEvent::Loaded {
            path,
            text,
            stamp,
            read_only: None,
        }),
    )
}

/// Keys are pressed.
pub(super) fn press(model: &mut Model, text: &str) -> Vec<Effect> {
    keys(text)
        .into_iter()
        .flat_map(|key| update(model, Event::Key(key)))
        .collect()
}

/// The text with its marks.
pub(super) fn marked(model: &Model) -> String {
    let document = &model.buffer().unwrap().document;
    let selection = document.selection();
    let mut text = document.text().to_string();
    let byte = |at: usize| document.text().char_to_byte(at);
    let mut marks = vec![(byte(selection.head), HEAD)];
    if !selection.is_empty() {
        marks.push((byte(selection.anchor), ANCHOR));
    }
    marks.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    for (at, mark) in marks {
        text.insert(at, mark);
    }
    text
}

/// What is on the screen.
pub(super) fn cells(model: &Model) -> Cells {
    cells_in(model, Palette::Sixteen)
}

/// What is on a screen that can show so many colours.
pub(super) fn cells_in(model: &Model, palette: Palette) -> Cells {
    let (columns, rows) = model.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    let theme = Theme::new(palette);
    terminal
        .draw(|frame| view::draw(model, &theme, frame))
        .unwrap();
    terminal.backend().buffer().clone()
}

/// The text on the screen, a line each, without blanks at the ends.
pub(super) fn screen(cells: &Cells) -> String {
    let lines = cells
        .content()
        .chunks(usize::from(cells.area.width).max(1))
        .map(|line| {
            let mut text = String::new();
            let mut skip = 0;
            for cell in line {
                if skip == 0 {
                    text.push_str(cell.symbol());
                    skip = unicode_width::UnicodeWidthStr::width(cell.symbol()).max(1);
                }
                skip -= 1;
            }
            text.trim_end().to_owned() + "\n"
        });
    lines.collect()
}

/// The cells of one line that have a modifier, as text; others are blank.
pub(super) fn styled(cells: &Cells, row: u16, modifier: ratatui::style::Modifier) -> String {
    let cell = |x: u16| cells.cell((x, row)).unwrap();
    let pick = |x: u16| match cell(x).modifier.contains(modifier) {
        true => cell(x).symbol(),
        false => " ",
    };
    (0..cells.area.width)
        .map(pick)
        .collect::<String>()
        .trim_end()
        .to_owned()
}
