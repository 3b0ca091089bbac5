//! Renaming. Between two pairs it takes two changes; in between, the volume says that an entry is
//! on the move, so that power lost there leaves it in one place.

use super::commit::{Change, New};
use super::directory::{Entry, Found};
use super::disk::Disk;
use super::pair::{Pair, same};
use super::tag::{NONE, Tag, kind};
use super::version::Version;
use super::volume::Volume;
use crate::{Blocks, Errno};

/// The bits of what is said of a move that do not say where from.
const KEPT: u32 = 0x8000_03ff;

impl Volume {
    /// Renames; an existing file at the new path is replaced.
    ///
    /// # Errors
    /// ENOENT, ENOTDIR, EISDIR, EINVAL, EROFS, ENOSPC, EIO.
    pub fn rename(&mut self, blocks: &mut dyn Blocks, from: &[u8], to: &[u8]) -> Result<(), Errno> {
        let mut disk = self.change(blocks)?;
        let old = disk.entry(from)?.ok_or(Errno::EINVAL)?;
        let (directory, name) = disk.parent(to)?;
        let name = name.ok_or(Errno::EINVAL)?;
        if old.directory && is_inside(from, to) {
            return Err(Errno::EINVAL);
        }
        let open = disk
            .files
            .iter()
            .position(|f| f.is_some_and(|f| f.id == old.id && same(f.pair, old.pair.blocks)));
        let moved = match disk.find(directory, name)? {
            Found::Entry(new) if new.id == old.id && same(new.pair.blocks, old.pair.blocks) => {
                return Ok(());
            }
            Found::Entry(new) if new.directory => return Err(Errno::EISDIR),
            Found::Entry(_) if old.directory => return Err(Errno::ENOTDIR),
            Found::Entry(new) => disk.replace(&old, &new),
            Found::Place(pair, id) => disk.move_to(&old, &pair, id, name),
        };
        moved?;
        // Who has it open goes with it.
        if let (Some(i), Found::Entry(new)) = (open, disk.find(directory, name)?)
            && let Some(file) = disk.files[i].as_mut()
        {
            (file.pair, file.id) = (new.pair.blocks, new.id);
        }
        Ok(())
    }
}

/// Whether `path` lies within `folder`, as far as the texts say.
fn is_inside(folder: &[u8], path: &[u8]) -> bool {
    let parts = |p| <[u8]>::split(p, |b: &u8| *b == b'/').filter(|p| !p.is_empty() && *p != b".");
    let mut inner = parts(path);
    parts(folder).all(|part| inner.next() == Some(part)) && inner.next().is_some()
}

impl Disk<'_> {
    /// Gives `old` the place of the file `new`.
    fn replace(&mut self, old: &Entry, new: &Entry) -> Result<(), Errno> {
        for file in self.files.iter_mut().flatten() {
            if file.id == new.id && same(file.pair, new.pair.blocks) {
                file.id = NONE;
            }
        }
        if !same(old.pair.blocks, new.pair.blocks) {
            let change = Change {
                content: Some((new.id, New::From(old.pair, old.id))),
                ..Change::default()
            };
            return self.leave(old, &new.pair, change);
        }
        // In one pair: what was there goes by taking the old name's place.
        let id = new.id - u32::from(old.id < new.id);
        let change = Change {
            remove: Some(old.id),
            content: Some((id, New::From(old.pair, old.id))),
            ..Change::default()
        };
        self.commit(&old.pair, &change)
    }

    /// Moves `old` to a new entry.
    fn move_to(&mut self, old: &Entry, pair: &Pair, id: u32, name: &[u8]) -> Result<(), Errno> {
        let kind = match old.directory {
            true => kind::DIRECTORY,
            false => kind::FILE,
        };
        let one = same(old.pair.blocks, pair.blocks);
        let id = id - u32::from(one && old.id < id);
        let change = Change {
            insert: Some((id, kind, name)),
            content: Some((id, New::From(old.pair, old.id))),
            ..Change::default()
        };
        if one {
            let change = Change {
                remove: Some(old.id),
                ..change
            };
            return self.commit(pair, &change);
        }
        self.leave(old, pair, change)
    }

    /// Makes a change that takes in `old` from another pair, and takes it out there. In between
    /// all pairs together say so.
    fn leave(&mut self, old: &Entry, pair: &Pair, mut change: Change<'_>) -> Result<(), Errno> {
        if self.version == Version::One {
            return self.move_record(old, pair, change);
        }
        let kept = self.moving[0] & KEPT;
        let from = Tag::new(kind::DELETE, old.id, 0).0;
        let wanted = [kept | from, old.pair.blocks[0], old.pair.blocks[1]];
        change.moving = Some(self.said_by(pair, wanted));
        self.commit(pair, &change)?;
        *self.moving = wanted;
        self.end_move()
    }

    /// What a pair must say so that all together say `wanted`.
    fn said_by(&self, pair: &Pair, wanted: [u32; 3]) -> [u32; 3] {
        core::array::from_fn(|i| pair.moving[i] ^ self.moving[i] ^ wanted[i])
    }

    /// Takes out the entry that has arrived elsewhere.
    pub(super) fn end_move(&mut self) -> Result<(), Errno> {
        let id = Tag(self.moving[0]).id();
        let pair = self.pair([self.moving[1], self.moving[2]])?;
        let wanted = [self.moving[0] & KEPT, 0, 0];
        let change = Change {
            remove: (id < pair.count).then_some(id),
            moving: Some(self.said_by(&pair, wanted)),
            ..Change::default()
        };
        self.commit(&pair, &change)?;
        *self.moving = wanted;
        Ok(())
    }
}
