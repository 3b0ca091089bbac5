//! `pyb.CAN`: the message buses.
//!
//! Words of a bus: header, its number from 1.

mod callback;
mod filter;
mod message;
mod timing;

use garter_runtime::rom::{Args, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Ref, Res, Value, Vm};

use crate::can::{BANKS, CanRequest, FIFOS, FIRST_BANKS, FilterMode, Info, Settings};
use crate::kept::Kept;
use crate::modules::CAN;
use crate::names::{members, name};
use callback::rxcallback;
use filter::{clearfilter, setfilter};
use message::{any, cancel, occupied, recv, send};

pub(crate) use callback::run;

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
        // For machine.CAN, which is made of this one.
        "_cancel" => V2(cancel),
        "_occupied" => V1(occupied),
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

/// Identifiers of 11 bits, and of 29.
const STANDARD: u32 = 0x7ff;
const EXTENDED: u32 = 0x1fff_ffff;

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
        0 => timing::is_possible(numbers),
        rate => timing::find(rate, sample).is_some(),
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
