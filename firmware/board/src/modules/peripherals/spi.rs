//! `pyb.SPI`, also `machine.SPI`: a byte out for each byte in.
//!
//! Words of a bus: header, its number from 1, its frequency in Hz, its polarity and phase,
//! whether it controls the bus, by what its clock is divided, the bits of a word.

use garter_runtime::rom::{Args, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Ref, Res, Value, Vm};

use super::span::{Span, bytes, incoming, outgoing};
use crate::device::Request;
use crate::kept::Kept;
use crate::modules::{MACHINE_SPI, SPI};
use crate::names::{members, name};

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "SPI",
    &TypeDef {
        new: Some(|vm, _, args| make(vm, SPI, args)),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "init" => VK(1, init),
        "deinit" => V1(|vm, v| {
            let (bus, _) = this(vm, v)?;
            vm.heap.set_value(bus, 2, Value::NONE);
            Ok(Value::NONE)
        }),
        "send" => VK(1, send),
        "recv" => VK(1, recv),
        "send_recv" => VK(1, send_recv),
        "read" => VN(2, 3, read),
        "readinto" => VN(2, 3, readinto),
        "write" => V2(write),
        "write_readinto" => V3(write_readinto),
        "CONTROLLER" => Const(Value::small(CONTROLLER)),
        "PERIPHERAL" => Const(Value::small(0)),
        "MASTER" => Const(Value::small(CONTROLLER)),
        "SLAVE" => Const(Value::small(0)),
        "MSB" => Const(Value::small(0)),
        "LSB" => Const(Value::small(LSB)),
    },
);

pub(crate) static MACHINE: Namespace = Namespace::ty(
    "SPI",
    &TypeDef {
        new: Some(new_machine),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "init" => VK(1, init),
        "deinit" => V1(|_, _| Ok(Value::NONE)),
        "read" => VN(2, 3, read),
        "readinto" => VN(2, 3, readinto),
        "write" => V2(write),
        "write_readinto" => V3(write_readinto),
        "MSB" => Const(Value::small(0)),
        "LSB" => Const(Value::small(LSB)),
    },
);

const CONTROLLER: i32 = 260;
const LSB: i32 = 128;

fn new_machine(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    // Without a number, or with that of old, it is made of the pins.
    if args.positional == 0 || vm.heap.arg(args, 0).as_small() == Some(-1) {
        let class = garter_runtime::modules::machine::soft_spi(vm)?;
        let args = Args {
            base: args.base + u32::from(args.positional > 0),
            positional: args.positional.saturating_sub(1),
            ..args
        };
        return vm.call_args(class, args);
    }
    make(vm, MACHINE_SPI, args)
}

fn make(vm: &mut Vm<'_>, class: Ns, args: Args) -> Res {
    let id = vm.heap.arg(args, 0);
    let named = vm.heap.text(id).map(|t| match t.get(&vm.heap) {
        b"X" => 1,
        b"Y" => 2,
        _ => 0,
    });
    let number = named.or(id.as_small()).unwrap_or(-1);
    if !(1..=3).contains(&number) {
        let message = format_args!("SPI({number}) doesn't exist");
        return Err(vm.heap.raise_fmt(Ns::ValueError, message));
    }
    let fresh = |vm: &mut Vm<'_>| {
        let bus = vm.heap.alloc(class.value(), 7)?;
        vm.heap.set_value(bus, 1, Value::small(number));
        for part in 2..=7 {
            vm.heap.set_value(bus, part, Value::NONE);
        }
        Ok(bus)
    };
    if class == SPI {
        let bus = Kept::Spi(number as usize - 1).or_make(vm, fresh)?;
        // With its number alone it stays as it was set up last.
        if args.positional > 1 || args.keywords > 0 {
            set_up(vm, bus, args)?;
        }
        return Ok(bus.value());
    }
    let bus = fresh(vm)?;
    vm.heap.push(bus.value())?;
    set_up(vm, bus, args)?;
    Ok(vm.heap.pop())
}

fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let (bus, _) = this(vm, v)?;
    set_up(vm, bus, args)?;
    Ok(Value::NONE)
}

/// The clock that a bus divides, in Hz.
fn clock(vm: &Vm<'_>, bus: Ref) -> i32 {
    match vm.heap.value(bus, 1).and_then(Value::as_small) {
        Some(1) => 84_000_000,
        _ => 42_000_000,
    }
}

/// The arguments after the first: for `pyb` the mode and the baud rate, for `machine` the baud
/// rate.
fn set_up(vm: &mut Vm<'_>, bus: Ref, args: Args) -> Res<()> {
    const PYB: [Parameter; 10] = [
        Parameter::optional(name("mode"), Value::small(CONTROLLER)),
        Parameter::optional(name("baudrate"), Value::small(328_125)),
        Parameter::keyword(name("polarity"), Value::small(1)),
        Parameter::keyword(name("phase"), Value::small(0)),
        Parameter::keyword(name("bits"), Value::small(8)),
        Parameter::keyword(name("firstbit"), Value::small(0)),
        Parameter::keyword(name("prescaler"), Value::NONE),
        Parameter::keyword(name("dir"), Value::NONE),
        Parameter::keyword(name("ti"), Value::FALSE),
        Parameter::keyword(name("crc"), Value::NONE),
    ];
    const MACHINE: [Parameter; 8] = [
        Parameter::optional(name("baudrate"), Value::small(500_000)),
        Parameter::keyword(name("polarity"), Value::small(0)),
        Parameter::keyword(name("phase"), Value::small(0)),
        Parameter::keyword(name("bits"), Value::small(8)),
        Parameter::keyword(name("firstbit"), Value::small(0)),
        Parameter::keyword(name("sck"), Value::NONE),
        Parameter::keyword(name("mosi"), Value::NONE),
        Parameter::keyword(name("miso"), Value::NONE),
    ];
    let rest = Args {
        base: args.base + 1,
        positional: args.positional - 1,
        ..args
    };
    let (baudrate, polarity, phase, bits, prescaler) = if vm.heap.is(bus.value(), SPI).is_some() {
        let [mode, baudrate, polarity, phase, bits, _, prescaler, ..] = vm.bind(rest, &PYB)?;
        let controls = mode.as_small() == Some(CONTROLLER);
        vm.heap.set_value(bus, 5, Value::bool(controls));
        (baudrate, polarity, phase, bits, prescaler.as_small())
    } else {
        let [baudrate, polarity, phase, bits, ..] = vm.bind(rest, &MACHINE)?;
        (baudrate, polarity, phase, bits, None)
    };
    let clock = clock(vm, bus);
    let prescaler = match prescaler {
        Some(by @ 1..) => by,
        _ => {
            let wanted = vm.heap.machine_int(baudrate)?.max(1);
            divider(clock, wanted)
        }
    };
    vm.heap.set_value(bus, 2, Value::small(clock / prescaler));
    vm.heap.set_value(bus, 3, polarity);
    vm.heap.set_value(bus, 4, phase);
    vm.heap.set_value(bus, 6, Value::small(prescaler));
    vm.heap.set_value(bus, 7, bits);
    Ok(())
}

/// By what the clock has to be divided so that it is no faster than wanted: a power of two, 256
/// at most.
fn divider(clock: i32, wanted: i32) -> i32 {
    let mut by = 2;
    while by < 256 && clock / by > wanted {
        by *= 2;
    }
    by
}

/// A bus, and its number from 0.
pub(super) fn this(vm: &mut Vm<'_>, v: Value) -> Res<(Ref, usize)> {
    let found = vm.heap.is(v, SPI).or_else(|| vm.heap.is(v, MACHINE_SPI));
    match found.and_then(|r| Some((r, vm.heap.value(r, 1)?.as_small()?))) {
        Some((r, number)) => Ok((r, number as usize - 1)),
        None => Err(vm.heap.raise(Ns::TypeError, "not an SPI")),
    }
}

fn print(vm: &mut Vm<'_>, v: Value, _kind: PrintKind) -> Res<()> {
    let (bus, number) = this(vm, v)?;
    let part = |i| vm.heap.value(bus, i).and_then(Value::as_small);
    let (polarity, phase, bits) = (part(3), part(4), part(7));
    let (prescaler, pyb) = (part(6).unwrap_or(2), vm.heap.is(v, SPI).is_some());
    let Some(baudrate) = part(2) else {
        return vm.write_fmt(format_args!("SPI({})", number + 1));
    };
    vm.write_fmt(format_args!("SPI({}", number + 1))?;
    if vm.heap.value(bus, 5) == Some(Value::FALSE) {
        // Its speed is that of whoever controls it.
        vm.write(b", SPI.PERIPHERAL")?;
    } else if pyb {
        vm.write_fmt(format_args!(
            ", SPI.CONTROLLER, baudrate={baudrate}, prescaler={prescaler}"
        ))?;
    } else {
        vm.write_fmt(format_args!(", baudrate={baudrate}"))?;
    }
    vm.write_fmt(format_args!(
        ", polarity={}, phase={}, bits={})",
        polarity.unwrap_or(0),
        phase.unwrap_or(0),
        bits.unwrap_or(8),
    ))
}

/// Exchanges bytes: those of `out`, or `filler` where there is none, for those of `into`.
fn exchange(vm: &mut Vm<'_>, bus: usize, out: Option<Span>, filler: u8, into: Option<Span>) {
    let count = out.or(into).map_or(0, Span::len);
    for i in 0..count {
        let byte = out.map_or(filler, |out| out.get(vm, i));
        if let Request::Spi(_, answer) = Request::Spi(bus, byte).ask(vm.port)
            && let Some(into) = into
        {
            into.put(vm, i, answer);
        }
    }
}

fn send(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 3] = [
        Parameter::required(name("self")),
        Parameter::required(name("send")),
        Parameter::keyword(name("timeout"), Value::small(5000)),
    ];
    let [v, data, _] = vm.bind(args, &SPEC)?;
    let (_, bus) = this(vm, v)?;
    let out = outgoing(vm, data)?;
    exchange(vm, bus, Some(out), 0, None);
    Ok(Value::NONE)
}

fn recv(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 3] = [
        Parameter::required(name("self")),
        Parameter::required(name("recv")),
        Parameter::keyword(name("timeout"), Value::small(5000)),
    ];
    let [v, room, _] = vm.bind(args, &SPEC)?;
    let (_, bus) = this(vm, v)?;
    let (value, into) = incoming(vm, room)?;
    exchange(vm, bus, None, 0xff, Some(into));
    Ok(value)
}

fn send_recv(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 4] = [
        Parameter::required(name("self")),
        Parameter::required(name("send")),
        Parameter::optional(name("recv"), Value::NONE),
        Parameter::keyword(name("timeout"), Value::small(5000)),
    ];
    let [v, data, room, _] = vm.bind(args, &SPEC)?;
    let (_, bus) = this(vm, v)?;
    let out = outgoing(vm, data)?;
    let room = match room {
        Value::NONE => Value::small(out.len() as i32),
        room => room,
    };
    let (value, into) = incoming(vm, room)?;
    if into.len() != out.len() {
        let message = "recv must be same length as send";
        return Err(vm.heap.raise(Ns::ValueError, message));
    }
    exchange(vm, bus, Some(out), 0, Some(into));
    Ok(value)
}

/// The byte that is sent while reading.
fn filler(vm: &mut Vm<'_>, args: Args) -> Res<u8> {
    match vm.heap.arg(args, 2) {
        Value::UNDEF => Ok(0),
        v => Ok(vm.heap.machine_int(v)? as u8),
    }
}

fn read(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, count) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let (_, bus) = this(vm, v)?;
    let filler = filler(vm, args)?;
    let (value, into) = incoming(vm, count)?;
    exchange(vm, bus, None, filler, Some(into));
    Ok(value)
}

fn readinto(vm: &mut Vm<'_>, args: Args) -> Res {
    read(vm, args)?;
    Ok(Value::NONE)
}

fn write(vm: &mut Vm<'_>, v: Value, data: Value) -> Res {
    let (_, bus) = this(vm, v)?;
    let out = bytes(vm, data)?;
    exchange(vm, bus, Some(out), 0, None);
    Ok(Value::NONE)
}

fn write_readinto(vm: &mut Vm<'_>, v: Value, data: Value, room: Value) -> Res {
    let (_, bus) = this(vm, v)?;
    let out = bytes(vm, data)?;
    let (_, into) = incoming(vm, room)?;
    if into.len() != out.len() {
        let message = "buffers must be the same length";
        return Err(vm.heap.raise(Ns::ValueError, message));
    }
    exchange(vm, bus, Some(out), 0, Some(into));
    Ok(Value::NONE)
}
