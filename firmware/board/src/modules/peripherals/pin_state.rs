//! What the chip's pins are set to: the same for all objects of a pin, as on the chip.

use garter_runtime::{Value, Vm};

use crate::device::Request;
use crate::modules::pin::chip_number;

/// Pins of the chip, by their numbers: 16 for each port.
const PINS: usize = 64;

/// What a pin is set to, in the numbers that programs use.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct PinState {
    pub(crate) mode: u8,
    pub(crate) pull: u8,
    /// Its alternate function.
    pub(crate) alternate: u8,
}

impl PinState {
    /// Whether a peripheral drives it.
    pub(crate) fn is_alternate(self) -> bool {
        matches!(self.mode, 0x02 | 0x12)
    }

    /// The constant of `Pin` that its mode is.
    pub(crate) fn mode_name(self) -> &'static str {
        match self.mode {
            0x01 => "OUT",
            0x11 => "OPEN_DRAIN",
            0x02 => "ALT",
            0x12 => "ALT_OPEN_DRAIN",
            0x03 => "ANALOG",
            _ => "IN",
        }
    }
}

/// All pins.
pub(crate) struct PinStates([PinState; PINS]);

impl Default for PinStates {
    /// As the board sets them when it starts: LEDs, the switch, the accelerometer's supply, the
    /// memory card, USB.
    fn default() -> PinStates {
        const OUT: PinState = PinState {
            mode: 1,
            pull: 0,
            alternate: 0,
        };
        const HELD_UP: PinState = PinState {
            mode: 0,
            pull: 1,
            alternate: 0,
        };
        const CARD: PinState = PinState {
            mode: 2,
            pull: 1,
            alternate: 12,
        };
        const USB: PinState = PinState {
            mode: 2,
            pull: 0,
            alternate: 10,
        };
        const A: usize = 0;
        const B: usize = 16;
        const C: usize = 32;
        const D: usize = 48;
        let mut states = [PinState::default(); PINS];
        for led in [A + 13, A + 14, A + 15, B + 4, B + 5] {
            states[led] = OUT;
        }
        for input in [A + 8, B + 3] {
            states[input] = HELD_UP;
        }
        for card in [C + 8, C + 9, C + 10, C + 11, C + 12, D + 2] {
            states[card] = CARD;
        }
        for usb in [A + 11, A + 12] {
            states[usb] = USB;
        }
        states[A + 10] = PinState {
            mode: 0x12,
            pull: 1,
            ..USB
        };
        PinStates(states)
    }
}

impl PinStates {
    pub(crate) fn get(&self, number: usize) -> PinState {
        self.0.get(number).copied().unwrap_or_default()
    }

    pub(crate) fn set(&mut self, number: usize, state: PinState) {
        if let Some(place) = self.0.get_mut(number) {
            *place = state;
        }
    }
}

/// What the pin at an index of the pin table is set to.
pub(crate) fn of(vm: &mut Vm<'_>, index: usize) -> PinState {
    let number = chip_number(index);
    match Request::PinState(number, PinState::default()).ask(vm.port) {
        Request::PinState(_, state) => state,
        _ => PinState::default(),
    }
}

/// Keeps what a pin is set to.
pub(crate) fn keep(vm: &mut Vm<'_>, index: usize, mode: Value, pull: Value, alternate: u8) {
    let small = |v: Value| v.as_small().unwrap_or(0) as u8;
    let state = PinState {
        mode: small(mode),
        pull: small(pull),
        alternate,
    };
    Request::KeepPinState(chip_number(index), state).ask(vm.port);
}
