//! From block to block: what comes together at a label.

use super::Refusal;
use super::area::{Area, State};
use crate::instruction::Instruction;

/// How far below the top of two stacks that come together values may differ in kind.
const DIFFERENT: usize = 4;

/// A walk through a function's blocks, and where it is in one.
pub(super) struct Walk<'c, 'w> {
    pub(super) code: &'c [u8],
    pub(super) area: Area<'w>,
    /// How many handlers may be open.
    pub(super) handlers: u32,
    pub(super) generator: bool,
    /// The body of a module or class.
    pub(super) bare: bool,
    /// What there is.
    pub(super) state: State,
    /// The stack may not become lower than this: a handler counts on what is there.
    pub(super) floor: u32,
    /// How much was seen of the question whether a `finally` block was entered with an exception.
    pub(super) asked: u8,
    /// The first of two `ROT_THREE` was seen that bring a value above two slots.
    pub(super) rotated: bool,
    /// What a handler counts on was moved: a jump past the handler must follow.
    pub(super) disturbed: bool,
    /// The first label that may not have been looked at.
    next: usize,
}

impl<'c, 'w> Walk<'c, 'w> {
    pub(super) fn new(code: &'c [u8], area: Area<'w>) -> Self {
        Self {
            code,
            area,
            handlers: 0,
            generator: false,
            bare: false,
            state: State {
                stack: 0,
                handlers: 0,
            },
            floor: 0,
            asked: 0,
            rotated: false,
            disturbed: false,
            next: 0,
        }
    }

    /// Looks at every block that can be reached; gives the depth of the deepest stack.
    pub(super) fn all(mut self) -> Result<u32, Refusal> {
        self.area.set_state(0, self.state);
        while self.next < self.area.label_count() && self.area.refusal.is_none() {
            let number = self.next;
            let label = self.area.label(number);
            match label.state {
                Some(state) if !label.looked_at => {
                    self.area.look_at(number);
                    self.state = state;
                    self.block(number, label.at);
                }
                _ => self.next += 1,
            }
        }
        match self.area.refusal {
            Some(refusal) => Err(refusal),
            None => Ok(self.area.deepest),
        }
    }

    fn block(&mut self, label: usize, at: usize) {
        (self.asked, self.rotated, self.disturbed) = (0, false, false);
        let end = self.area.label_at(label + 1);
        let mut at = at;
        while self.area.refusal.is_none() {
            let Some(instruction) = Instruction::read(self.code, at) else {
                return self.area.ensure(false);
            };
            if !self.disturbed {
                self.floor = self.floor(self.state.handlers, at);
            }
            if !self.step(&instruction) {
                return;
            }
            at = instruction.next;
            if at == end {
                self.area.ensure(!self.rotated && !self.disturbed);
                return self.arrive(at, at, self.state);
            }
        }
    }

    /// Comes from the instruction at `from` to a label.
    pub(super) fn arrive(&mut self, from: usize, to: usize, state: State) {
        let number = self.area.find_label(to);
        let label = self.area.label(number);
        self.area.ensure(label.at == to);
        // Nothing leads from a handler back into what it handles.
        let mut handlers = state.handlers;
        while let Some(handler) = self.area.handler(handlers) {
            self.area
                .ensure(from < handler.target || to >= handler.target);
            handlers = handler.outer;
        }
        let mut together = state;
        if let Some(known) = label.state {
            together.stack = self.join(known.stack, state.stack);
            let same = known.handlers == state.handlers;
            self.area
                .ensure(same && (!label.looked_at || together == known));
        }
        self.area.set_state(number, together);
        // A block may lead back to one that was passed over.
        self.next = self.next.min(number);
    }

    /// The stack that is the one or the other.
    fn join(&mut self, one: u16, other: u16) -> u16 {
        let (mut one, mut other) = (one, other);
        let mut kinds = [0; DIFFERENT];
        let mut count = 0;
        while one != other {
            let (a, b) = (self.area.top(one), self.area.top(other));
            let Some(kind) = kinds.get_mut(count) else {
                self.area.ensure(false);
                break;
            };
            // Nothing is on an empty stack.
            self.area.ensure(a.1 != 0 && b.1 != 0);
            *kind = a.1 | b.1;
            (one, other) = (a.0, b.0);
            count += 1;
        }
        for kind in kinds.iter().take(count).rev() {
            one = self.area.push(one, *kind);
        }
        one
    }
}
