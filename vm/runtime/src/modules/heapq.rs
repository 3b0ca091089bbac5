//! The module `heapq`: a list as a binary heap.

use crate::Res;
use crate::members;
use crate::rom::{Namespace, Ns};
use crate::types::sequence::Items;
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "heapq",
    members! {
        "heapify" => V1(heapify),
        "heappop" => V1(heappop),
        "heappush" => V2(heappush),
    },
);

fn list(vm: &mut Vm<'_>, v: Value) -> Res<Ref> {
    match vm.heap.items(v) {
        Some(Items::List(list)) => Ok(list),
        _ => Err(vm.heap.raise(Ns::TypeError, "heap must be a list")),
    }
}

/// Whether item `i` comes before item `j`; both may vanish while Python code compares them.
fn before(vm: &mut Vm<'_>, list: Ref, i: usize, j: usize) -> Res<bool> {
    match (vm.heap.list_item(list, i), vm.heap.list_item(list, j)) {
        (Some(a), Some(b)) => {
            let base = vm.heap.push(a)?;
            vm.heap.push(b)?;
            let less = vm.less(a, b)?;
            vm.heap.cut(base);
            Ok(less)
        }
        _ => Ok(false),
    }
}

fn swap(vm: &mut Vm<'_>, list: Ref, i: usize, j: usize) {
    let words = vm.heap.list_words_mut(list);
    if i < words.len() && j < words.len() {
        words.swap(i, j);
    }
}

/// Moves item `at` towards the root until its parent comes before it.
fn rise(vm: &mut Vm<'_>, list: Ref, top: usize, at: usize) -> Res<()> {
    let mut at = at;
    while at > top {
        let parent = (at - 1) / 2;
        if !before(vm, list, at, parent)? {
            break;
        }
        swap(vm, list, at, parent);
        at = parent;
    }
    Ok(())
}

/// Moves item `top` down along the smaller children, then up to where it belongs.
fn sink(vm: &mut Vm<'_>, list: Ref, top: usize) -> Res<()> {
    let mut at = top;
    loop {
        let len = vm.heap.list_len(list);
        let mut child = 2 * at + 1;
        if child >= len {
            break;
        }
        if child + 1 < len && !before(vm, list, child, child + 1)? {
            child += 1;
        }
        swap(vm, list, at, child);
        at = child;
    }
    rise(vm, list, top, at)
}

fn heappush(vm: &mut Vm<'_>, heap: Value, item: Value) -> Res {
    let list = list(vm, heap)?;
    vm.heap.list_append(list, item)?;
    let last = vm.heap.list_len(list) - 1;
    rise(vm, list, 0, last)?;
    Ok(Value::NONE)
}

fn heappop(vm: &mut Vm<'_>, heap: Value) -> Res {
    let list = list(vm, heap)?;
    let Some(last) = vm.heap.list_len(list).checked_sub(1) else {
        return Err(vm.heap.raise(Ns::IndexError, "empty heap"));
    };
    let item = vm.heap.list_item(list, 0).unwrap_or(Value::NONE);
    let base = vm.heap.push(item)?;
    swap(vm, list, 0, last);
    vm.heap.list_truncate(list, last);
    if last > 0 {
        sink(vm, list, 0)?;
    }
    vm.heap.cut(base);
    Ok(item)
}

fn heapify(vm: &mut Vm<'_>, heap: Value) -> Res {
    let list = list(vm, heap)?;
    for at in (0..vm.heap.list_len(list) / 2).rev() {
        sink(vm, list, at)?;
    }
    Ok(Value::NONE)
}
