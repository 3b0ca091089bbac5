//! `zip`. Words: header; a tuple of iterators.

use super::{iterators, part, push_next};
use crate::Res;
use crate::rom::{Args, Members, Namespace, Ns, TypeDef};
use crate::types::tuple;
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "zip",
    &TypeDef {
        new: Some(new),
        iter: Some(|_, v| Ok(v)),
        next: Some(next),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 0, u16::MAX)?;
    let iterators = iterators(vm, args, 0)?;
    let r = vm.heap.alloc(Ns::Zip.value(), 1)?;
    vm.heap.set_value(r, 1, iterators);
    Ok(r.value())
}

fn next(vm: &mut Vm<'_>, v: Value) -> Res<Option<Value>> {
    let Some(iterators) = part(vm, v, 1).as_ref() else {
        return Ok(None);
    };
    if vm.heap.tuple_len(iterators) == 0 {
        return Ok(None);
    }
    let base = vm.heap.push(v)?;
    let Some(count) = push_next(vm, iterators)? else {
        vm.heap.cut(base);
        return Ok(None);
    };
    let row = vm.heap.new_tuple_of(count)?;
    for i in 0..count {
        let item = vm.heap.slot(base + 1 + i);
        vm.heap.set_value(row, tuple::ITEMS + i, item);
    }
    vm.heap.cut(base);
    Ok(Some(row.value()))
}
