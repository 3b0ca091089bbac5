//! Places in a document as LSP counts them; the unit of `character` was agreed on at start.

use serde::{Deserialize, Serialize};

/// A place between two characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Position {
    /// The line, from 0.
    pub(crate) line: u32,
    /// Code units of the agreed encoding before it in its line.
    pub(crate) character: u32,
}

/// Two places; the end is not part of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Range {
    pub(crate) start: Position,
    pub(crate) end: Position,
}
