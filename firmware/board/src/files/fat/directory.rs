//! Directories: finding, adding and removing entries.

use garter_runtime::port::Errno;

use super::geometry::{ENTRIES, ENTRY};
use super::name::{Gathered, Name, checksum};
use super::table::Table;
use super::{EEXIST, EIO, ENOSPC};

/// A directory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Directory {
    /// The root, which has a place of its own.
    Root,
    /// One in clusters, from this one on.
    At(u32),
}

const ATTRIBUTE_VOLUME: u8 = 0x08;
const ATTRIBUTE_DIRECTORY: u8 = 0x10;
const ATTRIBUTE_LONG: u8 = 0x0f;
const DELETED: u8 = 0xe5;

/// Where a directory entry is on the disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Slot {
    pub(super) sector: u32,
    pub(super) offset: usize,
}

/// A file or directory as its directory knows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Entry {
    /// Its short entry.
    pub(super) slot: Slot,
    /// Index of the first of its entries in the directory, and of the short one, which is last.
    pub(super) first: u32,
    pub(super) last: u32,
    /// First cluster, 0 for an empty file.
    pub(super) cluster: u32,
    /// Bytes; 0 for directories.
    pub(super) size: u32,
    pub(super) directory: bool,
}

impl Table<'_> {
    /// Where entry `index` of a directory is; `None` past its end.
    fn slot(&mut self, directory: Directory, index: u32) -> Result<Option<Slot>, Errno> {
        let sector_index = index / ENTRIES;
        let offset = (index % ENTRIES) as usize * ENTRY;
        let sector = match directory {
            Directory::Root if sector_index < self.geometry.root_sectors => {
                self.geometry.root + sector_index
            }
            Directory::Root => return Ok(None),
            Directory::At(cluster) => {
                let steps = sector_index / self.geometry.cluster_sectors;
                if steps > self.geometry.clusters {
                    return Err(EIO); // a chain that bites its own tail
                }
                match self.walk(cluster, steps)? {
                    Some(c) => {
                        self.geometry.sector_of(c) + sector_index % self.geometry.cluster_sectors
                    }
                    None => return Ok(None),
                }
            }
        };
        Ok(Some(Slot { sector, offset }))
    }

    fn entry_bytes(&mut self, slot: Slot) -> Result<[u8; ENTRY], Errno> {
        let mut bytes = [0; ENTRY];
        let sector = self.cache.read(self.storage, slot.sector)?;
        bytes.copy_from_slice(&sector[slot.offset..slot.offset + ENTRY]);
        Ok(bytes)
    }

    /// Calls `visit` with every file and directory in a directory until it gives something.
    pub(super) fn scan<T>(
        &mut self,
        directory: Directory,
        mut visit: impl FnMut(&Name, &Entry) -> Option<T>,
    ) -> Result<Option<T>, Errno> {
        let mut gathered = Gathered::new();
        let mut first = None;
        let mut index = 0;
        while let Some(slot) = self.slot(directory, index)? {
            let bytes = self.entry_bytes(slot)?;
            let start = *first.get_or_insert(index);
            index += 1;
            match (bytes[0], bytes[11]) {
                (0, _) => break,
                (DELETED, _) => gathered.clear(),
                (_, attributes) if attributes & 0x3f == ATTRIBUTE_LONG => {
                    gathered.add(&bytes);
                    continue;
                }
                (b'.', _) => gathered.clear(),
                (_, attributes) if attributes & ATTRIBUTE_VOLUME != 0 => gathered.clear(),
                (_, attributes) => {
                    let name = gathered.finish(&bytes);
                    let entry = Entry {
                        slot,
                        first: start,
                        last: index - 1,
                        cluster: u32::from(u16::from_le_bytes([bytes[26], bytes[27]])),
                        size: u32::from_le_bytes([bytes[28], bytes[29], bytes[30], bytes[31]]),
                        directory: attributes & ATTRIBUTE_DIRECTORY != 0,
                    };
                    if let Some(found) = visit(&name, &entry) {
                        return Ok(Some(found));
                    }
                }
            }
            first = None;
        }
        Ok(None)
    }

    /// Finds a name in a directory.
    pub(super) fn find(
        &mut self,
        directory: Directory,
        name: &Name,
    ) -> Result<Option<Entry>, Errno> {
        self.scan(directory, |n, entry| name.same(n).then_some(*entry))
    }

    /// Adds an entry under a name that the directory does not have yet.
    pub(super) fn add(
        &mut self,
        directory: Directory,
        name: &Name,
        cluster: u32,
        size: u32,
        is_directory: bool,
    ) -> Result<Entry, Errno> {
        let short = self.short_name(directory, name)?;
        let longs = name.entries();
        let first = self.room(directory, longs as u32 + 1)?;
        let sum = checksum(&short);
        for i in 0..longs {
            let slot = self.slot(directory, first + i as u32)?.ok_or(EIO)?;
            let sector = self.cache.write(self.storage, slot.sector)?;
            name.write(
                longs - i,
                sum,
                &mut sector[slot.offset..slot.offset + ENTRY],
            );
        }
        let last = first + longs as u32;
        let slot = self.slot(directory, last)?.ok_or(EIO)?;
        let sector = self.cache.write(self.storage, slot.sector)?;
        let bytes = &mut sector[slot.offset..slot.offset + ENTRY];
        bytes.fill(0);
        bytes[..11].copy_from_slice(&short);
        bytes[11] = if is_directory {
            ATTRIBUTE_DIRECTORY
        } else {
            0x20
        };
        bytes[26..28].copy_from_slice(&(cluster as u16).to_le_bytes());
        bytes[28..32].copy_from_slice(&size.to_le_bytes());
        Ok(Entry {
            slot,
            first,
            last,
            cluster,
            size,
            directory: is_directory,
        })
    }

    /// A short name for `name` that the directory does not have yet.
    fn short_name(&mut self, directory: Directory, name: &Name) -> Result<[u8; 11], Errno> {
        if let Some(short) = name.fits_short() {
            return Ok(short);
        }
        for n in 1..100_000 {
            let alias = name.alias(n);
            let mut entry = [0; ENTRY];
            entry[..11].copy_from_slice(&alias);
            let wanted = Name::from_short(&entry);
            let taken = self.has_short(directory, &alias)?;
            if !taken && self.find(directory, &wanted)?.is_none() {
                return Ok(alias);
            }
        }
        Err(EEXIST)
    }

    fn has_short(&mut self, directory: Directory, short: &[u8; 11]) -> Result<bool, Errno> {
        let mut index = 0;
        while let Some(slot) = self.slot(directory, index)? {
            let bytes = self.entry_bytes(slot)?;
            if bytes[0] == 0 {
                return Ok(false);
            }
            if bytes[0] != DELETED && bytes[11] & 0x3f != ATTRIBUTE_LONG && bytes[..11] == *short {
                return Ok(true);
            }
            index += 1;
        }
        Ok(false)
    }

    /// Index of the first of `count` free entries in a row; a directory in clusters grows.
    fn room(&mut self, directory: Directory, count: u32) -> Result<u32, Errno> {
        let (mut run, mut index) = (0, 0);
        loop {
            let Some(slot) = self.slot(directory, index)? else {
                self.grow(directory)?;
                continue;
            };
            let free = matches!(self.entry_bytes(slot)?[0], 0 | DELETED);
            run = if free { run + 1 } else { 0 };
            index += 1;
            if run == count {
                return Ok(index - count);
            }
        }
    }

    fn grow(&mut self, directory: Directory) -> Result<(), Errno> {
        let Directory::At(first) = directory else {
            return Err(ENOSPC);
        };
        let mut last = first;
        while let Some(next) = self.walk(last, 1)? {
            last = next;
        }
        let cluster = self.take(Some(last))?;
        self.clear_cluster(cluster)
    }

    /// Fills a cluster with zeros.
    pub(super) fn clear_cluster(&mut self, cluster: u32) -> Result<(), Errno> {
        for i in 0..self.geometry.cluster_sectors {
            self.cache
                .fresh(self.storage, self.geometry.sector_of(cluster) + i)?;
        }
        Ok(())
    }

    /// Makes an empty directory's first cluster, with its two entries for itself and its parent.
    pub(super) fn new_directory(&mut self, parent: Directory) -> Result<u32, Errno> {
        let cluster = self.take(None)?;
        self.clear_cluster(cluster)?;
        let parent = match parent {
            Directory::Root => 0,
            Directory::At(c) => c,
        };
        let sector = self
            .cache
            .write(self.storage, self.geometry.sector_of(cluster))?;
        for (i, (dots, target)) in [(&b".          "[..], cluster), (b"..         ", parent)]
            .into_iter()
            .enumerate()
        {
            let bytes = &mut sector[i * ENTRY..(i + 1) * ENTRY];
            bytes[..11].copy_from_slice(dots);
            bytes[11] = ATTRIBUTE_DIRECTORY;
            bytes[26..28].copy_from_slice(&(target as u16).to_le_bytes());
        }
        Ok(cluster)
    }

    /// Takes an entry, and its long name, out of a directory. Its clusters stay as they are.
    pub(super) fn delete(&mut self, directory: Directory, entry: &Entry) -> Result<(), Errno> {
        // The short entry goes first: without it the long ones mean nothing.
        for index in (entry.first..=entry.last).rev() {
            let slot = self.slot(directory, index)?.ok_or(EIO)?;
            self.cache.write(self.storage, slot.sector)?[slot.offset] = DELETED;
        }
        Ok(())
    }

    /// Writes where a file starts and how long it is into its entry.
    pub(super) fn update(&mut self, slot: Slot, cluster: u32, size: u32) -> Result<(), Errno> {
        let sector = self.cache.write(self.storage, slot.sector)?;
        let bytes = &mut sector[slot.offset..slot.offset + ENTRY];
        bytes[26..28].copy_from_slice(&(cluster as u16).to_le_bytes());
        bytes[28..32].copy_from_slice(&size.to_le_bytes());
        Ok(())
    }
}
