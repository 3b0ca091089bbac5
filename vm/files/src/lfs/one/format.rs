//! Making a new volume, and the entry that tells of one.

use super::super::commit::{Change, New};
use super::super::disk::{Disk, NOTHING};
use super::super::format::{About, MAGIC};
use super::super::pair::Pair;
use super::super::tag;
use super::{HEADER, kind};
use crate::Errno;

/// The version of the format: 1.1, the first that was published.
const VERSION: u32 = 0x0001_0001;
/// Bytes of data of the entry.
const DATA: usize = 20;

impl Disk<'_> {
    /// Writes an empty root directory, and in the first two blocks where it is.
    pub(in super::super) fn format_one(&mut self) -> Result<(), Errno> {
        let root = self.fresh_pair([2, 3])?;
        self.commit(&root, &Change::default())?;
        let root = [3, 2];
        let mut about = [0; DATA];
        let words = [root[0], root[1], self.size, self.count, VERSION];
        for (room, word) in about.as_chunks_mut::<4>().0.iter_mut().zip(words) {
            *room = word.to_le_bytes();
        }
        let pair = self.fresh_pair([1, 0])?;
        let change = Change {
            insert: Some((0, tag::kind::SUPERBLOCK, MAGIC)),
            content: Some((0, New::Inline(&about))),
            tail: Some((root, false)),
            ..Change::default()
        };
        self.commit(&pair, &change)?;
        // The other block says the same, instead of what it said before.
        let pair = self.pair([0, 1])?;
        self.commit(&pair, &Change::default())
    }

    /// A pair whose second block is to be written first; what is there must look older.
    fn fresh_pair(&mut self, blocks: [u32; 2]) -> Result<Pair, Errno> {
        Ok(Pair {
            blocks,
            revision: self.word(blocks[0], 0)?,
            end: HEADER,
            last: u32::MAX,
            count: 0,
            tail: [NOTHING; 2],
            hard: false,
            moving: [0; 3],
        })
    }

    /// What the first pair tells of the volume, if it does.
    pub(in super::super) fn about_one(&mut self, pair: &Pair) -> Result<Option<About>, Errno> {
        if pair.count == 0 {
            return Ok(None);
        }
        let record = self.record(pair, 0)?;
        let mut magic = [0; MAGIC.len()];
        let fits = record.kind == kind::SUPERBLOCK
            && usize::from(record.data) >= DATA
            && usize::from(record.name) == MAGIC.len();
        if !fits {
            return Ok(None);
        }
        let block = pair.blocks[0];
        self.read(block, record.name_at(), &mut magic)?;
        if magic != *MAGIC {
            return Ok(None);
        }
        let word = |disk: &mut Self, i: u32| disk.word(block, record.data_at() + 4 * i);
        let about = About {
            root: [word(self, 0)?, word(self, 1)?],
            block: word(self, 2)?,
            count: word(self, 3)?,
            version: word(self, 4)?,
        };
        Ok((about.version >> 16 == 1 && about.version <= VERSION).then_some(about))
    }
}
