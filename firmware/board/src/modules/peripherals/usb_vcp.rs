//! `pyb.USB_VCP`: the console as a stream of bytes that a program reads and writes itself.

use garter_runtime::rom::{Args, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Res, Value, Vm};

use super::span::{bytes, incoming, outgoing, wanted};
use crate::modules::USB_VCP;
use crate::names::{members, name};

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "USB_VCP",
    &TypeDef {
        new: Some(new),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "init" => VK(1, |_, _| Ok(Value::NONE)),
        "setinterrupt" => V2(setinterrupt),
        "isconnected" => V1(|_, _| Ok(Value::TRUE)),
        "any" => V1(|vm, _| Ok(Value::bool(vm.port.readable()))),
        "close" => V1(|_, _| Ok(Value::NONE)),
        "read" => VN(1, 2, read),
        "readinto" => VN(2, 3, readinto),
        "readline" => V1(readline),
        "readlines" => V1(readlines),
        "recv" => VK(2, recv),
        "send" => VK(2, send),
        "write" => V2(write),
        "ioctl" => V3(ioctl),
        "irq" => VK(1, |vm, args| super::irq::irq(vm, args, crate::streams::CONSOLE, 1)),
        "IRQ_RX" => Const(Value::small(1)),
        "RTS" => Const(Value::small(1)),
        "CTS" => Const(Value::small(2)),
    },
);

/// Bytes that one call takes when it is not told how many.
const CHUNK: i32 = 256;

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    match vm.heap.arg(args, 0) {
        Value::UNDEF => {}
        v if v.as_small() == Some(0) => {}
        _ => return Err(vm.heap.raise(Ns::ValueError, "USB_VCP doesn't exist")),
    }
    Ok(vm.heap.alloc(USB_VCP.value(), 0)?.value())
}

fn print(vm: &mut Vm<'_>, _v: Value, _kind: PrintKind) -> Res<()> {
    vm.write(b"USB_VCP(0)")
}

/// `setinterrupt(chr)`: the byte that interrupts programs, or -1 for none.
fn setinterrupt(vm: &mut Vm<'_>, _v: Value, byte: Value) -> Res {
    let byte = vm.heap.machine_int(byte)?;
    vm.port.interrupt_on(u8::try_from(byte).ok());
    Ok(Value::NONE)
}

/// Reads what is there, at most so many bytes and for so many milliseconds, up to the end of a line
/// if asked; gives how many. `room` is in a slot.
fn fill(vm: &mut Vm<'_>, room: Value, most: usize, ms: u64, line: bool) -> Res<usize> {
    let end = vm.port.ticks_us() + ms * 1000;
    for i in 0..most {
        while !vm.port.readable() {
            let left = end.saturating_sub(vm.port.ticks_us());
            if left == 0 {
                return Ok(i);
            }
            vm.wait_us(left.min(1000))?;
        }
        let Some(byte) = vm.port.read() else {
            vm.check_interrupt()?;
            return Ok(i);
        };
        // Callbacks may have moved the bytes meanwhile.
        bytes(vm, room)?.put(vm, i, byte);
        if line && byte == b'\n' {
            return Ok(i + 1);
        }
    }
    Ok(most)
}

/// A new object with at most so many bytes that come in time; `None` without any.
fn take(vm: &mut Vm<'_>, most: i32, ms: u64, line: bool) -> Res {
    let (room, span) = incoming(vm, Value::small(most.max(0)))?;
    let base = vm.heap.push(room)?;
    let count = fill(vm, room, span.len(), ms, line)?;
    vm.heap.cut(base);
    if count == 0 {
        return Ok(Value::NONE);
    }
    let (made, shorter) = incoming(vm, Value::small(count as i32))?;
    for i in 0..count {
        let byte = span.get(vm, i);
        shorter.put(vm, i, byte);
    }
    Ok(made)
}

fn read(vm: &mut Vm<'_>, args: Args) -> Res {
    let most = match vm.heap.arg(args, 1) {
        Value::UNDEF | Value::NONE => CHUNK,
        v => vm.heap.machine_int(v)?,
    };
    take(vm, if most < 0 { CHUNK } else { most }, 0, false)
}

fn readline(vm: &mut Vm<'_>, _v: Value) -> Res {
    take(vm, CHUNK, 0, true)
}

fn readlines(vm: &mut Vm<'_>, _v: Value) -> Res {
    let list = vm.heap.new_list(&[])?;
    vm.heap.push(list)?;
    loop {
        let line = take(vm, CHUNK, 0, true)?;
        match list.as_ref() {
            Some(r) if !line.is_none() => vm.heap.list_append(r, line)?,
            _ => return Ok(vm.heap.pop()),
        }
    }
}

fn readinto(vm: &mut Vm<'_>, args: Args) -> Res {
    let room = vm.heap.arg(args, 1);
    let (_, span) = incoming(vm, room)?;
    let most = wanted(vm, vm.heap.arg(args, 2), &span);
    match fill(vm, room, most, 0, false)? {
        0 => Ok(Value::NONE),
        count => Ok(Value::small(count as i32)),
    }
}

/// What `send` and `recv` are told: what with, and for how many milliseconds.
fn timed(vm: &mut Vm<'_>, args: Args) -> Res<(Value, u64)> {
    const SPEC: [Parameter; 3] = [
        Parameter::required(name("self")),
        Parameter::required(name("data")),
        Parameter::keyword(name("timeout"), Value::small(5000)),
    ];
    let [_, data, timeout] = vm.bind(args, &SPEC)?;
    Ok((data, vm.heap.machine_int(timeout)?.max(0) as u64))
}

/// `recv(data, timeout=5000)`: a number gives so many bytes; a buffer is filled, and the answer is
/// how many came.
fn recv(vm: &mut Vm<'_>, args: Args) -> Res {
    let (data, ms) = timed(vm, args)?;
    if vm.heap.as_i64(data).is_some() {
        let most = vm.heap.machine_int(data)?;
        return match take(vm, most, ms, false)? {
            Value::NONE => vm.heap.new_bytes(&[]),
            read => Ok(read),
        };
    }
    let (room, span) = incoming(vm, data)?;
    let count = fill(vm, room, span.len(), ms, false)?;
    Ok(Value::small(count as i32))
}

fn send(vm: &mut Vm<'_>, args: Args) -> Res {
    let (data, _) = timed(vm, args)?;
    put_out(vm, data)
}

fn write(vm: &mut Vm<'_>, _v: Value, data: Value) -> Res {
    put_out(vm, data)
}

fn put_out(vm: &mut Vm<'_>, data: Value) -> Res {
    let span = outgoing(vm, data)?;
    for i in 0..span.len() {
        let byte = span.get(vm, i);
        vm.port.write_raw(&[byte]);
    }
    Ok(Value::small(span.len() as i32))
}

/// What `select.poll` asks: which events there are now.
fn ioctl(vm: &mut Vm<'_>, _v: Value, request: Value, events: Value) -> Res {
    const POLL: i32 = 3;
    const READABLE: i32 = 1;
    const WRITABLE: i32 = 4;
    if request.as_small() != Some(POLL) {
        // EINVAL
        return Ok(Value::small(-22));
    }
    let events = vm.heap.machine_int(events)?;
    let readable = if vm.port.readable() { READABLE } else { 0 };
    Ok(Value::small(events & (readable | WRITABLE)))
}
