//! One MicroPython value: a tagged, non-zero 32-bit word on every machine.
//!
//! | low bits | what | payload |
//! |---|---|---|
//! | `1` | small integer | 31 bits, signed |
//! | `10` | interned string | a [`Name`] |
//! | `100` | object in ROM | a [`Rom`] number |
//! | `0000` | object on the heap | byte offset, a multiple of 16 |
//!
//! The word 0 is never a value, so `Option<Value>` is one word too.

use core::num::NonZeroU32;

use crate::names::Name;
use crate::rom::{Ns, Rom};

/// A MicroPython value. Equality of two `Value`s is Python's `is`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Value(NonZeroU32);

/// Where a heap object starts: a byte offset into the heap, a multiple of 16, never 0.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[repr(transparent)]
pub struct Ref(NonZeroU32);

/// A value taken apart by its tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A small integer, 31 bits.
    Int(i32),
    /// An interned string.
    Name(Name),
    /// A ROM object.
    Rom(Rom),
    /// A heap object.
    Object(Ref),
}

/// The largest small integer.
pub const INT_MAX: i32 = (1 << 30) - 1;
/// The smallest small integer.
pub const INT_MIN: i32 = -(1 << 30);

impl Value {
    /// `None`.
    pub const NONE: Value = Rom::new(Ns::Singletons, 1).value();
    /// `False`.
    pub const FALSE: Value = Rom::new(Ns::Singletons, 2).value();
    /// `True`.
    pub const TRUE: Value = Rom::new(Ns::Singletons, 3).value();
    /// `...`
    pub const ELLIPSIS: Value = Rom::new(Ns::Singletons, 4).value();
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = Rom::new(Ns::Singletons, 5).value();
    /// Not a Python value: an unassigned local, an empty stack slot, a deleted dict entry.
    pub const UNDEF: Value = Rom::new(Ns::Singletons, 6).value();
    /// The MemoryError for when there is no memory for one.
    pub const MEMORY_ERROR: Value = Value::bare(Ns::MemoryError.value());

    /// The instance in ROM of a type in ROM, for when there is no memory for one.
    pub(crate) const fn bare(ty: Value) -> Value {
        let ns = match ty.kind() {
            Kind::Rom(rom) => rom.ns(),
            _ => Ns::MemoryError,
        };
        Rom::new(Ns::Singletons, Rom::BARE + ns.0).value()
    }

    /// The value of a raw word, if the word is one (only 0 is not).
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn from_word(word: u32) -> Option<Value> {
        match NonZeroU32::new(word) {
            Some(w) => Some(Value(w)),
            None => None,
        }
    }

    /// The raw word.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn word(self) -> u32 {
        self.0.get()
    }

    /// A small integer. `i` must be within [`INT_MIN`]..=[`INT_MAX`];
    /// the top bit is lost otherwise.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn small(i: i32) -> Value {
        match NonZeroU32::new(((i as u32) << 1) | 1) {
            Some(w) => Value(w),
            None => Value::NONE, // cannot be: bit 0 is set
        }
    }

    /// A small integer if `i` fits one.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn try_small(i: i64) -> Option<Value> {
        if i >= INT_MIN as i64 && i <= INT_MAX as i64 {
            Some(Value::small(i as i32))
        } else {
            None
        }
    }

    /// `True` or `False`.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn bool(b: bool) -> Value {
        if b { Value::TRUE } else { Value::FALSE }
    }

    /// Takes the value apart by its tag.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn kind(self) -> Kind {
        let w = self.0.get();
        if w & 1 != 0 {
            Kind::Int((w as i32) >> 1)
        } else if w & 2 != 0 {
            Kind::Name(Name::from_id(w >> 2))
        } else if w & 4 != 0 {
            Kind::Rom(Rom::from_word(w))
        } else {
            Kind::Object(Ref(self.0))
        }
    }

    /// The small integer, if it is one.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn as_small(self) -> Option<i32> {
        if self.0.get() & 1 != 0 {
            Some((self.0.get() as i32) >> 1)
        } else {
            None
        }
    }

    /// The heap object, if it is one.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn as_ref(self) -> Option<Ref> {
        if self.0.get() & 0xf == 0 {
            Some(Ref(self.0))
        } else {
            None
        }
    }

    /// The interned string, if it is one.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn as_name(self) -> Option<Name> {
        if self.0.get() & 3 == 2 {
            Some(Name::from_id(self.0.get() >> 2))
        } else {
            None
        }
    }

    /// The ROM object, if it is one.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn as_rom(self) -> Option<Rom> {
        if self.0.get() & 7 == 4 {
            Some(Rom::from_word(self.0.get()))
        } else {
            None
        }
    }

    /// Whether this is `None`.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn is_none(self) -> bool {
        self == Value::NONE
    }

    /// Whether this is the mark for "no value".
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn is_undef(self) -> bool {
        self == Value::UNDEF
    }
}

impl core::fmt::Debug for Value {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.kind().fmt(f)
    }
}

impl Ref {
    /// The reference to the object that starts at block `block`; `None` for block 0.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn from_block(block: u32) -> Option<Ref> {
        match NonZeroU32::new(block << 4) {
            Some(w) => Some(Ref(w)),
            None => None,
        }
    }

    /// The block it starts at.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn block(self) -> u32 {
        self.0.get() >> 4
    }

    /// Byte offset into the heap.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn offset(self) -> usize {
        self.0.get() as usize
    }

    /// Index of its first word (the header) in the heap.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn word_index(self) -> usize {
        (self.0.get() >> 2) as usize
    }

    /// The value that refers to the object.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn value(self) -> Value {
        Value(self.0)
    }
}

impl From<Ref> for Value {
    #[cfg_attr(not(target_os = "none"), inline(always))]
    fn from(r: Ref) -> Value {
        r.value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_optional_value_is_one_word() {
        assert_eq!(core::mem::size_of::<Option<Value>>(), 4);
        assert_eq!(core::mem::size_of::<Result<Value, crate::Raised>>(), 4);
    }

    #[test]
    fn small_integers_keep_their_sign_and_range() {
        for i in [0, 1, -1, 12345, INT_MAX, INT_MIN] {
            assert_eq!(Value::small(i).kind(), Kind::Int(i));
        }
        assert_eq!(Value::try_small(INT_MAX as i64 + 1), None);
        assert_eq!(Value::try_small(INT_MIN as i64 - 1), None);
    }

    #[test]
    fn tags_do_not_overlap() {
        assert!(matches!(Value::NONE.kind(), Kind::Rom(_)));
        assert!(matches!(Name::from_id(0).value().kind(), Kind::Name(n) if n.id() == 0));
        let r = Ref::from_block(3).expect("block 3");
        assert_eq!(r.value().kind(), Kind::Object(r));
        assert_eq!(Ref::from_block(0), None);
    }
}
