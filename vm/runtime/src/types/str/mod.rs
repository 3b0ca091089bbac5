//! `str`: text, UTF-8 inside. Either interned (a [`Name`](crate::names::Name)) or an object.

pub(crate) mod characters;
pub(crate) mod iterator;
pub mod layout;
pub(crate) mod methods;
pub(crate) mod operator;
pub(crate) mod format;
pub(crate) mod print;
pub(crate) mod search;
mod single;
pub(crate) mod slice;

use crate::Res;
use crate::rom::{Args, Layout, Namespace, Ns, PrintKind, TypeDef};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "str",
    &TypeDef {
        layout: Layout::Leaf,
        letter: b'S',
        new: Some(new),
        print: Some(print::print_str),
        unary: Some(operator::unary),
        binary: Some(operator::binary),
        subscript: Some(slice::subscript),
        iter: Some(|vm, v| vm.heap.new_index_iterator(Ns::StrIterator, v)),
        buffer: Some(slice::buffer),
        ..TypeDef::PLAIN
    },
    methods::STR,
);

/// `str(object)`, `str(bytes, encoding)`
fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.plain_arguments(args, 0, 3)?;
    let v = vm.heap.arg(args, 0);
    if args.positional == 0 {
        return vm.heap.str_value(b"");
    }
    if args.positional > 1 {
        let buffer = vm.expect_buffer(v)?;
        return vm.heap.decode(buffer);
    }
    if vm.heap.text(v).is_some() {
        return Ok(v);
    }
    vm.to_str(v, PrintKind::Str)
}

impl crate::Heap<'_> {
    /// Bytes as text.
    ///
    /// # Errors
    /// UnicodeError when they are not UTF-8.
    pub(crate) fn decode(&mut self, buffer: crate::buffer::Buffer) -> Res {
        let data = self.bytes(buffer.object, buffer.start, buffer.len);
        match core::str::from_utf8(data) {
            Ok(_) => self.str_from(buffer.object, buffer.start, buffer.len),
            Err(_) => Err(self.raise_with(Ns::UnicodeError, &[])),
        }
    }
}
