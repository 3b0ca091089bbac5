//! Carrying protected bytes between a session of the port's and the stream beneath it. Whether
//! that waits is the stream's affair.

use super::socket::{self, BUFFER, STREAM};
use crate::Res;
use crate::modules::io::stream::Stream;
use crate::names::Name;
use crate::rom::Ns;
use crate::tls::{ARRANGING, FAILED, READABLE, Tls, WAITING};
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// Bytes carried at a time.
const PIECE: usize = 4096;
/// Rounds in which one poll carries bytes, so that a busy peer does not keep it.
const ROUNDS: usize = 16;

const IN: i32 = 1;
const OUT: i32 = 4;
const ERROR: i32 = 8;
const HANG_UP: i32 = 16;

/// A request about a session, whose faults are raised.
pub(super) fn ask(vm: &mut Vm<'_>, request: Tls<'_>) -> Res<usize> {
    match vm.port.tls(request) {
        Ok(n) => Ok(n),
        Err(fault) => Err(vm.raise_tls(fault)),
    }
}

/// Room for the bytes that are carried, made when it is first needed.
fn room(vm: &mut Vm<'_>, r: Ref) -> Res<Ref> {
    if let Some(buffer) = vm.heap.value(r, BUFFER).and_then(Value::as_ref) {
        return Ok(buffer);
    }
    let buffer = vm.heap.alloc_bytes(PIECE)?;
    vm.heap.set_value(r, BUFFER, buffer.value());
    Ok(buffer)
}

fn stream(vm: &Vm<'_>, r: Ref) -> Stream {
    let stream = vm.heap.value(r, STREAM).unwrap_or(Value::NONE);
    vm.stream(stream)
}

/// Writes bytes of the buffer; `None`: the stream takes none now.
fn write(vm: &mut Vm<'_>, r: Ref, buffer: Ref, count: usize) -> Res<Option<usize>> {
    match stream(vm, r) {
        Stream::Object(v) => {
            let data = vm.heap.bytes_from(buffer, 4, count)?;
            let base = vm.heap.push(data)?;
            let written = vm.call_method(v, const { Name::of("write") }, &[data])?;
            vm.heap.cut(base);
            let written = vm.heap.as_i64(written);
            Ok(written.map(|n| n.clamp(0, count as i64) as usize))
        }
        stream => vm.write_stream(stream, buffer, 4, count),
    }
}

/// Sends what waits. False: the stream takes no more now.
pub(super) fn flush(vm: &mut Vm<'_>, r: Ref) -> Res<bool> {
    let session = socket::session(vm, r);
    while ask(vm, Tls::State(session))? & WAITING != 0 {
        let buffer = room(vm, r)?;
        let into = vm.heap.bytes_mut(buffer, 4, PIECE);
        let count = match vm.port.tls(Tls::Waiting(session, into)) {
            Ok(count) => count.min(PIECE),
            Err(fault) => return Err(vm.raise_tls(fault)),
        };
        match write(vm, r, buffer, count)? {
            None | Some(0) => return Ok(false),
            Some(gone) => ask(vm, Tls::Gone(session, gone))?,
        };
    }
    Ok(true)
}

/// Takes what has come. False: nothing is there yet.
pub(super) fn fill(vm: &mut Vm<'_>, r: Ref) -> Res<bool> {
    let session = socket::session(vm, r);
    let buffer = room(vm, r)?;
    let stream = stream(vm, r);
    let Some(count) = vm.read_stream(stream, buffer, 4, PIECE)? else {
        return Ok(false);
    };
    let bytes = vm.heap.bytes(buffer, 4, count.min(PIECE));
    // A fault is kept, and told to whoever asks for bytes.
    let _ = vm.port.tls(Tls::Arrived(session, bytes));
    Ok(true)
}

/// Arranges the session. False: that takes longer.
pub(super) fn arrange(vm: &mut Vm<'_>, r: Ref) -> Res<bool> {
    let session = socket::session(vm, r);
    loop {
        if !flush(vm, r)? {
            return Ok(false);
        }
        let state = ask(vm, Tls::State(session))?;
        if state & FAILED != 0 {
            // The fault.
            ask(vm, Tls::Receive(session, &mut []))?;
        }
        if state & ARRANGING == 0 {
            return Ok(true);
        }
        if !fill(vm, r)? {
            return Ok(false);
        }
    }
}

/// Which of these events the stream beneath has.
fn beneath(vm: &mut Vm<'_>, r: Ref, events: i32) -> Res<i32> {
    let stream = vm.heap.value(r, STREAM).unwrap_or(Value::NONE);
    crate::modules::select::ready(vm, stream, events)
}

/// Carries what can be carried without waiting.
fn carry(vm: &mut Vm<'_>, r: Ref, events: i32) -> Res<()> {
    let session = socket::session(vm, r);
    for _ in 0..ROUNDS {
        let state = ask(vm, Tls::State(session))?;
        if state & WAITING != 0 {
            if beneath(vm, r, OUT)? & (OUT | ERROR | HANG_UP) == 0 || !flush(vm, r)? {
                return Ok(());
            }
            continue;
        }
        let wanted = state & ARRANGING != 0 || events & IN != 0;
        if !wanted || state & (READABLE | FAILED) != 0 {
            return Ok(());
        }
        if beneath(vm, r, IN)? & (IN | ERROR | HANG_UP) == 0 || !fill(vm, r)? {
            return Ok(());
        }
    }
    Ok(())
}

/// Which of these events a protected stream has. What fails is kept for whoever reads or writes
/// next, because who polls many streams cannot tell whose error it would be.
pub(super) fn poll(vm: &mut Vm<'_>, r: Ref, events: i32) -> Res<i32> {
    let session = socket::session(vm, r);
    let base = vm.heap.push(r.value())?;
    if carry(vm, r, events).is_err() {
        let raised = vm.heap.take_raised();
        if !vm.is_instance(raised, Ns::OSError.value()) {
            return Err(vm.heap.raise_value(raised));
        }
        let number = vm.exception_argument(raised);
        let number = number.and_then(|v| vm.heap.as_i64(v)).unwrap_or(5);
        // Nobody could be told of more.
        let _ = vm.port.tls(Tls::Broken(session, number as i32));
    }
    vm.heap.cut(base);
    let state = ask(vm, Tls::State(session))?;
    if state & FAILED != 0 {
        return Ok(events & (IN | OUT) | ERROR);
    }
    let mut found = 0;
    if state & READABLE != 0 {
        found |= IN;
    }
    if state & (ARRANGING | WAITING) == 0 {
        found |= OUT;
    }
    Ok(found & events)
}
