//! `pyb.Switch`: the USR switch.

use garter_runtime::heap::Root;
use garter_runtime::rom::{Args, Namespace, PrintKind, TypeDef};
use garter_runtime::{Res, Value, Vm};

use super::SWITCH;
use crate::device::Request;
use crate::names::members;

pub(super) static NAMESPACE: Namespace = Namespace::ty(
    "Switch",
    &TypeDef {
        new: Some(new),
        print: Some(print),
        call: Some(call),
        ..TypeDef::PLAIN
    },
    members! {
        "value" => V1(value),
        "callback" => V2(callback),
    },
);

/// Where the function lives that runs when the switch is pressed.
pub(crate) const CALLBACK: Root = Root::Board1;

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 0, 0)?;
    Ok(vm.heap.alloc(SWITCH.value(), 0)?.value())
}

fn print(vm: &mut Vm<'_>, _switch: Value, _kind: PrintKind) -> Res<()> {
    vm.write(b"Switch()")
}

fn call(vm: &mut Vm<'_>, switch: Value, _args: Args) -> Res {
    value(vm, switch)
}

fn value(vm: &mut Vm<'_>, _switch: Value) -> Res {
    Ok(Value::bool(
        Request::Switch(false).ask(vm.port) == Request::Switch(true),
    ))
}

fn callback(vm: &mut Vm<'_>, _switch: Value, function: Value) -> Res {
    let wanted = !function.is_none();
    vm.heap.set_root(CALLBACK, wanted.then_some(function));
    Request::WatchSwitch(wanted).ask(vm.port);
    Ok(Value::NONE)
}
