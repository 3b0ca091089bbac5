//! FAT.

use garter_files::fat::Volume;
use garter_files::{Errno, OpenMode, RamDisk, SECTOR, Stat, Whence};

/// A disk of this many sectors, most of which are empty.
const SECTORS: usize = 256;

type Disk = RamDisk<Vec<[u8; SECTOR]>>;

super::mounted!(Volume, Disk);

/// Any bytes as a FAT image, with zeros behind.
pub fn fat(data: &[u8]) {
    let mut disk = RamDisk(vec![[0; SECTOR]; SECTORS]);
    let bytes = disk.0.as_flattened_mut();
    let held = data.len().min(bytes.len());
    bytes[..held].copy_from_slice(&data[..held]);
    if let Ok(volume) = Volume::mount(&mut disk) {
        super::use_all(&mut (volume, disk));
    }
}
