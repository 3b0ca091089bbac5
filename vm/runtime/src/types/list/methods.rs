//! The methods of `list`.

use super::items_of;
use super::sort::sort;
use crate::Res;
use crate::members;
use crate::rom::{Args, Members, Ns};
use crate::types::sequence::Items;
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(super) static MEMBERS: &Members = members! {
    "append" => V2(append),
    "clear" => V1(clear),
    "copy" => V1(copy),
    "count" => V2(count),
    "extend" => V2(extend),
    "index" => VN(2, 4, index),
    "insert" => V3(insert),
    "pop" => VN(1, 2, pop),
    "remove" => V2(remove),
    "reverse" => V1(reverse),
    "sort" => VK(1, sort),
};

/// The list that a method was called on.
pub(super) fn list_of(vm: &mut Vm<'_>, v: Value) -> Res<Ref> {
    match items_of(vm, v) {
        Some(Items::List(list)) => Ok(list),
        _ => Err(vm.heap.raise(Ns::TypeError, "list expected")),
    }
}

fn append(vm: &mut Vm<'_>, v: Value, item: Value) -> Res {
    let list = list_of(vm, v)?;
    vm.heap.list_append(list, item)?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm<'_>, v: Value) -> Res {
    let list = list_of(vm, v)?;
    vm.heap.list_truncate(list, 0);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm<'_>, v: Value) -> Res {
    let list = list_of(vm, v)?;
    let copy = vm.heap.new_list_with(vm.heap.list_len(list))?;
    vm.heap.list_extend(copy, Items::List(list))?;
    Ok(copy.value())
}

fn count(vm: &mut Vm<'_>, v: Value, item: Value) -> Res {
    let list = list_of(vm, v)?;
    vm.count_items(Items::List(list), item)
}

fn extend(vm: &mut Vm<'_>, v: Value, items: Value) -> Res {
    let list = list_of(vm, v)?;
    vm.list_extend_any(list, items)?;
    Ok(Value::NONE)
}

fn index(vm: &mut Vm<'_>, args: Args) -> Res {
    let list = list_of(vm, vm.heap.arg(args, 0))?;
    vm.index_item(Items::List(list), args)
}

fn insert(vm: &mut Vm<'_>, v: Value, at: Value, item: Value) -> Res {
    let list = list_of(vm, v)?;
    let len = vm.heap.list_len(list) as i64;
    let at = vm.machine_int(at)? as i64;
    let at = if at < 0 { at + len } else { at }.clamp(0, len) as usize;
    vm.heap.list_open(list, at, 1)?;
    vm.heap.list_set(list, at, item);
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm<'_>, args: Args) -> Res {
    let list = list_of(vm, vm.heap.arg(args, 0))?;
    let len = vm.heap.list_len(list);
    if len == 0 {
        return Err(vm.heap.raise(Ns::IndexError, "pop from empty list"));
    }
    let at = match vm.heap.arg(args, 1) {
        Value::UNDEF => return Ok(vm.heap.list_pop(list).unwrap_or(Value::NONE)),
        index => {
            let index = vm.plain_index(Value::NONE, index)?;
            vm.heap.position(index, len, "list")?
        }
    };
    let item = vm.heap.list_item(list, at).unwrap_or(Value::NONE);
    vm.heap.list_cut(list, at, at + 1);
    Ok(item)
}

fn remove(vm: &mut Vm<'_>, v: Value, item: Value) -> Res {
    let list = list_of(vm, v)?;
    match vm.find_item(Items::List(list), item, 0, usize::MAX)? {
        Some(i) => {
            vm.heap.list_cut(list, i, i + 1);
            Ok(Value::NONE)
        }
        None => Err(vm.raise_not_in_sequence()),
    }
}

fn reverse(vm: &mut Vm<'_>, v: Value) -> Res {
    let list = list_of(vm, v)?;
    vm.heap.list_words_mut(list).reverse();
    Ok(Value::NONE)
}
