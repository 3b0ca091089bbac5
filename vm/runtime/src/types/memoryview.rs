//! `memoryview`: part of another object's bytes, without a copy. Words: header; the object; first
//! byte; length in bytes with type of the items and a mark for writable in the high bits.
//!
//! The object is the owner, not its storage, which may move when a bytearray grows.

use crate::Res;
use crate::buffer::{Buffer, item_size};
use crate::heap::Heap;
use crate::members;
use crate::names::Name;
use crate::rom::{Args, Layout, Namespace, Ns, PrintKind, Subscript, TypeDef, Unary};
use crate::types::{array, str::methods};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "memoryview",
    &TypeDef {
        layout: Layout::Head(1),
        new: Some(new),
        print: Some(print),
        unary: Some(unary),
        binary: Some(array::binary),
        load_attr: Some(load_attr),
        subscript: Some(subscript),
        iter: Some(|vm, v| vm.heap.new_index_iterator(Ns::BufferIterator, v)),
        buffer: Some(buffer),
        ..TypeDef::PLAIN
    },
    members! { "hex" => VN(1, 2, methods::hex) },
);

const CODES: &[u8] = b"BbHhIiLlQqfdPO";
const LENGTH: u32 = (1 << 27) - 1;
const WRITABLE: u32 = 1 << 31;

impl Heap<'_> {
    /// A view of the bytes of `owner` from byte `offset`, as many as the buffer has.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn new_view(&mut self, owner: Value, offset: usize, b: Buffer) -> Res {
        if b.len > LENGTH as usize {
            return Err(self.raise_memory_error(b.len));
        }
        let r = self.alloc(Ns::MemoryView.value(), 3)?;
        let code = CODES.iter().position(|c| *c == b.code).unwrap_or(0) as u32;
        let mark = if b.writable { WRITABLE } else { 0 };
        self.set_value(r, 1, owner);
        self.set_word(r, 2, offset as u32);
        self.set_word(r, 3, b.len as u32 | code << 27 | mark);
        Ok(r.value())
    }
}

impl Heap<'_> {
    /// Makes a view so many bytes long, for drivers that say in that way how much they filled. What
    /// it shows never goes beyond its owner's bytes.
    pub fn resize_view(&mut self, view: Ref, len: usize) {
        let word = self.word(view, 3);
        let len = len.min(LENGTH as usize) as u32;
        self.set_word(view, 3, word & !LENGTH | len);
    }
}

fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.plain_arguments(args, 1, 1)?;
    let v = vm.heap.arg(args, 0);
    let b = vm.expect_buffer(v)?;
    if vm.heap.is(v, Ns::MemoryView).is_some() {
        return subview(vm, v, 0, b.count());
    }
    // What is a view of something else stays that, so that no chain of views comes to be.
    #[cfg(feature = "pc")]
    if let Some(view) = crate::modules::vfs::rom::file::view(&vm.heap, v) {
        return subview(vm, view, 0, b.count());
    }
    // Text in ROM was copied to have a place on the heap: the copy is the owner then.
    let owner = if v.as_name().is_some() {
        b.object.value()
    } else {
        vm.inner(v).unwrap_or(v)
    };
    vm.heap.new_view(owner, 0, b)
}

/// Part of a view of bytes, for reading only.
///
/// # Errors
/// MemoryError.
#[cfg(feature = "pc")]
pub(crate) fn part(vm: &mut Vm<'_>, view: Ref, from: usize, len: usize) -> Res {
    let Some(b) = buffer(&mut vm.heap, view.value())? else {
        return Ok(Value::NONE);
    };
    let from = from.min(b.len);
    let part = Buffer {
        len: len.min(b.len - from),
        code: b'B',
        writable: false,
        ..b
    };
    let owner = vm.heap.value(view, 1).unwrap_or(Value::NONE);
    let offset = vm.heap.word(view, 2) as usize + from;
    vm.heap.new_view(owner, offset, part)
}

/// Items `start..stop` of a view as a view.
fn subview(vm: &mut Vm<'_>, v: Value, start: usize, stop: usize) -> Res {
    let (Some(r), Some(b)) = (v.as_ref(), buffer(&mut vm.heap, v)?) else {
        return Ok(Value::NONE);
    };
    let size = item_size(b.code).unwrap_or(1);
    let owner = vm.heap.value(r, 1).unwrap_or(Value::NONE);
    let offset = vm.heap.word(r, 2) as usize + start * size;
    let len = (stop - start) * size;
    vm.heap.new_view(owner, offset, Buffer { len, ..b })
}

pub(crate) fn buffer(heap: &mut Heap<'_>, v: Value) -> Res<Option<Buffer>> {
    let Some(r) = v.as_ref() else {
        return Ok(None);
    };
    let owner = heap.value(r, 1).unwrap_or(Value::NONE);
    let Some(ty) = heap.type_of(owner).as_rom() else {
        return Ok(None);
    };
    let behaviour = heap.rom.namespace(ty.ns()).ty.and_then(|ty| ty.buffer);
    let Some(whole) = (match behaviour {
        Some(buffer) => buffer(heap, owner)?,
        None => None,
    }) else {
        return Ok(None);
    };
    let (offset, word) = (heap.word(r, 2) as usize, heap.word(r, 3));
    // A bytearray may have become shorter.
    let offset = offset.min(whole.len);
    Ok(Some(Buffer {
        object: whole.object,
        start: whole.start + offset,
        len: ((word & LENGTH) as usize).min(whole.len - offset),
        code: CODES
            .get((word >> 27 & 15) as usize)
            .copied()
            .unwrap_or(b'B'),
        writable: word & WRITABLE != 0,
    }))
}

fn print(vm: &mut Vm<'_>, _: Value, _: PrintKind) -> Res<()> {
    vm.write(b"<memoryview>")
}

fn unary(vm: &mut Vm<'_>, op: Unary, v: Value) -> Res<Option<Value>> {
    let count = buffer(&mut vm.heap, v)?.map_or(0, |b| b.count());
    Ok(match op {
        Unary::Len => Some(Value::small(count as i32)),
        Unary::Bool => Some(Value::bool(count != 0)),
        _ => None,
    })
}

fn load_attr(vm: &mut Vm<'_>, v: Value, name: Name) -> Res<Option<Value>> {
    if name != const { Name::of("itemsize") } {
        return Ok(None);
    }
    let size = buffer(&mut vm.heap, v)?.and_then(|b| item_size(b.code));
    Ok(Some(Value::small(size.unwrap_or(1) as i32)))
}

fn subscript(vm: &mut Vm<'_>, v: Value, index: Value, what: Subscript) -> Res {
    let Some(b) = buffer(&mut vm.heap, v)? else {
        return Ok(Value::NONE);
    };
    let size = item_size(b.code).unwrap_or(1);
    match what {
        Subscript::Delete => Err(vm.heap.raise_no_item(v, "deletion")),
        Subscript::Load if vm.heap.is_slice(index) => {
            let (start, stop) = vm.heap.plain_span(index, b.count())?;
            subview(vm, v, start, stop)
        }
        Subscript::Load => {
            let at = vm.heap.position(index, b.count(), "memoryview")?;
            vm.heap
                .load_item(b.object, b.start + at * size, b.code, false)
        }
        Subscript::Store(value) if vm.heap.is_slice(index) => {
            let (start, stop) = vm.heap.plain_span(index, b.count())?;
            let source = array::slice_source(vm, value, b.code)?;
            if !b.writable {
                return Err(vm.heap.raise_no_item(v, "assignment"));
            }
            if source.len != (stop - start) * size {
                let message = "lhs and rhs should be compatible";
                return Err(vm.heap.raise(Ns::ValueError, message));
            }
            let to = b.start + start * size;
            vm.heap
                .copy_bytes(source.object, source.start, b.object, to, source.len);
            Ok(Value::NONE)
        }
        Subscript::Store(value) => {
            let at = vm.heap.position(index, b.count(), "memoryview")?;
            if !b.writable {
                return Err(vm.heap.raise_no_item(v, "assignment"));
            }
            let raw = vm.item_bytes(b.code, value)?;
            // Asking an instance for its number may have moved the bytes.
            if let Some(b) = buffer(&mut vm.heap, v)?.filter(|b| at < b.count()) {
                vm.heap
                    .store_item(b.object, b.start + at * size, b.code, raw, false);
            }
            Ok(Value::NONE)
        }
    }
}
