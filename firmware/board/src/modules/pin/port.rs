//! The chip's ports, which its pins belong to.

use garter_runtime::{Res, Value, Vm};

use super::{PINS, find};

/// A pin's number in its port, which is that of its interrupt line.
pub(crate) fn line_of(index: usize) -> usize {
    let chip = PINS.get(index).map_or("", |(_, chip)| chip);
    chip.get(1..).and_then(|n| n.parse().ok()).unwrap_or(0)
}

/// The number of a pin's port: 0 for A.
pub(super) fn port_of(index: usize) -> i32 {
    let chip = PINS
        .get(index)
        .map_or(&b"A"[..], |(_, chip)| chip.as_bytes());
    chip.first().map_or(0, |letter| i32::from(letter - b'A'))
}

/// A pin's number in the chip: 16 for each port, from A.
pub(crate) fn chip_number(index: usize) -> usize {
    port_of(index) as usize * 16 + line_of(index)
}

/// `gpio()`: where the registers of the pin's port are.
pub(super) fn gpio(vm: &mut Vm<'_>, pin: Value) -> Res {
    let port = port_of(find(vm, pin)?);
    vm.heap.new_int(0x4002_0000 + 0x400 * i64::from(port))
}
