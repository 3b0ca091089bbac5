//! `enumerate`. Words: header; the iterator; the next number.

use super::part;
use crate::Res;
use crate::names::Name;
use crate::rom::{Args, Members, Namespace, Ns, TypeDef};
use crate::value::Value;
use crate::vm::{Parameter, Vm};

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "enumerate",
    &TypeDef {
        new: Some(new),
        iter: Some(|_, v| Ok(v)),
        next: Some(next),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

const PARAMETERS: [Parameter; 2] = [
    Parameter::required(const { Name::of("iterable") }),
    Parameter::optional(const { Name::of("start") }, Value::small(0)),
];

fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    let [iterable, start] = vm.bind(args, &PARAMETERS)?;
    let start = vm.machine_int(start)?;
    let iterator = vm.iter(iterable)?;
    let base = vm.heap.push(iterator)?;
    let start = vm.heap.new_int(start as i64)?;
    let r = vm.heap.alloc(Ns::Enumerate.value(), 2)?;
    vm.heap.set_value(r, 1, iterator);
    vm.heap.set_value(r, 2, start);
    vm.heap.cut(base);
    Ok(r.value())
}

fn next(vm: &mut Vm<'_>, v: Value) -> Res<Option<Value>> {
    let Some(r) = v.as_ref() else {
        return Ok(None);
    };
    let base = vm.heap.push(v)?;
    let iterator = part(vm, v, 1);
    let Some(item) = vm.next(iterator)? else {
        vm.heap.cut(base);
        return Ok(None);
    };
    vm.heap.push(item)?;
    let number = part(vm, v, 2);
    let pair = vm.heap.new_tuple(&[number, item])?;
    let following = match number
        .as_small()
        .and_then(|i| Value::try_small(i as i64 + 1))
    {
        Some(following) => following,
        None => {
            let i = vm.heap.as_i64(number).unwrap_or(0);
            vm.heap.new_int(i.saturating_add(1))?
        }
    };
    vm.heap.set_value(r, 2, following);
    vm.heap.cut(base);
    Ok(Some(pair))
}
