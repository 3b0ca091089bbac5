//! Making a new volume.

use super::commit::{Change, New};
use super::directory::LONGEST;
use super::disk::{Disk, NOTHING};
use super::pair::Pair;
use super::tag::kind;
use super::version::Version;
use crate::Errno;

/// The version of the format: 2.0, which all can read.
const VERSION: u32 = 0x0002_0000;
/// What the first entry is called.
pub(super) const MAGIC: &[u8; 8] = b"littlefs";
/// What is to be known of a volume.
pub(super) struct About {
    pub(super) version: u32,
    /// Bytes of a block.
    pub(super) block: u32,
    pub(super) count: u32,
    /// The first pair of the root directory, as far as it is known by now.
    pub(super) root: [u32; 2],
}

/// Longest file and longest attribute.
const LONGEST_FILE: u32 = i32::MAX as u32;
const LONGEST_ATTRIBUTE: u32 = 1022;

impl Disk<'_> {
    /// Makes an empty volume.
    pub(super) fn format(&mut self) -> Result<(), Errno> {
        match self.version {
            Version::One => self.format_one(),
            Version::Two => self.format_two(),
        }
    }

    /// What the first pair tells of the volume, if it does.
    pub(super) fn about(&mut self, first: &Pair) -> Result<Option<About>, Errno> {
        match self.version {
            Version::One => self.about_one(first),
            Version::Two => self.superblock(first),
        }
    }

    /// Writes an empty root directory, with what is to be known of the volume.
    fn format_two(&mut self) -> Result<(), Errno> {
        let mut about = [0; 24];
        let words = [
            VERSION,
            self.size,
            self.count,
            LONGEST as u32,
            LONGEST_FILE,
            LONGEST_ATTRIBUTE,
        ];
        for (room, word) in about.as_chunks_mut::<4>().0.iter_mut().zip(words) {
            *room = word.to_le_bytes();
        }
        // What was there before must look older.
        let pair = Pair {
            blocks: [1, 0],
            revision: self.word(1, 0)?,
            end: 0,
            last: u32::MAX,
            count: 0,
            tail: [NOTHING; 2],
            hard: false,
            moving: [0; 3],
        };
        let change = Change {
            insert: Some((0, kind::SUPERBLOCK, MAGIC)),
            content: Some((0, New::Inline(&about))),
            ..Change::default()
        };
        self.commit(&pair, &change)?;
        // The other block says the same, instead of what it said before.
        let pair = self.pair([0, 1])?;
        self.commit(&pair, &Change::default())
    }

    /// What a pair tells of the volume, if it has the entry for that.
    pub(super) fn superblock(&mut self, pair: &Pair) -> Result<Option<About>, Errno> {
        let Some(name) = self.piece(pair, 0, 0x7ff, kind::SUPERBLOCK)? else {
            return Ok(None);
        };
        let mut magic = [0; 8];
        if name.tag.len() != 8 {
            return Ok(None);
        }
        self.read(name.block, name.offset, &mut magic)?;
        let about = self.piece(pair, 0, 0x7ff, kind::INLINE)?;
        match about.filter(|a| a.tag.len() >= 24 && magic == *MAGIC) {
            None => Ok(None),
            Some(about) => {
                let version = self.word(about.block, about.offset)?;
                let about = About {
                    version,
                    block: self.word(about.block, about.offset + 4)?,
                    count: self.word(about.block, about.offset + 8)?,
                    root: pair.blocks,
                };
                Ok((version >> 16 == 2).then_some(about))
            }
        }
    }
}
