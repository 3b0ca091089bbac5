//! What the board does for its peripherals: requests answered, and what happens on pins and buses
//! noticed.

use core::any::Any;

use garter_runtime::modules::machine::Access;

use crate::can::{Can, CanRequest};
use crate::console::Console;
use crate::device::{Disk, DiskRequest, ReportRequest, Request, UsbMode};
use crate::edges::Edges;
use crate::hardware::{Hardware, Storage};
use crate::modules::CLOCKS;
use crate::modules::peripherals::pin_state::PinStates;
use crate::registers::Registers;
use crate::streams::Streams;

/// What peripherals are set to, and what they wait for.
#[derive(Default)]
pub(crate) struct Peripherals {
    pub(crate) edges: Edges,
    streams: Streams,
    can: Can,
    usb: UsbMode,
    pins: PinStates,
    tell_pins: bool,
    /// Absent while they are as at the start.
    clocks: Option<[i32; 4]>,
    pub(crate) registers: Registers,
}

impl Peripherals {
    /// Whether something happened that a program wants to be told.
    pub(crate) fn look(&mut self, hardware: &mut impl Hardware, console: &Console) -> bool {
        let edges = self.edges.look(hardware);
        let bytes = self.streams.look(hardware, console.waiting());
        let messages = self.can.pump(hardware);
        edges || bytes || messages
    }

    /// Whether something is watched that has to be looked at again and again.
    pub(crate) fn watches(&self) -> bool {
        self.edges.any() || self.streams.any() || self.can.is_on()
    }

    /// Answers a request. False: it is not for peripherals.
    pub(crate) fn answer(&mut self, request: &mut dyn Any, hardware: &mut impl Hardware) -> bool {
        if let Some(request) = request.downcast_mut::<Request>() {
            return self.answer_plain(request, hardware);
        }
        if let Some(access) = request.downcast_mut::<Access>() {
            let known = self.registers.answer(access, hardware);
            self.edges.look(hardware);
            return known;
        }
        if let Some(request) = request.downcast_mut::<CanRequest>() {
            self.can.answer(request, hardware);
        } else if let Some(request) = request.downcast_mut::<DiskRequest>() {
            answer_disk(request, hardware);
        } else if let Some(request) = request.downcast_mut::<ReportRequest>() {
            match request {
                ReportRequest::Send(report, len) => {
                    hardware.hid_send(report.get(..*len).unwrap_or(report));
                }
                ReportRequest::Receive(report, len) => *len = hardware.hid_receive(report),
            }
        } else {
            return false;
        }
        true
    }

    fn answer_plain(&mut self, request: &mut Request, hardware: &mut impl Hardware) -> bool {
        match request {
            Request::SetClock(seconds) => hardware.set_clock(*seconds),
            Request::Analog(source, level) => *level = hardware.analog(*source),
            Request::SetAnalog(channel, level) => hardware.set_analog(*channel, *level),
            Request::Watch(line) => self.edges.watch(*line, hardware),
            Request::TakeEdges(found) => *found = self.edges.take(),
            Request::I2cStart(bus, address, read, answered) => {
                *answered = hardware.i2c_start(*bus, *address, *read);
            }
            Request::I2cWrite(bus, byte, taken) => *taken = hardware.i2c_write(*bus, *byte),
            Request::I2cRead(bus, byte) => *byte = hardware.i2c_read(*bus),
            Request::I2cStop(bus) => hardware.i2c_stop(*bus),
            Request::Spi(bus, byte) => *byte = hardware.spi(*bus, *byte),
            Request::Screen(request) => hardware.screen(request),
            Request::UartWaiting(port, count) => *count = hardware.uart_waiting(*port),
            Request::UartRead(port, byte) => *byte = hardware.uart_read(*port),
            Request::UartWrite(port, byte) => hardware.uart_write(*port, *byte),
            Request::WatchBytes(source, watched) => self.streams.watch(*source, *watched),
            Request::TakeBytes(found) => *found = self.streams.take(),
            Request::OneWireReset(pin, there) => *there = hardware.one_wire_reset(*pin),
            Request::OneWireWrite(pin, bit) => hardware.one_wire_write(*pin, *bit),
            Request::OneWireRead(pin, bit) => *bit = hardware.one_wire_read(*pin),
            Request::Humidity(pin, said) => *said = hardware.humidity(*pin),
            Request::UsbMode(mode) => *mode = self.usb,
            Request::SetUsbMode(mode) => self.usb = *mode,
            Request::PinState(pin, state) => *state = self.pins.get(*pin),
            Request::KeepPinState(pin, state) => self.pins.set(*pin, *state),
            Request::Clocks(clocks) => *clocks = self.clocks.unwrap_or(CLOCKS),
            Request::SetClocks(clocks) => self.clocks = Some(*clocks),
            Request::TellPins(tell) => self.tell_pins = *tell,
            Request::PinsTold(tell) => *tell = self.tell_pins,
            _ => return false,
        }
        true
    }
}

/// A disk's storage, if it is there.
fn storage(disk: Disk, hardware: &mut impl Hardware) -> Option<&mut dyn Storage> {
    match disk {
        Disk::Flash => Some(hardware.storage()),
        Disk::Card => hardware.card(),
    }
}

fn answer_disk(request: &mut DiskRequest, hardware: &mut impl Hardware) {
    match request {
        DiskRequest::Sectors(disk, sectors) => {
            *sectors = storage(*disk, hardware).map(|s| s.sectors());
        }
        DiskRequest::Read(disk, sector, bytes, done) => {
            let storage = storage(*disk, hardware);
            *done = storage.is_some_and(|s| s.read(*sector, bytes).is_ok());
        }
        DiskRequest::Write(disk, sector, bytes, done) => {
            let storage = storage(*disk, hardware);
            *done = storage.is_some_and(|s| s.write(*sector, bytes).is_ok());
        }
        DiskRequest::Sync(disk) => {
            if let Some(storage) = storage(*disk, hardware) {
                // What does not become safe is told by the next write.
                let _ = storage.sync();
            }
        }
    }
}
