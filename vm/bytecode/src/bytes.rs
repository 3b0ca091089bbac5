//! Where code is read from and written to: byte slices and words of 32 bits, behind one pair of
//! traits. A word holds four bytes, the first one lowest, on every machine.

/// Random access to a run of bytes.
pub trait Bytes {
    /// The byte at `at`, or `None` past the end.
    fn byte(&self, at: usize) -> Option<u8>;
    /// How many bytes there are.
    fn len(&self) -> usize;
    /// Whether there is nothing to read.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Bytes for [u8] {
    fn byte(&self, at: usize) -> Option<u8> {
        self.get(at).copied()
    }
    fn len(&self) -> usize {
        <[u8]>::len(self)
    }
}

impl<T: Bytes + ?Sized> Bytes for &T {
    fn byte(&self, at: usize) -> Option<u8> {
        (**self).byte(at)
    }
    fn len(&self) -> usize {
        (**self).len()
    }
}

/// Bytes packed four to a word.
#[derive(Clone, Copy, Debug)]
pub struct Words<'m> {
    words: &'m [u32],
    len: usize,
}

impl<'m> Words<'m> {
    /// The first `len` bytes of `words`; fewer where the words end earlier.
    pub fn new(words: &'m [u32], len: usize) -> Self {
        Self {
            words,
            len: len.min(words.len().saturating_mul(4)),
        }
    }

    /// The words themselves; bytes of the last one past [`Bytes::len`] are undefined.
    pub fn words(&self) -> &'m [u32] {
        self.words
    }

    /// All bytes in order.
    pub fn iter(&self) -> impl Iterator<Item = u8> + 'm {
        self.words
            .iter()
            .flat_map(|word| word.to_le_bytes())
            .take(self.len)
    }

    /// Copies to `target` as many bytes as fit; says how many.
    pub fn copy_to(&self, target: &mut [u8]) -> usize {
        let mut copied = 0;
        for (to, from) in target.iter_mut().zip(self.iter()) {
            *to = from;
            copied += 1;
        }
        copied
    }
}

impl Bytes for Words<'_> {
    #[inline]
    fn byte(&self, at: usize) -> Option<u8> {
        if at >= self.len {
            return None;
        }
        self.words
            .get(at / 4)
            .map(|word| (word >> (at % 4 * 8)) as u8)
    }
    fn len(&self) -> usize {
        self.len
    }
}

/// There is no room for another byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

/// A place that takes bytes one after the other.
pub trait Put {
    /// Appends one byte.
    fn put(&mut self, byte: u8) -> Result<(), Full>;
}

impl<T: Put + ?Sized> Put for &mut T {
    fn put(&mut self, byte: u8) -> Result<(), Full> {
        (**self).put(byte)
    }
}

/// Takes nothing and counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counter(
    /// Bytes that came.
    pub usize,
);

impl Put for Counter {
    fn put(&mut self, _: u8) -> Result<(), Full> {
        self.0 = self.0.saturating_add(1);
        Ok(())
    }
}

/// Fills a slice from its start.
#[derive(Debug)]
pub struct SliceWriter<'b> {
    target: &'b mut [u8],
    len: usize,
}

impl<'b> SliceWriter<'b> {
    /// An empty run at the start of `target`.
    pub fn new(target: &'b mut [u8]) -> Self {
        Self { target, len: 0 }
    }
    /// What was written so far.
    pub fn written(&self) -> &[u8] {
        self.target.get(..self.len).unwrap_or(&[])
    }
}

impl Put for SliceWriter<'_> {
    fn put(&mut self, byte: u8) -> Result<(), Full> {
        *self.target.get_mut(self.len).ok_or(Full)? = byte;
        self.len += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    #[test]
    fn words_read_like_the_bytes_they_hold() {
        let bytes = [1u8, 2, 3, 4, 5, 6];
        let words = [0x0403_0201u32, 0x0605];
        let view = Words::new(&words, 6);
        assert_eq!(view.iter().collect::<Vec<_>>(), bytes);
        for at in 0..8 {
            assert_eq!(view.byte(at), bytes.byte(at));
        }
        assert_eq!(Words::new(&words, 100).len(), 8);
    }
}
