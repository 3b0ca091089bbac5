//! `pyb.LED`: the four LEDs, 1 red, 2 green, 3 yellow, 4 blue.
//!
//! Words of an LED: header, its number from 1.

use garter_runtime::rom::{Args, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::{Res, Value, Vm};

use super::LED;
use crate::device::Request;
use crate::names::members;

pub(super) static NAMESPACE: Namespace = Namespace::ty(
    "LED",
    &TypeDef {
        new: Some(new),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "on" => V1(on),
        "off" => V1(off),
        "toggle" => V1(toggle),
        "intensity" => VN(1, 2, intensity),
    },
);

/// LEDs on the board.
const COUNT: i64 = 4;

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    let id = vm.heap.arg(args, 0);
    match vm.heap.as_i64(id) {
        Some(n) if (1..=COUNT).contains(&n) && args.positional == 1 => {
            let led = vm.heap.alloc(LED.value(), 1)?;
            vm.heap.set_value(led, 1, id);
            Ok(led.value())
        }
        Some(n) => {
            Err(vm
                .heap
                .raise_numbers(Ns::ValueError, "LED({}) doesn't exist", &[n as isize]))
        }
        None => Err(vm.heap.raise(Ns::TypeError, "can't convert to int")),
    }
}

/// The index of the LED, from 0.
fn index(vm: &mut Vm<'_>, led: Value) -> Res<usize> {
    let id = vm
        .heap
        .is(led, LED)
        .and_then(|r| vm.heap.value(r, 1))
        .and_then(Value::as_small);
    match id {
        Some(id) if id > 0 => Ok(id as usize - 1),
        _ => Err(vm.heap.raise(Ns::TypeError, "not an LED")),
    }
}

fn print(vm: &mut Vm<'_>, led: Value, _kind: PrintKind) -> Res<()> {
    let index = index(vm, led)?;
    vm.write_numbers("LED({})", &[index as isize + 1])
}

fn set(vm: &mut Vm<'_>, led: Value, level: u8) -> Res {
    let index = index(vm, led)?;
    Request::SetLed(index, level).ask(vm.port);
    Ok(Value::NONE)
}

fn get(vm: &mut Vm<'_>, led: Value) -> Res<u8> {
    let index = index(vm, led)?;
    match Request::Led(index, 0).ask(vm.port) {
        Request::Led(_, level) => Ok(level),
        _ => Ok(0),
    }
}

fn on(vm: &mut Vm<'_>, led: Value) -> Res {
    set(vm, led, 255)
}

fn off(vm: &mut Vm<'_>, led: Value) -> Res {
    set(vm, led, 0)
}

fn toggle(vm: &mut Vm<'_>, led: Value) -> Res {
    let level = get(vm, led)?;
    set(vm, led, if level == 0 { 255 } else { 0 })
}

fn intensity(vm: &mut Vm<'_>, args: Args) -> Res {
    let led = vm.heap.arg(args, 0);
    if args.positional == 1 {
        return Ok(Value::small(i32::from(get(vm, led)?)));
    }
    let level = vm.heap.arg(args, 1);
    match vm.heap.as_i64(level) {
        Some(n) => set(vm, led, n.clamp(0, 255) as u8),
        None => Err(vm.heap.raise(Ns::TypeError, "can't convert to int")),
    }
}
