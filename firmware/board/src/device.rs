//! What the board's own modules ask of the port under the machine.

#[cfg(feature = "peripherals")]
use crate::hardware::{Analog, ScreenRequest};
use crate::hardware::{PinMode, Pull};
#[cfg(feature = "peripherals")]
use crate::modules::peripherals::pin_state::PinState;
#[cfg(feature = "peripherals")]
use garter_files::SECTOR;

/// A request of a `pyb` or `machine` function, carried out and answered in place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Request {
    /// Set LED `.0` to level `.1`.
    SetLed(usize, u8),
    /// Level of LED `.0`, into `.1`.
    Led(usize, u8),
    /// Whether the switch is pressed.
    Switch(bool),
    /// Acceleration along x, y, z.
    Acceleration([i8; 3]),
    /// Set up pin `.0`.
    ConfigurePin(usize, PinMode, Pull),
    /// Drive pin `.0`.
    SetPin(usize, bool),
    /// Level of pin `.0`, into `.1`.
    Pin(usize, bool),
    /// Turn servo `.0` to `.1` degrees.
    SetServo(usize, i8),
    /// Whether a press of the switch is to be told, as a scheduled interrupt.
    WatchSwitch(bool),
    /// Whether the switch was pressed since the last such request.
    TakePress(bool),
    /// The chip's unique number.
    UniqueId([u8; 12]),
    /// Restart the chip; `.0`: into its boot loader.
    Reset(bool),
    /// When the next soft timer is due, in microseconds of the port's clock; `None`: never.
    Alarm(Option<u64>),
    /// Set the clock, in seconds since 1970.
    #[cfg(feature = "peripherals")]
    SetClock(u64),
    /// What the converter reads of `.0`, into `.1`.
    #[cfg(feature = "peripherals")]
    Analog(Analog, u16),
    /// Drive the analogue output `.0` with `.1`.
    #[cfg(feature = "peripherals")]
    SetAnalog(usize, u16),
    /// Watch the lines of `.0`, a bit each: an edge of `.1` that is among theirs is told, as a
    /// scheduled interrupt.
    #[cfg(feature = "peripherals")]
    Watch(crate::edges::Line),
    /// The lines with an edge since the last such request, a bit each.
    #[cfg(feature = "peripherals")]
    TakeEdges(u32),
    /// Call the device `.1` on I2C bus `.0`, to read from it if `.2`; whether it answered,
    /// into `.3`.
    #[cfg(feature = "peripherals")]
    I2cStart(usize, u8, bool, bool),
    /// Send `.1` on I2C bus `.0`; whether it was taken, into `.2`.
    #[cfg(feature = "peripherals")]
    I2cWrite(usize, u8, bool),
    /// The next byte from the device on I2C bus `.0`, into `.1`.
    #[cfg(feature = "peripherals")]
    I2cRead(usize, u8),
    /// Let go of I2C bus `.0`.
    #[cfg(feature = "peripherals")]
    I2cStop(usize),
    /// Exchange the byte `.1` on SPI bus `.0`.
    #[cfg(feature = "peripherals")]
    Spi(usize, u8),
    /// What is asked of the colour display.
    #[cfg(feature = "peripherals")]
    Screen(ScreenRequest),
    /// How many bytes have come on serial port `.0`, into `.1`.
    #[cfg(feature = "peripherals")]
    UartWaiting(usize, usize),
    /// The next byte on serial port `.0`, into `.1`, if one has come.
    #[cfg(feature = "peripherals")]
    UartRead(usize, Option<u8>),
    /// Send `.1` on serial port `.0`.
    #[cfg(feature = "peripherals")]
    UartWrite(usize, u8),
    /// Watch a source of bytes: those that come are told, as a scheduled interrupt.
    #[cfg(feature = "peripherals")]
    WatchBytes(usize, bool),
    /// The sources of which bytes came since the last such request, a bit each.
    #[cfg(feature = "peripherals")]
    TakeBytes(u32),
    /// Frequencies of the core and of the buses, in Hz.
    #[cfg(feature = "peripherals")]
    Clocks([i32; 4]),
    /// Set them.
    #[cfg(feature = "peripherals")]
    SetClocks([i32; 4]),
    /// Repeat the console on a serial port, or on none.
    #[cfg(feature = "peripherals")]
    RepeatOn(Option<usize>),
    /// Keep what is written to the console for a stream of the program's, or do not.
    #[cfg(feature = "peripherals")]
    Tap(bool),
    /// Whether that is kept.
    #[cfg(feature = "peripherals")]
    Tapping(bool),
    /// The next byte that was kept.
    #[cfg(feature = "peripherals")]
    TakeTapped(Option<u8>),
    /// Take a byte as if it were typed on the console.
    #[cfg(feature = "peripherals")]
    TypeIn(u8),
    /// Reset the one-wire devices on pin `.0`; whether there are some, into `.1`.
    #[cfg(feature = "peripherals")]
    OneWireReset(usize, bool),
    /// Send a bit to the one-wire devices on pin `.0`.
    #[cfg(feature = "peripherals")]
    OneWireWrite(usize, bool),
    /// The next bit from the one-wire devices on pin `.0`, into `.1`.
    #[cfg(feature = "peripherals")]
    OneWireRead(usize, bool),
    /// What the sensor of humidity on pin `.0` says.
    #[cfg(feature = "peripherals")]
    Humidity(usize, Option<[u8; 5]>),
    /// What the board is to the host that it is connected with.
    #[cfg(feature = "peripherals")]
    UsbMode(UsbMode),
    /// Be this to the host from now on.
    #[cfg(feature = "peripherals")]
    SetUsbMode(UsbMode),
    /// What pin `.0` of the chip is set to, into `.1`.
    #[cfg(feature = "peripherals")]
    PinState(usize, PinState),
    /// Pin `.0` of the chip is set to this.
    #[cfg(feature = "peripherals")]
    KeepPinState(usize, PinState),
    /// Tell programs that pins are looked for by name (`Pin.debug`).
    #[cfg(feature = "peripherals")]
    TellPins(bool),
    /// Whether that is to be told.
    #[cfg(feature = "peripherals")]
    PinsTold(bool),
}

impl Request {
    /// Asks the machine's port, and gives the answered request.
    pub(crate) fn ask(mut self, port: &mut dyn garter_runtime::Port) -> Request {
        port.device(&mut self);
        self
    }
}

/// What a board is to the host that it is connected with by USB.
#[cfg(feature = "peripherals")]
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum UsbMode {
    /// Nothing.
    Off,
    /// A serial port.
    #[default]
    Serial,
    /// A disk.
    Disk,
    /// A serial port and a disk.
    SerialAndDisk,
    /// A serial port and a mouse or keyboard.
    SerialAndInput,
}

/// What holds sectors.
#[cfg(feature = "peripherals")]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Disk {
    /// The internal flash.
    Flash,
    /// The memory card.
    Card,
}

/// A request about the sectors of a disk, carried out and answered in place.
#[cfg(feature = "peripherals")]
pub(crate) enum DiskRequest {
    /// How many there are; `None`: no disk.
    Sectors(Disk, Option<u32>),
    /// Read sector `.1`; whether it worked, into `.3`.
    Read(Disk, u32, [u8; SECTOR], bool),
    /// Write sector `.1`; whether it worked, into `.3`.
    Write(Disk, u32, [u8; SECTOR], bool),
    /// Have what was written safe.
    Sync(Disk),
}

/// A request about reports between a mouse or keyboard and the host.
#[cfg(feature = "peripherals")]
pub(crate) enum ReportRequest {
    /// Send the first `.1` bytes of `.0`.
    Send([u8; 64], usize),
    /// The next report from the host and its length.
    Receive([u8; 64], Option<usize>),
}
