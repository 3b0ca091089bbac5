//! `try`, `finally` and `with`: handlers that open, are left and end.
//!
//! A handler's place says whether it was entered: it is before the instruction that runs. The
//! stack that a handler begins with stays untouched until then.

use super::area::{Form, Handler, State};
use super::blocks::Walk;
use super::kind::{ENTRY, EXCEPTION, NONE, VALUE, WAY_ON, WITH};
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

    /// The innermost handler; refuses the code when there is none.
    fn innermost(&mut self) -> Option<Handler> {
        let handler = self.area.handler(self.state.handlers);
        self.area.ensure(handler.is_some());
        handler
    }

    /// Opens a handler.
    pub(super) fn open(&mut self, i: &Instruction, target: usize) {
        let mut kinds = EXCEPTION | WAY_ON;
        let form = match i.number {
            op::SETUP_EXCEPT => {
                kinds = EXCEPTION;
                Form::Except
            }
            op::SETUP_WITH => {
                self.take(1);
                self.give(WITH);
                self.give(WITH);
                Form::With
            }
            // Only the end of `async with` begins so.
            _ if self.code.get(target) == Some(&op::DUP_TOP) => Form::AsyncWith,
            _ => Form::Finally,
        };
        let outer = self.state.handlers;
        let count = self.area.handler(outer).map_or(1, |h| h.count + 1);
        self.area.ensure(count <= self.handlers && i.next <= target);
        let stack = self.state.stack;
        self.state.handlers = self.area.add_handler(&Handler {
            outer,
            stack,
            target,
            count,
            form,
        });
        let entered = State {
            stack: self.area.push(stack, kinds),
            ..self.state
        };
        self.arrive(i.at, target, entered);
        if form == Form::With {
            self.give(VALUE);
        }
    }

    /// The stack that is left when a handler has ended.
    fn after(&mut self, handler: &Handler) -> u16 {
        let mut stack = handler.stack;
        if handler.form != Form::Except {
            for _ in 0..handler.form as u8 {
                self.area.ensure(stack != 0);
                (stack, _) = self.area.top(stack);
            }
        }
        stack
    }

    /// The body of `try` or a part of `except` ends.
    pub(super) fn leave_except(&mut self) {
        if let Some(handler) = self.innermost() {
            self.area.ensure(handler.form == Form::Except);
            self.state.handlers = handler.outer;
        }
    }

    /// `__exit__` was called: what it belongs to goes, what the block was entered with stays.
    pub(super) fn clean_up(&mut self) {
        let entry = self.pop(ENTRY);
        self.pop(WITH);
        self.pop(WITH);
        self.give(entry | NONE);
    }

    /// A handler ends.
    pub(super) fn end(&mut self, at: usize) {
        let Some(handler) = self.innermost() else {
            return;
        };
        self.pop(ENTRY);
        let after = self.after(&handler);
        self.area.ensure(self.state.stack == after);
        // A jump out of several handlers goes on from here: it finds those outside as it did
        // where it began.
        let mut outer = handler.outer;
        while let Some(other) = self.area.handler(outer) {
            let same = (other.target < handler.target) == (other.target < at);
            let drops = matches!(other.form, Form::With | Form::AsyncWith);
            self.area.ensure(same || !drops);
            outer = other.outer;
        }
        self.state.handlers = handler.outer;
    }

    /// A jump out of handlers, and perhaps of a `for` loop.
    pub(super) fn unwind(&mut self, i: &Instruction, what: u8) {
        let mut last = i.next;
        for _ in 0..what & 0x7f {
            let Some(handler) = self.innermost() else {
                return;
            };
            if handler.form != Form::Except {
                // Inside of what it handles, or there is nothing to be dropped.
                self.area
                    .ensure(handler.target >= last || handler.form == Form::Finally);
                self.state.stack = self.after(&handler);
            }
            last = last.max(handler.target);
            self.state.handlers = handler.outer;
        }
        self.floor = self.floor(self.state.handlers, i.at);
        let depth = self.area.depth(self.state.stack);
        self.area.ensure(depth >= self.floor);
        if what & 0x80 != 0 {
            self.drop_loop();
        }
    }
}
