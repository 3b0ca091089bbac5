//! `map`. Words: header; the function; a tuple of iterators.

use super::{iterators, part, push_next};
use crate::Res;
use crate::rom::{Args, Members, Namespace, Ns, TypeDef};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "map",
    &TypeDef {
        new: Some(new),
        iter: Some(|_, v| Ok(v)),
        next: Some(next),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 2, u16::MAX)?;
    let iterators = iterators(vm, args, 1)?;
    let r = vm.heap.alloc(Ns::Map.value(), 2)?;
    let function = vm.heap.arg(args, 0);
    vm.heap.set_value(r, 1, function);
    vm.heap.set_value(r, 2, iterators);
    Ok(r.value())
}

fn next(vm: &mut Vm<'_>, v: Value) -> Res<Option<Value>> {
    let (function, iterators) = (part(vm, v, 1), part(vm, v, 2));
    let Some(iterators) = iterators.as_ref() else {
        return Ok(None);
    };
    let base = vm.heap.push(v)?;
    // The slot before the arguments is the function's, as in every call.
    vm.heap.push(function)?;
    let Some(count) = push_next(vm, iterators)? else {
        vm.heap.cut(base);
        return Ok(None);
    };
    let args = Args {
        base: base as u32 + 2,
        positional: count as u16,
        keywords: 0,
    };
    let result = vm.call_args(function, args)?;
    vm.heap.cut(base);
    Ok(Some(result))
}
