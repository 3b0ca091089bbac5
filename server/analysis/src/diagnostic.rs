//! One thing that is wrong, where, and in the board's own words.

use std::ops::Range;

use crate::Code;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The board will not take the file.
    Error,
    /// The board takes it, and it will probably not do what is meant.
    Warning,
    /// Worth knowing.
    Hint,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The bytes meant. Inside the text, on character boundaries; may be empty.
    pub range: Range<usize>,
    /// Which of the things that can be wrong it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What the board would say.
    pub message: String,
}
