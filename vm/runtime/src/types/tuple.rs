//! `tuple`. Words: header, length as a small integer, the items.

use crate::Res;
use crate::heap::Heap;
use crate::rom::{Namespace, Ns, TypeDef};
use crate::value::{Ref, Value};

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "tuple",
    &TypeDef {
        letter: b'T',
        ..TypeDef::PLAIN
    },
    &[],
);

/// Word of the first item.
pub const ITEMS: usize = 2;

impl Heap<'_> {
    /// A tuple of `len` items that are all absent: fill them before anybody sees it.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_tuple_of(&mut self, len: usize) -> Res<Ref> {
        let r = self.alloc(Ns::Tuple.value(), len + 1)?;
        self.set_value(r, 1, Value::small(len as i32));
        Ok(r)
    }

    /// A tuple with these items (which are reachable from elsewhere, or fresh).
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_tuple(&mut self, items: &[Value]) -> Res {
        let r = self.new_tuple_of(items.len())?;
        for (i, v) in items.iter().enumerate() {
            self.set_value(r, ITEMS + i, *v);
        }
        Ok(r.value())
    }

    /// Length of a tuple object.
    pub fn tuple_len(&self, r: Ref) -> usize {
        self.value(r, 1)
            .and_then(Value::as_small)
            .unwrap_or(0)
            .max(0) as usize
    }

    /// Item `i` of a tuple object, if there is one.
    pub fn tuple_item(&self, r: Ref, i: usize) -> Option<Value> {
        if i < self.tuple_len(r) {
            self.value(r, ITEMS + i)
        } else {
            None
        }
    }
}
