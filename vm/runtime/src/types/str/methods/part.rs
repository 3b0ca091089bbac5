//! `partition`, `rpartition`, `center`.

use super::{Subject, result};
use crate::Res;
use crate::rom::Ns;
use crate::types::str::{characters, search};
use crate::value::Value;
use crate::vm::Vm;

pub(super) fn partition(vm: &mut Vm<'_>, v: Value, separator: Value) -> Res {
    cut(vm, v, separator, false)
}

pub(super) fn rpartition(vm: &mut Vm<'_>, v: Value, separator: Value) -> Res {
    cut(vm, v, separator, true)
}

fn cut(vm: &mut Vm<'_>, v: Value, separator: Value, last: bool) -> Res {
    let subject = Subject::of(vm, v)?;
    let needle = subject.argument(vm, separator)?;
    if needle.is_empty() {
        return Err(vm.heap.raise(Ns::ValueError, "empty separator"));
    }
    let heap = &mut vm.heap;
    let (data, text) = (subject.data(heap), needle.get(heap));
    let found = if last {
        search::rfind(data, text)
    } else {
        search::find(data, text)
    };
    let len = data.len();
    let (first, second) = match found {
        Some(at) => (at, at + text.len()),
        None if last => (0, 0),
        None => (len, len),
    };
    let before = subject.part(heap, 0, first)?;
    let between = subject.part(heap, first, second)?;
    let after = subject.part(heap, second, len)?;
    if found.is_some() || subject.ty == Ns::Str {
        return heap.new_tuple(&[before, between, after]);
    }
    // What was not found is empty bytes, also for a bytearray.
    let none = heap.new_bytes(b"")?;
    heap.new_tuple(&match last {
        true => [none, none, after],
        false => [before, none, none],
    })
}

pub(super) fn center(vm: &mut Vm<'_>, v: Value, width: Value) -> Res {
    let subject = Subject::of(vm, v)?;
    let width = usize::try_from(vm.machine_int(width)?).unwrap_or(0);
    let heap = &mut vm.heap;
    let len = subject.text.len();
    let count = match subject.wide {
        true => characters::count(subject.text.get(heap)),
        false => len,
    };
    let Some(more) = width.checked_sub(count).filter(|n| *n > 0) else {
        return subject.part(heap, 0, len);
    };
    let left = more / 2;
    let blob = heap.new_blob(Ns::Bytes, len + more, None)?;
    let (from, total) = heap.blob_span(blob);
    heap.bytes_mut(blob, from, total).fill(b' ');
    heap.put_text(blob, from + left, subject.text);
    result(heap, blob, subject.ty)
}
