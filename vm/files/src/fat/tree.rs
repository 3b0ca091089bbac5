//! What is asked of a volume by path: what is there, and changes to directories.

use super::cursor::Cursor;
use super::directory::Entry;
use super::path::beneath;
use super::volume::{Space, Volume};
use crate::storage::Storage;
use crate::{Errno, Stat};

impl Volume {
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
