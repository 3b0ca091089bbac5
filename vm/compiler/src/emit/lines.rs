//! Which code belongs to which line, one word a line while the function is under way: bytes, jumps
//! and lines since the entry before. What does not fit into a word goes on in the next.

use super::{Emit, Pass};
use crate::store::Store;
use garter_bytecode::bytes::Full;
use garter_bytecode::lines::Step;

/// The entry goes on in the next word.
const GOES_ON: u32 = 1 << 31;
/// Most bytes, jumps and lines in a word.
const BYTES: u32 = (1 << 13) - 1;
const JUMPS: u32 = (1 << 9) - 1;
const LINES: u32 = (1 << 9) - 1;

impl Emit {
    /// Code from here on belongs to a line, if it is later than the line before.
    #[inline]
    pub(crate) fn line(&mut self, store: &mut Store<'_, '_>, line: u32) {
        if line > self.last_line && self.line_numbers {
            self.note_line(store, line);
        }
    }

    /// While nothing is written, bytes and jumps are counted that will not be: so many words are
    /// enough.
    fn note_line(&mut self, store: &mut Store<'_, '_>, line: u32) {
        let here = match self.pass {
            Pass::Code => (self.code.len, self.jumps),
            _ => (self.bound, self.jumps),
        };
        let mut bytes = here.0 - self.line_from.0;
        let mut jumps = here.1 - self.line_from.1;
        let mut lines = line - self.last_line;
        loop {
            let part = (bytes.min(BYTES), jumps.min(JUMPS), lines.min(LINES));
            bytes -= part.0;
            jumps -= part.1;
            lines -= part.2;
            let more = bytes > 0 || jumps > 0 || lines > 0;
            if self.pass == Pass::Code && self.lines < self.room.2 {
                let mark = if more { GOES_ON } else { 0 };
                let word = mark | part.0 << 18 | part.1 << 9 | part.2;
                store.arena.set(self.line_at(self.lines), word);
            }
            self.lines += 1;
            if !more {
                break;
            }
        }
        self.line_from = here;
        self.last_line = line;
    }

    /// Gives the steps of the line table, with the distances of jumps between the instructions.
    pub(super) fn write_lines(
        &self,
        store: &mut Store<'_, '_>,
        distances: u32,
        each: &mut dyn FnMut(&mut Store<'_, '_>, Step) -> Result<(), Full>,
    ) -> Result<(), Full> {
        let (mut bytes, mut jumps, mut lines) = (0, 0, 0);
        let mut last = 0;
        for line in 0..self.lines.min(self.room.2) {
            let word = store.arena.get(self.line_at(line));
            bytes += word >> 18 & BYTES;
            jumps += word >> 9 & JUMPS;
            lines += word & LINES;
            if word & GOES_ON != 0 {
                continue;
            }
            let offset = bytes + self.before(store, jumps, distances);
            let step = Step {
                bytes: offset - last,
                lines,
            };
            each(store, step)?;
            (last, lines) = (offset, 0);
        }
        Ok(())
    }
}
