//! The board's own modules and types, numbered.

mod accel;
mod led;
mod machine;
pub(crate) mod pin;
mod pyb;
mod servo;
pub(crate) mod switch;
pub(crate) mod timer;

use garter_runtime::rom::{Kind, Namespace, Ns, kinds};

pub(crate) const MACHINE: Ns = Ns::board(0);
pub(crate) const PYB: Ns = Ns::board(1);
const LED: Ns = Ns::board(2);
const SWITCH: Ns = Ns::board(3);
const ACCEL: Ns = Ns::board(4);
const PIN: Ns = Ns::board(5);
pub(crate) const TIMER: Ns = Ns::board(6);
const SERVO: Ns = Ns::board(7);

/// Every namespace, in the order of the numbers above.
pub(crate) static NAMESPACES: [&Namespace; 8] = [
    &machine::NAMESPACE,
    &pyb::NAMESPACE,
    &led::NAMESPACE,
    &switch::NAMESPACE,
    &accel::NAMESPACE,
    &pin::NAMESPACE,
    &timer::NAMESPACE,
    &servo::NAMESPACE,
];

/// What the collector wants to know of them.
pub(crate) static KINDS: [Kind; NAMESPACES.len()] = kinds(&NAMESPACES);

/// The board's name and the chip's name of pin `index`.
pub fn pin_name(index: usize) -> Option<(&'static str, &'static str)> {
    pin::PINS.get(index).copied()
}
