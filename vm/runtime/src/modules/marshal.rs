//! The module `marshal`: code as bytes, in the format of .mpy files.

use crate::Res;
use crate::load::Image;
use crate::members;
use crate::rom::{Namespace, Ns};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "marshal",
    members! {
        "dumps" => V1(dumps),
        "loads" => V1(loads),
    },
);

fn dumps(vm: &mut Vm<'_>, v: Value) -> Res {
    match vm.heap.is(v, Ns::Code) {
        Some(code) => vm.save_code(code),
        None => Err(vm.raise_unmarshallable()),
    }
}

fn loads(vm: &mut Vm<'_>, data: Value) -> Res {
    let buffer = vm.expect_buffer(data)?;
    // Its own copy: the data of a bytearray may move while strings are interned.
    let copy = vm.heap.alloc_bytes(buffer.len)?;
    let base = vm.heap.push(copy.value())?;
    vm.heap
        .copy_bytes(buffer.object, buffer.start, copy, 4, buffer.len);
    let code = vm.heap.load(Image::Inside(copy, 4, buffer.len))?;
    vm.heap.cut(base);
    Ok(code.value())
}
