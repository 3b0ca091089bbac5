//! Statements that are not loops, handlers or definitions.

use super::{Assign, Done, Lower, Stop, What};
use crate::build::NOTHING;
use crate::fault::Code;
use crate::fold;
use crate::names::Name;
use crate::options::Input;
use crate::scope::{Binding, Scope, ScopeKind, Use};
use crate::tree::{ABSENT, Inner, Node, Word};
use garter_bytecode::opcode::op;
use garter_bytecode::operator::BinaryOp;
use garter_syntax::{RuleId, TokenKind};

impl Lower<'_, '_, '_> {
    pub(super) fn lower_statements(&mut self, at: u32, index: u32) -> Done {
        let inner = self.at(at);
        if index >= inner.count {
            return Ok(());
        }
        let child = self.child(inner, index);
        self.then(What::Statement, child)?;
        self.then2(What::Statements, at, index + 1)
    }

    /// A statement, or several in a block.
    pub(super) fn lower_statement(&mut self, word: Word) -> Done {
        let Some(inner) = self.inner(word) else {
            return if word == ABSENT || word == NOTHING {
                Ok(())
            } else {
                self.expression_statement(word)
            };
        };
        #[cfg(feature = "host")]
        {
            self.node = word;
        }
        let line = inner.line(&self.store.arena);
        self.emit.line(self.store, line);
        let children = [0, 1, 2].map(|index| inner.child(&self.store.arena, index));
        let child = |index: usize| children.get(index).copied().unwrap_or(ABSENT);
        match inner.rule {
            RuleId::Statements | RuleId::SmallStatements => self.lower_statements(inner.at, 0),
            RuleId::ExpressionStatement if inner.count == 1 => self.expression_statement(child(0)),
            RuleId::ExpressionStatement => self.assignment(inner),
            RuleId::Pass => Ok(()),
            RuleId::Del => self.task(What::DeleteTarget, 0, [child(0), inner.at, 0, 0]),
            RuleId::Break | RuleId::Continue => self.leave_loop(inner),
            RuleId::Return => self.return_statement(inner),
            RuleId::Raise => self.raise_statement(child(0)),
            RuleId::Global | RuleId::Nonlocal => self.declare(inner),
            RuleId::Assert => self.assert_statement(inner),
            RuleId::ImportName => self.import_modules(child(0)),
            RuleId::ImportFrom => self.import_from(inner),
            RuleId::If => self.if_statement(inner),
            RuleId::While => self.while_loop(inner),
            RuleId::For => self.for_loop(inner),
            RuleId::Try => self.try_statement(inner),
            RuleId::With => self.with_statement(inner, false),
            RuleId::FunctionDef => self.function_definition(inner, false),
            RuleId::ClassDef => self.class_definition(inner),
            RuleId::Decorated => self.decorated(inner),
            RuleId::AsyncStatement => self.async_statement(inner),
            _ => self.expression_statement(word),
        }
    }

    fn expression_statement(&mut self, word: Word) -> Done {
        if self.input == Input::Single && self.scope.kind(&self.store.arena).is_module() {
            let print = self.name("__repl_print__")?;
            self.load_id(print)?;
            self.value(word)?;
            self.task(What::Call, 0, [1, 0, 0, 0])?;
            return self.op(op::POP_TOP);
        }
        match Node::decode(word) {
            Node::Id(_) | Node::Inner(_) => {
                self.value(word)?;
                self.op(op::POP_TOP)
            }
            // A constant by itself does nothing; a docstring is one.
            _ => Ok(()),
        }
    }

    fn assignment(&mut self, statement: Inner) -> Done {
        let (target, tail) = (self.child(statement, 0), self.child(statement, 1));
        match self.inner(tail) {
            Some(tail) if tail.rule == RuleId::AnnotatedAssign => {
                let value = self.child(tail, 1);
                if value != ABSENT {
                    return self.simple_assignment(target, value);
                }
                if let (Some(name), true) = (
                    self.id(target),
                    self.scope.kind(&self.store.arena).has_locals(),
                ) {
                    let arena = &mut self.store.arena;
                    self.uses
                        .find_or_add(arena, self.scope, name, Binding::Local)?;
                }
                Ok(())
            }
            Some(tail) if tail.rule == RuleId::AugmentedAssign => {
                let operator = self.child(tail, 0);
                let value = self.child(tail, 1);
                self.assign(target, Assign::AugmentedLoad)?;
                self.value(value)?;
                self.binary(augmented(operator))?;
                self.assign(target, Assign::AugmentedStore)
            }
            Some(tail) if tail.rule == RuleId::AssignChain => {
                let value = self.child(tail, tail.count.saturating_sub(1));
                self.value(value)?;
                self.op(op::DUP_TOP)?;
                self.assign(target, Assign::Store)?;
                self.then2(What::AssignChain, tail.at, 0)
            }
            _ => self.simple_assignment(target, tail),
        }
    }

    fn simple_assignment(&mut self, target: Word, value: Word) -> Done {
        let arena = &self.store.arena;
        let left = Inner::of_rule(arena, target, RuleId::StarTestList);
        let right = Inner::of_rule(arena, value, RuleId::StarTestList);
        if let (Some(left), Some(right)) = (left, right)
            && left.count == right.count
            && (left.count == 2 || left.count == 3)
            && (0..left.count).all(|index| {
                let child = left.child(arena, index);
                Inner::of_rule(arena, child, RuleId::StarExpression).is_none()
            })
        {
            for index in 0..right.count {
                let child = self.child(right, index);
                self.value(child)?;
            }
            if left.count == 3 {
                self.op(op::ROT_THREE)?;
            }
            self.op(op::ROT_TWO)?;
            return self.then2(What::AssignEach, left.at, 0);
        }
        self.value(value)?;
        self.assign(target, Assign::Store)
    }

    fn return_statement(&mut self, statement: Inner) -> Done {
        if self.scope.kind(&self.store.arena) != ScopeKind::Function {
            return self.fault(Code::ReturnOutsideFunction, statement.word());
        }
        let value = self.child(statement, 0);
        if value == ABSENT {
            self.op(op::LOAD_CONST_NONE)?;
            return self.op(op::RETURN_VALUE);
        }
        if let Some(choice) = Inner::of_rule(&self.store.arena, value, RuleId::Conditional) {
            // Both arms return by themselves, so none has to jump.
            let other = self.emit.label();
            let (first, condition, second) = (
                self.child(choice, 0),
                self.child(choice, 1),
                self.child(choice, 2),
            );
            self.condition(condition, false, other)?;
            self.value(first)?;
            self.op(op::RETURN_VALUE)?;
            self.place(other)?;
            self.value(second)?;
            return self.op(op::RETURN_VALUE);
        }
        self.value(value)?;
        self.op(op::RETURN_VALUE)
    }

    fn raise_statement(&mut self, value: Word) -> Done {
        if value == ABSENT {
            return self.op(op::RAISE_LAST);
        }
        if let Some(from) = Inner::of_rule(&self.store.arena, value, RuleId::RaiseFrom) {
            let (exception, cause) = (self.child(from, 0), self.child(from, 1));
            self.value(exception)?;
            self.value(cause)?;
            return self.op(op::RAISE_FROM);
        }
        self.value(value)?;
        self.op(op::RAISE_OBJ)
    }

    fn assert_statement(&mut self, statement: Inner) -> Done {
        if self.optimise != 0 {
            return Ok(());
        }
        let end = self.emit.label();
        let (condition, message) = (self.child(statement, 0), self.child(statement, 1));
        self.condition(condition, true, end)?;
        let error = self.name("AssertionError")?;
        self.op_name(op::LOAD_GLOBAL, error)?;
        if message != ABSENT {
            self.value(message)?;
            self.task(What::Call, 0, [1, 0, 0, 0])?;
        }
        self.op(op::RAISE_OBJ)?;
        self.place(end)
    }

    /// `global` and `nonlocal`: only the scope pass has anything to do.
    fn declare(&mut self, statement: Inner) -> Done {
        if !self.scoping() {
            return Ok(());
        }
        let names = self.child(statement, 0);
        match Inner::of_rule(&self.store.arena, names, RuleId::NameList) {
            None => self.declare_name(statement, statement, 0),
            Some(list) => {
                for index in 0..list.count {
                    self.declare_name(statement, list, index)?;
                }
                Ok(())
            }
        }
    }

    fn declare_name(&mut self, statement: Inner, list: Inner, index: u32) -> Done {
        let Some(name) = self.id(self.child(list, index)) else {
            return Ok(());
        };
        let nonlocal = statement.rule == RuleId::Nonlocal;
        if nonlocal && self.scope.kind(&self.store.arena).is_module() {
            return self.fault(Code::NonlocalAtModule, statement.word());
        }
        let code = if nonlocal {
            self.declare_nonlocal(name)?
        } else {
            self.declare_global(name)?
        };
        match code {
            Some(code) => self.fault(code, statement.word()),
            None => Ok(()),
        }
    }

    /// The scope's name is the one of a function around it. Returns what is wrong with that.
    pub(super) fn declare_nonlocal(&mut self, name: Name) -> Result<Option<Code>, Stop> {
        let arena = &mut self.store.arena;
        let implicit = Binding::GlobalImplicit;
        let (id, added) = self.uses.find_or_add(arena, self.scope, name, implicit)?;
        if added {
            self.uses.look_outside(arena, self.scope, id)?;
        }
        Ok(match id.binding(arena) {
            Binding::Free => None,
            _ if added => Some(Code::NoBinding),
            _ => Some(Code::NonlocalRedefined),
        })
    }

    /// The scope's name is the module's. Returns what is wrong with that.
    pub(super) fn declare_global(&mut self, name: Name) -> Result<Option<Code>, Stop> {
        let arena = &mut self.store.arena;
        let explicit = Binding::GlobalExplicit;
        let (id, _) = self.uses.find_or_add(arena, self.scope, name, explicit)?;
        if id.binding(arena) != explicit {
            return Ok(Some(Code::GlobalRedefined));
        }
        let mut outer = self.scope;
        while outer.parent(arena) != Scope::NONE {
            outer = outer.parent(arena);
        }
        let global = self.uses.find(arena, outer, name);
        if global != Use::NONE {
            global.set_binding(arena, explicit);
        }
        Ok(None)
    }

    fn if_statement(&mut self, statement: Inner) -> Done {
        let end = self.emit.label();
        let [condition, body, elifs, other] =
            [0, 1, 2, 3].map(|index| self.child(statement, index));
        let truth = fold::truth(&self.store.arena, condition);
        if truth != Some(false) {
            let fail = self.emit.label();
            self.condition(condition, false, fail)?;
            self.then(What::Statement, body)?;
            if truth == Some(true) {
                return self.place(end);
            }
            if elifs != ABSENT || other != ABSENT {
                self.jump(op::JUMP, end)?;
            }
            self.place(fail)?;
        }
        self.task(What::Elifs, 0, [statement.at, 0, end, 0])
    }

    /// The `elif` parts from `index` on, then the `else` part and the end.
    pub(super) fn elifs(&mut self, at: u32, index: u32, end: u32) -> Done {
        let statement = self.at(at);
        let elifs = self.child(statement, 2);
        let part = match self.inner(elifs) {
            Some(many) if many.rule == RuleId::Elifs => self.child(many, index),
            Some(_) if index == 0 => elifs,
            _ => ABSENT,
        };
        let Some(part) = self.inner(part) else {
            let other = self.child(statement, 3);
            self.then(What::Statement, other)?;
            return self.place(end);
        };
        let (condition, body) = (self.child(part, 0), self.child(part, 1));
        let truth = fold::truth(&self.store.arena, condition);
        if truth != Some(false) {
            let fail = self.emit.label();
            self.condition(condition, false, fail)?;
            self.then(What::Statement, body)?;
            if truth == Some(true) {
                return self.place(end);
            }
            self.jump(op::JUMP, end)?;
            self.place(fail)?;
        }
        self.task(What::Elifs, 0, [at, index + 1, end, 0])
    }
}

fn augmented(operator: Word) -> BinaryOp {
    let Node::Token(kind) = Node::decode(operator) else {
        return BinaryOp::InplaceAdd;
    };
    match kind {
        TokenKind::MinusEqual => BinaryOp::InplaceSubtract,
        TokenKind::StarEqual => BinaryOp::InplaceMultiply,
        TokenKind::SlashEqual => BinaryOp::InplaceTrueDivide,
        TokenKind::DoubleSlashEqual => BinaryOp::InplaceFloorDivide,
        TokenKind::PercentEqual => BinaryOp::InplaceModulo,
        TokenKind::AtEqual => BinaryOp::InplaceMatMultiply,
        TokenKind::DoubleStarEqual => BinaryOp::InplacePower,
        TokenKind::ShiftLeftEqual => BinaryOp::InplaceLeftShift,
        TokenKind::ShiftRightEqual => BinaryOp::InplaceRightShift,
        TokenKind::AmpersandEqual => BinaryOp::InplaceAnd,
        TokenKind::PipeEqual => BinaryOp::InplaceOr,
        TokenKind::CaretEqual => BinaryOp::InplaceXor,
        _ => BinaryOp::InplaceAdd,
    }
}
