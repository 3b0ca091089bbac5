//! The memory that parsing and compiling are lent: small at first, large for texts that need
//! it, and used again from one part of a text to the next.

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

/// Memory to lend. Nothing is taken until it is needed.
#[derive(Default)]
pub(crate) struct Memory {
    words: Vec<u32>,
    frames: Vec<Frame>,
}

impl Memory {
    /// Does a parse, again with a larger stack when the usual one was too small. It is lent
    /// words as well, to be grown at will.
    pub(crate) fn lend<T: Outgrown>(
        &mut self,
        mut parse: impl FnMut(&mut Vec<u32>, &mut [Frame]) -> T,
    ) -> T {
        self.frames.resize(USUAL, Frame::EMPTY);
        let first = parse(&mut self.words, &mut self.frames);
        if first.is_too_deep() {
            parse(&mut self.words, &mut vec![Frame::EMPTY; LARGEST])
        } else {
            first
        }
    }
}

/// Does a parse that needs a stack alone.
pub(crate) fn with_stack<T: Outgrown>(mut parse: impl FnMut(&mut [Frame]) -> T) -> T {
    Memory::default().lend(|_, stack| parse(stack))
}

impl<T: Outgrown, U> Outgrown for (T, U) {
    fn is_too_deep(&self) -> bool {
        self.0.is_too_deep()
    }
}
