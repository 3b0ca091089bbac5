//! Writing metadata: a whole block each time.

use core::ops::Range;

use super::super::commit::{Change, New};
use super::super::disk::{Disk, NOTHING};
use super::super::pair::Pair;
use super::super::sink::Sink;
use super::super::tag;
use super::record::Record;
use super::{AROUND, GOES_ON, kind};
use crate::Errno;

/// What an entry's data is to be.
enum Data<'d> {
    Bytes(&'d [u8]),
    Words([u32; 2]),
    /// What the entry is that is copied.
    Copied,
}

impl Disk<'_> {
    /// Writes entries of `pair` with a change to the other block of `place`.
    pub(in super::super) fn put_block(
        &mut self,
        place: &Pair,
        pair: &Pair,
        change: &Change<'_>,
        ids: Range<u32>,
        tail: ([u32; 2], bool),
    ) -> Result<(), Errno> {
        let size = AROUND + self.measure(pair, change, ids.clone())?;
        let block = place.blocks[1];
        self.erase(block)?;
        let mut sink = Sink::new(block);
        let goes_on = if tail.1 { GOES_ON } else { 0 };
        let revision = place.revision.wrapping_add(1);
        for word in [revision, size | goes_on, tail.0[0], tail.0[1]] {
            self.emit(&mut sink, &word.to_le_bytes())?;
        }
        for id in ids {
            self.put_record(&mut sink, pair, change, id)?;
        }
        let sum = sink.sum;
        self.emit(&mut sink, &sum.to_le_bytes())?;
        while !sink.at.is_multiple_of(self.program) {
            self.emit(&mut sink, &[0xff])?;
        }
        self.spill(&mut sink)?;
        self.settle()
    }

    /// Writes entry `id` as it is after a change.
    pub(in super::super) fn put_record(
        &mut self,
        sink: &mut Sink,
        pair: &Pair,
        change: &Change<'_>,
        id: u32,
    ) -> Result<(), Errno> {
        let own = match change.old(id) {
            Some(old) => Some((*pair, self.record(pair, old)?)),
            None => None,
        };
        let content = change.content.filter(|(of, _)| *of == id);
        let mut data = Data::Copied;
        let mut copied = own;
        match content.map(|(_, new)| new) {
            Some(New::Inline([])) => data = Data::Words([NOTHING, 0]),
            Some(New::Inline(bytes)) => data = Data::Bytes(bytes),
            Some(New::Blocks(head, size)) => data = Data::Words([head, size]),
            Some(New::Pair(blocks)) => data = Data::Words(blocks),
            Some(New::From(other, from)) => copied = Some((other, self.record(&other, from)?)),
            None => {}
        }
        let inserted = change.insert.filter(|(new, ..)| *new == id);
        let mut kind = match (inserted, copied, own) {
            (Some((_, kind, _)), ..) => match kind {
                tag::kind::SUPERBLOCK => kind::SUPERBLOCK,
                tag::kind::DIRECTORY => kind::DIRECTORY,
                _ => kind::FILE,
            },
            (None, _, Some((_, own))) => own.kind,
            _ => return Err(Errno::EIO),
        };
        if let Some((of, moved)) = change.mark
            && of == id
        {
            kind = kind & !kind::MOVED | if moved { kind::MOVED } else { 0 };
        }
        self.put_parts(sink, kind, &data, copied, (inserted.map(|i| i.2), own))
    }

    fn put_parts(
        &mut self,
        sink: &mut Sink,
        kind: u8,
        data: &Data<'_>,
        copied: Option<(Pair, Record)>,
        (name, own): (Option<&[u8]>, Option<(Pair, Record)>),
    ) -> Result<(), Errno> {
        let data_len = match (data, &copied) {
            (Data::Bytes(bytes), _) => u8::try_from(bytes.len()).map_err(|_| Errno::EIO)?,
            (Data::Words(_), _) => 8,
            (Data::Copied, Some((_, record))) => record.data,
            (Data::Copied, None) => return Err(Errno::EIO),
        };
        let attributes_len = copied.map_or(0, |(_, record)| record.attributes);
        let name_len = match (name, &own) {
            (Some(name), _) => u8::try_from(name.len()).map_err(|_| Errno::ENAMETOOLONG)?,
            (None, Some((_, record))) => record.name,
            (None, None) => return Err(Errno::EIO),
        };
        self.emit(sink, &[kind, data_len, attributes_len, name_len])?;
        match (data, &copied) {
            (Data::Bytes(bytes), _) => self.emit(sink, bytes)?,
            (Data::Words([a, b]), _) => {
                self.emit(sink, &a.to_le_bytes())?;
                self.emit(sink, &b.to_le_bytes())?;
            }
            (Data::Copied, Some((pair, record))) => {
                let block = pair.blocks[0];
                self.copy_bytes(sink, block, record.data_at(), u32::from(data_len))?;
            }
            (Data::Copied, None) => {}
        }
        if let Some((pair, record)) = copied {
            let (block, len) = (pair.blocks[0], u32::from(attributes_len));
            self.copy_bytes(sink, block, record.attributes_at(), len)?;
        }
        match (name, own) {
            (Some(name), _) => self.emit(sink, name),
            (None, Some((pair, record))) => {
                let len = u32::from(name_len);
                self.copy_bytes(sink, pair.blocks[0], record.name_at(), len)
            }
            (None, None) => Ok(()),
        }
    }
}
