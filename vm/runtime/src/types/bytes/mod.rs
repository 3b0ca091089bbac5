//! `bytes`: constant bytes. They lie on the heap as strings do, see `types::str::layout`.

mod new;

pub(crate) use new::collect;

use crate::rom::{Layout, Namespace, Ns, TypeDef};
use crate::types::str::{methods, operator, print, slice};

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "bytes",
    &TypeDef {
        layout: Layout::Leaf,
        letter: b'S',
        new: Some(new::new),
        print: Some(print::print_bytes),
        unary: Some(operator::unary),
        binary: Some(operator::binary),
        subscript: Some(slice::subscript),
        iter: Some(|vm, v| vm.heap.new_index_iterator(Ns::BufferIterator, v)),
        buffer: Some(slice::buffer),
        ..TypeDef::PLAIN
    },
    methods::BYTES,
);
