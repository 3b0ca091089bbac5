//! Trying until something is ready, for as long as a socket's program wants to wait.

use super::{HANDLE, PATIENCE, this};
use crate::Res;
use crate::network::{AGAIN, IN_PROGRESS, Network, READABLE};
use crate::port::Errno;
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// Longest wait between two looks at the world, in microseconds.
const SLICE: u64 = 10_000;
/// It took too long.
const TIMED_OUT: Errno = Errno(110);

/// Tries until it works. `Err` in the result: the error of a socket that does not wait.
pub(super) fn until(
    vm: &mut Vm<'_>,
    r: Ref,
    events: i32,
    attempt: impl FnMut(&mut Vm<'_>) -> Result<usize, Errno>,
) -> Res<Result<usize, Errno>> {
    attempts(vm, r, events, false, attempt)
}

/// As [`until`]; `again`: nothing was changed before the first attempt, so that the thread may be
/// put aside and all of it done again.
fn attempts(
    vm: &mut Vm<'_>,
    r: Ref,
    events: i32,
    again: bool,
    mut attempt: impl FnMut(&mut Vm<'_>) -> Result<usize, Errno>,
) -> Res<Result<usize, Errno>> {
    let patience = vm.heap.word(r, PATIENCE) as i32;
    let start = vm.port.ticks_us();
    let end = match vm.take_until() {
        None if patience >= 0 => Some(start.saturating_add(patience as u64 * 1000)),
        end => end,
    };
    loop {
        match attempt(vm) {
            Ok(n) => return Ok(Ok(n)),
            Err(error) if error == AGAIN || error == IN_PROGRESS => {
                if patience == 0 {
                    return Ok(Err(error));
                }
            }
            Err(error) => return Err(vm.raise_errno(error)),
        }
        let now = vm.port.ticks_us();
        if end.is_some_and(|end| now >= end) {
            return Err(vm.raise_errno(TIMED_OUT));
        }
        if again {
            vm.park(waiting_for(vm, r, events), end)?;
        }
        if vm.let_others_run() {
            vm.check_interrupt()?;
            continue;
        }
        let slice = if vm.has_threads() { SLICE / 10 } else { SLICE };
        let left = end.map_or(slice, |end| slice.min(end - now));
        vm.check_interrupt()?;
        vm.observe();
        let poll = Network::Poll(vm.heap.word(r, HANDLE), events as u8);
        if vm.port.network(poll).is_ok_and(|found| found == 0) {
            // What goes wrong here is found by the next attempt.
            let _ = vm.port.network(Network::Wait(left));
        }
    }
}

/// What the thread waits for, see [`Vm::park`].
fn waiting_for(vm: &Vm<'_>, r: Ref, events: i32) -> Value {
    Value::small((vm.heap.word(r, HANDLE) << 8) as i32 | events)
}

/// For what is about to read: puts the thread aside, if it can be, until something is there.
pub(super) fn readable(vm: &mut Vm<'_>, v: Value) -> Res<()> {
    if !vm.has_threads() {
        return Ok(());
    }
    let (r, handle) = this(vm, v)?;
    let patience = vm.heap.word(r, PATIENCE) as i32;
    let nothing = |found: Result<usize, Errno>| found.is_ok_and(|found| found == 0);
    if vm.take_until().is_none()
        && patience != 0
        && nothing(vm.port.network(Network::Poll(handle, READABLE)))
    {
        let now = vm.port.ticks_us();
        let end = (patience > 0).then(|| now.saturating_add(patience as u64 * 1000));
        vm.park(waiting_for(vm, r, i32::from(READABLE)), end)?;
    }
    Ok(())
}

/// As [`until`], from where nothing was changed yet; a socket that does not wait raises OSError.
pub(super) fn expect(
    vm: &mut Vm<'_>,
    r: Ref,
    events: i32,
    attempt: impl FnMut(&mut Vm<'_>) -> Result<usize, Errno>,
) -> Res<usize> {
    match attempts(vm, r, events, true, attempt)? {
        Ok(n) => Ok(n),
        Err(error) => Err(vm.raise_errno(error)),
    }
}
