//! Storage that other objects own: arrays of values and of bytes. A program never sees one.

use crate::Res;
use crate::heap::Heap;
use crate::rom::{Layout, Members, Namespace, Ns, TypeDef};
use crate::value::Ref;

/// Words after the header are values or 0.
pub(crate) static RAW_VALUES: Namespace = Namespace::ty(
    "",
    &TypeDef {
        layout: Layout::Values,
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);
/// Words after the header are raw data.
pub(crate) static RAW_BYTES: Namespace = Namespace::ty(
    "",
    &TypeDef {
        layout: Layout::Leaf,
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

impl Heap<'_> {
    /// An array of `count` values, all absent, in words 1 to `count`.
    ///
    /// # Errors
    /// MemoryError.
    pub fn alloc_values(&mut self, count: usize) -> Res<Ref> {
        self.alloc(Ns::RawValues.value(), count)
    }

    /// An array of `count` bytes, all 0, from byte 4.
    ///
    /// # Errors
    /// MemoryError.
    pub fn alloc_bytes(&mut self, count: usize) -> Res<Ref> {
        self.alloc(Ns::RawBytes.value(), count.div_ceil(4))
    }
}
