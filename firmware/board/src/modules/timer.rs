//! `machine.Timer`, also `pyb.Timer`: soft timers, whose callbacks run between instructions.
//!
//! Words of a timer: header; its callback or absent; the next running timer or absent; its id as
//! the program gave it; then raw: period in microseconds, due time low and high, mode, running.

use garter_runtime::rom::{Args, Layout, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Ref, Res, Value, Vm};

use super::TIMER;
use crate::names::{members, name};
use crate::timers;

const ONE_SHOT: i32 = 0;
const PERIODIC: i32 = 1;

pub(super) static NAMESPACE: Namespace = Namespace::ty(
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
        "freq" => VN(1, 2, freq),
        "ONE_SHOT" => Const(Value::small(ONE_SHOT)),
        "PERIODIC" => Const(Value::small(PERIODIC)),
    },
);

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    let (id, skip) = match args.positional {
        0 => (Value::small(-1), 0),
        _ => (vm.heap.arg(args, 0), 1),
    };
    let timer = vm.heap.alloc(TIMER.value(), timers::WORDS)?;
    vm.heap.set_value(timer, timers::ID, id);
    if args.positional > 1 || args.keywords > 0 {
        vm.heap.push(timer.value())?;
        let rest = Args {
            base: args.base + skip,
            positional: args.positional - skip as u16,
            ..args
        };
        set_up(vm, timer, rest)?;
        vm.heap.pop();
    }
    Ok(timer.value())
}

fn timer_of(vm: &mut Vm<'_>, value: Value) -> Res<Ref> {
    match vm.heap.is(value, TIMER) {
        Some(timer) => Ok(timer),
        None => Err(vm.heap.raise(Ns::TypeError, "not a Timer")),
    }
}

fn print(vm: &mut Vm<'_>, value: Value, _kind: PrintKind) -> Res<()> {
    let timer = timer_of(vm, value)?;
    let period = vm.heap.word(timer, timers::PERIOD) / 1000;
    let mode = if vm.heap.word(timer, timers::MODE) == 0 {
        "ONE_SHOT"
    } else {
        "PERIODIC"
    };
    vm.write(b"Timer(mode=")?;
    vm.write(mode.as_bytes())?;
    vm.write_numbers(", period={})", &[period as isize])
}

fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let value = vm.heap.arg(args, 0);
    let timer = timer_of(vm, value)?;
    let rest = Args {
        base: args.base + 1,
        positional: args.positional - 1,
        ..args
    };
    set_up(vm, timer, rest)?;
    Ok(Value::NONE)
}

fn set_up(vm: &mut Vm<'_>, timer: Ref, args: Args) -> Res<()> {
    const SPEC: [Parameter; 6] = [
        Parameter::keyword(name("mode"), Value::small(PERIODIC)),
        Parameter::keyword(name("callback"), Value::NONE),
        Parameter::keyword(name("period"), Value::UNDEF),
        Parameter::keyword(name("tick_hz"), Value::small(1000)),
        Parameter::keyword(name("freq"), Value::UNDEF),
        Parameter::keyword(name("hard"), Value::FALSE),
    ];
    let [mode, callback, period, tick_hz, freq, _hard] = vm.bind(args, &SPEC)?;
    let micros = if freq.is_undef() {
        let ticks = if period.is_undef() {
            Some(1000.0)
        } else {
            vm.heap.as_f64(period)
        };
        match (ticks, vm.heap.as_f64(tick_hz)) {
            (Some(ticks), Some(hz)) if hz > 0.0 => ticks * 1e6 / hz,
            _ => return Err(vm.heap.raise(Ns::ValueError, "invalid period")),
        }
    } else {
        match vm.heap.as_f64(freq) {
            Some(hz) if hz > 0.0 => 1e6 / hz,
            _ => return Err(vm.heap.raise(Ns::ValueError, "invalid freq")),
        }
    };
    timers::stop(vm, timer);
    vm.heap.set_option(
        timer,
        timers::CALLBACK,
        (!callback.is_none()).then_some(callback),
    );
    vm.heap
        .set_word(timer, timers::PERIOD, micros.clamp(1.0, 4e9) as u32);
    vm.heap.set_word(
        timer,
        timers::MODE,
        u32::from(mode.as_small() != Some(ONE_SHOT)),
    );
    timers::start(vm, timer);
    Ok(())
}

fn deinit(vm: &mut Vm<'_>, value: Value) -> Res {
    let timer = timer_of(vm, value)?;
    timers::stop(vm, timer);
    Ok(Value::NONE)
}

fn callback(vm: &mut Vm<'_>, value: Value, function: Value) -> Res {
    let timer = timer_of(vm, value)?;
    vm.heap.set_option(
        timer,
        timers::CALLBACK,
        (!function.is_none()).then_some(function),
    );
    Ok(Value::NONE)
}

fn freq(vm: &mut Vm<'_>, args: Args) -> Res {
    let value = vm.heap.arg(args, 0);
    let timer = timer_of(vm, value)?;
    if args.positional == 1 {
        let period = vm.heap.word(timer, timers::PERIOD).max(1);
        return vm.heap.new_float(1e6 / f64::from(period));
    }
    let wanted = vm.heap.arg(args, 1);
    match vm.heap.as_f64(wanted) {
        Some(hz) if hz > 0.0 => {
            timers::stop(vm, timer);
            vm.heap
                .set_word(timer, timers::PERIOD, (1e6 / hz).clamp(1.0, 4e9) as u32);
            timers::start(vm, timer);
            Ok(Value::NONE)
        }
        _ => Err(vm.heap.raise(Ns::ValueError, "invalid freq")),
    }
}
