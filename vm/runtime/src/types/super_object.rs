//! `super`. Words: header; the class; the instance (or class) that methods are called on.

use crate::Res;
use crate::names::Name;
use crate::rom::{Args, Members, Namespace, Ns, PrintKind, TypeDef};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "super",
    &TypeDef {
        new: Some(new),
        print: Some(print),
        load_attr: Some(load_attr),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

/// `super(class, object)`
fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 2, 2)?;
    let (class, object) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    // The object may also be a class.
    let ty = vm.heap.type_of(object);
    let of = if ty == Ns::Type.value() { object } else { ty };
    if vm.derives(of, class)? != Value::TRUE {
        return Err(vm.heap.raise_with(Ns::TypeError, &[]));
    }
    let r = vm.heap.alloc(Ns::Super.value(), 2)?;
    vm.heap.set_value(r, 1, class);
    vm.heap.set_value(r, 2, object);
    Ok(r.value())
}

fn parts(vm: &Vm<'_>, v: Value) -> (Value, Value) {
    let part = |i| v.as_ref().and_then(|r| vm.heap.value(r, i));
    (
        part(1).unwrap_or(Value::NONE),
        part(2).unwrap_or(Value::NONE),
    )
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let (class, object) = parts(vm, v);
    vm.write(b"<super: ")?;
    vm.print(class, PrintKind::Repr)?;
    vm.write(b", ")?;
    vm.print(object, PrintKind::Str)?;
    vm.write(b">")
}

fn load_attr(vm: &mut Vm<'_>, v: Value, name: Name) -> Res<Option<Value>> {
    let (class, object) = parts(vm, v);
    vm.load_super_attr(class, object, name)
}
