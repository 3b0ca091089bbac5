//! `int.from_bytes` and `int.to_bytes`.

use super::object::LIMBS;
use crate::rom::{Args, Ns};
use crate::vm::Vm;
use crate::{Raised, Res};

/// Whether the byte order argument `i`, if there is one, says little-endian.
fn little(vm: &Vm<'_>, args: Args, i: usize) -> bool {
    let order = vm.heap.arg(args, i);
    vm.heap
        .text(order)
        .is_some_and(|t| t.get(&vm.heap) == b"little")
}

/// `int.from_bytes(bytes, byteorder='big')`: never negative, as in MicroPython.
pub(super) fn from_bytes(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let buffer = vm.expect_buffer(v)?;
    let little = little(vm, args, 1);
    let count = buffer.len.div_ceil(4).max(1);
    let object = vm.heap.new_limbs(count)?;
    let (target, others) = vm.heap.split_bytes(object, LIMBS * 4, count * 4);
    let source = others.bytes(buffer.object, buffer.start, buffer.len);
    for (i, t) in target.iter_mut().take(source.len()).enumerate() {
        *t = source[if little { i } else { source.len() - 1 - i }];
    }
    vm.heap.finish_int(object, count, false)
}

/// `i.to_bytes(length=1, byteorder='big')`: two's complement when negative.
pub(super) fn to_bytes(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let v = vm.native_base(v, Ns::Int).unwrap_or(v);
    let len = if args.positional > 1 {
        let len = vm.heap.arg(args, 1);
        vm.machine_int(len)?
    } else {
        1
    };
    let Ok(len) = usize::try_from(len) else {
        return Err(vm.heap.raise_with(Ns::ValueError, &[]));
    };
    let little = little(vm, args, 2);
    let Some(i) = vm.heap.integer(v) else {
        return Err(vm.heap.raise_conversion(v, "int"));
    };
    let bits = crate::number::limbs::bit_length(i.digits(&vm.heap));
    // Of a long negative number boards write whole digits of 16 bits.
    let coarse = i.negative && v.as_small().is_none();
    let bits = if coarse {
        bits.next_multiple_of(16)
    } else {
        bits
    };
    if bits > len * 8 {
        return Err(too_small(vm));
    }
    let object = vm.heap.new_blob(Ns::Bytes, len, None)?;
    let (from, _) = vm.heap.blob_span(object);
    let (target, others) = vm.heap.split_bytes(object, from, len);
    let limbs = i.limbs(others);
    let (mut carry, mut last) = (true, 0);
    for at in 0..len {
        let limb = limbs.get(at / 4).copied().unwrap_or(0);
        let mut byte = (limb >> (at % 4 * 8)) as u8;
        if i.negative {
            (byte, carry) = (!byte).overflowing_add(u8::from(carry));
        }
        target[if little { at } else { len - 1 - at }] = byte;
        last = byte;
    }
    // Without its sign it would be another number.
    if i.negative && last < 0x80 {
        return Err(too_small(vm));
    }
    Ok(object.value())
}

#[cold]
fn too_small(vm: &mut Vm<'_>) -> Raised {
    vm.heap.raise(Ns::OverflowError, "buffer too small")
}
