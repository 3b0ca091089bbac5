//! How wide small integers are. On a board they have 31 bits, and so they have in `.mpy` files
//! unless the cross compiler is told otherwise. An integer that is not small is a constant in the
//! object table and carries its line; a small one is in the instruction and carries none.

#[cfg(feature = "host")]
use crate::{
    arena::Arena,
    constant::{self, Kind},
    integer::Integer,
    tree::{Node, Word},
};

/// Bits of a small integer that fits a node's word, with the sign.
const NODE_BITS: u32 = 31;

/// The width.
#[derive(Clone, Copy)]
pub(crate) struct Small {
    #[cfg(feature = "host")]
    bits: u32,
}

impl Small {
    /// As on a board.
    pub(crate) const BOARD: Self = Self {
        #[cfg(feature = "host")]
        bits: NODE_BITS,
    };

    /// As the option says. The official compiler shifts by one less, which counts modulo 64, and
    /// has itself no small integers of more than 63 bits.
    #[cfg(feature = "host")]
    pub(crate) fn of(option: u8) -> Self {
        let bits = u32::from(option.wrapping_sub(1) % 64) + 1;
        Self { bits: bits.min(63) }
    }

    #[cfg(not(feature = "host"))]
    fn bits(self) -> u32 {
        NODE_BITS
    }

    #[cfg(feature = "host")]
    fn bits(self) -> u32 {
        self.bits
    }

    /// Whether a small integer of this value can stand in a node's word.
    pub(crate) fn fits_node(self, value: i64) -> bool {
        fits(value, self.bits().min(NODE_BITS))
    }

    /// How many arguments before a starred one the official compiler can count.
    pub(crate) fn most_arguments(self) -> u32 {
        self.bits() - 1
    }

    /// The value of a small integer that is too wide for a node's word.
    #[cfg(feature = "host")]
    pub(crate) fn wide(self, arena: &Arena<'_>, word: Word) -> Option<i64> {
        let Node::Const(at) = Node::decode(word) else {
            return None;
        };
        if self.bits <= NODE_BITS {
            return None;
        }
        let at = arena.get(at);
        let kind = constant::kind(arena, at);
        if !matches!(kind, Kind::Positive | Kind::Negative) {
            return None;
        }
        let value = Integer {
            at: constant::content(at),
            len: constant::len(arena, at),
            negative: kind == Kind::Negative,
        };
        value.value(arena).filter(|value| fits(*value, self.bits))
    }
}

fn fits(value: i64, bits: u32) -> bool {
    let rest = value >> (bits - 1);
    rest == 0 || rest == -1
}
