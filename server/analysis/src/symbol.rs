//! What a file defines: classes, functions, methods and the names of its top level.

use std::ops::Range;

/// What a symbol is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SymbolKind {
    /// A class.
    Class,
    /// A function.
    Function,
    /// A function in a class.
    Method,
    /// A name assigned at the top level or in a class.
    Variable,
    /// The same in capital letters.
    Constant,
}

/// One definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of the definition, its body too.
    pub range: Range<usize>,
    /// The name in the definition.
    pub name_range: Range<usize>,
    /// How many other symbols it stands in.
    pub depth: usize,
}

/// A name and its place without a byte order mark before it, for people: a board takes the mark for
/// the first letter.
pub(crate) fn without_mark(name: &str, range: Range<usize>) -> (&str, Range<usize>) {
    match name.trim_start_matches('\u{feff}') {
        "" => (name, range),
        bare => (bare, range.start + (name.len() - bare.len())..range.end),
    }
}

impl Symbol {
    /// The same in a text that begins so many bytes earlier.
    pub(crate) fn moved(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        self.name_range = self.name_range.start + by..self.name_range.end + by;
        self
    }

    /// The same in a text that begins so many bytes later; none when it lies before that.
    pub(crate) fn moved_back(mut self, by: usize) -> Option<Self> {
        let back =
            |range: Range<usize>| Some(range.start.checked_sub(by)?..range.end.checked_sub(by)?);
        self.range = back(self.range)?;
        self.name_range = back(self.name_range)?;
        Some(self)
    }
}
