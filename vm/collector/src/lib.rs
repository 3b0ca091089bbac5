//! What a collection spends its time in: marking and sweeping, over plain arrays of words.
//!
//! A crate of its own so that the firmware, where all else is built to be small, can have these
//! few functions built to be fast. Knows nothing of values and types but what is said here:
//!
//! - Memory is blocks of four words, and two bits of state for each: free, head of an object,
//!   tail, marked head. Block 0 is a tail.
//! - A word refers to the object at block `word / 16` when its low four bits are 0. Block 0 is
//!   none, so 0 refers to nothing. Other words never do.
//! - The first word of an object is its class if it refers to one, else the number of its type is
//!   in the upper half. A type's [`Kind`] says which words refer to something.
#![no_std]
#![forbid(unsafe_code)]

#[cfg(test)]
extern crate std;

mod mark;
mod sweep;

pub use mark::Marker;
pub use sweep::{Swept, sweep};

/// Words in a block.
pub const BLOCK_WORDS: usize = 4;
/// Blocks whose states are in one word, the first's in the low bits.
pub const PER_WORD: usize = 16;
/// The low bit of each pair.
pub const LOW: u32 = 0x5555_5555;

/// The number of a board's first type.
pub const BOARD: u16 = 512;

/// Which words of an object may refer to others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kind(u8);

impl Kind {
    /// None.
    pub const LEAF: Kind = Kind(0);
    /// All of them.
    pub const ALL: Kind = Kind(255);
    /// The first after the first word.
    const ONE: Kind = Kind(1);

    /// The first `count` after the first word: 1 to 254.
    #[must_use]
    pub const fn head(count: u8) -> Kind {
        assert!(count > 0 && count < 255);
        Kind(count)
    }
}

/// Types from 1 to below this are [`Kind::ALL`].
pub const ALL_UNTIL: u16 = 7;
/// Types from [`ALL_UNTIL`] to below this are [`Kind::LEAF`].
pub const LEAF_UNTIL: u16 = 12;

/// The kinds of all types.
#[derive(Clone, Copy)]
pub struct Kinds {
    own: &'static [Kind],
    board: &'static [Kind],
}

impl Kinds {
    /// `own` has the kinds by number, `board` those from [`BOARD`] on. The first must be as
    /// [`ALL_UNTIL`] and [`LEAF_UNTIL`] say.
    #[must_use]
    pub const fn new(own: &'static [Kind], board: &'static [Kind]) -> Kinds {
        let mut i = 1;
        while i < LEAF_UNTIL {
            let wanted = if i < ALL_UNTIL { Kind::ALL } else { Kind::LEAF };
            assert!(own[i as usize].0 == wanted.0, "the types are not in order");
            i += 1;
        }
        Kinds { own, board }
    }

    /// The kind of the type in a header.
    #[inline(always)]
    fn of(&self, header: u32) -> Kind {
        let number = (header >> 16) as usize;
        let board = usize::from(BOARD);
        let kind = if number < board {
            self.own.get(number)
        } else {
            self.board.get(number - board)
        };
        *kind.unwrap_or(&Kind::LEAF)
    }
}
