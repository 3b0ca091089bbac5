//! What the server said, and the connection to it.

use garter_protocol::{Boards, Outcome, Request as _, RunEnded};
use serde_json::json;

use super::{Effects, complete, explain, files, heap, remedy, run, run::request, tabs};
use crate::{
    action::Action,
    effect::Effect,
    event::ServerEvent,
    keys,
    lsp::{Query, diagnostic::Published, initialize},
    model::{Model, console::Voice, server::Link},
};

/// The server said something.
pub(crate) fn said(model: &mut Model, event: ServerEvent, out: &mut Effects) {
    match event {
        ServerEvent::Connected => {
            let params = initialize::params(&model.folder);
            out.push(Effect::Request {
                query: Query::Initialize,
                method: "initialize",
                params,
            });
        }
        ServerEvent::Welcome(welcome) => {
            model.server.encoding = welcome.encoding;
            model.server.completes_after = welcome.completes_after;
            greeted(model, out);
        }
        ServerEvent::Lost(why) => lost(model, why),
        ServerEvent::Diagnostics(published) => diagnosed(model, &published),
        ServerEvent::Boards(boards) => model.server.boards = boards,
        ServerEvent::BoardsChanged(changed) => model.server.boards = changed.boards,
        ServerEvent::Selected(board) => selected(model, board),
        ServerEvent::RunStarted(started) => run::started(model, started),
        ServerEvent::Stopped => model.say("Stopped"),
        ServerEvent::Output(output) => model.console.print(&output.text),
        ServerEvent::RunEnded(ended) => run_ended(model, &ended),
        ServerEvent::Heap(picture) => model.heap.show(picture),
        ServerEvent::Ignored(said) => files::ignored(model, said),
        ServerEvent::Explained(text) => explain::answered(model, &text),
        ServerEvent::Completed { version, answer } => complete::answered(model, version, answer),
        ServerEvent::Remedies { version, actions } => remedy::answered(model, version, actions),
        ServerEvent::HeapChanged(changed) => model.heap.show(changed.0),
        ServerEvent::Refused { what, why } => refused(model, what, why),
        ServerEvent::Message {
            is_error: true,
            text,
        } => model.complain(text),
        ServerEvent::Message {
            is_error: false,
            text,
        } => model.say(text),
        ServerEvent::Nothing => {}
    }
}

/// Connects again.
pub(crate) fn reconnect(model: &mut Model, out: &mut Effects) {
    if matches!(model.server.link, Link::Lost(_)) {
        model.server.link = Link::Connecting;
        out.push(Effect::Connect);
    } else {
        explain(model);
    }
}

/// Tells the user why the server cannot be asked.
pub(crate) fn explain(model: &mut Model) {
    let again = keys::name_of(Action::Reconnect);
    match model.server.link.clone() {
        Link::Ready => model.say("The server is connected"),
        Link::Connecting => model.say("The server is being connected; try again in a moment"),
        Link::Lost(why) => {
            model.complain(format!(
                "No server: {why}. {again} connects again; saving works"
            ));
        }
    }
}

fn greeted(model: &mut Model, out: &mut Effects) {
    model.server.link = Link::Ready;
    out.push(Effect::Notify {
        method: "initialized",
        params: json!({}),
    });
    for buffer in &model.buffers {
        tabs::tell_open(buffer, out);
    }
    out.push(request(Query::Boards, Boards::METHOD, &Boards {}));
    for folder in model.files.unfolded() {
        files::ask_ignored(model, &folder, out);
    }
    if model.shown.heap {
        heap::watch(model, true, out);
    }
}

fn lost(model: &mut Model, why: String) {
    let ran = model.server.run.take().is_some() || model.server.starting;
    model.server.starting = false;
    model.server.program = None;
    if ran {
        model
            .console
            .note(Voice::Error, "\u{25a0} the server went away during the run");
    }
    model.server.link = Link::Lost(why);
    model.server.boards.clear();
    for buffer in &mut model.buffers {
        buffer.problems.clear();
    }
    explain(model);
}

fn diagnosed(model: &mut Model, published: &Published) {
    let encoding = model.server.encoding;
    let Some(path) = published.path() else { return };
    let Some(buffer) = model.buffer_of(&path) else {
        return;
    };
    // Problems of an older text would sit on the wrong places; newer ones are on their way.
    if published
        .version
        .is_none_or(|version| version == buffer.version)
    {
        buffer.problems = published.problems(buffer.document.text(), encoding);
    }
}

fn selected(model: &mut Model, board: garter_protocol::Board) {
    for known in &mut model.server.boards {
        known.selected = known.id == board.id;
    }
    let text = format!(
        "{} is the board now",
        crate::model::console::plain(&board.name)
    );
    model.say(text);
}

fn run_ended(model: &mut Model, ended: &RunEnded) {
    let ours = model
        .server
        .run
        .as_ref()
        .is_some_and(|run| run.run == ended.run);
    if ours {
        model.server.run = None;
        model.server.program = None;
    }
    let (voice, text) = match &ended.outcome {
        Outcome::Ok => (Voice::Note, "\u{25a0} finished".to_owned()),
        Outcome::Interrupted => (Voice::Note, "\u{25a0} stopped".to_owned()),
        Outcome::Lost { why } => (Voice::Error, format!("\u{25a0} board lost: {why}")),
        Outcome::Exception {
            r#type,
            message,
            text,
            ..
        } => {
            let last = format!("{type}: {message}");
            let what = if text.trim().is_empty() {
                last.as_str()
            } else {
                text.trim_end()
            };
            (Voice::Error, what.to_owned())
        }
    };
    model.console.note(voice, &text);
    if let Outcome::Exception {
        remedy: Some(remedy),
        ..
    } = &ended.outcome
    {
        model.console.note(Voice::Note, remedy);
    }
}

fn refused(model: &mut Model, what: Query, why: String) {
    let why = crate::model::console::plain(&why);
    match what {
        Query::Run => {
            model.server.starting = false;
            model
                .console
                .note(Voice::Error, &format!("\u{25a0} not run: {why}"));
            model.complain(format!("Not run: {why}"));
        }
        Query::Heap | Query::WatchHeap => model.heap.missing = Some(why),
        // Nobody may have asked; what is typed goes on.
        Query::Completion { .. } | Query::Remedies { .. } => {}
        Query::Initialize => model.server.link = Link::Lost(why),
        _ => model.complain(why),
    }
}
