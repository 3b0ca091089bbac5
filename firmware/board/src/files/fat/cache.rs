//! One sector in memory, written back when another is needed.

use garter_runtime::port::Errno;

use super::EIO;
use crate::hardware::{SECTOR, Storage};

/// The sector that was used last.
pub(super) struct Cache {
    sector: Option<u32>,
    dirty: bool,
    bytes: [u8; SECTOR],
}

impl Cache {
    pub(super) const fn new() -> Cache {
        Cache {
            sector: None,
            dirty: false,
            bytes: [0; SECTOR],
        }
    }

    /// The bytes of a sector, for reading.
    pub(super) fn read(
        &mut self,
        storage: &mut dyn Storage,
        sector: u32,
    ) -> Result<&[u8; SECTOR], Errno> {
        self.load(storage, sector)?;
        Ok(&self.bytes)
    }

    /// The bytes of a sector, to be changed.
    pub(super) fn write(
        &mut self,
        storage: &mut dyn Storage,
        sector: u32,
    ) -> Result<&mut [u8; SECTOR], Errno> {
        self.load(storage, sector)?;
        self.dirty = true;
        Ok(&mut self.bytes)
    }

    /// A sector of zeros that replaces what was there.
    pub(super) fn fresh(
        &mut self,
        storage: &mut dyn Storage,
        sector: u32,
    ) -> Result<&mut [u8; SECTOR], Errno> {
        self.flush(storage)?;
        self.sector = Some(sector);
        self.dirty = true;
        self.bytes.fill(0);
        Ok(&mut self.bytes)
    }

    /// Writes the sector back if it was changed.
    pub(super) fn flush(&mut self, storage: &mut dyn Storage) -> Result<(), Errno> {
        if let (Some(sector), true) = (self.sector, self.dirty) {
            storage.write(sector, &self.bytes).map_err(|_| EIO)?;
            self.dirty = false;
        }
        Ok(())
    }

    fn load(&mut self, storage: &mut dyn Storage, sector: u32) -> Result<(), Errno> {
        if self.sector == Some(sector) {
            return Ok(());
        }
        self.flush(storage)?;
        self.sector = None;
        storage.read(sector, &mut self.bytes).map_err(|_| EIO)?;
        self.sector = Some(sector);
        Ok(())
    }
}
