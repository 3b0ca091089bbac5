//! Questions: keys go to them while they are open, and their answers are done here.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{Effects, edit, files, find, quit, remedy, run, save, tabs};
pub(crate) use crate::model::prompt::Prompt;
use crate::{
    action::Action as A,
    editor::verb::motion::Motion,
    effect::Effect,
    keys::{self, Scope},
    model::{
        Model,
        prompt::{Ask, Choice, Field},
    },
};

/// Asks for a line.
pub(crate) fn ask(model: &mut Model, ask: Ask, field: Field) {
    model.prompt = Some(Prompt::Line(ask, field));
}

/// A key for the question.
pub(crate) fn pressed(model: &mut Model, key: KeyEvent, out: &mut Effects) {
    let action = keys::action(Scope::Prompt, key);
    match &model.prompt {
        Some(Prompt::Letter(choice)) => {
            let choice = choice.clone();
            letter(model, &choice, key, action, out);
        }
        Some(Prompt::Board { .. }) => board(model, action, out),
        Some(Prompt::Remedy { .. }) => remedies(model, action),
        Some(Prompt::Line(..)) => line(model, key, action, out),
        None => {}
    }
}

/// A text pasted into the question.
pub(crate) fn pasted(model: &mut Model, text: &str, _: &mut Effects) {
    if let Some(Prompt::Line(_, field)) = &mut model.prompt {
        field.insert(text);
        find::typed(model);
    }
}

fn line(model: &mut Model, key: KeyEvent, action: Option<A>, out: &mut Effects) {
    let clipboard = model.clipboard.clone();
    let Some(Prompt::Line(ask, field)) = &mut model.prompt else {
        return;
    };
    let is_find = matches!(ask, Ask::Find { .. });
    match action {
        Some(A::Accept) if is_find => find::again(model, true),
        Some(A::Move(Motion::Down)) if is_find => find::again(model, true),
        Some(A::Move(Motion::Up)) if is_find => find::again(model, false),
        Some(A::Accept) => {
            let (ask, text) = (ask.clone(), field.text.clone());
            model.prompt = None;
            answered(model, ask, text, out);
        }
        Some(A::Cancel) => model.prompt = None,
        Some(A::Move(Motion::Left)) => field.go(field.cursor.saturating_sub(1)),
        Some(A::Move(Motion::Right)) => field.go(field.cursor + 1),
        Some(A::Move(Motion::Home)) => field.go(0),
        Some(A::Move(Motion::End)) => field.go(usize::MAX),
        Some(A::Backspace) => edited(model, Field::backspace),
        Some(A::Delete) => edited(model, Field::delete),
        Some(A::Paste) => edited(model, |field| field.insert(&clipboard)),
        _ => {
            let plain = !key
                .modifiers
                .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
            if let (KeyCode::Char(c), true) = (key.code, plain) {
                edited(model, |field| field.insert(&c.to_string()));
            }
        }
    }
}

fn edited(model: &mut Model, edit: impl FnOnce(&mut Field)) {
    if let Some(Prompt::Line(_, field)) = &mut model.prompt {
        edit(field);
        find::typed(model);
    }
}

fn answered(model: &mut Model, ask: Ask, text: String, out: &mut Effects) {
    if text.is_empty() && !matches!(ask, Ask::ReplaceWith { .. }) {
        return;
    }
    match ask {
        Ask::Find { .. } => {}
        Ask::Replace => {
            model.sought = text.clone();
            self::ask(model, Ask::ReplaceWith { sought: text }, Field::default());
        }
        Ask::ReplaceWith { sought } => find::replace_all(model, &sought, &text),
        Ask::GoToLine => find::go_to_line(model, &text),
        Ask::Open => tabs::open(model, model.folder.join(text), false, out),
        Ask::NewFile { folder } => tabs::open(model, folder.join(text), true, out),
        Ask::Rename { from } => {
            let to = from.with_file_name(text);
            if to != from {
                out.push(Effect::Rename { from, to });
            }
        }
    }
}

fn board(model: &mut Model, action: Option<A>, out: &mut Effects) {
    let Some(Prompt::Board { chosen, boards }) = &mut model.prompt else {
        return;
    };
    match action {
        Some(A::Move(motion)) => choose(chosen, boards.len(), motion),
        Some(A::Accept) => {
            let board = boards.get(*chosen).map(|(id, _)| id.clone());
            model.prompt = None;
            if let Some(board) = board {
                run::select_board(model, board, out);
            }
        }
        Some(A::Cancel) => model.prompt = None,
        _ => {}
    }
}

/// The choice in a list of so many lines.
fn choose(chosen: &mut usize, count: usize, motion: Motion) {
    match motion {
        Motion::Up => *chosen = chosen.saturating_sub(1),
        Motion::Down => *chosen = (*chosen + 1).min(count.saturating_sub(1)),
        _ => {}
    }
}

fn remedies(model: &mut Model, action: Option<A>) {
    let Some(Prompt::Remedy {
        chosen,
        version,
        remedies,
    }) = &mut model.prompt
    else {
        return;
    };
    match action {
        Some(A::Move(motion)) => choose(chosen, remedies.len(), motion),
        Some(A::Accept) => {
            let (version, remedy) = (*version, remedies.get(*chosen).cloned());
            model.prompt = None;
            if let Some(it) = remedy {
                remedy::make(model, version, &it);
            }
        }
        Some(A::Cancel) => model.prompt = None,
        _ => {}
    }
}

fn letter(model: &mut Model, choice: &Choice, key: KeyEvent, action: Option<A>, out: &mut Effects) {
    let pressed = match key.code {
        KeyCode::Char(c) => c.to_ascii_lowercase(),
        _ if action == Some(A::Cancel) => '\u{1b}',
        _ => return,
    };
    let is_answer = choice
        .letters()
        .iter()
        .any(|(letter, _)| *letter == pressed);
    if !is_answer && action != Some(A::Cancel) {
        return;
    }
    model.prompt = None;
    decided(model, choice, pressed, out);
}

fn decided(model: &mut Model, choice: &Choice, letter: char, out: &mut Effects) {
    match (choice, letter) {
        (Choice::DeleteFile(path), 'y') => out.push(Effect::Delete(path.clone())),
        (Choice::CloseChanged(path), 's') => {
            model.close_when_saved(path);
            save::save(model, path, false, out);
        }
        (Choice::CloseChanged(path), 'd') => tabs::drop_tab(model, path, out),
        (Choice::QuitChanged, 's') => quit::save_all(model, out),
        (Choice::QuitChanged, 'd') => out.push(Effect::Quit),
        (Choice::Overwrite(path), 'o') => save::save(model, path, true, out),
        (Choice::Overwrite(path) | Choice::ChangedOnDisk(path), 'r') => {
            out.push(Effect::Load {
                path: path.clone(),
                create: false,
            });
        }
        (Choice::ChangedOnDisk(path), _) => {
            model.say(format!("{} on disk differs from yours", model.short(path)));
        }
        _ => {
            model.leaving = false;
            model.run_when_saved = None;
        }
    }
    edit::follow_cursor(model);
    files::follow_choice(model);
}
