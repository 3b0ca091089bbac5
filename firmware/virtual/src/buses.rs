//! What hangs on the buses of the virtual pyboard.

use std::collections::{BTreeMap, VecDeque};

/// A device on an SPI bus: the byte that comes back for each.
pub type SpiDevice = Box<dyn FnMut(u8) -> u8 + Send>;

/// Bytes that a serial port keeps in each direction; later ones are lost, as on the wire.
const ROOM: usize = 4096;

/// A device on an I2C bus: registers, of which the first byte of a message says where to begin.
struct Registers {
    bytes: Vec<u8>,
    at: usize,
}

/// Which device has been called, and what it was told so far.
#[derive(Clone, Copy, Default)]
struct Call {
    address: u8,
    /// The next byte says where to begin.
    pointing: bool,
}

#[derive(Default)]
struct Line {
    to_board: VecDeque<u8>,
    from_board: VecDeque<u8>,
}

/// The buses and their devices. Buses are numbered from 0.
#[derive(Default)]
pub(crate) struct Buses {
    i2c: BTreeMap<(usize, u8), Registers>,
    calls: BTreeMap<usize, Call>,
    spi: BTreeMap<usize, SpiDevice>,
    lines: BTreeMap<usize, Line>,
}

impl Buses {
    pub(crate) fn attach_i2c(&mut self, bus: usize, address: u8, bytes: Vec<u8>) {
        self.i2c.insert((bus, address), Registers { bytes, at: 0 });
    }

    pub(crate) fn registers(&self, bus: usize, address: u8) -> Vec<u8> {
        let device = self.i2c.get(&(bus, address));
        device.map_or_else(Vec::new, |device| device.bytes.clone())
    }

    pub(crate) fn attach_spi(&mut self, bus: usize, device: SpiDevice) {
        self.spi.insert(bus, device);
    }

    pub(crate) fn send(&mut self, port: usize, bytes: &[u8]) {
        let line = self.lines.entry(port).or_default();
        let room = ROOM.saturating_sub(line.to_board.len());
        line.to_board.extend(bytes.iter().take(room));
    }

    pub(crate) fn sent(&mut self, port: usize) -> Vec<u8> {
        let line = self.lines.entry(port).or_default();
        line.from_board.drain(..).collect()
    }

    pub(crate) fn i2c_start(&mut self, bus: usize, address: u8, read: bool) -> bool {
        if !self.i2c.contains_key(&(bus, address)) {
            // Who was called before hears that somebody else is.
            self.calls.remove(&bus);
            return false;
        }
        let pointing = !read;
        self.calls.insert(bus, Call { address, pointing });
        true
    }

    /// The device that has been called on a bus.
    fn called(&mut self, bus: usize) -> Option<(&mut Call, &mut Registers)> {
        let call = self.calls.get_mut(&bus)?;
        let device = self.i2c.get_mut(&(bus, call.address))?;
        Some((call, device))
    }

    pub(crate) fn i2c_write(&mut self, bus: usize, byte: u8) -> bool {
        let Some((call, device)) = self.called(bus) else {
            return false;
        };
        if std::mem::take(&mut call.pointing) {
            device.at = usize::from(byte);
            return true;
        }
        let Some(register) = device.bytes.get_mut(device.at) else {
            return false;
        };
        *register = byte;
        device.at += 1;
        true
    }

    pub(crate) fn i2c_read(&mut self, bus: usize) -> u8 {
        let Some((_, device)) = self.called(bus) else {
            return 0xff;
        };
        let byte = device.bytes.get(device.at).copied();
        device.at += 1;
        byte.unwrap_or(0xff)
    }

    pub(crate) fn i2c_stop(&mut self, bus: usize) {
        self.calls.remove(&bus);
    }

    pub(crate) fn spi(&mut self, bus: usize, byte: u8) -> u8 {
        // Nothing pulls the line down where nothing is.
        self.spi.get_mut(&bus).map_or(0xff, |device| device(byte))
    }

    pub(crate) fn uart_waiting(&mut self, port: usize) -> usize {
        self.lines.entry(port).or_default().to_board.len()
    }

    pub(crate) fn uart_read(&mut self, port: usize) -> Option<u8> {
        self.lines.entry(port).or_default().to_board.pop_front()
    }

    pub(crate) fn uart_write(&mut self, port: usize, byte: u8) {
        let line = self.lines.entry(port).or_default();
        if line.from_board.len() == ROOM {
            line.from_board.pop_front();
        }
        line.from_board.push_back(byte);
    }
}
