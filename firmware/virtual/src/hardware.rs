//! The simulated hardware under the portable board.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use garter_board::hardware::{Analog, CanFrame, Hardware, PinMode, Pull, ScreenRequest, Storage};

use crate::flash::Flash;
use crate::outside::{Card, Outside};
use crate::pipe::{Bell, End};
use crate::world::World;

/// How long a write to a console that nobody reads waits before it is dropped, as on USB.
const PATIENCE: Duration = Duration::from_millis(500);
/// Longest rest at a time, in microseconds.
const LONGEST_REST: u64 = 3_600_000_000;
/// Bytes that may wait on the console, in one direction.
const CONSOLE_ROOM: usize = 16 * 1024;
/// Bytes that may wait on the inspect channel.
const INSPECT_ROOM: usize = 128 * 1024;

#[derive(Clone, Copy, Default)]
struct Pin {
    mode: PinMode,
    pull: Pull,
    high: bool,
}

pub(crate) struct SimulatedHardware {
    flash: Flash,
    card: Card,
    console: End,
    inspect: End,
    /// Rings when something came on either.
    bell: Bell,
    world: World,
    pins: [Pin; 64],
    /// The pins of the LEDs, and that of the switch, by their indexes.
    led_pins: [usize; 4],
    switch_pin: usize,
    start: Instant,
    /// What the board's clock is ahead of this machine's, in seconds.
    ahead: i64,
    random: u64,
    /// Nobody took the console's output in time: it is dropped until somebody reads again.
    stalled: bool,
}

impl SimulatedHardware {
    pub(crate) fn new(
        flash: Flash,
        (console, inspect): (End, End),
        bell: Bell,
        world: World,
    ) -> Self {
        SimulatedHardware {
            flash,
            card: Card(world.clone()),
            console,
            inspect,
            bell,
            world,
            pins: [Pin::default(); 64],
            led_pins: ["A13", "A14", "A15", "B4"].map(index_of),
            switch_pin: index_of("B3"),
            start: Instant::now(),
            ahead: 0,
            random: RandomState::new().build_hasher().finish() | 1,
            stalled: false,
        }
    }
}

/// The first index that a pin of the chip has in the board's table.
fn index_of(chip: &str) -> usize {
    let mut all = (0..).map_while(garter_board::pin_name);
    all.position(|(_, name)| name == chip).unwrap_or(usize::MAX)
}

/// Seconds since 1970.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |d| d.as_secs())
}

impl Hardware for SimulatedHardware {
    fn storage(&mut self) -> &mut dyn Storage {
        &mut self.flash
    }

    fn console_read(&mut self) -> Option<u8> {
        self.console.try_read()
    }

    fn console_write(&mut self, bytes: &[u8]) {
        for piece in bytes.chunks(1024) {
            if self.console.try_write(piece, CONSOLE_ROOM) {
                self.stalled = false;
                continue;
            }
            let end = Instant::now() + PATIENCE;
            while !self.stalled && !self.console.is_closed() {
                std::thread::sleep(Duration::from_micros(200));
                if self.console.try_write(piece, CONSOLE_ROOM) {
                    break;
                }
                self.stalled = Instant::now() >= end;
            }
        }
    }

    fn console_closed(&mut self) -> bool {
        self.console.is_closed()
    }

    fn inspect_read(&mut self) -> Option<u8> {
        self.inspect.try_read()
    }

    fn inspect_write(&mut self, bytes: &[u8]) -> bool {
        self.inspect.try_write(bytes, INSPECT_ROOM)
    }

    fn ticks_us(&mut self) -> u64 {
        self.start.elapsed().as_micros() as u64
    }

    fn idle(&mut self, us: u64) {
        self.bell.wait(Duration::from_micros(us.min(LONGEST_REST)));
    }

    fn clock_seconds(&mut self) -> u64 {
        now().saturating_add_signed(self.ahead)
    }

    fn set_clock(&mut self, seconds: u64) {
        self.ahead = seconds as i64 - now() as i64;
    }

    fn analog(&mut self, source: Analog) -> u16 {
        match source {
            Analog::Pin(index) => {
                let state = self.world.state();
                state.voltages.get(index).copied().unwrap_or(0)
            }
            // 25 degrees, 3.0 V and 1.21 V, against 3.3 V.
            Analog::Temperature => 943,
            Analog::Battery => 1862,
            Analog::Reference => 1502,
        }
    }

    fn i2c_start(&mut self, bus: usize, address: u8, read: bool) -> bool {
        self.world.state().buses.i2c_start(bus, address, read)
    }

    fn i2c_write(&mut self, bus: usize, byte: u8) -> bool {
        self.world.state().buses.i2c_write(bus, byte)
    }

    fn i2c_read(&mut self, bus: usize) -> u8 {
        self.world.state().buses.i2c_read(bus)
    }

    fn i2c_stop(&mut self, bus: usize) {
        self.world.state().buses.i2c_stop(bus);
    }

    fn spi(&mut self, bus: usize, byte: u8) -> u8 {
        let state = &mut *self.world.state();
        state.screen.hear(bus, byte);
        state.buses.spi(bus, byte)
    }

    fn screen(&mut self, request: &mut ScreenRequest) {
        self.world.state().screen.answer(request);
    }

    fn uart_waiting(&mut self, port: usize) -> usize {
        self.world.state().buses.uart_waiting(port)
    }

    fn uart_read(&mut self, port: usize) -> Option<u8> {
        self.world.state().buses.uart_read(port)
    }

    fn uart_write(&mut self, port: usize, byte: u8) {
        self.world.state().buses.uart_write(port, byte);
    }

    fn can_send(&mut self, _bus: usize, frame: &CanFrame) -> bool {
        let outside = &mut self.world.state().outside;
        if outside.node {
            Outside::keep(&mut outside.from_board, *frame);
        }
        outside.node
    }

    fn can_receive(&mut self, bus: usize) -> Option<CanFrame> {
        let outside = &mut self.world.state().outside;
        outside.to_board.get_mut(bus)?.pop_front()
    }

    fn can_joined(&self) -> bool {
        true
    }

    fn card(&mut self) -> Option<&mut dyn Storage> {
        let there = self.world.state().outside.card.is_some();
        there.then_some(&mut self.card as &mut dyn Storage)
    }

    fn hid_send(&mut self, report: &[u8]) {
        Outside::keep(&mut self.world.state().outside.reports, report.to_vec());
    }

    fn hid_receive(&mut self, into: &mut [u8; 64]) -> Option<usize> {
        let report = self.world.state().outside.answers.pop_front()?;
        let len = report.len().min(into.len());
        into[..len].copy_from_slice(&report[..len]);
        Some(len)
    }

    fn one_wire_reset(&mut self, pin: usize) -> bool {
        let wires = &mut self.world.state().outside.wires;
        wires.get_mut(&pin).is_some_and(|wire| wire.reset())
    }

    fn one_wire_write(&mut self, pin: usize, bit: bool) {
        if let Some(wire) = self.world.state().outside.wires.get_mut(&pin) {
            wire.write(bit);
        }
    }

    fn one_wire_read(&mut self, pin: usize) -> bool {
        let wires = &mut self.world.state().outside.wires;
        wires.get_mut(&pin).is_none_or(|wire| wire.read())
    }

    fn humidity(&mut self, pin: usize) -> Option<[u8; 5]> {
        self.world.state().outside.humidity.get(&pin).copied()
    }

    fn set_analog(&mut self, channel: usize, level: u16) {
        if let Some(output) = self.world.state().outputs.get_mut(channel) {
            *output = level;
        }
    }

    fn random(&mut self) -> u32 {
        // xorshift64*: plenty for a simulated board; nothing secret hangs on it.
        self.random ^= self.random >> 12;
        self.random ^= self.random << 25;
        self.random ^= self.random >> 27;
        (self.random.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32) as u32
    }

    fn set_led(&mut self, index: usize, level: u8) {
        if let Some(led) = self.world.state().leds.get_mut(index) {
            // The red and the green one are on or off, whatever is asked.
            *led = if index < 2 && level > 0 { 255 } else { level };
        }
    }

    fn led(&mut self, index: usize) -> u8 {
        self.world.state().leds.get(index).copied().unwrap_or(0)
    }

    fn switch(&mut self) -> bool {
        self.world.state().switch
    }

    fn acceleration(&mut self) -> [i8; 3] {
        self.world.state().acceleration
    }

    fn set_servo(&mut self, index: usize, degrees: i8) {
        if let Some(servo) = self.world.state().servos.get_mut(index) {
            *servo = degrees;
        }
    }

    fn configure_pin(&mut self, index: usize, mode: PinMode, pull: Pull) {
        if let Some(pin) = self.pins.get_mut(index) {
            pin.mode = mode;
            pin.pull = pull;
        }
    }

    fn set_pin(&mut self, index: usize, high: bool) {
        if let Some(pin) = self.pins.get_mut(index) {
            pin.high = high;
        }
        if let Some(led) = self.led_pins.iter().position(|pin| *pin == index) {
            self.set_led(led, if high { 255 } else { 0 });
        }
    }

    fn pin(&mut self, index: usize) -> bool {
        let Some(pin) = self.pins.get(index) else {
            return false;
        };
        let state = self.world.state();
        let pressed = state.switch && index == self.switch_pin;
        let outside = match pressed {
            true => Some(false),
            false => state.inputs.get(index).copied().flatten(),
        };
        // The board itself has a resistor at the switch.
        let held = pin.pull == Pull::Up || index == self.switch_pin;
        match pin.mode {
            PinMode::Output => pin.high,
            PinMode::OpenDrain if !pin.high => false,
            _ => outside.unwrap_or(held),
        }
    }

    fn unique_id(&mut self) -> [u8; 12] {
        *b"GARTERVIRT01"
    }

    fn reset(&mut self, _boot_loader: bool) {
        // The machine is restarted by the board; there is nothing else to restart.
    }
}
