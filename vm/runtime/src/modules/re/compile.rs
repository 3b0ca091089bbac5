//! From the text of a regular expression to a program, in one pass. Code is moved up to make room
//! for what a `*` or `|` needs before it; offsets are relative, so what moves stays right.

use super::program::{
    ANY, BEGIN, CHAR, END, JUMP, LOOP, LOOP_LAZY, MATCH, REPEAT, REPEAT_LAZY, SAVE, SET, SPLIT,
    SPLIT_LAZY,
};
use crate::types::str::characters;

/// Deepest nesting of groups.
const DEPTH: usize = 24;

/// Why a text is no regular expression we can compile.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fault {
    /// A part is missing, unknown, or too much for us.
    Complex,
    /// A group is closed that was not opened.
    Unopened,
}

/// What a compiled program needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Compiled {
    /// Bytes of code.
    pub(super) len: usize,
    /// Groups, the whole match included.
    pub(super) groups: usize,
    /// Slots: two for each group, and one for each loop.
    pub(super) slots: usize,
}

/// An open group.
#[derive(Clone, Copy, Default)]
struct Open {
    /// Where its code starts.
    atom: usize,
    /// Where its current alternative starts.
    branch: usize,
    /// Last jump to its end, chained backwards; 0 for none.
    chain: usize,
    /// Its number; 0 when it does not capture.
    number: u8,
}

struct Compiler<'a> {
    text: &'a [u8],
    at: usize,
    /// Of text, whose characters may be several bytes.
    wide: bool,
    code: &'a mut [u8],
    len: usize,
    groups: u8,
    loops: u8,
}

/// Room that the program of a text of this length may need.
pub(super) fn room(text: usize) -> usize {
    text * 16 + 64
}

/// Compiles `text` into `code`, which has [`room`].
pub(super) fn compile(text: &[u8], wide: bool, code: &mut [u8]) -> Result<Compiled, Fault> {
    let mut compiler = Compiler {
        text,
        at: 0,
        wide,
        code,
        len: 0,
        groups: 1,
        loops: 0,
    };
    compiler.run()?;
    // Loops number their slots from the end of the groups'.
    let slots = usize::from(compiler.groups) * 2;
    compiler.place_loops(slots)?;
    Ok(Compiled {
        len: compiler.len,
        groups: usize::from(compiler.groups),
        slots: slots + usize::from(compiler.loops),
    })
}

impl Compiler<'_> {
    fn emit(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        let end = self.len + bytes.len();
        if end > 30_000 {
            return Err(Fault::Complex);
        }
        let room = self.code.get_mut(self.len..end).ok_or(Fault::Complex)?;
        room.copy_from_slice(bytes);
        self.len = end;
        Ok(())
    }

    /// Makes room for `bytes` at `at` and puts them there.
    fn insert(&mut self, at: usize, bytes: &[u8]) -> Result<(), Fault> {
        self.emit(bytes)?;
        let end = self.len;
        self.code
            .copy_within(at..end - bytes.len(), at + bytes.len());
        self.code[at..at + bytes.len()].copy_from_slice(bytes);
        Ok(())
    }

    fn next(&mut self) -> Option<u8> {
        let c = self.text.get(self.at).copied();
        self.at += usize::from(c.is_some());
        c
    }

    fn eat(&mut self, c: u8) -> bool {
        let found = self.text.get(self.at) == Some(&c);
        self.at += usize::from(found);
        found
    }

    fn run(&mut self) -> Result<(), Fault> {
        let mut stack = [Open::default(); DEPTH];
        let mut depth = 0;
        self.emit(&[SAVE, 0])?;
        let mut group = Open {
            atom: 0,
            branch: self.len,
            ..Open::default()
        };
        // Where the last atom starts, for a quantifier.
        let mut atom: Option<usize> = None;
        while let Some(c) = self.next() {
            let start = self.len;
            match c {
                b'(' => {
                    let slot = stack.get_mut(depth).ok_or(Fault::Complex)?;
                    *slot = group;
                    depth += 1;
                    let mut number = 0;
                    if self.eat(b'?') {
                        if !self.eat(b':') {
                            return Err(Fault::Complex);
                        }
                    } else {
                        number = self.groups;
                        self.groups = number
                            .checked_add(1)
                            .filter(|n| *n < 100)
                            .ok_or(Fault::Complex)?;
                        self.emit(&[SAVE, number * 2])?;
                    }
                    group = Open {
                        atom: start,
                        branch: self.len,
                        chain: 0,
                        number,
                    };
                    atom = None;
                    continue;
                }
                b')' => {
                    depth = depth.checked_sub(1).ok_or(Fault::Unopened)?;
                    self.close(group)?;
                    if group.number != 0 {
                        self.emit(&[SAVE, group.number * 2 + 1])?;
                    }
                    atom = Some(group.atom);
                    group = stack[depth];
                    continue;
                }
                b'|' => {
                    self.alternative(&mut group)?;
                    atom = None;
                    continue;
                }
                b'*' | b'+' | b'?' => {
                    let lazy = self.eat(b'?');
                    let from = atom.take().ok_or(Fault::Complex)?;
                    self.quantify(from, c, lazy)?;
                    continue;
                }
                b'^' => {
                    self.emit(&[BEGIN])?;
                    atom = None;
                    continue;
                }
                b'$' => {
                    self.emit(&[END])?;
                    atom = None;
                    continue;
                }
                b'.' => self.emit(&[ANY])?,
                b'[' => self.set()?,
                b'\\' => {
                    let c = self.next().ok_or(Fault::Complex)?;
                    if !self.class(c)? {
                        self.literal(c)?;
                    }
                }
                c => self.literal(c)?,
            }
            atom = Some(start);
        }
        if depth != 0 {
            return Err(Fault::Complex);
        }
        self.close(group)?;
        self.emit(&[SAVE, 1, MATCH])
    }

    /// One character, whose first byte `c` has been read.
    fn literal(&mut self, c: u8) -> Result<(), Fault> {
        if c < 0x80 || !self.wide {
            return self.emit(&[CHAR, c]);
        }
        let code = self.wide();
        self.emit(&[SET, 0, 1])?;
        self.range(code, code)
    }

    /// The code point whose first byte has just been read.
    fn wide(&mut self) -> u32 {
        let start = self.at - 1;
        if !self.wide {
            return u32::from(self.text[start]);
        }
        let end = characters::end(self.text, start);
        self.at = end;
        characters::code(&self.text[start..])
    }

    fn range(&mut self, low: u32, high: u32) -> Result<(), Fault> {
        let (l, h) = (low.to_le_bytes(), high.to_le_bytes());
        self.emit(&[l[0], l[1], l[2], h[0], h[1], h[2]])
    }

    fn ranges_of(class: u8) -> &'static [(u8, u8)] {
        match class | 0x20 {
            b'd' => &[(b'0', b'9')],
            b'w' => &[(b'0', b'9'), (b'A', b'Z'), (b'_', b'_'), (b'a', b'z')],
            b's' => &[(b'\t', b'\r'), (b' ', b' ')],
            _ => &[],
        }
    }

    /// `\d` and the like as a set of its own; false when `c` is none of them.
    fn class(&mut self, c: u8) -> Result<bool, Fault> {
        if !matches!(c, b'd' | b'D' | b'w' | b'W' | b's' | b'S') {
            return Ok(false);
        }
        let ranges = Self::ranges_of(c);
        self.emit(&[SET, u8::from(c.is_ascii_uppercase()), ranges.len() as u8])?;
        for (low, high) in ranges {
            self.range(u32::from(*low), u32::from(*high))?;
        }
        Ok(true)
    }

    fn set(&mut self) -> Result<(), Fault> {
        let start = self.len;
        let negated = self.eat(b'^');
        self.emit(&[SET, u8::from(negated), 0])?;
        let mut count = 0u8;
        loop {
            let c = self.next().ok_or(Fault::Complex)?;
            if c == b']' {
                break;
            }
            if c == b'\\'
                && let Some(class) = self.text.get(self.at).copied()
                && !Self::ranges_of(class).is_empty()
            {
                self.at += 1;
                count = self.add_class(class, count)?;
                continue;
            }
            let low = self.member(c)?;
            let ends = self.text.get(self.at + 1) == Some(&b']');
            let high = if !ends && self.eat(b'-') {
                let c = self.next().ok_or(Fault::Complex)?;
                self.member(c)?
            } else {
                low
            };
            self.range(low, high)?;
            count = count.checked_add(1).ok_or(Fault::Complex)?;
        }
        self.code[start + 2] = count;
        Ok(())
    }

    /// Adds a class to a set: for a capital one, what lies between its ranges.
    fn add_class(&mut self, class: u8, count: u8) -> Result<u8, Fault> {
        let mut count = count;
        let mut next = 0;
        for (low, high) in Self::ranges_of(class) {
            if class.is_ascii_lowercase() {
                self.range(u32::from(*low), u32::from(*high))?;
            } else {
                self.range(next, u32::from(*low) - 1)?;
                next = u32::from(*high) + 1;
            }
            count = count.checked_add(1).ok_or(Fault::Complex)?;
        }
        if class.is_ascii_uppercase() {
            self.range(next, 0x10_ffff)?;
            count = count.checked_add(1).ok_or(Fault::Complex)?;
        }
        Ok(count)
    }

    /// A character in a set, whose first byte has been read.
    fn member(&mut self, c: u8) -> Result<u32, Fault> {
        match c {
            b'\\' => Ok(u32::from(self.next().ok_or(Fault::Complex)?)),
            0..0x80 => Ok(u32::from(c)),
            _ => Ok(self.wide()),
        }
    }

    fn offset(distance: isize) -> Result<[u8; 2], Fault> {
        i16::try_from(distance)
            .map(i16::to_le_bytes)
            .map_err(|_| Fault::Complex)
    }

    /// Ends an alternative: a split before it, a jump to the group's end after it.
    fn alternative(&mut self, group: &mut Open) -> Result<(), Fault> {
        let len = self.len - group.branch;
        let over = Self::offset(len as isize + 3)?;
        self.insert(group.branch, &[SPLIT, over[0], over[1]])?;
        let back = if group.chain == 0 {
            0
        } else {
            self.len - group.chain
        };
        let chain = Self::offset(back as isize)?;
        group.chain = self.len;
        self.emit(&[JUMP, chain[0], chain[1]])?;
        group.branch = self.len;
        Ok(())
    }

    /// Ends a group: its jumps go here.
    fn close(&mut self, group: Open) -> Result<(), Fault> {
        let mut at = group.chain;
        while at != 0 {
            let back = usize::from(u16::from_le_bytes([self.code[at + 1], self.code[at + 2]]));
            let over = Self::offset((self.len - at - 3) as isize)?;
            self.code[at + 1..at + 3].copy_from_slice(&over);
            at = if back == 0 { 0 } else { at - back };
        }
        Ok(())
    }

    fn quantify(&mut self, from: usize, c: u8, lazy: bool) -> Result<(), Fault> {
        let single = matches!(self.code[from], CHAR | ANY | SET)
            && super::program::size(self.code, from) == self.len - from;
        if single {
            let op = if lazy { REPEAT_LAZY } else { REPEAT };
            let least = u8::from(c == b'+');
            let most = if c == b'?' { 1 } else { 255 };
            return self.insert(from, &[op, least, most]);
        }
        if c != b'?' {
            let slot = self.loops;
            self.loops = slot
                .checked_add(1)
                .filter(|n| *n < 50)
                .ok_or(Fault::Complex)?;
            self.insert(from, &[SAVE, 200 + slot])?;
            let op = if lazy { LOOP_LAZY } else { LOOP };
            let back = Self::offset(from as isize - (self.len as isize + 4))?;
            self.emit(&[op, 200 + slot, back[0], back[1]])?;
        }
        if c != b'+' {
            let op = if lazy { SPLIT_LAZY } else { SPLIT };
            let over = Self::offset((self.len - from) as isize)?;
            self.insert(from, &[op, over[0], over[1]])?;
        }
        Ok(())
    }

    /// Loops were numbered from 200 while the number of groups was unknown.
    fn place_loops(&mut self, first: usize) -> Result<(), Fault> {
        let mut at = 0;
        while at < self.len {
            if matches!(self.code[at], SAVE | LOOP | LOOP_LAZY) && self.code[at + 1] >= 200 {
                let slot = first + usize::from(self.code[at + 1] - 200);
                self.code[at + 1] = u8::try_from(slot).map_err(|_| Fault::Complex)?;
            }
            // A repeat is followed by the instruction it repeats.
            at += super::program::size(self.code, at);
        }
        Ok(())
    }
}
