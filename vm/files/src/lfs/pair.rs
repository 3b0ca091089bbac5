//! Pairs of metadata blocks: which of the two counts, and what it says.

use super::checksum::{START, crc};
use super::disk::{Disk, NOTHING};
use super::tag::{Tag, kind};
use super::version::Version;
use crate::Errno;

/// A pair as its newer sound block says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Pair {
    /// The block that counts, and the other.
    pub(super) blocks: [u32; 2],
    pub(super) revision: u32,
    /// Where the last sound commit ends, and the tag that the next is combined with.
    pub(super) end: u32,
    pub(super) last: u32,
    /// How many entries there are.
    pub(super) count: u32,
    /// The pair that follows, in the same directory when `hard`.
    pub(super) tail: [u32; 2],
    pub(super) hard: bool,
    /// Its part of what all pairs together say of a move.
    pub(super) moving: [u32; 3],
}

/// A piece of metadata: its tag and where its data is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Piece {
    pub(super) tag: Tag,
    pub(super) block: u32,
    pub(super) offset: u32,
}

/// A place in a log that is read from its end to its start, as each tag tells the one before it.
pub(super) struct Backward {
    block: u32,
    end: u32,
    /// The tag that ends there.
    tag: Tag,
}

/// Whether two pairs are the same, whichever block counts.
pub(super) fn same(a: [u32; 2], b: [u32; 2]) -> bool {
    a == b || a == [b[1], b[0]]
}

impl Pair {
    /// Whether nothing follows.
    pub(super) fn is_last(&self) -> bool {
        self.tail.contains(&NOTHING)
    }

    /// The end of its log, to be read from there.
    pub(super) fn backward(&self) -> Backward {
        Backward {
            block: self.blocks[0],
            end: self.end,
            tag: Tag(self.last),
        }
    }
}

impl Disk<'_> {
    /// Reads a pair.
    pub(super) fn pair(&mut self, blocks: [u32; 2]) -> Result<Pair, Errno> {
        if blocks[0] == blocks[1] {
            return Err(Errno::EIO); // writing the one would erase the other
        }
        if let Some(pair) = self.cache.pairs.get(blocks) {
            return Ok(pair);
        }
        let revision = |disk: &mut Self, block| disk.word(block, 0);
        let (a, b) = (revision(self, blocks[0]), revision(self, blocks[1]));
        let order = match (a, b) {
            (Ok(a), Ok(b)) if (b.wrapping_sub(a) as i32) > 0 => [blocks[1], blocks[0]],
            (Err(_), Err(error)) => return Err(error),
            (Err(_), Ok(_)) => [blocks[1], blocks[0]],
            _ => blocks,
        };
        for blocks in [order, [order[1], order[0]]] {
            let found = match self.version {
                Version::One => self.scan_block(blocks)?,
                Version::Two => self.scan(blocks)?,
            };
            if let Some(pair) = found {
                self.cache.pairs.keep(pair);
                return Ok(pair);
            }
        }
        Err(Errno::EIO)
    }

    /// What a block says; `None` when it holds no sound commit.
    fn scan(&mut self, blocks: [u32; 2]) -> Result<Option<Pair>, Errno> {
        let block = blocks[0];
        let mut word = [0; 4];
        self.read(block, 0, &mut word)?;
        let mut sum = crc(START, &word);
        let mut now = Pair {
            blocks,
            revision: u32::from_le_bytes(word),
            end: 4,
            last: u32::MAX,
            count: 0,
            tail: [NOTHING; 2],
            hard: false,
            moving: [0; 3],
        };
        let mut sound = None;
        while now.end + 4 <= self.size {
            self.read(block, now.end, &mut word)?;
            let tag = Tag(u32::from_be_bytes(word) ^ now.last);
            let data = now.end + 4;
            if !tag.is_valid() || data + tag.len() > self.size {
                break;
            }
            sum = crc(sum, &word);
            now.end = data + tag.len();
            now.last = tag.0;
            if tag.is_checksum() {
                if tag.len() < 4 || self.word(block, data)? != sum {
                    break;
                }
                // What comes next is valid or not as its lowest bit says.
                now.last ^= (tag.kind() & 1) << 31;
                sum = START;
                sound = Some(now);
                continue;
            }
            let mut at = data;
            while at < now.end {
                let mut piece = [0; 32];
                let piece = &mut piece[..(now.end - at).min(32) as usize];
                self.read(block, at, piece)?;
                sum = crc(sum, piece);
                at += piece.len() as u32;
            }
            self.take_in(&mut now, tag, data)?;
        }
        Ok(sound)
    }

    /// Notes what a tag says of its pair as a whole.
    fn take_in(&mut self, pair: &mut Pair, tag: Tag, data: u32) -> Result<(), Errno> {
        let block = pair.blocks[0];
        match (tag.group(), tag.kind()) {
            (kind::NAMES, _) => pair.count = pair.count.max(tag.id() + 1),
            (_, kind::CREATE) => pair.count += 1,
            (_, kind::DELETE) => pair.count = pair.count.saturating_sub(1),
            (_, kind::SOFT_TAIL | kind::HARD_TAIL) if tag.len() >= 8 => {
                pair.tail = [self.word(block, data)?, self.word(block, data + 4)?];
                pair.hard = tag.kind() == kind::HARD_TAIL;
            }
            (_, kind::MOVE) if tag.len() >= 12 => {
                for (i, word) in pair.moving.iter_mut().enumerate() {
                    *word = self.word(block, data + 4 * i as u32)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Calls `visit` with every piece about entry `id`, newest first, until it gives something.
    pub(super) fn pieces<T>(
        &mut self,
        pair: &Pair,
        id: u32,
        mut visit: impl FnMut(Piece) -> Option<T>,
    ) -> Result<Option<T>, Errno> {
        let mut id = id;
        let mut log = pair.backward();
        while let Some(piece) = self.piece_before(&mut log)? {
            let tag = piece.tag;
            match tag.kind() {
                // Entries come and go, and those after them change their numbers.
                kind::CREATE if tag.id() == id => return Ok(None),
                kind::CREATE if tag.id() < id => id -= 1,
                kind::DELETE if tag.id() <= id => id += 1,
                _ if tag.id() == id && tag.group() < 0x400 => {
                    if let Some(found) = visit(piece) {
                        return Ok(Some(found));
                    }
                }
                _ => {}
            }
        }
        Ok(None)
    }

    /// The piece before a place in a log, which goes back to it.
    pub(super) fn piece_before(&mut self, log: &mut Backward) -> Result<Option<Piece>, Errno> {
        let Backward { block, end, tag } = *log;
        let Some(at) = end.checked_sub(tag.len() + 4).filter(|at| *at >= 4) else {
            return Ok(None);
        };
        let mut word = [0; 4];
        self.read(block, at, &mut word)?;
        log.end = at;
        log.tag = Tag((u32::from_be_bytes(word) ^ tag.0) & 0x7fff_ffff);
        let offset = at + 4;
        Ok(Some(Piece { tag, block, offset }))
    }

    /// The newest piece of a kind about entry `id`, the kind as far as `mask` goes.
    pub(super) fn piece(
        &mut self,
        pair: &Pair,
        id: u32,
        mask: u32,
        wanted: u32,
    ) -> Result<Option<Piece>, Errno> {
        let found = self.pieces(pair, id, |piece| {
            (piece.tag.kind() & mask == wanted).then_some(piece)
        })?;
        Ok(found.filter(|piece| !piece.tag.is_deleted()))
    }
}
