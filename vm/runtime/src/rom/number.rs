//! How objects in ROM are numbered: a namespace and a member of it.

use core::num::NonZeroU32;

use crate::value::Value;

/// Number of an object in ROM: member 0 of a namespace is the namespace itself (a module or a
/// type), member `i + 1` is entry `i` of its sorted member table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Rom {
    namespace: u16,
    member: u16,
}

/// Most members a namespace can have.
pub const MAX_MEMBERS: usize = (1 << 13) - 2;

impl Rom {
    /// The singleton that is the instance in ROM of namespace 0; those of the others follow.
    pub(crate) const BARE: u16 = 16;

    /// The object `member` of `ns`.
    pub const fn new(ns: Ns, member: u16) -> Rom {
        Rom {
            namespace: ns.0,
            member,
        }
    }

    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) const fn from_word(word: u32) -> Rom {
        Rom {
            namespace: (word >> 16) as u16,
            member: (word as u16) >> 3,
        }
    }

    /// The value that refers to it.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn value(self) -> Value {
        let word = (self.namespace as u32) << 16 | (self.member as u32) << 3 | 4;
        match NonZeroU32::new(word) {
            Some(w) => match Value::from_word(w.get()) {
                Some(v) => v,
                None => unreachable!(),
            },
            None => unreachable!(), // the tag is never 0
        }
    }

    /// Its namespace.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn ns(self) -> Ns {
        Ns(self.namespace)
    }

    /// Index into the member table, or `None` for the namespace itself.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn member(self) -> Option<usize> {
        if self.member == 0 {
            None
        } else {
            Some(self.member as usize - 1)
        }
    }
}

/// Number of a namespace: a module or a type that lives in ROM.
///
/// Those of this crate are the associated constants made from the registry in [`crate::rom`];
/// a board's own start at [`Ns::BOARD`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Ns(pub(crate) u16);

impl Ns {
    /// The first namespace number of the board's own table.
    pub const BOARD: u16 = garter_collector::BOARD;

    /// The `index`-th namespace of the board's own table.
    pub const fn board(index: u16) -> Ns {
        Ns(Ns::BOARD + index)
    }

    /// The value that refers to the module or type.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn value(self) -> Value {
        Rom::new(self, 0).value()
    }

    /// Whether `v` is this module or type.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn is(self, v: Value) -> bool {
        v == self.value()
    }
}
