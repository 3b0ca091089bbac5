//! The levels of pins: reading and driving them.

use garter_runtime::rom::Args;
use garter_runtime::{Ref, Res, Value, Vm};

use super::{index, pin_of};
use crate::device::Request;

pub(super) fn call(vm: &mut Vm<'_>, pin: Value, args: Args) -> Res {
    match args.positional {
        0 => {
            let pin = pin_of(vm, pin)?;
            Ok(Value::small(i32::from(level(vm, pin))))
        }
        _ => {
            let wanted = vm.heap.arg(args, 0);
            let high = vm.is_true(wanted)?;
            drive(vm, pin, high)
        }
    }
}

pub(super) fn value(vm: &mut Vm<'_>, args: Args) -> Res {
    let pin = vm.heap.arg(args, 0);
    let rest = Args {
        base: args.base + 1,
        positional: args.positional - 1,
        keywords: 0,
    };
    call(vm, pin, rest)
}

pub(super) fn on(vm: &mut Vm<'_>, pin: Value) -> Res {
    drive(vm, pin, true)
}

pub(super) fn off(vm: &mut Vm<'_>, pin: Value) -> Res {
    drive(vm, pin, false)
}

pub(super) fn toggle(vm: &mut Vm<'_>, pin: Value) -> Res {
    let object = pin_of(vm, pin)?;
    let high = level(vm, object);
    drive(vm, pin, !high)
}

fn level(vm: &mut Vm<'_>, pin: Ref) -> bool {
    let at = index(vm, pin);
    Request::Pin(at, false).ask(vm.port) == Request::Pin(at, true)
}

fn drive(vm: &mut Vm<'_>, pin: Value, high: bool) -> Res {
    let pin = pin_of(vm, pin)?;
    let at = index(vm, pin);
    Request::SetPin(at, high).ask(vm.port);
    Ok(Value::NONE)
}
