//! Walking through the entries of a directory.

use super::directory::{Directory, Slot};
use super::geometry::{ENTRIES, ENTRY};
use super::table::Table;
use crate::Errno;

/// Most entries that a directory may have.
pub(super) const MOST: u32 = 0x1_0000;

/// A place in a directory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Cursor {
    pub(super) directory: Directory,
    /// Number of the entry.
    pub(super) index: u32,
    /// The cluster it is in; 0 in the root that has a place of its own.
    pub(super) cluster: u32,
}

impl Cursor {
    /// The first entry.
    pub(super) fn new(directory: Directory) -> Cursor {
        Cursor {
            directory,
            index: 0,
            cluster: match directory {
                Directory::Root => 0,
                Directory::At(cluster) => cluster,
            },
        }
    }
}

impl Table<'_> {
    /// Where the entry under the cursor is; `None` past the end.
    pub(super) fn slot(&mut self, at: &Cursor) -> Result<Option<Slot>, Errno> {
        let sector_index = at.index / ENTRIES;
        let offset = (at.index % ENTRIES) as usize * ENTRY;
        let sector = match at.directory {
            _ if at.index >= MOST => return Ok(None),
            Directory::Root if sector_index < self.geometry.root_sectors => {
                self.geometry.root + sector_index
            }
            Directory::Root => return Ok(None),
            Directory::At(_) if !self.geometry.is_cluster(at.cluster) => return Ok(None),
            Directory::At(_) => {
                self.geometry.sector_of(at.cluster) + sector_index % self.geometry.cluster_sectors
            }
        };
        Ok(Some(Slot { sector, offset }))
    }

    /// Moves the cursor to the next entry; past the last cluster it stands on none.
    pub(super) fn step(&mut self, at: &mut Cursor) -> Result<(), Errno> {
        at.index += 1;
        let in_cluster = ENTRIES * self.geometry.cluster_sectors;
        if at.cluster != 0 && at.index.is_multiple_of(in_cluster) {
            at.cluster = self.next(at.cluster)?.unwrap_or(0);
        }
        Ok(())
    }

    /// The bytes of an entry.
    pub(super) fn entry_bytes(&mut self, slot: Slot) -> Result<[u8; ENTRY], Errno> {
        let mut bytes = [0; ENTRY];
        let sector = self.data.read(self.storage, slot.sector)?;
        bytes.copy_from_slice(&sector[slot.offset..slot.offset + ENTRY]);
        Ok(bytes)
    }
}
