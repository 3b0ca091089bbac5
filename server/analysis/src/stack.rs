//! The memory that parsing and compiling are lent: small at first, large for texts that need
//! it, and used again from one part of a text to the next.

use garter_compiler::BOARD_NESTING;
use garter_syntax::{EMPTY_FRAME, Frame};

/// Frames for the usual text: 16 KiB, some 60 brackets deep.
const USUAL: usize = 1024;
/// Frames for all others: what nests more deeply no board can follow.
const LARGEST: usize = BOARD_NESTING;

/// What a parse with too small a stack says.
pub(crate) trait Outgrown {
    /// Whether the stack was too small.
    fn is_too_deep(&self) -> bool;
}

/// Memory to look at texts in. Nothing is taken until it is needed.
#[derive(Default)]
pub struct Memory {
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
        if self.frames.is_empty() {
            self.frames.resize(USUAL, EMPTY_FRAME);
        }
        let first = parse(&mut self.words, &mut self.frames);
        if first.is_too_deep() {
            parse(&mut self.words, &mut vec![EMPTY_FRAME; LARGEST])
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
