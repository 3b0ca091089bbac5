//! `while` and `for`, and how they are left.

use super::{Assign, Done, FROM_FOR, Lower, NO_LOOP, What};
use crate::emit::Label;
use crate::fault::Code;
use crate::fold;
use crate::tree::{ABSENT, Inner, Node, Word};
use garter_bytecode::opcode::op;
use garter_bytecode::operator::BinaryOp;
use garter_syntax::RuleId;

/// The loop around the one that begins.
pub(super) struct Outer {
    labels: [Label; 2],
    handlers: u32,
}

impl Lower<'_, '_, '_> {
    /// New labels for `break` and `continue`.
    pub(super) fn begin_loop(&mut self, flags: Label) -> Outer {
        let outer = Outer {
            labels: [self.break_label, self.continue_label],
            handlers: self.loop_handlers,
        };
        self.break_label = self.emit.label() | flags;
        self.continue_label = self.emit.label();
        self.loop_handlers = self.handlers;
        outer
    }

    /// From here on `break` and `continue` mean the loop around.
    pub(super) fn end_loop(&mut self, outer: &Outer) -> Done {
        let [break_label, continue_label] = outer.labels;
        self.task(
            What::RestoreLoop,
            0,
            [break_label, continue_label, outer.handlers, 0],
        )
    }

    pub(super) fn leave_loop(&mut self, statement: Inner) -> Done {
        let is_break = statement.rule == RuleId::Break;
        let label = if is_break {
            self.break_label
        } else {
            self.continue_label
        };
        if label == NO_LOOP {
            return self.fault(Code::BreakOutsideLoop, statement.word());
        }
        let from_for = is_break && label & FROM_FOR != 0;
        let label = label & !FROM_FOR;
        let handlers = self.handlers - self.loop_handlers;
        if handlers == 0 {
            if from_for {
                // The iterator goes; the depth is that of the code after, which still has it.
                for _ in 0..4 {
                    self.emit.op(self.store, op::POP_TOP)?;
                }
                self.emit.adjust(4);
            }
            return Ok(self.emit.jump(self.store, op::JUMP, label)?);
        }
        let flag = if from_for { 0x80 } else { 0 };
        Ok(self
            .emit
            .unwind_jump(self.store, label, flag | handlers as u8)?)
    }

    pub(super) fn while_loop(&mut self, statement: Inner) -> Done {
        let [condition, body, other] = [0, 1, 2].map(|index| self.child(statement, index));
        let outer = self.begin_loop(0);
        let (break_label, continue_label) = (self.break_label, self.continue_label);
        let truth = fold::truth(&self.store.arena, condition);
        if truth != Some(false) {
            let top = self.emit.label();
            if truth != Some(true) {
                self.jump(op::JUMP, continue_label)?;
            }
            self.place(top)?;
            self.then(What::Statement, body)?;
            self.place(continue_label)?;
            self.condition(condition, true, top)?;
        }
        self.end_loop(&outer)?;
        self.then(What::Statement, other)?;
        self.place(break_label)
    }

    pub(super) fn for_loop(&mut self, statement: Inner) -> Done {
        let [target, values, body, other] = [0, 1, 2, 3].map(|index| self.child(statement, index));
        if let Some((bounds, step)) = self.counted(target, values) {
            return self.counted_loop(statement, bounds, step);
        }
        let outer = self.begin_loop(FROM_FOR);
        let (break_label, continue_label) = (self.break_label & !FROM_FOR, self.continue_label);
        let done = self.emit.label();
        self.value(values)?;
        self.op(op::GET_ITER_STACK)?;
        self.place(continue_label)?;
        self.jump(op::FOR_ITER, done)?;
        self.assign(target, Assign::Store)?;
        self.then(What::Statement, body)?;
        self.jump(op::JUMP, continue_label)?;
        self.place(done)?;
        self.adjust(-4)?;
        self.end_loop(&outer)?;
        self.then(What::Statement, other)?;
        self.place(break_label)
    }

    /// `for name in range(...)` with a constant step: the bounds and the step.
    fn counted(&self, target: Word, values: Word) -> Option<([Word; 2], Word)> {
        let arena = &self.store.arena;
        self.id(target)?;
        let call = Inner::of_rule(arena, values, RuleId::Primary).filter(|call| call.count == 2)?;
        let function = self.id(call.child(arena, 0))?;
        let arguments = Inner::of_rule(arena, call.child(arena, 1), RuleId::CallArguments)?;
        if !self.is_name(function, "range") {
            return None;
        }
        let only = arguments.child(arena, 0);
        let (zero, one) = (Node::Int(0).encode(), Node::Int(1).encode());
        let (bounds, step) = match Inner::of_rule(arena, only, RuleId::Arguments) {
            None if only == ABSENT => return None,
            None => ([zero, only], one),
            Some(list) if list.count == 1 => ([zero, list.child(arena, 0)], one),
            Some(list) if list.count == 2 => ([list.child(arena, 0), list.child(arena, 1)], one),
            Some(list) if list.count == 3 => (
                [list.child(arena, 0), list.child(arena, 1)],
                list.child(arena, 2),
            ),
            Some(_) => return None,
        };
        let plain = bounds.iter().all(|bound| {
            !self.inner(*bound).is_some_and(|inner| {
                matches!(
                    inner.rule,
                    RuleId::StarArgument | RuleId::DoubleStarArgument | RuleId::PlainArgument
                )
            })
        });
        let moves = self.small_int(step).is_some_and(|step| step != 0);
        (moves && plain).then_some((bounds, step))
    }

    /// The value of a small integer.
    fn small_int(&self, word: Word) -> Option<i64> {
        match Node::decode(word) {
            Node::Int(value) => Some(i64::from(value)),
            #[cfg(feature = "host")]
            _ => self.wide_int(word),
            #[cfg(not(feature = "host"))]
            _ => None,
        }
    }

    fn counted_loop(&mut self, statement: Inner, [start, end]: [Word; 2], step: Word) -> Done {
        let [target, _, body, other] = [0, 1, 2, 3].map(|index| self.child(statement, index));
        let outer = self.begin_loop(0);
        let (break_label, continue_label) = (self.break_label, self.continue_label);
        let (top, entry) = (self.emit.label(), self.emit.label());
        // The end stays on the stack unless it is a number that can be loaded each time.
        let end_on_stack = self.small_int(end).is_none();
        let upwards = self.small_int(step).is_some_and(|step| step >= 0);
        if end_on_stack {
            self.value(end)?;
        }
        self.value(start)?;
        self.jump(op::JUMP, entry)?;
        self.place(top)?;
        self.op(op::DUP_TOP)?;
        self.assign(target, Assign::Store)?;
        self.then(What::Statement, body)?;
        self.place(continue_label)?;
        self.value(step)?;
        self.binary(BinaryOp::InplaceAdd)?;
        self.place(entry)?;
        if end_on_stack {
            self.op(op::DUP_TOP_TWO)?;
            self.op(op::ROT_TWO)?;
        } else {
            self.op(op::DUP_TOP)?;
            self.value(end)?;
        }
        self.binary(if upwards {
            BinaryOp::Less
        } else {
            BinaryOp::More
        })?;
        self.jump(op::POP_JUMP_IF_TRUE, top)?;
        self.end_loop(&outer)?;
        let kept = 1 + i32::from(end_on_stack);
        let past = self.emit.label();
        if other != ABSENT {
            for _ in 0..kept {
                self.op(op::POP_TOP)?;
            }
            self.then(What::Statement, other)?;
            self.jump(op::JUMP, past)?;
            self.adjust(kept)?;
        }
        self.place(break_label)?;
        for _ in 0..kept {
            self.op(op::POP_TOP)?;
        }
        if other != ABSENT {
            self.place(past)
        } else {
            Ok(())
        }
    }
}
