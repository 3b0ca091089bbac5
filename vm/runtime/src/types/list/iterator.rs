//! Iterators that walk by position. Words: header; what is walked; the next position, a plain
//! number.

use crate::Res;
use crate::heap::Heap;
use crate::rom::{Layout, Members, Namespace, Ns, TypeDef};
use crate::value::Value;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "iterator",
    &TypeDef {
        layout: Layout::Head(1),
        iter: Some(|_, v| Ok(v)),
        next: Some(|vm, v| Ok(vm.heap.list_iterator_next(v))),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

impl Heap<'_> {
    /// An iterator of type `ty` at the start of `object`.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_index_iterator(&mut self, ty: Ns, object: Value) -> Res {
        let r = self.alloc(ty.value(), 2)?;
        self.set_value(r, 1, object);
        Ok(r.value())
    }

    /// The next item of a list iterator. The list may have changed meanwhile.
    #[inline]
    fn list_iterator_next(&mut self, iterator: Value) -> Option<Value> {
        let r = iterator.as_ref()?;
        let list = self.value(r, 1)?.as_ref()?;
        let at = self.word(r, 2);
        let item = self.list_item(list, at as usize)?;
        self.set_word(r, 2, at + 1);
        Some(item)
    }
}
