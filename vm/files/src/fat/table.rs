//! The table of clusters: which follows which, and which are free.

use super::cache::Cache;
use super::geometry::{Geometry, Width};
use crate::Errno;
use crate::storage::{SECTOR, Storage};

/// What the table says of a cluster.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Link {
    /// It is free.
    Free,
    /// Another one follows.
    Next(u32),
    /// It is the last of its chain, or what follows makes no sense.
    Last,
}

/// A volume at work: its caches, its storage, and the time.
pub(super) struct Table<'v> {
    pub(super) geometry: &'v Geometry,
    /// A sector of files or directories.
    pub(super) data: &'v mut Cache,
    /// A sector of the table.
    pub(super) table: &'v mut Cache,
    pub(super) storage: &'v mut dyn Storage,
    /// Where to look for free clusters first.
    pub(super) hint: &'v mut u32,
    /// Whether the summary of FAT32 was told that it is out of date.
    pub(super) summary_void: &'v mut bool,
    /// Date and time for directory entries.
    pub(super) stamp: (u16, u16),
}

/// What goes wrong in the table is in the first of these sectors only.
const SUMMARY_UNKNOWN: [u8; 8] = [0xff; 8];

impl Table<'_> {
    /// Where byte `at` of the table is.
    fn place(&self, at: u32) -> (u32, usize) {
        (
            self.geometry.table + at / SECTOR as u32,
            at as usize % SECTOR,
        )
    }

    fn byte(&mut self, at: u32) -> Result<u8, Errno> {
        let (sector, offset) = self.place(at);
        Ok(self.table.read(self.storage, sector)?[offset])
    }

    /// Changes the masked bits of a byte.
    fn set_byte(&mut self, at: u32, mask: u8, value: u8) -> Result<(), Errno> {
        let (sector, offset) = self.place(at);
        let byte = &mut self.table.write(self.storage, sector)?[offset];
        *byte = *byte & !mask | value & mask;
        Ok(())
    }

    /// First byte of a cluster's entry, and how many bytes it takes.
    fn span(&self, cluster: u32) -> (u32, u32) {
        match self.geometry.width {
            Width::Fat12 => (cluster + cluster / 2, 2),
            Width::Fat16 => (cluster * 2, 2),
            Width::Fat32 => (cluster * 4, 4),
        }
    }

    /// Whether an entry lies in two sectors: then no single write changes it.
    fn is_split(&self, cluster: u32) -> bool {
        let (at, count) = self.span(cluster);
        at as usize % SECTOR + count as usize > SECTOR
    }

    /// What follows `cluster`.
    pub(super) fn get(&mut self, cluster: u32) -> Result<Link, Errno> {
        let (at, count) = self.span(cluster);
        let mut raw = 0;
        for i in 0..count {
            raw |= u32::from(self.byte(at + i)?) << (8 * i);
        }
        let raw = match self.geometry.width {
            Width::Fat12 if cluster % 2 == 1 => raw >> 4,
            Width::Fat12 => raw & 0xfff,
            Width::Fat16 => raw,
            Width::Fat32 => raw & 0x0fff_ffff,
        };
        Ok(match raw {
            0 => Link::Free,
            n if self.geometry.is_cluster(n) => Link::Next(n),
            _ => Link::Last,
        })
    }

    /// Says what follows `cluster`.
    pub(super) fn set(&mut self, cluster: u32, link: Link) -> Result<(), Errno> {
        if !self.geometry.is_cluster(cluster) {
            return Err(Errno::EIO);
        }
        let raw = match link {
            Link::Free => 0,
            Link::Next(n) => n,
            Link::Last => 0x0fff_ffff,
        };
        let (at, count) = self.span(cluster);
        let (raw, mask): (u32, u32) = match self.geometry.width {
            Width::Fat12 if cluster % 2 == 1 => (raw << 4, 0xfff0),
            Width::Fat12 => (raw, 0x0fff),
            Width::Fat16 => (raw, 0xffff),
            Width::Fat32 => (raw, 0x0fff_ffff),
        };
        self.forget_summary()?;
        for i in 0..count {
            self.set_byte(at + i, (mask >> (8 * i)) as u8, (raw >> (8 * i)) as u8)?;
        }
        Ok(())
    }

    /// FAT32 keeps a count of free clusters: before the first change it is declared unknown,
    /// which stays true whatever happens later.
    fn forget_summary(&mut self) -> Result<(), Errno> {
        if core::mem::replace(self.summary_void, true) || self.geometry.summary == 0 {
            return Ok(());
        }
        let sector = self.table.write(self.storage, self.geometry.summary)?;
        let sound = sector[..4] == *b"RRaA" && sector[484..488] == *b"rrAa";
        if sound {
            sector[488..496].copy_from_slice(&SUMMARY_UNKNOWN);
        }
        // It is no sector of the table: it has no copies.
        let copies = core::mem::take(&mut self.table.copies);
        let flushed = self.table.flush(self.storage);
        self.table.copies = copies;
        flushed
    }

    /// Takes a free cluster, as the only one of a chain.
    pub(super) fn take(&mut self) -> Result<u32, Errno> {
        let end = self.geometry.clusters + 2;
        let first = (*self.hint).clamp(2, end);
        let mut split = None;
        for cluster in (first..end).chain(2..first) {
            if self.get(cluster)? != Link::Free {
                continue;
            }
            if self.is_split(cluster) {
                // The last resort: setting it takes two writes.
                split = split.or(Some(cluster));
                continue;
            }
            return self.taken(cluster);
        }
        match split {
            Some(cluster) => self.taken(cluster),
            None => Err(Errno::ENOSPC),
        }
    }

    fn taken(&mut self, cluster: u32) -> Result<u32, Errno> {
        self.set(cluster, Link::Last)?;
        *self.hint = cluster + 1;
        Ok(cluster)
    }

    /// Frees the chain from `cluster` on. Bounded, whatever the table says.
    pub(super) fn release(&mut self, cluster: u32) -> Result<(), Errno> {
        let mut at = cluster;
        for _ in 0..self.geometry.clusters {
            if !self.geometry.is_cluster(at) {
                break;
            }
            let link = self.get(at)?;
            self.set(at, Link::Free)?;
            *self.hint = (*self.hint).min(at);
            match link {
                Link::Next(next) => at = next,
                _ => break,
            }
        }
        Ok(())
    }

    /// The cluster after `cluster`; `None` at the end.
    pub(super) fn next(&mut self, cluster: u32) -> Result<Option<u32>, Errno> {
        match self.get(cluster)? {
            Link::Next(next) => Ok(Some(next)),
            _ => Ok(None),
        }
    }

    /// How many clusters are free.
    pub(super) fn free(&mut self) -> Result<u32, Errno> {
        let mut free = 0;
        for cluster in 2..self.geometry.clusters + 2 {
            free += u32::from(self.get(cluster)? == Link::Free);
        }
        Ok(free)
    }

    /// Writes what waits: first what directories and files hold, then the table, so that no
    /// cluster is freed on the disk before the entry that referred to it is gone.
    pub(super) fn flush(&mut self) -> Result<(), Errno> {
        self.data.flush(self.storage)?;
        self.table.flush(self.storage)
    }
}
