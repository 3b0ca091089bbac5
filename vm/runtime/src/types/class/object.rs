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
        "__setattr__" => V3(|vm, object, name, value| store(vm, object, name, Some(value))),
        "__delattr__" => V2(|vm, object, name| store(vm, object, name, None)),
    },
);

/// `object.__setattr__`, `object.__delattr__`: what the instance itself has, past properties too.
fn store(vm: &mut Vm<'_>, object: Value, name: Value, value: Option<Value>) -> Res {
    let (Some(class), Some(instance)) = (vm.heap.class_of(object), object.as_ref()) else {
        return Err(vm.heap.raise(Ns::TypeError, "arg must be user-type"));
    };
    if vm.heap.text(name).is_none() {
        return Err(vm.heap.raise_with(Ns::TypeError, &[]));
    }
    let name = vm.heap.intern_value(name)?;
    match value {
        Some(v) => vm.heap.set_instance_attribute(instance, class, name, v)?,
        None if vm.heap.remove_instance_attribute(instance, class, name) => {}
        None => return Err(vm.heap.raise(Ns::AttributeError, "no such attribute")),
    }
    Ok(Value::NONE)
}

/// `type(object)`, `type(name, bases, attributes)`
fn new_type(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    if !matches!(args.positional, 1..=3) || args.keywords != 0 {
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
