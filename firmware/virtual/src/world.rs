//! The world around the board: what its LEDs show, whether somebody presses the switch.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::buses::{Buses, SpiDevice};
use crate::outside::Outside;
use crate::screen::Screen;

/// Pins that the board knows.
const PINS: usize = 64;

/// A handle to the world; clones are the same world.
#[derive(Clone, Default)]
pub struct World(Arc<Mutex<State>>);

pub(crate) struct State {
    pub(crate) leds: [u8; 4],
    pub(crate) switch: bool,
    pub(crate) acceleration: [i8; 3],
    pub(crate) servos: [i8; 4],
    /// What drives each pin from outside, if anything does.
    pub(crate) inputs: [Option<bool>; PINS],
    /// What is at each pin, in 4096ths of the supply.
    pub(crate) voltages: [u16; PINS],
    /// What the analogue outputs drive, in 4096ths of the supply.
    pub(crate) outputs: [u16; 2],
    pub(crate) buses: Buses,
    pub(crate) outside: Outside,
    pub(crate) screen: Screen,
}

impl Default for State {
    fn default() -> State {
        State {
            leds: [0; 4],
            switch: false,
            // Flat on the table: 1 g down.
            acceleration: [0, 0, 21],
            servos: [0; 4],
            inputs: [None; PINS],
            voltages: [0; PINS],
            outputs: [0; 2],
            buses: Buses::default(),
            outside: Outside::default(),
            screen: Screen::default(),
        }
    }
}

impl World {
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // Plain values: a panic elsewhere cannot leave them half changed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Brightness of the LEDs, 0 to 255: red, green, yellow, blue.
    pub fn leds(&self) -> [u8; 4] {
        self.state().leds
    }

    /// Angles of the servos, in degrees.
    pub fn servos(&self) -> [i8; 4] {
        self.state().servos
    }

    /// Presses or releases the USR switch.
    pub fn press(&self, pressed: bool) {
        self.state().switch = pressed;
    }

    /// Tilts the board: acceleration along x, y, z in 1/21 g.
    pub fn tilt(&self, acceleration: [i8; 3]) {
        self.state().acceleration = acceleration;
    }

    /// Puts a voltage to a pin, in 4096ths of the supply.
    pub fn set_voltage(&self, pin: usize, level: u16) {
        if let Some(voltage) = self.state().voltages.get_mut(pin) {
            *voltage = level;
        }
    }

    /// What the digital-to-analogue converters drive, in 4096ths of the supply.
    pub fn outputs(&self) -> [u16; 2] {
        self.state().outputs
    }

    /// Puts a device with these registers on an I2C bus, 0 or 1.
    pub fn attach_i2c(&self, bus: usize, address: u8, registers: Vec<u8>) {
        self.state().buses.attach_i2c(bus, address, registers);
    }

    /// The registers of a device on an I2C bus; none where there is no device.
    pub fn registers(&self, bus: usize, address: u8) -> Vec<u8> {
        self.state().buses.registers(bus, address)
    }

    /// Puts a device on an SPI bus, 0 to 2.
    pub fn attach_spi(&self, bus: usize, device: SpiDevice) {
        self.state().buses.attach_spi(bus, device);
    }

    /// Sends to serial port `port`, from 0.
    pub fn send(&self, port: usize, bytes: &[u8]) {
        self.state().buses.send(port, bytes);
    }

    /// What the board has sent on a serial port since it was last asked.
    pub fn sent(&self, port: usize) -> Vec<u8> {
        self.state().buses.sent(port)
    }

    /// What the colour display shows, held upright: 160 lines of 128 pixels, red in the upper five
    /// bits, green in six, blue in the lower five.
    pub fn screen(&self) -> Vec<u16> {
        self.state().screen.pixels()
    }

    /// Touches the display, held upright, at a pixel from the left and from the top,
    /// or lets go of it.
    pub fn touch(&self, at: Option<(u8, u8)>) {
        self.state().screen.press(at);
    }

    /// Drives a pin from outside, or lets go of it.
    pub fn drive(&self, pin: usize, level: Option<bool>) {
        if let Some(input) = self.state().inputs.get_mut(pin) {
            *input = level;
        }
    }
}
