//! `str`: text, UTF-8 inside. Either interned (a [`Name`](crate::names::Name)) or an object.

pub(crate) mod characters;
pub(crate) mod format;
pub(crate) mod iterator;
pub mod layout;
pub(crate) mod methods;
pub(crate) mod operator;
pub(crate) mod print;
pub(crate) mod search;
mod single;
pub(crate) mod slice;

use crate::Res;
use crate::rom::{Args, Layout, Namespace, Ns, PrintKind, TypeDef};
use crate::types::float::text::FloatText;
use crate::types::int::text::small_text;
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

/// `str(object)`, `str(bytes, encoding, errors)`
fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.no_keywords_yet(args)?;
    vm.plain_arguments(args, 0, 3)?;
    let v = vm.heap.arg(args, 0);
    if args.positional == 0 {
        return vm.heap.str_value(b"");
    }
    if args.positional > 1 {
        return methods::decode(vm, args);
    }
    if vm.heap.text(v).is_some() {
        return Ok(v);
    }
    // Numbers need no string builder.
    if let Some(i) = v.as_small() {
        let mut buffer = [0; 12];
        let start = small_text(&mut buffer, i);
        return vm.heap.short_str(&buffer[start..]);
    }
    if let Some(x) = vm.heap.float(v) {
        let text = FloatText::of(x, vm.heap.single, true);
        return vm.heap.short_str(text.get());
    }
    vm.to_str(v, PrintKind::Str)
}

impl crate::Heap<'_> {
    /// A `str` of ASCII text: a name if it is one character.
    fn short_str(&mut self, text: &[u8]) -> Res {
        match text {
            [c] => match single::single(*c) {
                Some(v) => Ok(v),
                None => self.new_str(text),
            },
            _ => self.new_str(text),
        }
    }

    /// Bytes as text.
    ///
    /// # Errors
    /// UnicodeError when they are not UTF-8.
    pub(crate) fn decode(&mut self, buffer: crate::buffer::Buffer) -> Res {
        let data = self.bytes(buffer.object, buffer.start, buffer.len);
        match characters::is_text(data) {
            true => self.str_from(buffer.object, buffer.start, buffer.len),
            false => Err(self.raise_with(Ns::UnicodeError, &[])),
        }
    }
}
