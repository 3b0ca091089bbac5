//! `array(typecode, items)` and `bytearray(...)`.

use super::{append, extend};
use crate::Res;
use crate::buffer::{are_values, item_size};
use crate::rom::{Args, Ns};
use crate::types::bytes::collect;
use crate::types::str::layout::Text;
use crate::value::Value;
use crate::vm::Vm;

pub(super) fn new_array(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.plain_arguments(args, 1, 2)?;
    let code = vm.heap.arg(args, 0);
    let text = vm.heap.expect_text_or_bytes(code)?;
    let code = text.get(&vm.heap).first().copied().unwrap_or(0);
    let Some(size) = item_size(code) else {
        return Err(vm.heap.raise(Ns::ValueError, "bad typecode"));
    };
    if args.positional == 1 {
        return vm.heap.new_array_from(Ns::Array, code, Text::Rom(""));
    }
    let items = vm.heap.arg(args, 1);
    let plain = !are_values(code)
        && (vm.heap.is(items, Ns::Bytes).is_some() || vm.heap.is(items, Ns::ByteArray).is_some());
    if plain && let Some(b) = vm.buffer(items)? {
        let len = b.len / size * size;
        let source = Text::Heap(b.object, b.start, len);
        return vm.heap.new_array_from(Ns::Array, code, source);
    }
    let array = vm.heap.new_array_from(Ns::Array, code, Text::Rom(""))?;
    let slot = vm.heap.push(array)?;
    let it = vm.iter(items)?;
    vm.heap.push(it)?;
    while let Some(item) = vm.next(it)? {
        append(vm, array, item)?;
    }
    vm.heap.cut(slot);
    Ok(array)
}

pub(super) fn new_bytearray(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.plain_arguments(args, 0, 3)?;
    let v = vm.heap.arg(args, 0);
    let v = vm.native_base(v, Ns::Str).unwrap_or(v);
    if vm.heap.is_int(v) {
        let len = vm.machine_int(v)?;
        let storage = vm.heap.alloc_bytes(len as u32 as usize)?;
        return vm
            .heap
            .new_array_of(Ns::ByteArray, b'B', storage, len as u32 as usize);
    }
    let iterated =
        args.positional > 0 && vm.native_base(v, Ns::Str).is_none() && vm.buffer(v)?.is_none();
    if iterated {
        // Items are cut to bytes, unlike those of `bytes`.
        let array = vm.heap.new_bytearray(Text::Rom(""))?;
        let slot = vm.heap.push(array)?;
        extend(vm, array, v)?;
        vm.heap.cut(slot);
        return Ok(array);
    }
    let (storage, len) = collect(vm, args)?;
    vm.heap.new_array_of(Ns::ByteArray, b'B', storage, len)
}
