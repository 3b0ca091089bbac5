//! Classes that programs define: objects of type `type` on the heap.
//!
//! Words: header; name; bases, a tuple; attributes, a dict; how many attributes its instances
//! keep in themselves (small integer, with flags); the built-in type it derives from, or absent.

mod lookup;
mod object;
mod slots;

pub(crate) use lookup::Found;
pub(crate) use object::{OBJECT, TYPE};

use crate::heap::Heap;
use crate::rom::Ns;
use crate::value::{Ref, Value};

/// Word of the name.
pub(crate) const NAME: usize = 1;
/// Word of the bases.
pub(crate) const BASES: usize = 2;
/// Word of the attributes.
pub(crate) const DICT: usize = 3;
/// Word of the number of attributes kept in instances, and flags.
pub(crate) const INLINE: usize = 4;
/// Word of the built-in type it derives from.
pub(crate) const NATIVE: usize = 5;

/// Most attributes that an instance keeps in itself.
pub(crate) const MOST_INLINE: usize = 12;

/// Flags above the number in the word `INLINE`: the class or a base has `__setattr__`,
/// `__delattr__`, properties or other descriptors. A class that has none when another derives from
/// it never gets any, so that those below need not be told.
pub(crate) const HAS_ACCESSORS: i32 = 1 << 8;
/// Classes derive from it.
pub(crate) const IS_BASE: i32 = 1 << 9;

impl Heap<'_> {
    /// The class object, if `v` is a class on the heap.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn as_class(&self, v: Value) -> Option<Ref> {
        self.is(v, Ns::Type)
    }

    /// The class of an instance of a class on the heap.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn class_of(&self, v: Value) -> Option<Ref> {
        let header = self.word(v.as_ref()?, 0);
        if header & 0xf == 0 {
            Value::from_word(header).and_then(Value::as_ref)
        } else {
            None
        }
    }

    /// The flags of a class and how many attributes its instances keep in themselves.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn class_flags(&self, class: Ref) -> i32 {
        (self.word(class, INLINE) as i32) >> 1
    }

    /// How many attributes instances keep in themselves.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn class_inline(&self, class: Ref) -> usize {
        (self.word(class, INLINE) >> 1) as usize & 0xff
    }

    /// The built-in type that a class derives from.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn class_native(&self, class: Ref) -> Option<Ns> {
        Some(self.value(class, NATIVE)?.as_rom()?.ns())
    }

    /// The attributes of a class.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn class_dict(&self, class: Ref) -> Option<Ref> {
        self.value(class, DICT)?.as_ref()
    }

    /// Base `i` of a class.
    #[inline]
    pub(crate) fn class_base(&self, class: Ref, i: usize) -> Option<Value> {
        self.tuple_item(self.value(class, BASES)?.as_ref()?, i)
    }

    /// The name of a type: in ROM or a class.
    pub fn type_name(&self, ty: Value) -> crate::types::str::layout::Text {
        use crate::types::str::layout::Text;
        if let Some(rom) = ty.as_rom() {
            return Text::Rom(self.rom.namespace(rom.ns()).name);
        }
        let name = ty.as_ref().and_then(|class| self.value(class, NAME));
        name.and_then(|n| self.text(n)).unwrap_or(Text::Rom("?"))
    }

    /// The name of the type of a value.
    pub fn type_name_of(&self, v: Value) -> crate::types::str::layout::Text {
        let named = self.is(v, Ns::NamedTuple);
        let class = named.and_then(|r| self.class_of_named(r));
        self.type_name(class.unwrap_or(self.type_of(v)))
    }
}
