//! Open files: reading and writing at a position.
//!
//! A file that is opened to be replaced gets new clusters; its old ones stay until it is flushed
//! or closed, or until there is no other room. Power lost before leaves the old content.

use super::directory::Slot;
use super::table::{Link, Table};
use crate::storage::SECTOR;
use crate::{Errno, OpenMode};

/// What a gap is filled with, piece by piece: a divisor of a sector, because flash is scarce.
const ZEROS: [u8; 32] = [0; 32];

/// An open file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct OpenFile {
    /// Tells it from those that had its place in the table of open files before.
    pub(super) serial: u32,
    pub(super) slot: Slot,
    pub(super) mode: OpenMode,
    /// First cluster, 0 while it has none.
    pub(super) first: u32,
    pub(super) size: u32,
    pub(super) position: u32,
    /// A cluster of the chain and its number in it, to walk on from; 0: none.
    pub(super) known: u32,
    pub(super) known_number: u32,
    /// The clusters that it will not have any more when its entry is up to date; 0: none.
    pub(super) old: u32,
    /// The directory entry is not up to date.
    pub(super) dirty: bool,
}

impl Table<'_> {
    /// The cluster with byte `position` of a file; made when `make` and the chain ends before it.
    fn cluster_at(
        &mut self,
        file: &mut OpenFile,
        position: u32,
        make: bool,
    ) -> Result<Option<u32>, Errno> {
        let wanted = position / self.geometry.cluster_bytes();
        if file.first == 0 {
            if !make {
                return Ok(None);
            }
            file.first = self.take_for(file)?;
            file.dirty = true;
            file.known = 0;
        }
        if !self.geometry.is_cluster(file.first) {
            return Err(Errno::EIO);
        }
        let (mut number, mut cluster) = match file.known {
            0 => (0, file.first),
            _ if file.known_number > wanted => (0, file.first),
            known => (file.known_number, known),
        };
        while number < wanted {
            cluster = match self.get(cluster)? {
                Link::Next(next) => next,
                _ if make => {
                    let new = self.take_for(file)?;
                    self.set(cluster, Link::Next(new))?;
                    new
                }
                _ => return Ok(None),
            };
            number += 1;
            if number > self.geometry.clusters {
                return Err(Errno::EIO); // a chain that bites its own tail
            }
        }
        (file.known_number, file.known) = (number, cluster);
        Ok(Some(cluster))
    }

    /// A free cluster; when there is no other, the file's old content gives way.
    fn take_for(&mut self, file: &mut OpenFile) -> Result<u32, Errno> {
        match self.take() {
            Err(Errno::ENOSPC) if file.old != 0 => {
                self.update(file.slot, 0, 0)?;
                self.data.flush(self.storage)?;
                self.release(core::mem::take(&mut file.old))?;
                self.take()
            }
            taken => taken,
        }
    }

    /// Brings the directory entry up to date.
    pub(super) fn commit(&mut self, file: &mut OpenFile) -> Result<(), Errno> {
        // Data and chain are out before the entry that makes them the file's, and what it
        // replaces is freed last.
        self.flush()?;
        self.update(file.slot, file.first, file.size)?;
        self.data.flush(self.storage)?;
        self.release(core::mem::take(&mut file.old))?;
        self.table.flush(self.storage)?;
        file.dirty = false;
        Ok(())
    }

    /// Reads from the file's position.
    pub(super) fn read_at(&mut self, file: &mut OpenFile, into: &mut [u8]) -> Result<usize, Errno> {
        let left = file.size.saturating_sub(file.position) as usize;
        let wanted = into.len().min(left);
        let mut done = 0;
        while done < wanted {
            let Some(cluster) = self.cluster_at(file, file.position, false)? else {
                return Err(Errno::EIO);
            };
            let (sector, offset) = self.place_in(cluster, file.position);
            let n = (SECTOR - offset).min(wanted - done);
            let bytes = self.data.read(self.storage, sector)?;
            into[done..done + n].copy_from_slice(&bytes[offset..offset + n]);
            done += n;
            file.position += n as u32;
        }
        Ok(done)
    }

    /// Writes at the file's position; a gap before it reads as zeros. Gives how much was written:
    /// less than all when the disk fills up on the way.
    pub(super) fn write_at(&mut self, file: &mut OpenFile, from: &[u8]) -> Result<usize, Errno> {
        if from.is_empty() {
            return Ok(0);
        }
        while file.size < file.position {
            let end = file.position;
            file.position = file.size;
            let to_line = ZEROS.len() - file.size as usize % ZEROS.len();
            let gap = (end - file.size).min(to_line as u32) as usize;
            let written = self.write_bytes(file, &ZEROS[..gap]);
            file.position = end;
            written?;
        }
        self.write_bytes(file, from)
    }

    fn write_bytes(&mut self, file: &mut OpenFile, from: &[u8]) -> Result<usize, Errno> {
        let mut done = 0;
        while done < from.len() {
            let room = u32::MAX - file.position;
            let cluster = match self.cluster_at(file, file.position, true) {
                Ok(_) if room == 0 && done == 0 => return Err(Errno::EFBIG),
                Ok(Some(c)) if room > 0 => c,
                Ok(None) => return Err(Errno::EIO),
                Err(error) if done == 0 => return Err(error),
                _ => return Ok(done),
            };
            let (sector, offset) = self.place_in(cluster, file.position);
            let n = (SECTOR - offset).min(from.len() - done).min(room as usize);
            let end = file.position + n as u32;
            let bytes = if offset == 0 && (n == SECTOR || end >= file.size) {
                self.data.fresh(self.storage, sector)?
            } else {
                self.data.write(self.storage, sector)?
            };
            bytes[offset..offset + n].copy_from_slice(&from[done..done + n]);
            done += n;
            file.position = end;
            file.size = file.size.max(end);
            file.dirty = true;
        }
        Ok(done)
    }

    fn place_in(&self, cluster: u32, position: u32) -> (u32, usize) {
        let within = position % self.geometry.cluster_bytes();
        (
            self.geometry.sector_of(cluster) + within / SECTOR as u32,
            within as usize % SECTOR,
        )
    }
}
