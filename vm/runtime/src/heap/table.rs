//! The block table: two bits of state per block, and one bit that marks it as fresh.
//!
//! A large heap is taken into use bit by bit: the table of blocks beyond [`Table::count`] is not
//! even cleared before [`Table::grow`] comes to it.

use garter_collector::Swept;
pub(super) use garter_collector::{LOW, PER_WORD};

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

/// A head with fifteen tails after it.
const OBJECT: u32 = 0xaaaa_aaa9;

/// First block at or after `from` whose pair `matches` picks (it gives low bits of pairs), or the
/// number of blocks. Looks no further than `most`, rounded up to sixteen.
#[inline]
pub(super) fn first_where(
    states: &[u32],
    from: usize,
    most: usize,
    matches: impl Fn(u32) -> u32,
) -> usize {
    let count = states.len() * PER_WORD;
    let mut index = from / PER_WORD;
    let Some(&word) = states.get(index) else {
        return count;
    };
    let mut found = matches(word) & (u32::MAX << (from % PER_WORD * 2));
    loop {
        if found != 0 {
            return index * PER_WORD + found.trailing_zeros() as usize / 2;
        }
        index += 1;
        if index * PER_WORD >= most {
            return (index * PER_WORD).min(count);
        }
        match states.get(index) {
            Some(&word) => found = matches(word),
            None => return count,
        }
    }
}

/// Two words of state and one word of freshness for every 32 blocks.
pub(super) struct Table<'m> {
    states: &'m mut [u32],
    fresh: &'m mut [u32],
    /// Blocks taken into use, a multiple of 32.
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

    /// A table in `words`, for `capacity` blocks of which the first `count` are taken into use.
    pub(super) fn new(words: &'m mut [u32], capacity: usize, count: usize) -> Table<'m> {
        let (states, fresh) = words.split_at_mut(capacity / PER_WORD);
        let mut table = Table {
            states,
            fresh,
            count: 0,
            fresh_low: usize::MAX,
            fresh_high: 0,
        };
        table.grow(count);
        if table.count > 0 {
            // Block 0 is never handed out: offset 0 means "no object".
            table.set(0, State::Tail);
        }
        table
    }

    /// Takes more blocks into use: `count` in all, as far as there are so many.
    pub(super) fn grow(&mut self, count: usize) {
        let count = count.next_multiple_of(32).min(self.capacity());
        if count > self.count {
            self.states[self.count / PER_WORD..count / PER_WORD].fill(0);
            self.fresh[self.count / 32..count / 32].fill(0);
            self.count = count;
        }
    }

    /// Number of blocks in use or free; those beyond wait to be taken into use.
    #[inline(always)]
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Number of blocks there are at all.
    #[inline(always)]
    pub(super) fn capacity(&self) -> usize {
        self.states.len() * PER_WORD
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

    /// Makes a free block an object of one block.
    #[inline(always)]
    pub(super) fn begin_one(&mut self, block: usize) {
        if let Some(word) = self.states.get_mut(block / PER_WORD) {
            *word |= 1 << (block % PER_WORD * 2);
        }
    }

    /// Makes each of the free blocks `from..to` an object.
    #[cfg(feature = "quick")]
    pub(super) fn begin_ones(&mut self, from: usize, to: usize) {
        let heads = State::Head as u32 * LOW;
        let (first, last) = (from / PER_WORD, to / PER_WORD);
        let head = u32::MAX << (from % PER_WORD * 2);
        let tail = !(u32::MAX << (to % PER_WORD * 2));
        if first == last {
            self.states[first] |= heads & head & tail;
            return;
        }
        self.states[first] |= heads & head;
        self.states[first + 1..last].fill(heads);
        if tail != 0 {
            self.states[last] |= heads & tail;
        }
    }

    /// Makes `blocks` free blocks from `first` on an object.
    #[inline]
    pub(super) fn begin(&mut self, first: usize, blocks: usize) {
        if blocks <= PER_WORD {
            let mask = u32::MAX >> (2 * (PER_WORD - blocks));
            let pattern = u64::from(OBJECT & mask) << (first % PER_WORD * 2);
            self.states[first / PER_WORD] |= pattern as u32;
            if pattern >> 32 != 0 {
                self.states[first / PER_WORD + 1] |= (pattern >> 32) as u32;
            }
        } else {
            self.fill(first + 1, first + blocks, State::Tail);
            self.begin_one(first);
        }
    }

    /// Gives the blocks `from..to` one state.
    pub(super) fn fill(&mut self, from: usize, to: usize, state: State) {
        let pattern = state as u32 * LOW;
        let (first, last) = (from / PER_WORD, to / PER_WORD);
        let head = u32::MAX << (from % PER_WORD * 2);
        let tail = !(u32::MAX << (to % PER_WORD * 2));
        let mut put = |index: usize, mask: u32| {
            if mask != 0 {
                self.states[index] = self.states[index] & !mask | pattern & mask;
            }
        };
        if first == last {
            put(first, head & tail);
        } else {
            put(first, head);
            put(last, tail);
            self.states[first + 1..last].fill(pattern);
        }
    }

    /// The states of the blocks in use, sixteen in a word, the first in the low bits.
    #[inline(always)]
    pub(super) fn states_mut(&mut self) -> &mut [u32] {
        &mut self.states[..self.count / PER_WORD]
    }

    /// The states of the blocks in use as [`Table::states_mut`] gives them, and the fresh words.
    pub(super) fn states_and_fresh(&mut self) -> (&mut [u32], &[u32]) {
        (&mut self.states[..self.count / PER_WORD], self.fresh)
    }

    #[inline(always)]
    fn in_use(&self) -> &[u32] {
        &self.states[..self.count / PER_WORD]
    }

    /// First free block at or after `from`.
    #[inline]
    pub(super) fn next_free(&self, from: usize) -> Option<usize> {
        let found = first_where(self.in_use(), from, usize::MAX, |word| {
            !(word | word >> 1) & LOW
        });
        (found < self.count).then_some(found)
    }

    /// Where the run of free blocks that `from` is in ends, looking no further than needed to
    /// know whether it reaches `most`.
    #[inline]
    pub(super) fn free_until(&self, from: usize, most: usize) -> usize {
        first_where(self.in_use(), from, most, |word| (word | word >> 1) & LOW)
    }

    /// First block in use at or after `from`, or the number of blocks.
    #[inline]
    pub(super) fn next_used(&self, from: usize) -> usize {
        self.free_until(from, usize::MAX)
    }

    /// First block after `block` that is no tail: where the object at `block` ends.
    #[inline]
    pub(super) fn end_of(&self, block: usize) -> usize {
        Table::end_in(self.in_use(), block)
    }

    /// The same for a table's states by themselves.
    #[inline]
    pub(super) fn end_in(states: &[u32], block: usize) -> usize {
        // A pair is a tail when it is 0b10.
        first_where(states, block + 1, usize::MAX, |w| !(w >> 1 & !w) & LOW)
    }

    /// Notes that the object at `block` was allocated since the last boundary.
    #[inline]
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
            self.forget();
        }
    }

    #[cold]
    fn forget(&mut self) {
        self.fresh[self.fresh_low..=self.fresh_high].fill(0);
        self.fresh_low = usize::MAX;
        self.fresh_high = 0;
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

    /// Frees what is not marked and takes the marks off.
    pub(super) fn sweep(&mut self) -> Swept {
        garter_collector::sweep(self.states_mut())
    }
}
