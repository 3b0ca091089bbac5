//! Marking: from the roots, depth first, with a stack of fixed size.

use crate::{ALL_UNTIL, BLOCK_WORDS, Kind, Kinds, LEAF_UNTIL, LOW, PER_WORD};

/// Blocks that can wait. Where more do, their objects are found again by walking the table.
const DEPTH: usize = 64;
/// No block.
const NOWHERE: u32 = u32::MAX;

/// A block of an object, of which those words are to be looked at that may refer to something, and
/// those of the blocks after it; its number and what else is to be known in the second part.
type Entry<'h> = (&'h Block, u32);

/// The words of a block.
type Block = [u32; BLOCK_WORDS];

/// In an [`Entry`]'s second part: the next block may be a tail.
const MORE: u32 = 1 << 31;
/// In an [`Entry`]'s second part: only the words that the type says are to be looked at.
const HEAD: u32 = 1 << 30;
/// In an [`Entry`]'s second part: the block's number.
const NUMBER: u32 = HEAD - 1;

/// A collection's first half.
pub struct Marker<'h> {
    blocks: &'h [Block],
    states: &'h mut [u32],
    kinds: Kinds,
    /// What is marked but has not been looked at.
    stack: [Entry<'h>; DEPTH],
    depth: usize,
    /// The lowest block that had no place on the stack.
    lowest: u32,
}

impl<'h> Marker<'h> {
    /// For objects in `words`, none of which is marked in `states` yet.
    #[must_use]
    pub fn new(words: &'h [u32], states: &'h mut [u32], kinds: Kinds) -> Marker<'h> {
        Marker {
            blocks: words.as_chunks().0,
            states,
            kinds,
            stack: [(&[0; BLOCK_WORDS], 0); DEPTH],
            depth: 0,
            lowest: NOWHERE,
        }
    }

    /// Marks what `word` refers to, a multiple of 16, and everything reachable from there; nearly
    /// everything where the stack is too small, and [`Marker::finish`] the rest.
    pub fn mark(&mut self, word: u32) {
        if let Some(entry) = self.reach_rarely(word) {
            self.trace(entry);
        }
    }

    /// Marks what was left out. To be called last.
    pub fn finish(&mut self) {
        let lowest = core::mem::replace(&mut self.lowest, NOWHERE);
        // What had no place may have been a later block of an object.
        let mut block = self.object_at(lowest) as usize;
        while let Some(word) = self.states.get(block / PER_WORD) {
            let marked = word & word >> 1 & LOW & u32::MAX << (block % PER_WORD * 2);
            if marked == 0 {
                block = (block / PER_WORD + 1) * PER_WORD;
                continue;
            }
            block = block / PER_WORD * PER_WORD + marked.trailing_zeros() as usize / 2;
            if let Some(entry) = self.entry(block as u32, self.pairs(block as u32)) {
                self.trace(entry);
            }
            // What overflows meanwhile lies ahead, or the walk goes back to it at once, so that
            // long chains take one walk in either direction.
            let lowest = core::mem::replace(&mut self.lowest, NOWHERE);
            block = (block + 1).min(self.object_at(lowest) as usize);
        }
    }

    /// Marks all that an entry leads to.
    fn trace(&mut self, first: Entry<'h>) {
        let (mut words, mut number) = first;
        let mut depth = 0;
        'entry: loop {
            'object: {
                if number > NUMBER {
                    self.depth = depth;
                    if number & HEAD != 0 {
                        self.look_at_head(words, number & NUMBER);
                    } else {
                        self.go_on(number & NUMBER);
                    }
                    depth = self.depth;
                    if number & HEAD != 0 {
                        break 'object;
                    }
                }
                depth = self.look(words[3], depth);
                depth = self.look(words[1], depth);
                depth = self.look(words[0], depth);
                // The first item of a tuple is followed at once. What is on the stack comes later:
                // so chains take none of it, however long, if nothing but leaves comes after the
                // reference that goes on.
                if words[2] & 0xf == 0
                    && let Some(entry) = self.reach(words[2])
                {
                    (words, number) = entry;
                    continue 'entry;
                }
            }
            depth = depth.wrapping_sub(1);
            let Some(entry) = self.stack.get(depth) else {
                return;
            };
            (words, number) = *entry;
        }
    }

    /// Marks the object that `word` refers to if there is one and it is not marked, and puts it on
    /// the stack if it may refer to others. Takes and gives the stack's depth.
    #[inline(always)]
    fn look(&mut self, word: u32, depth: usize) -> usize {
        if word & 0xf != 0 {
            return depth;
        }
        let Some((words, number)) = self.reach(word) else {
            return depth;
        };
        // Quite often there is nothing to come back for.
        if number <= NUMBER && words.iter().all(|word| word & 0xf != 0) {
            return depth;
        }
        self.push((words, number), depth)
    }

    /// Marks the object that `word` refers to, which is a multiple of 16, if there is one and it
    /// is not marked. Gives its entry if it may refer to others.
    #[inline(always)]
    fn reach(&mut self, word: u32) -> Option<Entry<'h>> {
        let state = self.states.get_mut((word >> 8) as usize)?;
        // Rotating takes the five low bits of its operand alone: two for each block.
        let pairs = state.rotate_right(word >> 3);
        if pairs & 3 != 1 {
            return None;
        }
        *state = (pairs | 2).rotate_left(word >> 3);
        self.entry(word >> 4, pairs)
    }

    /// The entry of the object at `block`, if it may refer to others. `pairs` are the states of
    /// its block and the next, if they are in the same word.
    #[inline(always)]
    fn entry(&mut self, block: u32, pairs: u32) -> Option<Entry<'h>> {
        let words = self.blocks.get(block as usize)?;
        let header = words[0];
        // What refers to a class is most often as low as a frequent type, too.
        if header >= u32::from(ALL_UNTIL) << 16 && header & 0xf != 0 {
            if header < u32::from(LEAF_UNTIL) << 16 {
                return None;
            }
            return self.rare_entry(words, block);
        }
        // Where the state of the next block is in the next word, it may be a tail.
        if pairs & 0xc == 8 || block % 16 == 15 {
            return Some((words, block | MORE));
        }
        Some((words, block))
    }

    /// Puts an entry on the stack.
    #[inline(always)]
    fn push(&mut self, entry: Entry<'h>, depth: usize) -> usize {
        match self.stack.get_mut(depth) {
            Some(place) => {
                *place = entry;
                depth + 1
            }
            None => {
                self.overflow(entry.1);
                depth
            }
        }
    }

    /// The entry of an object of a type that is not among the most frequent ones. Where but one
    /// word refers to something, that object's: a list's storage instead of the list.
    #[inline(never)]
    fn rare_entry(&mut self, mut words: &'h Block, mut block: u32) -> Option<Entry<'h>> {
        loop {
            match self.kinds.of(words[0]) {
                Kind::LEAF => return None,
                Kind::ALL => return Some((words, block | MORE)),
                Kind::ONE => {}
                _ => return Some((words, block | HEAD)),
            }
            let word = words[1];
            block = word >> 4;
            if word & 0xf != 0 || self.pairs(block) & 3 != 1 {
                return None;
            }
            *self.states.get_mut(block as usize / PER_WORD)? |= 2 << (block % 16 * 2);
            words = self.blocks.get(block as usize)?;
            if words[0] & 0xf == 0 {
                return Some((words, block | MORE));
            }
        }
    }

    /// Looks at the first words of an object, as many as its type says.
    #[inline(never)]
    fn look_at_head(&mut self, words: &Block, block: u32) {
        for i in (1..=usize::from(self.kinds.of(words[0]).0)).rev() {
            let words = self.blocks.get(block as usize + i / BLOCK_WORDS);
            let word = words.map_or(0, |words| words[i % BLOCK_WORDS]);
            if word & 0xf == 0
                && let Some(entry) = self.reach_rarely(word)
            {
                self.depth = self.push(entry, self.depth);
            }
        }
    }

    /// [`Marker::reach`] where the time it takes does not matter.
    #[inline(never)]
    fn reach_rarely(&mut self, word: u32) -> Option<Entry<'h>> {
        self.reach(word)
    }

    /// Puts the next block of an object after `block` on the stack of which a word may refer to
    /// something.
    #[inline(never)]
    fn go_on(&mut self, mut block: u32) {
        loop {
            block += 1;
            if self.pairs(block) & 3 != 2 {
                return;
            }
            let Some(words) = self.blocks.get(block as usize) else {
                return;
            };
            if words.iter().any(|word| word & 0xf == 0) {
                self.depth = self.push((words, block | MORE), self.depth);
                return;
            }
        }
    }

    /// The states of a block, in the low bits, and of those after it in the same word.
    #[inline(always)]
    fn pairs(&self, block: u32) -> u32 {
        let states = self.states.get(block as usize / PER_WORD).unwrap_or(&0);
        states.rotate_right(block << 1)
    }

    /// Where the object begins that has a block.
    fn object_at(&self, mut block: u32) -> u32 {
        while self.pairs(block) & 3 == 2 {
            block -= 1;
        }
        block
    }

    /// Notes an entry for which there is no room.
    #[cold]
    #[inline(never)]
    fn overflow(&mut self, number: u32) {
        self.lowest = self.lowest.min(number & NUMBER);
    }
}

#[cfg(test)]
mod tests {
    use std::vec;
    use std::vec::Vec;

    use proptest::prelude::*;

    use super::Marker;
    use crate::{ALL_UNTIL, BOARD, Kind, Kinds, LEAF_UNTIL};

    static OWN: [Kind; LEAF_UNTIL as usize + 3] = {
        let mut own = [Kind::ALL; LEAF_UNTIL as usize + 3];
        let mut i = ALL_UNTIL as usize;
        while i < LEAF_UNTIL as usize {
            own[i] = Kind::LEAF;
            i += 1;
        }
        own[i + 1] = Kind::head(1);
        own[i + 2] = Kind::head(4);
        own
    };
    static BOARDS: [Kind; 2] = [Kind::ALL, Kind::head(2)];

    /// A heap that is made object by object.
    struct Model {
        words: Vec<u32>,
        states: Vec<u32>,
        /// First block, and the words that refer to something.
        objects: Vec<(u32, core::ops::Range<usize>)>,
        next: u32,
    }

    impl Model {
        fn new(blocks: usize) -> Model {
            let mut states = vec![0; blocks / 16];
            states[0] = 2;
            Model {
                words: vec![0; blocks * 4],
                states,
                objects: Vec::new(),
                next: 1,
            }
        }

        fn set(&mut self, block: u32, state: u32) {
            self.states[block as usize / 16] |= state << (block % 16 * 2);
        }

        /// An object with so many words after the first, after `gap` free blocks.
        fn object(&mut self, header: u32, words: usize, gap: u32) -> u32 {
            let block = self.next + gap;
            let blocks = words / 4 + 1;
            self.next = block + blocks as u32;
            self.set(block, 1);
            for tail in 1..blocks as u32 {
                self.set(block + tail, 2);
            }
            let first = block as usize * 4;
            self.words[first] = header;
            // Raw words look like references that lead nowhere.
            for i in 1..blocks * 4 {
                self.words[first + i] = u32::MAX << 4;
            }
            let kind = if header & 0xf == 0 {
                Kind::ALL
            } else {
                Kinds::new(&OWN, &BOARDS).of(header)
            };
            let values = match kind {
                Kind::LEAF => first..first,
                Kind::ALL => first + 1..first + blocks * 4,
                Kind(n) => first + 1..first + 1 + usize::from(n),
            };
            for word in values.clone() {
                self.words[word] = 0;
            }
            self.objects.push((block, values));
            block << 4
        }

        /// Which blocks ought to be marked.
        fn reachable(&self, roots: &[u32]) -> Vec<bool> {
            let mut reached = vec![false; self.words.len() / 4];
            let mut open: Vec<u32> = roots.to_vec();
            while let Some(word) = open.pop() {
                let found = self.objects.iter().find(|(block, _)| *block << 4 == word);
                if let Some((block, values)) = found
                    && !reached[*block as usize]
                {
                    reached[*block as usize] = true;
                    open.extend(&self.words[values.clone()]);
                    open.push(self.words[*block as usize * 4]);
                }
            }
            reached
        }

        fn check(mut self, roots: &[u32]) {
            let wanted = self.reachable(roots);
            let kinds = Kinds::new(&OWN, &BOARDS);
            let mut marker = Marker::new(&self.words, &mut self.states, kinds);
            for root in roots {
                marker.mark(*root);
            }
            marker.finish();
            for (block, _) in &self.objects {
                let state = self.states[*block as usize / 16] >> (block % 16 * 2) & 3;
                let marked = wanted[*block as usize];
                assert_eq!(state, if marked { 3 } else { 1 }, "block {block}");
            }
        }
    }

    fn rom(number: u16) -> u32 {
        u32::from(number) << 16 | 4
    }

    /// Numbers of types of every kind.
    fn number() -> impl Strategy<Value = u16> {
        prop_oneof![
            3 => Just(1),
            1 => Just(ALL_UNTIL),
            2 => LEAF_UNTIL..LEAF_UNTIL + 3,
            1 => BOARD..BOARD + 2,
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_can_be_reached_is_marked_and_nothing_else(
            objects in proptest::collection::vec((number(), 4usize..12, 0u32..3, 0usize..9), 1..60),
            edges in proptest::collection::vec((any::<u16>(), any::<u16>(), any::<u16>()), 0..200),
            roots in proptest::collection::vec(any::<u16>(), 0..4),
        ) {
            let mut model = Model::new(16 * 64);
            for (number, words, gap, class) in objects {
                // Some are of a class that is an object.
                let header = match model.objects.get(class) {
                    Some((block, _)) if number == 1 => block << 4,
                    _ => rom(number),
                };
                model.object(header, if number == 1 { words % 7 } else { words }, gap);
            }
            let count = model.objects.len();
            for (from, place, to) in edges {
                let values = model.objects[from as usize % count].1.clone();
                if !values.is_empty() {
                    let word = values.start + place as usize % values.len();
                    model.words[word] = model.objects[to as usize % count].0 << 4;
                }
            }
            let roots: Vec<u32> =
                roots.iter().map(|root| model.objects[*root as usize % count].0 << 4).collect();
            model.check(&roots);
        }
    }

    /// Objects in a row, each referring to the next from one word and to a leaf's owner from the
    /// others.
    fn chain(words: usize, through: usize, forth: bool) {
        let mut model = Model::new(16 * 256);
        let links: Vec<u32> = (0..300).map(|_| model.object(rom(1), words, 0)).collect();
        for i in 0..links.len() {
            let at = if forth { i } else { links.len() - 1 - i };
            let next = if forth {
                links.get(i + 1)
            } else {
                at.checked_sub(1).map(|i| &links[i])
            };
            for word in 1..=words {
                let to = if word == through {
                    next.copied().unwrap_or(0)
                } else {
                    let pair = model.object(rom(1), 3, 0);
                    let leaf = model.object(rom(ALL_UNTIL), 1, 0);
                    model.words[(pair >> 2) as usize + 1] = leaf;
                    pair
                };
                model.words[(links[at] >> 2) as usize + word] = to;
            }
        }
        let first = if forth {
            links[0]
        } else {
            links[links.len() - 1]
        };
        model.check(&[first]);
    }

    #[test]
    fn what_comes_after_the_first_block_is_not_forgotten_when_the_stack_is_full() {
        // Each long object refers from its last block to a short one, whose second word is followed
        // at once and whose last block waits on the stack for nothing.
        let mut model = Model::new(16 * 64);
        let mut last = 0;
        for _ in 0..100 {
            let short = model.object(rom(1), 5, 0);
            let long = model.object(rom(1), 10, 0);
            model.words[(short >> 2) as usize + 2] = last;
            model.words[(long >> 2) as usize + 9] = short;
            last = long;
        }
        model.check(&[last]);
    }

    #[test]
    fn chains_longer_than_the_stack_are_marked_through_any_word() {
        for through in 1..=3 {
            chain(3, through, true);
            chain(3, through, false);
        }
        for through in 4..=5 {
            chain(5, through, true);
        }
    }
}
