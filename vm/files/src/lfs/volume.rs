//! A mounted volume: what is asked of it, by path and by file number.

use super::cache::Cache;
use super::commit::{Change, New};
use super::directory::{Content, Entry, Found, LONGEST};
use super::disk::{Disk, Free, LARGEST_PROGRAM, NOTHING, Tuning};
use super::file::OpenFile;
use super::pair::{Pair, same};
use super::tag::{NONE, Tag, kind};
use crate::fat::Space;
use crate::{Blocks, Errno, OpenMode, Stat, Whence};

/// Most files open at once.
pub(super) const FILES: usize = 8;
/// Smallest block.
const SMALLEST_BLOCK: u32 = 128;
/// The bits of what is said of a move that do not say where from.
const KEPT: u32 = 0x8000_03ff;

/// A volume.
pub struct Volume {
    pub(super) cache: Cache,
    pub(super) free: Free,
    pub(super) files: [Option<OpenFile>; FILES],
    pub(super) moving: [u32; 3],
    pub(super) root: [u32; 2],
    pub(super) mounted: bool,
    pub(super) read_only: bool,
    pub(super) serial: u32,
    pub(super) program: u32,
    pub(super) dated: bool,
    pub(super) count: u32,
    /// Nanoseconds since 1970, 0 when not known.
    pub(super) now: u64,
}

impl Volume {
    /// A volume that is not there.
    pub const fn unmounted() -> Volume {
        Volume {
            cache: Cache::new(),
            free: Free::new(),
            files: [None; FILES],
            moving: [0; 3],
            root: [0, 1],
            mounted: false,
            read_only: false,
            serial: 0,
            program: 32,
            dated: true,
            count: 0,
            now: 0,
        }
    }

    /// A volume that is not there yet, for a device that wants this.
    pub const fn tuned(tuning: Tuning) -> Volume {
        let mut volume = Volume::unmounted();
        volume.program = tuning.program;
        volume.dated = tuning.dated;
        volume
    }

    /// What its device wants.
    pub fn tuning(&self) -> Tuning {
        Tuning {
            program: self.program,
            dated: self.dated,
        }
    }

    /// Mounts what is on the device, in the place of what was.
    ///
    /// # Errors
    /// As [`Volume::mount`].
    pub fn remount(&mut self, blocks: &mut dyn Blocks, read_only: bool) -> Result<(), Errno> {
        *self = Volume::mount(blocks, self.tuning(), read_only)?;
        Ok(())
    }

    fn for_device(blocks: &dyn Blocks, tuning: Tuning) -> Result<Volume, Errno> {
        let (size, program) = (blocks.block_size(), tuning.program);
        let fits = size >= SMALLEST_BLOCK
            && (1..=LARGEST_PROGRAM as u32).contains(&program)
            && size.is_multiple_of(program)
            && (LARGEST_PROGRAM as u32).is_multiple_of(program)
            && blocks.blocks() >= 2;
        let mut volume = Volume::tuned(tuning);
        volume.count = blocks.blocks();
        fits.then_some(volume).ok_or(Errno::EINVAL)
    }

    /// Makes an empty volume on all of the device.
    ///
    /// # Errors
    /// EINVAL for sizes that cannot be, EIO.
    pub fn format(blocks: &mut dyn Blocks, tuning: Tuning) -> Result<(), Errno> {
        let mut volume = Volume::for_device(blocks, tuning)?;
        volume.at(blocks).format()
    }

    /// Mounts what is on the device.
    ///
    /// # Errors
    /// ENODEV when there is no such volume, EINVAL for sizes that cannot be, EIO.
    pub fn mount(
        blocks: &mut dyn Blocks,
        tuning: Tuning,
        read_only: bool,
    ) -> Result<Volume, Errno> {
        let mut volume = Volume::for_device(blocks, tuning)?;
        let size = blocks.block_size();
        let mut disk = volume.at(blocks);
        let first = disk.pair([0, 1]).map_err(|_| Errno::ENODEV)?;
        let (version, block, count) = disk.superblock(&first)?.ok_or(Errno::ENODEV)?;
        if version >> 16 != 2 || block != size || count > disk.count {
            return Err(Errno::ENODEV);
        }
        disk.count = count;
        let (mut root, mut moving) = ([0, 1], [0; 3]);
        disk.all_pairs(|disk, pair| {
            if disk.superblock(&pair)?.is_some() {
                root = pair.blocks;
            }
            for (sum, word) in moving.iter_mut().zip(pair.moving) {
                *sum ^= word;
            }
            Ok(None::<()>)
        })?;
        (volume.root, volume.moving, volume.count) = (root, moving, count);
        (volume.mounted, volume.read_only) = (true, read_only);
        if !read_only && Tag(moving[0]).kind() == kind::DELETE {
            // Power was lost in a move: what has arrived leaves where it came from.
            volume.start(blocks)?.end_move()?;
        }
        Ok(volume)
    }

    /// Whether there is a volume.
    pub fn is_mounted(&self) -> bool {
        self.mounted
    }

    /// Tells the time that files changed from now on get: nanoseconds since 1970, 0 for none.
    pub fn set_time(&mut self, nanoseconds: u64) {
        self.now = if self.dated { nanoseconds } else { 0 };
    }

    fn at<'v>(&'v mut self, blocks: &'v mut dyn Blocks) -> Disk<'v> {
        Disk {
            size: blocks.block_size(),
            count: self.count,
            program: self.program,
            blocks,
            cache: &mut self.cache,
            free: &mut self.free,
            files: &mut self.files,
            moving: &mut self.moving,
            root: self.root,
            now: self.now,
        }
    }

    /// The volume at the start of something that is asked of it.
    fn start<'v>(&'v mut self, blocks: &'v mut dyn Blocks) -> Result<Disk<'v>, Errno> {
        if !self.mounted {
            return Err(Errno::ENODEV);
        }
        let mut disk = self.at(blocks);
        disk.settled_blocks();
        Ok(disk)
    }

    fn change<'v>(&'v mut self, blocks: &'v mut dyn Blocks) -> Result<Disk<'v>, Errno> {
        match self.read_only {
            true => Err(Errno::EROFS),
            false => self.start(blocks),
        }
    }

    /// The numbers of the open files.
    pub fn open_files(&self) -> impl Iterator<Item = u32> + '_ {
        (0..FILES).filter_map(|i| self.handle(i))
    }

    fn handle(&self, i: usize) -> Option<u32> {
        let file = self.files.get(i)?.as_ref()?;
        Some(file.serial * FILES as u32 + i as u32)
    }

    fn place_of(&self, handle: u32) -> Result<usize, Errno> {
        let i = handle as usize % FILES;
        match self.handle(i) == Some(handle) {
            true => Ok(i),
            false => Err(Errno::EBADF),
        }
    }

    /// Opens a file; gives its number.
    ///
    /// # Errors
    /// ENOENT, EEXIST, EISDIR, ENOTDIR, EROFS, EMFILE, ENOSPC, EIO.
    pub fn open(
        &mut self,
        blocks: &mut dyn Blocks,
        path: &[u8],
        mode: OpenMode,
    ) -> Result<u32, Errno> {
        let place = self.files.iter().position(Option::is_none);
        let place = place.ok_or(Errno::EMFILE)?;
        let makes = mode.truncate || mode.append || mode.exclusive;
        let mut disk = match mode.write {
            true => self.change(blocks)?,
            false => self.start(blocks)?,
        };
        let (directory, name) = disk.parent(path)?;
        let name = name.ok_or(Errno::EISDIR)?;
        let (entry, made) = match disk.find(directory, name)? {
            Found::Entry(_) if mode.exclusive => return Err(Errno::EEXIST),
            Found::Entry(entry) if entry.directory => return Err(Errno::EISDIR),
            Found::Entry(entry) => (entry, false),
            Found::Place(pair, id) if makes => {
                let change = Change {
                    insert: Some((id, kind::FILE, name)),
                    content: Some((id, New::Inline(&[]))),
                    changed: (disk.now > 0).then_some((id, disk.now)),
                    ..Change::default()
                };
                disk.commit(&pair, &change)?;
                match disk.find(directory, name)? {
                    Found::Entry(entry) => (entry, true),
                    Found::Place(..) => return Err(Errno::EIO),
                }
            }
            Found::Place(..) => return Err(Errno::ENOENT),
        };
        let mut file = OpenFile {
            serial: 0,
            mode,
            pair: entry.pair.blocks,
            id: entry.id,
            size: 0,
            position: 0,
            short: true,
            dirty: mode.truncate && !made,
            head: NOTHING,
            head_size: 0,
            block: NOTHING,
            number: 0,
            filled: 0,
            before: NOTHING,
            written: 0,
            held: [0; LARGEST_PROGRAM],
            waiting: 0,
        };
        if !mode.truncate {
            disk.open_content(&mut file)?;
        }
        self.serial = (self.serial + 1) & 0xff_ffff;
        file.serial = self.serial;
        self.files[place] = Some(file);
        Ok(file.serial * FILES as u32 + place as u32)
    }

    /// Writes what waits and forgets a file; an unknown number is ignored.
    ///
    /// # Errors
    /// What writing meets; the file is closed all the same.
    pub fn close(&mut self, blocks: &mut dyn Blocks, handle: u32) -> Result<(), Errno> {
        let Ok(i) = self.place_of(handle) else {
            return Ok(());
        };
        let flushed = self.start(blocks)?.flush_file(i);
        self.files[i] = None;
        flushed
    }

    /// Closes what a program left open.
    pub fn close_all(&mut self, blocks: &mut dyn Blocks) {
        for i in 0..FILES {
            if let Some(handle) = self.handle(i) {
                // Nobody is there to be told of a medium that fails now.
                let _ = self.close(blocks, handle);
            }
        }
    }

    /// Reads from where a file stands; 0 at its end.
    ///
    /// # Errors
    /// EBADF, EIO.
    pub fn read(
        &mut self,
        blocks: &mut dyn Blocks,
        handle: u32,
        into: &mut [u8],
    ) -> Result<usize, Errno> {
        let i = self.place_of(handle)?;
        if !self.files[i].is_some_and(|f| f.mode.read) {
            return Err(Errno::EBADF);
        }
        self.start(blocks)?.read_file(i, into)
    }

    /// Writes where a file stands; gives how much.
    ///
    /// # Errors
    /// EBADF, EFBIG, ENOSPC, EIO.
    pub fn write(
        &mut self,
        blocks: &mut dyn Blocks,
        handle: u32,
        from: &[u8],
    ) -> Result<usize, Errno> {
        let i = self.place_of(handle)?;
        if !self.files[i].is_some_and(|f| f.mode.write) {
            return Err(Errno::EBADF);
        }
        self.change(blocks)?.write_file(i, from)
    }

    /// Moves to a position; gives it, counted from the start.
    ///
    /// # Errors
    /// EBADF, EINVAL.
    pub fn seek(&mut self, handle: u32, offset: i64, whence: Whence) -> Result<u64, Errno> {
        let i = self.place_of(handle)?;
        let file = self.files[i].as_mut().ok_or(Errno::EBADF)?;
        let from = match whence {
            Whence::Start => 0,
            Whence::Current => i64::from(file.position),
            Whence::End => i64::from(file.size),
        };
        let to = from
            .checked_add(offset)
            .filter(|to| *to <= i64::from(i32::MAX))
            .and_then(|p| u32::try_from(p).ok())
            .ok_or(Errno::EINVAL)?;
        file.position = to;
        Ok(u64::from(to))
    }

    /// Makes what was written to a file safe.
    ///
    /// # Errors
    /// EBADF, ENOSPC, EIO.
    pub fn flush(&mut self, blocks: &mut dyn Blocks, handle: u32) -> Result<(), Errno> {
        let i = self.place_of(handle)?;
        self.start(blocks)?.flush_file(i)
    }

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
            (false, false) => {
                let change = Change {
                    remove: Some(entry.id),
                    ..Change::default()
                };
                disk.commit(&entry.pair, &change)
            }
        }
    }

    /// Renames; an existing file at the new path is replaced.
    ///
    /// # Errors
    /// ENOENT, ENOTDIR, EISDIR, EINVAL, EROFS, ENOSPC, EIO.
    pub fn rename(&mut self, blocks: &mut dyn Blocks, from: &[u8], to: &[u8]) -> Result<(), Errno> {
        let mut disk = self.change(blocks)?;
        let old = disk.entry(from)?.ok_or(Errno::EINVAL)?;
        let (directory, name) = disk.parent(to)?;
        let name = name.ok_or(Errno::EINVAL)?;
        if old.directory && crate::fat::beneath(from, to) {
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

    /// How much room there is.
    ///
    /// # Errors
    /// EIO.
    pub fn space(&mut self, blocks: &mut dyn Blocks) -> Result<Space, Errno> {
        let mut disk = self.start(blocks)?;
        Ok(Space {
            block: disk.size,
            blocks: disk.count,
            free: disk.count - disk.used_blocks()?,
        })
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
        let changed = match self.piece(pair, id, 0x7ff, kind::CHANGED)? {
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
        // Power lost between the two leaves a directory that nobody finds: two blocks of room.
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
                if disk.name(&pair, id, &mut name)?.is_some() {
                    return Err(Errno::ENOTEMPTY);
                }
            }
            last = Some(pair);
            Ok(None::<()>)
        })?;
        let change = Change {
            remove: Some(entry.id),
            ..Change::default()
        };
        self.commit(&entry.pair, &change)?;
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
