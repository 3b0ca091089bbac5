//! Generator objects. How they run is in `vm::generator`.

use crate::Res;
use crate::rom::{Args, Namespace, Ns, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "generator",
    &TypeDef {
        print: Some(super::function::print::print_generator),
        iter: Some(|_, v| Ok(v)),
        next: Some(|vm, v| match v.as_ref() {
            Some(r) => vm.generator_next(r, Value::NONE),
            None => Ok(None),
        }),
        ..TypeDef::PLAIN
    },
    crate::members! {
        "send" => V2(send),
        "close" => V1(close),
        "throw" => VN(2, 4, throw),
        "pend_throw" => V2(|vm, v, exception| {
            let r = generator(vm, v)?;
            vm.generator_pend_throw(r, exception)
        }),
    },
);

fn generator(vm: &mut Vm<'_>, v: Value) -> Res<Ref> {
    match vm.heap.is(v, Ns::Generator) {
        Some(r) => Ok(r),
        None => Err(vm.heap.raise(Ns::TypeError, "not a generator")),
    }
}

fn send(vm: &mut Vm<'_>, v: Value, sent: Value) -> Res {
    let r = generator(vm, v)?;
    match vm.generator_next(r, sent)? {
        Some(v) => Ok(v),
        None => Err(vm.raise_returned()),
    }
}

fn close(vm: &mut Vm<'_>, v: Value) -> Res {
    let r = generator(vm, v)?;
    vm.generator_close(r)?;
    Ok(Value::NONE)
}

/// `throw(type)`, `throw(value)`, `throw(type, value, traceback)`
fn throw(vm: &mut Vm<'_>, args: Args) -> Res {
    let r = generator(vm, vm.heap.arg(args, 0))?;
    let (ty, value) = (vm.heap.arg(args, 1), vm.heap.arg(args, 2));
    // A value stands for itself, whatever the type is.
    let absent = value.is_undef() || value.is_none();
    match vm.generator_throw(r, if absent { ty } else { value })? {
        Some(v) => Ok(v),
        None => Err(vm.raise_returned()),
    }
}
