//! `upper`, `lower`, and the questions `isalpha` to `isupper`. ASCII only, as in MicroPython.

use super::{Subject, result};
use crate::Res;
use crate::rom::Ns;
use crate::value::Value;
use crate::vm::Vm;

pub(super) fn upper(vm: &mut Vm<'_>, v: Value) -> Res {
    convert(vm, v, u8::is_ascii_lowercase, u8::to_ascii_uppercase)
}

pub(super) fn lower(vm: &mut Vm<'_>, v: Value) -> Res {
    convert(vm, v, u8::is_ascii_uppercase, u8::to_ascii_lowercase)
}

fn convert(vm: &mut Vm<'_>, v: Value, changes: fn(&u8) -> bool, to: fn(&u8) -> u8) -> Res {
    let subject = Subject::of(vm, v)?;
    let heap = &mut vm.heap;
    let data = subject.data(heap);
    if subject.ty == Ns::Str && !data.iter().any(changes) {
        return Ok(subject.value);
    }
    let blob = heap.new_blob(Ns::Bytes, data.len(), None)?;
    let (from, len) = heap.blob_span(blob);
    heap.put_text(blob, from, subject.text);
    for b in heap.bytes_mut(blob, from, len) {
        *b = to(b);
    }
    result(heap, blob, subject.ty)
}

/// Not empty, and every byte is such.
fn all(vm: &mut Vm<'_>, v: Value, test: fn(u8) -> bool) -> Res {
    let subject = Subject::of(vm, v)?;
    let data = subject.data(&vm.heap);
    Ok(Value::bool(
        !data.is_empty() && data.iter().all(|b| test(*b)),
    ))
}

/// Letters of one case, at least one, and none of the other.
fn cased(vm: &mut Vm<'_>, v: Value, yes: fn(&u8) -> bool, no: fn(&u8) -> bool) -> Res {
    let subject = Subject::of(vm, v)?;
    let data = subject.data(&vm.heap);
    Ok(Value::bool(data.iter().any(yes) && !data.iter().any(no)))
}

pub(super) fn isalpha(vm: &mut Vm<'_>, v: Value) -> Res {
    all(vm, v, |b| b.is_ascii_alphabetic())
}

pub(super) fn isdigit(vm: &mut Vm<'_>, v: Value) -> Res {
    all(vm, v, |b| b.is_ascii_digit())
}

pub(super) fn isspace(vm: &mut Vm<'_>, v: Value) -> Res {
    all(vm, v, |b| matches!(b, b' ' | 9..=13))
}

pub(super) fn islower(vm: &mut Vm<'_>, v: Value) -> Res {
    cased(vm, v, u8::is_ascii_lowercase, u8::is_ascii_uppercase)
}

pub(super) fn isupper(vm: &mut Vm<'_>, v: Value) -> Res {
    cased(vm, v, u8::is_ascii_uppercase, u8::is_ascii_lowercase)
}
