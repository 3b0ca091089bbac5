//! What stands before the instructions of a function: the sizes of its frame, its arguments,
//! its names, its lines and its cells.

use crate::bytes::{Bytes, Full, Put};
use crate::varint;

/// The function is a generator (or a coroutine).
pub const GENERATOR: u8 = 0x01;
/// It takes `**keywords`.
pub const VAR_KEYWORDS: u8 = 0x02;
/// It takes `*positional`.
pub const VAR_ARGUMENTS: u8 = 0x04;
/// Some keyword-only arguments have defaults.
pub const DEFAULT_KEYWORDS: u8 = 0x08;

/// Bytes that the numbers at the head of a function may go on for, after the first.
const MOST_ROUNDS: u32 = 9;

/// The numbers at the head of a function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prelude {
    /// Locals and deepest stack together; at least 1.
    pub state: u32,
    /// How many exception handlers are open at the same time.
    pub handlers: u32,
    /// [`GENERATOR`], [`VAR_KEYWORDS`], [`VAR_ARGUMENTS`], [`DEFAULT_KEYWORDS`].
    pub flags: u8,
    /// Positional arguments.
    pub positional: u32,
    /// Keyword-only arguments.
    pub keyword_only: u32,
    /// Positional arguments with a default.
    pub defaults: u32,
    /// Bytes of names and line table.
    pub info_size: u32,
    /// Locals that are cells made by this function.
    pub cells: u32,
}

impl Prelude {
    /// Reads the numbers at `at`, which then stands on the function's name.
    pub fn read<S: Bytes + ?Sized>(source: &S, at: &mut usize) -> Option<Self> {
        let mut next = || {
            let byte = source.byte(*at)?;
            *at += 1;
            Some(u32::from(byte))
        };
        let mut byte = next()?;
        let mut prelude = Self {
            state: byte >> 3 & 0xf,
            handlers: byte >> 2 & 1,
            positional: byte & 3,
            ..Self::default()
        };
        let mut round = 0;
        while byte & 0x80 != 0 {
            // So many rounds hold more than any frame may have; a longer run is not a prelude.
            if round > MOST_ROUNDS {
                return None;
            }
            byte = next()?;
            prelude.flags |= ((byte >> 6 & 1) << round) as u8;
            prelude.state |= (byte >> 4 & 3) << (4 + 2 * round);
            prelude.keyword_only |= (byte >> 3 & 1) << round;
            prelude.positional |= (byte >> 2 & 1) << (2 + round);
            prelude.handlers |= (byte >> 1 & 1) << (1 + round);
            prelude.defaults |= (byte & 1) << round;
            round += 1;
        }
        prelude.state += 1;
        let mut round = 0;
        loop {
            let byte = next()?;
            let size = byte >> 1 & 0x3f;
            if round > MOST_ROUNDS || (round > 4 && size != 0) {
                return None;
            }
            prelude.cells |= (byte & 1) << round;
            if round <= 4 {
                prelude.info_size |= size << (6 * round);
            }
            if byte & 0x80 == 0 {
                return Some(prelude);
            }
            round += 1;
        }
    }

    /// Writes the numbers in their shortest form.
    pub fn write<P: Put + ?Sized>(&self, out: &mut P) -> Result<(), Full> {
        let mut state = self.state.saturating_sub(1);
        let mut handlers = self.handlers;
        let mut positional = self.positional;
        let mut flags = u32::from(self.flags & 0xf);
        let mut keyword_only = self.keyword_only;
        let mut defaults = self.defaults;
        let mut byte = (state & 0xf) << 3 | (handlers & 1) << 2 | positional & 3;
        state >>= 4;
        handlers >>= 1;
        positional >>= 2;
        while state | handlers | positional | flags | keyword_only | defaults != 0 {
            out.put((0x80 | byte) as u8)?;
            byte = (flags & 1) << 6
                | (state & 3) << 4
                | (keyword_only & 1) << 3
                | (positional & 1) << 2
                | (handlers & 1) << 1
                | defaults & 1;
            flags >>= 1;
            state >>= 2;
            keyword_only >>= 1;
            positional >>= 1;
            handlers >>= 1;
            defaults >>= 1;
        }
        out.put(byte as u8)?;
        let (mut info, mut cells) = (self.info_size, self.cells);
        loop {
            let byte = (info & 0x3f) << 1 | cells & 1;
            info >>= 6;
            cells >>= 1;
            if info | cells == 0 {
                return out.put(byte as u8);
            }
            out.put((0x80 | byte) as u8)?;
        }
    }
}

/// Where the parts of a function lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The numbers.
    pub prelude: Prelude,
    /// Number of the function's name in the file's name table.
    pub name: u32,
    /// Where the names of the arguments begin, one number each.
    pub arguments: usize,
    /// Where the line table begins.
    pub lines: usize,
    /// Where the local numbers of the cells begin, one byte each: the end of the line table.
    pub cells: usize,
    /// Where the instructions begin: the end of the cells.
    pub instructions: usize,
}

impl Layout {
    /// Finds the parts of the function that begins at `start`; `None` when it is damaged.
    pub fn read<S: Bytes + ?Sized>(source: &S, start: usize) -> Option<Self> {
        let mut at = start;
        let prelude = Prelude::read(source, &mut at)?;
        let cells = at.checked_add(usize::try_from(prelude.info_size).ok()?)?;
        let instructions = cells.checked_add(usize::try_from(prelude.cells).ok()?)?;
        if instructions > source.len() {
            return None;
        }
        let name = varint::read_unsigned(source, &mut at)?;
        let arguments = at;
        for _ in 0..u64::from(prelude.positional) + u64::from(prelude.keyword_only) {
            varint::read_unsigned(source, &mut at)?;
            if at > cells {
                return None;
            }
        }
        (at <= cells).then_some(Self {
            prelude,
            name,
            arguments,
            lines: at,
            cells,
            instructions,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::SliceWriter;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn preludes_come_back(
            state in 1u32..4000, handlers in 0u32..40, flags in 0u8..16, positional in 0u32..256,
            keyword_only in 0u32..256, defaults in 0u32..256, info_size in 0u32..100_000,
            cells in 0u32..256,
        ) {
            let prelude = Prelude {
                state, handlers, flags, positional, keyword_only, defaults, info_size, cells,
            };
            let mut room = [0; 24];
            let mut out = SliceWriter::new(&mut room);
            prelude.write(&mut out).unwrap();
            let mut at = 0;
            prop_assert_eq!(Prelude::read(out.written(), &mut at), Some(prelude));
            prop_assert_eq!(at, out.written().len());
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes: std::vec::Vec<u8>) {
            Prelude::read(bytes.as_slice(), &mut 0);
            Layout::read(bytes.as_slice(), 0);
        }
    }

    /// `def f(a, b=1, *c, d, **e)` of a file that mpy-cross 1.29 compiled.
    #[test]
    fn a_signature_reads_as_the_official_compiler_wrote_it() {
        let bytes = [0xfau8, 0x89, 0xc0, 0x40, 0x0f];
        let mut at = 0;
        let prelude = Prelude::read(&bytes[..], &mut at).unwrap();
        assert_eq!(
            (prelude.positional, prelude.keyword_only, prelude.defaults),
            (2, 1, 1)
        );
        assert_eq!(prelude.flags, VAR_KEYWORDS | VAR_ARGUMENTS);
    }
}
