//! Any bytes as a disk: everything a program can ask of it ends without panic.
#![no_main]

use garter_files::fat::Volume;
use garter_files::{OpenMode, SECTOR, Storage, StorageError};

const READ: OpenMode = OpenMode {
    read: true,
    write: false,
    truncate: false,
    append: false,
    exclusive: false,
};
const WRITE: OpenMode = OpenMode {
    read: false,
    write: true,
    truncate: true,
    append: false,
    exclusive: false,
};

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

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut disk = Disk(vec![0; SECTORS * SECTOR]);
    let held = data.len().min(disk.0.len());
    disk.0[..held].copy_from_slice(&data[..held]);
    let Ok(mut volume) = Volume::mount(&mut disk) else {
        return;
    };
    let mut name = [0; 256];
    for index in 0..20 {
        let Ok(Some((length, _))) = volume.list(&mut disk, b"/", index, &mut name) else {
            break;
        };
        let path = name[..length].to_vec();
        let _ = volume.stat(&mut disk, &path);
        if let Ok(file) = volume.open(&mut disk, &path, READ) {
            let mut into = [0; 700];
            for _ in 0..8 {
                if volume.read(&mut disk, file, &mut into).is_err() {
                    break;
                }
            }
            let _ = volume.close(&mut disk, file);
        }
    }
    let _ = volume.space(&mut disk);
    let _ = volume.mkdir(&mut disk, b"/d");
    if let Ok(file) = volume.open(&mut disk, b"/d/a file with a long name", WRITE) {
        let _ = volume.write(&mut disk, file, &[7; 3000]);
        let _ = volume.close(&mut disk, file);
    }
    let _ = volume.rename(&mut disk, b"/d/a file with a long name", b"/b");
    let _ = volume.remove(&mut disk, b"/b", false);
    let _ = volume.remove(&mut disk, b"/d", true);
});
