//! What can be done to a document. One verb per file, each a function from a [`Document`]
//! to the [`Edit`] it proposes or, for motions, to the new selection.
//!
//! [`Document`]: super::Document
//! [`Edit`]: super::Edit

pub(crate) mod comment;
pub(crate) mod delete;
pub(crate) mod indent;
pub(crate) mod insert;
pub(crate) mod lines;
pub(crate) mod motion;
pub(crate) mod newline;
pub(crate) mod replace;
