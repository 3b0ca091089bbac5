//! Blocks of metadata: whether one is sound, and what it says as a whole.

use super::super::checksum::{START, crc};
use super::super::disk::Disk;
use super::super::pair::Pair;
use super::{AROUND, CHECKSUM, GOES_ON, HEADER};
use crate::Errno;

impl Disk<'_> {
    /// What a block says; `None` when it is not sound.
    pub(in super::super) fn scan_block(&mut self, blocks: [u32; 2]) -> Result<Option<Pair>, Errno> {
        let block = blocks[0];
        let size = self.word(block, 4)?;
        let bytes = size & !GOES_ON;
        if !(AROUND..=self.size).contains(&bytes) {
            return Ok(None);
        }
        let end = bytes - CHECKSUM;
        let mut sum = START;
        let mut at = 0;
        while at < end {
            let mut piece = [0; 64];
            let piece = &mut piece[..(end - at).min(64) as usize];
            self.read(block, at, piece)?;
            sum = crc(sum, piece);
            at += piece.len() as u32;
        }
        if self.word(block, end)? != sum {
            return Ok(None);
        }
        let mut count = 0;
        let mut at = HEADER;
        while at < end {
            at = self.record_at(block, at)?.end();
            count += 1;
        }
        if at != end {
            return Ok(None);
        }
        Ok(Some(Pair {
            blocks,
            revision: self.word(block, 0)?,
            end,
            last: u32::MAX,
            count,
            tail: [self.word(block, 8)?, self.word(block, 12)?],
            hard: size & GOES_ON != 0,
            moving: [0; 3],
        }))
    }
}
