//! A volume: mounting it, and what all that is asked of it has in common.

use super::cache::Cache;
use super::cursor::Cursor;
use super::directory::Directory;
use super::file::OpenFile;
use super::format::format;
use super::geometry::{Geometry, partition};
use super::table::Table;
use crate::Errno;
use crate::storage::{SECTOR, Storage};

/// Most files open at once.
pub(super) const FILES: usize = 8;
/// Date and time of what is written while no clock is set.
pub(super) const NO_STAMP: (u16, u16) = (0x21, 0);

/// A volume; unmounted when its storage held no file system and took none.
pub struct Volume {
    pub(super) data: Cache,
    pub(super) table: Cache,
    pub(super) geometry: Option<Geometry>,
    pub(super) files: [Option<OpenFile>; FILES],
    pub(super) serial: u32,
    pub(super) hint: u32,
    pub(super) summary_void: bool,
    pub(super) read_only: bool,
    pub(super) stamp: (u16, u16),
    /// Where the last listing was: the number of the next name, and its place.
    pub(super) listing: (u32, Cursor),
}

/// Whether the storage has the mark of littlefs, which must not be taken for nothing.
fn holds_littlefs(storage: &mut dyn Storage) -> bool {
    let mut sector = [0; SECTOR];
    storage.read(0, &mut sector).is_ok() && sector[8..16] == *b"littlefs"
}

/// How much room there is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Space {
    /// Bytes of a block.
    pub block: u32,
    /// Blocks in all.
    pub blocks: u32,
    /// Blocks that are free.
    pub free: u32,
}

impl Volume {
    /// A volume that is not there.
    pub const fn unmounted() -> Volume {
        Volume {
            data: Cache::new(),
            table: Cache::new(),
            geometry: None,
            files: [None; FILES],
            serial: 0,
            hint: 2,
            summary_void: false,
            read_only: false,
            stamp: NO_STAMP,
            listing: (
                0,
                Cursor {
                    directory: Directory::Root,
                    index: 0,
                    cluster: 0,
                },
            ),
        }
    }

    /// Makes an empty file system on all of the storage.
    ///
    /// # Errors
    /// ENODEV when there is too little storage, EIO when it fails.
    pub fn format(storage: &mut dyn Storage) -> Result<(), Errno> {
        format(storage)
    }

    /// Mounts the file system of the storage: on all of it, or in its first partition.
    ///
    /// # Errors
    /// ENODEV when there is none, EIO when the storage fails.
    pub fn mount(storage: &mut dyn Storage) -> Result<Volume, Errno> {
        let mut volume = Volume::unmounted();
        let sectors = storage.sectors();
        let boot = volume.data.read(storage, 0)?;
        let found = match (Geometry::read(boot, 0, sectors), partition(boot)) {
            (Some(found), _) => Some(found),
            (None, Some(start)) => {
                let boot = volume.data.read(storage, start)?;
                Geometry::read(boot, start, sectors)
            }
            (None, None) => None,
        };
        let geometry = found.ok_or(Errno::ENODEV)?;
        volume.table.copies = geometry.tables - 1;
        volume.table.stride = geometry.table_sectors;
        volume.geometry = Some(geometry);
        // A repair that fails leaves all as it is: two names for one file.
        let _ = volume.at(storage)?.repair();
        Ok(volume)
    }

    /// Mounts the file system, or makes one where there is none of any kind that is known.
    pub fn mount_or_format(storage: &mut dyn Storage) -> Volume {
        let mounted = match Volume::mount(storage) {
            Err(Errno::ENODEV) if !holds_littlefs(storage) => {
                format(storage).and_then(|()| Volume::mount(storage))
            }
            mounted => mounted,
        };
        // Made in place: as a constant it would be a kilobyte and a half of zeros in ROM.
        mounted.unwrap_or_else(|_| Volume::unmounted())
    }

    /// Whether there is a file system.
    pub fn is_mounted(&self) -> bool {
        self.geometry.is_some()
    }

    /// Tells the time that files changed from now on get: seconds since 1970, 0 when not known.
    pub fn set_time(&mut self, seconds: u64) {
        self.stamp = match seconds {
            0 => NO_STAMP,
            _ => crate::date::to_fat(seconds),
        };
    }

    /// Refuses changes from now on, or allows them.
    pub fn set_read_only(&mut self, read_only: bool) {
        self.read_only = read_only;
    }

    /// The volume at work.
    pub(super) fn at<'v>(&'v mut self, storage: &'v mut dyn Storage) -> Result<Table<'v>, Errno> {
        let geometry = self.geometry.as_ref().ok_or(Errno::ENODEV)?;
        Ok(Table {
            geometry,
            data: &mut self.data,
            table: &mut self.table,
            storage,
            hint: &mut self.hint,
            summary_void: &mut self.summary_void,
            stamp: self.stamp,
        })
    }

    pub(super) fn may_change(&self) -> Result<(), Errno> {
        match self.read_only {
            true => Err(Errno::EROFS),
            false => Ok(()),
        }
    }

    pub(super) fn sync(&mut self, storage: &mut dyn Storage) -> Result<(), Errno> {
        self.at(storage)?.flush()?;
        storage.sync().map_err(|_| Errno::EIO)
    }
}
