//! `io.BufferedWriter`: gathers what is written until there is enough of it.
//!
//! Words: header; the other stream; the bytes gathered; how many; how many there may be.

use super::device::Device;
use super::methods as stream;
use crate::Res;
use crate::members;
use crate::names::Name;
use crate::rom::{Args, Layout, Namespace, Ns, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "BufferedWriter",
    &TypeDef {
        layout: Layout::Head(2),
        new: Some(new),
        ..TypeDef::PLAIN
    },
    members! {
        "flush" => V1(flush),
        "write" => VN(2, 4, stream::write),
    },
);

pub(super) static DEVICE: Device = Device {
    read: |vm, _, _, _, _| Err(vm.raise_errno(crate::port::Errno(22))),
    write,
    poll: |_, _, events| Ok(events),
    close: hand_on,
};

const STREAM: usize = 1;
const BYTES: usize = 2;
const LEN: usize = 3;
const SIZE: usize = 4;

/// `BufferedWriter(stream, size)`
fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 2, 2)?;
    let size = vm.heap.arg(args, 1);
    let size = vm.heap.machine_int(size)?.max(1) as usize;
    let r = vm.heap.alloc(Ns::BufferedWriter.value(), 4)?;
    let stream = vm.heap.arg(args, 0);
    vm.heap.set_value(r, STREAM, stream);
    let bytes = vm.heap.alloc_bytes(size)?;
    vm.heap.set_value(r, BYTES, bytes.value());
    vm.heap.set_word(r, SIZE, size as u32);
    Ok(r.value())
}

fn flush(vm: &mut Vm<'_>, v: Value) -> Res {
    match vm
        .native_base(v, Ns::BufferedWriter)
        .and_then(Value::as_ref)
    {
        Some(r) => hand_on(vm, r).map(|()| Value::NONE),
        None => Err(vm.heap.raise(Ns::TypeError, "BufferedWriter expected")),
    }
}

/// Writes what was gathered to the other stream.
fn hand_on(vm: &mut Vm<'_>, r: Ref) -> Res<()> {
    let len = vm.heap.word(r, LEN) as usize;
    let (Some(stream), Some(bytes)) = (
        vm.heap.value(r, STREAM),
        vm.heap.value(r, BYTES).and_then(Value::as_ref),
    ) else {
        return Ok(());
    };
    if len > 0 {
        let base = vm.heap.push(r.value())?;
        let data = vm.heap.bytes_from(bytes, 4, len)?;
        vm.heap.push(data)?;
        vm.heap.set_word(r, LEN, 0);
        vm.call_method(stream, const { Name::of("write") }, &[data])?;
        vm.heap.cut(base);
    }
    Ok(())
}

fn write(vm: &mut Vm<'_>, r: Ref, object: Ref, from: usize, count: usize) -> Res<Option<usize>> {
    let size = vm.heap.word(r, SIZE) as usize;
    let base = vm.heap.push(object.value())?;
    let mut done = 0;
    while done < count {
        let Some(bytes) = vm.heap.value(r, BYTES).and_then(Value::as_ref) else {
            break;
        };
        let len = vm.heap.word(r, LEN) as usize;
        let now = (count - done).min(size - len.min(size));
        vm.heap.copy_bytes(object, from + done, bytes, 4 + len, now);
        vm.heap.set_word(r, LEN, (len + now) as u32);
        done += now;
        if len + now >= size {
            hand_on(vm, r)?;
        }
    }
    vm.heap.cut(base);
    Ok(Some(count))
}
