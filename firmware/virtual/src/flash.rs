//! The internal flash: an image in a file that one board has to itself, or in memory.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use garter_board::hardware::{SECTOR, Storage, StorageError};

/// Size of the storage: what a pyboard has for files would be 112 KiB; this one has more.
pub const FLASH_BYTES: usize = 1024 * 1024;

/// Where the flash image is kept.
#[derive(Clone, Debug)]
pub enum Image {
    /// In memory: gone with the board.
    Memory,
    /// In this file, made when it does not exist.
    File(PathBuf),
}

/// The storage: all of it in memory, and every write in the file too.
pub(crate) struct Flash {
    bytes: Vec<u8>,
    file: Option<File>,
}

impl Flash {
    /// Opens the image.
    pub(crate) fn open(image: &Image) -> io::Result<Flash> {
        let mut bytes = vec![0xff; FLASH_BYTES];
        let Image::File(path) = image else {
            return Ok(Flash { bytes, file: None });
        };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)?;
        file.try_lock().map_err(|_| {
            io::Error::new(
                io::ErrorKind::WouldBlock,
                "another virtual board uses this image",
            )
        })?;
        let length = file.metadata()?.len();
        if length == 0 {
            file.write_all(&bytes)?;
        } else if length == FLASH_BYTES as u64 {
            file.read_exact(&mut bytes)?;
        } else {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                format!("the image has {length} bytes, not {FLASH_BYTES}: not a flash image"),
            ));
        }
        Ok(Flash {
            bytes,
            file: Some(file),
        })
    }
}

impl Storage for Flash {
    fn sectors(&self) -> u32 {
        (self.bytes.len() / SECTOR) as u32
    }

    fn read(&mut self, sector: u32, into: &mut [u8; SECTOR]) -> Result<(), StorageError> {
        let start = sector as usize * SECTOR;
        let from = self.bytes.get(start..start + SECTOR).ok_or(StorageError)?;
        into.copy_from_slice(from);
        Ok(())
    }

    fn write(&mut self, sector: u32, from: &[u8; SECTOR]) -> Result<(), StorageError> {
        let start = sector as usize * SECTOR;
        let to = self
            .bytes
            .get_mut(start..start + SECTOR)
            .ok_or(StorageError)?;
        to.copy_from_slice(from);
        if let Some(file) = &mut self.file {
            file.seek(SeekFrom::Start(start as u64))
                .map_err(|_| StorageError)?;
            file.write_all(from).map_err(|_| StorageError)?;
        }
        Ok(())
    }

    fn sync(&mut self) -> Result<(), StorageError> {
        match &self.file {
            Some(file) => file.sync_data().map_err(|_| StorageError),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_keeps_what_was_written_and_has_one_user() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let image = Image::File(folder.path().join("deep/flash.img"));
        let mut flash = Flash::open(&image).expect("it is made");
        flash.write(3, &[7; SECTOR]).expect("in range");
        assert_eq!(flash.write(1 << 20, &[7; SECTOR]), Err(StorageError));
        assert!(Flash::open(&image).is_err(), "in use");
        drop(flash);
        let mut sector = [0; SECTOR];
        Flash::open(&image)
            .expect("free again")
            .read(3, &mut sector)
            .expect("in range");
        assert_eq!(sector, [7; SECTOR]);
    }

    #[test]
    fn a_file_that_is_no_image_is_left_alone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("holiday.jpg");
        fs::write(&path, b"precious").expect("writable");
        assert!(Flash::open(&Image::File(path.clone())).is_err());
        assert_eq!(fs::read(path).expect("readable"), b"precious");
    }
}
