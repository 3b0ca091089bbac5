//! The one piece of memory that a compilation has: words handed out from the low end for what
//! stays (tree, names, code), and a stack that grows down from the high end for what is under
//! way. Where the two meet, memory is out.

/// Memory is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OutOfMemory;

/// A place in the arena, in words from its start.
pub(crate) type At = u32;

/// The caller's words with a low and a high mark.
pub(crate) struct Arena<'m> {
    words: &'m mut [u32],
    size: u32,
    low: u32,
    high: u32,
    peak: u32,
}

/// More words than this are not used, so that places fit beside a tag in a word.
const MOST_WORDS: usize = 1 << 28;

impl<'m> Arena<'m> {
    pub(crate) fn new(words: &'m mut [u32]) -> Self {
        let size = words.len().min(MOST_WORDS) as u32;
        // Place 0 means "nothing", so it is never handed out.
        Self {
            words,
            size,
            low: size.min(1),
            high: size,
            peak: 1,
        }
    }

    /// Most words that were in use at the same time, at both ends together.
    pub(crate) fn peak_bytes(&self) -> usize {
        self.peak as usize * 4
    }

    /// The same words, and perhaps more of them, with what stays up to the low mark `low`.
    pub(crate) fn with_low(words: &'m mut [u32], low: At) -> Self {
        let mut arena = Self::new(words);
        arena.low = low.min(arena.size);
        arena.peak = arena.low;
        arena
    }

    #[inline]
    pub(crate) fn get(&self, at: At) -> u32 {
        // Every place comes from `alloc` or `push`; a wrong one reads 0 rather than stopping.
        self.words.get(at as usize).copied().unwrap_or(0)
    }

    #[inline]
    pub(crate) fn set(&mut self, at: At, value: u32) {
        if let Some(word) = self.words.get_mut(at as usize) {
            *word = value;
        }
    }

    /// The low mark: what is allocated next begins here.
    pub(crate) fn low(&self) -> At {
        self.low
    }

    /// Words between the two marks.
    pub(crate) fn free(&self) -> u32 {
        self.high - self.low
    }

    /// Words that stay. Their content is whatever was there.
    #[inline]
    pub(crate) fn alloc(&mut self, words: u32) -> Result<At, OutOfMemory> {
        if words > self.free() {
            self.peak = self.size;
            return Err(OutOfMemory);
        }
        let at = self.low;
        self.low += words;
        self.note_peak();
        Ok(at)
    }

    /// Words that stay, all zero.
    pub(crate) fn alloc_zeroed(&mut self, words: u32) -> Result<At, OutOfMemory> {
        let at = self.alloc(words)?;
        if let Some(run) = self.words.get_mut(at as usize..(at + words) as usize) {
            run.fill(0);
        }
        Ok(at)
    }

    /// Gives back everything allocated since the low mark stood at `at`.
    pub(crate) fn release(&mut self, at: At) {
        if at >= 1 && at < self.low {
            self.low = at;
        }
    }

    /// The words below `at` to read, and those from `at` on to write.
    pub(crate) fn split(&mut self, at: At) -> (&[u32], &mut [u32]) {
        let at = (at as usize).min(self.words.len());
        let (below, above) = self.words.split_at_mut(at);
        (below, above)
    }

    /// How far the stack reaches down; give it to [`Arena::cut`] to drop what came after.
    #[inline]
    pub(crate) fn top(&self) -> At {
        self.high
    }

    #[inline]
    pub(crate) fn push(&mut self, value: u32) -> Result<(), OutOfMemory> {
        if self.high <= self.low {
            self.peak = self.size;
            return Err(OutOfMemory);
        }
        self.high -= 1;
        self.set(self.high, value);
        self.note_peak();
        Ok(())
    }

    /// The top of the stack, taken off; 0 when it is empty.
    #[inline]
    pub(crate) fn pop(&mut self) -> u32 {
        let value = self.get(self.high);
        if self.high < self.size {
            self.high += 1;
        }
        value
    }

    /// Drops what was pushed since the stack reached down to `top`.
    #[inline]
    pub(crate) fn cut(&mut self, top: At) {
        if top > self.high && top <= self.size {
            self.high = top;
        }
    }

    /// Words taken off the high end in one piece, content whatever was there.
    pub(crate) fn push_run(&mut self, words: u32) -> Result<At, OutOfMemory> {
        if words > self.free() {
            self.peak = self.size;
            return Err(OutOfMemory);
        }
        self.high -= words;
        self.note_peak();
        Ok(self.high)
    }

    #[inline]
    fn note_peak(&mut self) {
        let used = self.low + (self.size - self.high);
        if used > self.peak {
            self.peak = used;
        }
    }

    /// The byte at `at`, counted in bytes from the start.
    #[inline]
    pub(crate) fn byte(&self, at: u32) -> u8 {
        (self.get(at / 4) >> (at % 4 * 8)) as u8
    }

    #[inline]
    pub(crate) fn set_byte(&mut self, at: u32, byte: u8) {
        let shift = at % 4 * 8;
        if let Some(word) = self.words.get_mut((at / 4) as usize) {
            *word = *word & !(0xff << shift) | u32::from(byte) << shift;
        }
    }
}

/// A run of bytes that grows at the low mark while nothing else is allocated there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ByteRun {
    /// First byte, counted from the start of the arena.
    pub(crate) start: u32,
    /// Bytes so far.
    pub(crate) len: u32,
}

impl ByteRun {
    pub(crate) fn begin(arena: &Arena<'_>) -> Self {
        Self {
            start: arena.low() * 4,
            len: 0,
        }
    }

    /// Appends a byte.
    #[inline]
    pub(crate) fn put(&mut self, arena: &mut Arena<'_>, byte: u8) -> Result<(), OutOfMemory> {
        let at = self.start + self.len;
        if at / 4 >= arena.low() {
            arena.alloc(1)?;
        }
        arena.set_byte(at, byte);
        self.len += 1;
        Ok(())
    }
}
