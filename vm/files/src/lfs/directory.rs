//! Directories: finding entries, and the way to them.

use super::disk::Disk;
use super::pair::{Pair, Piece, same};
use super::tag::{Tag, kind};
use super::version::Version;
use crate::Errno;

/// Longest name.
pub(super) const LONGEST: usize = 255;

/// An entry of a directory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) pair: Pair,
    pub(super) id: u32,
    pub(super) directory: bool,
}

/// What a file or directory is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Content {
    /// The first pair of a directory.
    Pair([u32; 2]),
    /// The bytes of a file, among the metadata.
    Inline(Piece),
    /// The last block of a file, and its bytes.
    Blocks(u32, u32),
}

/// Where a name is, or would be.
pub(super) enum Found {
    Entry(Entry),
    /// The pair and number that a new entry of this name gets.
    Place(Pair, u32),
}

/// The order of names in a directory, which others rely on when they look for one: by bytes, but
/// a name comes after those that go on where it ends.
fn comes_before(a: &[u8], b: &[u8]) -> bool {
    let common = a.len().min(b.len());
    match a[..common].cmp(&b[..common]) {
        core::cmp::Ordering::Equal => a.len() > b.len(),
        other => other.is_lt(),
    }
}

impl Disk<'_> {
    /// The name of an entry into `into`: its kind and length; `None` for what is no entry.
    pub(super) fn name(
        &mut self,
        pair: &Pair,
        id: u32,
        into: &mut [u8; LONGEST],
    ) -> Result<Option<(u32, usize)>, Errno> {
        if self.version == Version::One {
            return self.record_name(pair, id, into);
        }
        if self.is_moved(pair, id) {
            return Ok(None);
        }
        let Some(piece) = self.known(pair, id)?.name(pair) else {
            return Ok(None);
        };
        let len = (piece.tag.len() as usize).min(LONGEST);
        self.read(piece.block, piece.offset, &mut into[..len])?;
        Ok(Some((piece.tag.kind(), len)))
    }

    /// Whether an entry has moved elsewhere, though power was lost before it was taken out here.
    fn is_moved(&self, pair: &Pair, id: u32) -> bool {
        let tag = Tag(self.moving[0]);
        tag.kind() == kind::DELETE
            && tag.id() == id
            && same([self.moving[1], self.moving[2]], pair.blocks)
    }

    /// What an entry is made of.
    pub(super) fn content(&mut self, pair: &Pair, id: u32) -> Result<Content, Errno> {
        if self.version == Version::One {
            return self.record_content(pair, id);
        }
        let piece = self.known(pair, id)?.structure(pair);
        let piece = piece.ok_or(Errno::EIO)?;
        if piece.tag.kind() == kind::INLINE {
            return Ok(Content::Inline(piece));
        }
        if piece.tag.len() < 8 {
            return Err(Errno::EIO);
        }
        let first = self.word(piece.block, piece.offset)?;
        let second = self.word(piece.block, piece.offset + 4)?;
        match piece.tag.kind() {
            kind::PAIR => Ok(Content::Pair([first, second])),
            kind::IN_CLUSTERS => Ok(Content::Blocks(first, second)),
            _ => Err(Errno::EIO),
        }
    }

    /// Calls `visit` with every pair of a directory, from the first on, until it gives something.
    pub(super) fn chain<T>(
        &mut self,
        first: [u32; 2],
        mut visit: impl FnMut(&mut Self, Pair) -> Result<Option<T>, Errno>,
    ) -> Result<Option<T>, Errno> {
        let mut at = first;
        for _ in 0..self.count {
            let pair = self.pair(at)?;
            if let Some(found) = visit(self, pair)? {
                return Ok(Some(found));
            }
            if !pair.hard || pair.is_last() {
                return Ok(None);
            }
            at = pair.tail;
        }
        Err(Errno::EIO) // a chain that bites its own tail
    }

    /// Calls `visit` with every pair of the volume until it gives something.
    pub(super) fn all_pairs<T>(
        &mut self,
        mut visit: impl FnMut(&mut Self, Pair) -> Result<Option<T>, Errno>,
    ) -> Result<Option<T>, Errno> {
        let mut at = [0, 1];
        for _ in 0..self.count {
            let pair = self.pair(at)?;
            if let Some(found) = visit(self, pair)? {
                return Ok(Some(found));
            }
            if pair.is_last() {
                return Ok(None);
            }
            at = pair.tail;
        }
        Err(Errno::EIO)
    }

    /// Looks for a name in the directory that starts with a pair.
    pub(super) fn find(&mut self, first: [u32; 2], wanted: &[u8]) -> Result<Found, Errno> {
        if wanted.len() > LONGEST {
            return Err(Errno::ENAMETOOLONG);
        }
        let mut place = None;
        let mut name = [0; LONGEST];
        let found = self.chain(first, |disk, pair| {
            let mut after = 0;
            for id in 0..pair.count {
                let Some((kind, len)) = disk.name(&pair, id, &mut name)? else {
                    continue;
                };
                let entry = kind != kind::SUPERBLOCK;
                if entry && name[..len] == *wanted {
                    return Ok(Some(Entry {
                        pair,
                        id,
                        directory: kind == kind::DIRECTORY,
                    }));
                }
                if !entry || comes_before(&name[..len], wanted) {
                    after = id + 1;
                }
            }
            let (here, id) = match disk.version {
                Version::One => (disk.has_room(&pair, wanted), pair.count),
                // Names are sorted: a new one goes where the first larger one is.
                Version::Two => (after < pair.count, after),
            };
            if (here || !pair.hard) && place.is_none() {
                place = Some((pair, id));
            }
            Ok(None)
        })?;
        match (found, place) {
            (Some(entry), _) => Ok(Found::Entry(entry)),
            (None, Some((pair, id))) => Ok(Found::Place(pair, id)),
            (None, None) => Err(Errno::EIO),
        }
    }

    /// The directory that the last part of a path is in, and that part; no part for the root.
    pub(super) fn parent<'p>(
        &mut self,
        path: &'p [u8],
    ) -> Result<([u32; 2], Option<&'p [u8]>), Errno> {
        let mut directory = self.root;
        let mut parts = path
            .split(|b| *b == b'/')
            .filter(|p| !p.is_empty() && *p != b".")
            .peekable();
        while let Some(part) = parts.next() {
            if parts.peek().is_none() {
                return Ok((directory, Some(part)));
            }
            directory = match self.find(directory, part)? {
                Found::Entry(entry) => self.inside(&entry)?,
                Found::Place(..) => return Err(Errno::ENOENT),
            };
        }
        Ok((directory, None))
    }

    /// The first pair of a directory.
    pub(super) fn inside(&mut self, entry: &Entry) -> Result<[u32; 2], Errno> {
        match (entry.directory, self.content(&entry.pair, entry.id)?) {
            (true, Content::Pair(pair)) => Ok(pair),
            _ => Err(Errno::ENOTDIR),
        }
    }

    /// What a path names; `None` for the root.
    pub(super) fn entry(&mut self, path: &[u8]) -> Result<Option<Entry>, Errno> {
        match self.parent(path)? {
            (_, None) => Ok(None),
            (directory, Some(name)) => match self.find(directory, name)? {
                Found::Entry(entry) => Ok(Some(entry)),
                Found::Place(..) => Err(Errno::ENOENT),
            },
        }
    }

    /// The first pair of the directory that a path names.
    pub(super) fn directory(&mut self, path: &[u8]) -> Result<[u32; 2], Errno> {
        match self.entry(path)? {
            None => Ok(self.root),
            Some(entry) => self.inside(&entry),
        }
    }
}
