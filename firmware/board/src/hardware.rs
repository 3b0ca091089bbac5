//! What the portable board asks of the hardware under it. Real chips, QEMU and PCs implement it.

pub use garter_files::{RamDisk, SECTOR, Storage, StorageError};

/// How a pin is used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PinMode {
    /// Input.
    #[default]
    Input,
    /// Push-pull output.
    Output,
    /// Open-drain output.
    OpenDrain,
}

/// What pulls an input when nothing drives it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Pull {
    /// Nothing.
    #[default]
    None,
    /// A resistor to the supply.
    Up,
    /// A resistor to ground.
    Down,
}

/// What the analogue-to-digital converter measures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Analog {
    /// The voltage at a pin, by its index in the pin table.
    Pin(usize),
    /// The chip's temperature sensor.
    Temperature,
    /// The backup battery, through a divider by four.
    Battery,
    /// The chip's reference of 1.21 V.
    Reference,
}

/// A message on a CAN bus.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CanFrame {
    /// Its identifier, of 11 bits or 29.
    pub id: u32,
    /// Whether the identifier has 29 bits.
    pub extended: bool,
    /// Whether it asks for data instead of bringing some.
    pub remote: bool,
    /// Bytes of data, at most 8.
    pub len: u8,
    /// The data.
    pub data: [u8; 8],
}

impl CanFrame {
    /// What decides who may send first: the lower comes first. A standard identifier comes before
    /// the extended ones that begin with it.
    pub fn priority(&self) -> (u32, bool) {
        match self.extended {
            true => (self.id, true),
            false => (self.id << 18, false),
        }
    }
}

/// A rectangle of a display, as it is turned: its upper left corner, and how many pixels it has
/// across and down. It may lie beyond the display.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Area {
    /// Pixels from the left.
    pub x: i32,
    /// Pixels from the top.
    pub y: i32,
    /// Pixels across.
    pub w: i32,
    /// Pixels down.
    pub h: i32,
}

/// What is asked of a display of 128 by 160 pixels in 16-bit colours, answered in place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScreenRequest {
    /// It is turned by so many quarters.
    Orient(u8),
    /// Give an area a colour.
    Fill(Area, u16),
    /// The colour at x, y, into `.2`.
    Pixel(i32, i32, u16),
    /// Bytes on an SPI bus (from 0) are the colours of an area from now on, lower byte first.
    Stream(usize, Area),
    /// A JPEG of `.2` bytes comes, whose upper left corner is at x, y.
    Picture(i32, i32, usize),
    /// Its next byte.
    PictureByte(u8),
    /// Whether it is touched, and where it was last.
    Touch(bool, i32, i32),
}

/// A board's hardware. Nothing here waits, but [`Hardware::idle`].
pub trait Hardware: 'static {
    /// The internal flash as storage.
    fn storage(&mut self) -> &mut dyn Storage;

    /// The next byte of console input, if there is one.
    fn console_read(&mut self) -> Option<u8>;

    /// Writes to the console; waits while its buffer is full, drops when nobody takes it.
    fn console_write(&mut self, bytes: &[u8]);

    /// Whether the console is gone for good: on a PC, when the other end was closed.
    fn console_closed(&mut self) -> bool {
        false
    }

    /// The next byte from the inspect channel, if there is one.
    fn inspect_read(&mut self) -> Option<u8> {
        None
    }

    /// Writes to the inspect channel. False: it takes no more now, and the rest is dropped.
    fn inspect_write(&mut self, bytes: &[u8]) -> bool {
        let _ = bytes;
        false
    }

    /// Microseconds since start.
    fn ticks_us(&mut self) -> u64;

    /// Rests until something happens (input, an interrupt) or so many microseconds have passed.
    fn idle(&mut self, us: u64);

    /// Seconds since 1970, as far as the clock knows.
    fn clock_seconds(&mut self) -> u64 {
        0
    }

    /// Sets the clock to so many seconds since 1970.
    fn set_clock(&mut self, seconds: u64) {
        let _ = seconds;
    }

    /// Measures against the supply: 0 to 4095.
    fn analog(&mut self, source: Analog) -> u16 {
        let _ = source;
        0
    }

    /// Drives the output of digital-to-analogue converter `channel` (0 and 1) with 0 to 4095
    /// 4096ths of the supply.
    fn set_analog(&mut self, channel: usize, level: u16) {
        let _ = (channel, level);
    }

    /// Calls the device with an address (7 bits) on I2C bus `bus` (from 0), to read from it or to
    /// write to it. False: nobody answers.
    fn i2c_start(&mut self, bus: usize, address: u8, read: bool) -> bool {
        let _ = (bus, address, read);
        false
    }

    /// Sends a byte to the device that was called. False: it takes no more.
    fn i2c_write(&mut self, bus: usize, byte: u8) -> bool {
        let _ = (bus, byte);
        false
    }

    /// The next byte from the device that was called.
    fn i2c_read(&mut self, bus: usize) -> u8 {
        let _ = bus;
        0xff
    }

    /// Lets go of the bus.
    fn i2c_stop(&mut self, bus: usize) {
        let _ = bus;
    }

    /// Sends a byte on SPI bus `bus` (from 0); gives the one that comes back.
    fn spi(&mut self, bus: usize, byte: u8) -> u8 {
        let _ = (bus, byte);
        0xff
    }

    /// Asks the colour display, if there is one.
    fn screen(&mut self, request: &mut ScreenRequest) {
        let _ = request;
    }

    /// How many bytes have come on serial port `port` (from 0).
    fn uart_waiting(&mut self, port: usize) -> usize {
        let _ = port;
        0
    }

    /// The next byte that has come on a serial port.
    fn uart_read(&mut self, port: usize) -> Option<u8> {
        let _ = port;
        None
    }

    /// Sends a byte on a serial port.
    fn uart_write(&mut self, port: usize, byte: u8) {
        let _ = (port, byte);
    }

    /// Sends a message from CAN controller `bus` (from 0) to the nodes outside the board; whether
    /// one of them has heard it.
    fn can_send(&mut self, bus: usize, frame: &CanFrame) -> bool {
        let _ = (bus, frame);
        false
    }

    /// The next message from outside for CAN controller `bus`.
    fn can_receive(&mut self, bus: usize) -> Option<CanFrame> {
        let _ = bus;
        None
    }

    /// Whether both CAN controllers hang on the same wires.
    fn can_joined(&self) -> bool {
        false
    }

    /// The memory card, if there is one in the slot.
    fn card(&mut self) -> Option<&mut dyn Storage> {
        None
    }

    /// Sends a report to the host, as a mouse or a keyboard.
    fn hid_send(&mut self, report: &[u8]) {
        let _ = report;
    }

    /// The next report from the host: how many bytes it has.
    fn hid_receive(&mut self, into: &mut [u8; 64]) -> Option<usize> {
        let _ = into;
        None
    }

    /// Resets the one-wire devices on a pin; whether there are some.
    fn one_wire_reset(&mut self, pin: usize) -> bool {
        let _ = pin;
        false
    }

    /// Sends a bit to the one-wire devices on a pin.
    fn one_wire_write(&mut self, pin: usize, bit: bool) {
        let _ = (pin, bit);
    }

    /// The next bit from the one-wire devices on a pin; a wire that nobody pulls is high.
    fn one_wire_read(&mut self, pin: usize) -> bool {
        let _ = pin;
        true
    }

    /// What a sensor of humidity and temperature (DHT11, DHT22) on a pin says, if there is one.
    fn humidity(&mut self, pin: usize) -> Option<[u8; 5]> {
        let _ = pin;
        None
    }

    /// 32 random bits.
    fn random(&mut self) -> u32;

    /// Sets LED `index` (0 to 3) to a brightness, 0 to 255.
    fn set_led(&mut self, index: usize, level: u8);

    /// Brightness of LED `index`, 0 to 255.
    fn led(&mut self, index: usize) -> u8;

    /// Whether the USR switch is pressed.
    fn switch(&mut self) -> bool;

    /// Acceleration along x, y, z, in 1/21 g.
    fn acceleration(&mut self) -> [i8; 3];

    /// Turns servo `index` (0 to 3) to an angle, -90 to 90 degrees.
    fn set_servo(&mut self, index: usize, degrees: i8) {
        let _ = (index, degrees);
    }

    /// Sets up pin `index` of the board's pin table.
    fn configure_pin(&mut self, index: usize, mode: PinMode, pull: Pull);

    /// Drives pin `index`.
    fn set_pin(&mut self, index: usize, high: bool);

    /// Level of pin `index`.
    fn pin(&mut self, index: usize) -> bool;

    /// The chip's unique number, 12 bytes.
    fn unique_id(&mut self) -> [u8; 12];

    /// Restarts the chip, into its boot loader if asked. On a PC it may return.
    fn reset(&mut self, boot_loader: bool);
}
