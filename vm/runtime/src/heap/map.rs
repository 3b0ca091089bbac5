//! The heap map: one letter a block, as `micropython.mem_info(1)` prints it.

use super::table::State;
use super::{BLOCK_WORDS, Heap};
use crate::value::{Kind, Value};

impl Heap<'_> {
    /// Number of blocks that can hold objects.
    pub fn block_count(&self) -> usize {
        self.table.capacity().saturating_sub(1)
    }

    /// The letter of every block: `.` free, `=` tail, else the letter of the object's type.
    pub fn map(&self) -> impl Iterator<Item = u8> + '_ {
        self.map_from(0)
    }

    /// The letters of the blocks after the first `count`.
    pub(crate) fn map_from(&self, count: usize) -> impl Iterator<Item = u8> + '_ {
        (1 + count..self.table.capacity()).map(|block| match self.table.get(block) {
            _ if block >= self.table.count() => b'.',
            State::Free => b'.',
            State::Tail => b'=',
            State::Head | State::Mark => self.letter(block),
        })
    }

    /// How many objects have one block, how many two, and the most blocks that one has.
    pub fn object_sizes(&self) -> (usize, usize, usize) {
        self.objects()
            .fold((0, 0, 0), |(one, two, most), (_, blocks)| {
                (
                    one + usize::from(blocks == 1),
                    two + usize::from(blocks == 2),
                    most.max(blocks),
                )
            })
    }

    fn letter(&self, block: usize) -> u8 {
        let header = self.blocks.get(block * BLOCK_WORDS).copied().unwrap_or(0);
        match Value::from_word(header).map(Value::kind) {
            Some(Kind::Rom(rom)) => self.rom.namespace(rom.ns()).ty.map_or(b'h', |t| t.letter),
            _ => b'h',
        }
    }
}
