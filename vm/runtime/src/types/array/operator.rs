//! Operators of `array` and `bytearray`.

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::buffer::Buffer;
use crate::rom::Ns;
use crate::types::str::layout::Text;
use crate::types::str::search;
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// The array in a value or inside an instance of a derived class.
pub(super) fn receiver(vm: &Vm<'_>, v: Value) -> Option<Ref> {
    let base = vm
        .native_base(v, Ns::ByteArray)
        .or_else(|| vm.native_base(v, Ns::Array))?;
    base.as_ref()
}

pub(crate) fn binary(vm: &mut Vm<'_>, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
    let Some(left) = vm.buffer(l)? else {
        return Ok(None);
    };
    match op {
        BinaryOp::InplaceAdd if vm.heap.array(l).is_some() => {
            super::extend(vm, l, r)?;
            Ok(Some(l))
        }
        BinaryOp::Add if vm.heap.array(l).is_some() => {
            let Some(ty) = vm.heap.type_of(l).as_rom() else {
                return Ok(None);
            };
            vm.expect_buffer(r)?;
            let whole = Text::Heap(left.object, left.start, left.len);
            let sum = vm.heap.new_array_from(ty.ns(), left.code, whole)?;
            let slot = vm.heap.push(sum)?;
            super::extend(vm, sum, r)?;
            vm.heap.cut(slot);
            Ok(Some(sum))
        }
        BinaryOp::In => contains(vm, l, r).map(|found| Some(Value::bool(found))),
        BinaryOp::Equal
        | BinaryOp::Less
        | BinaryOp::More
        | BinaryOp::LessEqual
        | BinaryOp::MoreEqual => {
            let same = vm.heap.type_of(l) == vm.heap.type_of(r);
            if op == BinaryOp::Equal && !same && vm.heap.is(l, Ns::Array).is_some() {
                return Ok(None);
            }
            match vm.buffer(r)? {
                Some(right) => compare(vm, op, left, right).map(Some),
                None => Ok(Some(Value::FALSE)),
            }
        }
        _ => Ok(None),
    }
}

/// Only items whose bytes tell can be compared.
fn compare(vm: &mut Vm<'_>, op: BinaryOp, a: Buffer, b: Buffer) -> Res {
    let (kind, unsigned) = (a.code.to_ascii_lowercase(), a.code.is_ascii_uppercase());
    let alike = kind == b.code.to_ascii_lowercase() && !matches!(kind, b'f' | b'd');
    let ordered = unsigned || b.code.is_ascii_uppercase();
    if !alike || (op != BinaryOp::Equal && !ordered) {
        return Err(vm.heap.raise_with(Ns::NotImplementedError, &[]));
    }
    let order = vm.heap.buffer_bytes(a).cmp(vm.heap.buffer_bytes(b));
    Ok(Value::bool(match op {
        BinaryOp::Equal => order.is_eq(),
        BinaryOp::Less => order.is_lt(),
        BinaryOp::More => order.is_gt(),
        BinaryOp::LessEqual => order.is_le(),
        _ => order.is_ge(),
    }))
}

/// `part in bytearray`. Looking for a number is not implemented, in other arrays nothing is found.
fn contains(vm: &mut Vm<'_>, l: Value, r: Value) -> Res<bool> {
    let Some(whole) = vm.buffer(l)? else {
        return Ok(false);
    };
    if vm.heap.is_int(r) || vm.heap.is(r, Ns::Float).is_some() {
        return Err(vm.heap.raise_with(Ns::NotImplementedError, &[]));
    }
    if vm.heap.is(l, Ns::ByteArray).is_none() {
        return Ok(false);
    }
    let Some(part) = vm.buffer(r)? else {
        return Ok(false);
    };
    let (a, b) = (vm.heap.buffer_bytes(whole), vm.heap.buffer_bytes(part));
    Ok(search::find(a, b).is_some())
}
