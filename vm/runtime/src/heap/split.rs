//! Writing one object while reading others.

use super::Heap;
use crate::value::Ref;

/// The heap around an object that is open for writing.
#[derive(Clone, Copy)]
pub struct Others<'h> {
    before: &'h [u32],
    after: &'h [u32],
    /// Index of the first word of `after`.
    resume: usize,
}

impl Heap<'_> {
    /// Opens words `from..from + count` of an object for writing, the rest of the heap for
    /// reading. Empty if that is beyond the heap.
    pub fn split_words(
        &mut self,
        object: Ref,
        from: usize,
        count: usize,
    ) -> (&mut [u32], Others<'_>) {
        let len = self.blocks.len();
        let start = (object.word_index() + from).min(len);
        let end = start.saturating_add(count).min(len);
        let (before, rest) = self.blocks.split_at_mut(start);
        let (target, after) = rest.split_at_mut(end - start);
        let others = Others {
            before,
            after,
            resume: end,
        };
        (target, others)
    }

    /// Opens `count` bytes of an object from byte `from` (a multiple of 4) for writing, the rest
    /// of the heap for reading. Empty if that is beyond the heap.
    pub fn split_bytes(
        &mut self,
        object: Ref,
        from: usize,
        count: usize,
    ) -> (&mut [u8], Others<'_>) {
        let (words, others) = self.split_words(object, from / 4, count.div_ceil(4));
        let bytes: &mut [u8] = bytemuck::cast_slice_mut(words);
        let count = count.min(bytes.len());
        (&mut bytes[..count], others)
    }

    /// Opens words of two different objects for writing: object, first word, count of each. Empty
    /// where they are beyond the heap or not apart.
    pub fn two_mut(
        &mut self,
        (a, a_from, a_count): (Ref, usize, usize),
        (b, b_from, b_count): (Ref, usize, usize),
    ) -> (&mut [u32], &mut [u32]) {
        let a_start = a.word_index() + a_from;
        let b_start = b.word_index() + b_from;
        let ranges = [a_start..a_start + a_count, b_start..b_start + b_count];
        match self.blocks.get_disjoint_mut(ranges) {
            Ok([a, b]) => (a, b),
            Err(_) => (&mut [], &mut []),
        }
    }
}

impl<'h> Others<'h> {
    /// Words `from..from + count` of an object. Empty if any of them are open for writing.
    pub fn words(self, object: Ref, from: usize, count: usize) -> &'h [u32] {
        let start = object.word_index() + from;
        let end = start.saturating_add(count);
        let found = if start < self.before.len() {
            self.before.get(start..end)
        } else if start >= self.resume {
            self.after.get(start - self.resume..end - self.resume)
        } else {
            None
        };
        found.unwrap_or(&[])
    }

    /// `count` bytes of an object from byte `from`. Empty if any of them are open for writing.
    pub fn bytes(self, object: Ref, from: usize, count: usize) -> &'h [u8] {
        let first = from / 4;
        let last = (from + count).div_ceil(4);
        let words = self.words(object, first, last - first);
        bytemuck::cast_slice::<u32, u8>(words)
            .get(from - first * 4..from - first * 4 + count)
            .unwrap_or(&[])
    }
}
