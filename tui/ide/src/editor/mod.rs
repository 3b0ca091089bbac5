//! The functional core of the editor: text, selection, transactions and history as values.
//!
//! Knows nothing of keys, screens, files or servers. A verb (one file each, in `verb/`) looks
//! at a [`Document`] and answers with the [`Edit`] it proposes; only [`Document::apply`]
//! changes text, so whatever must follow a change (server, colours, marks) sees every one.
//!
//! Offsets are in characters (Unicode scalar values) as in `ropey`, unless a name says bytes.

pub(crate) mod column;
pub(crate) mod document;
pub(crate) mod grapheme;
pub(crate) mod history;
pub(crate) mod line;
pub(crate) mod search;
pub(crate) mod selection;
pub(crate) mod transaction;
pub(crate) mod verb;
pub(crate) mod word;

pub(crate) use document::{Changed, Document, Edit, Place};
pub(crate) use selection::Selection;
pub(crate) use transaction::{Change, Transaction};
