//! The methods of `set` and `frozenset`.

use super::set_of;
use crate::Res;
use crate::members;
use crate::rom::{Args, Members, Ns};
use crate::types::table::NARROW;
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(super) static SET: &Members = members! {
    "__contains__" => V2(contains),
    "add" => V2(add),
    "clear" => V1(clear),
    "copy" => V1(copy),
    "difference" => VN(1, 255, difference),
    "difference_update" => VN(1, 255, difference_update),
    "discard" => V2(discard),
    "intersection" => V2(|vm, v, items| on_copy(vm, v, items, Vm::set_keep_all)),
    "intersection_update" => V2(|vm, v, items| in_place(vm, v, items, Vm::set_keep_all)),
    "isdisjoint" => V2(isdisjoint),
    "issubset" => V2(issubset),
    "issuperset" => V2(issuperset),
    "pop" => V1(pop),
    "remove" => V2(remove),
    "symmetric_difference" => V2(|vm, v, items| on_copy(vm, v, items, Vm::set_toggle_all)),
    "symmetric_difference_update" => V2(|vm, v, items| in_place(vm, v, items, Vm::set_toggle_all)),
    "union" => V2(|vm, v, items| on_copy(vm, v, items, Vm::set_add_all)),
    "update" => VN(1, 255, update),
};

pub(super) static FROZENSET: &Members = members! {
    "__contains__" => V2(contains),
    "copy" => V1(copy),
    "difference" => VN(1, 255, difference),
    "intersection" => V2(thawed_intersection),
    "isdisjoint" => V2(isdisjoint),
    "issubset" => V2(issubset),
    "issuperset" => V2(issuperset),
    "symmetric_difference" => V2(|vm, v, items| on_copy(vm, v, items, Vm::set_toggle_all)),
    "union" => V2(|vm, v, items| on_copy(vm, v, items, Vm::set_add_all)),
};

/// The set that a method was called on.
fn this(vm: &mut Vm<'_>, v: Value) -> Res<Ref> {
    match set_of(vm, v) {
        Some(set) => Ok(set),
        None => Err(vm.heap.raise(Ns::TypeError, "set expected")),
    }
}

type Change<'m> = fn(&mut Vm<'m>, Ref, Value) -> Res<()>;

fn in_place<'m>(vm: &mut Vm<'m>, v: Value, items: Value, change: Change<'m>) -> Res {
    let set = this(vm, v)?;
    change(vm, set, items)?;
    Ok(Value::NONE)
}

fn on_copy<'m>(vm: &mut Vm<'m>, v: Value, items: Value, change: Change<'m>) -> Res {
    let set = this(vm, v)?;
    let copy = vm.heap.set_copy(set)?;
    let base = vm.heap.push(copy.value())?;
    change(vm, copy, items)?;
    vm.heap.cut(base);
    Ok(copy.value())
}

/// Of a frozenset it is a set.
fn thawed_intersection(vm: &mut Vm<'_>, v: Value, items: Value) -> Res {
    let set = on_copy(vm, v, items, Vm::set_keep_all)?;
    if let Some(r) = set.as_ref() {
        vm.heap.set_value(r, 0, Ns::Set.value());
    }
    Ok(set)
}

fn contains(vm: &mut Vm<'_>, v: Value, item: Value) -> Res {
    let set = this(vm, v)?;
    vm.set_contains(set, item).map(Value::bool)
}

fn add(vm: &mut Vm<'_>, v: Value, item: Value) -> Res {
    let set = this(vm, v)?;
    vm.set_add(set, item)?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm<'_>, v: Value) -> Res {
    let set = this(vm, v)?;
    vm.heap.table_clear(set);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm<'_>, v: Value) -> Res {
    let set = this(vm, v)?;
    vm.heap.set_copy(set).map(Ref::value)
}

fn difference(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let set = this(vm, v)?;
    let copy = vm.heap.set_copy(set)?;
    let base = vm.heap.push(copy.value())?;
    for i in 1..args.positional as usize {
        let items = vm.heap.arg(args, i);
        // Taking a set from itself leaves nothing, whatever stands between.
        vm.set_remove_all(copy, items)?;
    }
    vm.heap.cut(base);
    Ok(copy.value())
}

fn difference_update(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let set = this(vm, v)?;
    for i in 1..args.positional as usize {
        let items = vm.heap.arg(args, i);
        vm.set_remove_all(set, items)?;
    }
    Ok(Value::NONE)
}

fn discard(vm: &mut Vm<'_>, v: Value, item: Value) -> Res {
    let set = this(vm, v)?;
    vm.set_remove(set, item)?;
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm<'_>, v: Value, item: Value) -> Res {
    let set = this(vm, v)?;
    match vm.set_remove(set, item)? {
        true => Ok(Value::NONE),
        false => Err(vm.heap.raise_with(Ns::KeyError, &[item])),
    }
}

fn pop(vm: &mut Vm<'_>, v: Value) -> Res {
    let set = this(vm, v)?;
    match vm.heap.table_next(set, 0, NARROW) {
        Some(slot) => {
            let item = vm.heap.table_key(set, slot, NARROW);
            vm.heap.table_vacate(set, slot, NARROW);
            Ok(item.unwrap_or(Value::NONE))
        }
        None => Err(vm.heap.raise(Ns::KeyError, "pop from an empty set")),
    }
}

fn update(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let set = this(vm, v)?;
    for i in 1..args.positional as usize {
        let items = vm.heap.arg(args, i);
        vm.set_add_all(set, items)?;
    }
    Ok(Value::NONE)
}

/// `items` as a set: itself, or a new one in a stack slot that the caller cuts.
fn as_set(vm: &mut Vm<'_>, items: Value) -> Res<Ref> {
    if let Some(set) = set_of(vm, items) {
        return Ok(set);
    }
    let set = vm.heap.new_set(0)?;
    vm.heap.push(set.value())?;
    vm.set_add_all(set, items)?;
    Ok(set)
}

fn isdisjoint(vm: &mut Vm<'_>, v: Value, items: Value) -> Res {
    let set = this(vm, v)?;
    let iterator = vm.iter(items)?;
    let base = vm.heap.push(iterator)?;
    let mut disjoint = true;
    while disjoint && let Some(item) = vm.next(iterator)? {
        let pushed = vm.heap.push(item)?;
        disjoint = !vm.set_contains(set, item)?;
        vm.heap.cut(pushed);
    }
    vm.heap.cut(base);
    Ok(Value::bool(disjoint))
}

fn issubset(vm: &mut Vm<'_>, v: Value, items: Value) -> Res {
    let set = this(vm, v)?;
    let top = vm.heap.top();
    let other = as_set(vm, items)?;
    let result = vm.is_subset(set, other)?;
    vm.heap.cut(top);
    Ok(Value::bool(result))
}

fn issuperset(vm: &mut Vm<'_>, v: Value, items: Value) -> Res {
    let set = this(vm, v)?;
    let top = vm.heap.top();
    let other = as_set(vm, items)?;
    let result = vm.is_subset(other, set)?;
    vm.heap.cut(top);
    Ok(Value::bool(result))
}
