//! `pyb.TimerChannel`: what `Timer.channel` gives: pulses out of a pin, or calls at a count.
//!
//! The words of a soft timer, whose id is the chip's timer; then raw: the channel's number, its
//! mode, the count at which it compares.

use garter_runtime::rom::{Args, Layout, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Ref, Res, Value, Vm};

use super::alternate;
use super::counter;
use crate::kept::Kept;
use crate::modules::CHANNEL;
use crate::modules::pin::{PINS, find};
use crate::names::{members, name};
use crate::timers;

const WORDS: usize = timers::WORDS + 3;
const NUMBER: usize = timers::WORDS + 1;
const MODE: usize = timers::WORDS + 2;
const COMPARE: usize = timers::WORDS + 3;

pub(crate) const PWM: i32 = 0;
/// The greatest mode: `ENC_AB`.
const LAST_MODE: i32 = 11;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "TimerChannel",
    &TypeDef {
        layout: Layout::Head(3),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "callback" => V2(callback),
        "pulse_width" => VN(1, 2, compare),
        "pulse_width_percent" => VN(1, 2, percent),
        "capture" => VN(1, 2, compare),
        "compare" => VN(1, 2, compare),
    },
);

/// `Timer.channel(channel, mode, ...)`
pub(super) fn make(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 11] = [
        Parameter::required(name("self")),
        Parameter::required(name("channel")),
        Parameter::optional(name("mode"), Value::NONE),
        Parameter::keyword(name("callback"), Value::NONE),
        Parameter::keyword(name("pin"), Value::NONE),
        Parameter::keyword(name("pulse_width"), Value::small(0)),
        Parameter::keyword(name("pulse_width_percent"), Value::NONE),
        Parameter::keyword(name("pulse_width_us"), Value::NONE),
        Parameter::keyword(name("pulse_width_ns"), Value::NONE),
        Parameter::keyword(name("compare"), Value::UNDEF),
        Parameter::keyword(name("polarity"), Value::small(0)),
    ];
    let [
        timer,
        number,
        mode,
        function,
        pin,
        width,
        part,
        us,
        ns,
        at,
        _,
    ] = vm.bind(args, &SPEC)?;
    let owner = counter::this(vm, timer)?;
    let Some(number @ 1..=4) = number.as_small() else {
        let n = vm.heap.machine_int(number)?;
        let message = format_args!("invalid channel ({n})");
        return Err(vm.heap.raise_fmt(Ns::ValueError, message));
    };
    if mode.is_none() {
        return Ok(kept(vm, owner, number).map_or(Value::NONE, |(_, channel)| channel.value()));
    }
    let Some(mode @ PWM..=LAST_MODE) = mode.as_small() else {
        let n = vm.heap.machine_int(mode)?;
        let message = format_args!("invalid mode ({n})");
        return Err(vm.heap.raise_fmt(Ns::ValueError, message));
    };
    if !pin.is_none() {
        let pin = find(vm, pin)?;
        let timer = vm.heap.value(owner, timers::ID).and_then(Value::as_small);
        let timer = timer.unwrap_or(0);
        if !alternate::give_to_timer(vm, pin, timer) {
            let chip = PINS.get(pin).map_or("?", |(_, chip)| chip);
            let message = format_args!("Pin({chip}) doesn't have an alt for Timer({timer})");
            return Err(vm.heap.raise_fmt(Ns::ValueError, message));
        }
    }
    let channel = vm.heap.alloc(CHANNEL.value(), WORDS)?;
    vm.heap.set_value(channel, timers::ID, timer);
    vm.heap.set_word(channel, NUMBER, number as u32);
    vm.heap.set_word(channel, MODE, mode as u32);
    let period = vm.heap.word(owner, timers::PERIOD);
    vm.heap.set_word(channel, timers::PERIOD, period);
    vm.heap.set_word(channel, timers::MODE, 1);
    vm.heap.push(channel.value())?;
    if !part.is_none() {
        set_percent(vm, channel, part)?;
    } else if !us.is_none() || !ns.is_none() {
        let (time, per_second) = match us {
            Value::NONE => (ns, 1_000_000_000),
            us => (us, 1_000_000),
        };
        let time = vm.heap.machine_int(time)?.max(0) as u64;
        let count = counter::ticks_in(vm, owner, time, per_second);
        vm.heap.set_word(channel, COMPARE, count);
    } else {
        let count = if at.is_undef() { width } else { at };
        let count = vm.heap.machine_int(count)? as u32;
        vm.heap.set_word(channel, COMPARE, count);
    }
    call_back(vm, channel, function);
    keep(vm, owner, channel, number)?;
    Ok(vm.heap.pop())
}

/// A channel of a timer as it was set up last, and where in the list it is.
fn kept(vm: &Vm<'_>, owner: Ref, number: i32) -> Option<(usize, Ref)> {
    let list = Kept::Channels.get(vm)?;
    let of = |r: Ref| vm.heap.value(r, timers::ID);
    (0..vm.heap.item_count(list)?).find_map(|i| {
        let channel = vm.heap.item(list, i)?.as_ref()?;
        let same = of(of(channel)?.as_ref()?) == of(owner)
            && vm.heap.word(channel, NUMBER) == number as u32;
        same.then_some((i, channel))
    })
}

/// Keeps a channel in place of the one before it.
fn keep(vm: &mut Vm<'_>, owner: Ref, channel: Ref, number: i32) -> Res<()> {
    if Kept::Channels.get(vm).is_none() {
        let list = vm.heap.new_list(&[])?;
        vm.heap.push(list)?;
        Kept::Channels.set(vm, list)?;
        vm.heap.pop();
    }
    let before = kept(vm, owner, number);
    let Some(list) = Kept::Channels.get(vm).and_then(Value::as_ref) else {
        return Ok(());
    };
    match before {
        Some((i, _)) => {
            vm.heap.list_set(list, i, channel.value());
            Ok(())
        }
        None => vm.heap.list_append(list, channel.value()),
    }
}

/// Forgets the channels of a timer, and stops them.
pub(super) fn forget(vm: &mut Vm<'_>, owner: Ref) {
    for number in 1..=4 {
        if let Some((i, channel)) = kept(vm, owner, number) {
            timers::stop(vm, channel);
            if let Some(list) = Kept::Channels.get(vm).and_then(Value::as_ref) {
                vm.heap.list_cut(list, i, i + 1);
            }
        }
    }
}

/// Calls a function whenever the timer comes round to the channel's count, or none.
fn call_back(vm: &mut Vm<'_>, channel: Ref, function: Value) {
    timers::stop(vm, channel);
    let wanted = !function.is_none();
    let function = wanted.then_some(function);
    vm.heap.set_option(channel, timers::CALLBACK, function);
    if wanted {
        timers::start(vm, channel);
    }
}

/// What the function of a channel is told: its timer.
pub(crate) fn timer(vm: &Vm<'_>, channel: Ref) -> Option<Value> {
    vm.heap.is(channel.value(), CHANNEL)?;
    vm.heap.value(channel, timers::ID)
}

fn this(vm: &mut Vm<'_>, v: Value) -> Res<Ref> {
    match vm.heap.is(v, CHANNEL) {
        Some(channel) => Ok(channel),
        None => Err(vm.heap.raise(Ns::TypeError, "not a TimerChannel")),
    }
}

fn print(vm: &mut Vm<'_>, v: Value, _kind: PrintKind) -> Res<()> {
    let channel = this(vm, v)?;
    let id = timer(vm, channel).and_then(Value::as_ref);
    let id = id.and_then(|r| vm.heap.value(r, timers::ID)?.as_small());
    let number = vm.heap.word(channel, NUMBER);
    let mode = match vm.heap.word(channel, MODE) {
        0 => "PWM",
        1 => "PWM_INVERTED",
        2 => "OC_TIMING",
        3 => "OC_ACTIVE",
        4 => "OC_INACTIVE",
        5 => "OC_TOGGLE",
        6 => "OC_FORCED_ACTIVE",
        7 => "OC_FORCED_INACTIVE",
        8 => "IC",
        9 => "ENC_A",
        10 => "ENC_B",
        _ => "ENC_AB",
    };
    let id = id.unwrap_or(0);
    vm.write_fmt(format_args!(
        "TimerChannel(timer={id}, channel={number}, mode={mode})"
    ))
}

fn callback(vm: &mut Vm<'_>, v: Value, function: Value) -> Res {
    let channel = this(vm, v)?;
    call_back(vm, channel, function);
    Ok(Value::NONE)
}

fn compare(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let channel = this(vm, v)?;
    if args.positional == 1 {
        return vm.heap.new_int(i64::from(vm.heap.word(channel, COMPARE)));
    }
    let count = vm.heap.arg(args, 1);
    let count = vm.heap.machine_int(count)? as u32;
    vm.heap.set_word(channel, COMPARE, count);
    Ok(Value::NONE)
}

/// One more than what the channel's timer counts to.
fn whole(vm: &Vm<'_>, channel: Ref) -> f64 {
    let timer = timer(vm, channel).and_then(Value::as_ref);
    f64::from(timer.map_or(0, |timer| counter::top(vm, timer))) + 1.0
}

fn set_percent(vm: &mut Vm<'_>, channel: Ref, percent: Value) -> Res<()> {
    let Some(percent) = vm.heap.as_f64(percent) else {
        return Err(vm.heap.raise(Ns::TypeError, "can't convert to float"));
    };
    let count = percent.clamp(0.0, 100.0) * whole(vm, channel) / 100.0;
    vm.heap.set_word(channel, COMPARE, count as u32);
    Ok(())
}

fn percent(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let channel = this(vm, v)?;
    if args.positional == 2 {
        let percent = vm.heap.arg(args, 1);
        set_percent(vm, channel, percent)?;
        return Ok(Value::NONE);
    }
    let count = f64::from(vm.heap.word(channel, COMPARE));
    let percent = count * 100.0 / whole(vm, channel);
    vm.heap.new_float(percent)
}
