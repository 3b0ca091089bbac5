//! `pyb.RTC`, also `machine.RTC`: the clock that knows the date.

use garter_runtime::modules::time::{date, days_to};
use garter_runtime::rom::{Args, Namespace, Ns, TypeDef};
use garter_runtime::{Res, Value, Vm};

use crate::device::Request;
use crate::kept::Kept;
use crate::modules::{RTC, TIMER};
use crate::names::members;
use crate::timers;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "RTC",
    &TypeDef {
        new: Some(new),
        ..TypeDef::PLAIN
    },
    members! {
        "init" => VN(1, 2, init),
        "info" => V1(|_, _| Ok(Value::small(0))),
        "datetime" => VN(1, 2, datetime),
        "wakeup" => VN(2, 4, wakeup),
        "calibration" => VN(1, 2, calibration),
    },
);

const DAY: i64 = 86_400;

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    // There is one clock, number 0.
    vm.heap.expect_arguments(args, 0, 1)?;
    let id = vm.heap.arg(args, 0);
    if !id.is_undef() && id.as_small() != Some(0) {
        return Err(vm.heap.raise(Ns::ValueError, "RTC doesn't exist"));
    }
    Ok(vm.heap.alloc(RTC.value(), 0)?.value())
}

/// `datetime([tuple])`: year, month, day, weekday from 1 for Monday, hours, minutes, seconds, and
/// what is left of the second in 256ths.
fn datetime(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.positional == 1 {
        let ns = vm.port.time_ns();
        let seconds = (ns / 1_000_000_000) as i64;
        let left = 255 - (ns % 1_000_000_000) * 256 / 1_000_000_000;
        let (days, second) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
        let (year, month, day) = date(days);
        let parts = [
            year,
            month,
            day,
            (days + 3).rem_euclid(7) + 1,
            second / 3600,
            second / 60 % 60,
            second % 60,
            left as i64,
        ];
        return vm.heap.new_tuple(&parts.map(|n| Value::small(n as i32)));
    }
    let given = vm.heap.arg(args, 1);
    if vm.heap.item_count(given) != Some(8) {
        return Err(vm.heap.raise(Ns::ValueError, "requested length 8"));
    }
    let mut n = [0i64; 8];
    for (i, part) in n.iter_mut().enumerate() {
        let v = vm.heap.item(given, i).unwrap_or(Value::NONE);
        match vm.heap.as_i64(v) {
            Some(number) => *part = number,
            None => return Err(vm.heap.raise(Ns::TypeError, "can't convert to int")),
        }
    }
    let [year, month, day, _weekday, hours, minutes, seconds, _left] = n;
    set(vm, [year, month, day, hours, minutes, seconds])
}

/// `init([tuple])`: year, month and day, and as much of the time as is given.
fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let given = vm.heap.arg(args, 1);
    if given.is_undef() {
        return Ok(Value::NONE);
    }
    let count = vm.heap.item_count(given).unwrap_or(0);
    if !(3..=8).contains(&count) {
        return Err(vm.heap.raise_with(Ns::ValueError, &[]));
    }
    let mut parts = [0; 6];
    for (i, part) in parts.iter_mut().enumerate().take(count) {
        let v = vm.heap.item(given, i).unwrap_or(Value::NONE);
        *part = vm.heap.machine_int(v)?.into();
    }
    set(vm, parts)
}

/// Sets the clock.
fn set(vm: &mut Vm<'_>, parts: [i64; 6]) -> Res {
    let [year, month, day, hours, minutes, seconds] = parts;
    // The clock has two digits for the year.
    let sensible = (2000..2100).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (0..24).contains(&hours)
        && (0..60).contains(&minutes)
        && (0..60).contains(&seconds);
    if !sensible {
        return Err(vm.heap.raise(Ns::ValueError, "invalid date or time"));
    }
    let at = (days_to(year, month) + day - 1) * DAY + hours * 3600 + minutes * 60 + seconds;
    Request::SetClock(at as u64).ask(vm.port);
    Ok(Value::NONE)
}

/// `wakeup(ms, callback=None)`, `wakeup(None)`, or as the chip has it `wakeup(wucksel, wut,
/// callback=None)`: a callback again and again.
fn wakeup(vm: &mut Vm<'_>, args: Args) -> Res {
    if let Some(timer) = vm.heap.root(timers::WAKE_UP).and_then(Value::as_ref) {
        timers::stop(vm, timer);
        vm.heap.set_root(timers::WAKE_UP, None);
    }
    let (timeout, callback) = (vm.heap.arg(args, 1), vm.heap.arg(args, 2));
    if let Some(count) = vm.heap.as_i64(callback) {
        // A counter of 16 bits that the crystal's 32,768 Hz reach divided by 16, 8, 4 or 2, or as
        // seconds, to which 65,536 may be added.
        let (each, more) = match vm.heap.as_i64(timeout) {
            Some(source @ 0..=3) => (1_000_000 * (16 >> source) / 32_768, 0),
            Some(4 | 5) => (1_000_000, 0),
            Some(6 | 7) => (1_000_000, 0x1_0000),
            _ => return Err(vm.heap.raise(Ns::ValueError, "wakeup value too large")),
        };
        let callback = vm.heap.arg(args, 3);
        let us = (count.clamp(0, 0xffff) + 1 + more) * each;
        return wake(vm, us.clamp(1, u32::MAX.into()) as u32, callback);
    }
    if timeout.is_none() || callback.is_none() || callback.is_undef() {
        return Ok(Value::NONE);
    }
    // What the chip's counter can count to.
    let Some(ms @ 1..=1_000_000) = vm.heap.as_i64(timeout) else {
        return Err(vm.heap.raise(Ns::ValueError, "wakeup value too large"));
    };
    wake(vm, ms as u32 * 1000, callback)
}

/// Calls a function again and again, after so many microseconds.
fn wake(vm: &mut Vm<'_>, us: u32, callback: Value) -> Res {
    if callback.is_none() || callback.is_undef() {
        return Ok(Value::NONE);
    }
    let timer = vm.heap.alloc(TIMER.value(), timers::WORDS)?;
    vm.heap.set_value(timer, timers::CALLBACK, callback);
    vm.heap.set_value(timer, timers::ID, Value::small(-1));
    vm.heap.set_word(timer, timers::PERIOD, us);
    vm.heap.set_word(timer, timers::MODE, 1);
    vm.heap.set_root(timers::WAKE_UP, Some(timer.value()));
    timers::start(vm, timer);
    Ok(Value::NONE)
}

/// `calibration([n])`: kept, but a simulated clock is right without.
fn calibration(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.positional == 2 {
        let wanted = vm.heap.arg(args, 1);
        if !vm
            .heap
            .as_i64(wanted)
            .is_some_and(|n| (-511..=512).contains(&n))
        {
            return Err(vm
                .heap
                .raise(Ns::ValueError, "calibration value out of range"));
        }
        Kept::Calibration.set(vm, wanted)?;
        return Ok(Value::NONE);
    }
    Ok(Kept::Calibration.get(vm).unwrap_or(Value::small(0)))
}
