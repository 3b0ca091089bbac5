//! Storage in RAM, until the chip's flash has a driver: empty after every start.

use garter_board::hardware::{SECTOR, Storage, StorageError};

/// Sectors on the disk.
const SECTORS: usize = 32;

/// The memory of a disk.
pub(crate) type Sectors = [[u8; SECTOR]; SECTORS];
/// A disk with nothing on it.
pub(crate) const EMPTY: Sectors = [[0; SECTOR]; SECTORS];

/// A small disk. It only refers to its memory, which would not fit the stack on its way.
pub(crate) struct RamDisk {
    sectors: &'static mut Sectors,
}

impl RamDisk {
    pub(crate) fn new(sectors: &'static mut Sectors) -> RamDisk {
        RamDisk { sectors }
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
