//! The registers of pins, for programs that read and write memory by address (STM32F405 reference
//! manual, "General-purpose I/Os").

use garter_runtime::modules::machine::Access;

use crate::hardware::Hardware;
use crate::modules::pin_of_chip;

/// Where the ports begin, and how far apart they are.
const FIRST: u32 = 0x4002_0000;
const APART: u32 = 0x400;
/// Ports with pins: A to D.
const PORTS: u32 = 4;

const INPUT: u32 = 0x10;
const OUTPUT: u32 = 0x14;
const SET_AND_RESET: u32 = 0x18;

/// What programs last wrote to the ports.
#[derive(Default)]
pub(crate) struct Registers {
    outputs: [u16; PORTS as usize],
}

impl Registers {
    /// The program drives a pin in another way.
    pub(crate) fn driven(&mut self, number: usize, high: bool) {
        if let Some(port) = self.outputs.get_mut(number / 16) {
            let bit = 1 << (number % 16);
            *port = if high { *port | bit } else { *port & !bit };
        }
    }

    /// Answers an access. False: there is no such register.
    pub(crate) fn answer(&mut self, access: &mut Access, hardware: &mut impl Hardware) -> bool {
        let Some(offset) = access.address.checked_sub(FIRST) else {
            return false;
        };
        let (port, register) = (offset / APART, offset % APART);
        if port >= PORTS {
            return false;
        }
        let port = port as usize;
        let before = self.outputs[port];
        match (register & !3, access.write) {
            (INPUT, false) => {
                let mut levels = 0;
                for i in 0..16 {
                    let pin = pin_of_chip(16 * port + i);
                    let high = pin.is_some_and(|pin| hardware.pin(pin));
                    levels |= u32::from(high) << i;
                }
                access.value = levels >> (8 * (access.address & 3));
                return true;
            }
            (OUTPUT, false) => {
                access.value = u32::from(before) >> (8 * (access.address & 3));
                return true;
            }
            (OUTPUT, true) if register == OUTPUT => self.outputs[port] = access.value as u16,
            (SET_AND_RESET, true) => {
                let bits = access.value << (8 * (access.address & 3));
                let (set, reset) = (bits as u16, (bits >> 16) as u16);
                self.outputs[port] = before & !reset | set;
            }
            _ => return false,
        }
        let changed = before ^ self.outputs[port];
        for i in (0..16).filter(|i| changed >> i & 1 != 0) {
            if let Some(pin) = pin_of_chip(16 * port + i) {
                hardware.set_pin(pin, self.outputs[port] >> i & 1 != 0);
            }
        }
        true
    }
}
