//! Finding free blocks: those that nothing refers to, a window of blocks at a time.

use super::directory::Content;
use super::disk::{Disk, Free, NOTHING, WINDOW};
use super::version::Version;
use crate::Errno;

impl Free {
    pub(super) const fn new() -> Free {
        Free {
            start: 0,
            next: WINDOW as u32,
            left: 0,
            used: [0; WINDOW / 32],
        }
    }

    fn mark(&mut self, block: u32) {
        if let Some(i) = block.checked_sub(self.start)
            && let Some(word) = self.used.get_mut(i as usize / 32)
        {
            *word |= 1 << (i % 32);
        }
    }
}

impl Disk<'_> {
    /// Says that all blocks that were handed out are referred to by now: only those that will be
    /// handed out from here on must not be handed out twice.
    pub(super) fn settled_blocks(&mut self) {
        self.free.left = self.count;
    }

    /// A free block.
    pub(super) fn take(&mut self) -> Result<u32, Errno> {
        loop {
            while (self.free.next as usize) < WINDOW {
                let i = self.free.next;
                let block = self.free.start + i;
                if block >= self.count {
                    self.free.next = WINDOW as u32;
                    break;
                }
                self.free.left = self.free.left.checked_sub(1).ok_or(Errno::ENOSPC)?;
                self.free.next += 1;
                if self.free.used[i as usize / 32] >> (i % 32) & 1 == 0 {
                    return Ok(block);
                }
            }
            let start = self.free.start + WINDOW as u32;
            self.free.start = if start < self.count { start } else { 0 };
            self.free.next = 0;
            self.free.used = [0; WINDOW / 32];
            self.all_used(|free, block| free.mark(block))?;
        }
    }

    /// How many blocks are used.
    pub(super) fn used_blocks(&mut self) -> Result<u32, Errno> {
        let mut used = 0;
        self.all_used(|_, _| used += 1)?;
        Ok(used.min(self.count))
    }

    /// Calls `mark` with every block that something refers to.
    fn all_used(&mut self, mut mark: impl FnMut(&mut Free, u32)) -> Result<(), Errno> {
        self.all_pairs(|disk, pair| {
            for block in pair.blocks {
                mark(disk.free, block);
            }
            for id in 0..pair.count {
                let content = match disk.content(&pair, id) {
                    // An entry that cannot be understood may have any blocks.
                    Err(error) if disk.version == Version::One => return Err(error),
                    content => content,
                };
                if let Ok(Content::Blocks(head, size)) = content
                    && size > 0
                {
                    let (last, _) = disk.place_in(size - 1);
                    disk.mark_list(head, last, &mut mark)?;
                }
            }
            Ok(None::<()>)
        })?;
        for i in 0..self.files.len() {
            let Some(file) = self.files[i] else {
                continue;
            };
            if file.block != NOTHING {
                mark(self.free, file.block);
                if file.number > 0 {
                    self.mark_list(file.before, file.number - 1, &mut mark)?;
                }
            }
        }
        Ok(())
    }

    fn mark_list(
        &mut self,
        head: u32,
        last: u32,
        mark: &mut impl FnMut(&mut Free, u32),
    ) -> Result<(), Errno> {
        let mut block = head;
        for number in (0..=last.min(self.count)).rev() {
            mark(self.free, block);
            if number > 0 {
                block = self.word(block, 0)?;
            }
        }
        Ok(())
    }
}
