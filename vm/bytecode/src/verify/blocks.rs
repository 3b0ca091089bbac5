//! From block to block: what comes together at a label.

use super::area::{Area, State};
use super::{Done, ensure, sound};
use crate::instruction::Instruction;

/// How far below the top of two stacks that come together values may differ in kind.
const DIFFERENT: usize = 4;

/// A walk through a function's blocks.
pub(super) struct Walk<'c, 'w> {
    pub(super) code: &'c [u8],
    pub(super) area: Area<'w>,
    /// How many handlers may be open.
    pub(super) handlers: u32,
    pub(super) generator: bool,
    /// The body of a module or class.
    pub(super) bare: bool,
}

/// Where a walk is in a block.
pub(super) struct Here {
    pub(super) state: State,
    /// The stack may not become lower than this: a handler counts on what is there.
    pub(super) floor: u32,
    /// How much was seen of the question whether a `finally` block was entered with an exception.
    pub(super) asked: u8,
    /// The first of two `ROT_THREE` was seen that bring a value above two slots.
    pub(super) rotated: bool,
    /// What a handler counts on was moved: a jump past the handler must follow.
    pub(super) disturbed: bool,
}

impl Walk<'_, '_> {
    /// Looks at every block that can be reached.
    pub(super) fn all(mut self) -> Done {
        let start = State {
            stack: 0,
            handlers: 0,
        };
        self.area.set_state(0, start);
        let mut next = 0;
        while next < self.area.label_count() {
            let label = self.area.label(next);
            match label.state {
                Some(state) if !label.looked_at => {
                    self.area.look_at(next);
                    // A block may lead back to one that was passed over.
                    next = self.block(next, label.at, state)?.min(next);
                }
                _ => next += 1,
            }
        }
        Ok(())
    }

    /// Looks at a block; gives the first label that it leads to.
    fn block(&mut self, label: usize, at: usize, state: State) -> Done<usize> {
        let mut here = Here {
            state,
            floor: 0,
            asked: 0,
            rotated: false,
            disturbed: false,
        };
        let mut at = at;
        let mut first = usize::MAX;
        loop {
            let instruction = sound(Instruction::read(self.code, at))?;
            if !here.disturbed {
                here.floor = self.floor(here.state.handlers, at);
            }
            let flow = self.step(&instruction, &mut here)?;
            if let Some((to, state)) = flow.jump {
                first = first.min(self.arrive(at, to, state)?);
            }
            if !flow.goes_on {
                return Ok(first);
            }
            at = instruction.next;
            if label + 1 < self.area.label_count() && self.area.label_at(label + 1) == at {
                ensure(!here.rotated && !here.disturbed)?;
                return Ok(first.min(self.arrive(at, at, here.state)?));
            }
        }
    }

    /// Comes from the instruction at `from` to a label; gives its number.
    pub(super) fn arrive(&mut self, from: usize, to: usize, state: State) -> Done<usize> {
        let number = self.area.find_label(to);
        let label = self.area.label(number);
        ensure(label.at == to)?;
        // Nothing leads from a handler back into what it handles.
        let mut handlers = state.handlers;
        while let Some(handler) = self.area.handler(handlers) {
            ensure(from < handler.target || to >= handler.target)?;
            handlers = handler.outer;
        }
        let together = match label.state {
            None => state,
            Some(known) => {
                ensure(known.handlers == state.handlers)?;
                let stack = self.join(known.stack, state.stack)?;
                let together = State { stack, ..known };
                ensure(!label.looked_at || together == known)?;
                together
            }
        };
        self.area.set_state(number, together);
        Ok(number)
    }

    /// The stack that is the one or the other.
    fn join(&mut self, one: u16, other: u16) -> Done<u16> {
        let (mut one, mut other) = (one, other);
        let mut kinds = [0; DIFFERENT];
        let mut count = 0;
        while one != other {
            let (a, b) = (sound(self.area.top(one))?, sound(self.area.top(other))?);
            *sound(kinds.get_mut(count))? = a.1 | b.1;
            (one, other) = (a.0, b.0);
            count += 1;
        }
        for kind in kinds.iter().take(count).rev() {
            one = self.area.push(one, *kind)?;
        }
        Ok(one)
    }
}
