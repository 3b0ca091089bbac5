//! Any bytes as a disk: everything that can be asked of its file system ends without a panic.

use garter_files::fat::Volume;
use garter_files::{OpenMode, SECTOR, Storage, StorageError, Whence};

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
    ..READ
};
const APPEND: OpenMode = OpenMode {
    read: false,
    write: true,
    append: true,
    ..READ
};

/// A disk of this many sectors, most of which are empty.
const SECTORS: usize = 256;
/// Of so many names a directory is asked, and so many directories are looked at.
const NAMES: usize = 20;
const DIRECTORIES: usize = 6;

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

/// Any bytes as a FAT image, with zeros behind.
pub fn fat(data: &[u8]) {
    let mut disk = Disk(vec![0; SECTORS * SECTOR]);
    let held = data.len().min(disk.0.len());
    disk.0[..held].copy_from_slice(&data[..held]);
    let Ok(mut volume) = Volume::mount(&mut disk) else {
        return;
    };
    let files = read_all(&mut volume, &mut disk);
    let _ = volume.space(&mut disk);
    make_and_remove(&mut volume, &mut disk);
    for (number, path) in files.iter().enumerate() {
        match number % 3 {
            0 => write_to(&mut volume, &mut disk, path, APPEND),
            1 => drop(volume.rename(&mut disk, path, b"/in its place")),
            _ => drop(volume.remove(&mut disk, path, false)),
        }
    }
}

/// Reads what is there; gives the paths of the files.
fn read_all(volume: &mut Volume, disk: &mut Disk) -> Vec<Vec<u8>> {
    let mut directories = vec![Vec::new()];
    let mut files = Vec::new();
    let mut looked_at = 0;
    while let Some(directory) = directories.get(looked_at).cloned() {
        looked_at += 1;
        let mut name = [0; 256];
        for index in 0..NAMES {
            let Ok(Some((length, stat))) = volume.list(disk, &directory, index, &mut name) else {
                break;
            };
            let path = [&directory, &b"/"[..], &name[..length]].concat();
            let _ = volume.stat(disk, &path);
            if !stat.directory {
                read(volume, disk, &path);
                files.push(path);
            } else if directories.len() < DIRECTORIES {
                directories.push(path);
            }
        }
    }
    files
}

fn read(volume: &mut Volume, disk: &mut Disk, path: &[u8]) {
    let Ok(file) = volume.open(disk, path, READ) else {
        return;
    };
    let mut into = [0; 700];
    for _ in 0..8 {
        if volume.read(disk, file, &mut into).is_err() {
            break;
        }
    }
    let _ = volume.seek(file, -3, Whence::End);
    let _ = volume.read(disk, file, &mut into);
    let _ = volume.close(disk, file);
}

fn write_to(volume: &mut Volume, disk: &mut Disk, path: &[u8], mode: OpenMode) {
    if let Ok(file) = volume.open(disk, path, mode) {
        let _ = volume.write(disk, file, &[7; 3000]);
        let _ = volume.close(disk, file);
    }
}

fn make_and_remove(volume: &mut Volume, disk: &mut Disk) {
    let long = b"/d/a file with a long name";
    let _ = volume.mkdir(disk, b"/d");
    write_to(volume, disk, long, WRITE);
    let _ = volume.rename(disk, long, b"/b");
    let _ = volume.remove(disk, b"/b", false);
    let _ = volume.remove(disk, b"/d", true);
}
