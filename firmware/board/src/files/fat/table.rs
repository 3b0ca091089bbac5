//! The table of clusters: which follows which, and which are free.

use garter_runtime::port::Errno;

use super::cache::Cache;
use super::geometry::Geometry;
use super::{EIO, ENOSPC};
use crate::hardware::{SECTOR, Storage};

/// What the table says of a cluster.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Link {
    /// It is free.
    Free,
    /// Another one follows.
    Next(u32),
    /// It is the last of its chain.
    Last,
}

/// The table of a volume.
pub(super) struct Table<'v> {
    pub(super) geometry: &'v Geometry,
    pub(super) cache: &'v mut Cache,
    pub(super) storage: &'v mut dyn Storage,
}

impl Table<'_> {
    fn byte(&mut self, at: u32) -> Result<u8, Errno> {
        let sector = self.geometry.table + at / SECTOR as u32;
        Ok(self.cache.read(self.storage, sector)?[at as usize % SECTOR])
    }

    /// Changes the masked bits of a byte in every copy of the table.
    fn set_byte(&mut self, at: u32, mask: u8, value: u8) -> Result<(), Errno> {
        for copy in 0..self.geometry.tables {
            let sector =
                self.geometry.table + copy * self.geometry.table_sectors + at / SECTOR as u32;
            let byte = &mut self.cache.write(self.storage, sector)?[at as usize % SECTOR];
            *byte = *byte & !mask | value & mask;
        }
        Ok(())
    }

    /// What follows `cluster`.
    pub(super) fn get(&mut self, cluster: u32) -> Result<Link, Errno> {
        let raw = if self.geometry.wide {
            u32::from(self.byte(cluster * 2)?) | u32::from(self.byte(cluster * 2 + 1)?) << 8
        } else {
            let at = cluster + cluster / 2;
            let pair = u32::from(self.byte(at)?) | u32::from(self.byte(at + 1)?) << 8;
            if cluster % 2 == 1 {
                pair >> 4
            } else {
                pair & 0xfff
            }
        };
        match raw {
            0 => Ok(Link::Free),
            n if self.geometry.is_cluster(n) => Ok(Link::Next(n)),
            // The end marks are all above the highest cluster.
            n if n >= if self.geometry.wide { 0xfff8 } else { 0xff8 } => Ok(Link::Last),
            _ => Err(EIO),
        }
    }

    /// Says what follows `cluster`.
    pub(super) fn set(&mut self, cluster: u32, link: Link) -> Result<(), Errno> {
        let raw = match link {
            Link::Free => 0,
            Link::Next(n) => n,
            Link::Last => 0xffff,
        };
        if self.geometry.wide {
            self.set_byte(cluster * 2, 0xff, raw as u8)?;
            return self.set_byte(cluster * 2 + 1, 0xff, (raw >> 8) as u8);
        }
        let at = cluster + cluster / 2;
        if cluster % 2 == 1 {
            self.set_byte(at, 0xf0, (raw << 4) as u8)?;
            self.set_byte(at + 1, 0xff, (raw >> 4) as u8)
        } else {
            self.set_byte(at, 0xff, raw as u8)?;
            self.set_byte(at + 1, 0x0f, (raw >> 8) as u8)
        }
    }

    /// Takes a free cluster, as the last of a chain; `after` is linked to it.
    pub(super) fn take(&mut self, after: Option<u32>) -> Result<u32, Errno> {
        let first = after.map_or(2, |c| c + 1);
        let end = self.geometry.clusters + 2;
        for cluster in (first..end).chain(2..first.min(end)) {
            if self.get(cluster)? == Link::Free {
                self.set(cluster, Link::Last)?;
                if let Some(before) = after {
                    self.set(before, Link::Next(cluster))?;
                }
                return Ok(cluster);
            }
        }
        Err(ENOSPC)
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
            match link {
                Link::Next(next) => at = next,
                _ => break,
            }
        }
        Ok(())
    }

    /// The cluster `steps` after `cluster`; `None` past the end.
    pub(super) fn walk(&mut self, cluster: u32, steps: u32) -> Result<Option<u32>, Errno> {
        let mut at = cluster;
        for _ in 0..steps {
            match self.get(at)? {
                Link::Next(next) => at = next,
                _ => return Ok(None),
            }
        }
        Ok(Some(at))
    }

    /// How many clusters are free.
    pub(super) fn free(&mut self) -> Result<u32, Errno> {
        let mut free = 0;
        for cluster in 2..self.geometry.clusters + 2 {
            free += u32::from(self.get(cluster)? == Link::Free);
        }
        Ok(free)
    }
}
