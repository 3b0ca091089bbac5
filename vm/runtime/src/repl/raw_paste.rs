//! Raw paste: source with flow control. The host may send two windows ahead at first, and one
//! more for every 01 that comes back.

use super::control;
use super::source::Source;
use crate::rom::Ns;
use crate::vm::Vm;

/// Bytes in a window, half of what a port can hold of input.
const WINDOW: u16 = 128;

/// How receiving ended.
pub(super) enum Received {
    /// All of the source is there, and the host has been told so.
    Whole,
    /// Interrupted, or no memory: the exception is pending.
    Broken,
    /// The request was for something unknown.
    Refused,
    /// The input has ended.
    Closed,
}

/// Answers a request (its 05 has been read) and receives the source.
pub(super) fn receive(vm: &mut Vm<'_>, source: &mut Source) -> Received {
    match (vm.read_console(), vm.read_console()) {
        (Some(b'A'), Some(control::A)) => {}
        (Some(_), Some(_)) => {
            vm.port.write(b"R\x00");
            return Received::Refused;
        }
        _ => return Received::Closed,
    }
    vm.port.write(b"R\x01");
    vm.port.write(&WINDOW.to_le_bytes());
    vm.port.write(b"\x01");
    let mut left = WINDOW;
    loop {
        let Some(byte) = vm.read_console() else {
            return Received::Closed;
        };
        match byte {
            control::D => {
                vm.port.write(b"\x04");
                return Received::Whole;
            }
            control::C => {
                vm.port.write(b"\x04");
                let _ = vm.heap.raise_with(Ns::KeyboardInterrupt, &[]);
                return Received::Broken;
            }
            _ => {
                if source.push(vm, &[byte]).is_err() {
                    source.clear(vm);
                    return abort(vm);
                }
            }
        }
        left -= 1;
        if left == 0 {
            left = WINDOW;
            vm.port.write(b"\x01");
        }
    }
}

/// Tells the host to stop and reads until it has.
fn abort(vm: &mut Vm<'_>) -> Received {
    vm.port.write(b"\x04");
    loop {
        match vm.read_console() {
            Some(control::C | control::D) => return Received::Broken,
            Some(_) => {}
            None => return Received::Closed,
        }
    }
}
