//! What each piece of a text is, for colouring it.

use std::ops::Range;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Colour {
    /// A reserved word.
    Keyword,
    /// A number.
    Number,
    /// A string or bytes.
    String,
    /// An operator.
    Operator,
    /// The name of a function where it is defined, or of what is called.
    Function,
    /// The name of a class where it is defined.
    Class,
    /// A parameter where it is declared.
    Parameter,
    /// A decorator's name.
    Decorator,
    /// Another name.
    Name,
}

/// The pieces of a text, in order, without overlap.
pub fn colours(text: &str) -> Vec<(Range<usize>, Colour)> {
    let _ = text;
    Vec::new()
}
