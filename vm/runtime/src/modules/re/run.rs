//! Running a program over a text: backtracking with an explicit stack of choices.

use super::program::{
    ANY, BEGIN, CHAR, END, JUMP, LOOP, LOOP_LAZY, MATCH, REPEAT, REPEAT_LAZY, SAVE, SET, SPLIT,
    SPLIT_LAZY, size, target,
};
use crate::types::str::characters;

/// A slot that nothing was noted in.
pub(super) const UNSET: u32 = u32::MAX;
/// Words of an entry on the stack: what and where, and two positions.
pub(super) const ENTRY: usize = 3;

// What an entry is, in its top bits.
const BRANCH: u32 = 0 << 30;
const RESTORE: u32 = 1 << 30;
const GREEDY: u32 = 2 << 30;
const LAZY: u32 = 3 << 30;
const PLACE: u32 = (1 << 30) - 1;

/// How far a run came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Outcome {
    /// The slots say where.
    Match,
    /// It does not match here.
    Fail,
    /// The stack must grow; then go on with the same state.
    Full,
    /// Many steps were made: time to look at the world; then go on.
    Busy,
}

/// Where a run stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pc: usize,
    pos: usize,
    depth: usize,
}

impl State {
    /// At the start of the program, before byte `pos` of the text.
    pub(super) fn at(pos: usize) -> State {
        State {
            pc: 0,
            pos,
            depth: 0,
        }
    }
}

/// A program and the text it runs over.
pub(super) struct Matcher<'a> {
    pub(super) program: &'a [u8],
    pub(super) text: &'a [u8],
    /// The text is UTF-8: characters may be longer than a byte.
    pub(super) wide: bool,
}

impl Matcher<'_> {
    /// The end of the character at `pos` if the instruction at `at` takes it.
    #[inline]
    fn single(&self, at: usize, pos: usize) -> Option<usize> {
        let first = *self.text.get(pos)?;
        let op = self.program[at];
        if op == CHAR {
            return (first == self.program[at + 1]).then_some(pos + 1);
        }
        let (code, end) = if self.wide && first >= 0x80 {
            let end = characters::end(self.text, pos);
            (characters::code(&self.text[pos..end]), end)
        } else {
            (u32::from(first), pos + 1)
        };
        if op == ANY {
            return Some(end);
        }
        let negated = self.program[at + 1] != 0;
        let count = usize::from(self.program[at + 2]);
        let mut ranges = self.program.get(at + 3..at + 3 + 6 * count)?;
        let mut inside = false;
        while let Some(([a, b, c, d, e, f], rest)) = ranges.split_first_chunk() {
            let low = u32::from_le_bytes([*a, *b, *c, 0]);
            let high = u32::from_le_bytes([*d, *e, *f, 0]);
            inside = low <= code && code <= high;
            if inside {
                break;
            }
            ranges = rest;
        }
        (inside != negated).then_some(end)
    }

    /// Where a match may begin after the character at `start`; `None`: nowhere.
    pub(super) fn next_start(&self, start: usize) -> Option<usize> {
        if start >= self.text.len() {
            return None;
        }
        #[cfg(feature = "quick")]
        let failed = start;
        let mut start = start + 1;
        while self.wide
            && self
                .text
                .get(start)
                .is_some_and(|b| characters::continues(*b))
        {
            start += 1;
        }
        #[cfg(feature = "quick")]
        {
            start = self.skip_to_first(start.max(self.end_of_run(failed)))?;
        }
        Some(start)
    }

    /// Runs until the outcome is known, at most about `budget` steps.
    pub(super) fn run(
        &self,
        state: &mut State,
        slots: &mut [u32],
        stack: &mut [u32],
        budget: u32,
    ) -> Outcome {
        let State {
            mut pc,
            mut pos,
            mut depth,
        } = *state;
        let mut left = budget;
        let outcome = loop {
            // Every instruction pushes two entries at most.
            if (depth + 2) * ENTRY > stack.len() {
                break Outcome::Full;
            }
            left -= 1;
            if left == 0 {
                break Outcome::Busy;
            }
            let mut push = |what: u32, place: usize, a: usize, b: usize| {
                let entry = &mut stack[depth * ENTRY..depth * ENTRY + ENTRY];
                entry.copy_from_slice(&[what | place as u32, a as u32, b as u32]);
                depth += 1;
            };
            let op = self.program[pc];
            let ok = match op {
                CHAR | ANY | SET => match self.single(pc, pos) {
                    Some(end) => {
                        pos = end;
                        pc += size(self.program, pc);
                        true
                    }
                    None => false,
                },
                BEGIN => {
                    pc += 1;
                    pos == 0
                }
                END => {
                    pc += 1;
                    pos == self.text.len()
                }
                SAVE => {
                    let slot = usize::from(self.program[pc + 1]);
                    push(RESTORE, slot, slots[slot] as usize, 0);
                    slots[slot] = pos as u32;
                    pc += 2;
                    true
                }
                SPLIT => {
                    push(BRANCH, target(self.program, pc + 1, pc + 3), pos, 0);
                    pc += 3;
                    true
                }
                SPLIT_LAZY => {
                    push(BRANCH, pc + 3, pos, 0);
                    pc = target(self.program, pc + 1, pc + 3);
                    true
                }
                JUMP => {
                    pc = target(self.program, pc + 1, pc + 3);
                    true
                }
                LOOP | LOOP_LAZY => {
                    let slot = usize::from(self.program[pc + 1]);
                    let again = target(self.program, pc + 2, pc + 4);
                    let next = pc + 4;
                    if slots[slot] as usize == pos {
                        pc = next;
                    } else if op == LOOP {
                        push(BRANCH, next, pos, 0);
                        pc = again;
                    } else {
                        push(BRANCH, again, pos, 0);
                        pc = next;
                    }
                    true
                }
                REPEAT | REPEAT_LAZY => {
                    let (least, most) = (self.program[pc + 1], self.program[pc + 2]);
                    let atom = pc + 3;
                    let next = atom + size(self.program, atom);
                    #[cfg(feature = "quick")]
                    if op == REPEAT
                        && most == 255
                        && let end = self.span(atom, pos)
                        && !self.may_go_on(end)
                    {
                        let start = pos + usize::from(least);
                        if start > end {
                            if !self.backtrack(&mut pc, &mut pos, &mut depth, slots, stack) {
                                break Outcome::Fail;
                            }
                            continue;
                        }
                        if start < end && !self.must_be_longest(atom, next) {
                            push(GREEDY, next, start, end);
                        }
                        (pc, pos) = (next, end);
                        continue;
                    }
                    let mut enough = true;
                    for _ in 0..least {
                        match self.single(atom, pos) {
                            Some(end) => pos = end,
                            None => {
                                enough = false;
                                break;
                            }
                        }
                    }
                    if !enough {
                        false
                    } else if op == REPEAT_LAZY {
                        push(LAZY, atom, pos, usize::from(most));
                        pc = next;
                        true
                    } else {
                        let start = pos;
                        let mut count = 0;
                        while (most == 255 || count < most)
                            && let Some(end) = self.single(atom, pos)
                        {
                            pos = end;
                            count = 1;
                        }
                        if pos > start {
                            push(GREEDY, next, start, pos);
                        }
                        pc = next;
                        true
                    }
                }
                _ => {
                    debug_assert_eq!(op, MATCH);
                    break Outcome::Match;
                }
            };
            if !ok && !self.backtrack(&mut pc, &mut pos, &mut depth, slots, stack) {
                break Outcome::Fail;
            }
        };
        *state = State { pc, pos, depth };
        outcome
    }

    /// Takes the last choice back; false when there is none.
    fn backtrack(
        &self,
        pc: &mut usize,
        pos: &mut usize,
        depth: &mut usize,
        slots: &mut [u32],
        stack: &mut [u32],
    ) -> bool {
        while *depth > 0 {
            *depth -= 1;
            let entry = &mut stack[*depth * ENTRY..*depth * ENTRY + ENTRY];
            let place = (entry[0] & PLACE) as usize;
            match entry[0] & !PLACE {
                RESTORE => slots[place] = entry[1],
                GREEDY => {
                    // One character less, and the entry stays while there is another to give.
                    let mut shorter = entry[2] as usize - 1;
                    // A character that has to follow need not be tried where it is not.
                    #[cfg(feature = "quick")]
                    if let Some([CHAR, c]) = self.program.get(place..place + 2) {
                        while shorter > entry[1] as usize && self.text[shorter] != *c {
                            shorter -= 1;
                        }
                    }
                    while self.wide
                        && shorter > entry[1] as usize
                        && characters::continues(self.text[shorter])
                    {
                        shorter -= 1;
                    }
                    if shorter > entry[1] as usize {
                        entry[2] = shorter as u32;
                        *depth += 1;
                    }
                    (*pc, *pos) = (place, shorter);
                    return true;
                }
                LAZY => {
                    if let Some(end) = self.single(place, entry[1] as usize) {
                        if entry[2] != 1 {
                            entry[1] = end as u32;
                            *depth += 1;
                        }
                        (*pc, *pos) = (place + size(self.program, place), end);
                        return true;
                    }
                }
                _ => {
                    (*pc, *pos) = (place, entry[1] as usize);
                    return true;
                }
            }
        }
        false
    }
}
