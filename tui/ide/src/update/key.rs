//! A key was pressed, or a text pasted: who gets it.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::{Effects, act, complete, console, edit, prompt};
use crate::{
    action::Action,
    editor::verb::{insert, motion::Motion},
    keys::{self, Scope},
    model::{Model, Pane},
};

/// A key went down.
pub(crate) fn pressed(model: &mut Model, key: KeyEvent, out: &mut Effects) {
    if key.kind == KeyEventKind::Release {
        return;
    }
    if model.help.is_some() {
        help(model, key);
        return;
    }
    if model.prompt.is_some() {
        prompt::pressed(model, key, out);
        return;
    }
    model.message = None;
    model.explanation.clear();
    if complete::pressed(model, key) {
        return;
    }
    let list = model.completion.take();
    match keys::action(scope(model.focus), key) {
        Some(action) => act::act(model, action, out),
        None => typed(model, key, out),
    }
    complete::after(model, key, list);
}

/// A text was pasted in one piece.
pub(crate) fn pasted(model: &mut Model, text: &str, out: &mut Effects) {
    if model.prompt.is_some() {
        prompt::pasted(model, text, out);
    } else if model.focus == Pane::Console {
        console::pasted(model, text, out);
    } else if model.focus == Pane::Editor {
        edit::verb(model, |document| Some(insert::pasted(document, text)));
    }
}

fn scope(focus: Pane) -> Scope {
    match focus {
        Pane::Files => Scope::Files,
        Pane::Editor => Scope::Editor,
        Pane::Console => Scope::Console,
        Pane::Heap | Pane::Problems => Scope::List,
    }
}

fn typed(model: &mut Model, key: KeyEvent, out: &mut Effects) {
    match (model.focus, key.code) {
        (Pane::Console, _) => console::typed(model, key, out),
        (Pane::Editor, KeyCode::Char(c)) if is_text(key.modifiers) => {
            edit::verb(model, |document| Some(insert::typed(document, c)));
        }
        _ => {}
    }
}

/// Ctrl and Alt together are AltGr on some keyboards, and then the character is meant.
fn is_text(modifiers: KeyModifiers) -> bool {
    let both = KeyModifiers::CONTROL | KeyModifiers::ALT;
    !modifiers.intersects(both) || modifiers.contains(both)
}

fn help(model: &mut Model, key: KeyEvent) {
    let Some(scroll) = model.help.as_mut() else {
        return;
    };
    match keys::action(Scope::List, key) {
        Some(Action::Move(Motion::Up)) => *scroll = scroll.saturating_sub(1),
        Some(Action::Move(Motion::Down)) => *scroll += 1,
        Some(Action::Move(Motion::PageUp)) => *scroll = scroll.saturating_sub(10),
        Some(Action::Move(Motion::PageDown)) => *scroll += 10,
        Some(Action::Move(Motion::Home)) => *scroll = 0,
        Some(Action::Move(_)) => {}
        _ => model.help = None,
    }
    if let Some(scroll) = model.help.as_mut() {
        *scroll = (*scroll).min(crate::view::help::lines().len().saturating_sub(1));
    }
}
