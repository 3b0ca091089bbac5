//! Moving an entry from one pair to another: it is marked, then it is written to its new place,
//! then the marked one goes. Power lost in between leaves one that counts.

use super::super::commit::{Change, New};
use super::super::directory::Entry;
use super::super::disk::{Disk, NOTHING};
use super::super::pair::{Pair, same};
use super::kind;
use super::record::Record;
use crate::Errno;

impl Disk<'_> {
    /// Whether what an entry names is named by another one, too, that is not marked as moved.
    pub(super) fn is_elsewhere(
        &mut self,
        pair: &Pair,
        id: u32,
        record: &Record,
    ) -> Result<bool, Errno> {
        let words = self.words_of(pair, record)?;
        self.is_named(record.kind & !kind::MOVED, words, (pair.blocks, id))
    }

    /// Whether an entry that is not marked is of this kind and has these words, but for one.
    fn is_named(&mut self, kind: u8, words: [u32; 2], but: ([u32; 2], u32)) -> Result<bool, Errno> {
        let found = self.all_pairs(|disk, pair| {
            for id in 0..pair.count {
                let record = disk.record(&pair, id)?;
                if record.kind == kind
                    && !(id == but.1 && same(pair.blocks, but.0))
                    && disk.words_of(&pair, &record)? == words
                {
                    return Ok(Some(()));
                }
            }
            Ok(None)
        })?;
        Ok(found.is_some())
    }

    /// Makes a change that takes in `old` from another pair, and takes it out there.
    pub(in super::super) fn move_record(
        &mut self,
        old: &Entry,
        pair: &Pair,
        mut change: Change<'_>,
    ) -> Result<(), Errno> {
        let Some((id, _)) = change.content else {
            return Err(Errno::EIO);
        };
        *self.tidied = false;
        let mark = Change {
            mark: Some((old.id, true)),
            content: self.own_mark(old)?,
            ..Change::default()
        };
        self.commit(&old.pair, &mark)?;
        let marked = self.pair(old.pair.blocks)?;
        change.content = Some((id, New::From(marked, old.id)));
        if let Err(error) = self.commit(pair, &change) {
            if error == Errno::ENOSPC {
                // Nothing of it is there: the entry stays what it was.
                self.unmark(&marked, old.id)?;
                *self.tidied = true;
            }
            return Err(error);
        }
        self.take_out(&marked, old.id)?;
        *self.tidied = true;
        Ok(())
    }

    pub(super) fn unmark(&mut self, pair: &Pair, id: u32) -> Result<(), Errno> {
        let change = Change {
            mark: Some((id, false)),
            ..Change::default()
        };
        self.commit(pair, &change)
    }

    /// What tells an empty file from all others while it moves: they have no block, so the number
    /// of it, which nobody reads, is one that no other has.
    fn own_mark(&mut self, old: &Entry) -> Result<Option<(u32, New<'static>)>, Errno> {
        let record = self.record(&old.pair, old.id)?;
        let [head, size] = self.words_of(&old.pair, &record)?;
        if record.kind & !kind::MOVED != kind::FILE || size > 0 {
            return Ok(None);
        }
        let but = (old.pair.blocks, old.id);
        let mut own = head;
        while self.is_named(kind::FILE, [own, 0], but)? {
            own = own.checked_sub(1).unwrap_or(NOTHING);
        }
        Ok((own != head).then_some((old.id, New::Blocks(own, 0))))
    }
}
