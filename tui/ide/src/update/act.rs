//! An action, whoever asked for it: which verb does it.

use super::{
    Effects, complete, console, edit, explain, files, find, heap, panes, problems, prompt, quit,
    remedy, run, save, server, tabs,
};
use crate::{
    action::Action as A,
    editor::{
        Selection,
        verb::{comment, delete, indent, lines, motion, newline},
    },
    model::{
        Model, Pane,
        prompt::{Ask, Field, Prompt},
    },
};

/// Does it.
pub(crate) fn act(model: &mut Model, action: A, out: &mut Effects) {
    match action {
        A::Help => model.help = Some(0),
        A::Quit => quit::quit(model, out),
        A::NextPane => panes::next(model, true, out),
        A::PreviousPane => panes::next(model, false, out),
        A::Focus(pane) => panes::focus(model, pane, out),
        A::Zoom => panes::zoom(model),
        A::ToggleHeap => panes::toggle(model, Pane::Heap, out),
        A::ToggleProblems => panes::toggle(model, Pane::Problems, out),
        A::ToggleConsole => panes::toggle(model, Pane::Console, out),
        A::ToggleFiles => panes::toggle(model, Pane::Files, out),
        A::Run => run::run(model, out),
        A::Stop => run::stop(model, out),
        A::SoftReset => run::soft_reset(model, out),
        A::ChooseBoard => run::choose_board(model),
        A::Reconnect => server::reconnect(model, out),
        A::NextProblem => problems::go(model, true),
        A::PreviousProblem => problems::go(model, false),
        A::Save => save::save_active(model, out),
        A::Close => tabs::close(model, out),
        A::NextTab => tabs::turn(model, true),
        A::PreviousTab => tabs::turn(model, false),
        A::Open => prompt::ask(model, Ask::Open, Field::default()),
        A::NewFile => files::new_file(model),
        A::Rename => files::rename(model),
        A::DeleteFile => files::delete(model),
        A::Find => find::begin(model),
        A::FindNext => find::again(model, true),
        A::FindPrevious => find::again(model, false),
        A::Replace => find::begin_replace(model),
        A::GoToLine => prompt::ask(model, Ask::GoToLine, Field::default()),
        A::ClearConsole => model.console.clear(),
        A::Accept => accept(model, out),
        A::Cancel => cancel(model),
        A::Move(motion) => moved(model, motion, out),
        A::Extend(motion) => edit::go(model, motion, true),
        A::Undo => edit::undo(model),
        A::Redo => edit::redo(model),
        A::Cut => edit::cut(model, out),
        A::Copy => edit::copy(model, out),
        A::Paste => edit::paste(model),
        A::SelectAll => edit::select(model, |text| Selection::new(0, text.len_chars())),
        A::Explain => explain::ask(model, out),
        A::Complete => complete::ask(model),
        A::Mend => remedy::ask(model, out),
        A::Comment => edit::verb(model, |document| Some(comment::toggle(document))),
        A::Indent => edit::verb(model, |document| Some(indent::indent(document))),
        A::Outdent => edit::verb(model, |document| Some(indent::outdent(document))),
        A::Newline => edit::verb(model, |document| Some(newline::newline(document))),
        A::Backspace => edit::verb(model, |document| Some(delete::backward(document))),
        A::Delete => edit::verb(model, |document| Some(delete::forward(document))),
        A::DeleteWordLeft => edit::verb(model, |document| Some(delete::word_backward(document))),
        A::DeleteWordRight => edit::verb(model, |document| Some(delete::word_forward(document))),
        A::DeleteLine => edit::verb(model, |document| Some(lines::delete(document))),
        A::Duplicate => edit::verb(model, |document| Some(lines::duplicate(document))),
        A::LinesUp => edit::verb(model, lines::move_up),
        A::LinesDown => edit::verb(model, lines::move_down),
    }
}

fn accept(model: &mut Model, out: &mut Effects) {
    match model.focus {
        Pane::Files => files::accept(model, out),
        Pane::Problems => problems::accept(model),
        Pane::Editor | Pane::Console | Pane::Heap => {}
    }
}

fn cancel(model: &mut Model) {
    edit::select_keep(model, |selection| Selection::cursor(selection.head));
    if matches!(model.prompt, Some(Prompt::Letter(_))) {
        model.prompt = None;
    }
}

fn moved(model: &mut Model, motion: motion::Motion, out: &mut Effects) {
    match model.focus {
        Pane::Editor => edit::go(model, motion, false),
        Pane::Files => files::moved(model, motion, out),
        Pane::Console => console::scrolled(model, motion),
        Pane::Heap => heap::scrolled(model, motion),
        Pane::Problems => problems::moved(model, motion),
    }
}
