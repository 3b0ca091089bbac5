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

impl Diagnostic {
    /// The same in a text that begins so many bytes earlier.
    pub(crate) fn moved(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        self
    }

    /// The same in a text that begins so many bytes later; none when it lies before that.
    pub(crate) fn moved_back(mut self, by: usize) -> Option<Self> {
        self.range = self.range.start.checked_sub(by)?..self.range.end.checked_sub(by)?;
        Some(self)
    }
}
