//! Storage in RAM, until the chip's flash has a driver: empty after every start.

use garter_board::hardware::{SECTOR, Storage, StorageError};

/// A small disk.
pub(crate) struct RamDisk {
    sectors: &'static mut [[u8; SECTOR]],
}

impl RamDisk {
    /// An empty disk in this memory.
    pub(crate) fn new(sectors: &'static mut [[u8; SECTOR]]) -> RamDisk {
        sectors.fill([0; SECTOR]);
        RamDisk { sectors }
    }
}

impl Storage for RamDisk {
    fn sectors(&self) -> u32 {
        self.sectors.len() as u32
    }

    fn read(&mut self, sector: u32, into: &mut [u8; SECTOR]) -> Result<(), StorageError> {
        *into = *self.sectors.get(sector as usize).ok_or(StorageError)?;
        Ok(())
    }

    fn write(&mut self, sector: u32, from: &[u8; SECTOR]) -> Result<(), StorageError> {
        *self.sectors.get_mut(sector as usize).ok_or(StorageError)? = *from;
        Ok(())
    }

    fn sync(&mut self) -> Result<(), StorageError> {
        Ok(())
    }
}
