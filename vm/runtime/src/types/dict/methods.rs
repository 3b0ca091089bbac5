//! The methods of `dict`.

use super::view::{ITEMS, KEYS, VALUES};
use super::{dict_of, subscript};
use crate::Res;
use crate::members;
use crate::rom::{Args, Item, Members, Ns, Subscript};
use crate::types::table::{FIXED, ORDERED, WIDE};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(super) static MEMBERS: &Members = members! {
    "__delitem__" => V2(|vm, v, key| subscript(vm, v, key, Subscript::Delete)),
    "__getitem__" => V2(|vm, v, key| subscript(vm, v, key, Subscript::Load)),
    "__setitem__" => V3(|vm, v, key, value| subscript(vm, v, key, Subscript::Store(value))),
    "clear" => V1(clear),
    "copy" => V1(copy),
    "fromkeys" => Class(&Item::VN(2, 3, fromkeys)),
    "get" => VN(2, 3, get),
    "items" => V1(|vm, v| vm.heap.new_dict_view(v, ITEMS)),
    "keys" => V1(|vm, v| vm.heap.new_dict_view(v, KEYS)),
    "pop" => VN(2, 3, pop),
    "popitem" => V1(popitem),
    "setdefault" => VN(2, 3, setdefault),
    "update" => VK(1, update),
    "values" => V1(|vm, v| vm.heap.new_dict_view(v, VALUES)),
};

/// The dict that a method was called on.
fn this(vm: &mut Vm<'_>, v: Value) -> Res<Ref> {
    match dict_of(vm, v) {
        Some(dict) => Ok(dict),
        None => Err(vm.heap.raise(Ns::TypeError, "dict expected")),
    }
}

/// The dict, if it may be changed.
fn changeable(vm: &mut Vm<'_>, v: Value) -> Res<Ref> {
    let dict = this(vm, v)?;
    if vm.heap.table_flag(dict, FIXED) {
        return Err(vm.heap.raise_fixed());
    }
    Ok(dict)
}

fn clear(vm: &mut Vm<'_>, v: Value) -> Res {
    let dict = changeable(vm, v)?;
    vm.heap.table_clear(dict);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm<'_>, v: Value) -> Res {
    let dict = this(vm, v)?;
    let ordered = vm.heap.header(dict) == Ns::OrderedDict.value();
    let ty = if ordered { Ns::OrderedDict } else { Ns::Dict };
    vm.heap.dict_copy(dict, ty).map(Ref::value)
}

/// `dict.fromkeys(keys, value)`: a plain dict, whatever the class, which is argument 0.
fn fromkeys(vm: &mut Vm<'_>, args: Args) -> Res {
    let keys = vm.heap.arg(args, 1);
    let value = match vm.heap.arg(args, 2) {
        Value::UNDEF => Value::NONE,
        v => v,
    };
    // As many slots as there are keys, when that is known.
    let room = vm.unary_opt(crate::rom::Unary::Len, keys)?;
    let room = room.and_then(Value::as_small).unwrap_or(0).max(0) as usize;
    let dict = vm.heap.new_dict_of(Ns::Dict, room)?;
    let base = vm.heap.push(dict.value())?;
    let iterator = vm.iter(keys)?;
    vm.heap.push(iterator)?;
    while let Some(key) = vm.next(iterator)? {
        let pushed = vm.heap.push(key)?;
        vm.dict_set(dict, key, value)?;
        vm.heap.cut(pushed);
    }
    vm.heap.cut(base);
    Ok(dict.value())
}

fn get(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let dict = this(vm, v)?;
    let key = vm.heap.arg(args, 1);
    Ok(match vm.dict_get(dict, key)? {
        Some(value) => value,
        None if args.positional > 2 => vm.heap.arg(args, 2),
        None => Value::NONE,
    })
}

fn pop(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let dict = this(vm, v)?;
    let key = vm.heap.arg(args, 1);
    match vm.dict_remove(dict, key)? {
        Some(value) => Ok(value),
        None if args.positional > 2 => Ok(vm.heap.arg(args, 2)),
        None => Err(vm.heap.raise_with(Ns::KeyError, &[key])),
    }
}

fn popitem(vm: &mut Vm<'_>, v: Value) -> Res {
    let dict = changeable(vm, v)?;
    let slot = if vm.heap.table_flag(dict, ORDERED) {
        vm.heap.dict_len(dict).checked_sub(1)
    } else {
        vm.heap.table_next(dict, 0, WIDE)
    };
    match slot.and_then(|slot| Some((slot, vm.heap.dict_entry(dict, slot)?))) {
        Some((slot, (key, value))) => {
            let pair = vm.heap.new_tuple(&[key, value])?;
            vm.heap.table_vacate(dict, slot, WIDE);
            Ok(pair)
        }
        None => {
            let message = "popitem(): dictionary is empty";
            Err(vm.heap.raise(Ns::KeyError, message))
        }
    }
}

fn setdefault(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let dict = changeable(vm, v)?;
    let key = vm.heap.arg(args, 1);
    if let Some(value) = vm.dict_get(dict, key)? {
        return Ok(value);
    }
    let value = match vm.heap.arg(args, 2) {
        Value::UNDEF => Value::NONE,
        v => v,
    };
    vm.dict_set(dict, key, value)?;
    Ok(value)
}

fn update(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.heap.expect_count(args.positional, 1, 2)?;
    let v = vm.heap.arg(args, 0);
    let dict = changeable(vm, v)?;
    update_from(vm, dict, args, 1)?;
    Ok(Value::NONE)
}

/// Puts in what positional argument `first` and the keywords hold. `dict` must be in a slot.
pub(super) fn update_from(vm: &mut Vm<'_>, dict: Ref, args: Args, first: usize) -> Res<()> {
    let source = vm.heap.arg(args, first);
    if !source.is_undef() {
        update_any(vm, dict, source)?;
    }
    for i in 0..args.keywords as usize {
        if let Some((name, value)) = vm.heap.keyword(args, i) {
            vm.dict_set(dict, name, value)?;
        }
    }
    Ok(())
}

/// Puts in what a dict or a sequence of pairs holds. Both must be in slots.
pub(super) fn update_any(vm: &mut Vm<'_>, dict: Ref, source: Value) -> Res<()> {
    if let Some(other) = dict_of(vm, source) {
        return update_dict(vm, dict, other);
    }
    let iterator = vm.iter(source)?;
    let base = vm.heap.push(iterator)?;
    while let Some(pair) = vm.next(iterator)? {
        let pushed = vm.heap.push(pair)?;
        let (key, value) = pair_of(vm, pair)?;
        vm.dict_set(dict, key, value)?;
        vm.heap.cut(pushed);
    }
    vm.heap.cut(base);
    Ok(())
}

/// The two items of a pair, in slots that the caller cuts.
fn pair_of(vm: &mut Vm<'_>, pair: Value) -> Res<(Value, Value)> {
    let iterator = vm.iter(pair)?;
    vm.heap.push(iterator)?;
    let mut parts = [None; 3];
    for part in &mut parts {
        *part = vm.next(iterator)?;
        match *part {
            Some(v) => vm.heap.push(v)?,
            None => break,
        };
    }
    match parts {
        [Some(key), Some(value), None] => Ok((key, value)),
        _ => {
            let message = "dict update sequence has wrong length";
            Err(vm.heap.raise(Ns::ValueError, message))
        }
    }
}

/// Puts in the entries of another dict. Both must be in slots.
pub(super) fn update_dict(vm: &mut Vm<'_>, dict: Ref, other: Ref) -> Res<()> {
    if dict == other {
        return Ok(());
    }
    let mut at = 0;
    while let Some((key, value)) = vm.heap.dict_next(other, &mut at) {
        let pushed = vm.heap.push(key)?;
        vm.heap.push(value)?;
        vm.dict_set(dict, key, value)?;
        vm.heap.cut(pushed);
    }
    Ok(())
}
