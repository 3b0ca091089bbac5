//! Trying until something is ready, for as long as a socket's program wants to wait.

use super::{HANDLE, PATIENCE};
use crate::Res;
use crate::network::{AGAIN, IN_PROGRESS, Network};
use crate::port::Errno;
use crate::value::Ref;
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
    mut attempt: impl FnMut(&mut Vm<'_>) -> Result<usize, Errno>,
) -> Res<Result<usize, Errno>> {
    let patience = vm.heap.word(r, PATIENCE) as i32;
    let start = vm.port.ticks_us();
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
        let mut left = SLICE;
        if patience > 0 {
            let passed = vm.port.ticks_us().saturating_sub(start);
            let whole = patience as u64 * 1000;
            if passed >= whole {
                return Err(vm.raise_errno(TIMED_OUT));
            }
            left = left.min(whole - passed);
        }
        vm.check_interrupt()?;
        vm.observe();
        let poll = Network::Poll(vm.heap.word(r, HANDLE), events as u8);
        if vm.port.network(poll).is_ok_and(|found| found == 0) {
            // What goes wrong here is found by the next attempt.
            let _ = vm.port.network(Network::Wait(left));
        }
    }
}

/// As [`until`]; a socket that does not wait raises OSError.
pub(super) fn expect(
    vm: &mut Vm<'_>,
    r: Ref,
    events: i32,
    attempt: impl FnMut(&mut Vm<'_>) -> Result<usize, Errno>,
) -> Res<usize> {
    match until(vm, r, events, attempt)? {
        Ok(n) => Ok(n),
        Err(error) => Err(vm.raise_errno(error)),
    }
}
