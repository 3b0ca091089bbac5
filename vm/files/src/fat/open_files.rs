//! The open files of a volume, by number.

use super::directory::{Entry, Slot};
use super::file::OpenFile;
use super::table::Table;
use super::volume::{FILES, Volume};
use crate::storage::Storage;
use crate::{Errno, OpenMode, Whence};

impl Volume {
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
            position: if mode.append { size } else { 0 },
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

    /// Closes the open files of an entry that goes away, and frees the clusters that only they
    /// know of.
    pub(super) fn detach(&mut self, storage: &mut dyn Storage, entry: &Entry) -> Result<(), Errno> {
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
}
