//! `pyb.DAC`: the two digital-to-analogue converters, on X5 and X6.
//!
//! Words of a converter: header, its number from 1, its resolution in bits.

use garter_runtime::rom::{Args, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Ref, Res, Value, Vm};

use super::adc::interval;
use crate::device::Request;
use crate::modules::DAC;
use crate::modules::pin::{PINS, find};
use crate::names::{members, name};

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "DAC",
    &TypeDef {
        new: Some(new),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "init" => VK(1, init),
        "deinit" => V1(deinit),
        "write" => V2(write),
        "noise" => V2(wave),
        "triangle" => V2(wave),
        "write_timed" => VK(3, write_timed),
        "NORMAL" => Const(Value::small(0)),
        "CIRCULAR" => Const(Value::small(256)),
    },
);

const SPEC: [Parameter; 2] = [
    Parameter::optional(name("bits"), Value::small(8)),
    Parameter::keyword(name("buffering"), Value::NONE),
];

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    let id = vm.heap.arg(args, 0);
    let number = match id.as_small() {
        Some(n) => n,
        None => {
            let pin = find(vm, id)?;
            match PINS.get(pin).map(|(board, _)| board) {
                Some("X5") => 1,
                Some("X6") => 2,
                _ => {
                    let chip = PINS.get(pin).map_or("?", |(_, chip)| chip);
                    let message = format_args!("Pin({chip}) doesn't have DAC capabilities");
                    return Err(vm.heap.raise_fmt(Ns::ValueError, message));
                }
            }
        }
    };
    if !(1..=2).contains(&number) {
        let message = format_args!("DAC({number}) doesn't exist");
        return Err(vm.heap.raise_fmt(Ns::ValueError, message));
    }
    let dac = vm.heap.alloc(DAC.value(), 2)?;
    vm.heap.set_value(dac, 1, Value::small(number));
    vm.heap.push(dac.value())?;
    set_up(vm, dac, args)?;
    Ok(vm.heap.pop())
}

fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let dac = vm.heap.arg(args, 0);
    let (dac, _) = this(vm, dac)?;
    set_up(vm, dac, args)?;
    Ok(Value::NONE)
}

/// The arguments after the first.
fn set_up(vm: &mut Vm<'_>, dac: Ref, args: Args) -> Res<()> {
    let rest = Args {
        base: args.base + 1,
        positional: args.positional - 1,
        ..args
    };
    let [bits, _buffering] = vm.bind(rest, &SPEC)?;
    if !matches!(bits.as_small(), Some(8 | 12)) {
        return Err(vm.heap.raise(Ns::ValueError, "unsupported bits"));
    }
    vm.heap.set_value(dac, 2, bits);
    Ok(())
}

/// A converter with its number.
fn this(vm: &mut Vm<'_>, v: Value) -> Res<(Ref, i32)> {
    let found = vm.heap.is(v, DAC);
    match found.and_then(|r| Some((r, vm.heap.value(r, 1)?.as_small()?))) {
        Some(found) => Ok(found),
        None => Err(vm.heap.raise(Ns::TypeError, "not a DAC")),
    }
}

fn bits(vm: &Vm<'_>, dac: Ref) -> i32 {
    let bits = vm.heap.value(dac, 2).and_then(Value::as_small);
    bits.unwrap_or(8)
}

fn print(vm: &mut Vm<'_>, v: Value, _kind: PrintKind) -> Res<()> {
    let (dac, number) = this(vm, v)?;
    let bits = bits(vm, dac);
    vm.write_fmt(format_args!("DAC({number}, bits={bits})"))
}

/// Drives the output with a number of the converter's resolution.
fn drive(vm: &mut Vm<'_>, dac: Ref, number: i32, value: i32) {
    let level = match bits(vm, dac) {
        8 => (value & 0xff) << 4,
        _ => value & 0xfff,
    };
    Request::SetAnalog(number as usize - 1, level as u16).ask(vm.port);
}

fn deinit(vm: &mut Vm<'_>, v: Value) -> Res {
    let (dac, number) = this(vm, v)?;
    drive(vm, dac, number, 0);
    Ok(Value::NONE)
}

fn write(vm: &mut Vm<'_>, v: Value, value: Value) -> Res {
    let (dac, number) = this(vm, v)?;
    match vm.heap.as_i64(value) {
        Some(value) => {
            drive(vm, dac, number, value as i32);
            Ok(Value::NONE)
        }
        None => Err(vm.heap.raise(Ns::TypeError, "can't convert to int")),
    }
}

/// `noise` and `triangle`: what changes thousands of times in a second is on average half.
fn wave(vm: &mut Vm<'_>, v: Value, frequency: Value) -> Res {
    let (_, number) = this(vm, v)?;
    interval(vm, frequency)?;
    Request::SetAnalog(number as usize - 1, 2048).ask(vm.port);
    Ok(Value::NONE)
}

/// `write_timed(data, freq, *, mode=DAC.NORMAL)`: the output ends with the last sample. Meanwhile
/// it is nobody's but the program's own, so the samples before are not waited for.
fn write_timed(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 4] = [
        Parameter::required(name("self")),
        Parameter::required(name("data")),
        Parameter::required(name("freq")),
        Parameter::keyword(name("mode"), Value::small(0)),
    ];
    let [v, data, frequency, _mode] = vm.bind(args, &SPEC)?;
    let (dac, number) = this(vm, v)?;
    interval(vm, frequency)?;
    let Some(b) = vm.buffer(data)? else {
        return Err(vm
            .heap
            .raise(Ns::TypeError, "object with buffer protocol required"));
    };
    let last = match (bits(vm, dac), vm.heap.buffer_bytes(b)) {
        (8, [.., byte]) => i32::from(*byte),
        (12, [.., low, high]) => i32::from(u16::from_le_bytes([*low, *high])),
        _ => return Ok(Value::NONE),
    };
    drive(vm, dac, number, last);
    Ok(Value::NONE)
}
