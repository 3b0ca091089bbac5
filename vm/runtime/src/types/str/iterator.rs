//! Iterators over the characters of a `str` and over the items of a buffer. Words: header; the
//! object; a position, a plain number (in bytes for a `str`).

use super::characters;
use crate::Res;
use crate::buffer::item_size;
use crate::heap::Heap;
use crate::rom::{Layout, Members, Namespace, TypeDef};
use crate::value::Value;
use crate::vm::Vm;

const DEF: TypeDef = TypeDef {
    layout: Layout::Head(1),
    iter: Some(|_, v| Ok(v)),
    ..TypeDef::PLAIN
};

pub(crate) static STR: Namespace = Namespace::ty(
    "iterator",
    &TypeDef {
        next: Some(|vm, v| vm.heap.next_character(v)),
        ..DEF
    },
    &Members::NONE,
);

pub(crate) static BUFFER: Namespace = Namespace::ty(
    "iterator",
    &TypeDef {
        next: Some(next_item),
        ..DEF
    },
    &Members::NONE,
);

impl Heap<'_> {
    /// The next character of a string iterator.
    #[inline]
    pub(crate) fn next_character(&mut self, v: Value) -> Res<Option<Value>> {
        let Some(r) = v.as_ref() else {
            return Ok(None);
        };
        let Some(text) = self.value(r, 1).and_then(|s| self.text(s)) else {
            return Ok(None);
        };
        let at = self.word(r, 2) as usize;
        let data = text.get(self);
        if at >= data.len() {
            return Ok(None);
        }
        let end = characters::end(data, at);
        self.set_word(r, 2, end as u32);
        self.text_part(text, at, end).map(Some)
    }
}

fn next_item(vm: &mut Vm<'_>, v: Value) -> Res<Option<Value>> {
    let Some(r) = v.as_ref() else {
        return Ok(None);
    };
    let object = vm.heap.value(r, 1).unwrap_or(Value::NONE);
    let Some(b) = vm.buffer(object)? else {
        return Ok(None);
    };
    let at = vm.heap.word(r, 2) as usize;
    if at >= b.count() {
        return Ok(None);
    }
    vm.heap.set_word(r, 2, at as u32 + 1);
    let size = item_size(b.code).unwrap_or(1);
    vm.heap
        .load_item(b.object, b.start + at * size, b.code, false)
        .map(Some)
}
