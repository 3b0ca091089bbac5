//! Any bytes as a disk: everything that can be asked of its file system ends without a panic.

mod fat;
mod littlefs;
mod rom;

pub use fat::fat;
pub use littlefs::{littlefs, littlefs_images};
pub use rom::romfs;

use garter_files::{Errno, OpenMode, Stat, Whence};

/// Of so many names a directory is asked, and so many directories are looked at.
const NAMES: usize = 20;
const DIRECTORIES: usize = 6;

/// A volume with its disk.
trait Mounted {
    fn stat(&mut self, path: &[u8]) -> Result<Stat, Errno>;
    fn list(
        &mut self,
        directory: &[u8],
        index: usize,
        name: &mut [u8],
    ) -> Result<Option<(usize, Stat)>, Errno>;
    fn open(&mut self, path: &[u8], mode: OpenMode) -> Result<u32, Errno>;
    fn read(&mut self, file: u32, into: &mut [u8]) -> Result<usize, Errno>;
    fn write(&mut self, file: u32, from: &[u8]) -> Result<usize, Errno>;
    fn seek(&mut self, file: u32, offset: i64, whence: Whence) -> Result<u64, Errno>;
    fn close(&mut self, file: u32) -> Result<(), Errno>;
    fn mkdir(&mut self, path: &[u8]) -> Result<(), Errno>;
    fn remove(&mut self, path: &[u8], directory: bool) -> Result<(), Errno>;
    fn rename(&mut self, from: &[u8], to: &[u8]) -> Result<(), Errno>;
    fn measure(&mut self);
}

/// Implements [`Mounted`] for a pair of a volume and its disk.
macro_rules! mounted {
    ($volume:ty, $disk:ty) => {
        impl super::Mounted for ($volume, $disk) {
            fn stat(&mut self, path: &[u8]) -> Result<Stat, Errno> {
                self.0.stat(&mut self.1, path)
            }
            fn list(
                &mut self,
                directory: &[u8],
                index: usize,
                name: &mut [u8],
            ) -> Result<Option<(usize, Stat)>, Errno> {
                self.0.list(&mut self.1, directory, index, name)
            }
            fn open(&mut self, path: &[u8], mode: OpenMode) -> Result<u32, Errno> {
                self.0.open(&mut self.1, path, mode)
            }
            fn read(&mut self, file: u32, into: &mut [u8]) -> Result<usize, Errno> {
                self.0.read(&mut self.1, file, into)
            }
            fn write(&mut self, file: u32, from: &[u8]) -> Result<usize, Errno> {
                self.0.write(&mut self.1, file, from)
            }
            fn seek(&mut self, file: u32, offset: i64, whence: Whence) -> Result<u64, Errno> {
                self.0.seek(file, offset, whence)
            }
            fn close(&mut self, file: u32) -> Result<(), Errno> {
                self.0.close(&mut self.1, file)
            }
            fn mkdir(&mut self, path: &[u8]) -> Result<(), Errno> {
                self.0.mkdir(&mut self.1, path)
            }
            fn remove(&mut self, path: &[u8], directory: bool) -> Result<(), Errno> {
                self.0.remove(&mut self.1, path, directory)
            }
            fn rename(&mut self, from: &[u8], to: &[u8]) -> Result<(), Errno> {
                self.0.rename(&mut self.1, from, to)
            }
            fn measure(&mut self) {
                let _ = self.0.space(&mut self.1);
            }
        }
    };
}
use mounted;

/// Reads all that is there, makes things and takes them away, and changes what there was.
fn use_all(volume: &mut dyn Mounted) {
    let files = read_all(volume);
    volume.measure();
    make_and_remove(volume);
    for (number, path) in files.iter().enumerate() {
        match number % 3 {
            0 => write_to(volume, path, OpenMode::APPEND),
            1 => drop(volume.rename(path, b"/in its place")),
            _ => drop(volume.remove(path, false)),
        }
    }
}

/// Reads what is there; gives the paths of the files.
fn read_all(volume: &mut dyn Mounted) -> Vec<Vec<u8>> {
    let mut directories = vec![Vec::new()];
    let mut files = Vec::new();
    let mut looked_at = 0;
    while let Some(directory) = directories.get(looked_at).cloned() {
        looked_at += 1;
        let mut name = [0; 256];
        for index in 0..NAMES {
            let Ok(Some((length, stat))) = volume.list(&directory, index, &mut name) else {
                break;
            };
            let path = [&directory, &b"/"[..], &name[..length]].concat();
            let _ = volume.stat(&path);
            if !stat.directory {
                read(volume, &path);
                files.push(path);
            } else if directories.len() < DIRECTORIES {
                directories.push(path);
            }
        }
    }
    files
}

fn read(volume: &mut dyn Mounted, path: &[u8]) {
    let Ok(file) = volume.open(path, OpenMode::READ) else {
        return;
    };
    let mut into = [0; 700];
    for _ in 0..8 {
        if volume.read(file, &mut into).is_err() {
            break;
        }
    }
    let _ = volume.seek(file, -3, Whence::End);
    let _ = volume.read(file, &mut into);
    let _ = volume.close(file);
}

fn write_to(volume: &mut dyn Mounted, path: &[u8], mode: OpenMode) {
    if let Ok(file) = volume.open(path, mode) {
        let _ = volume.write(file, &[7; 3000]);
        let _ = volume.close(file);
    }
}

fn make_and_remove(volume: &mut dyn Mounted) {
    let long = b"/d/a file with a long name";
    let _ = volume.mkdir(b"/d");
    write_to(volume, long, OpenMode::WRITE);
    let _ = volume.rename(long, b"/b");
    let _ = volume.remove(b"/b", false);
    let _ = volume.remove(b"/d", true);
}
