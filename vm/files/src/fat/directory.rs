//! Directories: finding, adding and removing entries.

use super::cursor::Cursor;
use super::geometry::ENTRY;
use super::name::{Found, Name, checksum};
use super::table::{Link, Table};
use crate::Errno;

/// A directory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Directory {
    /// The root of FAT12 and FAT16, which has a place of its own.
    Root,
    /// One in clusters, from this one on.
    At(u32),
}

const ATTRIBUTE_READ_ONLY: u8 = 0x01;
pub(super) const ATTRIBUTE_VOLUME: u8 = 0x08;
const ATTRIBUTE_DIRECTORY: u8 = 0x10;
const ATTRIBUTE_ARCHIVE: u8 = 0x20;
const ATTRIBUTE_LONG: u8 = 0x0f;
const DELETED: u8 = 0xe5;
/// Most short names that are tried for one long name.
const ALIASES: u32 = 20;

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
    /// The first of its entries; the short one is the last.
    pub(super) first: Cursor,
    /// How many entries it has.
    pub(super) count: u32,
    /// The short entry as it is on the disk.
    pub(super) bytes: [u8; ENTRY],
}

impl Entry {
    /// First cluster, 0 for an empty file.
    pub(super) fn cluster(&self) -> u32 {
        let b = &self.bytes;
        u32::from_le_bytes([b[26], b[27], b[20], b[21]])
    }

    /// Bytes; 0 for directories.
    pub(super) fn size(&self) -> u32 {
        let b = &self.bytes;
        u32::from_le_bytes([b[28], b[29], b[30], b[31]])
    }

    pub(super) fn is_directory(&self) -> bool {
        self.bytes[11] & ATTRIBUTE_DIRECTORY != 0
    }

    pub(super) fn is_read_only(&self) -> bool {
        self.bytes[11] & ATTRIBUTE_READ_ONLY != 0
    }

    pub(super) fn modified(&self) -> u64 {
        let b = &self.bytes;
        let word = |at| u16::from_le_bytes([b[at], b[at + 1]]);
        crate::date::from_fat(word(24), word(22))
    }

    /// It as a directory to look into.
    pub(super) fn inside(&self) -> Directory {
        Directory::At(self.cluster())
    }
}

/// A place for a new name in a directory.
pub(super) struct Place {
    short: [u8; 11],
    lower: u8,
    longs: usize,
    first: Cursor,
    /// Where the short entry will be.
    pub(super) slot: Slot,
}

/// Writes where a file starts and how long it is into its entry.
fn put_extent(bytes: &mut [u8], cluster: u32, size: u32) {
    let cluster = cluster.to_le_bytes();
    bytes[26..28].copy_from_slice(&cluster[..2]);
    bytes[20..22].copy_from_slice(&cluster[2..]);
    bytes[28..32].copy_from_slice(&size.to_le_bytes());
}

impl Table<'_> {
    /// The short entry, without a name, of a new file or directory.
    pub(super) fn new_entry(&self, cluster: u32, directory: bool) -> [u8; ENTRY] {
        let mut bytes = [0; ENTRY];
        bytes[11] = match directory {
            true => ATTRIBUTE_DIRECTORY,
            false => ATTRIBUTE_ARCHIVE,
        };
        let (date, time) = self.stamp;
        bytes[14..16].copy_from_slice(&time.to_le_bytes());
        bytes[16..18].copy_from_slice(&date.to_le_bytes());
        bytes[18..20].copy_from_slice(&date.to_le_bytes());
        bytes[22..24].copy_from_slice(&time.to_le_bytes());
        bytes[24..26].copy_from_slice(&date.to_le_bytes());
        put_extent(&mut bytes, cluster, 0);
        bytes
    }

    /// Calls `visit` with every file and directory from the cursor on until it gives something;
    /// the cursor is then after it.
    pub(super) fn scan<T>(
        &mut self,
        at: &mut Cursor,
        mut visit: impl FnMut(&Found, &Entry) -> Option<T>,
    ) -> Result<Option<T>, Errno> {
        let mut gathered = Found::new();
        let mut first = *at;
        while let Some(slot) = self.slot(at)? {
            let bytes = self.entry_bytes(slot)?;
            if bytes[0] == 0 {
                break;
            }
            let here = *at;
            self.step(at)?;
            match (bytes[0], bytes[11]) {
                (DELETED | b'.', _) => gathered.clear(),
                (start, attributes) if attributes & 0x3f == ATTRIBUTE_LONG => {
                    // The last part of a name comes first.
                    if start & 0x40 != 0 {
                        first = here;
                    }
                    gathered.add(&bytes);
                }
                (_, attributes) if attributes & ATTRIBUTE_VOLUME != 0 => gathered.clear(),
                _ => {
                    let longs = gathered.finish(&bytes);
                    let entry = Entry {
                        slot,
                        first: if longs == 0 { here } else { first },
                        count: longs + 1,
                        bytes,
                    };
                    if let Some(found) = visit(&gathered, &entry) {
                        return Ok(Some(found));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Finds a name in a directory.
    pub(super) fn find(
        &mut self,
        directory: Directory,
        name: &Name<'_>,
    ) -> Result<Option<Entry>, Errno> {
        let mut at = Cursor::new(directory);
        self.scan(&mut at, |n, entry| name.same(n).then_some(*entry))
    }

    /// Adds an entry, which `entry` is but for its name, under a name that the directory does not
    /// have yet.
    pub(super) fn add(
        &mut self,
        directory: Directory,
        name: &Name<'_>,
        entry: &[u8; ENTRY],
    ) -> Result<Slot, Errno> {
        let place = self.place_for(directory, name)?;
        self.put(&place, name, entry)?;
        Ok(place.slot)
    }

    /// Finds a place for a new name.
    pub(super) fn place_for(
        &mut self,
        directory: Directory,
        name: &Name<'_>,
    ) -> Result<Place, Errno> {
        let (short, lower, longs) = match name.short_form() {
            Some((short, lower)) => (short, lower, 0),
            None => (self.alias(directory, name)?, 0, name.entries()),
        };
        let first = self.room(directory, longs as u32 + 1)?;
        let mut last = first;
        for _ in 0..longs {
            self.step(&mut last)?;
        }
        Ok(Place {
            short,
            lower,
            longs,
            first,
            slot: self.slot(&last)?.ok_or(Errno::EIO)?,
        })
    }

    /// Writes an entry, which `entry` is but for its name, to its place.
    pub(super) fn put(
        &mut self,
        place: &Place,
        name: &Name<'_>,
        entry: &[u8; ENTRY],
    ) -> Result<(), Errno> {
        let mut at = place.first;
        self.end_after(at, place.longs as u32 + 1)?;
        // The table knows of the clusters before anything refers to them.
        self.table.flush(self.storage)?;
        let sum = checksum(&place.short);
        for i in 0..place.longs {
            let slot = self.slot(&at)?.ok_or(Errno::EIO)?;
            self.change(slot, |bytes| name.write(place.longs - i, sum, bytes))?;
            self.step(&mut at)?;
        }
        self.change(place.slot, |bytes| {
            bytes.copy_from_slice(entry);
            bytes[..11].copy_from_slice(&place.short);
            bytes[12] = place.lower;
        })
    }

    /// A short name for `name` that the directory does not have yet.
    fn alias(&mut self, directory: Directory, name: &Name<'_>) -> Result<[u8; 11], Errno> {
        for n in 1..ALIASES {
            let alias = name.alias(n);
            if !self.has_short(directory, &alias)? {
                return Ok(alias);
            }
        }
        Err(Errno::EEXIST)
    }

    fn has_short(&mut self, directory: Directory, short: &[u8; 11]) -> Result<bool, Errno> {
        let mut at = Cursor::new(directory);
        while let Some(slot) = self.slot(&at)? {
            let bytes = self.entry_bytes(slot)?;
            if bytes[0] == 0 {
                break;
            }
            if bytes[0] != DELETED && bytes[11] & 0x3f != ATTRIBUTE_LONG && bytes[..11] == *short {
                return Ok(true);
            }
            self.step(&mut at)?;
        }
        Ok(false)
    }

    /// The first of `count` free entries in a row; a directory in clusters grows.
    fn room(&mut self, directory: Directory, count: u32) -> Result<Cursor, Errno> {
        let mut at = Cursor::new(directory);
        let (mut run, mut first, mut last) = (0, at, at.cluster);
        // After the first entry that was never used nothing counts.
        let mut ended = false;
        loop {
            let Some(slot) = self.slot(&at)? else {
                at.cluster = self.grow(&at, last)?;
                continue;
            };
            last = at.cluster;
            let start = self.entry_bytes(slot)?[0];
            ended |= start == 0;
            let free = ended || start == DELETED;
            if run == 0 {
                first = at;
            }
            run = if free { run + 1 } else { 0 };
            if run == count {
                return Ok(first);
            }
            self.step(&mut at)?;
        }
    }

    /// Sees to it that a directory still ends after `count` entries that are about to be written
    /// over its end.
    fn end_after(&mut self, mut at: Cursor, count: u32) -> Result<(), Errno> {
        let mut ended = false;
        for _ in 0..count {
            let slot = self.slot(&at)?.ok_or(Errno::EIO)?;
            ended |= self.entry_bytes(slot)?[0] == 0;
            self.step(&mut at)?;
        }
        match self.slot(&at)? {
            Some(slot) if ended && self.entry_bytes(slot)?[0] != 0 => {
                self.change(slot, |bytes| bytes[0] = 0)?;
                self.data.flush(self.storage)
            }
            _ => Ok(()),
        }
    }

    /// Adds a cluster after the last one, for the entry under the cursor.
    fn grow(&mut self, at: &Cursor, last: u32) -> Result<u32, Errno> {
        if at.directory == Directory::Root || at.index >= super::cursor::MOST {
            return Err(Errno::ENOSPC);
        }
        let cluster = self.take()?;
        self.clear_cluster(cluster)?;
        self.data.flush(self.storage)?;
        self.set(last, Link::Next(cluster))?;
        self.table.flush(self.storage)?;
        Ok(cluster)
    }

    /// Fills a cluster with zeros.
    pub(super) fn clear_cluster(&mut self, cluster: u32) -> Result<(), Errno> {
        for i in 0..self.geometry.cluster_sectors {
            let sector = self.geometry.sector_of(cluster) + i;
            self.data.fresh(self.storage, sector)?;
        }
        Ok(())
    }

    /// Makes an empty directory's first cluster, with its two entries for itself and its parent.
    pub(super) fn new_directory(&mut self, parent: Directory) -> Result<u32, Errno> {
        let cluster = self.take()?;
        self.clear_cluster(cluster)?;
        let parent = match parent {
            Directory::At(c) if parent != self.geometry.root_directory() => c,
            _ => 0,
        };
        let own = self.new_entry(cluster, true);
        let above = self.new_entry(parent, true);
        let sector = self.geometry.sector_of(cluster);
        let sector = self.data.write(self.storage, sector)?;
        for (i, (dots, entry)) in [(b".          ", own), (b"..         ", above)]
            .into_iter()
            .enumerate()
        {
            let bytes = &mut sector[i * ENTRY..(i + 1) * ENTRY];
            bytes.copy_from_slice(&entry);
            bytes[..11].copy_from_slice(dots);
        }
        Ok(cluster)
    }

    /// Takes an entry, and its long name, out of a directory. Its clusters stay as they are.
    pub(super) fn delete(&mut self, entry: &Entry) -> Result<(), Errno> {
        // The short entry goes first: without it the long ones mean nothing.
        self.change(entry.slot, |bytes| bytes[0] = DELETED)?;
        let mut at = entry.first;
        for _ in 1..entry.count {
            let slot = self.slot(&at)?.ok_or(Errno::EIO)?;
            self.change(slot, |bytes| bytes[0] = DELETED)?;
            self.step(&mut at)?;
        }
        Ok(())
    }

    /// Changes the bytes of an entry.
    pub(super) fn change(&mut self, slot: Slot, what: impl FnOnce(&mut [u8])) -> Result<(), Errno> {
        let sector = self.data.write(self.storage, slot.sector)?;
        what(&mut sector[slot.offset..slot.offset + ENTRY]);
        Ok(())
    }

    /// Writes where a file starts, how long it is and when it changed into its entry.
    pub(super) fn update(&mut self, slot: Slot, cluster: u32, size: u32) -> Result<(), Errno> {
        let (date, time) = self.stamp;
        self.change(slot, |bytes| {
            put_extent(bytes, cluster, size);
            bytes[11] |= ATTRIBUTE_ARCHIVE;
            if (date, time) != super::volume::NO_STAMP {
                bytes[18..20].copy_from_slice(&date.to_le_bytes());
                bytes[22..24].copy_from_slice(&time.to_le_bytes());
                bytes[24..26].copy_from_slice(&date.to_le_bytes());
            }
        })
    }

    /// Where the directory's entry for its parent leads.
    pub(super) fn above(&mut self, cluster: u32) -> Result<Directory, Errno> {
        let slot = Slot {
            sector: self.geometry.sector_of(cluster),
            offset: ENTRY,
        };
        let b = self.entry_bytes(slot)?;
        let cluster = u32::from_le_bytes([b[26], b[27], b[20], b[21]]);
        Ok(
            match (b[..3] == *b".. ", self.geometry.is_cluster(cluster)) {
                (true, true) => Directory::At(cluster),
                _ => self.geometry.root_directory(),
            },
        )
    }

    /// Makes a directory that has moved refer to its new parent.
    pub(super) fn set_above(&mut self, cluster: u32, parent: Directory) -> Result<(), Errno> {
        if !self.geometry.is_cluster(cluster) {
            return Err(Errno::EIO);
        }
        let parent = match parent {
            Directory::At(c) if parent != self.geometry.root_directory() => c,
            _ => 0,
        };
        let slot = Slot {
            sector: self.geometry.sector_of(cluster),
            offset: ENTRY,
        };
        self.change(slot, |bytes| {
            if bytes[..3] == *b".. " {
                put_extent(bytes, parent, 0);
            }
        })
    }
}
