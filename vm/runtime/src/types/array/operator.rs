//! Operators of `array` and `bytearray`.

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::rom::{Ns, Subscript};
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
            let right = vm.expect_buffer(r)?;
            let whole = Text::Heap(left.object, left.start, left.len);
            let sum = vm.heap.new_array_from(ty.ns(), left.code, whole)?;
            if let Some(array) = sum.as_ref() {
                vm.heap.array_resize(array, left.len + right.len)?;
                if let Some(to) = vm.heap.array_buffer(array) {
                    let at = to.start + left.len;
                    vm.heap
                        .copy_bytes(right.object, right.start, to.object, at, right.len);
                }
            }
            Ok(Some(sum))
        }
        BinaryOp::In => contains(vm, l, r).map(|found| Some(Value::bool(found))),
        BinaryOp::Equal
        | BinaryOp::NotEqual
        | BinaryOp::Less
        | BinaryOp::More
        | BinaryOp::LessEqual
        | BinaryOp::MoreEqual => {
            let Some(right) = vm.buffer(r)? else {
                return Ok(None);
            };
            compare(vm, op, l, r, left.code == b'B' && right.code == b'B')
        }
        _ => Ok(None),
    }
}

/// Bytes are compared as bytes, other items by value.
fn compare(vm: &mut Vm<'_>, op: BinaryOp, l: Value, r: Value, bytes: bool) -> Res<Option<Value>> {
    let (Some(a), Some(b)) = (vm.buffer(l)?, vm.buffer(r)?) else {
        return Ok(None);
    };
    let order = if bytes {
        vm.heap.buffer_bytes(a).cmp(vm.heap.buffer_bytes(b))
    } else {
        let mut i = 0;
        loop {
            if i >= a.count().min(b.count()) {
                break a.count().cmp(&b.count());
            }
            let x = vm.subscript(l, Value::small(i as i32), Subscript::Load)?;
            let y = vm.subscript(r, Value::small(i as i32), Subscript::Load)?;
            if !vm.equal(x, y)? {
                break if vm.less(x, y)? {
                    core::cmp::Ordering::Less
                } else {
                    core::cmp::Ordering::Greater
                };
            }
            i += 1;
        }
    };
    Ok(Some(Value::bool(match op {
        BinaryOp::Equal => order.is_eq(),
        BinaryOp::NotEqual => order.is_ne(),
        BinaryOp::Less => order.is_lt(),
        BinaryOp::More => order.is_gt(),
        BinaryOp::LessEqual => order.is_le(),
        _ => order.is_ge(),
    })))
}

/// `item in array`: an item, or for bytes a run of them.
fn contains(vm: &mut Vm<'_>, l: Value, r: Value) -> Res<bool> {
    let Some(whole) = vm.buffer(l)? else {
        return Ok(false);
    };
    if vm.heap.as_f64(r).is_none()
        && let Some(part) = vm.buffer(r)?
    {
        let (a, b) = (vm.heap.buffer_bytes(whole), vm.heap.buffer_bytes(part));
        return Ok(search::find(a, b).is_some());
    }
    for i in 0..whole.count() {
        let item = vm.subscript(l, Value::small(i as i32), Subscript::Load)?;
        if vm.equal(item, r)? {
            return Ok(true);
        }
    }
    Ok(false)
}
