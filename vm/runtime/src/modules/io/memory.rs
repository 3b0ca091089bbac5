//! `io.StringIO` and `io.BytesIO`.
//!
//! Words: header; storage (`RawBytes`, bytes from byte 4) or absent; length; position; 1 when
//! closed.

use super::methods;
use crate::Res;
use crate::heap::Heap;
use crate::port::Whence;
use crate::rom::{Args, Layout, Namespace, Ns, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;

const TYPE: TypeDef = TypeDef {
    layout: Layout::Head(1),
    print: Some(methods::print),
    iter: Some(|_, v| Ok(v)),
    next: Some(methods::next),
    ..TypeDef::PLAIN
};

pub(crate) static STRING_IO: Namespace = Namespace::ty(
    "StringIO",
    &TypeDef {
        new: Some(|vm, _, args| new(vm, Ns::StringIO, args)),
        ..TYPE
    },
    methods::MEMORY,
);

pub(crate) static BYTES_IO: Namespace = Namespace::ty(
    "BytesIO",
    &TypeDef {
        new: Some(|vm, _, args| new(vm, Ns::BytesIO, args)),
        ..TYPE
    },
    methods::MEMORY,
);

const STORE: usize = 1;
const LEN: usize = 2;
const AT: usize = 3;
const CLOSED: usize = 4;

/// The last position there is, far beyond what memory holds.
const FARTHEST: i64 = 0xf000_0000;

/// `StringIO(text)`, `BytesIO(data)`, or with a number: room for so many bytes.
fn new(vm: &mut Vm<'_>, ty: Ns, args: Args) -> Res {
    let r = vm.heap.alloc(ty.value(), 4)?;
    let base = vm.heap.push(r.value())?;
    let initial = vm.heap.arg(args, 0);
    if vm.heap.is_int(initial) {
        // Nobody sees the room, but whether there is so much.
        let room = vm.machine_int(initial)?;
        let room = vm.heap.alloc_bytes(room as u32 as usize)?;
        vm.heap.free(room);
    } else if !initial.is_undef() {
        let (object, from, count) = methods::source(vm, initial)?;
        vm.heap.memory_write(r, object, from, count)?;
        vm.heap.set_word(r, AT, 0);
    }
    vm.heap.cut(base);
    Ok(r.value())
}

pub(super) fn is_closed(heap: &Heap<'_>, r: Ref) -> bool {
    heap.word(r, CLOSED) != 0
}

pub(super) fn close(heap: &mut Heap<'_>, r: Ref) {
    heap.set_option(r, STORE, None);
    heap.set_word(r, LEN, 0);
    heap.set_word(r, CLOSED, 1);
}

impl Heap<'_> {
    /// The object with the bytes from byte 4, if there are any, and how many.
    pub(super) fn memory_bytes(&self, r: Ref) -> (Option<Ref>, usize) {
        let store = self.value(r, STORE).and_then(Value::as_ref);
        (store, self.word(r, LEN) as usize)
    }

    pub(super) fn memory_read(&mut self, r: Ref, into: Ref, from: usize, count: usize) -> usize {
        let at = self.word(r, AT) as usize;
        let (Some(store), len) = self.memory_bytes(r) else {
            return 0;
        };
        let count = count.min(len.saturating_sub(at));
        self.copy_bytes(store, 4 + at, into, from, count);
        self.set_word(r, AT, (at + count) as u32);
        count
    }

    pub(super) fn memory_write(
        &mut self,
        r: Ref,
        object: Ref,
        from: usize,
        count: usize,
    ) -> Res<usize> {
        if count == 0 {
            return Ok(0);
        }
        let at = self.word(r, AT) as usize;
        let (store, len) = self.memory_bytes(r);
        let end = at + count;
        let words = end.div_ceil(4);
        let store = match store {
            Some(store) if words <= self.capacity(store) => store,
            Some(store) => self.resize(store, words + words / 4 + 3)?,
            None => self.alloc_bytes(end)?,
        };
        self.set_value(r, STORE, store.value());
        if at > len {
            // Writing beyond the end leaves a gap of zeros.
            self.bytes_mut(store, 4 + len, at - len).fill(0);
        }
        self.copy_bytes(object, from, store, 4 + at, count);
        self.set_word(r, LEN, end.max(len) as u32);
        self.set_word(r, AT, end as u32);
        Ok(count)
    }

    /// The new position; `None` for one that is too far.
    pub(super) fn memory_seek(&mut self, r: Ref, offset: i64, whence: Whence) -> Option<usize> {
        let start = match whence {
            Whence::Start => 0,
            Whence::Current => self.word(r, AT) as i64,
            Whence::End => self.word(r, LEN) as i64,
        };
        // What lies before the start is the start.
        let at = start.checked_add(offset)?.max(0);
        if at > FARTHEST {
            return None;
        }
        self.set_word(r, AT, at as u32);
        Some(at as usize)
    }
}
