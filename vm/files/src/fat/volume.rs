//! A mounted volume: what is asked of it, by path and by file number.

use super::cache::Cache;
use super::cursor::Cursor;
use super::directory::{Directory, Entry, Slot};
use super::file::OpenFile;
use super::format::format;
use super::geometry::{Geometry, partition};
use super::path::beneath;
use super::table::Table;
use crate::storage::{SECTOR, Storage};
use crate::{Errno, OpenMode, Stat, Whence};

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
        mounted.unwrap_or(const { Volume::unmounted() })
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

    /// Closes what a program left open.
    pub fn close_all(&mut self, storage: &mut dyn Storage) {
        for i in 0..FILES {
            if let Some(handle) = self.handle(i) {
                // Nobody is there to be told of a medium that fails now.
                let _ = self.close(storage, handle);
            }
        }
    }

    /// The number of the file in place `i` of the table of open files.
    fn handle(&self, i: usize) -> Option<u32> {
        let file = self.files.get(i)?.as_ref()?;
        Some(file.serial * FILES as u32 + i as u32)
    }

    /// The numbers of the open files.
    pub fn open_files(&self) -> impl Iterator<Item = u32> + '_ {
        (0..FILES).filter_map(|i| self.handle(i))
    }

    /// The volume at work.
    fn at<'v>(&'v mut self, storage: &'v mut dyn Storage) -> Result<Table<'v>, Errno> {
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

    fn may_change(&self) -> Result<(), Errno> {
        match self.read_only {
            true => Err(Errno::EROFS),
            false => Ok(()),
        }
    }

    fn sync(&mut self, storage: &mut dyn Storage) -> Result<(), Errno> {
        self.at(storage)?.flush()?;
        storage.sync().map_err(|_| Errno::EIO)
    }

    /// Opens a file; gives its number.
    ///
    /// # Errors
    /// ENOENT, EEXIST, EISDIR, EACCES, EROFS, EMFILE, ENOSPC, EIO.
    pub fn open(
        &mut self,
        storage: &mut dyn Storage,
        path: &[u8],
        mode: OpenMode,
    ) -> Result<u32, Errno> {
        if mode.write {
            self.may_change()?;
        }
        if self.files.iter().all(Option::is_some) {
            return Err(Errno::EMFILE);
        }
        let mut at = self.at(storage)?;
        let (directory, name) = at.parent(path)?;
        let name = name.ok_or(Errno::EISDIR)?;
        let (slot, mut cluster, mut size, made) = match at.find(directory, &name)? {
            Some(_) if mode.exclusive => return Err(Errno::EEXIST),
            Some(entry) if entry.is_directory() => return Err(Errno::EISDIR),
            Some(entry) if entry.is_read_only() && mode.write => return Err(Errno::EACCES),
            Some(entry) => (entry.slot, entry.cluster(), entry.size(), false),
            None if mode.truncate || mode.append || mode.exclusive => {
                let entry = at.new_entry(0, false);
                (at.add(directory, &name, &entry)?, 0, 0, true)
            }
            None => return Err(Errno::ENOENT),
        };
        if made {
            at.flush()?;
        } else if mode.write {
            (cluster, size) = self.alone(storage, slot, mode.truncate, (cluster, size))?;
        }
        let place = self.files.iter().position(Option::is_none);
        let place = place.ok_or(Errno::EMFILE)?;
        self.serial = (self.serial + 1) & 0xff_ffff;
        let file = OpenFile {
            serial: self.serial,
            slot,
            mode,
            first: if mode.truncate { 0 } else { cluster },
            size: if mode.truncate { 0 } else { size },
            position: 0,
            known: 0,
            known_number: 0,
            old: if mode.truncate { cluster } else { 0 },
            dirty: mode.truncate && !made,
        };
        self.files[place] = Some(file);
        Ok(file.serial * FILES as u32 + place as u32)
    }

    /// Before a file is opened for writing once more: what others wrote to it is made its
    /// content, and when it is to be emptied they lose it. Gives where the file starts and how
    /// long it is.
    fn alone(
        &mut self,
        storage: &mut dyn Storage,
        slot: Slot,
        emptied: bool,
        mut extent: (u32, u32),
    ) -> Result<(u32, u32), Errno> {
        for i in 0..FILES {
            let Some(file) = self.files[i].filter(|f| f.slot == slot && f.mode.write) else {
                continue;
            };
            if let Some(handle) = self.handle(i) {
                self.flush(storage, handle)?;
                extent = (file.first, file.size);
            }
            if emptied {
                self.files[i] = None;
            }
        }
        Ok(extent)
    }

    /// Writes what waits and forgets a file; an unknown number is ignored.
    ///
    /// # Errors
    /// What writing meets; the file is closed all the same.
    pub fn close(&mut self, storage: &mut dyn Storage, handle: u32) -> Result<(), Errno> {
        let Ok(i) = self.place_of(handle) else {
            return Ok(());
        };
        let flushed = self.flush(storage, handle);
        self.files[i] = None;
        flushed
    }

    fn place_of(&self, handle: u32) -> Result<usize, Errno> {
        let i = handle as usize % FILES;
        match self.handle(i) == Some(handle) {
            true => Ok(i),
            false => Err(Errno::EBADF),
        }
    }

    /// Runs `what` on an open file and keeps what became of it.
    fn with_file<T>(
        &mut self,
        storage: &mut dyn Storage,
        handle: u32,
        what: impl FnOnce(&mut Table<'_>, &mut OpenFile) -> Result<T, Errno>,
    ) -> Result<T, Errno> {
        let i = self.place_of(handle)?;
        let mut file = self.files[i].ok_or(Errno::EBADF)?;
        let result = what(&mut self.at(storage)?, &mut file);
        self.files[i] = Some(file);
        result
    }

    /// Reads from where a file stands; 0 at its end.
    ///
    /// # Errors
    /// EBADF, EIO.
    pub fn read(
        &mut self,
        storage: &mut dyn Storage,
        handle: u32,
        into: &mut [u8],
    ) -> Result<usize, Errno> {
        self.with_file(storage, handle, |at, file| {
            if !file.mode.read {
                return Err(Errno::EBADF);
            }
            at.read_at(file, into)
        })
    }

    /// Writes where a file stands; gives how much there was room for.
    ///
    /// # Errors
    /// EBADF, EFBIG, EIO, and ENOSPC when there is no room for the first byte.
    pub fn write(
        &mut self,
        storage: &mut dyn Storage,
        handle: u32,
        from: &[u8],
    ) -> Result<usize, Errno> {
        self.with_file(storage, handle, |at, file| {
            if !file.mode.write {
                return Err(Errno::EBADF);
            }
            at.write_at(file, from)
        })
    }

    /// Moves to a position; gives it, counted from the start.
    ///
    /// # Errors
    /// EBADF, EINVAL.
    pub fn seek(&mut self, handle: u32, offset: i64, whence: Whence) -> Result<u64, Errno> {
        let i = self.place_of(handle)?;
        let file = self.files[i].as_mut().ok_or(Errno::EBADF)?;
        let from = match whence {
            Whence::Start => 0,
            Whence::Current => i64::from(file.position),
            Whence::End => i64::from(file.size),
        };
        let to = from
            .checked_add(offset)
            .and_then(|p| u32::try_from(p).ok())
            .ok_or(Errno::EINVAL)?;
        file.position = to;
        Ok(u64::from(to))
    }

    /// Makes what was written to a file safe.
    ///
    /// # Errors
    /// EBADF, EIO.
    pub fn flush(&mut self, storage: &mut dyn Storage, handle: u32) -> Result<(), Errno> {
        let dirty = self.with_file(storage, handle, |at, file| {
            let dirty = file.dirty;
            if dirty {
                at.commit(file)?;
            }
            Ok(dirty)
        })?;
        if dirty { self.sync(storage) } else { Ok(()) }
    }

    /// What a path names.
    ///
    /// # Errors
    /// ENOENT, ENOTDIR, EIO.
    pub fn stat(&mut self, storage: &mut dyn Storage, path: &[u8]) -> Result<Stat, Errno> {
        match self.at(storage)?.entry(path)? {
            None => Ok(Stat {
                directory: true,
                size: 0,
                modified: 0,
            }),
            Some(entry) => Ok(self.stat_of(&entry)),
        }
    }

    fn stat_of(&self, entry: &Entry) -> Stat {
        // A file that is being written is as long as it is by now.
        let open = self
            .files
            .iter()
            .flatten()
            .find(|f| f.slot == entry.slot && f.mode.write);
        let size = open.map_or(entry.size(), |f| f.size);
        Stat {
            directory: entry.is_directory(),
            size: match entry.is_directory() {
                true => 0,
                false => u64::from(size),
            },
            modified: entry.modified(),
        }
    }

    /// Entry number `index` of a directory: its name goes into `into`, its length is returned.
    /// `None` after the last. Asking for one after the other is quick.
    ///
    /// # Errors
    /// ENOENT, ENOTDIR, EIO.
    pub fn list(
        &mut self,
        storage: &mut dyn Storage,
        path: &[u8],
        index: usize,
        into: &mut [u8],
    ) -> Result<Option<(usize, Stat)>, Errno> {
        let listing = self.listing;
        let mut at = self.at(storage)?;
        let directory = at.directory(path)?;
        let (mut next, mut cursor) = match listing {
            (next, cursor) if cursor.directory == directory && next as usize <= index => listing,
            _ => (0, Cursor::new(directory)),
        };
        let found = at.scan(&mut cursor, |name, entry| {
            next += 1;
            (next as usize > index).then(|| (name.to_utf8(into), *entry))
        })?;
        self.listing = match found {
            Some(_) => (next, cursor),
            None => (0, Cursor::new(directory)),
        };
        Ok(found.map(|(len, entry)| (len, self.stat_of(&entry))))
    }

    /// Makes a directory.
    ///
    /// # Errors
    /// EEXIST, ENOENT, ENOTDIR, EROFS, ENOSPC, EIO.
    pub fn mkdir(&mut self, storage: &mut dyn Storage, path: &[u8]) -> Result<(), Errno> {
        self.may_change()?;
        let mut at = self.at(storage)?;
        let (parent, name) = at.parent(path)?;
        let name = name.ok_or(Errno::EEXIST)?;
        if at.find(parent, &name)?.is_some() {
            return Err(Errno::EEXIST);
        }
        let cluster = at.new_directory(parent)?;
        at.data.flush(at.storage)?;
        let entry = at.new_entry(cluster, true);
        if let Err(error) = at.add(parent, &name, &entry) {
            at.release(cluster)?;
            return Err(error);
        }
        self.sync(storage)
    }

    /// Removes a file, or an empty directory when `directory`. Whoever has the file open meets
    /// EBADF from then on.
    ///
    /// # Errors
    /// ENOENT, EISDIR, ENOTDIR, EACCES when the directory is not empty, EROFS, EIO.
    pub fn remove(
        &mut self,
        storage: &mut dyn Storage,
        path: &[u8],
        directory: bool,
    ) -> Result<(), Errno> {
        self.may_change()?;
        let mut at = self.at(storage)?;
        let entry = at.entry(path)?.ok_or(Errno::EACCES)?;
        match (entry.is_directory(), directory) {
            (true, true) if at.is_empty(entry.inside())? => {}
            (true, true) => return Err(Errno::EACCES),
            (true, false) => return Err(Errno::EISDIR),
            (false, true) => return Err(Errno::ENOTDIR),
            (false, false) if entry.is_read_only() => return Err(Errno::EACCES),
            (false, false) => {}
        }
        at.delete(&entry)?;
        at.data.flush(at.storage)?;
        at.release(entry.cluster())?;
        self.detach(storage, &entry)?;
        self.sync(storage)
    }

    /// Closes the open files of an entry that goes away, and frees the clusters that only they
    /// know of.
    fn detach(&mut self, storage: &mut dyn Storage, entry: &Entry) -> Result<(), Errno> {
        for i in 0..FILES {
            let Some(file) = self.files[i].filter(|f| f.slot == entry.slot) else {
                continue;
            };
            self.files[i] = None;
            if file.mode.write && file.first != entry.cluster() {
                self.at(storage)?.release(file.first)?;
            }
        }
        Ok(())
    }

    /// Renames; an existing file at the new path is replaced.
    ///
    /// # Errors
    /// ENOENT, ENOTDIR, EISDIR, EEXIST, EACCES, EROFS, ENOSPC, EIO.
    pub fn rename(
        &mut self,
        storage: &mut dyn Storage,
        from: &[u8],
        to: &[u8],
    ) -> Result<(), Errno> {
        self.may_change()?;
        let mut at = self.at(storage)?;
        let old = at.entry(from)?.ok_or(Errno::EACCES)?;
        let (parent, name) = at.parent(to)?;
        let name = name.ok_or(Errno::EACCES)?;
        let there = at.find(parent, &name)?;
        let replaced = there.filter(|e| e.slot != old.slot);
        match replaced {
            _ if old.is_directory() && beneath(from, to) => return Err(Errno::EINVAL),
            Some(new) if new.is_directory() => return Err(Errno::EISDIR),
            Some(_) if old.is_directory() => return Err(Errno::ENOTDIR),
            Some(new) if new.is_read_only() => return Err(Errno::EACCES),
            _ => {}
        }
        if let Some(replaced) = &replaced {
            self.detach(storage, replaced)?;
        }
        let mut at = self.at(storage)?;
        let slot = at.rename(&old, parent, &name, replaced.as_ref())?;
        for file in self.files.iter_mut().flatten() {
            if file.slot == old.slot {
                file.slot = slot;
            }
        }
        self.sync(storage)
    }

    /// How much room there is.
    ///
    /// # Errors
    /// EIO.
    pub fn space(&mut self, storage: &mut dyn Storage) -> Result<Space, Errno> {
        let mut at = self.at(storage)?;
        Ok(Space {
            free: at.free()?,
            block: at.geometry.cluster_bytes(),
            blocks: at.geometry.clusters,
        })
    }
}
