//! `bytes`: constant bytes. They lie on the heap as strings do, see `types::str::layout`.

mod new;

use crate::rom::{Layout, Namespace, TypeDef};
use crate::types::str::{operator, print, slice};

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
        buffer: Some(slice::buffer),
        ..TypeDef::PLAIN
    },
    &[],
);
