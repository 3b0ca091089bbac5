//! `try`, `finally` and `with`: handlers that open, are left and end.
//!
//! A handler's place says whether it was entered: it is before the instruction that runs. The
//! stack that a handler begins with stays untouched until then.

use super::area::{Form, Handler, State};
use super::blocks::{Here, Walk};
use super::kind::{ENTRY, EXCEPTION, LOOP, LOOP_MORE, MOVABLE, NONE, VALUE, WAY_ON, WITH};
use super::step::Flow;
use super::{Done, ensure, sound};
use crate::instruction::Instruction;
use crate::opcode::op;

impl Walk<'_, '_> {
    /// How many slots the handlers that have not been entered at a place count on.
    pub(super) fn floor(&self, handlers: u16, at: usize) -> u32 {
        let mut handlers = handlers;
        let mut floor = 0;
        while let Some(handler) = self.area.handler(handlers) {
            if at < handler.target {
                floor = self.area.depth(handler.stack).max(floor);
            }
            handlers = handler.outer;
        }
        floor
    }

    /// Opens a handler.
    pub(super) fn open(&mut self, i: &Instruction, target: usize, here: &mut Here) -> Done<Flow> {
        let mut kinds = EXCEPTION | WAY_ON;
        let form = match i.number {
            op::SETUP_EXCEPT => {
                kinds = EXCEPTION;
                Form::Except
            }
            op::SETUP_WITH => {
                self.take(here, 1)?;
                self.give(here, WITH)?;
                self.give(here, WITH)?;
                Form::With
            }
            // Only the end of `async with` begins so.
            _ if self.code.get(target) == Some(&op::DUP_TOP) => Form::AsyncWith,
            _ => Form::Finally,
        };
        let outer = here.state.handlers;
        let count = self.area.handler(outer).map_or(1, |h| h.count + 1);
        ensure(count <= self.handlers && i.next <= target)?;
        here.state.handlers = self.area.add_handler(&Handler {
            outer,
            stack: here.state.stack,
            target,
            count,
            form,
        })?;
        let mut entered = here.state;
        entered.stack = self.area.push(entered.stack, kinds)?;
        if form == Form::With {
            self.give(here, VALUE)?;
        }
        Ok(Flow::branch(target, entered))
    }

    /// The stack that is left when a handler has ended.
    fn after(&self, handler: &Handler) -> Done<u16> {
        let mut stack = handler.stack;
        if handler.form != Form::Except {
            for _ in 0..handler.form as u8 {
                (stack, _) = sound(self.area.top(stack))?;
            }
        }
        Ok(stack)
    }

    /// The body of `try` or a part of `except` ends.
    pub(super) fn leave_except(&mut self, target: usize, here: &Here) -> Done<Flow> {
        let handler = sound(self.area.handler(here.state.handlers))?;
        ensure(handler.form == Form::Except)?;
        let state = State {
            handlers: handler.outer,
            ..here.state
        };
        Ok(Flow::jump(target, state))
    }

    /// `__exit__` was called: what it belongs to goes, what the block was entered with stays.
    pub(super) fn clean_up(&mut self, here: &mut Here) -> Done {
        let entry = self.pop(here, ENTRY)?;
        self.pop(here, WITH)?;
        self.pop(here, WITH)?;
        self.give(here, entry | NONE)
    }

    /// A handler ends.
    pub(super) fn end(&mut self, at: usize, here: &mut Here) -> Done {
        let handler = sound(self.area.handler(here.state.handlers))?;
        self.pop(here, ENTRY)?;
        ensure(here.state.stack == self.after(&handler)?)?;
        // A jump out of several handlers goes on from here: it finds those outside as it did
        // where it began.
        let mut outer = handler.outer;
        while let Some(other) = self.area.handler(outer) {
            let same = (other.target < handler.target) == (other.target < at);
            ensure(same || matches!(other.form, Form::Finally | Form::Except))?;
            outer = other.outer;
        }
        here.state.handlers = handler.outer;
        Ok(())
    }

    /// A jump out of handlers, and perhaps of a `for` loop.
    pub(super) fn unwind(
        &mut self,
        i: &Instruction,
        target: usize,
        what: u8,
        here: &mut Here,
    ) -> Done<Flow> {
        let mut last = i.next;
        for _ in 0..what & 0x7f {
            let handler = sound(self.area.handler(here.state.handlers))?;
            if handler.form != Form::Except {
                // Inside of what it handles, or there is nothing to be dropped.
                ensure(handler.target >= last || handler.form == Form::Finally)?;
                here.state.stack = self.after(&handler)?;
            }
            last = last.max(handler.target);
            here.state.handlers = handler.outer;
        }
        here.floor = self.floor(here.state.handlers, i.at);
        ensure(self.area.depth(here.state.stack) >= here.floor)?;
        if what & 0x80 != 0 {
            for _ in 0..4 {
                self.pop(here, MOVABLE | LOOP | LOOP_MORE)?;
            }
        }
        Ok(Flow::jump(target, here.state))
    }
}
