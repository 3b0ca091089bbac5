//! `SSLSocket`: a stream that is protected on its way.
//!
//! Words: header; the stream beneath; room for what is carried to and from it; the number of the
//! port's session; 1 when closed; bytes that were taken from the program without telling it.

use super::context::{self, Open};
use super::pump::{arrange, ask, fill, flush, poll};
use crate::Res;
use crate::members;
use crate::modules::io::device::Device;
use crate::modules::io::methods as stream;
use crate::modules::select;
use crate::names::Name;
use crate::network::AGAIN;
use crate::port::Errno;
use crate::rom::{Args, Layout, Namespace, Ns, TypeDef};
use crate::tls::{Fault, Tls};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static SOCKET: Namespace = Namespace::ty(
    "SSLSocket",
    &TypeDef {
        layout: Layout::Head(2),
        iter: Some(|_, v| Ok(v)),
        next: Some(stream::next),
        ..TypeDef::PLAIN
    },
    members! {
        "__enter__" => V1(|_, v| Ok(v)),
        "__exit__" => VN(1, 4, stream::exit),
        "close" => V1(stream::close),
        "read" => VN(1, 2, stream::read),
        "readinto" => VN(2, 3, stream::readinto),
        "readline" => VN(1, 2, stream::readline),
        "recv" => VN(2, 3, recv),
        "send" => VN(2, 3, send),
        "setblocking" => V2(setblocking),
        "write" => VN(2, 4, stream::write),
    },
);

pub(crate) static DEVICE: Device = Device {
    read,
    write,
    poll: |vm, r, events| {
        open(vm, r)?;
        poll(vm, r, events)
    },
    close,
};

pub(super) const STREAM: usize = 1;
pub(super) const BUFFER: usize = 2;
const SESSION: usize = 3;
const CLOSED: usize = 4;
/// What a stream that does not wait has taken is only told when it is sent: the program gives the
/// same bytes once more, and they are skipped.
const OWED: usize = 5;

/// Most plain bytes that are taken at once: one record.
const RECORD: usize = 1 << 14;
/// Most bytes that one `recv` gives.
const PIECE: usize = 1 << 16;

const OUT: i32 = 4;

/// The number of a socket's session.
pub(super) fn session(vm: &Vm<'_>, r: Ref) -> u32 {
    vm.heap.word(r, SESSION)
}

/// The stream beneath a protected one; any other itself.
pub(crate) fn beneath(vm: &Vm<'_>, v: Value) -> Value {
    let r = vm.native_base(v, Ns::SslSocket).and_then(Value::as_ref);
    r.and_then(|r| vm.heap.value(r, STREAM)).unwrap_or(v)
}

fn this(vm: &mut Vm<'_>, v: Value) -> Res<Ref> {
    match vm.native_base(v, Ns::SslSocket).and_then(Value::as_ref) {
        Some(r) => open(vm, r).map(|()| r),
        None => Err(vm.heap.raise(Ns::TypeError, "SSLSocket expected")),
    }
}

fn open(vm: &mut Vm<'_>, r: Ref) -> Res<()> {
    match vm.heap.word(r, CLOSED) {
        0 => Ok(()),
        _ => Err(vm.raise_errno(Errno(9))),
    }
}

/// A protected stream over another; `now`: it is arranged before it is given away.
pub(super) fn wrap(vm: &mut Vm<'_>, context: Value, beneath: Value, host: Value, now: bool) -> Res {
    // What cannot be written to is no stream, which is better said at once.
    vm.load_attr(beneath, const { Name::of("write") })?;
    // Room first: a session without an object could not be closed.
    let r = vm.heap.alloc(Ns::SslSocket.value(), 5)?;
    let base = vm.heap.push(r.value())?;
    vm.heap.set_value(r, STREAM, beneath);
    vm.heap.set_word(r, CLOSED, 1);
    let session = match context::open(vm, context, host, false)? {
        Open::Session(session) => session,
        Open::TooMany => {
            close_forgotten(vm);
            match context::open(vm, context, host, true)? {
                Open::Session(session) => session,
                Open::TooMany => return Err(vm.raise_tls(Fault::Many)),
            }
        }
    };
    vm.heap.set_word(r, SESSION, session);
    vm.heap.set_word(r, CLOSED, 0);
    if now {
        arrange_all(vm, r)?;
    }
    vm.heap.cut(base);
    Ok(r.value())
}

/// Arranges a session whatever time it takes, also over a stream that does not wait.
fn arrange_all(vm: &mut Vm<'_>, r: Ref) -> Res<()> {
    let mut arranged = arrange(vm, r);
    while let Ok(false) = arranged {
        vm.check_interrupt()?;
        vm.wait_us(500)?;
        arranged = arrange(vm, r);
    }
    if arranged.is_err() {
        // The other side is told why, as far as it listens; nothing is left of the session.
        let raised = vm.heap.take_raised();
        let base = vm.heap.push(raised)?;
        forget(vm, r);
        vm.heap.cut(base);
        return Err(vm.heap.raise_value(raised));
    }
    Ok(())
}

/// Ends a session without a word beyond what waits.
fn forget(vm: &mut Vm<'_>, r: Ref) {
    if flush_at_once(vm, r).is_err() {
        // Nobody is listening any more.
        let _ = vm.heap.take_raised();
    }
    vm.heap.set_word(r, CLOSED, 1);
    // Forgetting cannot fail.
    let _ = vm.port.tls(Tls::Close(session(vm, r)));
}

/// Sends what waits if that takes no time.
fn flush_at_once(vm: &mut Vm<'_>, r: Ref) -> Res<()> {
    let stream = vm.heap.value(r, STREAM).unwrap_or(Value::NONE);
    if select::ready(vm, stream, OUT)? & OUT != 0 {
        flush(vm, r)?;
    }
    Ok(())
}

/// Closes the sessions that no program knows any more.
fn close_forgotten(vm: &mut Vm<'_>) {
    vm.heap.collect();
    let mut i = 0;
    while let Ok(session) = vm.port.tls(Tls::Opened(i)) {
        let known = vm.heap.objects().any(|(r, _)| {
            vm.heap.header(r) == Ns::SslSocket.value()
                && vm.heap.word(r, SESSION) == session as u32
                && vm.heap.word(r, CLOSED) == 0
        });
        match known {
            true => i += 1,
            false => {
                // Forgetting cannot fail.
                let _ = vm.port.tls(Tls::Close(session as u32));
            }
        }
    }
}

/// Reads as a stream does.
fn read(vm: &mut Vm<'_>, r: Ref, into: Ref, from: usize, count: usize) -> Res<Option<usize>> {
    open(vm, r)?;
    if count == 0 {
        return Ok(Some(0));
    }
    let session = session(vm, r);
    loop {
        let room = vm.heap.bytes_mut(into, from, count);
        match vm.port.tls(Tls::Receive(session, room)) {
            Ok(got) => return Ok(Some(got)),
            Err(Fault::Again) => {}
            Err(fault) => {
                if flush_at_once(vm, r).is_err() {
                    // The first fault is the one to tell.
                    let _ = vm.heap.take_raised();
                }
                return Err(vm.raise_tls(fault));
            }
        }
        flush(vm, r)?;
        if !fill(vm, r)? {
            return Ok(None);
        }
    }
}

/// Writes as a stream does: all, unless the stream beneath does not wait.
fn write(vm: &mut Vm<'_>, r: Ref, object: Ref, from: usize, count: usize) -> Res<Option<usize>> {
    open(vm, r)?;
    if !arrange(vm, r)? || !flush(vm, r)? {
        return Ok(None);
    }
    let owed = vm.heap.word(r, OWED) as usize;
    let mut sent = owed.min(count);
    vm.heap.set_word(r, OWED, (owed - sent) as u32);
    while sent < count {
        let now = (count - sent).min(RECORD);
        let bytes = vm.heap.bytes(object, from + sent, now);
        let taken = match vm.port.tls(Tls::Send(session(vm, r), bytes)) {
            Ok(taken) => taken.min(now),
            Err(fault) => return Err(vm.raise_tls(fault)),
        };
        if !flush(vm, r)? {
            vm.heap.set_word(r, OWED, taken as u32);
            return Ok((sent > 0).then_some(sent));
        }
        sent += taken;
    }
    Ok(Some(sent))
}

/// Says goodbye as far as that takes no time, and closes the stream beneath.
fn close(vm: &mut Vm<'_>, r: Ref) -> Res<()> {
    if vm.heap.word(r, CLOSED) != 0 {
        return Ok(());
    }
    ask(vm, Tls::Finish(session(vm, r)))?;
    let base = vm.heap.push(r.value())?;
    forget(vm, r);
    if let Some(stream) = vm.heap.value(r, STREAM) {
        vm.call_method(stream, const { Name::of("close") }, &[])?;
    }
    vm.heap.cut(base);
    Ok(())
}

/// `recv(size[, flags])`
fn recv(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let r = this(vm, v)?;
    let size = vm.heap.arg(args, 1);
    let size = vm.heap.machine_int(size)?.clamp(0, PIECE as i32) as usize;
    let room = vm.heap.alloc_bytes(size)?;
    let base = vm.heap.push(room.value())?;
    let Some(got) = read(vm, r, room, 4, size)? else {
        return Err(vm.raise_errno(AGAIN));
    };
    let bytes = vm.heap.bytes_from(room, 4, got.min(size))?;
    vm.heap.cut(base);
    Ok(bytes)
}

/// `send(data[, flags])`
fn send(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let r = this(vm, v)?;
    let data = vm.heap.arg(args, 1);
    let (object, from, count) = stream::source(vm, data)?;
    let base = vm.heap.push(object.value())?;
    let sent = write(vm, r, object, from, count)?;
    vm.heap.cut(base);
    match sent {
        Some(sent) => Ok(Value::small(sent as i32)),
        None => Err(vm.raise_errno(AGAIN)),
    }
}

/// Whether the stream beneath waits.
fn setblocking(vm: &mut Vm<'_>, v: Value, blocking: Value) -> Res {
    let r = this(vm, v)?;
    let stream = vm.heap.value(r, STREAM).unwrap_or(Value::NONE);
    vm.call_method(stream, const { Name::of("setblocking") }, &[blocking])
}
