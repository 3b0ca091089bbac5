//! `machine.Timer` of a PC: functions called after a time, between two instructions.
//!
//! Words: header; the function; microseconds of its period; when it is due, low and high word;
//! whether it repeats. Running timers are in a list that the machine keeps.

use crate::Res;
use crate::members;
use crate::names::Name;
use crate::rom::{Args, Layout, Namespace, Ns, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::{Parameter, Vm};

const ONE_SHOT: i32 = 0;
const PERIODIC: i32 = 1;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "Timer",
    &TypeDef {
        layout: Layout::Head(1),
        new: Some(new),
        ..TypeDef::PLAIN
    },
    members! {
        "ONE_SHOT" => Const(Value::small(ONE_SHOT)),
        "PERIODIC" => Const(Value::small(PERIODIC)),
        "deinit" => V1(deinit),
        "init" => VK(1, init),
    },
);

const FUNCTION: usize = 1;
const PERIOD: usize = 2;
const DUE: usize = 3;
const MODE: usize = 5;

/// The list of running timers, among the rarely used values.
const RUNNING: Name = Name::of("Timer");

/// `Timer(id=-1, ...)`: with more it is started at once, see [`init`].
fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    let r = vm.heap.alloc(Ns::SoftTimer.value(), 5)?;
    vm.heap.set_value(r, FUNCTION, Value::NONE);
    let base = vm.heap.push(r.value())?;
    if args.positional > 1 || args.keywords > 0 {
        let skip = args.positional.min(1);
        let rest = Args {
            base: args.base + u32::from(skip),
            positional: args.positional - skip,
            ..args
        };
        start(vm, r, rest)?;
    }
    vm.heap.cut(base);
    Ok(r.value())
}

fn this(vm: &mut Vm<'_>, v: Value) -> Res<Ref> {
    match vm.native_base(v, Ns::SoftTimer).and_then(Value::as_ref) {
        Some(r) => Ok(r),
        None => Err(vm.heap.raise(Ns::TypeError, "Timer expected")),
    }
}

fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let r = this(vm, v)?;
    let rest = Args {
        base: args.base + 1,
        positional: args.positional - 1,
        ..args
    };
    start(vm, r, rest)?;
    Ok(Value::NONE)
}

/// `mode=PERIODIC, freq=-1, period=-1, callback=None`, all of them keywords.
fn start(vm: &mut Vm<'_>, r: Ref, args: Args) -> Res<()> {
    const SPEC: [Parameter; 5] = [
        Parameter::keyword(Name::of("mode"), Value::small(PERIODIC)),
        Parameter::keyword(Name::of("freq"), Value::small(-1)),
        Parameter::keyword(Name::of("period"), Value::small(-1)),
        Parameter::keyword(Name::of("callback"), Value::NONE),
        Parameter::keyword(Name::of("hard"), Value::FALSE),
    ];
    let [mode, frequency, period, callback, _hard] = vm.bind(args, &SPEC)?;
    stop(vm, r);
    let us = match vm.heap.as_f64(frequency) {
        Some(f) if f > 0.0 => 1e6 / f,
        _ => f64::from(vm.heap.machine_int(period)?) * 1000.0,
    };
    if us < 0.0 {
        return Err(vm.heap.raise(Ns::ValueError, "invalid timer period"));
    }
    let us = (us as u64).clamp(1, u64::from(u32::MAX));
    let mode = vm.heap.machine_int(mode)?;
    vm.heap.set_value(r, FUNCTION, callback);
    vm.heap.set_word(r, PERIOD, us as u32);
    vm.heap.set_word(r, MODE, u32::from(mode == PERIODIC));
    let due = vm.port.ticks_us().saturating_add(us);
    set_due(vm, r, due);
    if let Some(list) = vm.heap.rare_list(RUNNING)? {
        vm.heap.list_append(list, r.value())?;
    }
    Ok(())
}

fn set_due(vm: &mut Vm<'_>, r: Ref, due: u64) {
    vm.heap.set_word(r, DUE, due as u32);
    vm.heap.set_word(r, DUE + 1, (due >> 32) as u32);
    vm.next_timer = vm.next_timer.min(due);
}

fn due(vm: &Vm<'_>, r: Ref) -> u64 {
    u64::from(vm.heap.word(r, DUE + 1)) << 32 | u64::from(vm.heap.word(r, DUE))
}

fn stop(vm: &mut Vm<'_>, r: Ref) {
    let Some(list) = vm.heap.rare(RUNNING).and_then(Value::as_ref) else {
        return;
    };
    let mut i = 0;
    while let Some(other) = vm.heap.list_item(list, i) {
        if other == r.value() {
            vm.heap.list_cut(list, i, i + 1);
            return;
        }
        i += 1;
    }
}

fn deinit(vm: &mut Vm<'_>, v: Value) -> Res {
    let r = this(vm, v)?;
    stop(vm, r);
    Ok(Value::NONE)
}

impl Vm<'_> {
    /// Calls the functions of timers that are due.
    ///
    /// # Errors
    /// As [`Vm::call_back`].
    #[cold]
    pub(crate) fn run_timers(&mut self) -> Res<()> {
        let now = self.port.ticks_us();
        let Some(list) = self.heap.rare(RUNNING).and_then(Value::as_ref) else {
            self.next_timer = u64::MAX;
            return Ok(());
        };
        // The one that is due first, as long as one is due: functions may start and stop timers.
        loop {
            let mut first: Option<(u64, Ref)> = None;
            let mut i = 0;
            while let Some(r) = self.heap.list_item(list, i).and_then(Value::as_ref) {
                let at = due(self, r);
                if first.is_none_or(|(earliest, _)| at < earliest) {
                    first = Some((at, r));
                }
                i += 1;
            }
            let Some((at, r)) = first else {
                self.next_timer = u64::MAX;
                return Ok(());
            };
            if at > now {
                self.next_timer = at;
                return Ok(());
            }
            let base = self.heap.push(r.value())?;
            if self.heap.word(r, MODE) != 0 {
                let period = u64::from(self.heap.word(r, PERIOD)).max(1);
                // What was missed is not made up for.
                let next = at + ((now - at) / period + 1) * period;
                set_due(self, r, next);
            } else {
                stop(self, r);
            }
            let function = self.heap.value(r, FUNCTION).unwrap_or(Value::NONE);
            if !function.is_none() {
                self.call_back(function, r.value())?;
            }
            self.heap.cut(base);
        }
    }
}
