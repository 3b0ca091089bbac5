//! FAT.

use garter_files::fat::Volume;
use garter_files::{Errno, OpenMode, SECTOR, Stat, Storage, StorageError, Whence};

/// A disk of this many sectors, most of which are empty.
const SECTORS: usize = 256;

struct Disk(Vec<u8>);

impl Storage for Disk {
    fn sectors(&self) -> u32 {
        SECTORS as u32
    }

    fn read(&mut self, sector: u32, into: &mut [u8; SECTOR]) -> Result<(), StorageError> {
        let at = sector as usize * SECTOR;
        let from = self.0.get(at..at + SECTOR).ok_or(StorageError)?;
        into.copy_from_slice(from);
        Ok(())
    }

    fn write(&mut self, sector: u32, from: &[u8; SECTOR]) -> Result<(), StorageError> {
        let at = sector as usize * SECTOR;
        let into = self.0.get_mut(at..at + SECTOR).ok_or(StorageError)?;
        into.copy_from_slice(from);
        Ok(())
    }

    fn sync(&mut self) -> Result<(), StorageError> {
        Ok(())
    }
}

super::mounted!(Volume, Disk);

/// Any bytes as a FAT image, with zeros behind.
pub fn fat(data: &[u8]) {
    let mut disk = Disk(vec![0; SECTORS * SECTOR]);
    let held = data.len().min(disk.0.len());
    disk.0[..held].copy_from_slice(&data[..held]);
    if let Ok(volume) = Volume::mount(&mut disk) {
        super::use_all(&mut (volume, disk));
    }
}
