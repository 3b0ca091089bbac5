//! `array[i]`, `array[a:b]`, and assignment to them.

use crate::Res;
use crate::buffer::{Buffer, are_values, item_size};
use crate::rom::{Ns, Subscript};
use crate::types::str::layout::Text;
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(super) fn subscript(vm: &mut Vm<'_>, v: Value, index: Value, what: Subscript) -> Res {
    let (Some(r), Some(ty)) = (v.as_ref(), vm.heap.type_of(v).as_rom()) else {
        return Ok(Value::NONE);
    };
    let Some(b) = vm.heap.array_buffer(r) else {
        return Ok(Value::NONE);
    };
    let size = item_size(b.code).unwrap_or(1);
    let name = if ty.ns() == Ns::ByteArray {
        "bytearray"
    } else {
        "array"
    };
    match what {
        Subscript::Load if vm.heap.is_slice(index) => {
            let (start, stop) = vm.heap.plain_span(index, b.count())?;
            let from = b.start + start * size;
            let part = Text::Heap(b.object, from, (stop - start) * size);
            vm.heap.new_array_from(ty.ns(), b.code, part)
        }
        Subscript::Load => {
            let at = vm.heap.position(index, b.count(), name)?;
            vm.heap
                .load_item(b.object, b.start + at * size, b.code, false)
        }
        Subscript::Store(value) if vm.heap.is_slice(index) => store_slice(vm, r, index, value),
        Subscript::Store(value) => {
            let at = vm.heap.position(index, b.count(), name)?;
            let raw = vm.item_bytes(b.code, value)?;
            // Asking an instance for its number may have moved the bytes.
            if let Some(b) = vm.heap.array_buffer(r).filter(|b| at < b.count()) {
                vm.heap
                    .store_item(b.object, b.start + at * size, b.code, raw, false);
            }
            Ok(Value::NONE)
        }
        Subscript::Delete => Err(vm.heap.raise_no_item(v, "deletion")),
    }
}

/// What may be assigned to a slice of items of this type: bytes or an array, not text; to values
/// only values.
///
/// # Errors
/// NotImplementedError, ValueError.
pub(crate) fn slice_source(vm: &mut Vm<'_>, value: Value, code: u8) -> Res<Buffer> {
    let text = vm.heap.text(value).is_some() || vm.heap.class_of(value).is_some();
    let source = match text {
        true => None,
        false => vm.buffer(value)?,
    };
    match source {
        Some(source)
            if item_size(source.code) == item_size(code)
                && (!are_values(code) || source.code == code) =>
        {
            Ok(source)
        }
        Some(_) => {
            let message = "lhs and rhs should be compatible";
            Err(vm.heap.raise(Ns::ValueError, message))
        }
        None => {
            let message = "array/bytes required on right side";
            Err(vm.heap.raise(Ns::NotImplementedError, message))
        }
    }
}

/// Replaces a slice by the bytes of another object, which may be the array itself.
fn store_slice(vm: &mut Vm<'_>, r: Ref, index: Value, value: Value) -> Res {
    let Some(b) = vm.heap.array_buffer(r) else {
        return Ok(Value::NONE);
    };
    let size = item_size(b.code).unwrap_or(1);
    let (start, stop) = vm.heap.plain_span(index, b.count())?;
    let source = slice_source(vm, value, b.code)?;
    let slot = vm.heap.top();
    // A copy when bytes of the array itself are to be moved.
    let source = if source.object == b.object {
        let copy = vm.heap.alloc_bytes(source.len)?;
        vm.heap
            .copy_bytes(source.object, source.start, copy, 4, source.len);
        // The array may have to grow, which may collect.
        vm.heap.push(copy.value())?;
        (copy, 4, source.len)
    } else {
        (source.object, source.start, source.len)
    };
    let (first, last) = (start * size, stop * size);
    let tail = b.len - last;
    let len = first + source.2 + tail;
    if len > b.len {
        vm.heap.array_resize(r, len)?;
    }
    if let Some(b) = vm.heap.array_buffer(r) {
        let (object, start) = (b.object, b.start);
        let heap = &mut vm.heap;
        heap.copy_bytes(object, start + last, object, start + first + source.2, tail);
        heap.copy_bytes(source.0, source.1, object, start + first, source.2);
        heap.set_word(r, 2, len as u32);
    }
    vm.heap.cut(slot);
    Ok(Value::NONE)
}
