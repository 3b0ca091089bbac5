//! `async` and `await`.

use super::{Assign, Done, Lower, What};
use crate::emit::Label;
use crate::fault::Code;
use crate::scope::ScopeKind;
use crate::tree::{ABSENT, Inner, Word};
use garter_bytecode::opcode::op;
use garter_bytecode::operator::BinaryOp;
use garter_bytecode::prelude::GENERATOR;
use garter_syntax::RuleId;

impl Lower<'_, '_, '_> {
    pub(super) fn async_statement(&mut self, statement: Inner) -> Done {
        let Some(body) = self.inner(self.child(statement, 0)) else {
            return Ok(());
        };
        if body.rule == RuleId::FunctionDef {
            return self.function_definition(body, true);
        }
        if !self.is_coroutine() {
            return self.fault(Code::AsyncOutsideAsync, statement.word());
        }
        if body.rule == RuleId::With {
            return self.with_statement(body, true);
        }
        self.async_for(body)
    }

    pub(super) fn is_coroutine(&self) -> bool {
        let arena = &self.store.arena;
        self.scope.kind(arena) == ScopeKind::Function
            && self.scope.flags(arena) & u32::from(GENERATOR) != 0
    }

    pub(super) fn await_expression(&mut self, inner: Inner) -> Done {
        let kind = self.scope.kind(&self.store.arena);
        if !matches!(kind, ScopeKind::Function | ScopeKind::Lambda) {
            return self.fault(Code::AwaitOutsideFunction, inner.word());
        }
        let value = self.child(inner, 0);
        self.value(value)?;
        self.then(What::Await, 0)
    }

    /// Waits for what is on the stack and leaves its result.
    pub(super) fn await_value(&mut self) -> Done {
        self.mark_generator();
        self.emit.op(self.store, op::GET_ITER)?;
        self.emit.op(self.store, op::LOAD_CONST_NONE)?;
        Ok(self.emit.op(self.store, op::YIELD_FROM)?)
    }

    /// Calls a method without arguments on what is on the stack, and waits for the result.
    fn await_method(&mut self, method: &'static str) -> Done {
        let name = self.name(method)?;
        self.op_name(op::LOAD_METHOD, name)?;
        self.task(What::Call, super::call::METHOD, [0; 4])?;
        self.then(What::Await, 0)
    }

    fn async_for(&mut self, statement: Inner) -> Done {
        let [target, values, body, other] = [0, 1, 2, 3].map(|index| self.child(statement, index));
        let [exhausted, handler, next, passed] = [(); 4].map(|()| self.emit.label());
        self.value(values)?;
        let iterator = self.name("__aiter__")?;
        self.op_name(op::LOAD_METHOD, iterator)?;
        self.task(What::Call, super::call::METHOD, [0; 4])?;
        let outer = self.begin_loop(0);
        let (break_label, continue_label) = (self.break_label, self.continue_label);
        self.place(continue_label)?;
        self.open_block(op::SETUP_EXCEPT, handler)?;
        self.op(op::DUP_TOP)?;
        self.await_method("__anext__")?;
        self.assign(target, Assign::Store)?;
        self.jump(op::POP_EXCEPT_JUMP, next)?;
        self.place(handler)?;
        self.adjust(4)?;
        self.op(op::DUP_TOP)?;
        let stop = self.name("StopAsyncIteration")?;
        self.op_name(op::LOAD_GLOBAL, stop)?;
        self.binary(BinaryOp::ExceptionMatch)?;
        self.jump(op::POP_JUMP_IF_FALSE, passed)?;
        self.op(op::POP_TOP)?;
        self.jump(op::POP_EXCEPT_JUMP, exhausted)?;
        self.place(passed)?;
        self.adjust(1)?;
        self.then(What::EndBlock, 0)?;
        self.adjust(-3)?;
        self.place(next)?;
        self.then(What::Statement, body)?;
        self.jump(op::JUMP, continue_label)?;
        self.end_loop(&outer)?;
        self.place(exhausted)?;
        self.then(What::Statement, other)?;
        self.place(break_label)?;
        self.op(op::POP_TOP)
    }

    /// One item of an `async with`; its manager is on the stack.
    pub(super) fn async_with_item(&mut self, at: u32, index: u32, target: Word) -> Done {
        // Four labels in a row: the handler, no exception, unwinding, the end.
        let labels = [(); 4].map(|()| self.emit.label());
        self.op(op::DUP_TOP)?;
        self.await_method("__aenter__")?;
        if target == ABSENT {
            self.op(op::POP_TOP)?;
        } else {
            self.assign(target, Assign::Store)?;
        }
        self.open_block(op::SETUP_FINALLY, labels[0])?;
        // Room for what an unwinding jump keeps on the stack.
        self.adjust(3)?;
        self.task(What::WithItems, 1, [at, index + 1, 0, 0])?;
        self.adjust(-3)?;
        self.then(What::AsyncWithEnd, labels[0])
    }

    pub(super) fn async_with_end(&mut self, first: Label) -> Done {
        let [handler, no_exception, unwinding, end] = [0, 1, 2, 3].map(|index| first + index);
        // The body ran to its end.
        self.op(op::LOAD_CONST_NONE)?;
        self.op(op::ROT_TWO)?;
        self.jump(op::JUMP, no_exception)?;
        // It was left: by an exception, or by a return or jump.
        self.place(handler)?;
        self.op(op::DUP_TOP)?;
        let exception = self.name("BaseException")?;
        self.op_name(op::LOAD_GLOBAL, exception)?;
        self.binary(BinaryOp::ExceptionMatch)?;
        self.jump(op::POP_JUMP_IF_FALSE, unwinding)?;
        self.op(op::DUP_TOP)?;
        self.op(op::ROT_THREE)?;
        self.op(op::ROT_TWO)?;
        let leave = self.name("__aexit__")?;
        self.op_name(op::LOAD_METHOD, leave)?;
        self.op(op::ROT_THREE)?;
        self.op(op::ROT_THREE)?;
        self.op(op::DUP_TOP)?;
        let class = self.known.class;
        self.op_name(op::LOAD_ATTR, class)?;
        self.op(op::ROT_TWO)?;
        self.op(op::LOAD_CONST_NONE)?;
        self.task(What::Call, super::call::METHOD, [3, 0, 0, 0])?;
        self.then(What::Await, 0)?;
        self.jump(op::POP_JUMP_IF_FALSE, end)?;
        self.op(op::POP_TOP)?;
        self.op(op::LOAD_CONST_NONE)?;
        self.jump(op::JUMP, end)?;
        self.adjust(2)?;
        self.place(unwinding)?;
        self.op(op::ROT_THREE)?;
        self.op(op::ROT_THREE)?;
        self.place(no_exception)?;
        self.op_name(op::LOAD_METHOD, leave)?;
        self.op(op::LOAD_CONST_NONE)?;
        self.op(op::DUP_TOP)?;
        self.op(op::DUP_TOP)?;
        self.task(What::Call, super::call::METHOD, [3, 0, 0, 0])?;
        self.then(What::Await, 0)?;
        self.op(op::POP_TOP)?;
        self.adjust(-1)?;
        self.place(end)?;
        self.then(What::EndBlock, 0)
    }
}
