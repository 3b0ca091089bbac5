//! `int`: integers of any size.

pub(crate) mod arithmetic;
mod convert;
pub mod object;
pub(crate) mod operator;
pub(crate) mod text;

use crate::Res;
use crate::members;
use crate::rom::{Args, Layout, Namespace, Ns, TypeDef, Unary};
use crate::types::str::layout::Text;
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "int",
    &TypeDef {
        layout: Layout::Leaf,
        new: Some(new),
        print: Some(text::print),
        unary: Some(operator::unary),
        binary: Some(operator::binary),
        ..TypeDef::PLAIN
    },
    members! {
        "from_bytes" => Static(&VN(1, 3, convert::from_bytes)),
        "to_bytes" => VN(1, 4, convert::to_bytes),
    },
);

fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.plain_arguments(args, 0, 2)?;
    if args.positional == 0 {
        return Ok(Value::small(0));
    }
    let v = vm.heap.arg(args, 0);
    let base = if args.positional == 2 {
        vm.heap.expect_text_or_bytes(v)?;
        let base = vm.heap.arg(args, 1);
        let base = vm.machine_int(base)?;
        if base != 0 && !(2..=36).contains(&base) {
            let message = "int() arg 2 must be >= 2 and <= 36";
            return Err(vm.heap.raise(Ns::ValueError, message));
        }
        base as u32
    } else {
        10
    };
    if vm.heap.text_or_bytes(v).is_some() {
        return vm.heap.int_from_text(v, base);
    }
    if let Some(i) = vm.unary_opt(Unary::Int, v)? {
        return Ok(i);
    }
    match vm.buffer(v)? {
        Some(buffer) => {
            let text = Text::Heap(buffer.object, buffer.start, buffer.len);
            let bytes = vm.heap.bytes_part(text, 0, buffer.len)?;
            vm.heap.int_from_text(bytes, base)
        }
        None => Err(vm.heap.raise_conversion(v, "int")),
    }
}
