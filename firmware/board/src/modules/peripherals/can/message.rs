//! Messages on a bus: sending and receiving.

use garter_runtime::names::Name;
use garter_runtime::rom::{Args, Ns};
use garter_runtime::vm::Parameter;
use garter_runtime::{Raised, Res, Value, Vm};

use super::callback::run;
use super::{EXTENDED, STANDARD, queue, settings, this};
use crate::can::CanRequest;
use crate::hardware::CanFrame;
use crate::modules::peripherals::span::{bytes, outgoing};
use crate::names::name;

const EIO: i32 = 5;
const EBUSY: i32 = 16;
const ETIMEDOUT: i32 = 110;

pub(super) fn any(vm: &mut Vm<'_>, v: Value, fifo: Value) -> Res {
    let (_, bus) = this(vm, v)?;
    let fifo = queue(vm, fifo)?;
    match CanRequest::Waiting(bus, fifo, 0).ask(vm.port) {
        CanRequest::Waiting(_, _, count) => Ok(Value::bool(count > 0)),
        _ => Ok(Value::FALSE),
    }
}

/// `_occupied()`: the mailboxes whose messages are not sent yet, a bit each.
pub(super) fn occupied(vm: &mut Vm<'_>, v: Value) -> Res {
    let (_, bus) = this(vm, v)?;
    match CanRequest::Occupied(bus, 0).ask(vm.port) {
        CanRequest::Occupied(_, mailboxes) => Ok(Value::small(i32::from(mailboxes))),
        _ => Ok(Value::small(0)),
    }
}

/// `_cancel(mailbox)`: whether a message waited there, which is given up.
pub(super) fn cancel(vm: &mut Vm<'_>, v: Value, mailbox: Value) -> Res {
    let (_, bus) = this(vm, v)?;
    let mailbox = usize::try_from(vm.heap.machine_int(mailbox)?).unwrap_or(usize::MAX);
    match CanRequest::Cancel(bus, mailbox, false).ask(vm.port) {
        CanRequest::Cancel(_, _, done) => Ok(Value::bool(done)),
        _ => Ok(Value::FALSE),
    }
}

/// `send(data, id, *, timeout=0, rtr=False, extframe=False, fdf=False, brs=False)`; the last two
/// are for controllers of another kind.
pub(super) fn send(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 8] = [
        Parameter::required(name("self")),
        Parameter::required(name("data")),
        Parameter::required(name("id")),
        Parameter::optional(name("timeout"), Value::small(0)),
        Parameter::keyword(name("rtr"), Value::FALSE),
        Parameter::keyword(name("extframe"), Value::FALSE),
        Parameter::keyword(name("fdf"), Value::FALSE),
        Parameter::keyword(name("brs"), Value::FALSE),
    ];
    let [v, data, id, timeout, remote, extended, _, _] = vm.bind(args, &SPEC)?;
    let (_, bus) = this(vm, v)?;
    let (remote, extended) = (vm.is_true(remote)?, vm.is_true(extended)?);
    let limit = if extended { EXTENDED } else { STANDARD };
    let id = vm.heap.machine_int(id)? as u32 & limit;
    let span = outgoing(vm, data)?;
    let mut frame = CanFrame {
        id,
        extended,
        remote,
        len: span.len().min(255) as u8,
        data: [0; 8],
    };
    if span.len() > frame.data.len() {
        return Err(vm.heap.raise(Ns::ValueError, "CAN data field too long"));
    }
    for i in 0..span.len() {
        frame.data[i] = span.get(vm, i);
    }
    let waits = timeout.as_small() != Some(0);
    let end = end_of(vm, timeout)?;
    if settings(vm, bus).is_none() {
        return Err(os_error(vm, EIO));
    }
    loop {
        let CanRequest::Send(_, _, taken) = CanRequest::Send(bus, frame, false).ask(vm.port) else {
            return Ok(Value::NONE);
        };
        if taken {
            // Messages to the board's own controllers are told at once, as interrupts are.
            run(vm)?;
            break;
        }
        if !waits {
            return Err(os_error(vm, EBUSY));
        }
        if !wait(vm, end)? {
            return Err(os_error(vm, ETIMEDOUT));
        }
    }
    while waits && let CanRequest::Pending(_, 1..) = CanRequest::Pending(bus, 0).ask(vm.port) {
        if !wait(vm, end)? {
            CanRequest::Abort(bus).ask(vm.port);
            return Err(os_error(vm, ETIMEDOUT));
        }
    }
    Ok(Value::NONE)
}

/// Items of what `recv` gives: identifier, extended, remote, the filter's number, the data.
const ITEMS: usize = 5;

/// `recv(fifo, list=None, *, timeout=5000)`
pub(super) fn recv(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 4] = [
        Parameter::required(name("self")),
        Parameter::required(name("fifo")),
        Parameter::optional(const { Name::of("list") }, Value::NONE),
        Parameter::keyword(name("timeout"), Value::small(5000)),
    ];
    let [v, fifo, list, timeout] = vm.bind(args, &SPEC)?;
    let (_, bus) = this(vm, v)?;
    let fifo = queue(vm, fifo)?;
    // Said before anything is waited for.
    room(vm, list)?;
    let end = end_of(vm, timeout)?;
    let (frame, filter) = loop {
        let received = CanRequest::Receive(bus, fifo, None).ask(vm.port);
        if let CanRequest::Receive(_, _, Some(message)) = received {
            break message;
        }
        if !wait(vm, end)? {
            return Err(os_error(vm, ETIMEDOUT));
        }
    };
    // Functions ran meanwhile, which may have put something else there.
    let room = room(vm, list)?;
    let data = &frame.data[..usize::from(frame.len).min(8)];
    // A request for data has a length, but none of the data.
    let data = if frame.remote { &data[..0] } else { data };
    let id = vm.heap.new_int(i64::from(frame.id))?;
    let base = vm.heap.push(id)?;
    let mut items = [
        id,
        Value::bool(frame.extended),
        Value::bool(frame.remote),
        Value::small(i32::from(filter)),
        Value::NONE,
    ];
    let (Some(view), Some(list)) = (room, vm.heap.is(list, Ns::List)) else {
        items[ITEMS - 1] = vm.heap.new_bytes(data)?;
        vm.heap.push(items[ITEMS - 1])?;
        let made = vm.heap.new_list(&items)?;
        vm.heap.cut(base);
        return Ok(made);
    };
    if let Some(view) = view.as_ref() {
        vm.heap.resize_view(view, data.len());
    }
    let span = bytes(vm, view)?;
    for (i, byte) in data.iter().enumerate() {
        span.put(vm, i, *byte);
    }
    for (i, item) in items[..ITEMS - 1].iter().enumerate() {
        vm.heap.list_set(list, i, *item);
    }
    vm.heap.cut(base);
    Ok(list.value())
}

/// The view in a program's list that takes the data; `None` without a list.
fn room(vm: &mut Vm<'_>, list: Value) -> Res<Option<Value>> {
    if list.is_none() {
        return Ok(None);
    }
    let Some(r) = vm.heap.is(list, Ns::List) else {
        return Err(vm.heap.raise_with(Ns::TypeError, &[]));
    };
    if vm.heap.list_len(r) < ITEMS {
        return Err(vm.heap.raise_with(Ns::ValueError, &[]));
    }
    let view = vm.heap.list_item(r, ITEMS - 1).unwrap_or(Value::NONE);
    let Some(object) = vm.heap.is(view, Ns::MemoryView) else {
        return Err(vm.heap.raise_with(Ns::TypeError, &[]));
    };
    // It may have become shorter by a message before.
    vm.heap.resize_view(object, 8);
    match vm.buffer(view)? {
        Some(b) if b.writable && b.len >= 8 && matches!(b.code, b'B' | b'b') => Ok(Some(view)),
        _ => Err(vm.heap.raise_with(Ns::ValueError, &[])),
    }
}

/// When a time-out that a program gave is over.
fn end_of(vm: &mut Vm<'_>, timeout: Value) -> Res<u64> {
    let ms = vm.heap.machine_int(timeout)?.max(0) as u64;
    Ok(vm.port.ticks_us() + ms * 1000)
}

/// Waits a little, but not beyond the end. False: it is over.
fn wait(vm: &mut Vm<'_>, end: u64) -> Res<bool> {
    let left = end.saturating_sub(vm.port.ticks_us());
    if left == 0 {
        return Ok(false);
    }
    vm.wait_us(left.min(1000))?;
    Ok(true)
}

fn os_error(vm: &mut Vm<'_>, errno: i32) -> Raised {
    vm.heap.raise_with(Ns::OSError, &[Value::small(errno)])
}
