//! A block of metadata on its way: bytes are summed up and programmed some at a time.

use super::checksum::{START, crc};
use super::disk::{Disk, LARGEST_PROGRAM, NOTHING};
use super::tag::Tag;
use crate::Errno;

/// A block being written, or only measured when there is none.
pub(super) struct Sink {
    pub(super) block: u32,
    pub(super) at: u32,
    last: u32,
    pub(super) sum: u32,
    buffer: [u8; LARGEST_PROGRAM],
    held: usize,
}

impl Sink {
    pub(super) const fn new(block: u32) -> Sink {
        Sink {
            block,
            at: 0,
            last: u32::MAX,
            sum: START,
            buffer: [0; LARGEST_PROGRAM],
            held: 0,
        }
    }
}

impl Disk<'_> {
    /// Copies bytes of a block.
    pub(super) fn copy_bytes(
        &mut self,
        sink: &mut Sink,
        block: u32,
        offset: u32,
        len: u32,
    ) -> Result<(), Errno> {
        let mut done = 0;
        while done < len {
            let mut bytes = [0; 32];
            let n = (len - done).min(32) as usize;
            if sink.block != NOTHING {
                self.read(block, offset + done, &mut bytes[..n])?;
            }
            self.emit(sink, &bytes[..n])?;
            done += n as u32;
        }
        Ok(())
    }

    /// Writes a tag of version 2.
    pub(super) fn tag(
        &mut self,
        sink: &mut Sink,
        kind: u32,
        id: u32,
        len: u32,
    ) -> Result<(), Errno> {
        let tag = Tag::new(kind, id, len);
        let stored = tag.0 ^ core::mem::replace(&mut sink.last, tag.0);
        self.emit(sink, &stored.to_be_bytes())
    }

    /// Adds bytes.
    pub(super) fn emit(&mut self, sink: &mut Sink, bytes: &[u8]) -> Result<(), Errno> {
        if sink.block == NOTHING {
            sink.at += bytes.len() as u32;
            return Ok(());
        }
        sink.sum = crc(sink.sum, bytes);
        for byte in bytes {
            if sink.at >= self.size {
                return Err(Errno::EIO);
            }
            sink.buffer[sink.held] = *byte;
            sink.held += 1;
            sink.at += 1;
            if sink.held == LARGEST_PROGRAM {
                self.spill(sink)?;
            }
        }
        Ok(())
    }

    /// Programs what waits.
    pub(super) fn spill(&mut self, sink: &mut Sink) -> Result<(), Errno> {
        if sink.held > 0 {
            let from = sink.at - sink.held as u32;
            self.write(sink.block, from, &sink.buffer[..sink.held])?;
            sink.held = 0;
        }
        Ok(())
    }
}
