//! `pyb.CAN`: the message buses.
//!
//! Words of a bus: header, its number from 1.

use garter_runtime::rom::{Args, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Ref, Res, Value, Vm};

use super::can_timing;
use super::span::{bytes, outgoing};
use crate::can::{BANKS, CanRequest, FIFOS, FIRST_BANKS, Filter, FilterMode, Info, Settings};
use crate::hardware::CanFrame;
use crate::kept::Kept;
use crate::modules::CAN;
use crate::names::{members, name};
use crate::timers::tell;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "CAN",
    &TypeDef {
        new: Some(new),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "init" => VK(1, init),
        "deinit" => V1(deinit),
        "restart" => V1(restart),
        "state" => V1(state),
        "info" => VN(1, 2, info),
        "setfilter" => VK(1, setfilter),
        "clearfilter" => VK(1, clearfilter),
        "any" => V2(any),
        "recv" => VK(1, recv),
        "send" => VK(1, send),
        "rxcallback" => V3(rxcallback),
        "NORMAL" => Const(Value::small(0)),
        "LOOPBACK" => Const(Value::small(LOOPBACK)),
        "SILENT" => Const(Value::small(SILENT)),
        "SILENT_LOOPBACK" => Const(Value::small(SILENT | LOOPBACK)),
        "MASK16" => Const(Value::small(FilterMode::Mask16 as i32)),
        "LIST16" => Const(Value::small(FilterMode::List16 as i32)),
        "MASK32" => Const(Value::small(FilterMode::Mask32 as i32)),
        "LIST32" => Const(Value::small(FilterMode::List32 as i32)),
        "STOPPED" => Const(Value::small(0)),
        "ERROR_ACTIVE" => Const(Value::small(1)),
        "ERROR_WARNING" => Const(Value::small(2)),
        "ERROR_PASSIVE" => Const(Value::small(3)),
        "BUS_OFF" => Const(Value::small(4)),
    },
);

/// Bits of the chip's register for the bit timing, which programs give as modes.
const LOOPBACK: i32 = 1 << 26;
const SILENT: i32 = 1 << 27;

const EIO: i32 = 5;
const EBUSY: i32 = 16;
const ETIMEDOUT: i32 = 110;

/// Identifiers of 11 bits, and of 29.
const STANDARD: u32 = 0x7ff;
const EXTENDED: u32 = 0x1fff_ffff;

fn os_error(vm: &mut Vm<'_>, errno: i32) -> garter_runtime::Raised {
    vm.heap.raise_with(Ns::OSError, &[Value::small(errno)])
}

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    let id = vm.heap.arg(args, 0);
    let named = vm.heap.text(id).map(|t| match t.get(&vm.heap) {
        b"YA" => 1,
        b"YB" => 2,
        _ => 0,
    });
    let number = match named.or(id.as_small()) {
        Some(n @ 1..=2) => n,
        _ => {
            vm.heap.push(id)?;
            let shown = vm.to_str(id, garter_runtime::rom::PrintKind::Str)?;
            let text = vm.heap.text(shown);
            let mut copy = [0; 16];
            let text = text.as_ref().map_or(&b""[..], |t| t.get(&vm.heap));
            let len = text.len().min(copy.len());
            copy[..len].copy_from_slice(&text[..len]);
            let shown = core::str::from_utf8(&copy[..len]).unwrap_or("");
            let message = format_args!("CAN({shown}) doesn't exist");
            return Err(vm.heap.raise_fmt(Ns::ValueError, message));
        }
    };
    let bus = vm.heap.alloc(CAN.value(), 1)?;
    vm.heap.set_value(bus, 1, Value::small(number));
    if args.positional > 1 || args.keywords > 0 {
        vm.heap.push(bus.value())?;
        set_up(vm, number as usize - 1, args)?;
        vm.heap.pop();
    }
    Ok(bus.value())
}

/// A bus, and its number from 0.
fn this(vm: &mut Vm<'_>, v: Value) -> Res<(Ref, usize)> {
    let found = vm.heap.is(v, CAN);
    match found.and_then(|r| Some((r, vm.heap.value(r, 1)?.as_small()?))) {
        Some((r, number)) => Ok((r, number as usize - 1)),
        None => Err(vm.heap.raise(Ns::TypeError, "not a CAN")),
    }
}

fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let (_, bus) = this(vm, v)?;
    set_up(vm, bus, args)?;
    Ok(Value::NONE)
}

fn set_up(vm: &mut Vm<'_>, bus: usize, args: Args) -> Res<()> {
    const SPEC: [Parameter; 9] = [
        Parameter::required(name("mode")),
        Parameter::optional(name("prescaler"), Value::small(100)),
        Parameter::keyword(name("sjw"), Value::small(1)),
        Parameter::keyword(name("bs1"), Value::small(6)),
        Parameter::keyword(name("bs2"), Value::small(8)),
        Parameter::keyword(name("auto_restart"), Value::FALSE),
        Parameter::keyword(name("baudrate"), Value::small(0)),
        Parameter::keyword(name("sample_point"), Value::small(75)),
        Parameter::keyword(name("num_filter_banks"), Value::small(FIRST_BANKS as i32)),
    ];
    let rest = Args {
        base: args.base + 1,
        positional: args.positional.saturating_sub(1),
        ..args
    };
    let [
        mode,
        prescaler,
        sjw,
        bs1,
        bs2,
        auto_restart,
        rate,
        sample,
        banks,
    ] = vm.bind(rest, &SPEC)?;
    let mode = vm.heap.machine_int(mode)?;
    if mode & !(LOOPBACK | SILENT) != 0 {
        return Err(vm.heap.raise(Ns::ValueError, "invalid mode"));
    }
    let mut numbers = [0; 4];
    for (number, v) in numbers.iter_mut().zip([prescaler, sjw, bs1, bs2]) {
        *number = vm.heap.machine_int(v)?;
    }
    let rate = vm.heap.machine_int(rate)?;
    let sample = vm.heap.machine_int(sample)?;
    let possible = match rate {
        0 => can_timing::is_possible(numbers),
        rate => can_timing::find(rate, sample).is_some(),
    };
    if !possible {
        let message = match rate {
            0 => "CAN bit timing out of range",
            _ => "couldn't match baudrate and sample point",
        };
        return Err(vm.heap.raise(Ns::ValueError, message));
    }
    let banks = vm.heap.machine_int(banks)?;
    let auto_restart = vm.is_true(auto_restart)?;
    if banks != FIRST_BANKS as i32 {
        CanRequest::Share(banks.clamp(0, BANKS as i32) as usize).ask(vm.port);
    }
    CanRequest::Start(
        bus,
        Settings {
            mode: crate::can::Mode {
                loops: mode & LOOPBACK != 0,
                silent: mode & SILENT != 0,
            },
            auto_restart,
        },
    )
    .ask(vm.port);
    Ok(())
}

fn deinit(vm: &mut Vm<'_>, v: Value) -> Res {
    let (_, bus) = this(vm, v)?;
    CanRequest::Stop(bus).ask(vm.port);
    for fifo in 0..FIFOS {
        Kept::Can(bus, fifo).set(vm, Value::NONE)?;
    }
    Ok(Value::NONE)
}

fn settings(vm: &mut Vm<'_>, bus: usize) -> Option<Settings> {
    match CanRequest::Settings(bus, None).ask(vm.port) {
        CanRequest::Settings(_, settings) => settings,
        _ => None,
    }
}

fn print(vm: &mut Vm<'_>, v: Value, _kind: PrintKind) -> Res<()> {
    let (_, bus) = this(vm, v)?;
    let number = bus + 1;
    let Some(settings) = settings(vm, bus) else {
        return vm.write_fmt(format_args!("CAN({number})"));
    };
    let mode = match (settings.mode.silent, settings.mode.loops) {
        (false, false) => "NORMAL",
        (false, true) => "LOOPBACK",
        (true, false) => "SILENT",
        (true, true) => "SILENT_LOOPBACK",
    };
    let restarts = match settings.auto_restart {
        true => "True",
        false => "False",
    };
    vm.write_fmt(format_args!(
        "CAN({number}, CAN.{mode}, auto_restart={restarts})"
    ))
}

fn restart(vm: &mut Vm<'_>, v: Value) -> Res {
    let (_, bus) = this(vm, v)?;
    if settings(vm, bus).is_none() {
        return Err(vm.heap.raise_with(Ns::ValueError, &[]));
    }
    CanRequest::Restart(bus).ask(vm.port);
    Ok(Value::NONE)
}

fn told(vm: &mut Vm<'_>, bus: usize) -> Info {
    match CanRequest::Info(bus, None).ask(vm.port) {
        CanRequest::Info(_, Some(info)) => info,
        _ => Info::default(),
    }
}

fn state(vm: &mut Vm<'_>, v: Value) -> Res {
    let (_, bus) = this(vm, v)?;
    Ok(Value::small(told(vm, bus).state as i32))
}

/// `info([list])`
fn info(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let (_, bus) = this(vm, v)?;
    let counters = told(vm, bus).counters.map(|n| Value::small(i32::from(n)));
    let list = match vm.heap.arg(args, 1) {
        Value::UNDEF | Value::NONE => return vm.heap.new_list(&counters),
        list => list,
    };
    let Some(r) = vm.heap.is(list, Ns::List) else {
        return Err(vm.heap.raise_with(Ns::TypeError, &[]));
    };
    if vm.heap.list_len(r) < counters.len() {
        return Err(vm.heap.raise_with(Ns::ValueError, &[]));
    }
    for (i, counter) in counters.into_iter().enumerate() {
        vm.heap.list_set(r, i, counter);
    }
    Ok(list)
}

/// A queue's number.
fn queue(vm: &mut Vm<'_>, v: Value) -> Res<usize> {
    match vm.heap.machine_int(v)? {
        n @ 0..=1 => Ok(n as usize),
        _ => Err(vm.heap.raise_with(Ns::TypeError, &[])),
    }
}

/// `setfilter(bank, mode, fifo, params, *, rtr=None, extframe=False)`
fn setfilter(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 7] = [
        Parameter::required(name("self")),
        Parameter::required(name("bank")),
        Parameter::required(name("mode")),
        Parameter::required(name("fifo")),
        Parameter::required(name("params")),
        Parameter::keyword(name("rtr"), Value::NONE),
        Parameter::keyword(name("extframe"), Value::FALSE),
    ];
    let [v, bank, mode, fifo, given, rtr, extended] = vm.bind(args, &SPEC)?;
    let (_, bus) = this(vm, v)?;
    let bank = bank_number(vm, bank)?;
    let mode = match mode.as_small() {
        Some(0) => FilterMode::Mask16,
        Some(1) => FilterMode::List16,
        Some(2) => FilterMode::Mask32,
        Some(3) => FilterMode::List32,
        _ => return Err(bad_filter(vm)),
    };
    let fifo = queue(vm, fifo)?;
    let extended = vm.is_true(extended)?;
    let wide = matches!(mode, FilterMode::Mask32 | FilterMode::List32);
    if vm.heap.item_count(given) != Some(mode.parameters()) || (extended && !wide) {
        return Err(bad_filter(vm));
    }
    let limit = if extended { EXTENDED } else { STANDARD };
    let mut parameters = [0; 4];
    for (i, parameter) in parameters.iter_mut().take(mode.parameters()).enumerate() {
        let item = vm.heap.item(given, i).unwrap_or(Value::NONE);
        *parameter = vm.heap.machine_int(item)? as u32 & limit;
    }
    let mut remote = [false; 4];
    if !rtr.is_none() {
        if vm.heap.item_count(rtr) != Some(mode.filters()) {
            return Err(bad_filter(vm));
        }
        for (i, remote) in remote.iter_mut().take(mode.filters()).enumerate() {
            let item = vm.heap.item(rtr, i).unwrap_or(Value::NONE);
            *remote = vm.is_true(item)?;
        }
    }
    let filter = Filter::new(mode, fifo, parameters, remote, extended);
    CanRequest::SetFilter(bus, bank, Some(filter)).ask(vm.port);
    Ok(Value::NONE)
}

fn bad_filter(vm: &mut Vm<'_>) -> garter_runtime::Raised {
    vm.heap.raise(Ns::ValueError, "CAN filter parameter error")
}

fn bank_number(vm: &mut Vm<'_>, v: Value) -> Res<usize> {
    let bank = vm.heap.machine_int(v)?;
    match usize::try_from(bank) {
        Ok(bank) if bank < BANKS => Ok(bank),
        _ => Err(bad_filter(vm)),
    }
}

fn clearfilter(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 3] = [
        Parameter::required(name("self")),
        Parameter::required(name("bank")),
        Parameter::keyword(name("extframe"), Value::FALSE),
    ];
    let [v, bank, _] = vm.bind(args, &SPEC)?;
    let (_, bus) = this(vm, v)?;
    let bank = bank_number(vm, bank)?;
    CanRequest::SetFilter(bus, bank, None).ask(vm.port);
    Ok(Value::NONE)
}

fn any(vm: &mut Vm<'_>, v: Value, fifo: Value) -> Res {
    let (_, bus) = this(vm, v)?;
    let fifo = queue(vm, fifo)?;
    match CanRequest::Waiting(bus, fifo, 0).ask(vm.port) {
        CanRequest::Waiting(_, _, count) => Ok(Value::bool(count > 0)),
        _ => Ok(Value::FALSE),
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

/// `send(data, id, *, timeout=0, rtr=False, extframe=False, fdf=False, brs=False)`; the last two
/// are for controllers of another kind.
fn send(vm: &mut Vm<'_>, args: Args) -> Res {
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
fn recv(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 4] = [
        Parameter::required(name("self")),
        Parameter::required(name("fifo")),
        Parameter::optional(
            const { garter_runtime::names::Name::of("list") },
            Value::NONE,
        ),
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

/// `rxcallback(fifo, function)`
fn rxcallback(vm: &mut Vm<'_>, v: Value, fifo: Value, function: Value) -> Res {
    let (_, bus) = this(vm, v)?;
    let fifo = queue(vm, fifo)?;
    Kept::Can(bus, fifo).set_call(vm, v, function)?;
    CanRequest::Watch(bus, fifo, !function.is_none()).ask(vm.port);
    Ok(Value::NONE)
}

/// Calls what is to be called for the messages of late. A function that raises is told, and
/// called no more.
pub(crate) fn run(vm: &mut Vm<'_>) -> Res<()> {
    for bus in 0..crate::can::CONTROLLERS {
        for fifo in 0..FIFOS {
            if Kept::Can(bus, fifo).get(vm).is_none() {
                continue;
            }
            let taken = CanRequest::TakeEvents(bus, fifo, 0).ask(vm.port);
            let CanRequest::TakeEvents(_, _, events) = taken else {
                continue;
            };
            for reason in (0..3).filter(|r| events & 1 << r != 0) {
                // The function may have put another one in its place.
                let Some((object, function)) = Kept::Can(bus, fifo).get_call(vm) else {
                    break;
                };
                if vm.call(function, &[object, Value::small(reason)]).is_err() {
                    tell(vm, "CAN");
                    Kept::Can(bus, fifo).set(vm, Value::NONE)?;
                    CanRequest::Watch(bus, fifo, false).ask(vm.port);
                    break;
                }
            }
        }
    }
    Ok(())
}
