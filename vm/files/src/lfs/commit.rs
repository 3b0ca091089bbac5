//! Changing metadata: all that a pair says, with the change, goes to its other block, and counts
//! from the moment its checksum is written. What does not fit goes to a second pair first.

use core::ops::Range;

use super::disk::{Disk, NOTHING};
use super::one::AROUND;
use super::pair::{Pair, Piece, same};
use super::sink::Sink;
use super::tag::{NONE, kind};
use super::version::Version;
use crate::Errno;

/// What an entry is to be made of.
#[derive(Clone, Copy)]
pub(super) enum New<'c> {
    Inline(&'c [u8]),
    Blocks(u32, u32),
    Pair([u32; 2]),
    /// What an entry of this or another pair is made of, with its attributes.
    From(Pair, u32),
}

/// A change of a pair. Numbers of entries are those after the change, but for the removed one.
#[derive(Clone, Copy, Default)]
pub(super) struct Change<'c> {
    pub(super) remove: Option<u32>,
    /// Number, kind and name.
    pub(super) insert: Option<(u32, u32, &'c [u8])>,
    pub(super) content: Option<(u32, New<'c>)>,
    /// Whether an entry is to be marked as moved; only in version 1.
    pub(super) mark: Option<(u32, bool)>,
    /// When an entry changed.
    pub(super) changed: Option<(u32, u64)>,
    pub(super) tail: Option<([u32; 2], bool)>,
    pub(super) moving: Option<[u32; 3]>,
}

impl Change<'_> {
    fn count(&self, pair: &Pair) -> u32 {
        let kept = pair.count - u32::from(self.remove.is_some_and(|id| id < pair.count));
        kept + u32::from(self.insert.is_some())
    }

    /// The number that an entry had before; `None` for the new one.
    pub(super) fn old(&self, id: u32) -> Option<u32> {
        let id = match self.insert {
            Some((new, ..)) if id == new => return None,
            Some((new, ..)) if id > new => id - 1,
            _ => id,
        };
        match self.remove {
            Some(removed) if id >= removed => Some(id + 1),
            _ => Some(id),
        }
    }
}

/// Where entries went that a pair had no room for any more: those from a number on.
pub(super) type Split = Option<(u32, [u32; 2])>;

impl Disk<'_> {
    /// Changes a pair.
    pub(super) fn commit(&mut self, pair: &Pair, change: &Change<'_>) -> Result<(), Errno> {
        self.commit_or_split(pair, change).map(|_| ())
    }

    /// Changes a pair; tells which entries are in another one now.
    pub(super) fn commit_or_split(
        &mut self,
        pair: &Pair,
        change: &Change<'_>,
    ) -> Result<Split, Errno> {
        let count = change.count(pair);
        let size = self.measure(pair, change, 0..count)?;
        let around = match self.version {
            Version::One => AROUND,
            // Revision and checksum, tail and move, and the padding after the checksum.
            Version::Two => 4 + 8 + 12 + 16 + self.program,
        };
        let tail = change.tail.unwrap_or((pair.tail, pair.hard));
        if size + around <= self.size {
            self.put(pair, change, 0..count, tail, true)?;
            self.renumber(pair, change, None);
            return Ok(None);
        }
        let mut middle = 1;
        let mut first = self.measure(pair, change, 0..middle.min(count))?;
        while middle + 1 < count && first < size / 2 {
            first += self.measure(pair, change, middle..middle + 1)?;
            middle += 1;
        }
        let second = self.measure(pair, change, middle.min(count)..count)?;
        if middle >= count || size - second + around > self.size || second + around > self.size {
            return Err(Errno::ENOSPC);
        }
        let new = self.new_pair()?;
        let renamed = Pair {
            blocks: new.blocks,
            revision: new.revision,
            ..*pair
        };
        self.put_as(&renamed, pair, change, middle..count, tail, false)?;
        let blocks = [new.blocks[1], new.blocks[0]];
        self.put(pair, change, 0..middle, (blocks, true), true)?;
        let split = Some((middle, blocks));
        self.renumber(pair, change, split);
        Ok(split)
    }

    /// Takes an entry out. A pair other than the first of its directory that has no other goes
    /// with it in version 1, where empty ones are not expected.
    pub(super) fn take_out(&mut self, pair: &Pair, id: u32) -> Result<(), Errno> {
        let change = Change {
            remove: Some(id),
            ..Change::default()
        };
        if self.version == Version::One && pair.count == 1 {
            let before =
                self.all_pairs(|_, p| Ok((p.hard && same(p.tail, pair.blocks)).then_some(p)))?;
            if let Some(before) = before {
                let without = Change {
                    tail: Some((pair.tail, pair.hard)),
                    ..Change::default()
                };
                self.commit(&before, &without)?;
                self.renumber(pair, &change, None);
                return Ok(());
            }
        }
        self.commit(pair, &change)
    }

    /// A pair of free blocks, to be written to as others are.
    pub(super) fn new_pair(&mut self) -> Result<Pair, Errno> {
        let blocks = [self.take()?, self.take()?];
        // What the block held before must look older.
        let revision = self.word(blocks[0], 0)?;
        Ok(Pair {
            blocks,
            revision,
            end: 0,
            last: u32::MAX,
            count: 0,
            tail: [NOTHING; 2],
            hard: false,
            moving: [0; 3],
        })
    }

    fn put(
        &mut self,
        pair: &Pair,
        change: &Change<'_>,
        ids: Range<u32>,
        tail: ([u32; 2], bool),
        own: bool,
    ) -> Result<(), Errno> {
        self.put_as(pair, pair, change, ids, tail, own)
    }

    /// Writes entries of `pair` with a change to the other block of `place`.
    fn put_as(
        &mut self,
        place: &Pair,
        pair: &Pair,
        change: &Change<'_>,
        ids: Range<u32>,
        tail: ([u32; 2], bool),
        own: bool,
    ) -> Result<(), Errno> {
        if self.version == Version::One {
            return self.put_block(place, pair, change, ids, tail);
        }
        let block = place.blocks[1];
        self.erase(block)?;
        let mut sink = Sink::new(block);
        let revision = place.revision.wrapping_add(1);
        self.emit(&mut sink, &revision.to_le_bytes())?;
        self.entries(&mut sink, pair, change, ids)?;
        if !tail.0.contains(&NOTHING) {
            let kind = if tail.1 {
                kind::HARD_TAIL
            } else {
                kind::SOFT_TAIL
            };
            self.tag(&mut sink, kind, NONE, 8)?;
            self.emit(&mut sink, &tail.0[0].to_le_bytes())?;
            self.emit(&mut sink, &tail.0[1].to_le_bytes())?;
        }
        let moving = change.moving.unwrap_or(pair.moving);
        if own && moving != [0; 3] {
            self.tag(&mut sink, kind::MOVE, NONE, 12)?;
            for word in moving {
                self.emit(&mut sink, &word.to_le_bytes())?;
            }
        }
        // What the checksum's tag is padded to is where the next commit would start; its lowest
        // bit keeps what is there from being taken for one.
        let end = (sink.at + 8).next_multiple_of(self.program);
        let flip = match end < self.size {
            true => {
                let mut first = [0];
                self.read(block, end, &mut first)?;
                u32::from(first[0] & 0x80 == 0)
            }
            false => 0,
        };
        let len = end - (sink.at + 4);
        self.tag(&mut sink, kind::CHECKSUM | flip, NONE, len)?;
        let sum = sink.sum;
        self.emit(&mut sink, &sum.to_le_bytes())?;
        while sink.at < end {
            self.emit(&mut sink, &[0xff])?;
        }
        self.spill(&mut sink)?;
        self.settle()
    }

    pub(super) fn measure(
        &mut self,
        pair: &Pair,
        change: &Change<'_>,
        ids: Range<u32>,
    ) -> Result<u32, Errno> {
        let mut sink = Sink::new(NOTHING);
        self.entries(&mut sink, pair, change, ids)?;
        Ok(sink.at)
    }

    fn entries(
        &mut self,
        sink: &mut Sink,
        pair: &Pair,
        change: &Change<'_>,
        ids: Range<u32>,
    ) -> Result<(), Errno> {
        for id in ids.clone() {
            match self.version {
                Version::One => self.put_record(sink, pair, change, id)?,
                Version::Two => self.entry_pieces(sink, pair, change, id, id - ids.start)?,
            }
        }
        Ok(())
    }

    /// Writes what is to be known of an entry, under its number in the block.
    fn entry_pieces(
        &mut self,
        sink: &mut Sink,
        pair: &Pair,
        change: &Change<'_>,
        id: u32,
        number: u32,
    ) -> Result<(), Errno> {
        let old = change.old(id);
        match (change.insert, old) {
            (Some((new, kind, name)), _) if new == id => {
                self.tag(sink, kind, number, name.len() as u32)?;
                self.emit(sink, name)?;
            }
            (_, Some(old)) => {
                let piece = self.known(pair, old)?.name(pair);
                self.copy(sink, piece, number)?;
            }
            _ => {}
        }
        let content = change
            .content
            .filter(|(of, _)| *of == id)
            .map(|(_, new)| new);
        let mut attributes = old.map(|old| (*pair, old));
        match content {
            Some(New::Inline(bytes)) => {
                self.tag(sink, kind::INLINE, number, bytes.len() as u32)?;
                self.emit(sink, bytes)?;
            }
            Some(New::Blocks(a, b)) => self.words(sink, kind::IN_CLUSTERS, number, [a, b])?,
            Some(New::Pair([a, b])) => self.words(sink, kind::PAIR, number, [a, b])?,
            Some(New::From(other, from)) => {
                let piece = self.known(&other, from)?.structure(&other);
                self.copy(sink, piece, number)?;
                attributes = Some((other, from));
            }
            None => {
                if let Some(old) = old {
                    let piece = self.known(pair, old)?.structure(pair);
                    self.copy(sink, piece, number)?;
                }
            }
        }
        let changed = change.changed.filter(|(of, _)| *of == id);
        if let Some((_, time)) = changed {
            self.tag(sink, kind::CHANGED, number, 8)?;
            self.emit(sink, &time.to_le_bytes())?;
        }
        if let Some((pair, old)) = attributes {
            self.attributes(sink, &pair, old, number, changed.is_some())?;
        }
        Ok(())
    }

    /// Copies the attributes of an entry, all or all but the time of its change.
    fn attributes(
        &mut self,
        sink: &mut Sink,
        pair: &Pair,
        id: u32,
        number: u32,
        but_changed: bool,
    ) -> Result<(), Errno> {
        let known = self.known(pair, id)?;
        if !but_changed {
            self.copy(sink, known.changed(pair), number)?;
        }
        if !known.others {
            return Ok(());
        }
        let mut there = [0u32; 8];
        self.pieces(pair, id, |piece| {
            if piece.tag.group() == kind::ATTRIBUTES {
                let i = piece.tag.kind() & 0xff;
                there[i as usize / 32] |= 1 << (i % 32);
            }
            None::<()>
        })?;
        for i in 0..256u32 {
            let kind = kind::ATTRIBUTES | i;
            let wanted = there[i as usize / 32] >> (i % 32) & 1 != 0;
            if wanted && kind != kind::CHANGED {
                let piece = self.piece(pair, id, 0x7ff, kind)?;
                self.copy(sink, piece, number)?;
            }
        }
        Ok(())
    }

    fn words(&mut self, sink: &mut Sink, kind: u32, id: u32, two: [u32; 2]) -> Result<(), Errno> {
        self.tag(sink, kind, id, 8)?;
        self.emit(sink, &two[0].to_le_bytes())?;
        self.emit(sink, &two[1].to_le_bytes())
    }

    fn copy(&mut self, sink: &mut Sink, piece: Option<Piece>, id: u32) -> Result<(), Errno> {
        let Some(piece) = piece else {
            return Ok(());
        };
        self.tag(sink, piece.tag.kind(), id, piece.tag.len())?;
        self.copy_bytes(sink, piece.block, piece.offset, piece.tag.len())
    }

    /// Tells the open files of a pair's entries their new numbers.
    fn renumber(&mut self, pair: &Pair, change: &Change<'_>, split: Split) {
        for file in self.files.iter_mut().flatten() {
            if !same(file.pair, pair.blocks) || file.id == NONE {
                continue;
            }
            match change.remove {
                Some(removed) if removed == file.id => {
                    file.id = NONE;
                    continue;
                }
                Some(removed) if removed < file.id => file.id -= 1,
                _ => {}
            }
            if change.insert.is_some_and(|(new, ..)| new <= file.id) {
                file.id += 1;
            }
            if let Some((middle, blocks)) = split
                && file.id >= middle
            {
                file.id -= middle;
                file.pair = blocks;
            }
        }
    }
}
