//! Turning lines into comments and back.

use super::indent::{keep_selection, selected_rows};
use crate::editor::{Change, Document, Edit, Transaction, line};

/// Comments the selected lines, or uncomments them when all of them are comments.
pub(crate) fn toggle(document: &Document) -> Edit {
    let text = document.text();
    let rows: Vec<usize> = selected_rows(document)
        .filter(|row| !line::is_blank(text, *row))
        .collect();
    let indent = |row: usize| line::indent(text, row).chars().count();
    let is_comment =
        |row: &usize| text.get_char(line::start(text, *row) + indent(*row)) == Some('#');
    if rows.iter().all(is_comment) {
        let changes = rows.iter().map(|row| {
            let hash = line::start(text, *row) + indent(*row);
            let blank = usize::from(text.get_char(hash + 1) == Some(' '));
            Change::new(hash..hash + 1 + blank, "")
        });
        return keep_selection(document, Transaction::new(changes));
    }
    let least = rows.iter().map(|row| indent(*row)).min().unwrap_or(0);
    let changes = rows.iter().map(|row| {
        let at = line::start(text, *row) + least;
        Change::new(at..at, "# ")
    });
    keep_selection(document, Transaction::new(changes))
}
