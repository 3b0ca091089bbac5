//! What else is around the virtual pyboard: nodes on the CAN bus, a memory card, a host that the
//! board is a mouse or keyboard of, sensors on single pins.

use std::collections::{BTreeMap, VecDeque};

use garter_board::hardware::{CanFrame, SECTOR, Storage, StorageError};

use crate::wire::Wire;
use crate::world::World;

/// Messages and reports that wait for somebody; earlier ones are lost.
const ROOM: usize = 1024;

/// The other ends.
#[derive(Default)]
pub(crate) struct Outside {
    /// Whether there is a node on the CAN bus that hears the board.
    pub(crate) node: bool,
    /// Messages to each controller, and those that the board has sent.
    pub(crate) to_board: [VecDeque<CanFrame>; 2],
    pub(crate) from_board: VecDeque<CanFrame>,
    pub(crate) card: Option<Vec<u8>>,
    /// Reports from the board, and to it.
    pub(crate) reports: VecDeque<Vec<u8>>,
    pub(crate) answers: VecDeque<Vec<u8>>,
    pub(crate) wires: BTreeMap<usize, Wire>,
    pub(crate) humidity: BTreeMap<usize, [u8; 5]>,
}

impl Outside {
    /// Keeps an item in a queue that nobody may ever read.
    pub(crate) fn keep<T>(queue: &mut VecDeque<T>, item: T) {
        if queue.len() == ROOM {
            queue.pop_front();
        }
        queue.push_back(item);
    }
}

/// The memory card in the slot, as storage.
pub(crate) struct Card(pub(crate) World);

impl Card {
    fn with<R>(&self, sector: u32, work: impl FnOnce(&mut [u8]) -> R) -> Result<R, StorageError> {
        let start = sector as usize * SECTOR;
        let mut state = self.0.state();
        let card = state.outside.card.as_mut();
        let bytes = card.and_then(|bytes| bytes.get_mut(start..start + SECTOR));
        bytes.map(work).ok_or(StorageError)
    }
}

impl Storage for Card {
    fn sectors(&self) -> u32 {
        let state = self.0.state();
        let bytes = state.outside.card.as_ref().map_or(0, Vec::len);
        (bytes / SECTOR) as u32
    }

    fn read(&mut self, sector: u32, into: &mut [u8; SECTOR]) -> Result<(), StorageError> {
        self.with(sector, |bytes| into.copy_from_slice(bytes))
    }

    fn write(&mut self, sector: u32, from: &[u8; SECTOR]) -> Result<(), StorageError> {
        self.with(sector, |bytes| bytes.copy_from_slice(from))
    }

    fn sync(&mut self) -> Result<(), StorageError> {
        Ok(())
    }
}

impl World {
    /// Puts a node on the CAN bus that hears what the board sends, or takes it away.
    pub fn attach_can_node(&self, there: bool) {
        self.state().outside.node = there;
    }

    /// Sends a message on the CAN bus that both controllers of the board hang on.
    pub fn send_can(&self, frame: CanFrame) {
        let mut state = self.state();
        for queue in &mut state.outside.to_board {
            Outside::keep(queue, frame);
        }
    }

    /// What the board has sent on the CAN bus since it was last asked.
    pub fn sent_can(&self) -> Vec<CanFrame> {
        self.state().outside.from_board.drain(..).collect()
    }

    /// Puts a memory card with this content into the slot, or takes it out.
    pub fn insert_card(&self, content: Option<Vec<u8>>) {
        self.state().outside.card = content;
    }

    /// What is on the memory card, if there is one.
    pub fn card(&self) -> Option<Vec<u8>> {
        self.state().outside.card.clone()
    }

    /// What the board has reported as a mouse or keyboard since it was last asked.
    pub fn reports(&self) -> Vec<Vec<u8>> {
        self.state().outside.reports.drain(..).collect()
    }

    /// Sends a report to the board: what LEDs a keyboard shows.
    pub fn send_report(&self, report: &[u8]) {
        Outside::keep(&mut self.state().outside.answers, report.to_vec());
    }

    /// Puts a thermometer (DS18B20) on a pin: its number without the checksum, and the temperature
    /// in 16ths of a degree.
    pub fn attach_thermometer(&self, pin: usize, number: [u8; 7], sixteenths: i16) {
        let mut state = self.state();
        let wire = state.outside.wires.entry(pin).or_default();
        wire.attach(number, sixteenths);
    }

    /// Puts a sensor of humidity and temperature (DHT11, DHT22) on a pin that says this.
    pub fn set_humidity(&self, pin: usize, said: [u8; 5]) {
        self.state().outside.humidity.insert(pin, said);
    }
}
