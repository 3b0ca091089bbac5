//! The block table: two bits of state per block, and one bit that marks it as fresh.

/// State of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub(super) enum State {
    /// Not in use.
    Free = 0,
    /// First block of an object.
    Head = 1,
    /// Further block of an object.
    Tail = 2,
    /// First block of an object the collector has reached.
    Mark = 3,
}

const PER_WORD: usize = 16;
/// The low bit of each pair.
const LOW: u32 = 0x5555_5555;

/// Two words of state and one word of freshness for every 32 blocks.
pub(super) struct Table<'m> {
    states: &'m mut [u32],
    fresh: &'m mut [u32],
    count: usize,
    fresh_low: usize,
    fresh_high: usize,
}

impl<'m> Table<'m> {
    /// How many blocks fit beside their table in `words` words.
    pub(super) fn blocks_for(words: usize) -> usize {
        (words / (32 * super::BLOCK_WORDS + 3) * 32).min(1 << 27)
    }

    /// Table words for `count` blocks, a multiple of 32.
    pub(super) fn words_for(count: usize) -> usize {
        count / 32 * 3
    }

    pub(super) fn new(words: &'m mut [u32], count: usize) -> Table<'m> {
        words.fill(0);
        let (states, fresh) = words.split_at_mut(count / PER_WORD);
        let mut table = Table {
            states,
            fresh,
            count,
            fresh_low: usize::MAX,
            fresh_high: 0,
        };
        if count > 0 {
            // Block 0 is never handed out: offset 0 means "no object".
            table.set(0, State::Tail);
        }
        table
    }

    /// Number of blocks.
    #[inline(always)]
    pub(super) fn count(&self) -> usize {
        self.count
    }

    #[inline(always)]
    pub(super) fn get(&self, block: usize) -> State {
        match self.states[block / PER_WORD] >> (block % PER_WORD * 2) & 3 {
            0 => State::Free,
            1 => State::Head,
            2 => State::Tail,
            _ => State::Mark,
        }
    }

    #[inline(always)]
    pub(super) fn set(&mut self, block: usize, state: State) {
        let shift = block % PER_WORD * 2;
        let word = &mut self.states[block / PER_WORD];
        *word = *word & !(3 << shift) | (state as u32) << shift;
    }

    /// Makes the blocks `from..to` tails.
    pub(super) fn set_tails(&mut self, from: usize, to: usize) {
        const TAILS: u32 = 0xaaaa_aaaa;
        let mut block = from;
        while block < to {
            if block.is_multiple_of(PER_WORD) && block + PER_WORD <= to {
                self.states[block / PER_WORD] = TAILS;
                block += PER_WORD;
            } else {
                self.set(block, State::Tail);
                block += 1;
            }
        }
    }

    /// Sixteen blocks' states, the first in the low bits.
    #[inline(always)]
    pub(super) fn word(&self, index: usize) -> u32 {
        self.states[index]
    }

    #[inline(always)]
    pub(super) fn set_word(&mut self, index: usize, word: u32) {
        self.states[index] = word;
    }

    /// Number of state words.
    #[inline(always)]
    pub(super) fn words(&self) -> usize {
        self.states.len()
    }

    /// First free block at or after `from`.
    #[inline]
    pub(super) fn next_free(&self, from: usize) -> Option<usize> {
        let mut index = from / PER_WORD;
        let mut word = *self.states.get(index)?;
        let mut free = !(word | word >> 1) & LOW & (u32::MAX << (from % PER_WORD * 2));
        loop {
            if free != 0 {
                return Some(index * PER_WORD + free.trailing_zeros() as usize / 2);
            }
            index += 1;
            word = *self.states.get(index)?;
            free = !(word | word >> 1) & LOW;
        }
    }

    /// Where the run of free blocks that `from` is in ends, looking no further than `most`.
    #[inline]
    pub(super) fn free_until(&self, from: usize, most: usize) -> usize {
        let mut index = from / PER_WORD;
        let Some(&first) = self.states.get(index) else {
            return self.count;
        };
        let mut used = (first | first >> 1) & LOW & (u32::MAX << (from % PER_WORD * 2));
        loop {
            if used != 0 {
                return index * PER_WORD + used.trailing_zeros() as usize / 2;
            }
            index += 1;
            if index * PER_WORD >= most {
                return (index * PER_WORD).min(self.count);
            }
            match self.states.get(index) {
                Some(&w) => used = (w | w >> 1) & LOW,
                None => return self.count,
            }
        }
    }

    /// Where the run of free blocks begins that ends before `block`; `block` when there is none.
    /// May answer with an earlier block when the run is very long.
    pub(super) fn run_start(&self, block: usize) -> usize {
        const FAR: usize = 1 << 16;
        let mut at = block;
        while at > 1 && block - at < FAR {
            if at.is_multiple_of(PER_WORD) && at >= PER_WORD && self.states[at / PER_WORD - 1] == 0
            {
                at -= PER_WORD;
            } else if self.get(at - 1) == State::Free {
                at -= 1;
            } else {
                return at;
            }
        }
        1
    }

    /// First block in use at or after `from`, or the number of blocks.
    #[inline]
    pub(super) fn next_used(&self, from: usize) -> usize {
        let mut index = from / PER_WORD;
        let Some(&first) = self.states.get(index) else {
            return self.count;
        };
        let mut used = (first | first >> 1) & LOW & (u32::MAX << (from % PER_WORD * 2));
        loop {
            if used != 0 {
                return index * PER_WORD + used.trailing_zeros() as usize / 2;
            }
            index += 1;
            match self.states.get(index) {
                Some(&w) => used = (w | w >> 1) & LOW,
                None => return self.count,
            }
        }
    }

    /// First block after `block` that is no tail: where the object at `block` ends.
    #[inline]
    pub(super) fn end_of(&self, block: usize) -> usize {
        let from = block + 1;
        let mut index = from / PER_WORD;
        let Some(&first) = self.states.get(index) else {
            return self.count;
        };
        // A pair is a tail when it is 0b10.
        let mut other = !(first >> 1 & !first) & LOW & (u32::MAX << (from % PER_WORD * 2));
        loop {
            if other != 0 {
                return index * PER_WORD + other.trailing_zeros() as usize / 2;
            }
            index += 1;
            match self.states.get(index) {
                Some(&w) => other = !(w >> 1 & !w) & LOW,
                None => return self.count,
            }
        }
    }

    /// Notes that the object at `block` was allocated since the last boundary.
    #[inline(always)]
    pub(super) fn freshen(&mut self, block: usize) {
        let index = block / 32;
        self.fresh[index] |= 1 << (block % 32);
        self.fresh_low = self.fresh_low.min(index);
        self.fresh_high = self.fresh_high.max(index);
    }

    /// Forgets all fresh marks.
    #[inline(always)]
    pub(super) fn settle(&mut self) {
        if self.fresh_low <= self.fresh_high {
            self.fresh[self.fresh_low..=self.fresh_high].fill(0);
            self.fresh_low = usize::MAX;
            self.fresh_high = 0;
        }
    }

    /// The fresh word for blocks `index * 32 ..`, and the range of words that may be non-zero.
    pub(super) fn fresh_word(&self, index: usize) -> u32 {
        self.fresh[index]
    }

    /// Indices of the fresh words that may be non-zero.
    pub(super) fn fresh_range(&self) -> core::ops::Range<usize> {
        if self.fresh_low <= self.fresh_high {
            self.fresh_low..self.fresh_high + 1
        } else {
            0..0
        }
    }

    /// Forgets that the object at `block` is fresh: it is being freed.
    pub(super) fn stale(&mut self, block: usize) {
        self.fresh[block / 32] &= !(1 << (block % 32));
    }
}
