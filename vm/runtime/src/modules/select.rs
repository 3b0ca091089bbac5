//! The module `select`: waiting until streams can be read or written.
//!
//! A `poll` object: header; a list of (stream, events, events that there were); the next entry of
//! `ipoll`, a small integer; 1 when `ipoll` tells each event once. The console can be read when the
//! port says so; a program's own streams are asked by `ioctl(3, events)`; everything else is always
//! ready.

use crate::Res;
use crate::members;
use crate::names::Name;
use crate::port::Errno;
use crate::rom::{Args, Namespace, Ns, TypeDef};
use crate::types::tuple::ITEMS;
use crate::value::{Ref, Value};
use crate::vm::Vm;

const IN: i32 = 1;
const OUT: i32 = 4;
const ERROR: i32 = 8;
const HANG_UP: i32 = 16;
/// The request that asks a stream of the program which events are there.
const POLL_REQUEST: i32 = 3;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "select",
    members! {
        "POLLERR" => Const(Value::small(ERROR)),
        "POLLHUP" => Const(Value::small(HANG_UP)),
        "POLLIN" => Const(Value::small(IN)),
        "POLLOUT" => Const(Value::small(OUT)),
        "poll" => V0(new_poll),
        "select" => VN(3, 4, select),
    },
);

pub(crate) static POLL: Namespace = Namespace::ty(
    "poll",
    &TypeDef {
        iter: Some(|_, v| Ok(v)),
        next: Some(next),
        ..TypeDef::PLAIN
    },
    members! {
        "ipoll" => VN(1, 3, ipoll),
        "modify" => V3(modify),
        "poll" => VN(1, 2, poll),
        "register" => VN(2, 3, register),
        "unregister" => V2(unregister),
    },
);

/// Longest wait between two looks at the world, in microseconds.
const SLICE: u64 = 10_000;
/// The same where streams are asked that cannot wake anybody.
const SHORT: u64 = 500;

const STREAMS: usize = 1;
const NEXT: usize = 2;
const FLAGS: usize = 3;
/// A stream whose event was told is asked for none any more.
const ONCE: i32 = 1;

fn new_poll(vm: &mut Vm<'_>) -> Res {
    let r = vm.heap.alloc(Ns::Poll.value(), 3)?;
    let list = vm.heap.new_list(&[])?;
    vm.heap.set_value(r, STREAMS, list);
    vm.heap.set_value(r, NEXT, Value::small(0));
    Ok(r.value())
}

fn streams(vm: &mut Vm<'_>, poll: Value) -> Res<Ref> {
    let list = poll.as_ref().and_then(|r| vm.heap.value(r, STREAMS));
    match list.and_then(Value::as_ref) {
        Some(list) => Ok(list),
        None => Err(vm.heap.raise(Ns::TypeError, "poll expected")),
    }
}

/// What is waited for: a tuple of the stream, the events it is asked for, and those that it had
/// when it was asked last.
fn new_entry(vm: &mut Vm<'_>, stream: Value, events: Value) -> Res {
    vm.heap.new_tuple(&[stream, events, Value::small(0)])
}

/// Entry `i` of a list of them.
fn entry(vm: &Vm<'_>, list: Ref, i: usize) -> Option<(Value, i32)> {
    let entry = vm.heap.list_item(list, i)?.as_ref()?;
    let events = vm.heap.tuple_item(entry, 1)?.as_small()?;
    Some((vm.heap.tuple_item(entry, 0)?, events))
}

/// The events that entry `i` had.
fn had(vm: &Vm<'_>, list: Ref, i: usize) -> Option<Value> {
    let entry = vm.heap.list_item(list, i)?.as_ref()?;
    let events = vm.heap.tuple_item(entry, 2)?;
    (events != Value::small(0)).then_some(events)
}

/// Whether two values are the same stream: objects of the console are made at every look-up.
fn same(vm: &Vm<'_>, a: Value, b: Value) -> bool {
    use crate::modules::io::file::{STDIN, handle};
    use crate::modules::io::stream::Stream;
    match (vm.stream(a), vm.stream(b)) {
        (Stream::File(x), Stream::File(y)) => {
            x == y || (handle(&vm.heap, x) >= STDIN && handle(&vm.heap, x) == handle(&vm.heap, y))
        }
        _ => a == b,
    }
}

/// Where a stream is in a list of entries.
fn place(vm: &Vm<'_>, list: Ref, stream: Value) -> Option<usize> {
    let mut i = 0;
    while !same(vm, entry(vm, list, i)?.0, stream) {
        i += 1;
    }
    Some(i)
}

fn register(vm: &mut Vm<'_>, args: Args) -> Res {
    let (poll, stream) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let list = streams(vm, poll)?;
    vm.expect_stream(stream)?;
    let events = match vm.heap.arg(args, 2) {
        Value::UNDEF => Value::small(IN | OUT),
        events => Value::small(vm.heap.machine_int(events)?),
    };
    let entry = new_entry(vm, stream, events)?;
    match place(vm, list, stream) {
        Some(i) => vm.heap.list_set(list, i, entry),
        None => vm.heap.list_append(list, entry)?,
    }
    Ok(Value::NONE)
}

fn modify(vm: &mut Vm<'_>, poll: Value, stream: Value, events: Value) -> Res {
    let list = streams(vm, poll)?;
    let Some(i) = place(vm, list, stream) else {
        return Err(vm.raise_errno(Errno(2)));
    };
    let events = Value::small(vm.heap.machine_int(events)?);
    let entry = new_entry(vm, stream, events)?;
    vm.heap.list_set(list, i, entry);
    Ok(Value::NONE)
}

fn unregister(vm: &mut Vm<'_>, poll: Value, stream: Value) -> Res {
    let list = streams(vm, poll)?;
    if let Some(i) = place(vm, list, stream) {
        vm.heap.list_cut(list, i, i + 1);
    }
    Ok(Value::NONE)
}

/// Which of `events` a stream has now. It must be in a stack slot.
pub(crate) fn ready(vm: &mut Vm<'_>, stream: Value, events: i32) -> Res<i32> {
    use crate::modules::io::file::{STDIN, handle};
    use crate::modules::io::stream::Stream;
    Ok(match vm.stream(stream) {
        Stream::File(r) if handle(&vm.heap, r) == STDIN => {
            let readable = events & IN != 0 && vm.port.readable();
            (events & OUT) | if readable { IN } else { 0 }
        }
        Stream::Memory(_) => return Err(vm.raise_errno(Errno(22))),
        Stream::File(_) => events,
        #[cfg(feature = "pc")]
        Stream::Rom(_) => events,
        Stream::Device(r, device) => (device.poll)(vm, r, events)?,
        Stream::Object(v) => {
            let arguments = [Value::small(POLL_REQUEST), Value::small(events)];
            let answer = vm.call_method(v, const { Name::of("ioctl") }, &arguments)?;
            vm.heap.machine_int(answer)? & (events | ERROR | HANG_UP)
        }
    })
}

/// Asks each stream of `list` (in a slot) what it has, until one is ready or `timeout` ms have
/// passed; negative or absent: for ever.
fn wait(vm: &mut Vm<'_>, list: Ref, timeout: Value) -> Res<()> {
    let timeout = match timeout {
        Value::UNDEF | Value::NONE => -1,
        v => vm.heap.machine_int(v)?,
    };
    // What is scheduled is called first, even if something is ready.
    vm.check_interrupt()?;
    let start = vm.port.ticks_us();
    loop {
        let (mut i, mut found) = (0, false);
        while let Some((stream, events)) = entry(vm, list, i) {
            let base = vm.heap.push(stream)?;
            let now = ready(vm, stream, events)?;
            vm.heap.cut(base);
            if let Some(entry) = vm.heap.list_item(list, i).and_then(Value::as_ref) {
                vm.heap.set_value(entry, ITEMS + 2, Value::small(now));
            }
            found |= now != 0;
            i += 1;
        }
        let passed = vm.port.ticks_us().saturating_sub(start) / 1000;
        if found || timeout >= 0 && passed >= timeout as u64 {
            return Ok(());
        }
        let left = match timeout {
            ..0 => SLICE,
            ms => (ms as u64 - passed) * 1000,
        };
        wait_some(vm, list, left)?;
    }
}

/// Waits until a socket among the streams is ready, or a little where there are others.
fn wait_some(vm: &mut Vm<'_>, list: Ref, left: u64) -> Res<()> {
    #[cfg(feature = "pc")]
    {
        let is_socket = |vm: &Vm<'_>, v| {
            let beneath = crate::modules::ssl::beneath(vm, v);
            vm.native_base(beneath, Ns::Socket).is_some()
        };
        let (mut sockets, mut others, mut i) = (false, false, 0);
        while let Some((stream, _)) = entry(vm, list, i) {
            let socket = is_socket(vm, stream);
            sockets |= socket;
            others |= !socket;
            i += 1;
        }
        if sockets {
            vm.check_interrupt()?;
            vm.observe();
            if vm.let_others_run() {
                return Ok(());
            }
            let others = others || vm.has_threads();
            let most = if others { SHORT } else { SLICE };
            let request = crate::network::Network::Wait(left.min(most));
            // An error is found when the sockets are asked again.
            let _ = vm.port.network(request);
            return Ok(());
        }
    }
    let _ = list;
    vm.wait_us(left.min(SHORT))
}

/// The next entry from number `*at` on that had something, as (stream, events).
fn next_ready(vm: &mut Vm<'_>, list: Ref, at: &mut usize) -> Res<Option<Value>> {
    while let Some((stream, _)) = entry(vm, list, *at) {
        *at += 1;
        if let Some(events) = had(vm, list, *at - 1) {
            return vm.heap.new_tuple(&[stream, events]).map(Some);
        }
    }
    Ok(None)
}

fn poll(vm: &mut Vm<'_>, args: Args) -> Res {
    let list = streams(vm, vm.heap.arg(args, 0))?;
    wait(vm, list, vm.heap.arg(args, 1))?;
    let found = vm.heap.new_list_with(0)?;
    let base = vm.heap.push(found.value())?;
    let mut at = 0;
    while let Some(pair) = next_ready(vm, list, &mut at)? {
        vm.heap.list_append(found, pair)?;
    }
    vm.heap.cut(base);
    Ok(found.value())
}

fn ipoll(vm: &mut Vm<'_>, args: Args) -> Res {
    let poll = vm.heap.arg(args, 0);
    let list = streams(vm, poll)?;
    wait(vm, list, vm.heap.arg(args, 1))?;
    let once = match vm.heap.arg(args, 2) {
        Value::UNDEF => 0,
        flags => vm.heap.machine_int(flags)? & ONCE,
    };
    if let Some(r) = poll.as_ref() {
        vm.heap.set_value(r, NEXT, Value::small(0));
        vm.heap.set_value(r, FLAGS, Value::small(once));
    }
    Ok(poll)
}

fn next(vm: &mut Vm<'_>, v: Value) -> Res<Option<Value>> {
    let list = streams(vm, v)?;
    let base = vm.heap.push(v)?;
    let Some(r) = v.as_ref() else {
        return Ok(None);
    };
    let at = vm.heap.value(r, NEXT).and_then(Value::as_small);
    let mut at = at.unwrap_or(0).max(0) as usize;
    let found = next_ready(vm, list, &mut at)?;
    if vm.heap.value(r, FLAGS) == Some(Value::small(ONCE))
        && let Some(pair) = found.and_then(Value::as_ref)
        && let Some(stream) = vm.heap.tuple_item(pair, 0)
    {
        vm.heap.push(pair.value())?;
        let none = new_entry(vm, stream, Value::small(0))?;
        vm.heap.list_set(list, at - 1, none);
    }
    vm.heap.set_value(r, NEXT, Value::small(at as i32));
    vm.heap.cut(base);
    Ok(found)
}

/// `select(readable, writable, exceptional, seconds=None)`
fn select(vm: &mut Vm<'_>, args: Args) -> Res {
    let base = vm.heap.top();
    let all = vm.heap.new_list_with(0)?;
    vm.heap.push(all.value())?;
    let mut counts = [0; 3];
    for (i, events) in [IN, OUT, ERROR | HANG_UP].into_iter().enumerate() {
        let given = vm.heap.arg(args, i);
        let items = vm.heap.expect_items(given)?;
        let list = vm.heap.new_list_with(0)?;
        vm.heap.list_extend(list, items)?;
        let pushed = vm.heap.push(list.value())?;
        let mut k = 0;
        while let Some(stream) = vm.heap.list_item(list, k) {
            vm.expect_stream(stream)?;
            let entry = new_entry(vm, stream, Value::small(events))?;
            vm.heap.list_append(all, entry)?;
            k += 1;
        }
        counts[i] = k;
        vm.heap.cut(pushed);
    }
    let timeout = match vm.heap.arg(args, 3) {
        v @ (Value::UNDEF | Value::NONE) => v,
        v => Value::small(vm.heap.as_f64(v).map_or(0.0, |s| s * 1000.0) as i32),
    };
    wait(vm, all, timeout)?;
    let result = vm.heap.new_tuple_of(3)?;
    vm.heap.push(result.value())?;
    let mut at = 0;
    for (i, count) in counts.into_iter().enumerate() {
        let found = vm.heap.new_list_with(0)?;
        vm.heap.set_value(result, ITEMS + i, found.value());
        for _ in 0..count {
            let Some((stream, _)) = entry(vm, all, at) else {
                break;
            };
            if had(vm, all, at).is_some() {
                vm.heap.list_append(found, stream)?;
            }
            at += 1;
        }
    }
    vm.heap.cut(base);
    Ok(result.value())
}
