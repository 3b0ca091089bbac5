//! Where the pieces about the entries of a block of metadata are. The log is read backward once
//! for many entries, not once for each piece of each.

use super::disk::Disk;
use super::pair::{Pair, Piece};
use super::tag::{Tag, kind};
use crate::Errno;

/// Entries that an index is of; more in a pair take more readings of its log.
const ENTRIES: u32 = 64;

/// The newest pieces about an entry.
#[derive(Clone, Copy)]
pub(super) struct Known {
    name: At,
    structure: At,
    changed: At,
    /// Whether the log has attributes of other kinds.
    pub(super) others: bool,
}

/// A tag and where its data is, which is never at 0: there is no such piece then.
#[derive(Clone, Copy)]
struct At {
    tag: Tag,
    offset: u32,
}

/// The newest pieces about some entries of a block.
pub(super) struct Index {
    /// The block, where its log ends, and the first of the entries; none when there is no index.
    place: Option<(u32, u32, u32)>,
    known: [Known; ENTRIES as usize],
}

impl At {
    const NOWHERE: At = At {
        tag: Tag(0),
        offset: 0,
    };

    /// Notes a piece; those that are seen later are older.
    fn note(&mut self, piece: &Piece) {
        if self.offset == 0 {
            (self.tag, self.offset) = (piece.tag, piece.offset);
        }
    }

    fn piece(self, pair: &Pair) -> Option<Piece> {
        (self.offset != 0 && !self.tag.is_deleted()).then_some(Piece {
            tag: self.tag,
            block: pair.blocks[0],
            offset: self.offset,
        })
    }
}

impl Known {
    const NOTHING: Known = Known {
        name: At::NOWHERE,
        structure: At::NOWHERE,
        changed: At::NOWHERE,
        others: false,
    };

    fn note(&mut self, piece: &Piece) {
        match (piece.tag.group(), piece.tag.kind()) {
            (kind::NAMES, _) => self.name.note(piece),
            (kind::STRUCTURES, _) => self.structure.note(piece),
            (_, kind::CHANGED) => self.changed.note(piece),
            (kind::ATTRIBUTES, _) => self.others = true,
            _ => {}
        }
    }

    /// Its name, which also says what it is.
    pub(super) fn name(&self, pair: &Pair) -> Option<Piece> {
        self.name.piece(pair)
    }

    /// What it is made of.
    pub(super) fn structure(&self, pair: &Pair) -> Option<Piece> {
        self.structure.piece(pair)
    }

    /// When it changed.
    pub(super) fn changed(&self, pair: &Pair) -> Option<Piece> {
        self.changed.piece(pair)
    }
}

impl Index {
    pub(super) const fn new() -> Index {
        Index {
            place: None,
            known: [Known::NOTHING; ENTRIES as usize],
        }
    }

    /// Forgets what it knows of a block that is about to change.
    pub(super) fn forget(&mut self, block: u32) {
        if self.place.is_some_and(|(of, ..)| of == block) {
            self.place = None;
        }
    }
}

/// What entries were called at the place of a log that it was read back to.
struct Numbers {
    /// Never falling, and only those of `there` count, which are all different.
    then: [u32; ENTRIES as usize],
    /// Whether the entry was made by then.
    there: [bool; ENTRIES as usize],
}

impl Numbers {
    fn new(first: u32) -> Numbers {
        let mut then = [first; ENTRIES as usize];
        (first..).zip(&mut then).for_each(|(id, then)| *then = id);
        Numbers {
            then,
            there: [true; ENTRIES as usize],
        }
    }

    /// Which entry had a number.
    fn find(&self, id: u32) -> Option<usize> {
        let from = self.then.partition_point(|then| *then < id);
        let same = (from..self.then.len()).take_while(|i| self.then[*i] == id);
        same.into_iter().find(|i| self.there[*i])
    }

    /// Before an entry was made it was not there, and those after it were one less.
    fn before_made(&mut self, id: u32) {
        if let Some(made) = self.find(id) {
            self.there[made] = false;
        }
        for then in self.then.iter_mut().filter(|then| **then > id) {
            *then -= 1;
        }
    }

    /// Before an entry was taken out those from its number on were one more.
    fn before_gone(&mut self, id: u32) {
        for then in self.then.iter_mut().filter(|then| **then >= id) {
            *then += 1;
        }
    }
}

impl Disk<'_> {
    /// The newest pieces about an entry. Asking for one after the other is quick.
    pub(super) fn known(&mut self, pair: &Pair, id: u32) -> Result<Known, Errno> {
        let first = id - id % ENTRIES;
        let place = (pair.blocks[0], pair.end, first);
        if self.cache.index.place != Some(place) {
            self.cache.index = Index::new();
            self.read_index(pair, first)?;
            self.cache.index.place = Some(place);
        }
        Ok(self.cache.index.known[(id - first) as usize])
    }

    fn read_index(&mut self, pair: &Pair, first: u32) -> Result<(), Errno> {
        let mut numbers = Numbers::new(first);
        let mut log = pair.backward();
        while let Some(piece) = self.piece_before(&mut log)? {
            let id = piece.tag.id();
            match piece.tag.kind() {
                kind::CREATE => numbers.before_made(id),
                kind::DELETE => numbers.before_gone(id),
                _ => {
                    if let Some(i) = numbers.find(id) {
                        self.cache.index.known[i].note(&piece);
                    }
                }
            }
        }
        Ok(())
    }
}
