//! Comprehensions and generator expressions: functions of one argument, the first iterator.

use super::{Assign, Done, Lower, What};
use crate::scope::{Binding, ScopeKind};
use crate::text::Text;
use crate::tree::{ABSENT, Inner, Word};
use garter_bytecode::opcode::op;
use garter_syntax::RuleId;

impl Lower<'_, '_, '_> {
    /// Whether items, dict items or an argument are an item and its `for`.
    pub(super) fn is_comprehension(&self, items: Inner) -> bool {
        items.count == 2
            && matches!(
                items.rule,
                RuleId::Items | RuleId::DictItems | RuleId::PlainArgument
            )
            && self
                .inner(self.child(items, 1))
                .is_some_and(|clause| clause.rule == RuleId::ComprehensionFor)
    }

    /// Makes the comprehension's function and calls it with the first iterator.
    pub(super) fn comprehension(&mut self, items: Inner, kind: ScopeKind) -> Done {
        let Some(clause) = self.inner(self.child(items, 1)) else {
            return Ok(());
        };
        let name = match kind {
            ScopeKind::ListComp => "<listcomp>",
            ScopeKind::DictComp => "<dictcomp>",
            ScopeKind::SetComp => "<setcomp>",
            _ => "<genexpr>",
        };
        let name = self.store.intern(Text::Constant(name))?;
        let scope = self.child_scope_of(clause, items.word(), kind, name)?;
        self.then2(What::MakeFunction, scope.0, 0)?;
        let values = self.child(clause, 1);
        self.value(values)?;
        if kind == ScopeKind::GenExpr {
            self.op(op::GET_ITER)?;
        }
        self.task(What::Call, 0, [1, 0, 0, 0])
    }

    pub(super) fn comprehension_body(&mut self, node: Word) -> Done {
        let Some(items) = self.inner(node) else {
            return Ok(());
        };
        let Some(clause) = self.inner(self.child(items, 1)) else {
            return Ok(());
        };
        let argument = self.known.empty;
        if self.scoping() {
            let arena = &mut self.store.arena;
            self.uses
                .find_or_add(arena, self.scope, argument, Binding::Local)?;
            self.scope.set_positional(arena, 1);
        }
        let line = items.line(&self.store.arena);
        self.emit.line(self.store, line);
        let kind = self.scope.kind(&self.store.arena);
        match kind {
            ScopeKind::ListComp => self.op_count(op::BUILD_LIST, 0)?,
            ScopeKind::DictComp => self.op_count(op::BUILD_MAP, 0)?,
            ScopeKind::SetComp => self.op_count(op::BUILD_SET, 0)?,
            _ => {}
        }
        if kind == ScopeKind::GenExpr {
            // The iterator takes four slots; a null says that it is a plain object.
            self.op(op::LOAD_NULL)?;
            self.then(What::LoadId, argument.0)?;
            self.op(op::LOAD_NULL)?;
            self.op(op::LOAD_NULL)?;
        } else {
            self.then(What::LoadId, argument.0)?;
            self.op(op::GET_ITER_STACK)?;
        }
        self.task(What::ComprehensionFor, 0, [clause.at, 0, items.at, 0])?;
        if kind == ScopeKind::GenExpr {
            self.op(op::LOAD_CONST_NONE)?;
        }
        self.op(op::RETURN_VALUE)
    }

    /// One `for` clause, whose iterator is on the stack.
    pub(super) fn comprehension_for(&mut self, at: u32, depth: u32, items: u32) -> Done {
        let clause = self.at(at);
        let (top, end) = (self.emit.label(), self.emit.label());
        self.place(top)?;
        self.jump(op::FOR_ITER, end)?;
        let (target, next) = (self.child(clause, 0), self.child(clause, 2));
        self.assign(target, Assign::Store)?;
        self.task(What::ComprehensionNext, 0, [next, depth, items, top])?;
        self.jump(op::JUMP, top)?;
        self.place(end)?;
        self.adjust(-4)
    }

    /// What follows a `for` or `if` clause: another clause, or the item itself.
    pub(super) fn comprehension_next(
        &mut self,
        next: Word,
        depth: u32,
        items: u32,
        top: u32,
    ) -> Done {
        if next == ABSENT {
            let item = self.child(self.at(items), 0);
            self.value(item)?;
            let collect = match self.scope.kind(&self.store.arena) {
                ScopeKind::ListComp => 0,
                ScopeKind::DictComp => 1,
                ScopeKind::SetComp => 2,
                _ => {
                    self.op(op::YIELD_VALUE)?;
                    return self.op(op::POP_TOP);
                }
            };
            // The collection lies below the iterators; the two low bits say what it is.
            let below = 4 * depth + 5;
            let extra = i32::from(collect == 1);
            self.adjust(-extra)?;
            return self.op_count(op::STORE_COMP, ((below + extra as u32) << 2) | collect);
        }
        let Some(clause) = self.inner(next) else {
            return Ok(());
        };
        if clause.rule == RuleId::ComprehensionIf {
            let (condition, next) = (self.child(clause, 0), self.child(clause, 1));
            self.condition(condition, false, top)?;
            return self.task(What::ComprehensionNext, 0, [next, depth, items, top]);
        }
        let values = self.child(clause, 1);
        self.value(values)?;
        self.op(op::GET_ITER_STACK)?;
        self.task(What::ComprehensionFor, 0, [clause.at, depth + 1, items, 0])
    }
}
