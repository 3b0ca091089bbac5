//! Conditional jumps, without making a value where none is needed.

use super::{Done, Lower, What};
use crate::emit::Label;
use crate::fold;
use crate::tree::Word;
use garter_bytecode::opcode::op;
use garter_syntax::RuleId;

/// In the flags of a chain: the value to jump on.
const JUMP_IF: u8 = 1;
/// In the flags of a chain: the last operand is not part of it.
const BUT_LAST: u8 = 2;

impl Lower<'_, '_, '_> {
    /// Jumps to `label` if the truth of the node is `jump_if`, else goes on.
    pub(super) fn lower_condition(&mut self, node: Word, jump_if: bool, label: Label) -> Done {
        if let Some(truth) = fold::truth(&self.store.arena, node) {
            return if truth == jump_if {
                self.jump(op::JUMP, label)
            } else {
                Ok(())
            };
        }
        if let Some(inner) = self.inner(node) {
            match inner.rule {
                RuleId::OrTest | RuleId::AndTest => {
                    let flag = u8::from(jump_if);
                    if (inner.rule == RuleId::OrTest) == jump_if {
                        // Each operand decides alone.
                        return self.task(What::ConditionChain, flag, [inner.at, 0, label, 0]);
                    }
                    let past = self.emit.label();
                    let flags = u8::from(!jump_if) | BUT_LAST;
                    self.task(What::ConditionChain, flags, [inner.at, 0, past, 0])?;
                    let last = self.child(inner, inner.count - 1);
                    self.condition(last, jump_if, label)?;
                    return self.place(past);
                }
                RuleId::Not => {
                    let operand = self.child(inner, 0);
                    return self.condition(operand, !jump_if, label);
                }
                _ => {}
            }
        }
        self.value(node)?;
        let number = if jump_if {
            op::POP_JUMP_IF_TRUE
        } else {
            op::POP_JUMP_IF_FALSE
        };
        self.jump(number, label)
    }

    pub(super) fn condition_chain(
        &mut self,
        at: u32,
        index: u32,
        label: Label,
        flags: u8,
        _: u32,
    ) -> Done {
        let inner = self.at(at);
        if index + u32::from(flags & BUT_LAST != 0) >= inner.count {
            return Ok(());
        }
        let operand = self.child(inner, index);
        self.condition(operand, flags & JUMP_IF != 0, label)?;
        self.task(What::ConditionChain, flags, [at, index + 1, label, 0])
    }
}
