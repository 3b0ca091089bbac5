//! One sector in memory, written back when another is needed.

use crate::Errno;
use crate::storage::{SECTOR, Storage};

/// The sector that was used last.
pub(super) struct Cache {
    pub(super) sector: Option<u32>,
    pub(super) dirty: bool,
    pub(super) bytes: [u8; SECTOR],
    /// Sectors between the copies of what is cached, and how many more copies there are: the
    /// table of clusters may be on the disk twice.
    pub(super) stride: u32,
    pub(super) copies: u32,
}

impl Cache {
    pub(super) const fn new() -> Cache {
        Cache {
            sector: None,
            dirty: false,
            bytes: [0; SECTOR],
            stride: 0,
            copies: 0,
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
        if self.sector != Some(sector) {
            self.flush(storage)?;
        }
        self.sector = Some(sector);
        self.dirty = true;
        self.bytes.fill(0);
        Ok(&mut self.bytes)
    }

    /// Writes the sector back if it was changed.
    pub(super) fn flush(&mut self, storage: &mut dyn Storage) -> Result<(), Errno> {
        if let (Some(sector), true) = (self.sector, self.dirty) {
            for copy in 0..=self.copies {
                let sector = sector.saturating_add(copy * self.stride);
                storage.write(sector, &self.bytes).map_err(|_| Errno::EIO)?;
            }
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
        storage
            .read(sector, &mut self.bytes)
            .map_err(|_| Errno::EIO)?;
        self.sector = Some(sector);
        Ok(())
    }
}
