//! Entries in a block of metadata: a header of four bytes, data, attributes and a name each.

use super::super::directory::{Content, LONGEST};
use super::super::disk::Disk;
use super::super::pair::Pair;
use super::super::tag;
use super::{AROUND, HEADER, kind};
use crate::Errno;

/// An entry: where it is, its kind, and how long its parts are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) struct Record {
    pub(super) at: u32,
    pub(super) kind: u8,
    pub(super) data: u8,
    pub(super) attributes: u8,
    pub(super) name: u8,
}

impl Record {
    pub(super) fn data_at(&self) -> u32 {
        self.at + 4
    }

    pub(super) fn attributes_at(&self) -> u32 {
        self.data_at() + u32::from(self.data)
    }

    pub(super) fn name_at(&self) -> u32 {
        self.attributes_at() + u32::from(self.attributes)
    }

    /// Where the next one starts.
    pub(super) fn end(&self) -> u32 {
        self.name_at() + u32::from(self.name)
    }

    pub(super) fn is_moved(&self) -> bool {
        self.kind & kind::MOVED != 0
    }

    /// Whether its data is a pointer to a directory.
    pub(super) fn points_to_pair(&self) -> bool {
        self.kind & kind::STRUCTURE == kind::PAIR && self.data >= 8
    }
}

impl Disk<'_> {
    pub(super) fn record_at(&mut self, block: u32, at: u32) -> Result<Record, Errno> {
        let mut head = [0; 4];
        self.read(block, at, &mut head)?;
        let [kind, data, attributes, name] = head;
        Ok(Record {
            at,
            kind,
            data,
            attributes,
            name,
        })
    }

    /// Entry `id` of a pair. Looking for one after the other is quick.
    pub(super) fn record(&mut self, pair: &Pair, id: u32) -> Result<Record, Errno> {
        let block = pair.blocks[0];
        let (mut number, mut at) = match self.cache.record {
            Some((of, number, at)) if of == block && number <= id => (number, at),
            _ => (0, HEADER),
        };
        loop {
            if at >= pair.end {
                return Err(Errno::EIO);
            }
            let record = self.record_at(block, at)?;
            if number == id {
                self.cache.record = Some((block, number, at));
                return Ok(record);
            }
            (number, at) = (number + 1, record.end());
        }
    }

    /// The first two words of an entry's data.
    pub(super) fn words_of(&mut self, pair: &Pair, record: &Record) -> Result<[u32; 2], Errno> {
        if record.data < 8 {
            return Err(Errno::EIO);
        }
        let (block, at) = (pair.blocks[0], record.data_at());
        Ok([self.word(block, at)?, self.word(block, at + 4)?])
    }

    /// As [`Disk::name`].
    pub(in super::super) fn record_name(
        &mut self,
        pair: &Pair,
        id: u32,
        into: &mut [u8; LONGEST],
    ) -> Result<Option<(u32, usize)>, Errno> {
        let record = self.record(pair, id)?;
        let kind = match record.kind & !kind::MOVED {
            kind::FILE => tag::kind::FILE,
            kind::DIRECTORY => tag::kind::DIRECTORY,
            kind::SUPERBLOCK => tag::kind::SUPERBLOCK,
            _ => return Ok(None),
        };
        if record.is_moved() && self.is_elsewhere(pair, id, &record)? {
            return Ok(None);
        }
        let len = usize::from(record.name);
        self.read(pair.blocks[0], record.name_at(), &mut into[..len])?;
        Ok(Some((kind, len)))
    }

    /// As [`Disk::content`].
    pub(in super::super) fn record_content(
        &mut self,
        pair: &Pair,
        id: u32,
    ) -> Result<Content, Errno> {
        let record = self.record(pair, id)?;
        let [first, second] = self.words_of(pair, &record)?;
        match record.kind & kind::STRUCTURE {
            kind::PAIR => Ok(Content::Pair([first, second])),
            kind::IN_BLOCKS => Ok(Content::Blocks(first, second)),
            _ => Err(Errno::EIO),
        }
    }

    /// Whether a new entry of this name fits into a pair.
    pub(in super::super) fn has_room(&self, pair: &Pair, name: &[u8]) -> bool {
        pair.end - HEADER + AROUND + 4 + 8 + name.len() as u32 <= self.size
    }
}
