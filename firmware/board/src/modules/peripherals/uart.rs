//! `pyb.UART`, also `machine.UART`: serial ports, as streams.
//!
//! Words of a port: header, its number from 1, its baud rate, its stop bits; then raw: how long
//! reading waits for the first byte and for each other one, in ms, data bits, parity (0: none, 1:
//! even, 2: odd), the size of its buffer, lines that control the flow.

use garter_runtime::rom::{Args, Layout, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Ref, Res, Value, Vm};

use super::span::{bytes, incoming, wanted};
use crate::device::Request;
use crate::kept::Kept;
use crate::modules::UART;
use crate::names::{members, name};

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "UART",
    &TypeDef {
        layout: Layout::Head(3),
        new: Some(new),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "init" => VK(1, init),
        "deinit" => V1(deinit),
        "any" => V1(any),
        "read" => VN(1, 2, read),
        "readinto" => VN(2, 3, readinto),
        "readline" => V1(readline),
        "readchar" => V1(readchar),
        "write" => V2(write),
        "writechar" => V2(writechar),
        "sendbreak" => V1(|_, _| Ok(Value::NONE)),
        "flush" => V1(|_, _| Ok(Value::NONE)),
        "txdone" => V1(|_, _| Ok(Value::TRUE)),
        "ioctl" => V3(ioctl),
        "irq" => VK(1, irq),
        "IRQ_RX" => Const(Value::small(IRQ_RX)),
        "IRQ_RXIDLE" => Const(Value::small(IRQ_RXIDLE)),
        "RTS" => Const(Value::small(RTS as i32)),
        "CTS" => Const(Value::small(CTS as i32)),
    },
);

/// A byte has come; some have, and then none.
const IRQ_RX: i32 = 32;
const IRQ_RXIDLE: i32 = 16;

/// Lines that say when to send.
const RTS: u32 = 256;
const CTS: u32 = 512;

const BAUDRATE: usize = 2;
const STOP: usize = 3;
const TIMEOUT: usize = 4;
const BETWEEN: usize = 5;
const BITS: usize = 6;
const PARITY: usize = 7;
const BUFFER: usize = 8;
const FLOW: usize = 9;

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    let id = vm.heap.arg(args, 0);
    let named = vm.heap.text(id).map(|t| match t.get(&vm.heap) {
        b"XA" => 4,
        b"XB" => 1,
        b"YA" => 6,
        b"YB" => 3,
        _ => 0,
    });
    let number = named.or(id.as_small()).unwrap_or(-1);
    if !matches!(number, 1..=4 | 6) {
        let message = format_args!("UART({number}) doesn't exist");
        return Err(vm.heap.raise_fmt(Ns::ValueError, message));
    }
    let port = Kept::Uart(number as usize - 1).or_make(vm, |vm| {
        let port = vm.heap.alloc(UART.value(), FLOW)?;
        vm.heap.set_value(port, 1, Value::small(number));
        vm.heap.set_value(port, BAUDRATE, Value::NONE);
        Ok(port)
    })?;
    // With its number alone it stays as it was set up last.
    if args.positional > 1 || args.keywords > 0 {
        set_up(vm, port, args)?;
    }
    Ok(port.value())
}

fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let (port, _) = this(vm, v)?;
    set_up(vm, port, args)?;
    Ok(Value::NONE)
}

fn deinit(vm: &mut Vm<'_>, v: Value) -> Res {
    let (port, number) = this(vm, v)?;
    vm.heap.set_value(port, BAUDRATE, Value::NONE);
    Kept::Stream(number).set(vm, Value::NONE)?;
    Request::WatchBytes(number, false).ask(vm.port);
    Ok(Value::NONE)
}

/// The arguments after the first.
fn set_up(vm: &mut Vm<'_>, port: Ref, args: Args) -> Res<()> {
    const SPEC: [Parameter; 11] = [
        Parameter::optional(name("baudrate"), Value::small(9600)),
        Parameter::optional(name("bits"), Value::small(8)),
        Parameter::optional(name("parity"), Value::NONE),
        Parameter::optional(name("stop"), Value::small(1)),
        Parameter::keyword(name("timeout"), Value::small(0)),
        Parameter::keyword(name("flow"), Value::small(0)),
        Parameter::keyword(name("timeout_char"), Value::small(0)),
        Parameter::keyword(name("read_buf_len"), Value::small(64)),
        Parameter::keyword(name("rxbuf"), Value::small(-1)),
        Parameter::keyword(name("tx"), Value::NONE),
        Parameter::keyword(name("rx"), Value::NONE),
    ];
    let rest = Args {
        base: args.base + 1,
        positional: args.positional - 1,
        ..args
    };
    let [
        baudrate,
        bits,
        parity,
        stop,
        timeout,
        flow,
        between,
        old,
        buffer,
        ..,
    ] = vm.bind(rest, &SPEC)?;
    let bits = match bits.as_small() {
        Some(bits @ 7..=9) => bits as u32,
        _ => {
            return Err(vm
                .heap
                .raise(Ns::ValueError, "unsupported combination of bits and parity"));
        }
    };
    let baudrate = vm.heap.machine_int(baudrate)?;
    let parity = match parity.as_small() {
        None => 0,
        Some(0) => 1,
        Some(_) => 2,
    };
    vm.heap.set_value(port, BAUDRATE, Value::small(baudrate));
    vm.heap.set_value(port, STOP, stop);
    let timeout = vm.heap.machine_int(timeout)?.max(0) as u32;
    // Never shorter than a character takes.
    let shortest = 13_000 / baudrate.max(1) as u32 + 1;
    let between = (vm.heap.machine_int(between)?.max(0) as u32).max(shortest);
    let buffer = if buffer.as_small() == Some(-1) {
        old
    } else {
        buffer
    };
    let buffer = vm.heap.machine_int(buffer)?.max(0) as u32;
    let flow = vm.heap.machine_int(flow)? as u32;
    vm.heap.set_word(port, BUFFER, buffer);
    vm.heap.set_word(port, FLOW, flow);
    vm.heap.set_word(port, TIMEOUT, timeout);
    vm.heap.set_word(port, BETWEEN, between);
    vm.heap.set_word(port, BITS, bits);
    vm.heap.set_word(port, PARITY, parity);
    Ok(())
}

/// A port, and its number from 0.
fn this(vm: &mut Vm<'_>, v: Value) -> Res<(Ref, usize)> {
    let found = vm.heap.is(v, UART);
    match found.and_then(|r| Some((r, vm.heap.value(r, 1)?.as_small()?))) {
        Some((r, number)) => Ok((r, number as usize - 1)),
        None => Err(vm.heap.raise(Ns::TypeError, "not a UART")),
    }
}

fn print(vm: &mut Vm<'_>, v: Value, _kind: PrintKind) -> Res<()> {
    let (port, number) = this(vm, v)?;
    let part = |i| vm.heap.value(port, i).and_then(Value::as_small);
    let (baudrate, stop) = (part(BAUDRATE), part(STOP));
    if baudrate.is_none() {
        return vm.write_fmt(format_args!("UART({})", number + 1));
    }
    let parity = match vm.heap.word(port, PARITY) {
        0 => "None",
        1 => "0",
        _ => "1",
    };
    let (bits, timeout) = (vm.heap.word(port, BITS), vm.heap.word(port, TIMEOUT));
    let between = vm.heap.word(port, BETWEEN);
    let buffer = vm.heap.word(port, BUFFER);
    let flow = match vm.heap.word(port, FLOW) {
        0 => "0",
        RTS => "RTS",
        CTS => "CTS",
        _ => "RTS|CTS",
    };
    vm.write_fmt(format_args!(
        "UART({}, baudrate={}, bits={bits}, parity={parity}, stop={}, flow={flow}, \
         timeout={timeout}, timeout_char={between}, rxbuf={buffer})",
        number + 1,
        baudrate.unwrap_or(0),
        stop.unwrap_or(1),
    ))
}

/// Bytes that have come.
fn waiting(vm: &mut Vm<'_>, port: usize) -> usize {
    match Request::UartWaiting(port, 0).ask(vm.port) {
        Request::UartWaiting(_, count) => count,
        _ => 0,
    }
}

fn any(vm: &mut Vm<'_>, v: Value) -> Res {
    let (_, port) = this(vm, v)?;
    Ok(Value::small(waiting(vm, port) as i32))
}

/// The next byte, waited for so many milliseconds.
fn next(vm: &mut Vm<'_>, port: usize, ms: u32) -> Res<Option<u8>> {
    let end = vm.port.ticks_us() + u64::from(ms) * 1000;
    loop {
        if let Request::UartRead(_, Some(byte)) = Request::UartRead(port, None).ask(vm.port) {
            return Ok(Some(byte));
        }
        let left = end.saturating_sub(vm.port.ticks_us());
        if left == 0 {
            return Ok(None);
        }
        vm.wait_us(left.min(1000))?;
    }
}

/// Reads so many bytes into `room`, which is in a slot, up to the end of a line if asked; gives how
/// many came in time.
fn fill(vm: &mut Vm<'_>, v: Value, room: Value, most: usize, line: bool) -> Res<usize> {
    let (object, port) = this(vm, v)?;
    let mut ms = vm.heap.word(object, TIMEOUT);
    for i in 0..most {
        let Some(byte) = next(vm, port, ms)? else {
            return Ok(i);
        };
        // Callbacks ran meanwhile, which may have moved the bytes.
        bytes(vm, room)?.put(vm, i, byte);
        if line && byte == b'\n' {
            return Ok(i + 1);
        }
        ms = vm.heap.word(object, BETWEEN);
    }
    Ok(most)
}

/// Reads at most so many bytes into a new object; `None` when none came.
fn take(vm: &mut Vm<'_>, v: Value, most: usize, line: bool) -> Res {
    let (room, span) = incoming(vm, Value::small(most as i32))?;
    let base = vm.heap.push(room)?;
    let count = fill(vm, v, room, most, line)?;
    vm.heap.cut(base);
    match count {
        0 => Ok(Value::NONE),
        _ if count == most => Ok(room),
        _ => {
            let (made, shorter) = incoming(vm, Value::small(count as i32))?;
            for i in 0..count {
                let byte = span.get(vm, i);
                shorter.put(vm, i, byte);
            }
            Ok(made)
        }
    }
}

/// Bytes that `read()` and `readline()` take at most.
const CHUNK: usize = 256;

fn read(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, count) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let most = match vm.heap.as_i64(count) {
        Some(n) if n >= 0 => (n as usize).min(1 << 16),
        _ => {
            let (_, port) = this(vm, v)?;
            waiting(vm, port).max(CHUNK)
        }
    };
    take(vm, v, most, false)
}

fn readline(vm: &mut Vm<'_>, v: Value) -> Res {
    take(vm, v, CHUNK, true)
}

fn readinto(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, room) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let (_, span) = incoming(vm, room)?;
    let most = wanted(vm, vm.heap.arg(args, 2), &span);
    match fill(vm, v, room, most, false)? {
        0 => Ok(Value::NONE),
        count => Ok(Value::small(count as i32)),
    }
}

fn readchar(vm: &mut Vm<'_>, v: Value) -> Res {
    let (object, port) = this(vm, v)?;
    let ms = vm.heap.word(object, TIMEOUT);
    let byte = next(vm, port, ms)?;
    Ok(Value::small(byte.map_or(-1, i32::from)))
}

fn write(vm: &mut Vm<'_>, v: Value, data: Value) -> Res {
    let (_, port) = this(vm, v)?;
    let span = bytes(vm, data)?;
    for i in 0..span.len() {
        let byte = span.get(vm, i);
        Request::UartWrite(port, byte).ask(vm.port);
    }
    Ok(Value::small(span.len() as i32))
}

fn writechar(vm: &mut Vm<'_>, v: Value, byte: Value) -> Res {
    let (_, port) = this(vm, v)?;
    let byte = vm.heap.machine_int(byte)? as u8;
    Request::UartWrite(port, byte).ask(vm.port);
    Ok(Value::NONE)
}

/// `irq(handler=None, trigger=0, hard=False)`
fn irq(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let (_, port) = this(vm, v)?;
    super::irq::irq(vm, args, port, IRQ_RX | IRQ_RXIDLE)
}

/// What `select.poll` asks: which events there are now.
fn ioctl(vm: &mut Vm<'_>, v: Value, request: Value, events: Value) -> Res {
    const POLL: i32 = 3;
    const READABLE: i32 = 1;
    const WRITABLE: i32 = 4;
    let (_, port) = this(vm, v)?;
    if request.as_small() != Some(POLL) {
        // EINVAL
        return Ok(Value::small(-22));
    }
    let events = vm.heap.machine_int(events)?;
    let readable = match waiting(vm, port) {
        0 => 0,
        _ => READABLE,
    };
    Ok(Value::small(events & (readable | WRITABLE)))
}
