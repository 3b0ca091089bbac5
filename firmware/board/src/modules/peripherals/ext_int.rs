//! `pyb.ExtInt`: functions that edges on pins call, and `Pin.irq`.
//!
//! Words of an interrupt: header, its line, its pin's index, its function; then raw: the edges it
//! is for, whether it is enabled.

use garter_runtime::rom::{Args, Layout, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Ref, Res, Value, Vm};

use crate::device::Request;
use crate::edges::{self, FUNCTION, LINES, Line};
use crate::hardware::PinMode;
use crate::kept::Kept;
use crate::modules::EXT_INT;
use crate::modules::pin::{find, line_of, pull_of};
use crate::names::{members, name};

/// Modes of the chip's pins, which tell the edges (STM32F4's names for them).
pub(crate) const RISING: i32 = 0x1011_0000;
pub(crate) const FALLING: i32 = 0x1021_0000;

const LINE: usize = 1;
const PIN: usize = 2;
const MODE: usize = 4;
const ENABLED: usize = 5;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "ExtInt",
    &TypeDef {
        layout: Layout::Head(3),
        new: Some(new),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "line" => V1(line),
        "enable" => V1(|vm, v| switch(vm, v, true)),
        "disable" => V1(|vm, v| switch(vm, v, false)),
        "swint" => V1(swint),
        "regs" => Static(&V0(regs)),
        "EVT_RISING" => Const(Value::small(0x1012_0000)),
        "EVT_FALLING" => Const(Value::small(0x1022_0000)),
        "EVT_RISING_FALLING" => Const(Value::small(0x1032_0000)),
        "IRQ_RISING" => Const(Value::small(RISING)),
        "IRQ_FALLING" => Const(Value::small(FALLING)),
        "IRQ_RISING_FALLING" => Const(Value::small(RISING | FALLING)),
    },
);

/// Which edges a mode is for: rising, falling.
fn both(mode: i32) -> (bool, bool) {
    // Both begin with the same bits; the one that tells them apart:
    const ONLY_RISING: i32 = RISING & !FALLING;
    const ONLY_FALLING: i32 = FALLING & !RISING;
    (mode & ONLY_RISING != 0, mode & ONLY_FALLING != 0)
}

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    const SPEC: [Parameter; 4] = [
        Parameter::required(name("pin")),
        Parameter::required(name("mode")),
        Parameter::required(name("pull")),
        Parameter::required(name("callback")),
    ];
    let [pin, mode, pull, callback] = vm.bind(args, &SPEC)?;
    let pin = find(vm, pin)?;
    let number = line_of(pin);
    let edges = match mode.as_small() {
        Some(mode) if mode & !(RISING | FALLING) == 0 && mode != 0 => mode,
        _ => return Err(vm.heap.raise(Ns::ValueError, "invalid ExtInt Mode")),
    };
    let pull = pull_of(vm, pull)?;
    if edges::taken_by_interrupt(vm, number) && !callback.is_none() {
        let message = format_args!("ExtInt vector {number} is already in use");
        return Err(vm.heap.raise_fmt(Ns::ValueError, message));
    }
    let interrupt = vm.heap.alloc(EXT_INT.value(), 5)?;
    vm.heap
        .set_value(interrupt, LINE, Value::small(number as i32));
    vm.heap.set_value(interrupt, PIN, Value::small(pin as i32));
    vm.heap.set_value(interrupt, FUNCTION, callback);
    vm.heap.set_word(interrupt, MODE, edges as u32);
    vm.heap.push(interrupt.value())?;
    let watcher = match callback.is_none() {
        true => Value::NONE,
        false => interrupt.value(),
    };
    Kept::Line(number).set(vm, watcher)?;
    Request::ConfigurePin(pin, PinMode::Input, pull).ask(vm.port);
    watch(vm, interrupt, !callback.is_none());
    Ok(vm.heap.pop())
}

/// Has the line watched, or not any more.
fn watch(vm: &mut Vm<'_>, interrupt: Ref, enabled: bool) {
    let part = |vm: &Vm<'_>, i| vm.heap.value(interrupt, i).and_then(Value::as_small);
    let (number, pin) = (part(vm, LINE), part(vm, PIN));
    let (rising, falling) = both(vm.heap.word(interrupt, MODE) as i32);
    vm.heap.set_word(interrupt, ENABLED, u32::from(enabled));
    Request::Watch(Line {
        number: number.unwrap_or(0) as usize,
        pin: pin.unwrap_or(0) as usize,
        rising: rising && enabled,
        falling: falling && enabled,
    })
    .ask(vm.port);
}

fn this(vm: &mut Vm<'_>, v: Value) -> Res<Ref> {
    match vm.heap.is(v, EXT_INT) {
        Some(interrupt) => Ok(interrupt),
        None => Err(vm.heap.raise(Ns::TypeError, "not an ExtInt")),
    }
}

fn print(vm: &mut Vm<'_>, v: Value, _kind: PrintKind) -> Res<()> {
    let number = line(vm, v)?.as_small().unwrap_or(0);
    vm.write_fmt(format_args!("<ExtInt line={number}>"))
}

fn line(vm: &mut Vm<'_>, v: Value) -> Res {
    let interrupt = this(vm, v)?;
    Ok(vm.heap.value(interrupt, LINE).unwrap_or(Value::NONE))
}

fn switch(vm: &mut Vm<'_>, v: Value, enabled: bool) -> Res {
    let interrupt = this(vm, v)?;
    watch(vm, interrupt, enabled);
    Ok(Value::NONE)
}

/// `swint()`: as if there had been an edge.
fn swint(vm: &mut Vm<'_>, v: Value) -> Res {
    let interrupt = this(vm, v)?;
    let number = line(vm, v)?.as_small().unwrap_or(0) as usize;
    if vm.heap.word(interrupt, ENABLED) != 0 {
        edges::call(vm, number.min(LINES - 1))?;
    }
    Ok(Value::NONE)
}

/// `regs()`: the registers of the interrupt controller's lines.
fn regs(vm: &mut Vm<'_>) -> Res {
    let watched = |n: &usize| u32::from(Kept::Line(*n).get(vm).is_some()) << n;
    let lines: u32 = (0..LINES).map(|n| watched(&n)).sum();
    for (name, value) in [
        ("IMR  ", lines),
        ("EMR  ", 0),
        ("RTSR ", lines),
        ("FTSR ", lines),
        ("SWIER", 0),
        ("PR   ", 0),
    ] {
        vm.write_fmt(format_args!("EXTI_{name} 0x{value:08x}\n"))?;
    }
    Ok(Value::NONE)
}

/// `Pin.irq(handler=None, trigger=Pin.IRQ_FALLING | Pin.IRQ_RISING, hard=False)`
pub(crate) fn irq(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 4] = [
        Parameter::required(name("self")),
        Parameter::optional(name("handler"), Value::NONE),
        Parameter::optional(name("trigger"), Value::small(RISING | FALLING)),
        Parameter::optional(name("hard"), Value::FALSE),
    ];
    let [v, handler, trigger, _hard] = vm.bind(args, &SPEC)?;
    let index = find(vm, v)?;
    let number = line_of(index);
    let edges = match trigger.as_small() {
        Some(mode) if mode & !(RISING | FALLING) == 0 => mode,
        _ => return Err(vm.heap.raise(Ns::ValueError, "invalid trigger")),
    };
    if edges::taken_by_interrupt(vm, number) {
        let message = format_args!("ExtInt vector {number} is already in use");
        return Err(vm.heap.raise_fmt(Ns::ValueError, message));
    }
    let wanted = !handler.is_none();
    if let Some(pin) = v.as_ref() {
        vm.heap.set_option(pin, FUNCTION, wanted.then_some(handler));
    }
    Kept::Line(number).set(vm, if wanted { v } else { Value::NONE })?;
    let (rising, falling) = both(edges);
    Request::Watch(Line {
        number,
        pin: index,
        rising: rising && wanted,
        falling: falling && wanted,
    })
    .ask(vm.port);
    super::irq::object(vm, v, handler, trigger)
}
