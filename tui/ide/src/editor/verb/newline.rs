//! Enter: a new line, indented as Python wants it.

use super::{indent, insert};
use crate::editor::{Document, Edit, history::EditKind, line};

/// Statements after which nothing of the same block can run.
const BLOCK_ENDS: [&str; 5] = ["return", "raise", "break", "continue", "pass"];

/// Breaks the line. The new one is indented as the old one; a step more after a colon or
/// an open bracket, a step less after a statement that ends its block.
pub(crate) fn newline(document: &Document) -> Edit {
    let text = document.text();
    let cursor = document.selection().start();
    let row = line::of(text, cursor);
    let before = text.slice(line::start(text, row)..cursor).to_string();
    let own: String = before
        .chars()
        .take_while(|c| matches!(c, ' ' | '\t'))
        .collect();
    let code = without_comment(&before).trim();
    let unit = indent::unit(document);
    let wanted = if code.ends_with([':', '(', '[', '{']) {
        own + &unit
    } else if BLOCK_ENDS.contains(&first_word(code)) && own.ends_with(&unit) {
        own.strip_suffix(unit.as_str())
            .unwrap_or_default()
            .to_owned()
    } else {
        own
    };
    insert::put(
        document,
        &format!("{}{wanted}", line::ending(text)),
        EditKind::Other,
    )
}

fn first_word(code: &str) -> &str {
    code.split(|c: char| !c.is_alphanumeric() && c != '_')
        .next()
        .unwrap_or_default()
}

/// The line up to a `#` that is not inside quotes.
fn without_comment(before: &str) -> &str {
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in before.char_indices() {
        match (quote, c) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), c) if open == c => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, '#') => return before.get(..at).unwrap_or(before),
            _ => {}
        }
    }
    before
}
