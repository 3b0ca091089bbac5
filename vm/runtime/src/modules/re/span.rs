//! Runs of ASCII characters that one instruction takes, or does not: found by a set of bits, where
//! there is flash for a second way.

use super::program::{ANY, CHAR, REPEAT, REPEAT_LAZY, SAVE, SET, size};
use super::run::Matcher;

/// The ASCII characters that an instruction takes, a bit each.
pub(super) struct Ascii([u64; 2]);

impl Ascii {
    /// Those that the instruction at `at` takes.
    pub(super) fn of(program: &[u8], at: usize) -> Ascii {
        let mut bits = [0; 2];
        match program.get(at..) {
            Some([ANY, ..]) => bits = [u64::MAX; 2],
            Some([CHAR, c, ..]) => put(&mut bits, u32::from(*c), u32::from(*c)),
            Some([SET, negated, count, ranges @ ..]) => {
                for range in ranges.chunks_exact(6).take(usize::from(*count)) {
                    let low = u32::from_le_bytes([range[0], range[1], range[2], 0]);
                    let high = u32::from_le_bytes([range[3], range[4], range[5], 0]);
                    put(&mut bits, low, high);
                }
                if *negated != 0 {
                    bits = [!bits[0], !bits[1]];
                }
            }
            _ => {}
        }
        Ascii(bits)
    }

    fn takes(&self, byte: u8) -> bool {
        self.0
            .get(usize::from(byte >> 6))
            .is_some_and(|bits| bits >> (byte & 63) & 1 != 0)
    }
}

fn put(bits: &mut [u64; 2], low: u32, high: u32) {
    for (i, word) in bits.iter_mut().enumerate() {
        let first = 64 * i as u32;
        let (low, high) = (low.max(first), high.min(first + 63));
        if low <= high {
            *word |= u64::MAX >> (63 - (high - low)) << (low - first);
        }
    }
}

impl Matcher<'_> {
    /// The end of the ASCII characters from `pos` on that the instruction at `at` takes.
    pub(super) fn span(&self, at: usize, pos: usize) -> usize {
        let rest = self.text.get(pos..).unwrap_or(&[]);
        let end = match self.program.get(at..) {
            // The most common sets have one range.
            Some([SET, 0, 1, low, 0, 0, high, 0, 0, ..]) if *high < 0x80 => {
                rest.iter().position(|b| b < low || b > high)
            }
            Some([ANY, ..]) => rest.iter().position(|b| *b >= 0x80),
            _ => {
                let set = Ascii::of(self.program, at);
                rest.iter().position(|b| !set.takes(*b))
            }
        };
        pos + end.unwrap_or(rest.len())
    }

    /// Whether a span that ended at `pos` may go on with what is not ASCII.
    pub(super) fn may_go_on(&self, pos: usize) -> bool {
        self.text.get(pos).is_some_and(|b| *b >= 0x80)
    }

    /// The instruction that takes the first character of every match, if there is one.
    fn first(&self) -> Option<usize> {
        let mut pc = 0;
        loop {
            match *self.program.get(pc)? {
                SAVE => pc += size(self.program, pc),
                CHAR | ANY | SET => return Some(pc),
                REPEAT | REPEAT_LAZY if self.program.get(pc + 1) != Some(&0) => {
                    return Some(pc + 3);
                }
                _ => return None,
            }
        }
    }

    /// Whether what follows a run of characters, at `next`, can only come after all of it: it is a
    /// character that the run, of the instruction at `atom`, does not take.
    pub(super) fn must_be_longest(&self, atom: usize, next: usize) -> bool {
        let mut next = next;
        while self.program.get(next) == Some(&SAVE) {
            next += size(self.program, next);
        }
        match (self.program.get(atom..), self.program.get(next..)) {
            (Some([SET, 0, 1, low, 0, 0, high, 0, 0, ..]), Some([CHAR, c, ..])) => {
                c < low || c > high
            }
            _ => false,
        }
    }

    /// When every match begins with a run of any length, and none began at `failed`: the end of the
    /// run there. What follows it was tried after all that begins later in it.
    pub(super) fn end_of_run(&self, failed: usize) -> usize {
        let mut pc = 0;
        while self.program.get(pc) == Some(&SAVE) {
            pc += size(self.program, pc);
        }
        match self.program.get(pc..) {
            Some([REPEAT | REPEAT_LAZY, _, 255, ..]) => self.span(pc + 3, failed),
            _ => failed,
        }
    }

    /// The first place from `pos` on where a match may begin; `None`: nowhere.
    pub(super) fn skip_to_first(&self, pos: usize) -> Option<usize> {
        let Some(first) = self.first() else {
            return Some(pos);
        };
        let set = Ascii::of(self.program, first);
        let rest = self.text.get(pos..).unwrap_or(&[]);
        let skipped = rest.iter().position(|b| *b >= 0x80 || set.takes(*b));
        Some(pos + skipped?)
    }
}
