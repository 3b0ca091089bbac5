//! `try` and `with`: blocks that are left in more than one way.

use super::{Assign, Done, Lower, What};
use crate::emit::Label;
use crate::fault::Code;
use crate::names::Name;
use crate::tree::{ABSENT, Inner, Word};
use garter_bytecode::opcode::op;
use garter_bytecode::operator::BinaryOp;
use garter_syntax::RuleId;

impl Lower<'_, '_, '_> {
    /// Opens a block by `number`, whose handler is at `label`. Number 0 loads a local instead:
    /// the cell that a class returns.
    pub(super) fn block(&mut self, number: u8, label: u32) -> Done {
        if number == 0 {
            #[cfg(feature = "host")]
            if let Some(machine) = &mut self.emit.machine {
                machine.load(&mut self.store.arena, crate::machine::types::Type::Object);
            }
            return Ok(self.emit.local(self.store, op::LOAD_FAST_N, label)?);
        }
        self.handlers += 1;
        self.most_handlers = self.most_handlers.max(self.handlers);
        Ok(self.emit.jump(self.store, number, label)?)
    }

    pub(super) fn open_block(&mut self, number: u8, label: Label) -> Done {
        self.task(What::Block, number, [label, 0, 0, 0])
    }

    pub(super) fn end_block(&mut self) -> Done {
        self.handlers = self.handlers.saturating_sub(1);
        Ok(self.emit.op(self.store, op::END_FINALLY)?)
    }

    pub(super) fn try_statement(&mut self, statement: Inner) -> Done {
        let (body, tail) = (self.child(statement, 0), self.child(statement, 1));
        let Some(tail) = self.inner(tail) else {
            return Ok(());
        };
        if tail.rule == RuleId::Finally {
            let finally = self.child(tail, 0);
            return self.try_finally(body, None, finally);
        }
        match self.inner(self.child(tail, 2)) {
            None => self.try_except(body, tail),
            Some(finally) => {
                let finally = self.child(finally, 0);
                self.try_finally(body, Some(tail), finally)
            }
        }
    }

    fn try_finally(&mut self, body: Word, handlers: Option<Inner>, finally: Word) -> Done {
        let label = self.emit.label();
        self.open_block(op::SETUP_FINALLY, label)?;
        match handlers {
            // Room for what an unwinding jump keeps on the stack.
            None => {
                self.adjust(3)?;
                self.then(What::Statement, body)?;
                self.adjust(-3)?;
            }
            Some(handlers) => self.try_except(body, handlers)?,
        }
        self.op(op::LOAD_CONST_NONE)?;
        self.place(label)?;
        self.adjust(1)?;
        self.then(What::Statement, finally)?;
        self.adjust(-1)?;
        self.then(What::EndBlock, 0)
    }

    fn try_except(&mut self, body: Word, handlers: Inner) -> Done {
        let (handler, success) = (self.emit.label(), self.emit.label());
        self.open_block(op::SETUP_EXCEPT, handler)?;
        self.then(What::Statement, body)?;
        self.jump(op::POP_EXCEPT_JUMP, success)?;
        self.place(handler)?;
        self.adjust(4)?;
        let end = self.emit.label();
        self.task(What::Excepts, 0, [handlers.at, 0, end, 0])?;
        self.then(What::EndBlock, 0)?;
        self.adjust(-3)?;
        self.place(success)?;
        let other = self.child(handlers, 1);
        self.then(What::Statement, other)?;
        self.place(end)
    }

    /// The `except` parts from `index` on; the exception is on the stack.
    pub(super) fn excepts(&mut self, at: u32, index: u32, end: Label) -> Done {
        let handlers = self.at(at);
        let all = self.child(handlers, 0);
        let (count, part) = match self.inner(all) {
            Some(many) if many.rule == RuleId::Excepts => (many.count, self.child(many, index)),
            _ => (1, all),
        };
        if index >= count {
            return Ok(());
        }
        let Some(part) = self.inner(part) else {
            return Ok(());
        };
        let next = self.emit.label();
        let (mut exception, body) = (self.child(part, 0), self.child(part, 1));
        let mut bound = None;
        if exception == ABSENT {
            if index + 1 != count {
                return self.fault(Code::DefaultExceptNotLast, part.word());
            }
        } else {
            if let Some(named) = Inner::of_rule(&self.store.arena, exception, RuleId::ExceptAs) {
                bound = self.id(self.child(named, 1));
                exception = self.child(named, 0);
            }
            self.op(op::DUP_TOP)?;
            self.value(exception)?;
            self.binary(BinaryOp::ExceptionMatch)?;
            self.jump(op::POP_JUMP_IF_FALSE, next)?;
        }
        match bound {
            None => {
                self.op(op::POP_TOP)?;
                self.then(What::Statement, body)?;
            }
            Some(name) => {
                // The name is deleted however the body is left.
                let finally = self.emit.label();
                self.then(What::StoreId, name.0)?;
                self.open_block(op::SETUP_FINALLY, finally)?;
                self.then(What::Statement, body)?;
                self.task(What::ExceptEnd, 0, [name.0, finally, 0, 0])?;
            }
        }
        self.jump(op::POP_EXCEPT_JUMP, end)?;
        self.place(next)?;
        self.adjust(1)?;
        self.task(What::Excepts, 0, [at, index + 1, end, 0])
    }

    /// After the body of an `except ... as name`.
    pub(super) fn except_end(&mut self, name: u32, finally: Label, _: u32, _: u32) -> Done {
        self.op(op::LOAD_CONST_NONE)?;
        self.place(finally)?;
        self.op(op::LOAD_CONST_NONE)?;
        self.then(What::StoreId, Name(name).0)?;
        self.then(What::DeleteId, name)?;
        self.then(What::EndBlock, 0)
    }

    pub(super) fn with_statement(&mut self, statement: Inner, is_async: bool) -> Done {
        self.task(What::WithItems, u8::from(is_async), [statement.at, 0, 0, 0])
    }

    /// The items of a `with` from `index` on, then its body.
    pub(super) fn with_items(&mut self, at: u32, index: u32, is_async: bool) -> Done {
        let statement = self.at(at);
        let items = self.child(statement, 0);
        let (count, item) = match self.inner(items) {
            Some(list) if list.rule == RuleId::WithItems => (list.count, self.child(list, index)),
            _ => (1, items),
        };
        if index >= count {
            let body = self.child(statement, 1);
            return self.then(What::Statement, body);
        }
        let named = Inner::of_rule(&self.store.arena, item, RuleId::WithItem);
        let (manager, target) = match named {
            Some(named) => (self.child(named, 0), self.child(named, 1)),
            None => (item, ABSENT),
        };
        self.value(manager)?;
        if is_async {
            return self.async_with_item(at, index, target);
        }
        let end = self.emit.label();
        self.open_block(op::SETUP_WITH, end)?;
        if target == ABSENT {
            self.op(op::POP_TOP)?;
        } else {
            self.assign(target, Assign::Store)?;
        }
        self.then2(What::WithItems, at, index + 1)?;
        self.then(What::WithEnd, end)
    }

    pub(super) fn with_end(&mut self, end: Label) -> Done {
        self.op(op::LOAD_CONST_NONE)?;
        self.place(end)?;
        self.adjust(2)?;
        self.op(op::WITH_CLEANUP)?;
        self.adjust(-2)?;
        self.then(What::EndBlock, 0)
    }
}
