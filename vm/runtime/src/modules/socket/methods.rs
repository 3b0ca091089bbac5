//! What sockets can do.

use super::waiting::{expect, until};
use super::{HANDLE, MARKS, PATIENCE, STREAMS, TCP, V6, address, open, this};
use crate::Res;
use crate::modules::io::methods::source;
use crate::network::{Address, Network, TOO_MANY};
use crate::port::Errno;
use crate::rom::{Args, Ns};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(super) const SOL_SOCKET: i32 = 1;
pub(super) const REUSE: i32 = 2;
pub(super) const BROADCAST: i32 = 6;
pub(super) const KEEP_ALIVE: i32 = 9;
pub(super) const NO_DELAY: i32 = 1;
/// Options of the internet protocol, version 4: a group that messages may be sent to.
const IP: i32 = 0;
pub(super) const JOIN: i32 = 35;
pub(super) const LEAVE: i32 = 36;

/// Flags of `recv` and `recvfrom`: what is received stays to be received again; who would have to
/// wait gets EAGAIN.
pub(super) const PEEK: i32 = 2;
pub(super) const DO_NOT_WAIT: i32 = 64;

const IN: i32 = 1;
const OUT: i32 = 4;

/// Most bytes that one `recv` gives.
const PIECE: usize = 1 << 16;

/// The socket that is argument 0, and its number.
fn subject(vm: &mut Vm<'_>, args: Args) -> Res<(Ref, u32)> {
    let v = vm.heap.arg(args, 0);
    this(vm, v)
}

/// A request that is carried out at once.
fn at_once(vm: &mut Vm<'_>, request: Network<'_>) -> Res {
    match vm.port.network(request) {
        Ok(_) => Ok(Value::NONE),
        Err(error) => Err(vm.raise_errno(error)),
    }
}

pub(super) fn bind(vm: &mut Vm<'_>, v: Value, name: Value) -> Res {
    let (r, handle) = this(vm, v)?;
    let v6 = vm.heap.word(r, MARKS) & V6 != 0;
    let name = address::given(vm, name, v6)?;
    at_once(vm, Network::Bind(handle, name))
}

/// `listen([backlog])`
pub(super) fn listen(vm: &mut Vm<'_>, args: Args) -> Res {
    let (_, handle) = subject(vm, args)?;
    let most = match vm.heap.arg(args, 1) {
        Value::UNDEF => 128,
        v => vm.heap.machine_int(v)?,
    };
    at_once(vm, Network::Listen(handle, most))
}

pub(super) fn accept(vm: &mut Vm<'_>, v: Value) -> Res {
    let (r, handle) = this(vm, v)?;
    let base = vm.heap.push(v)?;
    let mut from = Address::default();
    // Room first: a connection without an object could not be closed.
    let marks = vm.heap.word(r, MARKS);
    let accepted = vm.heap.new_socket(0, super::CLOSED)?;
    vm.heap.push(accepted)?;
    let number = expect(vm, r, IN, |vm| {
        match vm.port.network(Network::Accept(handle, &mut from)) {
            Err(TOO_MANY) => {
                super::close_forgotten(vm);
                vm.port.network(Network::Accept(handle, &mut from))
            }
            accepted => accepted,
        }
    })?;
    if let Some(r) = accepted.as_ref() {
        vm.heap.set_word(r, HANDLE, number as u32);
        vm.heap.set_word(r, MARKS, marks & (V6 | STREAMS));
    }
    let name = address::tuple(vm, from)?;
    let pair = vm.heap.new_tuple(&[accepted, name])?;
    vm.heap.cut(base);
    Ok(pair)
}

pub(super) fn connect(vm: &mut Vm<'_>, v: Value, name: Value) -> Res {
    let (r, handle) = this(vm, v)?;
    let v6 = vm.heap.word(r, MARKS) & V6 != 0;
    let name = address::given(vm, name, v6)?;
    let base = vm.heap.push(v)?;
    expect(vm, r, OUT, |vm| {
        vm.port.network(Network::Connect(handle, name))
    })?;
    vm.heap.cut(base);
    Ok(Value::NONE)
}

/// Reads as a stream does.
pub(super) fn read(
    vm: &mut Vm<'_>,
    r: Ref,
    into: Ref,
    from: usize,
    count: usize,
) -> Res<Option<usize>> {
    let handle = open(vm, r)?;
    let got = until(vm, r, IN, |vm| {
        let room = vm.heap.bytes_mut(into, from, count);
        vm.port.network(Network::Receive(handle, room))
    })?;
    Ok(got.ok())
}

/// Writes as a stream does: all, unless the socket does not wait.
pub(super) fn write(
    vm: &mut Vm<'_>,
    r: Ref,
    object: Ref,
    from: usize,
    count: usize,
) -> Res<Option<usize>> {
    let handle = open(vm, r)?;
    let mut sent = 0;
    while sent < count {
        let more = until(vm, r, OUT, |vm| {
            let bytes = vm.heap.bytes(object, from + sent, count - sent);
            vm.port.network(Network::Send(handle, bytes))
        })?;
        match more {
            Ok(0) | Err(_) if sent == 0 => return Ok(None),
            Ok(0) | Err(_) => break,
            Ok(n) => sent += n,
        }
    }
    Ok(Some(sent))
}

fn size(vm: &mut Vm<'_>, args: Args) -> Res<usize> {
    let size = vm.heap.arg(args, 1);
    let size = vm.heap.machine_int(size)?;
    Ok(size.clamp(0, PIECE as i32) as usize)
}

fn flags(vm: &mut Vm<'_>, args: Args) -> Res<i32> {
    match vm.heap.arg(args, 2) {
        Value::UNDEF => Ok(0),
        flags => vm.heap.machine_int(flags),
    }
}

/// Receives as the flags say.
fn received(
    vm: &mut Vm<'_>,
    r: Ref,
    flags: i32,
    mut attempt: impl FnMut(&mut Vm<'_>) -> Result<usize, Errno>,
) -> Res<usize> {
    if flags & DO_NOT_WAIT == 0 {
        return expect(vm, r, IN, attempt);
    }
    attempt(vm).map_err(|error| vm.raise_errno(error))
}

/// `recv(size[, flags])`
pub(super) fn recv(vm: &mut Vm<'_>, args: Args) -> Res {
    let (r, handle) = subject(vm, args)?;
    let size = size(vm, args)?;
    let flags = flags(vm, args)?;
    let room = vm.heap.alloc_bytes(size)?;
    let base = vm.heap.push(room.value())?;
    let got = received(vm, r, flags, |vm| {
        let room = vm.heap.bytes_mut(room, 4, size);
        vm.port.network(match flags & PEEK {
            0 => Network::Receive(handle, room),
            _ => Network::Peek(handle, room),
        })
    })?;
    let bytes = vm.heap.bytes_from(room, 4, got.min(size))?;
    vm.heap.cut(base);
    Ok(bytes)
}

/// `recvfrom(size[, flags])`
pub(super) fn recvfrom(vm: &mut Vm<'_>, args: Args) -> Res {
    let (r, handle) = subject(vm, args)?;
    let size = size(vm, args)?;
    let flags = flags(vm, args)?;
    let room = vm.heap.alloc_bytes(size)?;
    let base = vm.heap.push(room.value())?;
    let mut from = Address::default();
    let got = received(vm, r, flags, |vm| {
        let room = vm.heap.bytes_mut(room, 4, size);
        vm.port.network(match flags & PEEK {
            0 => Network::ReceiveFrom(handle, room, &mut from),
            _ => Network::PeekFrom(handle, room, &mut from),
        })
    })?;
    let bytes = vm.heap.bytes_from(room, 4, got.min(size))?;
    vm.heap.push(bytes)?;
    let name = address::tuple(vm, from)?;
    let pair = vm.heap.new_tuple(&[bytes, name])?;
    vm.heap.cut(base);
    Ok(pair)
}

/// Sends once; gives how many bytes.
fn send_once(vm: &mut Vm<'_>, args: Args, to: Option<Address>) -> Res<usize> {
    let (r, handle) = subject(vm, args)?;
    let data = vm.heap.arg(args, 1);
    let (object, from, count) = source(vm, data)?;
    let base = vm.heap.push(object.value())?;
    let sent = expect(vm, r, OUT, |vm| {
        let bytes = vm.heap.bytes(object, from, count);
        vm.port.network(match to {
            Some(to) => Network::SendTo(handle, bytes, to),
            None => Network::Send(handle, bytes),
        })
    })?;
    vm.heap.cut(base);
    Ok(sent)
}

/// `send(data[, flags])`
pub(super) fn send(vm: &mut Vm<'_>, args: Args) -> Res {
    let sent = send_once(vm, args, None)?;
    Ok(Value::small(sent as i32))
}

/// `sendall(data[, flags])`
pub(super) fn sendall(vm: &mut Vm<'_>, args: Args) -> Res {
    let (r, _) = subject(vm, args)?;
    let data = vm.heap.arg(args, 1);
    let (object, from, count) = source(vm, data)?;
    let base = vm.heap.push(object.value())?;
    let sent = write(vm, r, object, from, count)?;
    vm.heap.cut(base);
    if count > 0 && sent != Some(count) {
        return Err(vm.raise_errno(Errno(11)));
    }
    Ok(Value::NONE)
}

/// `sendto(data, address)`, `sendto(data, flags, address)`
pub(super) fn sendto(vm: &mut Vm<'_>, args: Args) -> Res {
    let (r, _) = subject(vm, args)?;
    let v6 = vm.heap.word(r, MARKS) & V6 != 0;
    let to = vm.heap.arg(args, args.positional as usize - 1);
    let to = address::given(vm, to, v6)?;
    let sent = send_once(vm, args, Some(to))?;
    Ok(Value::small(sent as i32))
}

/// `settimeout(seconds)`: `None` waits for ever, 0 does not wait.
pub(super) fn settimeout(vm: &mut Vm<'_>, v: Value, seconds: Value) -> Res {
    let (r, _) = this(vm, v)?;
    let ms = if seconds.is_none() {
        -1
    } else {
        match vm.heap.as_f64(seconds) {
            // A time too short to be told from none still waits.
            Some(s) if s > 0.0 => ((s * 1000.0) as i32).max(1),
            Some(0.0) => 0,
            Some(_) => return Err(vm.heap.raise_with(Ns::ValueError, &[])),
            None => return Err(vm.heap.raise_conversion(seconds, "float")),
        }
    };
    vm.heap.set_word(r, PATIENCE, ms as u32);
    Ok(Value::NONE)
}

pub(super) fn setblocking(vm: &mut Vm<'_>, v: Value, blocking: Value) -> Res {
    let (r, _) = this(vm, v)?;
    let patience = if vm.is_true(blocking)? { u32::MAX } else { 0 };
    vm.heap.set_word(r, PATIENCE, patience);
    Ok(Value::NONE)
}

/// `setsockopt(level, option, value)`
pub(super) fn setsockopt(vm: &mut Vm<'_>, args: Args) -> Res {
    let (_, handle) = subject(vm, args)?;
    let mut n = [0; 2];
    for (i, n) in n.iter_mut().enumerate() {
        let v = vm.heap.arg(args, i + 1);
        *n = vm.heap.machine_int(v)?;
    }
    let value = vm.heap.arg(args, 3);
    if let [IP, JOIN | LEAVE] = n {
        let bytes = vm.expect_buffer(value)?;
        let request = match *vm.heap.buffer_bytes(bytes) {
            // The group, then the network that it is reached by.
            [a, b, c, d, e, f, g, h] => Network::Group {
                socket: handle,
                group: [a, b, c, d],
                network: [e, f, g, h],
                join: n[1] == JOIN,
            },
            _ => return Err(vm.raise_errno(Errno(22))),
        };
        return at_once(vm, request);
    }
    let on = match vm.heap.as_i64(value) {
        Some(i) => i != 0,
        None => {
            let bytes = vm.expect_buffer(value)?;
            vm.heap.buffer_bytes(bytes).iter().any(|b| *b != 0)
        }
    };
    let request = match n {
        [SOL_SOCKET, REUSE] => Network::Reuse(handle, on),
        [SOL_SOCKET, BROADCAST] => Network::Broadcast(handle, on),
        [SOL_SOCKET, KEEP_ALIVE] => Network::KeepAlive(handle, on),
        [TCP, NO_DELAY] => Network::NoDelay(handle, on),
        // No such option.
        _ => return Err(vm.raise_errno(Errno(92))),
    };
    at_once(vm, request)
}

pub(super) fn fileno(vm: &mut Vm<'_>, v: Value) -> Res {
    let (_, handle) = this(vm, v)?;
    Ok(Value::small(handle as i32))
}

pub(super) fn own_name(vm: &mut Vm<'_>, v: Value) -> Res {
    let (_, handle) = this(vm, v)?;
    let mut name = Address::default();
    at_once(vm, Network::OwnName(handle, &mut name))?;
    address::tuple(vm, name)
}

pub(super) fn peer_name(vm: &mut Vm<'_>, v: Value) -> Res {
    let (_, handle) = this(vm, v)?;
    let mut name = Address::default();
    at_once(vm, Network::PeerName(handle, &mut name))?;
    address::tuple(vm, name)
}
