//! `type` and `object`.

use crate::Res;
use crate::rom::{Args, Members, Namespace, Ns, TypeDef};
use crate::value::Value;
use crate::vm::Vm;

/// `type`
pub(crate) static TYPE: Namespace = Namespace::ty(
    "type",
    &TypeDef {
        new: Some(new_type),
        print: Some(print_type),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

/// `object`
pub(crate) static OBJECT: Namespace = Namespace::ty(
    "object",
    &TypeDef {
        letter: b'h',
        new: Some(new_object),
        ..TypeDef::PLAIN
    },
    crate::members! {
        "__init__" => VK(1, |vm, args| vm.init_native(args)),
        "__new__" => Static(&crate::rom::Item::V1(|vm, class| vm.new_bare_instance(class))),
        "__setattr__" => V3(|vm, object, name, value| {
            let name = vm.heap.intern_value(name)?;
            vm.store_plain_attr(object, name, Some(value))?;
            Ok(Value::NONE)
        }),
        "__delattr__" => V2(|vm, object, name| {
            let name = vm.heap.intern_value(name)?;
            vm.store_plain_attr(object, name, None)?;
            Ok(Value::NONE)
        }),
    },
);

/// `type(object)`, `type(name, bases, attributes)`
fn new_type(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    if args.positional == 0 || args.keywords != 0 {
        vm.plain_arguments(args, 1, 3)?;
    }
    match (args.positional, args.keywords) {
        (1, 0) => Ok(vm.heap.type_of(vm.heap.arg(args, 0))),
        (3, 0) => {
            let (name, bases) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
            let attributes = vm.heap.arg(args, 2);
            vm.new_class(name, bases, attributes)
        }
        _ => Err(vm.heap.raise(Ns::TypeError, "type takes 1 or 3 arguments")),
    }
}

fn new_object(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    vm.plain_arguments(args, 0, 0)?;
    Ok(vm.heap.alloc(Ns::Object.value(), 1)?.value())
}

fn print_type(vm: &mut Vm<'_>, ty: Value, _kind: crate::rom::PrintKind) -> Res<()> {
    vm.write(b"<class '")?;
    vm.write_type_name(ty)?;
    vm.write(b"'>")
}
