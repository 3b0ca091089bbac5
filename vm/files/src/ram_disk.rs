//! Memory as storage.

use crate::{SECTOR, Storage, StorageError};

/// Memory as a disk, for boards without another and for tests.
#[derive(Clone)]
pub struct RamDisk<M>(pub M);

impl<M: AsRef<[[u8; SECTOR]]> + AsMut<[[u8; SECTOR]]>> Storage for RamDisk<M> {
    fn sectors(&self) -> u32 {
        self.0.as_ref().len() as u32
    }

    fn read(&mut self, sector: u32, into: &mut [u8; SECTOR]) -> Result<(), StorageError> {
        let from = self.0.as_ref().get(sector as usize);
        *into = *from.ok_or(StorageError)?;
        Ok(())
    }

    fn write(&mut self, sector: u32, from: &[u8; SECTOR]) -> Result<(), StorageError> {
        let into = self.0.as_mut().get_mut(sector as usize);
        *into.ok_or(StorageError)? = *from;
        Ok(())
    }

    fn sync(&mut self) -> Result<(), StorageError> {
        Ok(())
    }
}
