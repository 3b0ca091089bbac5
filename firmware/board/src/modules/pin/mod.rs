//! `machine.Pin`, also `pyb.Pin`: pins by the board's names and the chip's.
//!
//! Words of a pin: header, its index in the table, its mode as the program gave it, the function
//! of `irq` or absent. With the feature `peripherals` what a pin is set to is the board's, not the
//! object's: see `peripherals/pin_state.rs`.

mod level;
mod mode;
mod pinout;
#[cfg(feature = "peripherals")]
mod port;

use garter_runtime::exception::Part;
use garter_runtime::rom::{Args, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::{Ref, Res, Value, Vm};

use super::PIN;
use crate::names::members;
use level::{call, off, on, toggle, value};
#[cfg(feature = "peripherals")]
use mode::{ANALOG, pull, state_of};
use mode::{IN, OPEN_DRAIN, OUT, PULL_DOWN, PULL_NONE, PULL_UP, init, mode, print, set_up};
#[cfg(feature = "peripherals")]
use port::{gpio, port_of};

#[cfg(feature = "peripherals")]
pub(crate) use mode::pull_of;
pub(crate) use pinout::PINS;
#[cfg(feature = "peripherals")]
pub(crate) use port::{chip_number, line_of};

pub(super) static NAMESPACE: Namespace = Namespace::ty(
    "Pin",
    &TypeDef {
        new: Some(new),
        print: Some(print),
        call: Some(call),
        ..TypeDef::PLAIN
    },
    members! {
        "init" => VK(1, init),
        "value" => VN(1, 2, value),
        "on" => V1(on),
        "off" => V1(off),
        "high" => V1(on),
        "low" => V1(off),
        "toggle" => V1(toggle),
        "name" => V1(chip_name),
        "mode" => V1(mode),
        #[cfg(feature = "peripherals")]
        "af" => V1(|vm, v| Ok(Value::small(i32::from(state_of(vm, v)?.alternate)))),
        #[cfg(feature = "peripherals")]
        "af_list" => V1(super::peripherals::alternate::af_list),
        #[cfg(feature = "peripherals")]
        "mapper" => Static(&VN(0, 1, super::peripherals::pin_names::mapper)),
        #[cfg(feature = "peripherals")]
        "dict" => Static(&VN(0, 1, super::peripherals::pin_names::dict)),
        #[cfg(feature = "peripherals")]
        "debug" => Static(&VN(0, 1, super::peripherals::pin_names::debug)),
        #[cfg(feature = "peripherals")]
        "board" => Ns(super::PIN_BOARD),
        #[cfg(feature = "peripherals")]
        "cpu" => Ns(super::PIN_CPU),
        #[cfg(feature = "peripherals")]
        "gpio" => V1(gpio),
        #[cfg(feature = "peripherals")]
        "irq" => VK(1, super::peripherals::ext_int::irq),
        #[cfg(feature = "peripherals")]
        "names" => V1(all_names),
        #[cfg(feature = "peripherals")]
        "pin" => V1(|vm, v| Ok(Value::small(line_of(find(vm, v)?) as i32))),
        #[cfg(feature = "peripherals")]
        "port" => V1(|vm, v| Ok(Value::small(port_of(find(vm, v)?)))),
        #[cfg(feature = "peripherals")]
        "pull" => V1(pull),
        #[cfg(feature = "peripherals")]
        "ALT" => Const(Value::small(2)),
        #[cfg(feature = "peripherals")]
        "ALT_OPEN_DRAIN" => Const(Value::small(0x12)),
        #[cfg(feature = "peripherals")]
        "AF_PP" => Const(Value::small(2)),
        #[cfg(feature = "peripherals")]
        "AF_OD" => Const(Value::small(0x12)),
        #[cfg(feature = "peripherals")]
        "ANALOG" => Const(Value::small(ANALOG)),
        #[cfg(feature = "peripherals")]
        "AF1_TIM1" => Const(Value::small(1)),
        #[cfg(feature = "peripherals")]
        "AF1_TIM2" => Const(Value::small(1)),
        #[cfg(feature = "peripherals")]
        "AF2_TIM3" => Const(Value::small(2)),
        #[cfg(feature = "peripherals")]
        "AF2_TIM4" => Const(Value::small(2)),
        #[cfg(feature = "peripherals")]
        "AF2_TIM5" => Const(Value::small(2)),
        #[cfg(feature = "peripherals")]
        "AF3_TIM8" => Const(Value::small(3)),
        #[cfg(feature = "peripherals")]
        "AF3_TIM9" => Const(Value::small(3)),
        #[cfg(feature = "peripherals")]
        "AF3_TIM10" => Const(Value::small(3)),
        #[cfg(feature = "peripherals")]
        "AF3_TIM11" => Const(Value::small(3)),
        #[cfg(feature = "peripherals")]
        "AF4_I2C1" => Const(Value::small(4)),
        #[cfg(feature = "peripherals")]
        "AF4_I2C2" => Const(Value::small(4)),
        #[cfg(feature = "peripherals")]
        "AF5_SPI1" => Const(Value::small(5)),
        #[cfg(feature = "peripherals")]
        "AF5_SPI2" => Const(Value::small(5)),
        #[cfg(feature = "peripherals")]
        "AF5_I2S2" => Const(Value::small(5)),
        #[cfg(feature = "peripherals")]
        "AF6_I2S2" => Const(Value::small(6)),
        #[cfg(feature = "peripherals")]
        "AF7_USART1" => Const(Value::small(7)),
        #[cfg(feature = "peripherals")]
        "AF7_USART2" => Const(Value::small(7)),
        #[cfg(feature = "peripherals")]
        "AF7_USART3" => Const(Value::small(7)),
        #[cfg(feature = "peripherals")]
        "AF8_UART4" => Const(Value::small(8)),
        #[cfg(feature = "peripherals")]
        "AF8_USART6" => Const(Value::small(8)),
        #[cfg(feature = "peripherals")]
        "AF9_CAN1" => Const(Value::small(9)),
        #[cfg(feature = "peripherals")]
        "AF9_CAN2" => Const(Value::small(9)),
        #[cfg(feature = "peripherals")]
        "AF9_TIM12" => Const(Value::small(9)),
        #[cfg(feature = "peripherals")]
        "AF9_TIM13" => Const(Value::small(9)),
        #[cfg(feature = "peripherals")]
        "AF9_TIM14" => Const(Value::small(9)),
        "IN" => Const(Value::small(IN)),
        "OUT" => Const(Value::small(OUT)),
        "OUT_PP" => Const(Value::small(OUT)),
        "OPEN_DRAIN" => Const(Value::small(OPEN_DRAIN)),
        "OUT_OD" => Const(Value::small(OPEN_DRAIN)),
        "PULL_NONE" => Const(Value::small(PULL_NONE)),
        "PULL_UP" => Const(Value::small(PULL_UP)),
        "PULL_DOWN" => Const(Value::small(PULL_DOWN)),
        "IRQ_RISING" => Const(Value::small(0x1011_0000)),
        "IRQ_FALLING" => Const(Value::small(0x1021_0000)),
    },
);

/// Words of a pin after its header.
const WORDS: usize = 3;

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    let id = vm.heap.arg(args, 0);
    if vm.heap.is(id, PIN).is_some() && args.positional == 1 && args.keywords == 0 {
        return Ok(id);
    }
    let index = find(vm, id)?;
    #[cfg(feature = "peripherals")]
    let pin = object(vm, index)?;
    #[cfg(not(feature = "peripherals"))]
    let pin = vm.heap.alloc(PIN.value(), WORDS)?;
    #[cfg(not(feature = "peripherals"))]
    vm.heap.set_value(pin, 1, Value::small(index as i32));
    #[cfg(not(feature = "peripherals"))]
    vm.heap.set_value(pin, 2, Value::small(IN));
    if args.positional > 1 || args.keywords > 0 {
        vm.heap.push(pin.value())?;
        let rest = Args {
            base: args.base + 1,
            positional: args.positional - 1,
            ..args
        };
        set_up(vm, pin, rest)?;
        vm.heap.pop();
    }
    Ok(pin.value())
}

/// The index in the pin table of a pin, or of one that has this name.
pub(crate) fn find(vm: &mut Vm<'_>, id: Value) -> Res<usize> {
    #[cfg(feature = "peripherals")]
    if vm.heap.is(id, PIN).is_none()
        && let Some(pin) = super::peripherals::pin_names::named(vm, id)?
    {
        return Ok(index(vm, pin));
    }
    let index = match vm.heap.text(id) {
        Some(text) => {
            let text = text.get(&vm.heap);
            PINS.iter().position(|(board, chip)| {
                board.as_bytes() == text
                    || chip.as_bytes() == text
                    || text.strip_prefix(b"P") == Some(chip.as_bytes())
            })
        }
        None => vm.heap.is(id, PIN).map(|r| index(vm, r)),
    };
    let Some(index) = index else {
        vm.heap.push(id)?;
        let shown = vm.to_str(id, PrintKind::Repr)?;
        let text = vm.heap.text(shown);
        let unknown = text.as_ref().map_or(&b""[..], |t| t.get(&vm.heap));
        let mut copy = [0; 32];
        let len = unknown.len().min(copy.len());
        copy[..len].copy_from_slice(&unknown[..len]);
        let unknown = core::str::from_utf8(&copy[..len]).unwrap_or("that");
        let parts = ["Pin(", unknown, ") doesn't exist"].map(Part::Words);
        return Err(vm.heap.raise_parts(Ns::ValueError, &parts));
    };
    #[cfg(feature = "peripherals")]
    let index = first_name(index);
    Ok(index)
}

/// A pin as it is, without setting it up.
#[cfg(feature = "peripherals")]
pub(crate) fn make(vm: &mut Vm<'_>, index: usize) -> Res {
    Ok(object(vm, first_name(index))?.value())
}

/// The one object of a pin.
#[cfg(feature = "peripherals")]
fn object(vm: &mut Vm<'_>, index: usize) -> Res<Ref> {
    use crate::kept::Kept;
    Kept::Pins.one_of(vm, 1, index as i32, |vm| {
        let pin = vm.heap.alloc(PIN.value(), WORDS)?;
        vm.heap.set_value(pin, 1, Value::small(index as i32));
        vm.heap.set_value(pin, 2, Value::small(IN));
        Ok(pin)
    })
}

/// The first index that the pin has which also has this one: some have several names.
#[cfg(feature = "peripherals")]
fn first_name(index: usize) -> usize {
    super::pin_of_chip(chip_number(index)).unwrap_or(index)
}

/// `names()`: the chip's name and those of the board.
#[cfg(feature = "peripherals")]
fn all_names(vm: &mut Vm<'_>, pin: Value) -> Res {
    let pin = pin_of(vm, pin)?;
    let (_, chip) = names(vm, pin);
    let list = vm.heap.new_list_with(2)?;
    vm.heap.push(list.value())?;
    let own = PINS.iter().filter(|(_, of)| *of == chip);
    for name in core::iter::once(chip).chain(own.map(|(board, _)| board)) {
        let name = vm.heap.str_value(name.as_bytes())?;
        vm.heap.list_append(list, name)?;
    }
    Ok(vm.heap.pop())
}

fn this(vm: &mut Vm<'_>, args: Args) -> Res<Ref> {
    let pin = vm.heap.arg(args, 0);
    pin_of(vm, pin)
}

fn pin_of(vm: &mut Vm<'_>, value: Value) -> Res<Ref> {
    match vm.heap.is(value, PIN) {
        Some(pin) => Ok(pin),
        None => Err(vm.heap.raise(Ns::TypeError, "not a Pin")),
    }
}

fn index(vm: &Vm<'_>, pin: Ref) -> usize {
    vm.heap
        .value(pin, 1)
        .and_then(Value::as_small)
        .unwrap_or(0)
        .max(0) as usize
}

fn names(vm: &Vm<'_>, pin: Ref) -> (&'static str, &'static str) {
    PINS.get(index(vm, pin)).unwrap_or(("?", "?"))
}

fn chip_name(vm: &mut Vm<'_>, pin: Value) -> Res {
    let pin = pin_of(vm, pin)?;
    let (_, chip) = names(vm, pin);
    vm.heap.str_value(chip.as_bytes())
}
