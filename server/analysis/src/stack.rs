//! Memory for the parser's rule stack: small at first, large for texts that need it.

use garter_syntax::Frame;

/// Frames for the usual text: 64 KiB, some 240 brackets deep.
const USUAL: usize = 4 * 1024;
/// Frames for all others: 4 MiB, some 15,000 brackets deep, more than any board can follow.
const LARGEST: usize = 256 * 1024;

/// What a parse with too small a stack says.
pub(crate) trait Outgrown {
    /// Whether the stack was too small.
    fn is_too_deep(&self) -> bool;
}

/// Does a parse, again with a larger stack when the usual one was too small.
pub(crate) fn with_stack<T: Outgrown>(mut parse: impl FnMut(&mut [Frame]) -> T) -> T {
    let first = parse(&mut vec![Frame::EMPTY; USUAL]);
    if first.is_too_deep() {
        parse(&mut vec![Frame::EMPTY; LARGEST])
    } else {
        first
    }
}

impl<T: Outgrown, U> Outgrown for (T, U) {
    fn is_too_deep(&self) -> bool {
        self.0.is_too_deep()
    }
}
