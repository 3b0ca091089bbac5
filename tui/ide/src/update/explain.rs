//! Asking the server what is under the cursor.

use super::{Effects, server};
use crate::{
    effect::Effect,
    lsp::{Query, sync},
    model::{Model, console::plain},
};

/// Asks.
pub(crate) fn ask(model: &mut Model, out: &mut Effects) {
    if !model.server.is_ready() {
        server::explain(model);
        return;
    }
    let Some(buffer) = model.buffer().filter(|buffer| buffer.is_python()) else {
        return;
    };
    out.push(Effect::Request {
        query: Query::Hover,
        method: "textDocument/hover",
        params: sync::at_cursor(buffer, model.server.encoding),
    });
}

/// Of a line that is a link the address: it can be opened from a terminal.
fn address(line: &str) -> &str {
    let is_link = line.starts_with('[') && line.ends_with(')');
    let link = line.strip_suffix(')').filter(|_| is_link);
    link.and_then(|it| it.split_once("]("))
        .map_or(line, |it| it.1)
}

/// The server answered, in Markdown; its code fences are not worth a line here.
pub(crate) fn answered(model: &mut Model, text: &str) {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("```"));
    let lines = lines
        .map(|line| plain(address(line.trim_end())))
        .skip_while(String::is_empty);
    model.explanation = lines.collect();
    while model.explanation.last().is_some_and(String::is_empty) {
        model.explanation.pop();
    }
    if model.explanation.is_empty() {
        model.say("Nothing is known of this");
    }
}
