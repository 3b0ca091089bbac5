//! The loop over tasks.

#[cfg(feature = "host")]
use super::TASK_WORDS;
use super::call::Counts;
use super::{Assign, Done, Lower, Task, What, what};
use crate::names::Name;
use crate::scope::{Scope, ScopeKind};
use crate::tree::{ABSENT, Node, Word};
use garter_bytecode::opcode::op;
use garter_bytecode::operator::{BinaryOp, UnaryOp};

impl Lower<'_, '_, '_> {
    pub(super) fn run(&mut self) -> Done {
        self.run_with(|_| {})
    }

    /// Goes through the scope; `after` is called after each step.
    #[inline]
    pub(super) fn run_with(&mut self, mut after: impl FnMut(&mut Self)) -> Done {
        let bottom = self.store.arena.top();
        self.bottom = bottom;
        self.scope_body()?;
        self.turn(bottom);
        after(self);
        while self.store.arena.top() < bottom {
            let task = self.take();
            #[cfg(feature = "host")]
            if self.store.wide {
                self.node = task.node;
            }
            let mark = self.store.arena.top();
            self.perform(task)?;
            self.turn(mark);
            after(self);
        }
        Ok(())
    }

    fn take(&mut self) -> Task {
        let words = self.task_words();
        let arena = &mut self.store.arena;
        let at = arena.top();
        let head = arena.get(at);
        let task = Task {
            what: what(head),
            small: (head >> 8) as u8,
            a: arena.get(at + 1),
            b: arena.get(at + 2),
            c: arena.get(at + 3),
            d: arena.get(at + 4),
            #[cfg(feature = "host")]
            node: arena.get(at + TASK_WORDS),
        };
        arena.cut(at + words);
        task
    }

    /// Turns round what was queued since the stack reached down to `mark`.
    #[inline]
    fn turn(&mut self, mark: u32) {
        let words = self.task_words();
        let arena = &mut self.store.arena;
        let (mut low, mut high) = (arena.top(), mark);
        while high > low + words {
            high -= words;
            for word in 0..words {
                let (a, b) = (arena.get(low + word), arena.get(high + word));
                arena.set(low + word, b);
                arena.set(high + word, a);
            }
            low += words;
        }
    }

    fn perform(&mut self, task: Task) -> Done {
        let Task {
            what,
            small,
            a,
            b,
            c,
            d,
            ..
        } = task;
        match what {
            What::Value => self.lower_value(a),
            What::Statement => self.lower_statement(a),
            What::Statements => self.lower_statements(a, b),
            What::Values => self.lower_values(a, b),
            What::Op => Ok(self.emit.op(self.store, small)?),
            What::OpCount => Ok(self.emit.op_count(self.store, small, a)?),
            What::OpName => Ok(self.emit.op_name(self.store, small, Name(a))?),
            What::Unary => match UnaryOp::from_number(small) {
                Some(operator) => Ok(self.emit.unary(self.store, operator)?),
                None => Ok(()),
            },
            What::Binary => match BinaryOp::from_number(small) {
                Some(operator) => Ok(self.emit.binary(self.store, operator)?),
                #[cfg(feature = "host")]
                None => self.emit.not_in(self.store),
                #[cfg(not(feature = "host"))]
                None => Ok(()),
            },
            What::Place => {
                self.emit.place(self.store, a);
                Ok(())
            }
            What::Jump => Ok(self.emit.jump(self.store, small, a)?),
            What::Adjust => {
                self.emit.adjust(a as i32);
                #[cfg(feature = "host")]
                if let Some(machine) = &mut self.emit.machine {
                    machine.adjust(&mut self.store.arena, a as i32, small != 0);
                }
                Ok(())
            }
            What::LoadId => self.load_id(Name(a)),
            What::StoreId => self.store_id(Name(a)),
            What::DeleteId => self.delete_id(Name(a)),
            What::Line => {
                self.emit.line(self.store, a);
                Ok(())
            }
            What::Condition => self.lower_condition(a, small != 0, b),
            What::ConditionChain => self.condition_chain(a, b, c, small, d),
            What::Assign => self.lower_assign(a, manner(small)),
            What::AssignEach => self.assign_each(a, b),
            What::AssignChain => self.assign_chain(a, b),
            What::DeleteTarget => self.delete_target(a, b, c),
            What::DeleteEach => self.delete_each(a, b),
            What::Elifs => self.elifs(a, b, c),
            What::RestoreLoop => {
                self.break_label = a;
                self.continue_label = b;
                self.loop_handlers = c;
                Ok(())
            }
            What::Logical => self.logical(a, b, c, small),
            What::BinaryChain => self.binary_chain(a, b, small),
            What::Comparison => self.comparison(a, b, c),
            What::Display => self.display(a, b, small),
            What::DictItems => self.dict_items(a, b, small),
            What::Trailers => self.trailers(a, b, c),
            What::Arguments => {
                let (positional, keyword) = (c, d);
                self.arguments(
                    a,
                    b,
                    Counts {
                        positional,
                        keyword,
                    },
                    small,
                )
            }
            What::Defaults => self.defaults(a, b, c, d),
            What::MakeFunction => self.make_function(Scope(a), b),
            What::EndBlock => self.end_block(),
            What::Excepts => self.excepts(a, b, c),
            What::ExceptEnd => self.except_end(a, b, c, d),
            What::WithItems => self.with_items(a, b, small != 0),
            What::WithEnd => self.with_end(a),
            What::AsyncWithEnd => self.async_with_end(a),
            What::Decorators => self.decorators(a, b),
            What::ComprehensionFor => self.comprehension_for(a, b, c),
            What::ComprehensionNext => self.comprehension_next(a, b, c, d),
            What::Call => self.call(a, b, small),
            What::Await => self.await_value(),
            What::EndScope => self.end_scope(),
            What::Block => self.block(small, a),
            What::SwapScope => self.end_lambda(),
            What::Walrus => self.walrus(Name(a)),
        }
    }

    fn scope_body(&mut self) -> Done {
        let node = self.scope.node(&self.store.arena);
        match self.scope.kind(&self.store.arena) {
            ScopeKind::Module => {
                if let Some(file) = self.inner(node) {
                    let body = self.child(file, 0);
                    self.then(What::Statement, body)?;
                }
                self.then(What::EndScope, 0)
            }
            ScopeKind::Eval => {
                if let Some(input) = self.inner(node) {
                    let value = self.child(input, 0);
                    self.value(value)?;
                }
                self.op(op::RETURN_VALUE)
            }
            ScopeKind::Function => self.function_body(node),
            ScopeKind::Lambda => self.lambda_body(node),
            ScopeKind::Class => self.class_body(node),
            _ => self.comprehension_body(node),
        }
    }

    /// Falling off the end returns `None`.
    pub(super) fn end_scope(&mut self) -> Done {
        self.emit.op(self.store, op::LOAD_CONST_NONE)?;
        Ok(self.emit.op(self.store, op::RETURN_VALUE)?)
    }

    fn lower_values(&mut self, at: u32, index: u32) -> Done {
        let inner = self.at(at);
        if index >= inner.count {
            return Ok(());
        }
        let child = self.child(inner, index);
        if child != ABSENT {
            self.value(child)?;
        }
        self.then2(What::Values, at, index + 1)
    }

    /// A leaf that names something.
    pub(super) fn id(&self, word: Word) -> Option<Name> {
        match Node::decode(word) {
            Node::Id(name) => Some(name),
            _ => None,
        }
    }
}

fn manner(small: u8) -> Assign {
    match small {
        0 => Assign::Store,
        1 => Assign::AugmentedLoad,
        _ => Assign::AugmentedStore,
    }
}
