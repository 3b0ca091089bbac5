//! A mounted volume: what the port asks of it, by path and by file number.

use garter_runtime::port::{Errno, OpenMode, Stat, Whence};

use super::cache::Cache;
use super::directory::{Directory, Entry};
use super::file::OpenFile;
use super::format::format;
use super::geometry::Geometry;
use super::name::Name;
use super::table::Table;
use super::{EACCES, EBADF, EEXIST, EINVAL, EIO, EISDIR, EMFILE, ENODEV, ENOENT, ENOTDIR};
use crate::hardware::Storage;

/// Most files open at once.
const FILES: usize = 8;

/// A volume; unmounted when its storage held no file system and took none.
pub(crate) struct Volume {
    cache: Cache,
    geometry: Option<Geometry>,
    files: [Option<OpenFile>; FILES],
}

impl Volume {
    /// Mounts the file system, or makes one where there is none.
    pub(crate) fn mount_or_format(storage: &mut dyn Storage) -> Volume {
        let sectors = storage.sectors();
        let mut cache = Cache::new();
        let found = cache
            .read(storage, 0)
            .ok()
            .and_then(|boot| Geometry::read(boot, sectors));
        let geometry = found.or_else(|| format(&mut cache, storage).ok());
        Volume {
            cache,
            geometry,
            files: [None; FILES],
        }
    }

    /// Closes what a program left open.
    pub(crate) fn close_all(&mut self, storage: &mut dyn Storage) {
        for file in 0..FILES as u32 {
            // Nobody is there to be told of a medium that fails now.
            let _ = self.close(storage, file);
        }
    }

    fn table<'v>(&'v mut self, storage: &'v mut dyn Storage) -> Result<Table<'v>, Errno> {
        let geometry = self.geometry.as_ref().ok_or(ENODEV)?;
        Ok(Table {
            geometry,
            cache: &mut self.cache,
            storage,
        })
    }

    fn sync(&mut self, storage: &mut dyn Storage) -> Result<(), Errno> {
        self.cache.flush(storage)?;
        storage.sync().map_err(|_| EIO)
    }

    fn is_open(&self, entry: &Entry) -> bool {
        self.files.iter().flatten().any(|f| f.slot == entry.slot)
    }

    pub(crate) fn open(
        &mut self,
        storage: &mut dyn Storage,
        path: &[u8],
        mode: OpenMode,
    ) -> Result<u32, Errno> {
        let handle = self.files.iter().position(Option::is_none).ok_or(EMFILE)?;
        let mut table = self.table(storage)?;
        let (directory, name) = parent(&mut table, path)?;
        let name = name.ok_or(EISDIR)?;
        let (entry, made) = match table.find(directory, &name)? {
            Some(_) if mode.exclusive => return Err(EEXIST),
            Some(entry) if entry.directory => return Err(EISDIR),
            Some(entry) => (entry, false),
            None if mode.truncate || mode.append || mode.exclusive => {
                (table.add(directory, &name, 0, 0, false)?, true)
            }
            None => return Err(ENOENT),
        };
        let mut file = OpenFile {
            slot: entry.slot,
            mode,
            first: entry.cluster,
            size: entry.size,
            position: 0,
            known: None,
            dirty: false,
        };
        if mode.truncate && entry.cluster != 0 {
            // The entry first: a chain that nobody refers to is lost room, not lost data.
            table.update(entry.slot, 0, 0)?;
            table.release(entry.cluster)?;
            file.first = 0;
            file.size = 0;
        }
        if made || mode.truncate {
            self.cache.flush(storage)?;
        }
        self.files[handle] = Some(file);
        Ok(handle as u32)
    }

    pub(crate) fn close(&mut self, storage: &mut dyn Storage, handle: u32) -> Result<(), Errno> {
        let flushed = match self.files.get(handle as usize) {
            Some(Some(_)) => self.flush(storage, handle),
            _ => return Ok(()),
        };
        self.files[handle as usize] = None;
        flushed
    }

    /// Runs `what` on an open file and keeps what became of it.
    fn with_file<T>(
        &mut self,
        storage: &mut dyn Storage,
        handle: u32,
        what: impl FnOnce(&mut Table<'_>, &mut OpenFile) -> Result<T, Errno>,
    ) -> Result<T, Errno> {
        let mut file = self
            .files
            .get(handle as usize)
            .copied()
            .flatten()
            .ok_or(EBADF)?;
        let result = what(&mut self.table(storage)?, &mut file);
        self.files[handle as usize] = Some(file);
        result
    }

    pub(crate) fn read(
        &mut self,
        storage: &mut dyn Storage,
        handle: u32,
        into: &mut [u8],
    ) -> Result<usize, Errno> {
        self.with_file(storage, handle, |table, file| {
            if !file.mode.read {
                return Err(EBADF);
            }
            table.read_at(file, into)
        })
    }

    pub(crate) fn write(
        &mut self,
        storage: &mut dyn Storage,
        handle: u32,
        from: &[u8],
    ) -> Result<usize, Errno> {
        self.with_file(storage, handle, |table, file| {
            if !file.mode.write {
                return Err(EBADF);
            }
            table.write_at(file, from)
        })
    }

    pub(crate) fn seek(&mut self, handle: u32, offset: i64, whence: Whence) -> Result<u64, Errno> {
        let file = self
            .files
            .get_mut(handle as usize)
            .and_then(Option::as_mut)
            .ok_or(EBADF)?;
        let from = match whence {
            Whence::Start => 0,
            Whence::Current => i64::from(file.position),
            Whence::End => i64::from(file.size),
        };
        let to = from
            .checked_add(offset)
            .and_then(|p| u32::try_from(p).ok())
            .ok_or(EINVAL)?;
        file.position = to;
        Ok(u64::from(to))
    }

    pub(crate) fn flush(&mut self, storage: &mut dyn Storage, handle: u32) -> Result<(), Errno> {
        let dirty = self.with_file(storage, handle, |table, file| {
            let dirty = file.dirty;
            if dirty {
                // Data and chain are out before the entry that makes them the file's.
                table.cache.flush(table.storage)?;
                table.update(file.slot, file.first, file.size)?;
                file.dirty = false;
            }
            Ok(dirty)
        })?;
        if dirty { self.sync(storage) } else { Ok(()) }
    }

    pub(crate) fn stat(&mut self, storage: &mut dyn Storage, path: &[u8]) -> Result<Stat, Errno> {
        let mut table = self.table(storage)?;
        let (directory, name) = parent(&mut table, path)?;
        let Some(name) = name else {
            return Ok(stat_of(true, 0));
        };
        let entry = table.find(directory, &name)?.ok_or(ENOENT)?;
        let open = self.files.iter().flatten().find(|f| f.slot == entry.slot);
        Ok(stat_of(
            entry.directory,
            open.map_or(entry.size, |f| f.size),
        ))
    }

    pub(crate) fn list(
        &mut self,
        storage: &mut dyn Storage,
        path: &[u8],
        index: usize,
        into: &mut [u8],
    ) -> Result<Option<(usize, Stat)>, Errno> {
        let mut table = self.table(storage)?;
        let directory = directory_at(&mut table, path)?;
        let mut left = index;
        table.scan(directory, |name, entry| {
            if left == 0 {
                return Some((name.to_utf8(into), stat_of(entry.directory, entry.size)));
            }
            left -= 1;
            None
        })
    }

    pub(crate) fn mkdir(&mut self, storage: &mut dyn Storage, path: &[u8]) -> Result<(), Errno> {
        let mut table = self.table(storage)?;
        let (parent, name) = parent(&mut table, path)?;
        let name = name.ok_or(EEXIST)?;
        if table.find(parent, &name)?.is_some() {
            return Err(EEXIST);
        }
        let cluster = table.new_directory(parent)?;
        if let Err(error) = table.add(parent, &name, cluster, 0, true) {
            table.release(cluster)?;
            return Err(error);
        }
        self.sync(storage)
    }

    pub(crate) fn remove(
        &mut self,
        storage: &mut dyn Storage,
        path: &[u8],
        directory: bool,
    ) -> Result<(), Errno> {
        let mut table = self.table(storage)?;
        let (parent, name) = parent(&mut table, path)?;
        let entry = table.find(parent, &name.ok_or(EACCES)?)?.ok_or(ENOENT)?;
        if entry.directory {
            let inside = Directory::At(entry.cluster);
            if table.scan(inside, |_, _| Some(()))?.is_some() {
                return Err(EACCES);
            }
        } else if directory {
            return Err(ENOTDIR);
        }
        if self.is_open(&entry) {
            return Err(EACCES);
        }
        let mut table = self.table(storage)?;
        table.delete(parent, &entry)?;
        table.release(entry.cluster)?;
        self.sync(storage)
    }

    pub(crate) fn rename(
        &mut self,
        storage: &mut dyn Storage,
        from: &[u8],
        to: &[u8],
    ) -> Result<(), Errno> {
        let mut table = self.table(storage)?;
        let (old_parent, old_name) = parent(&mut table, from)?;
        let (new_parent, new_name) = parent(&mut table, to)?;
        let (old_name, new_name) = (old_name.ok_or(EACCES)?, new_name.ok_or(EACCES)?);
        let old = table.find(old_parent, &old_name)?.ok_or(ENOENT)?;
        let replaced = table
            .find(new_parent, &new_name)?
            .filter(|e| e.slot != old.slot);
        if old.directory && (replaced.is_some() || beneath(from, to)) {
            return Err(EEXIST);
        }
        if replaced.is_some_and(|e| e.directory) {
            return Err(EISDIR);
        }
        if self.is_open(&old) || replaced.is_some_and(|e| self.is_open(&e)) {
            return Err(EACCES);
        }
        let mut table = self.table(storage)?;
        if let Some(replaced) = &replaced {
            // The old content of the new name goes in one write of one entry: power lost at any
            // moment leaves one of the two whole.
            table.update(replaced.slot, old.cluster, old.size)?;
            table.cache.flush(table.storage)?;
            table.delete(old_parent, &old)?;
            table.release(replaced.cluster)?;
        } else {
            // Same directory, same name but for upper and lower case: the old goes first.
            if old_parent == new_parent && old_name.same(&new_name) {
                table.delete(old_parent, &old)?;
                table.add(new_parent, &new_name, old.cluster, old.size, old.directory)?;
            } else {
                table.add(new_parent, &new_name, old.cluster, old.size, old.directory)?;
                table.delete(old_parent, &old)?;
            }
        }
        self.sync(storage)
    }

    /// Block size, blocks, free blocks.
    pub(crate) fn space(&mut self, storage: &mut dyn Storage) -> Result<(u32, u32, u32), Errno> {
        let mut table = self.table(storage)?;
        let free = table.free()?;
        Ok((
            table.geometry.cluster_bytes(),
            table.geometry.clusters,
            free,
        ))
    }
}

fn stat_of(directory: bool, size: u32) -> Stat {
    Stat {
        directory,
        size: if directory { 0 } else { u64::from(size) },
        modified: 0,
    }
}

/// Whether `path` lies within `folder`.
fn beneath(folder: &[u8], path: &[u8]) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.first() == Some(&b'/'))
}

/// The directory that a path's last part is in, and that last part; no part for the root.
fn parent(table: &mut Table<'_>, path: &[u8]) -> Result<(Directory, Option<Name>), Errno> {
    let mut directory = Directory::Root;
    let mut parts = path
        .split(|b| *b == b'/')
        .filter(|p| !p.is_empty() && *p != b".")
        .peekable();
    while let Some(part) = parts.next() {
        let name = Name::new(part).ok_or(EINVAL)?;
        if parts.peek().is_none() {
            return Ok((directory, Some(name)));
        }
        directory = match table.find(directory, &name)? {
            Some(entry) if entry.directory => Directory::At(entry.cluster),
            Some(_) => return Err(ENOTDIR),
            None => return Err(ENOENT),
        };
    }
    Ok((directory, None))
}

fn directory_at(table: &mut Table<'_>, path: &[u8]) -> Result<Directory, Errno> {
    let (directory, name) = parent(table, path)?;
    match name {
        None => Ok(directory),
        Some(name) => match table.find(directory, &name)? {
            Some(entry) if entry.directory => Ok(Directory::At(entry.cluster)),
            Some(_) => Err(ENOTDIR),
            None => Err(ENOENT),
        },
    }
}
