//! Storage in RAM, until the chip's flash has a driver: empty after every start.

use garter_board::hardware::{SECTOR, Storage, StorageError};

/// Sectors on the disk.
const SECTORS: usize = 32;

/// A small disk.
pub(crate) struct RamDisk {
    sectors: [[u8; SECTOR]; SECTORS],
}

impl RamDisk {
    pub(crate) const fn new() -> RamDisk {
        RamDisk { sectors: [[0; SECTOR]; SECTORS] }
    }
}

impl Storage for RamDisk {
    fn sectors(&self) -> u32 {
        SECTORS as u32
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
