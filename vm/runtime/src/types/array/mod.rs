//! `array` and `bytearray`. Words: header; storage (raw bytes, or values for `O`);
//! length in bytes; type of the items.
//!
//! A bytearray may lie over part of an object that is not its own (`uctypes.bytearray_at`): then
//! the last word has the mark `OVER` and, above it, the first byte, and what it lies over may have
//! gone since.

mod new;
mod operator;
mod subscript;

pub(crate) use operator::binary;
pub(crate) use subscript::slice_source;

use crate::Res;
use crate::buffer::{Buffer, are_values, item_size};
use crate::heap::Heap;
use crate::members;
use crate::rom::{Layout, Namespace, Ns, PrintKind, TypeDef, Unary};
use crate::types::str::layout::Text;
use crate::types::str::methods;
use crate::types::str::print::quoted;
use crate::value::{Ref, Value};
use crate::vm::Vm;

const DEF: TypeDef = TypeDef {
    layout: Layout::Head(1),
    letter: b'A',
    print: Some(print),
    unary: Some(unary),
    binary: Some(binary),
    subscript: Some(subscript::subscript),
    iter: Some(|vm, v| vm.heap.new_index_iterator(Ns::BufferIterator, v)),
    buffer: Some(buffer),
    ..TypeDef::PLAIN
};

pub(crate) static ARRAY: Namespace = Namespace::ty(
    "array",
    &TypeDef {
        new: Some(new::new_array),
        ..DEF
    },
    members! { "append" => V2(append), "extend" => V2(extend) },
);

pub(crate) static BYTEARRAY: Namespace = Namespace::ty(
    "bytearray",
    &TypeDef {
        new: Some(new::new_bytearray),
        ..DEF
    },
    methods::BYTEARRAY,
);

#[cfg(feature = "pyboard")]
/// The bytes are those of another object.
const OVER: u32 = 1 << 8;
#[cfg(feature = "pyboard")]
/// From this bit on: the first of them.
const FIRST: u32 = 9;

impl Heap<'_> {
    /// A bytearray over `len` bytes of another object's data, from byte `start`.
    ///
    /// # Errors
    /// MemoryError, also when the first byte is too far from the object's start.
    #[cfg(feature = "pyboard")]
    pub(crate) fn new_bytearray_over(&mut self, object: Ref, start: usize, len: usize) -> Res {
        if start >= 1 << (32 - FIRST) {
            return Err(self.raise_memory_error(len / 4));
        }
        let r = self.alloc(Ns::ByteArray.value(), 3)?;
        self.set_value(r, 1, object.value());
        self.set_word(r, 2, len as u32);
        self.set_word(r, 3, u32::from(b'B') | OVER | (start as u32) << FIRST);
        Ok(r.value())
    }

    /// The bytes of a bytearray over another object's, as far as they are still there.
    #[cfg(feature = "pyboard")]
    #[cold]
    fn buffer_over(&self, r: Ref) -> Option<Buffer> {
        let object = self.value(r, 1)?.as_ref()?;
        let start = (self.word(r, 3) >> FIRST) as usize;
        let region = self.region(object)?;
        let end = (start + self.word(r, 2) as usize).min(region.end);
        Some(Buffer {
            object,
            start,
            len: end.saturating_sub(start),
            code: b'B',
            writable: region.writable,
        })
    }

    /// An array or bytearray around storage.
    fn new_array_of(&mut self, ty: Ns, code: u8, storage: Ref, len: usize) -> Res {
        let r = self.alloc(ty.value(), 3)?;
        self.set_value(r, 1, storage.value());
        self.set_word(r, 2, len as u32);
        self.set_word(r, 3, u32::from(code));
        Ok(r.value())
    }

    /// An array or bytearray with a copy of these bytes.
    fn new_array_from(&mut self, ty: Ns, code: u8, source: Text) -> Res {
        let len = source.len();
        let storage = match code {
            code if are_values(code) => self.alloc_values(len / 4)?,
            _ => self.alloc_bytes(len)?,
        };
        self.put_text(storage, 4, source);
        self.new_array_of(ty, code, storage, len)
    }

    /// A bytearray with a copy of these bytes.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_bytearray(&mut self, source: Text) -> Res {
        self.new_array_from(Ns::ByteArray, b'B', source)
    }

    /// A bytearray of `len` zeros.
    ///
    /// # Errors
    /// MemoryError.
    #[cfg(feature = "pyboard")]
    pub(crate) fn new_zeros(&mut self, len: usize) -> Res {
        let storage = self.alloc_bytes(len)?;
        self.new_array_of(Ns::ByteArray, b'B', storage, len)
    }

    /// The object when a value is exactly an array or bytearray.
    pub(crate) fn array(&self, v: Value) -> Option<Ref> {
        self.is(v, Ns::ByteArray).or_else(|| self.is(v, Ns::Array))
    }

    /// The bytes of an array or bytearray object.
    #[inline]
    pub(crate) fn array_buffer(&self, r: Ref) -> Option<Buffer> {
        #[cfg(feature = "pyboard")]
        if self.word(r, 3) & OVER != 0 {
            return self.buffer_over(r);
        }
        Some(Buffer {
            object: self.value(r, 1)?.as_ref()?,
            start: 4,
            len: self.word(r, 2) as usize,
            code: self.word(r, 3) as u8,
            writable: !are_values(self.word(r, 3) as u8),
        })
    }

    /// Gives a bytearray over another object's bytes a copy of its own: it is to be resized.
    #[cfg(feature = "pyboard")]
    #[cold]
    fn own(&mut self, r: Ref) -> Res<()> {
        let Some(b) = self.array_buffer(r) else {
            return Ok(());
        };
        let storage = self.alloc_bytes(b.len)?;
        self.copy_bytes(b.object, b.start, storage, 4, b.len);
        self.set_value(r, 1, storage.value());
        self.set_word(r, 2, b.len as u32);
        self.set_word(r, 3, u32::from(b'B'));
        Ok(())
    }

    /// Gives an array object `len` bytes, the new ones 0; grown storage has room to spare.
    pub(crate) fn array_resize(&mut self, r: Ref, len: usize) -> Res<()> {
        if len > 1 << 30 {
            return Err(self.raise_memory_error(len / 4));
        }
        #[cfg(feature = "pyboard")]
        if self.word(r, 3) & OVER != 0 {
            self.own(r)?;
        }
        if let Some(storage) = self.value(r, 1).and_then(Value::as_ref)
            && len.div_ceil(4) > self.capacity(storage)
        {
            let storage = self.resize(storage, (len + len / 8).div_ceil(4) + 1)?;
            self.set_value(r, 1, storage.value());
        }
        self.set_word(r, 2, len as u32);
        Ok(())
    }
}

fn buffer(heap: &mut Heap<'_>, v: Value) -> Res<Option<Buffer>> {
    Ok(v.as_ref().and_then(|r| heap.array_buffer(r)))
}

fn unary(vm: &mut Vm<'_>, op: Unary, v: Value) -> Res<Option<Value>> {
    let count = match v.as_ref().and_then(|r| vm.heap.array_buffer(r)) {
        Some(b) => b.count(),
        None => 0,
    };
    Ok(match op {
        Unary::Len => Some(Value::small(count as i32)),
        Unary::Bool => Some(Value::bool(count != 0)),
        _ => None,
    })
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let Some(b) = v.as_ref().and_then(|r| vm.heap.array_buffer(r)) else {
        return Ok(());
    };
    if vm.heap.is(v, Ns::ByteArray).is_some() {
        vm.write(b"bytearray(b")?;
        quoted(vm, Text::Heap(b.object, b.start, b.len), true)?;
        return vm.write(b")");
    }
    vm.write(b"array('")?;
    vm.write(&[b.code])?;
    vm.write(b"'")?;
    let size = item_size(b.code).unwrap_or(1);
    let mut i = 0;
    // Printing an item may change the array.
    while let Some(b) = vm.buffer(v)?.filter(|b| i < b.count()) {
        vm.write(if i == 0 { b", [" } else { b", " })?;
        let item = vm
            .heap
            .load_item(b.object, b.start + i * size, b.code, false)?;
        let pushed = vm.heap.push(item)?;
        vm.print(item, PrintKind::Repr)?;
        vm.heap.cut(pushed);
        i += 1;
    }
    vm.write(if i == 0 { b")" } else { b"])" })
}

impl Vm<'_> {
    /// The bytes of an item of type `code`; instances serve as the integers they stand for.
    ///
    /// # Errors
    /// TypeError, what Python code raises.
    pub(crate) fn item_bytes(&mut self, code: u8, item: Value) -> Res<[u8; 8]> {
        if are_values(code) {
            return Ok(u64::from(item.word()).to_le_bytes());
        }
        let plain = match self.heap.class_of(item) {
            Some(_) if matches!(code, b'f' | b'd') => self.unary_opt(Unary::Float, item)?,
            Some(_) => self.int_of_instance(item)?,
            None => None,
        };
        let plain = plain.unwrap_or(item);
        self.heap.item_bytes(code, plain)
    }
}

/// `array.append(item)`, also of `bytearray`.
pub(crate) fn append(vm: &mut Vm<'_>, v: Value, item: Value) -> Res {
    let Some(r) = operator::receiver(vm, v) else {
        return Ok(Value::NONE);
    };
    let code = vm.heap.word(r, 3) as u8;
    let raw = vm.item_bytes(code, item)?;
    let at = vm.heap.word(r, 2) as usize;
    let slot = vm.heap.push(item)?;
    vm.heap.array_resize(r, at + item_size(code).unwrap_or(1))?;
    vm.heap.cut(slot);
    if let Some(b) = vm.heap.array_buffer(r) {
        vm.heap.store_item(b.object, b.start + at, code, raw, false);
    }
    Ok(Value::NONE)
}

/// `array.extend(iterable)`, also of `bytearray`: whole items of a buffer's bytes as they are,
/// whatever they mean there, else what iterating gives. Bytes are no values.
pub(crate) fn extend(vm: &mut Vm<'_>, v: Value, more: Value) -> Res {
    let Some(r) = operator::receiver(vm, v) else {
        return Ok(Value::NONE);
    };
    let code = vm.heap.word(r, 3) as u8;
    if let Some(b) = vm.buffer(more)?
        && (!are_values(code) || b.code == code)
    {
        let at = vm.heap.word(r, 2) as usize;
        let size = item_size(code).unwrap_or(1);
        let len = b.len / size * size;
        vm.heap.array_resize(r, at + len)?;
        // The source may be this very array, moved just now.
        let source = match vm.buffer(more)? {
            Some(again) => again,
            None => b,
        };
        if let Some(target) = vm.heap.array_buffer(r) {
            let to = target.start + at;
            vm.heap
                .copy_bytes(source.object, source.start, target.object, to, len);
        }
        return Ok(Value::NONE);
    }
    let it = vm.iter(more)?;
    let slot = vm.heap.push(it)?;
    vm.heap.push(r.value())?;
    while let Some(item) = vm.next(it)? {
        append(vm, r.value(), item)?;
    }
    vm.heap.cut(slot);
    Ok(Value::NONE)
}
