//! What power lost in the middle of a change left behind is put right: stale pointers in the list
//! of all pairs, directories that no entry names, entries marked as moved. Each of it is a change
//! of its own, and power may be lost again between any two.

use super::super::commit::Change;
use super::super::disk::Disk;
use super::super::pair::same;
use crate::Errno;

impl Disk<'_> {
    /// Puts right what was left behind, if nobody did since the volume was mounted.
    pub(in super::super) fn tidy(&mut self) -> Result<(), Errno> {
        if !*self.tidied {
            self.follow_replaced_blocks()?;
            self.drop_orphans()?;
            self.end_moves()?;
            *self.tidied = true;
        }
        Ok(())
    }

    /// The pointer to a directory one of whose first blocks is one of these.
    fn pointer_to(&mut self, blocks: [u32; 2]) -> Result<Option<[u32; 2]>, Errno> {
        self.all_pairs(|disk, pair| {
            for id in 0..pair.count {
                let record = disk.record(&pair, id)?;
                if !record.points_to_pair() {
                    continue;
                }
                let pointer = disk.words_of(&pair, &record)?;
                if pointer.iter().any(|block| blocks.contains(block)) {
                    return Ok(Some(pointer));
                }
            }
            Ok(None)
        })
    }

    /// Where a worn out block of a directory was replaced, its entry has the new one and the list
    /// may not have it yet.
    fn follow_replaced_blocks(&mut self) -> Result<(), Errno> {
        let mut at = [0, 1];
        for _ in 0..self.count {
            let pair = self.pair(at)?;
            if pair.is_last() {
                return Ok(());
            }
            at = pair.tail;
            if !pair.hard
                && let Some(pointer) = self.pointer_to(at)?
                && !same(pointer, at)
            {
                let change = Change {
                    tail: Some((pointer, false)),
                    ..Change::default()
                };
                self.commit(&pair, &change)?;
                at = pointer;
            }
        }
        Err(Errno::EIO)
    }

    /// Takes directories out of the list that no entry names: they were being made or removed.
    fn drop_orphans(&mut self) -> Result<(), Errno> {
        let mut before = self.pair([0, 1])?;
        for _ in 0..self.count {
            if before.is_last() {
                return Ok(());
            }
            let next = self.pair(before.tail)?;
            if before.hard || self.pointer_to(next.blocks)?.is_some() {
                before = next;
                continue;
            }
            let last = self.chain(next.blocks, |_, pair| Ok((!pair.hard).then_some(pair)))?;
            let change = Change {
                tail: Some((last.ok_or(Errno::EIO)?.tail, false)),
                ..Change::default()
            };
            self.commit(&before, &change)?;
            before = self.pair(before.blocks)?;
        }
        Err(Errno::EIO)
    }

    /// Takes out entries that have moved, and the mark off those that have not.
    fn end_moves(&mut self) -> Result<(), Errno> {
        let mut at = [0, 1];
        for _ in 0..self.count {
            let mut pair = self.pair(at)?;
            for id in (0..pair.count).rev() {
                let record = self.record(&pair, id)?;
                if !record.is_moved() {
                    continue;
                }
                match self.is_elsewhere(&pair, id, &record)? {
                    true => self.take_out(&pair, id)?,
                    false => self.unmark(&pair, id)?,
                }
                // A pair that went with its only entry is read as it was, to go on from there.
                pair = self.pair(at)?;
            }
            if pair.is_last() {
                return Ok(());
            }
            at = pair.tail;
        }
        Err(Errno::EIO)
    }
}
