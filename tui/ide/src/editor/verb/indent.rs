//! Tab and Shift-Tab: in by a step, out by a step.

use std::ops::RangeInclusive;

use crate::editor::{
    Change, Document, Edit, Selection, Transaction, column, history::EditKind, line,
    transaction::Bias,
};

/// Lines looked at to guess what the file is indented with.
const LOOKED_AT: usize = 2000;

/// What the document is indented with, judged by its first block: a tab, or some blanks;
/// four when it does not tell.
pub(crate) fn unit(document: &Document) -> String {
    let text = document.text();
    let rows = 0..text.len_lines().min(LOOKED_AT);
    let mut opened: Option<String> = None;
    for row in rows.filter(|row| !line::is_blank(text, *row)) {
        let indent = line::indent(text, row);
        if indent.starts_with('\t') {
            return "\t".to_owned();
        }
        let step = opened.and_then(|outer| indent.len().checked_sub(outer.len()));
        if let Some(step @ 1..=8) = step {
            return " ".repeat(step);
        }
        let end = line::end(text, row);
        let opens = end > 0 && text.get_char(end - 1) == Some(':');
        opened = opens.then_some(indent);
    }
    "    ".to_owned()
}

/// Tab: blanks up to the next stop, or the selected lines in by a step.
pub(crate) fn indent(document: &Document) -> Edit {
    let text = document.text();
    let selection = document.selection();
    let unit = unit(document);
    if line::of(text, selection.start()) == line::of(text, selection.end()) {
        let step = if unit == "\t" {
            unit
        } else {
            let at = column::of(text, selection.start());
            " ".repeat(unit.len() - at % unit.len())
        };
        return super::insert::put(document, &step, EditKind::Other);
    }
    let rows = selected_rows(document).filter(|row| !line::is_blank(text, *row));
    let changes = rows.map(|row| {
        let start = line::start(text, row);
        Change::new(start..start, unit.clone())
    });
    keep_selection(document, Transaction::new(changes))
}

/// Shift-Tab: the selected lines out by a step.
pub(crate) fn outdent(document: &Document) -> Edit {
    let text = document.text();
    let unit = unit(document);
    let changes = selected_rows(document).map(|row| {
        let start = line::start(text, row);
        let indent = line::indent(text, row);
        let off = if indent.starts_with('\t') {
            1
        } else {
            indent
                .chars()
                .take_while(|c| *c == ' ')
                .take(unit.len().max(1))
                .count()
        };
        Change::new(start..start + off, "")
    });
    keep_selection(document, Transaction::new(changes))
}

/// The lines that the selection touches; not one that it only reaches the beginning of.
pub(crate) fn selected_rows(document: &Document) -> RangeInclusive<usize> {
    let text = document.text();
    let selection = document.selection();
    let first = line::of(text, selection.start());
    let last = line::of(text, selection.end());
    let untouched = last > first && selection.end() == line::start(text, last);
    first..=if untouched { last - 1 } else { last }
}

/// The transaction, with the selection staying on the text it was on.
pub(crate) fn keep_selection(document: &Document, transaction: Transaction) -> Edit {
    let Selection { anchor, head, .. } = document.selection();
    let selection = Selection::new(
        transaction.map(anchor, Bias::After),
        transaction.map(head, Bias::After),
    );
    Edit {
        transaction,
        selection,
        kind: EditKind::Other,
    }
}
