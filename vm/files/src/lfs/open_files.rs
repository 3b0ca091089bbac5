//! Open files by their numbers: opening, reading, writing, moving in them, closing.

use super::commit::{Change, New};
use super::directory::{Entry, Found, LONGEST};
use super::disk::{Disk, LARGEST_PROGRAM, NOTHING};
use super::file::OpenFile;
use super::pair::Pair;
use super::tag::kind;
use super::volume::{FILES, Volume};
use crate::{Blocks, Errno, OpenMode, Whence};

impl Volume {
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
            Found::Place(pair, id) if makes => (disk.make_file(&pair, id, name)?, true),
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
}

impl Disk<'_> {
    /// Makes an empty file as entry `id` of a pair, and looks whether it is there.
    fn make_file(&mut self, pair: &Pair, id: u32, name: &[u8]) -> Result<Entry, Errno> {
        let change = Change {
            insert: Some((id, kind::FILE, name)),
            content: Some((id, New::Inline(&[]))),
            changed: (self.now > 0).then_some((id, self.now)),
            ..Change::default()
        };
        let (blocks, id) = match self.commit_or_split(pair, &change)? {
            Some((first, blocks)) if id >= first => (blocks, id - first),
            _ => (pair.blocks, id),
        };
        let pair = self.pair(blocks)?;
        let mut there = [0; LONGEST];
        match self.name(&pair, id, &mut there)? {
            Some((kind::FILE, len)) if there[..len] == *name => Ok(Entry {
                pair,
                id,
                directory: false,
            }),
            _ => Err(Errno::EIO),
        }
    }
}
