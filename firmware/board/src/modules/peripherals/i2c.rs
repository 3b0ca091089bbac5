//! `pyb.I2C` and `machine.I2C`: the two-wire buses.
//!
//! Words of a bus: header, its number from 1, its frequency in Hz, its mode, its own address.

use garter_runtime::rom::{Args, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Ref, Res, Value, Vm};

use super::i2c_target;
use super::span::{Span, bytes, incoming, outgoing};
use crate::device::Request;
use crate::kept::Kept;
use crate::modules::{I2C, MACHINE_I2C};
use crate::names::{members, name};

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "I2C",
    &TypeDef {
        new: Some(new),
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
        "is_ready" => V2(is_ready),
        "scan" => V1(scan),
        "send" => VK(1, send),
        "recv" => VK(1, recv),
        "mem_read" => VK(1, mem_read),
        "mem_write" => VK(1, mem_write),
        "CONTROLLER" => Const(Value::small(CONTROLLER)),
        "PERIPHERAL" => Const(Value::small(1)),
        "MASTER" => Const(Value::small(CONTROLLER)),
        "SLAVE" => Const(Value::small(1)),
    },
);

pub(crate) static MACHINE: Namespace = Namespace::ty(
    "I2C",
    &TypeDef {
        new: Some(new_machine),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "init" => VK(1, init_machine),
        "deinit" => V1(|_, _| Ok(Value::NONE)),
        "scan" => V1(scan),
        "start" => V1(|vm, _| no_primitive(vm)),
        "stop" => V1(|vm, _| no_primitive(vm)),
        "readinto" => VN(2, 3, |vm, _| no_primitive(vm)),
        "write" => V2(|vm, _, _| no_primitive(vm)),
        "readfrom" => VN(3, 4, readfrom),
        "readfrom_into" => VN(3, 4, readfrom),
        "writeto" => VN(3, 4, writeto),
        "writevto" => VN(3, 4, writevto),
        "readfrom_mem" => VK(1, readfrom_mem),
        "readfrom_mem_into" => VK(1, readfrom_mem),
        "writeto_mem" => VK(1, writeto_mem),
    },
);

const CONTROLLER: i32 = 0;
/// Addresses that devices may have; the others mean something else on the bus.
const ADDRESSES: core::ops::Range<u8> = 0x08..0x78;
/// Nobody answered.
const ENODEV: i32 = 19;

const SPEC: [Parameter; 5] = [
    Parameter::optional(name("mode"), Value::small(CONTROLLER)),
    Parameter::keyword(name("addr"), Value::small(0x12)),
    Parameter::keyword(name("baudrate"), Value::small(400_000)),
    Parameter::keyword(name("gencall"), Value::FALSE),
    Parameter::keyword(name("dma"), Value::FALSE),
];

const MACHINE_SPEC: [Parameter; 4] = [
    Parameter::keyword(name("scl"), Value::NONE),
    Parameter::keyword(name("sda"), Value::NONE),
    Parameter::keyword(name("freq"), Value::small(400_000)),
    Parameter::keyword(name("timeout"), Value::small(50_000)),
];

/// The number of a bus: 1 or X, 2 or Y.
fn number(vm: &mut Vm<'_>, id: Value) -> Res<i32> {
    let named = vm.heap.text(id).map(|t| match t.get(&vm.heap) {
        b"X" => 1,
        b"Y" => 2,
        _ => 0,
    });
    match named.or(id.as_small()) {
        Some(n @ 1..=2) => Ok(n),
        _ => {
            let n = id.as_small().unwrap_or(-1);
            let message = format_args!("I2C({n}) doesn't exist");
            Err(vm.heap.raise_fmt(Ns::ValueError, message))
        }
    }
}

fn make(vm: &mut Vm<'_>, class: Ns, number: i32) -> Res<Ref> {
    let bus = vm.heap.alloc(class.value(), 4)?;
    vm.heap.set_value(bus, 1, Value::small(number));
    for part in 2..=4 {
        vm.heap.set_value(bus, part, Value::NONE);
    }
    Ok(bus)
}

/// The arguments after the first.
fn rest(args: Args) -> Args {
    Args {
        base: args.base + 1,
        positional: args.positional.saturating_sub(1),
        ..args
    }
}

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    vm.heap.expect_arguments(
        Args {
            keywords: 0,
            ..args
        },
        1,
        255,
    )?;
    let id = vm.heap.arg(args, 0);
    let number = number(vm, id)?;
    let kept = Kept::I2c(number as usize - 1);
    let bus = kept.or_make(vm, |vm| make(vm, I2C, number))?;
    // With its number alone it stays as it was set up last.
    if args.positional > 1 || args.keywords > 0 {
        set_up(vm, bus, args)?;
    }
    Ok(bus.value())
}

fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let (bus, _) = this(vm, v)?;
    set_up(vm, bus, args)?;
    Ok(Value::NONE)
}

fn set_up(vm: &mut Vm<'_>, bus: Ref, args: Args) -> Res<()> {
    let [mode, own, baudrate, _, _] = vm.bind(rest(args), &SPEC)?;
    let baudrate = vm.heap.machine_int(baudrate)?;
    let own = vm.heap.machine_int(own)?;
    vm.heap.set_value(bus, 4, Value::small(own));
    vm.heap.set_value(bus, 2, Value::small(baudrate));
    vm.heap.set_value(bus, 3, mode);
    Ok(())
}

fn new_machine(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    let id = vm.heap.arg(args, 0);
    // Without a number, or with that of old, it is made of the pins.
    if args.positional == 0 || id.as_small() == Some(-1) {
        let class = garter_runtime::modules::machine::soft_i2c(vm)?;
        let args = if args.positional == 0 {
            args
        } else {
            rest(args)
        };
        return vm.call_args(class, args);
    }
    let number = number(vm, id)?;
    let bus = make(vm, MACHINE_I2C, number)?;
    vm.heap.push(bus.value())?;
    set_up_machine(vm, bus, args)?;
    Ok(vm.heap.pop())
}

fn init_machine(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let (bus, _) = this(vm, v)?;
    set_up_machine(vm, bus, args)?;
    Ok(Value::NONE)
}

fn set_up_machine(vm: &mut Vm<'_>, bus: Ref, args: Args) -> Res<()> {
    let [_, _, freq, _] = vm.bind(rest(args), &MACHINE_SPEC)?;
    let freq = vm.heap.machine_int(freq)?;
    vm.heap.set_value(bus, 2, Value::small(freq));
    Ok(())
}

/// A bus, and its number from 0.
fn this(vm: &mut Vm<'_>, v: Value) -> Res<(Ref, usize)> {
    let found = vm.heap.is(v, I2C).or_else(|| vm.heap.is(v, MACHINE_I2C));
    match found.and_then(|r| Some((r, vm.heap.value(r, 1)?.as_small()?))) {
        Some((r, number)) => Ok((r, number as usize - 1)),
        None => Err(vm.heap.raise(Ns::TypeError, "not an I2C")),
    }
}

fn print(vm: &mut Vm<'_>, v: Value, _kind: PrintKind) -> Res<()> {
    let (bus, number) = this(vm, v)?;
    let part = |i| vm.heap.value(bus, i).and_then(Value::as_small);
    let (frequency, mode, own) = (part(2), part(3), part(4));
    let number = number + 1;
    let Some(frequency) = frequency else {
        return vm.write_fmt(format_args!("I2C({number})"));
    };
    if vm.heap.is(v, I2C).is_some() {
        if mode != Some(CONTROLLER) {
            let own = own.unwrap_or(0);
            return vm.write_fmt(format_args!(
                "I2C({number}, I2C.PERIPHERAL, addr=0x{own:02x})"
            ));
        }
        return vm.write_fmt(format_args!(
            "I2C({number}, I2C.CONTROLLER, baudrate={frequency})"
        ));
    }
    let (scl, sda) = if number == 1 {
        ("B6", "B7")
    } else {
        ("B10", "B11")
    };
    vm.write_fmt(format_args!(
        "I2C({number}, scl={scl}, sda={sda}, freq={frequency})"
    ))
}

/// Calls a device; whether it answered.
fn start(vm: &mut Vm<'_>, bus: usize, address: u8, read: bool) -> Res<bool> {
    let answered = Request::I2cStart(bus, address, read, false).ask(vm.port);
    let device = matches!(answered, Request::I2cStart(_, _, _, true));
    Ok(i2c_target::start(vm, bus, address, read)? | device)
}

fn stop(vm: &mut Vm<'_>, bus: usize) -> Res<()> {
    Request::I2cStop(bus).ask(vm.port);
    i2c_target::stop(vm, bus)
}

fn write_byte(vm: &mut Vm<'_>, bus: usize, byte: u8) -> Res<bool> {
    let taken = Request::I2cWrite(bus, byte, false).ask(vm.port);
    let device = matches!(taken, Request::I2cWrite(_, _, true));
    Ok(i2c_target::write(vm, bus, byte)? | device)
}

/// Sends bytes, of an object in a slot; gives how many were taken.
fn write(vm: &mut Vm<'_>, bus: usize, span: Span) -> Res<usize> {
    for i in 0..span.len() {
        let byte = span.again(vm)?.get(vm, i);
        if !write_byte(vm, bus, byte)? {
            return Ok(i);
        }
    }
    Ok(span.len())
}

fn read(vm: &mut Vm<'_>, bus: usize, span: Span) -> Res<()> {
    for i in 0..span.len() {
        if let Request::I2cRead(_, byte) = Request::I2cRead(bus, 0).ask(vm.port) {
            // A wire is low when anybody pulls it down.
            let byte = byte & i2c_target::read(vm, bus)?;
            span.again(vm)?.put(vm, i, byte);
        }
    }
    Ok(())
}

/// Calls a device that must answer.
fn call(vm: &mut Vm<'_>, bus: usize, address: u8, read: bool) -> Res<()> {
    if start(vm, bus, address, read)? {
        return Ok(());
    }
    stop(vm, bus)?;
    Err(vm.heap.raise_with(Ns::OSError, &[Value::small(ENODEV)]))
}

fn address(vm: &mut Vm<'_>, v: Value) -> Res<u8> {
    Ok(vm.heap.machine_int(v)? as u8 & 0x7f)
}

fn is_ready(vm: &mut Vm<'_>, v: Value, at: Value) -> Res {
    let (_, bus) = this(vm, v)?;
    let at = address(vm, at)?;
    let answered = start(vm, bus, at, false)?;
    stop(vm, bus)?;
    Ok(Value::bool(answered))
}

fn scan(vm: &mut Vm<'_>, v: Value) -> Res {
    let (_, bus) = this(vm, v)?;
    let list = vm.heap.new_list(&[])?;
    vm.heap.push(list)?;
    for at in ADDRESSES {
        let answered = start(vm, bus, at, false)?;
        stop(vm, bus)?;
        if answered && let Some(list) = list.as_ref() {
            vm.heap.list_append(list, Value::small(i32::from(at)))?;
        }
    }
    Ok(vm.heap.pop())
}

fn send(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 4] = [
        Parameter::required(name("self")),
        Parameter::required(name("send")),
        Parameter::optional(name("addr"), Value::small(0)),
        Parameter::keyword(name("timeout"), Value::small(5000)),
    ];
    let [v, data, at, _] = vm.bind(args, &SPEC)?;
    let (_, bus) = this(vm, v)?;
    let at = address(vm, at)?;
    let span = outgoing(vm, data)?;
    vm.heap.push(span.object())?;
    call(vm, bus, at, false)?;
    let taken = write(vm, bus, span)?;
    vm.heap.pop();
    stop(vm, bus)?;
    if taken < span.len() {
        return Err(vm.heap.raise_with(Ns::OSError, &[Value::small(ENODEV)]));
    }
    Ok(Value::NONE)
}

fn recv(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 4] = [
        Parameter::required(name("self")),
        Parameter::required(name("recv")),
        Parameter::optional(name("addr"), Value::small(0)),
        Parameter::keyword(name("timeout"), Value::small(5000)),
    ];
    let [v, data, at, _] = vm.bind(args, &SPEC)?;
    let (_, bus) = this(vm, v)?;
    let at = address(vm, at)?;
    receive(vm, bus, at, data)
}

/// Reads from a device into a buffer, or a new object of so many bytes; gives it.
fn receive(vm: &mut Vm<'_>, bus: usize, at: u8, into: Value) -> Res {
    let (value, span) = incoming(vm, into)?;
    vm.heap.push(value)?;
    call(vm, bus, at, true)?;
    read(vm, bus, span)?;
    stop(vm, bus)?;
    Ok(vm.heap.pop())
}

/// Sends the address of a register, most significant byte first.
fn point(vm: &mut Vm<'_>, bus: usize, register: i32, bits: i32) -> Res<()> {
    for i in (0..bits.clamp(8, 32) / 8).rev() {
        write_byte(vm, bus, (register >> (8 * i)) as u8)?;
    }
    Ok(())
}

/// What calls about a device's memory say: bus, device, register, bits of the register's address,
/// and the data or the room for it.
struct Memory {
    bus: usize,
    at: u8,
    register: i32,
    bits: i32,
    data: Value,
}

fn memory(vm: &mut Vm<'_>, [v, at, register, data, bits]: [Value; 5]) -> Res<Memory> {
    let (_, bus) = this(vm, v)?;
    Ok(Memory {
        bus,
        at: address(vm, at)?,
        register: vm.heap.machine_int(register)?,
        bits: vm.heap.machine_int(bits)?,
        data,
    })
}

fn read_memory(vm: &mut Vm<'_>, m: &Memory) -> Res {
    let (value, span) = incoming(vm, m.data)?;
    vm.heap.push(value)?;
    call(vm, m.bus, m.at, false)?;
    point(vm, m.bus, m.register, m.bits)?;
    call(vm, m.bus, m.at, true)?;
    read(vm, m.bus, span)?;
    stop(vm, m.bus)?;
    Ok(vm.heap.pop())
}

fn write_memory(vm: &mut Vm<'_>, m: &Memory) -> Res {
    let span = outgoing(vm, m.data)?;
    vm.heap.push(span.object())?;
    call(vm, m.bus, m.at, false)?;
    point(vm, m.bus, m.register, m.bits)?;
    write(vm, m.bus, span)?;
    vm.heap.pop();
    stop(vm, m.bus)?;
    Ok(Value::NONE)
}

/// What `mem_read` and `mem_write` take.
fn pyb_memory(vm: &mut Vm<'_>, args: Args) -> Res<Memory> {
    const SPEC: [Parameter; 6] = [
        Parameter::required(name("self")),
        Parameter::required(name("data")),
        Parameter::required(name("addr")),
        Parameter::required(name("memaddr")),
        Parameter::keyword(name("timeout"), Value::small(5000)),
        Parameter::keyword(name("addr_size"), Value::small(8)),
    ];
    let [v, data, at, register, _, bits] = vm.bind(args, &SPEC)?;
    memory(vm, [v, at, register, data, bits])
}

fn mem_read(vm: &mut Vm<'_>, args: Args) -> Res {
    let m = pyb_memory(vm, args)?;
    read_memory(vm, &m)
}

fn mem_write(vm: &mut Vm<'_>, args: Args) -> Res {
    let m = pyb_memory(vm, args)?;
    write_memory(vm, &m)
}

/// What `readfrom_mem`, `readfrom_mem_into` and `writeto_mem` take.
fn machine_memory(vm: &mut Vm<'_>, args: Args) -> Res<Memory> {
    const SPEC: [Parameter; 5] = [
        Parameter::required(name("self")),
        Parameter::required(name("addr")),
        Parameter::required(name("memaddr")),
        Parameter::required(name("arg")),
        Parameter::keyword(name("addrsize"), Value::small(8)),
    ];
    let [v, at, register, data, bits] = vm.bind(args, &SPEC)?;
    memory(vm, [v, at, register, data, bits])
}

fn readfrom_mem(vm: &mut Vm<'_>, args: Args) -> Res {
    let m = machine_memory(vm, args)?;
    let made = vm.heap.as_i64(m.data).is_some();
    let read = read_memory(vm, &m)?;
    // Into a buffer of the program's there is nothing to give back.
    Ok(if made { read } else { Value::NONE })
}

fn writeto_mem(vm: &mut Vm<'_>, args: Args) -> Res {
    let m = machine_memory(vm, args)?;
    write_memory(vm, &m)
}

/// `start`, `stop`, `readinto` and `write`, which only buses made of pins can do.
fn no_primitive(vm: &mut Vm<'_>) -> Res {
    let message = "I2C operation not supported";
    Err(vm.heap.raise(Ns::OSError, message))
}

/// `readfrom(addr, nbytes, stop=True)` and `readfrom_into(addr, buf, stop=True)`
fn readfrom(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, at) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let into = vm.heap.arg(args, 2);
    let (_, bus) = this(vm, v)?;
    let at = address(vm, at)?;
    let made = vm.heap.as_i64(into).is_some();
    let read = receive(vm, bus, at, into)?;
    Ok(if made { read } else { Value::NONE })
}

/// `writeto(addr, buf, stop=True)`: how many bytes were taken.
fn writeto(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, at) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let data = vm.heap.arg(args, 2);
    let (_, bus) = this(vm, v)?;
    let at = address(vm, at)?;
    let span = bytes(vm, data)?;
    call(vm, bus, at, false)?;
    let taken = write(vm, bus, span)?;
    stop(vm, bus)?;
    Ok(Value::small(taken as i32))
}

/// `writevto(addr, vector, stop=True)`: all of some buffers, as one.
fn writevto(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, at) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let vector = vm.heap.arg(args, 2);
    let (_, bus) = this(vm, v)?;
    let at = address(vm, at)?;
    let Some(count) = vm.heap.item_count(vector) else {
        return Err(vm
            .heap
            .raise(Ns::TypeError, "vector must be a tuple or list"));
    };
    call(vm, bus, at, false)?;
    let mut taken = 0;
    for i in 0..count {
        let part = vm.heap.item(vector, i).unwrap_or(Value::NONE);
        let span = bytes(vm, part)?;
        vm.heap.push(part)?;
        taken += write(vm, bus, span)?;
        vm.heap.pop();
    }
    stop(vm, bus)?;
    Ok(Value::small(taken as i32))
}
