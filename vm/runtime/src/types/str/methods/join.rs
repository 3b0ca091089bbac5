//! `separator.join(parts)`.

use super::{Subject, result};
use crate::rom::Ns;
use crate::types::str::layout::Text;
use crate::value::{Ref, Value};
use crate::vm::Vm;
use crate::{Raised, Res};

/// Lists and tuples are walked as they are; anything else becomes a list first.
pub(super) fn join(vm: &mut Vm<'_>, v: Value, parts: Value) -> Res {
    let top = vm.heap.top();
    let sequence = match vm.native_base(parts, Ns::Tuple) {
        Some(tuple) => tuple,
        None => match vm.native_base(parts, Ns::List) {
            Some(list) => list,
            None => collect(vm, parts)?,
        },
    };
    vm.heap.push(sequence)?;
    let Some(sequence) = sequence.as_ref() else {
        return Ok(Value::NONE);
    };
    let subject = Subject::of(vm, v)?;
    let (count, total) = measure(vm, &subject, sequence)?;
    if count == 1
        && subject.ty != Ns::ByteArray
        && let Some(only) = item(vm, sequence, 0)
        && vm.heap.type_of(only) == subject.ty.value()
    {
        vm.heap.cut(top);
        return Ok(only);
    }
    if total == 0 && subject.ty == Ns::Str {
        vm.heap.cut(top);
        return vm.heap.str_value(b"");
    }
    let blob = vm.heap.new_blob(Ns::Bytes, total, None)?;
    let (mut at, _) = vm.heap.blob_span(blob);
    for i in 0..count {
        if i > 0 {
            vm.heap.put_text(blob, at, subject.text);
            at += subject.text.len();
        }
        if let Some(v) = item(vm, sequence, i)
            && let Some(text) = part(vm, &subject, v)
        {
            vm.heap.put_text(blob, at, text);
            at += text.len();
        }
    }
    vm.heap.cut(top);
    result(&mut vm.heap, blob, subject.ty)
}

fn collect(vm: &mut Vm<'_>, parts: Value) -> Res {
    let it = vm.iter(parts)?;
    vm.heap.push(it)?;
    let list = vm.heap.new_list(&[])?;
    vm.heap.push(list)?;
    while let Some(v) = vm.next(it)? {
        if let Some(list) = list.as_ref() {
            vm.heap.push(v)?;
            vm.heap.list_append(list, v)?;
            vm.heap.pop();
        }
    }
    Ok(list)
}

#[inline]
fn item(vm: &Vm<'_>, sequence: Ref, i: usize) -> Option<Value> {
    if vm.heap.header(sequence) == Ns::Tuple.value() {
        vm.heap.tuple_item(sequence, i)
    } else {
        vm.heap.list_item(sequence, i)
    }
}

/// The text of a part, if it goes with the separator.
#[inline]
fn part(vm: &mut Vm<'_>, subject: &Subject, v: Value) -> Option<Text> {
    if subject.ty == Ns::Str {
        return vm.heap.text(v);
    }
    if vm.heap.is(v, Ns::Bytes).is_none() && vm.heap.is(v, Ns::ByteArray).is_none() {
        return None;
    }
    let buffer = vm.buffer(v).ok()??;
    Some(Text::Heap(buffer.object, buffer.start, buffer.len))
}

/// How many parts, and how many bytes in all.
fn measure(vm: &mut Vm<'_>, subject: &Subject, sequence: Ref) -> Res<(usize, usize)> {
    let (mut count, mut total) = (0, 0usize);
    while let Some(v) = item(vm, sequence, count) {
        match part(vm, subject, v) {
            Some(text) => total = total.saturating_add(text.len()),
            None => return Err(inconsistent(vm)),
        }
        count += 1;
    }
    let separators = count.saturating_sub(1).saturating_mul(subject.text.len());
    Ok((count, total.saturating_add(separators)))
}

#[cold]
fn inconsistent(vm: &mut Vm<'_>) -> Raised {
    let message = "join expects a list of str/bytes objects consistent with self object";
    vm.heap.raise(Ns::TypeError, message)
}
