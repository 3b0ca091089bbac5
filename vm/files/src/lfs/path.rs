//! What is asked by path: what is there, making directories, removing.

use super::commit::{Change, New};
use super::directory::{Content, Entry, Found, LONGEST};
use super::disk::Disk;
use super::pair::{Pair, same};
use super::tag::kind;
use super::version::Version;
use super::volume::Volume;
use crate::{Blocks, Errno, Stat};

impl Volume {
    /// What a path names.
    ///
    /// # Errors
    /// ENOENT, ENOTDIR, EIO.
    pub fn stat(&mut self, blocks: &mut dyn Blocks, path: &[u8]) -> Result<Stat, Errno> {
        let mut disk = self.start(blocks)?;
        match disk.entry(path)? {
            Some(entry) => disk.stat_of(&entry.pair, entry.id, entry.directory),
            None => Ok(Stat {
                directory: true,
                size: 0,
                modified: 0,
            }),
        }
    }

    /// Entry number `index` of a directory: its name goes into `into`, its length is returned.
    /// `None` after the last.
    ///
    /// # Errors
    /// ENOENT, ENOTDIR, EIO.
    pub fn list(
        &mut self,
        blocks: &mut dyn Blocks,
        path: &[u8],
        index: usize,
        into: &mut [u8],
    ) -> Result<Option<(usize, Stat)>, Errno> {
        let mut disk = self.start(blocks)?;
        let first = disk.directory(path)?;
        let mut left = index;
        let mut name = [0; LONGEST];
        disk.chain(first, |disk, pair| {
            for id in 0..pair.count {
                let Some((kind, len)) = disk.name(&pair, id, &mut name)? else {
                    continue;
                };
                if kind == kind::SUPERBLOCK {
                    continue;
                }
                if left == 0 {
                    let len = len.min(into.len());
                    into[..len].copy_from_slice(&name[..len]);
                    let stat = disk.stat_of(&pair, id, kind == kind::DIRECTORY)?;
                    return Ok(Some((len, stat)));
                }
                left -= 1;
            }
            Ok(None)
        })
    }

    /// Makes a directory.
    ///
    /// # Errors
    /// EEXIST, ENOENT, ENOTDIR, EROFS, ENOSPC, EIO.
    pub fn mkdir(&mut self, blocks: &mut dyn Blocks, path: &[u8]) -> Result<(), Errno> {
        let mut disk = self.change(blocks)?;
        let (directory, name) = disk.parent(path)?;
        let name = name.ok_or(Errno::EEXIST)?;
        match disk.find(directory, name)? {
            Found::Entry(_) => Err(Errno::EEXIST),
            Found::Place(..) => disk.make_directory(directory, name),
        }
    }

    /// Removes a file, or an empty directory when `directory`.
    ///
    /// # Errors
    /// ENOENT, EISDIR, ENOTDIR, ENOTEMPTY, EROFS, EIO.
    pub fn remove(
        &mut self,
        blocks: &mut dyn Blocks,
        path: &[u8],
        directory: bool,
    ) -> Result<(), Errno> {
        let mut disk = self.change(blocks)?;
        let entry = disk.entry(path)?.ok_or(Errno::EINVAL)?;
        match (entry.directory, directory) {
            (true, true) => disk.remove_directory(&entry),
            (true, false) => Err(Errno::EISDIR),
            (false, true) => Err(Errno::ENOTDIR),
            (false, false) => disk.take_out(&entry.pair, entry.id),
        }
    }
}

impl Disk<'_> {
    fn stat_of(&mut self, pair: &Pair, id: u32, directory: bool) -> Result<Stat, Errno> {
        let size = match self.content(pair, id)? {
            Content::Pair(_) => 0,
            Content::Inline(piece) => piece.tag.len(),
            Content::Blocks(_, size) => size,
        };
        let open = self
            .files
            .iter()
            .flatten()
            .find(|f| f.id == id && same(f.pair, pair.blocks) && f.mode.write);
        let size = open.map_or(size, |f| f.size);
        if self.version == Version::One {
            return Ok(Stat {
                directory,
                size: u64::from(size),
                modified: 0,
            });
        }
        let changed = match self.known(pair, id)?.changed(pair) {
            Some(piece) if piece.tag.len() == 8 => {
                let low = self.word(piece.block, piece.offset)?;
                let high = self.word(piece.block, piece.offset + 4)?;
                (u64::from(high) << 32 | u64::from(low)) / 1_000_000_000
            }
            _ => 0,
        };
        Ok(Stat {
            directory,
            size: u64::from(size),
            modified: changed,
        })
    }

    fn make_directory(&mut self, directory: [u32; 2], name: &[u8]) -> Result<(), Errno> {
        let last = self.chain(directory, |_, pair| Ok((!pair.hard).then_some(pair)))?;
        let last = last.ok_or(Errno::EIO)?;
        let new = self.new_pair()?;
        let follows = Change {
            tail: Some((last.tail, false)),
            ..Change::default()
        };
        self.commit(&new, &follows)?;
        let blocks = [new.blocks[1], new.blocks[0]];
        let Found::Place(pair, id) = self.find(directory, name)? else {
            return Err(Errno::EIO);
        };
        let mut change = Change {
            insert: Some((id, kind::DIRECTORY, name)),
            content: Some((id, New::Pair(blocks))),
            ..Change::default()
        };
        let tail = Some((blocks, false));
        if same(pair.blocks, last.blocks) {
            change.tail = tail;
            return self.commit(&pair, &change);
        }
        // Power lost between the two leaves a directory that nobody finds: two blocks of room,
        // until that is tidied up (in version 1).
        let follow = Change {
            tail,
            ..Change::default()
        };
        self.commit(&last, &follow)?;
        self.commit(&pair, &change)
    }

    fn remove_directory(&mut self, entry: &Entry) -> Result<(), Errno> {
        let first = self.inside(entry)?;
        let mut last = None;
        let mut name = [0; LONGEST];
        self.chain(first, |disk, pair| {
            for id in 0..pair.count {
                // What is no entry in version 2 can be one of an unknown kind in version 1.
                if disk.version == Version::One || disk.name(&pair, id, &mut name)?.is_some() {
                    return Err(Errno::ENOTEMPTY);
                }
            }
            last = Some(pair);
            Ok(None::<()>)
        })?;
        self.take_out(&entry.pair, entry.id)?;
        let last = last.ok_or(Errno::EIO)?;
        let before = self.all_pairs(|_, pair| Ok(same(pair.tail, first).then_some(pair)))?;
        match before {
            // What the pairs of the directory said of a move is said by the one before them.
            Some(before) => {
                let mut moving = before.moving;
                self.chain(first, |_, pair| {
                    for (sum, word) in moving.iter_mut().zip(pair.moving) {
                        *sum ^= word;
                    }
                    Ok(None::<()>)
                })?;
                let change = Change {
                    tail: Some((last.tail, false)),
                    moving: Some(moving),
                    ..Change::default()
                };
                self.commit(&before, &change)
            }
            None => Ok(()),
        }
    }
}
