//! The console: what is typed goes to the board, and one can look back.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use garter_protocol::{Input, Request as _};

use super::{Effects, run::request, server};
use crate::{
    editor::verb::motion::Motion,
    lsp::Query,
    model::{Model, Pane, layout::layout},
};

/// A key for the board.
pub(crate) fn typed(model: &mut Model, key: KeyEvent, out: &mut Effects) {
    if let Some(data) = bytes(key) {
        send(model, data, out);
    }
}

/// A text for the board. Its lines end as Enter does.
pub(crate) fn pasted(model: &mut Model, text: &str, out: &mut Effects) {
    send(model, text.replace("\r\n", "\r").replace('\n', "\r"), out);
}

/// Looks back or forward.
pub(crate) fn scrolled(model: &mut Model, motion: Motion) {
    let rows = layout(model)
        .of(Pane::Console)
        .map_or(1, |area| usize::from(area.height.max(2)));
    let most = model.console.len().saturating_sub(rows - 1);
    let back = model.console.back;
    model.console.back = match motion {
        Motion::Up => back + 3,
        Motion::Down => back.saturating_sub(3),
        Motion::PageUp => back + rows / 2,
        Motion::PageDown => back.saturating_sub(rows / 2),
        _ => back,
    }
    .min(most);
}

fn send(model: &mut Model, data: String, out: &mut Effects) {
    model.console.back = 0;
    if !model.server.is_ready() {
        server::explain(model);
        return;
    }
    out.push(request(
        Query::Input,
        Input::METHOD,
        &Input { board: None, data },
    ));
}

/// What a terminal sends for a key.
fn bytes(key: KeyEvent) -> Option<String> {
    let text = match key.code {
        KeyCode::Char(c) if key.modifiers.contains(KeyModifiers::CONTROL) => {
            let control = (c.to_ascii_uppercase() as u32)
                .checked_sub(64)
                .filter(|n| *n < 32)?;
            return char::from_u32(control).map(String::from);
        }
        KeyCode::Char(c) => return Some(c.to_string()),
        KeyCode::Enter => "\r",
        KeyCode::Backspace => "\u{7f}",
        KeyCode::Tab => "\t",
        KeyCode::Esc => "\u{1b}",
        KeyCode::Up => "\u{1b}[A",
        KeyCode::Down => "\u{1b}[B",
        KeyCode::Right => "\u{1b}[C",
        KeyCode::Left => "\u{1b}[D",
        KeyCode::Home => "\u{1b}[H",
        KeyCode::End => "\u{1b}[F",
        KeyCode::Delete => "\u{1b}[3~",
        _ => return None,
    };
    Some(text.to_owned())
}
