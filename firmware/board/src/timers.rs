//! Soft timers: a list of running timers under a root, and one alarm in the port for the next.
//!
//! See `modules/timer.rs` for a timer's words.

use garter_runtime::heap::Root;
use garter_runtime::{Ref, Res, Value, Vm};

use crate::device::Request;
use crate::modules::switch::CALLBACK as SWITCH_CALLBACK;

/// Words of a timer after its header.
pub(crate) const WORDS: usize = 8;
pub(crate) const CALLBACK: usize = 1;
const NEXT: usize = 2;
pub(crate) const ID: usize = 3;
pub(crate) const PERIOD: usize = 4;
const DUE_LOW: usize = 5;
const DUE_HIGH: usize = 6;
/// 0: once, 1: again and again.
pub(crate) const MODE: usize = 7;
const RUNNING: usize = 8;

/// The first running timer.
const LIST: Root = Root::Board0;
/// The timer that wakes the clock up, if it does.
#[cfg(feature = "peripherals")]
pub(crate) const WAKE_UP: Root = Root::Board3;

/// Starts a timer that is not running; it is due one period from now.
pub(crate) fn start(vm: &mut Vm<'_>, timer: Ref) {
    let due = vm.port.ticks_us() + u64::from(vm.heap.word(timer, PERIOD));
    set_due(vm, timer, due);
    let first = vm.heap.root(LIST);
    vm.heap.set_option(timer, NEXT, first);
    vm.heap.set_word(timer, RUNNING, 1);
    vm.heap.set_root(LIST, Some(timer.value()));
    set_alarm(vm);
}

/// Stops a timer, if it is running.
pub(crate) fn stop(vm: &mut Vm<'_>, timer: Ref) {
    if vm.heap.word(timer, RUNNING) == 0 {
        return;
    }
    vm.heap.set_word(timer, RUNNING, 0);
    let next = vm.heap.value(timer, NEXT);
    vm.heap.set_option(timer, NEXT, None);
    let mut before: Option<Ref> = None;
    let mut at = vm.heap.root(LIST).and_then(Value::as_ref);
    while let Some(t) = at {
        if t == timer {
            match before {
                Some(b) => vm.heap.set_option(b, NEXT, next),
                None => vm.heap.set_root(LIST, next),
            }
            break;
        }
        before = Some(t);
        at = vm.heap.value(t, NEXT).and_then(Value::as_ref);
    }
    set_alarm(vm);
}

fn due(vm: &Vm<'_>, timer: Ref) -> u64 {
    u64::from(vm.heap.word(timer, DUE_LOW)) | u64::from(vm.heap.word(timer, DUE_HIGH)) << 32
}

fn set_due(vm: &mut Vm<'_>, timer: Ref, due: u64) {
    vm.heap.set_word(timer, DUE_LOW, due as u32);
    vm.heap.set_word(timer, DUE_HIGH, (due >> 32) as u32);
}

/// The running timer that is due first.
fn first_due(vm: &Vm<'_>) -> Option<(Ref, u64)> {
    let mut found: Option<(Ref, u64)> = None;
    let mut at = vm.heap.root(LIST).and_then(Value::as_ref);
    while let Some(timer) = at {
        let due = due(vm, timer);
        if found.is_none_or(|(_, d)| due < d) {
            found = Some((timer, due));
        }
        at = vm.heap.value(timer, NEXT).and_then(Value::as_ref);
    }
    found
}

fn set_alarm(vm: &mut Vm<'_>) {
    let due = first_due(vm).map(|(_, due)| due);
    Request::Alarm(due).ask(vm.port);
}

/// Runs the callbacks of the timers that are due and of the switch: the machine calls this
/// between instructions. A callback that raises is told, and its timer stopped.
pub(crate) fn run_due(vm: &mut Vm<'_>) -> Res<()> {
    if Request::TakePress(false).ask(vm.port) == Request::TakePress(true)
        && let Some(function) = vm.heap.root(SWITCH_CALLBACK)
        && vm.call(function, &[]).is_err()
    {
        tell(vm, "Switch");
        vm.heap.set_root(SWITCH_CALLBACK, None);
    }
    #[cfg(feature = "peripherals")]
    {
        crate::edges::run(vm)?;
        crate::streams::run(vm)?;
        crate::modules::peripherals::dupterm::run(vm)?;
        crate::modules::peripherals::can::run(vm)?;
    }
    let now = vm.port.ticks_us();
    while let Some((timer, due)) = first_due(vm) {
        if due > now {
            break;
        }
        // What was missed is skipped: the next one is in the future.
        let period = u64::from(vm.heap.word(timer, PERIOD)).max(1);
        set_due(vm, timer, due + ((now - due) / period + 1) * period);
        if vm.heap.word(timer, MODE) == 0 {
            stop(vm, timer);
        }
        let Some(callback) = vm.heap.value(timer, CALLBACK) else {
            continue;
        };
        let slot = vm.heap.push(timer.value())?;
        if vm.call(callback, &[told(vm, timer)]).is_err() {
            tell(vm, "Timer");
            if let Some(timer) = vm.heap.slot(slot).as_ref() {
                stop(vm, timer);
                vm.heap.set_option(timer, CALLBACK, None);
            }
        }
        vm.heap.cut(slot);
    }
    set_alarm(vm);
    Ok(())
}

/// What the function of a timer is told: the timer, and a channel's the timer it belongs to.
fn told(vm: &Vm<'_>, timer: Ref) -> Value {
    #[cfg(feature = "peripherals")]
    if let Some(owner) = crate::modules::peripherals::channel::timer(vm, timer) {
        return owner;
    }
    let _ = vm;
    timer.value()
}

pub(crate) fn tell(vm: &mut Vm<'_>, what: &str) {
    let raised = vm.heap.take_raised();
    vm.port.write(b"uncaught exception in ");
    vm.port.write(what.as_bytes());
    vm.port.write(b" callback\n");
    vm.print_exception(raised);
}
