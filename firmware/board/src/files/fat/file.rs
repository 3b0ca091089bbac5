//! Open files: reading and writing at a position.

use garter_runtime::port::{Errno, OpenMode};

use super::EIO;
use super::directory::Slot;
use super::table::Table;
use crate::hardware::SECTOR;

/// An open file.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenFile {
    pub(super) slot: Slot,
    pub(super) mode: OpenMode,
    /// First cluster, 0 while it has none.
    pub(super) first: u32,
    pub(super) size: u32,
    pub(super) position: u32,
    /// A cluster of the chain and its number in it, to walk on from.
    pub(super) known: Option<(u32, u32)>,
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
            file.first = self.take(None)?;
            file.dirty = true;
            file.known = None;
        }
        let (mut number, mut cluster) = match file.known {
            Some((n, c)) if n <= wanted => (n, c),
            _ => (0, file.first),
        };
        while number < wanted {
            cluster = match self.walk(cluster, 1)? {
                Some(next) => next,
                None if make => self.take(Some(cluster))?,
                None => return Ok(None),
            };
            number += 1;
            if number > self.geometry.clusters {
                return Err(EIO);
            }
        }
        file.known = Some((number, cluster));
        Ok(Some(cluster))
    }

    /// Reads from the file's position.
    pub(super) fn read_at(&mut self, file: &mut OpenFile, into: &mut [u8]) -> Result<usize, Errno> {
        let left = file.size.saturating_sub(file.position) as usize;
        let wanted = into.len().min(left);
        let mut done = 0;
        while done < wanted {
            let Some(cluster) = self.cluster_at(file, file.position, false)? else {
                return Err(EIO);
            };
            let (sector, offset) = self.place(cluster, file.position);
            let n = (SECTOR - offset).min(wanted - done);
            let bytes = self.cache.read(self.storage, sector)?;
            into[done..done + n].copy_from_slice(&bytes[offset..offset + n]);
            done += n;
            file.position += n as u32;
        }
        Ok(done)
    }

    /// Writes at the file's position; a gap before it reads as zeros. Gives how much was written:
    /// less than all when the disk fills up on the way.
    pub(super) fn write_at(&mut self, file: &mut OpenFile, from: &[u8]) -> Result<usize, Errno> {
        if file.mode.append {
            file.position = file.size;
        }
        while file.size < file.position {
            let end = file.position;
            file.position = file.size;
            let gap = (end - file.size).min(SECTOR as u32) as usize;
            let written = self.write_bytes(file, &[0; SECTOR][..gap]);
            file.position = end;
            written?;
        }
        self.write_bytes(file, from)
    }

    fn write_bytes(&mut self, file: &mut OpenFile, from: &[u8]) -> Result<usize, Errno> {
        let mut done = 0;
        while done < from.len() {
            let cluster = match self.cluster_at(file, file.position, true) {
                Ok(Some(c)) => c,
                Ok(None) => return Err(EIO),
                Err(error) if done == 0 => return Err(error),
                Err(_) => return Ok(done),
            };
            let (sector, offset) = self.place(cluster, file.position);
            let n = (SECTOR - offset).min(from.len() - done);
            let whole = offset == 0 && (n == SECTOR || file.position + n as u32 >= file.size);
            let bytes = if whole {
                self.cache.fresh(self.storage, sector)?
            } else {
                self.cache.write(self.storage, sector)?
            };
            bytes[offset..offset + n].copy_from_slice(&from[done..done + n]);
            done += n;
            file.position += n as u32;
            if file.position > file.size {
                file.size = file.position;
            }
            file.dirty = true;
        }
        Ok(done)
    }

    fn place(&self, cluster: u32, position: u32) -> (u32, usize) {
        let within = position % self.geometry.cluster_bytes();
        (
            self.geometry.sector_of(cluster) + within / SECTOR as u32,
            within as usize % SECTOR,
        )
    }
}
