//! `find`, `rfind`, `index`, `rindex`, `count`.

use super::Subject;
use crate::Res;
use crate::rom::{Args, Ns};
use crate::types::str::{characters, search};
use crate::value::Value;
use crate::vm::Vm;

fn locate(vm: &mut Vm<'_>, args: Args, last: bool) -> Res<Option<usize>> {
    let (v, needle) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let subject = Subject::of(vm, v)?;
    let needle = subject.argument(vm, needle)?;
    let (start, end) = (vm.heap.arg(args, 2), vm.heap.arg(args, 3));
    let (start, end, crossed) = subject.range(vm, start, end)?;
    if crossed {
        return Ok(None);
    }
    let data = &subject.data(&vm.heap)[start..end];
    let needle = needle.get(&vm.heap);
    let found = if last {
        search::rfind(data, needle)
    } else {
        search::find(data, needle)
    };
    Ok(found.map(|at| subject.position(&vm.heap, start + at)))
}

fn or_minus_one(found: Option<usize>) -> Value {
    Value::small(found.map_or(-1, |at| at as i32))
}

fn or_raise(vm: &mut Vm<'_>, found: Option<usize>) -> Res {
    match found {
        Some(at) => Ok(Value::small(at as i32)),
        None => Err(vm.heap.raise(Ns::ValueError, "substring not found")),
    }
}

pub(super) fn find(vm: &mut Vm<'_>, args: Args) -> Res {
    Ok(or_minus_one(locate(vm, args, false)?))
}

pub(super) fn rfind(vm: &mut Vm<'_>, args: Args) -> Res {
    Ok(or_minus_one(locate(vm, args, true)?))
}

pub(super) fn index(vm: &mut Vm<'_>, args: Args) -> Res {
    let found = locate(vm, args, false)?;
    or_raise(vm, found)
}

pub(super) fn rindex(vm: &mut Vm<'_>, args: Args) -> Res {
    let found = locate(vm, args, true)?;
    or_raise(vm, found)
}

pub(super) fn count(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, needle) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let subject = Subject::of(vm, v)?;
    let needle = subject.argument(vm, needle)?;
    let (start, end) = (vm.heap.arg(args, 2), vm.heap.arg(args, 3));
    let (start, end, crossed) = subject.range(vm, start, end)?;
    let data = &subject.data(&vm.heap)[start..end];
    let needle = needle.get(&vm.heap);
    let count = if !needle.is_empty() {
        search::count(data, needle)
    } else if crossed {
        2
    } else if subject.wide {
        characters::count(data) + 1
    } else {
        data.len() + 1
    };
    Ok(Value::small(count as i32))
}
