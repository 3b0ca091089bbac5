//! `pyb.Timer`: the chip's timers, 1 to 14. They count up from 0 to their period and begin again,
//! once for every `prescaler + 1` ticks of their clock.
//!
//! The words of a soft timer, then raw: the prescaler, the period, when it began to count,
//! which way it counts, what filters of its inputs divide by.

use garter_runtime::rom::{Args, Layout, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Ref, Res, Value, Vm};

use crate::kept::Kept;
use crate::modules::COUNTER;
use crate::names::{members, name};
use crate::timers;

const WORDS: usize = timers::WORDS + 6;
const PRESCALER: usize = timers::WORDS + 1;
const PERIOD: usize = timers::WORDS + 2;
/// Microseconds of the clock, low and high.
const BEGAN: usize = timers::WORDS + 3;
const DIRECTION: usize = timers::WORDS + 5;
const DIV: usize = timers::WORDS + 6;

/// Counting up, down, and up and down.
const UP: i32 = 0;
const DOWN: i32 = 16;
const CENTER: i32 = 32;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "Timer",
    &TypeDef {
        layout: Layout::Head(3),
        new: Some(new),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "init" => VK(1, init),
        "deinit" => V1(deinit),
        "callback" => V2(callback),
        "channel" => VK(2, super::channel::make),
        "counter" => VN(1, 2, counter),
        "freq" => VN(1, 2, freq),
        "period" => VN(1, 2, period),
        "prescaler" => VN(1, 2, prescaler),
        "source_freq" => V1(source_freq),
        "UP" => Const(Value::small(UP)),
        "DOWN" => Const(Value::small(DOWN)),
        "CENTER" => Const(Value::small(CENTER)),
        "PWM" => Const(Value::small(super::channel::PWM)),
        "PWM_INVERTED" => Const(Value::small(1)),
        "OC_TIMING" => Const(Value::small(2)),
        "OC_ACTIVE" => Const(Value::small(3)),
        "OC_INACTIVE" => Const(Value::small(4)),
        "OC_TOGGLE" => Const(Value::small(5)),
        "OC_FORCED_ACTIVE" => Const(Value::small(6)),
        "OC_FORCED_INACTIVE" => Const(Value::small(7)),
        "IC" => Const(Value::small(8)),
        "ENC_A" => Const(Value::small(9)),
        "ENC_B" => Const(Value::small(10)),
        "ENC_AB" => Const(Value::small(11)),
        "HIGH" => Const(Value::small(0)),
        "LOW" => Const(Value::small(2)),
        "RISING" => Const(Value::small(0)),
        "FALLING" => Const(Value::small(2)),
        "BOTH" => Const(Value::small(10)),
        "BRK_OFF" => Const(Value::small(0)),
        "BRK_LOW" => Const(Value::small(1)),
        "BRK_HIGH" => Const(Value::small(2)),
    },
);

/// Timers that count with the clock of the faster bus, in Hz (reference manual, figure 21).
fn source(id: i32) -> u32 {
    match id {
        1 | 8..=11 => 168_000_000,
        _ => 84_000_000,
    }
}

/// Whether a timer counts to 32 bits instead of 16.
fn greatest(id: i32) -> u32 {
    if matches!(id, 2 | 5) {
        0x3fff_ffff
    } else {
        0xffff
    }
}

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    let id = vm.heap.arg(args, 0);
    let number = match id.as_small() {
        Some(n @ 1..=14) => n,
        _ => {
            let n = vm.heap.machine_int(id)?;
            let message = format_args!("Timer({n}) doesn't exist");
            return Err(vm.heap.raise_fmt(Ns::ValueError, message));
        }
    };
    // There is one of each: what was set up for it before goes on, or makes way.
    let timer = Kept::Timers.one_of(vm, timers::ID, number, |vm| {
        let timer = vm.heap.alloc(COUNTER.value(), WORDS)?;
        vm.heap.set_value(timer, timers::ID, id);
        Ok(timer)
    })?;
    if args.positional > 1 || args.keywords > 0 {
        set_up(vm, timer, args)?;
    }
    Ok(timer.value())
}

fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let timer = this(vm, v)?;
    set_up(vm, timer, args)?;
    Ok(Value::NONE)
}

/// The arguments after the first.
fn set_up(vm: &mut Vm<'_>, timer: Ref, args: Args) -> Res<()> {
    const SPEC: [Parameter; 10] = [
        Parameter::optional(name("freq"), Value::NONE),
        Parameter::keyword(name("prescaler"), Value::NONE),
        Parameter::keyword(name("period"), Value::NONE),
        Parameter::keyword(name("tick_hz"), Value::small(1000)),
        Parameter::keyword(name("mode"), Value::small(UP)),
        Parameter::keyword(name("div"), Value::small(1)),
        Parameter::keyword(name("callback"), Value::NONE),
        Parameter::keyword(name("deadtime"), Value::small(0)),
        Parameter::keyword(name("brk"), Value::small(0)),
        Parameter::keyword(name("hard"), Value::TRUE),
    ];
    let rest = Args {
        base: args.base + 1,
        positional: args.positional - 1,
        ..args
    };
    let [freq, prescaler, period, _, mode, div, callback, ..] = vm.bind(rest, &SPEC)?;
    let Some(direction @ (UP | DOWN | CENTER)) = mode.as_small() else {
        let n = vm.heap.machine_int(mode)?;
        let message = format_args!("invalid mode ({n})");
        return Err(vm.heap.raise_fmt(Ns::ValueError, message));
    };
    let div = vm.heap.machine_int(div)?;
    let id = id(vm, timer);
    let (prescaler, period) = if freq.is_none() {
        let (Some(prescaler), Some(period)) = (vm.heap.as_i64(prescaler), vm.heap.as_i64(period))
        else {
            let message = "must specify either freq, or prescaler and period";
            return Err(vm.heap.raise(Ns::TypeError, message));
        };
        (prescaler as u32 & 0xffff, period as u32 & greatest(id))
    } else {
        match vm.heap.as_f64(freq) {
            Some(hz) if hz > 0.0 => divide(source(id), hz, greatest(id)),
            _ => return Err(vm.heap.raise(Ns::ValueError, "must have positive freq")),
        }
    };
    timers::stop(vm, timer);
    set_ratio(vm, timer, prescaler, period, direction == CENTER);
    vm.heap.set_word(timer, DIRECTION, direction as u32);
    vm.heap.set_word(timer, DIV, div as u32);
    vm.heap.set_option(
        timer,
        timers::CALLBACK,
        (!callback.is_none()).then_some(callback),
    );
    begin(vm, timer);
    timers::start(vm, timer);
    Ok(())
}

/// Prescaler and period for a frequency: exact if small factors can do it, else the nearest.
fn divide(source: u32, hz: f64, greatest: u32) -> (u32, u32) {
    let mut period = (f64::from(source) / hz + 0.5).clamp(1.0, 4e9) as u32;
    let mut prescaler = 1u32;
    while period > greatest + 1 {
        let factor = [5, 3, 2].into_iter().find(|n| period.is_multiple_of(*n));
        let factor = factor.unwrap_or(2);
        if prescaler * factor > 0x1_0000 {
            break;
        }
        prescaler *= factor;
        period /= factor;
    }
    (prescaler - 1, (period - 1).min(greatest))
}

/// Notes how it counts, and how often it comes round, in microseconds.
fn set_ratio(vm: &mut Vm<'_>, timer: Ref, prescaler: u32, period: u32, center: bool) {
    vm.heap.set_word(timer, PRESCALER, prescaler);
    vm.heap.set_word(timer, PERIOD, period);
    let ticks = u64::from(prescaler + 1) * (u64::from(period) + 1) * if center { 2 } else { 1 };
    let us = ticks * 1_000_000 / u64::from(source(id(vm, timer)));
    vm.heap.set_word(
        timer,
        timers::PERIOD,
        us.clamp(1, u64::from(u32::MAX)) as u32,
    );
    vm.heap.set_word(timer, timers::MODE, 1);
}

/// It counts from 0 now.
fn begin(vm: &mut Vm<'_>, timer: Ref) {
    let now = vm.port.ticks_us();
    set_began(vm, timer, now);
}

fn set_began(vm: &mut Vm<'_>, timer: Ref, us: u64) {
    vm.heap.set_word(timer, BEGAN, us as u32);
    vm.heap.set_word(timer, BEGAN + 1, (us >> 32) as u32);
}

fn began(vm: &Vm<'_>, timer: Ref) -> u64 {
    u64::from(vm.heap.word(timer, BEGAN)) | u64::from(vm.heap.word(timer, BEGAN + 1)) << 32
}

pub(super) fn this(vm: &mut Vm<'_>, v: Value) -> Res<Ref> {
    match vm.heap.is(v, COUNTER) {
        Some(timer) => Ok(timer),
        None => Err(vm.heap.raise(Ns::TypeError, "not a Timer")),
    }
}

fn id(vm: &Vm<'_>, timer: Ref) -> i32 {
    let id = vm.heap.value(timer, timers::ID).and_then(Value::as_small);
    id.unwrap_or(2)
}

/// What a timer counts to.
pub(super) fn top(vm: &Vm<'_>, timer: Ref) -> u32 {
    vm.heap.word(timer, PERIOD)
}

/// How often the timer `v` comes round, in Hz.
pub(super) fn frequency(vm: &mut Vm<'_>, v: Value) -> Res<f64> {
    let timer = this(vm, v)?;
    let ticks = f64::from(vm.heap.word(timer, PRESCALER)) + 1.0;
    let period = f64::from(top(vm, timer)) + 1.0;
    Ok(f64::from(source(id(vm, timer))) / ticks / period)
}

fn print(vm: &mut Vm<'_>, v: Value, _kind: PrintKind) -> Res<()> {
    let timer = this(vm, v)?;
    let id = id(vm, timer);
    if vm.heap.word(timer, timers::MODE) == 0 {
        return vm.write_fmt(format_args!("Timer({id})"));
    }
    let (prescaler, period) = (vm.heap.word(timer, PRESCALER), top(vm, timer));
    let mode = match vm.heap.word(timer, DIRECTION) as i32 {
        DOWN => "DOWN",
        CENTER => "CENTER",
        _ => "UP",
    };
    let div = vm.heap.word(timer, DIV);
    vm.write_fmt(format_args!(
        "Timer({id}, prescaler={prescaler}, period={period}, mode={mode}, div={div})"
    ))
}

fn deinit(vm: &mut Vm<'_>, v: Value) -> Res {
    let timer = this(vm, v)?;
    timers::stop(vm, timer);
    vm.heap.set_option(timer, timers::CALLBACK, None);
    vm.heap.set_word(timer, timers::MODE, 0);
    super::channel::forget(vm, timer);
    Ok(Value::NONE)
}

fn callback(vm: &mut Vm<'_>, v: Value, function: Value) -> Res {
    let timer = this(vm, v)?;
    let function = (!function.is_none()).then_some(function);
    vm.heap.set_option(timer, timers::CALLBACK, function);
    Ok(Value::NONE)
}

/// Ticks of the counter in so many microseconds.
fn ticks(vm: &Vm<'_>, timer: Ref, us: u64) -> u64 {
    let megahertz = u64::from(source(id(vm, timer)) / 1_000_000);
    us.saturating_mul(megahertz) / (u64::from(vm.heap.word(timer, PRESCALER)) + 1)
}

/// Ticks of the counter in a time of which so many make a second.
pub(super) fn ticks_in(vm: &Vm<'_>, timer: Ref, time: u64, per_second: u64) -> u32 {
    let hz = u64::from(source(id(vm, timer)) / (vm.heap.word(timer, PRESCALER) + 1));
    (time.saturating_mul(hz) / per_second) as u32
}

fn counter(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let timer = this(vm, v)?;
    let now = vm.port.ticks_us();
    if args.positional == 1 {
        let passed = now.saturating_sub(began(vm, timer));
        let count = ticks(vm, timer, passed) % (u64::from(top(vm, timer)) + 1);
        return vm.heap.new_int(count as i64);
    }
    let wanted = vm.heap.arg(args, 1);
    let wanted = u64::from(vm.heap.machine_int(wanted)? as u32);
    let megahertz = u64::from(source(id(vm, timer)) / 1_000_000);
    let us = wanted * (u64::from(vm.heap.word(timer, PRESCALER)) + 1) / megahertz;
    set_began(vm, timer, now.saturating_sub(us));
    Ok(Value::NONE)
}

fn freq(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let timer = this(vm, v)?;
    if args.positional == 1 {
        let hz = frequency(vm, v)?;
        if hz % 1.0 == 0.0 {
            return vm.heap.new_int(hz as i64);
        }
        return vm.heap.new_float(hz);
    }
    let wanted = vm.heap.arg(args, 1);
    match vm.heap.as_f64(wanted) {
        Some(hz) if hz > 0.0 => {
            let id = id(vm, timer);
            let (prescaler, period) = divide(source(id), hz, greatest(id));
            again(vm, timer, prescaler, period);
            Ok(Value::NONE)
        }
        _ => Err(vm.heap.raise(Ns::ValueError, "must have positive freq")),
    }
}

/// Goes on counting by another ratio.
fn again(vm: &mut Vm<'_>, timer: Ref, prescaler: u32, period: u32) {
    timers::stop(vm, timer);
    set_ratio(vm, timer, prescaler, period, false);
    timers::start(vm, timer);
}

/// A number to read, or to set.
fn setting(vm: &mut Vm<'_>, args: Args, word: usize) -> Res {
    let v = vm.heap.arg(args, 0);
    let timer = this(vm, v)?;
    if args.positional == 1 {
        return Ok(Value::small(vm.heap.word(timer, word) as i32));
    }
    let wanted = vm.heap.arg(args, 1);
    let wanted = vm.heap.machine_int(wanted)? as u32;
    let (mut prescaler, mut period) = (vm.heap.word(timer, PRESCALER), top(vm, timer));
    match word {
        PERIOD => period = wanted & greatest(id(vm, timer)),
        _ => prescaler = wanted & 0xffff,
    }
    again(vm, timer, prescaler, period);
    Ok(Value::NONE)
}

fn period(vm: &mut Vm<'_>, args: Args) -> Res {
    setting(vm, args, PERIOD)
}

fn prescaler(vm: &mut Vm<'_>, args: Args) -> Res {
    setting(vm, args, PRESCALER)
}

fn source_freq(vm: &mut Vm<'_>, v: Value) -> Res {
    let timer = this(vm, v)?;
    vm.heap.new_int(i64::from(source(id(vm, timer))))
}
