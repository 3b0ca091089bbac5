//! Mending what is wrong at the cursor: asking the server, and choosing.

use serde_json::json;

use super::{Effects, edit, server};
use crate::{
    editor::{Transaction, line, verb::indent::keep_selection},
    effect::Effect,
    lsp::{Query, action::Actions, position, uri},
    model::{
        Model,
        prompt::{Prompt, Remedy},
    },
};

/// Asks what mends the problem at the cursor, or else those of its line.
pub(crate) fn ask(model: &mut Model, out: &mut Effects) {
    if !model.server.is_ready() {
        server::explain(model);
        return;
    }
    let Some(buffer) = model.buffer().filter(|buffer| buffer.is_python()) else {
        return;
    };
    let text = buffer.document.text();
    let head = buffer.document.selection().head;
    let range = match buffer.problem_here() {
        Some(problem) => problem.start..problem.end,
        None => {
            let row = line::of(text, head);
            line::start(text, row)..line::end(text, row)
        }
    };
    let write = |at| position::write(buffer.document.place(at), model.server.encoding);
    out.push(Effect::Request {
        query: Query::Remedies {
            version: buffer.version,
        },
        method: "textDocument/codeAction",
        params: json!({
            "textDocument": { "uri": uri::from_path(&buffer.path) },
            "range": { "start": write(range.start), "end": write(range.end) },
            "context": { "diagnostics": [], "only": ["quickfix"] },
        }),
    });
}

/// The server answered for a version of the text.
pub(crate) fn answered(model: &mut Model, version: i32, actions: Actions) {
    let encoding = model.server.encoding;
    let is_free = model.prompt.is_none() && model.help.is_none();
    let Some(buffer) = model.buffer().filter(|it| it.version == version && is_free) else {
        return;
    };
    let remedies = actions.remedies(buffer, encoding);
    if remedies.is_empty() {
        model.say("Nothing to mend here");
    } else {
        model.completion = None;
        model.prompt = Some(Prompt::Remedy {
            chosen: 0,
            version,
            remedies,
        });
    }
}

/// Makes the changes of one, if the text is still the one that was asked about.
pub(crate) fn make(model: &mut Model, version: i32, remedy: &Remedy) {
    if model.buffer().is_none_or(|it| it.version != version) {
        model.say("The text has changed meanwhile");
        return;
    }
    let transaction = Transaction::new(remedy.changes.iter().cloned());
    edit::verb(model, |document| {
        Some(keep_selection(document, transaction))
    });
}
