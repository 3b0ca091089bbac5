//! What each piece of a text is, for colouring it.

mod laid;
mod meaning;
mod paint;

use std::ops::Range;

use crate::{Encoding, Facts};
use meaning::Meanings;

pub(crate) use laid::Colours;
pub use laid::Stroke;
pub use paint::colours;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Colour {
    /// A reserved word.
    Keyword,
    /// A number.
    Number,
    /// A string or bytes.
    String,
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
    /// A module.
    Module,
    /// What is asked of something, as in `a.b`.
    Attribute,
    /// The same where it is called.
    Method,
}

/// In a longer text that cannot be cut names are coloured by how they are written, which is known
/// sooner.
const LONGEST: usize = 512 << 10;

/// The pieces of a text that have a colour, in order, without overlap: each name by what it means,
/// so a parameter also where it is used.
pub fn colours_by_meaning(text: &str) -> Vec<(Range<usize>, Colour)> {
    let mut pieces = colours(text);
    if text.len() > LONGEST {
        return pieces;
    }
    let meant = Meanings::of(text).alone();
    for (range, colour) in &mut pieces {
        *colour = meant(range.start).unwrap_or(*colour);
    }
    pieces
}

impl Facts {
    /// The same, line by line. Of sections that were asked before it is known.
    pub fn strokes(&self, text: &str, encoding: Encoding) -> Vec<Stroke> {
        let parts = self.parts();
        if parts.len() == 0 {
            return laid::strokes(text, &colours_by_meaning(text), encoding);
        }
        laid::together(text, parts, encoding)
    }
}
