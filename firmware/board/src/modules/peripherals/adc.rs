//! `pyb.ADC` and `machine.ADC`: one input of the analogue-to-digital converter.
//!
//! Words of an input: header, its channel.

use garter_runtime::rom::{Args, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::{Res, Value, Vm};

use crate::device::Request;
use crate::hardware::Analog;
use crate::modules::pin::{PINS, find};
use crate::modules::{ADC, MACHINE_ADC};
use crate::names::members;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "ADC",
    &TypeDef {
        new: Some(|vm, _, args| make(vm, ADC, args)),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "read" => V1(read),
        "read_timed" => V3(read_timed),
        "read_timed_multi" => Static(&VN(3, 3, read_timed_multi)),
    },
);

pub(crate) static MACHINE: Namespace = Namespace::ty(
    "ADC",
    &TypeDef {
        new: Some(|vm, _, args| make(vm, MACHINE_ADC, args)),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "read_u16" => V1(read_u16),
        "CORE_TEMP" => Const(Value::small(TEMPERATURE)),
        "VREF" => Const(Value::small(0xffff)),
        "CORE_VREF" => Const(Value::small(REFERENCE)),
        "CORE_VBAT" => Const(Value::small(BATTERY)),
    },
);

/// Channels that measure the chip itself (STM32F405 reference manual, section 13.3.3).
const TEMPERATURE: i32 = 16;
const REFERENCE: i32 = 17;
const BATTERY: i32 = 18;

/// Pins of the channels from 0.
const CHANNELS: [&str; 16] = [
    "A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "B0", "B1", "C0", "C1", "C2", "C3", "C4", "C5",
];

fn make(vm: &mut Vm<'_>, class: Ns, args: Args) -> Res {
    let id = vm.heap.arg(args, 0);
    let channel = match id.as_small() {
        Some(n @ 0..=BATTERY) => n,
        Some(n) => {
            let message = format_args!("ADC({n}) doesn't exist");
            return Err(vm.heap.raise_fmt(Ns::ValueError, message));
        }
        None => {
            let pin = find(vm, id)?;
            let chip = PINS.get(pin).map_or("", |(_, chip)| chip);
            match CHANNELS.iter().position(|name| *name == chip) {
                Some(channel) => channel as i32,
                None => {
                    let message = format_args!("Pin({chip}) doesn't have ADC capabilities");
                    return Err(vm.heap.raise_fmt(Ns::ValueError, message));
                }
            }
        }
    };
    let input = vm.heap.alloc(class.value(), 1)?;
    vm.heap.set_value(input, 1, Value::small(channel));
    Ok(input.value())
}

/// What a channel reads, 0 to 4095.
pub(super) fn measure(vm: &mut Vm<'_>, channel: i32) -> u16 {
    let source = match channel {
        TEMPERATURE => Analog::Temperature,
        REFERENCE => Analog::Reference,
        BATTERY => Analog::Battery,
        _ => {
            let chip = CHANNELS.get(channel as usize).copied().unwrap_or("");
            let pin = PINS.iter().position(|(_, name)| name == chip);
            Analog::Pin(pin.unwrap_or(PINS.len()))
        }
    };
    match Request::Analog(source, 0).ask(vm.port) {
        Request::Analog(_, level) => level.min(4095),
        _ => 0,
    }
}

fn channel(vm: &mut Vm<'_>, v: Value) -> Res<i32> {
    let input = vm.heap.is(v, ADC).or_else(|| vm.heap.is(v, MACHINE_ADC));
    match input.and_then(|r| vm.heap.value(r, 1)?.as_small()) {
        Some(channel) => Ok(channel),
        None => Err(vm.heap.raise(Ns::TypeError, "not an ADC")),
    }
}

fn print(vm: &mut Vm<'_>, v: Value, _kind: PrintKind) -> Res<()> {
    let channel = channel(vm, v)?;
    match CHANNELS.get(channel as usize) {
        Some(pin) => vm.write_fmt(format_args!("<ADC on {pin} channel={channel}>")),
        None => vm.write_fmt(format_args!("<ADC channel={channel}>")),
    }
}

fn read(vm: &mut Vm<'_>, v: Value) -> Res {
    let channel = channel(vm, v)?;
    Ok(Value::small(i32::from(measure(vm, channel))))
}

fn read_u16(vm: &mut Vm<'_>, v: Value) -> Res {
    let channel = channel(vm, v)?;
    let level = i32::from(measure(vm, channel));
    // The upper bits again below: the greatest is 65535.
    Ok(Value::small(level << 4 | level >> 8))
}

/// Microseconds between samples: a frequency, or that of a timer.
pub(super) fn interval(vm: &mut Vm<'_>, timing: Value) -> Res<u64> {
    let frequency = match vm.heap.as_f64(timing) {
        Some(hz) => hz,
        None => super::counter::frequency(vm, timing)?,
    };
    if frequency > 0.0 {
        return Ok((1e6 / frequency).clamp(1.0, 1e9) as u64);
    }
    Err(vm.heap.raise(Ns::ValueError, "invalid freq"))
}

/// Puts a sample into item `i` of a buffer, in 8 bits where items have so many. False: it is full.
fn store(vm: &mut Vm<'_>, buffer: Value, i: usize, level: u16) -> Res<bool> {
    let Some(b) = vm.buffer(buffer)?.filter(|b| b.writable) else {
        return Err(vm
            .heap
            .raise(Ns::TypeError, "object with buffer protocol required"));
    };
    let size = if matches!(b.code, b'h' | b'H') { 2 } else { 1 };
    if (i + 1) * size > b.len {
        return Ok(false);
    }
    let bytes = match size {
        1 => [(level >> 4) as u8, 0],
        _ => level.to_le_bytes(),
    };
    let room = vm.heap.bytes_mut(b.object, b.start + i * size, size);
    room.copy_from_slice(&bytes[..size]);
    Ok(true)
}

/// Fills the buffers with samples of the channels, one of each in turn; gives how many of each.
fn sample<const N: usize>(
    vm: &mut Vm<'_>,
    pairs: &[Option<(i32, Value)>; N],
    us: u64,
) -> Res<usize> {
    let mut i = 0;
    loop {
        for (channel, buffer) in pairs.iter().flatten() {
            let level = measure(vm, *channel);
            if !store(vm, *buffer, i, level)? {
                return Ok(i);
            }
        }
        i += 1;
        vm.wait_us(us)?;
    }
}

fn read_timed(vm: &mut Vm<'_>, v: Value, buffer: Value, timing: Value) -> Res {
    let channel = channel(vm, v)?;
    let us = interval(vm, timing)?;
    let count = sample(vm, &[Some((channel, buffer))], us)?;
    Ok(Value::small(count as i32))
}

/// Most inputs that are read side by side.
const SIDE_BY_SIDE: usize = 8;

fn read_timed_multi(vm: &mut Vm<'_>, args: Args) -> Res {
    let (inputs, buffers) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let timing = vm.heap.arg(args, 2);
    let us = interval(vm, timing)?;
    let count = vm.heap.item_count(inputs).unwrap_or(0);
    let same = vm.heap.item_count(buffers) == Some(count);
    if !same || !(1..=SIDE_BY_SIDE).contains(&count) {
        let message = "ADC and buffer tuples must be the same length";
        return Err(vm.heap.raise(Ns::ValueError, message));
    }
    let mut pairs = [None; SIDE_BY_SIDE];
    for (i, pair) in pairs.iter_mut().enumerate().take(count) {
        let input = vm.heap.item(inputs, i).unwrap_or(Value::NONE);
        let buffer = vm.heap.item(buffers, i).unwrap_or(Value::NONE);
        *pair = Some((channel(vm, input)?, buffer));
    }
    sample(vm, &pairs, us)?;
    Ok(Value::TRUE)
}
