//! Open files. A file that is written gets new blocks from the first changed one on, and counts
//! as changed when its entry is, at the next flush; short files stay in memory until then.

use super::commit::{Change, New};
use super::directory::Content;
use super::disk::{Disk, LARGEST_PROGRAM, NOTHING};
use super::tag::NONE;
use super::version::Version;
use crate::{Errno, OpenMode};

/// Bytes that an open file keeps in memory.
const HELD: usize = LARGEST_PROGRAM;

/// An open file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct OpenFile {
    /// Tells it from those that had its place in the table of open files before.
    pub(super) serial: u32,
    pub(super) mode: OpenMode,
    /// Its entry; the number is `NONE` when that was removed.
    pub(super) pair: [u32; 2],
    pub(super) id: u32,
    pub(super) size: u32,
    pub(super) position: u32,
    /// The whole file is in `held`.
    pub(super) short: bool,
    pub(super) dirty: bool,
    /// What it was at the last flush: last block (`NOTHING`: among the metadata) and bytes.
    pub(super) head: u32,
    pub(super) head_size: u32,
    /// The block being written (`NOTHING`: none), its number, the bytes in it, and the one before.
    pub(super) block: u32,
    pub(super) number: u32,
    pub(super) filled: u32,
    pub(super) before: u32,
    /// Where in the file the next byte that is written goes.
    pub(super) written: u32,
    /// Bytes that wait to be programmed, or all of a short file.
    pub(super) held: [u8; HELD],
    pub(super) waiting: u32,
}

impl Disk<'_> {
    /// Most bytes of a file among the metadata.
    fn short_limit(&self) -> u32 {
        match self.version {
            Version::One => 0,
            Version::Two => (self.size / 8).min(HELD as u32),
        }
    }

    /// Reads what a file is made of when it is opened.
    pub(super) fn open_content(&mut self, file: &mut OpenFile) -> Result<(), Errno> {
        let pair = self.pair(file.pair)?;
        match self.content(&pair, file.id)? {
            Content::Pair(_) => Err(Errno::EISDIR),
            Content::Blocks(_, 0) => {
                (file.head, file.head_size, file.size) = (NOTHING, 0, 0);
                file.short = true;
                Ok(())
            }
            Content::Blocks(head, size) => {
                (file.head, file.head_size, file.size) = (head, size, size);
                file.short = false;
                Ok(())
            }
            Content::Inline(piece) => {
                let size = piece.tag.len();
                (file.head, file.head_size, file.size) = (NOTHING, size, size);
                file.short = size <= self.short_limit();
                if file.short {
                    self.read(piece.block, piece.offset, &mut file.held[..size as usize])?;
                }
                Ok(())
            }
        }
    }

    /// Reads from what a file was at the last flush.
    fn read_old(
        &mut self,
        file: &OpenFile,
        position: u32,
        into: &mut [u8],
    ) -> Result<usize, Errno> {
        if file.head != NOTHING {
            return self.read_list(file.head, file.head_size, position, into);
        }
        let n = into
            .len()
            .min(file.head_size.saturating_sub(position) as usize);
        if n == 0 || file.id == NONE {
            return Ok(0);
        }
        let pair = self.pair(file.pair)?;
        match self.content(&pair, file.id)? {
            Content::Inline(piece) if piece.tag.len() >= position + n as u32 => {
                self.read(piece.block, piece.offset + position, &mut into[..n])?;
                Ok(n)
            }
            _ => Err(Errno::EIO),
        }
    }

    /// Reads from where open file `i` stands.
    pub(super) fn read_file(&mut self, i: usize, into: &mut [u8]) -> Result<usize, Errno> {
        let mut file = self.files[i].ok_or(Errno::EBADF)?;
        if file.block != NOTHING {
            self.flush_file(i)?;
            file = self.files[i].ok_or(Errno::EBADF)?;
        }
        let n = if file.short {
            let left = file.size.saturating_sub(file.position) as usize;
            let n = into.len().min(left);
            let from = file.position.min(file.size) as usize;
            into[..n].copy_from_slice(&file.held[from..from + n]);
            n
        } else {
            self.read_old(&file, file.position, into)?
        };
        file.position += n as u32;
        self.files[i] = Some(file);
        Ok(n)
    }

    /// Writes where open file `i` stands; a gap before it reads as zeros.
    pub(super) fn write_file(&mut self, i: usize, from: &[u8]) -> Result<usize, Errno> {
        let file = self.files[i].as_mut().ok_or(Errno::EBADF)?;
        if file.id == NONE {
            return Err(Errno::EBADF);
        }
        if file.mode.append {
            file.position = file.size;
        }
        let (position, len) = (file.position, from.len() as u32);
        if position
            .checked_add(len)
            .is_none_or(|end| end > i32::MAX as u32)
        {
            return Err(Errno::EFBIG);
        }
        while let Some(file) = self.files[i]
            && file.size < position
            && len > 0
        {
            let gap = (position - file.size).min(64) as usize;
            self.write_at(i, file.size, &[0; 64][..gap])?;
        }
        self.write_at(i, position, from)?;
        if let Some(file) = self.files[i].as_mut() {
            file.position = position + len;
        }
        Ok(from.len())
    }

    fn write_at(&mut self, i: usize, position: u32, from: &[u8]) -> Result<(), Errno> {
        let file = self.files[i].as_ref().ok_or(Errno::EBADF)?;
        if from.is_empty() {
            return Ok(());
        }
        let goes_on = file.block != NOTHING && file.written == position;
        if !file.short && !goes_on {
            self.flush_file(i)?;
        }
        let before = self.files[i];
        let end = position + from.len() as u32;
        match self.write_there(i, position, from) {
            Ok(()) => {
                if let Some(file) = self.files[i].as_mut() {
                    file.size = file.size.max(end);
                }
                Ok(())
            }
            Err(error) => {
                self.give_up_writing(i, before, error);
                Err(error)
            }
        }
    }

    /// Writes what follows what was written last, or starts new blocks there.
    fn write_there(&mut self, i: usize, position: u32, from: &[u8]) -> Result<(), Errno> {
        let limit = self.short_limit();
        let file = self.files[i].as_mut().ok_or(Errno::EBADF)?;
        let end = position + from.len() as u32;
        if file.short && end <= limit {
            file.held[position as usize..end as usize].copy_from_slice(from);
            file.dirty = true;
            return Ok(());
        }
        if file.short {
            // All that it will be is beyond what it was: nothing of the old comes after.
            let (held, n) = (file.held, position.min(file.size) as usize);
            file.short = false;
            file.dirty = true;
            (file.head, file.head_size) = (NOTHING, 0);
            (file.block, file.written, file.waiting) = (NOTHING, 0, 0);
            self.append(i, &held[..n])?;
        } else if file.block == NOTHING {
            self.begin(i, position)?;
        }
        self.append(i, from)
    }

    /// Leaves open file `i` with what it had before something could not be written.
    fn give_up_writing(&mut self, i: usize, before: Option<OpenFile>, error: Errno) {
        match (before, self.files[i].as_mut()) {
            // The blocks of this piece are forgotten.
            (Some(before), _) if before.block == NOTHING => self.files[i] = Some(before),
            // No room: what of it went into the last block is there.
            (_, Some(file)) if error == Errno::ENOSPC => file.size = file.size.max(file.written),
            // The block being written is not to be trusted: what it was at the last flush counts.
            (_, Some(file)) => {
                (file.block, file.waiting, file.filled) = (NOTHING, 0, 0);
                file.size = file.head_size;
                file.dirty = false;
            }
            _ => {}
        }
    }

    /// Starts new blocks that hold what the file had before `position`.
    fn begin(&mut self, i: usize, position: u32) -> Result<(), Errno> {
        let mut file = self.files[i].ok_or(Errno::EBADF)?;
        file.dirty = true;
        (file.block, file.number, file.filled) = (NOTHING, 0, 0);
        (file.written, file.waiting) = (0, 0);
        if position == 0 || file.head == NOTHING {
            self.files[i] = Some(file);
            return self.copy_old(i, position);
        }
        // Blocks before the changed one are shared; of that one the start is copied.
        let (last, _) = self.place_in(file.head_size - 1);
        let (number, offset) = self.place_in(position - 1);
        let old = self.walk(file.head, last, number)?;
        file.before = match number {
            0 => NOTHING,
            _ => self.walk(old, number, number - 1)?,
        };
        file.block = self.take()?;
        self.erase(file.block)?;
        file.number = number;
        file.written = position;
        self.files[i] = Some(file);
        let mut at = 0;
        while at <= offset {
            let mut bytes = [0; 64];
            let n = (offset + 1 - at).min(64) as usize;
            self.read(old, at, &mut bytes[..n])?;
            self.hold(i, &bytes[..n])?;
            at += n as u32;
        }
        Ok(())
    }

    /// Appends what the file had from where it is written to `end`.
    fn copy_old(&mut self, i: usize, end: u32) -> Result<(), Errno> {
        loop {
            let file = self.files[i].ok_or(Errno::EBADF)?;
            let mut bytes = [0; 64];
            let n = end.saturating_sub(file.written).min(64) as usize;
            let n = self.read_old(&file, file.written, &mut bytes[..n])?;
            if n == 0 {
                return Ok(());
            }
            self.append(i, &bytes[..n])?;
        }
    }

    /// Adds bytes to the file's new blocks.
    fn append(&mut self, i: usize, mut from: &[u8]) -> Result<(), Errno> {
        while !from.is_empty() {
            let file = self.files[i].as_ref().ok_or(Errno::EBADF)?;
            if file.block == NOTHING || file.filled == self.size {
                self.next_block(i)?;
            }
            let file = self.files[i].as_ref().ok_or(Errno::EBADF)?;
            let n = from.len().min((self.size - file.filled) as usize);
            self.hold(i, &from[..n])?;
            if let Some(file) = self.files[i].as_mut() {
                file.written += n as u32;
            }
            from = &from[n..];
        }
        Ok(())
    }

    /// Starts the next block, with its pointers to those before.
    fn next_block(&mut self, i: usize) -> Result<(), Errno> {
        let block = self.take()?;
        self.erase(block)?;
        let file = self.files[i].as_mut().ok_or(Errno::EBADF)?;
        if file.block == NOTHING {
            (file.number, file.before) = (0, NOTHING);
        } else {
            (file.number, file.before) = (file.number + 1, file.block);
        }
        (file.block, file.filled, file.waiting) = (block, 0, 0);
        let (number, mut before) = (file.number, file.before);
        if number > 0 {
            for skip in 0..=number.trailing_zeros() {
                self.hold(i, &before.to_le_bytes())?;
                if skip < number.trailing_zeros() {
                    before = self.word(before, 4 * skip)?;
                }
            }
        }
        Ok(())
    }

    /// Takes bytes into the block being written; programs what is whole.
    fn hold(&mut self, i: usize, from: &[u8]) -> Result<(), Errno> {
        let mut file = self.files[i].ok_or(Errno::EBADF)?;
        for byte in from {
            file.held[file.waiting as usize % HELD] = *byte;
            file.waiting += 1;
            file.filled += 1;
            if file.waiting as usize == HELD || file.filled == self.size {
                let start = file.filled - file.waiting;
                self.write(file.block, start, &file.held[..file.waiting as usize])?;
                file.waiting = 0;
            }
        }
        self.files[i] = Some(file);
        Ok(())
    }

    /// Makes what was written to open file `i` its content.
    pub(super) fn flush_file(&mut self, i: usize) -> Result<(), Errno> {
        let file = self.files[i].ok_or(Errno::EBADF)?;
        if !file.dirty || file.id == NONE {
            return Ok(());
        }
        if file.block != NOTHING {
            self.copy_old(i, file.head_size)?;
            let mut file = self.files[i].ok_or(Errno::EBADF)?;
            if file.waiting > 0 {
                let start = file.filled - file.waiting;
                let len = file.waiting.next_multiple_of(self.program).min(HELD as u32);
                file.held[file.waiting as usize..len as usize].fill(0xff);
                self.write(file.block, start, &file.held[..len as usize])?;
            }
            self.settle()?;
        }
        let file = self.files[i].ok_or(Errno::EBADF)?;
        let pair = self.pair(file.pair)?;
        let content = match file.short {
            true => New::Inline(&file.held[..file.size as usize]),
            false => New::Blocks(file.block, file.size),
        };
        let change = Change {
            content: Some((file.id, content)),
            changed: (self.now > 0).then_some((file.id, self.now)),
            ..Change::default()
        };
        self.commit(&pair, &change)?;
        if let Some(file) = self.files[i].as_mut() {
            file.dirty = false;
            file.head_size = file.size;
            if !file.short {
                file.head = file.block;
            }
            (file.block, file.waiting, file.filled) = (NOTHING, 0, 0);
        }
        self.settled_blocks();
        Ok(())
    }
}
