//! The auditor: walks a heap and says what is wrong with it. For tests and debug builds.

use super::table::State;
use super::{BLOCK_WORDS, Heap};
use crate::rom::Layout;
use crate::value::{Kind, Value};

/// What the auditor found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// A tail without a head before it.
    StrayTail {
        /// Its block.
        block: u32,
    },
    /// A mark left behind by a collection.
    StrayMark {
        /// Its block.
        block: u32,
    },
    /// A header that is no type.
    BadHeader {
        /// The object's first block.
        block: u32,
    },
    /// A word that refers to no object.
    Dangling {
        /// The block of the object that holds it; 0 for the stack and the roots.
        block: u32,
        /// The word.
        word: u32,
    },
    /// A block of the region is in use.
    Region {
        /// The block.
        block: u32,
    },
    /// The count of used blocks is wrong.
    Count {
        /// Blocks found in use.
        found: u32,
    },
}

impl Heap<'_> {
    /// Checks every invariant of the heap.
    ///
    /// # Errors
    /// The first one that does not hold.
    pub fn audit(&self) -> Result<(), Fault> {
        let mut inside = true; // block 0 is a tail by itself
        let mut used = 0;
        for block in 0..self.table.count() {
            match self.table.get(block) {
                State::Free => inside = false,
                State::Tail if inside => used += u32::from(block != 0),
                State::Tail => {
                    return Err(Fault::StrayTail {
                        block: block as u32,
                    });
                }
                State::Mark => {
                    return Err(Fault::StrayMark {
                        block: block as u32,
                    });
                }
                State::Head => {
                    inside = true;
                    used += 1;
                    self.audit_object(block)?;
                }
            }
        }
        if used != self.used() {
            return Err(Fault::Count { found: used });
        }
        let free = self.table.free_until(self.next, self.end);
        if free < self.end {
            return Err(Fault::Region { block: free as u32 });
        }
        for i in 0..self.top {
            self.audit_word(0, self.stack[i].word())?;
        }
        for v in self.roots.iter().flatten() {
            self.audit_word(0, v.word())?;
        }
        Ok(())
    }

    fn audit_object(&self, block: usize) -> Result<(), Fault> {
        let start = block * BLOCK_WORDS;
        let bad = Fault::BadHeader {
            block: block as u32,
        };
        let layout = match Value::from_word(self.blocks[start]).map(Value::kind) {
            Some(Kind::Rom(rom)) => self.rom.namespace(rom.ns()).ty.ok_or(bad)?.layout,
            Some(Kind::Object(_)) => {
                self.audit_word(block as u32, self.blocks[start])?;
                Layout::Values
            }
            _ => return Err(bad),
        };
        let end = self.table.end_of(block) * BLOCK_WORDS;
        let end = match layout {
            Layout::Leaf => start + 1,
            Layout::Head(n) => (start + 1 + n as usize).min(end),
            Layout::Values => end,
        };
        for word in &self.blocks[start + 1..end] {
            self.audit_word(block as u32, *word)?;
        }
        Ok(())
    }

    fn audit_word(&self, block: u32, word: u32) -> Result<(), Fault> {
        if word == 0 || word & 0xf != 0 {
            return Ok(());
        }
        let target = (word >> 4) as usize;
        if target < self.table.count() && self.table.get(target) == State::Head {
            Ok(())
        } else {
            Err(Fault::Dangling { block, word })
        }
    }
}
