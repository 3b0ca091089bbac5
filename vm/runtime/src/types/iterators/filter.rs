//! `filter`. Words: header; the function, or `None`; the iterator.

use super::part;
use crate::Res;
use crate::rom::{Args, Members, Namespace, Ns, TypeDef};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "filter",
    &TypeDef {
        new: Some(new),
        iter: Some(|_, v| Ok(v)),
        next: Some(next),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 2, 2)?;
    let items = vm.heap.arg(args, 1);
    let iterator = vm.iter(items)?;
    let base = vm.heap.push(iterator)?;
    let r = vm.heap.alloc(Ns::Filter.value(), 2)?;
    let function = vm.heap.arg(args, 0);
    vm.heap.set_value(r, 1, function);
    vm.heap.set_value(r, 2, iterator);
    vm.heap.cut(base);
    Ok(r.value())
}

fn next(vm: &mut Vm<'_>, v: Value) -> Res<Option<Value>> {
    let (function, iterator) = (part(vm, v, 1), part(vm, v, 2));
    let base = vm.heap.push(v)?;
    while let Some(item) = vm.next(iterator)? {
        let pushed = vm.heap.push(item)?;
        let verdict = match function {
            Value::NONE => item,
            _ => vm.call(function, &[item])?,
        };
        let kept = vm.is_true(verdict)?;
        vm.heap.cut(pushed);
        if kept {
            vm.heap.cut(base);
            return Ok(Some(item));
        }
    }
    vm.heap.cut(base);
    Ok(None)
}
