//! `bool`: `True` and `False`, which are integers in arithmetic.

use crate::Res;
use crate::rom::{Args, Layout, Members, Namespace, PrintKind, TypeDef};
use crate::types::int::operator;
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "bool",
    &TypeDef {
        layout: Layout::Leaf,
        new: Some(new),
        print: Some(print),
        unary: Some(operator::unary),
        binary: Some(operator::binary),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.plain_arguments(args, 0, 1)?;
    if args.positional == 0 {
        return Ok(Value::FALSE);
    }
    let v = vm.heap.arg(args, 0);
    Ok(Value::bool(vm.is_true(v)?))
}

fn print(vm: &mut Vm<'_>, v: Value, kind: PrintKind) -> Res<()> {
    vm.write(match (v == Value::TRUE, kind) {
        (true, PrintKind::Json) => b"true",
        (false, PrintKind::Json) => b"false",
        (true, _) => b"True",
        (false, _) => b"False",
    })
}
