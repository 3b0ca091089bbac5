//! Putting other text where a search matched.

use crate::editor::{
    Change, Document, Edit, Selection, Transaction, history::EditKind, search::Needle,
    transaction::Bias,
};

/// All matches at once; none when there are none. Also says how many.
pub(crate) fn all(document: &Document, needle: &Needle, with: &str) -> Option<(Edit, usize)> {
    let found = needle.all(document.text());
    let transaction = Transaction::new(found.map(|range| Change::new(range, with)));
    let count = transaction.changes().len();
    let head = transaction.map(document.selection().head, Bias::Before);
    let edit = Edit {
        transaction,
        selection: Selection::cursor(head),
        kind: EditKind::Other,
    };
    (count > 0).then_some((edit, count))
}
