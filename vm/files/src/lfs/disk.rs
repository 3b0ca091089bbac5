//! The disk at work: reading through the cache, and where the parts of the volume are.

use super::cache::{Cache, PIECE};
use super::file::OpenFile;
use super::version::Version;
use super::volume::FILES;
use crate::{Blocks, Errno};

/// "No block".
pub(super) const NOTHING: u32 = u32::MAX;

/// What a device wants: MicroPython's `readsize`, `progsize` and `lookahead`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tuning {
    /// The version of the format that is wanted there.
    pub version: Version,
    /// Bytes that are programmed at once, or a multiple.
    pub program: u32,
    /// Whether files say when they changed, which they cannot in version 1.
    pub dated: bool,
}

/// Most bytes that a device may want to be programmed at once.
pub(super) const LARGEST_PROGRAM: usize = 256;

/// Where free blocks are looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Free {
    /// First block of the window, and how many of it were handed out or passed by.
    pub(super) start: u32,
    pub(super) next: u32,
    /// Blocks that may still be handed out or passed by until all were seen once.
    pub(super) left: u32,
    /// Which blocks of the window are used.
    pub(super) used: [u32; WINDOW / 32],
}

/// Blocks in the window.
pub(super) const WINDOW: usize = 256;

/// A volume at work.
pub(super) struct Disk<'v> {
    pub(super) blocks: &'v mut dyn Blocks,
    pub(super) cache: &'v mut Cache,
    pub(super) free: &'v mut Free,
    pub(super) files: &'v mut [Option<OpenFile>; FILES],
    /// What all pairs together say of a move that is going on.
    pub(super) moving: &'v mut [u32; 3],
    /// Whether nothing is left of changes that power was lost in.
    pub(super) tidied: &'v mut bool,
    pub(super) version: Version,
    pub(super) root: [u32; 2],
    pub(super) size: u32,
    pub(super) count: u32,
    pub(super) program: u32,
    /// Nanoseconds since 1970, 0 when not known.
    pub(super) now: u64,
}

impl Disk<'_> {
    /// Reads bytes of a block.
    pub(super) fn read(&mut self, block: u32, offset: u32, into: &mut [u8]) -> Result<(), Errno> {
        let (mut at, mut done) = (offset, 0);
        let end = u32::try_from(into.len())
            .ok()
            .and_then(|len| offset.checked_add(len))
            .ok_or(Errno::EIO)?;
        if block >= self.count || end > self.size {
            return Err(Errno::EIO);
        }
        while done < into.len() {
            let start = at - at % PIECE as u32;
            let len = (self.size - start).min(PIECE as u32);
            if self.cache.place != Some((block, start)) {
                self.cache.place = None;
                let piece = &mut self.cache.bytes[..len as usize];
                let read = self.blocks.read_at(block, start, piece);
                read.map_err(|_| Errno::EIO)?;
                self.cache.place = Some((block, start));
            }
            let from = (at - start) as usize;
            let n = (len as usize - from).min(into.len() - done);
            into[done..done + n].copy_from_slice(&self.cache.bytes[from..from + n]);
            done += n;
            at += n as u32;
        }
        Ok(())
    }

    /// A word of a block, least byte first.
    pub(super) fn word(&mut self, block: u32, offset: u32) -> Result<u32, Errno> {
        let mut bytes = [0; 4];
        self.read(block, offset, &mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    /// Programs bytes of a block.
    pub(super) fn write(&mut self, block: u32, offset: u32, bytes: &[u8]) -> Result<(), Errno> {
        self.cache.forget(block);
        let written = self.blocks.program(block, offset, bytes);
        written.map_err(|_| Errno::EIO)
    }

    /// Erases a block.
    pub(super) fn erase(&mut self, block: u32) -> Result<(), Errno> {
        self.cache.forget(block);
        self.blocks.erase(block).map_err(|_| Errno::EIO)
    }

    /// Waits until all that was written is safe.
    pub(super) fn settle(&mut self) -> Result<(), Errno> {
        self.blocks.settle().map_err(|_| Errno::EIO)
    }
}
