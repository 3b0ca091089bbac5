//! `float`: double precision, or single where the machine has only that.

pub mod object;
pub(crate) mod operator;
pub(crate) mod text;

use crate::Res;
use crate::rom::{Args, Layout, Members, Namespace, Ns, TypeDef, Unary};
use crate::types::str::layout::Text;
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "float",
    &TypeDef {
        layout: Layout::Leaf,
        letter: b'F',
        new: Some(new),
        print: Some(text::print),
        unary: Some(operator::unary),
        binary: Some(operator::binary),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.plain_arguments(args, 0, 1)?;
    if args.positional == 0 {
        return vm.heap.new_float(0.0);
    }
    let v = vm.heap.arg(args, 0);
    if let Some(text) = vm.heap.text_or_bytes(v) {
        return vm.heap.float_from_text(text);
    }
    if let Some(b) = vm.buffer(v)? {
        let text = Text::Heap(b.object, b.start, b.len);
        return vm.heap.float_from_text(text);
    }
    match vm.unary_opt(Unary::Float, v)? {
        Some(f) if vm.heap.is(f, Ns::Float).is_some() => Ok(f),
        _ => Err(vm.heap.raise_conversion(v, "float")),
    }
}
