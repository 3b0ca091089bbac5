//! Expressions: each leaves one value on the stack.

use super::{Done, Lower, What};
use crate::emit::Label;
use crate::fault::Code;
use crate::fold;
use crate::names::Name;
use crate::scope::ScopeKind;
use crate::tree::{ABSENT, Inner, Node, Word};
use garter_bytecode::opcode::op;
use garter_bytecode::operator::{BinaryOp, UnaryOp};
use garter_syntax::{RuleId, TokenKind};

/// The operators of a chain stand between its operands.
const WRITTEN: u8 = 255;

impl Lower<'_, '_, '_> {
    pub(super) fn lower_value(&mut self, word: Word) -> Done {
        match Node::decode(word) {
            Node::Absent => Ok(()),
            Node::Int(value) => Ok(self.emit.int(self.store, value)?),
            Node::Id(name) => self.load_id(name),
            Node::Str(name) => Ok(self.emit.op_name(self.store, op::LOAD_CONST_STRING, name)?),
            #[cfg(feature = "host")]
            Node::Const(_) if self.wide_int(word).is_some() => {
                let value = self.wide_int(word).unwrap_or(0);
                Ok(self.emit.long_int(self.store, value)?)
            }
            Node::Const(at) => {
                let (constant, line) = (self.store.arena.get(at), self.store.arena.get(at + 1));
                self.emit.line(self.store, line);
                Ok(self.emit.object(self.store, constant)?)
            }
            Node::Token(kind) => {
                let number = match kind {
                    TokenKind::True => op::LOAD_CONST_TRUE,
                    TokenKind::False => op::LOAD_CONST_FALSE,
                    _ => op::LOAD_CONST_NONE,
                };
                Ok(self.emit.op(self.store, number)?)
            }
            Node::Inner(at) => self.lower_inner(self.at(at)),
        }
    }

    /// The value of a small integer that is too wide for a node's word.
    #[cfg(feature = "host")]
    pub(super) fn wide_int(&self, word: Word) -> Option<i64> {
        self.store.small.wide(&self.store.arena, word)
    }

    fn lower_inner(&mut self, inner: Inner) -> Done {
        #[cfg(feature = "host")]
        {
            self.node = inner.word();
        }
        let line = inner.line(&self.store.arena);
        self.emit.line(self.store, line);
        let children = [0, 1, 2].map(|index| inner.child(&self.store.arena, index));
        let child = |index: usize| children.get(index).copied().unwrap_or(ABSENT);
        match inner.rule {
            RuleId::NamedTest => self.named(child(0), child(1)),
            RuleId::Conditional => self.conditional(child(0), child(1), child(2)),
            RuleId::Lambda | RuleId::PlainLambda => self.lambda(inner),
            RuleId::OrTest => self.first_operand(inner, What::Logical, op::JUMP_IF_TRUE_OR_POP),
            RuleId::AndTest => self.first_operand(inner, What::Logical, op::JUMP_IF_FALSE_OR_POP),
            RuleId::Not => {
                self.value(child(0))?;
                self.unary(UnaryOp::Not)
            }
            RuleId::Comparison => {
                let fail = if inner.count > 3 {
                    self.emit.label()
                } else {
                    0
                };
                self.value(child(0))?;
                self.task(What::Comparison, 0, [inner.at, 1, fail, 0])
            }
            RuleId::Expression => self.operands(inner, BinaryOp::Or.number()),
            RuleId::XorExpression => self.operands(inner, BinaryOp::Xor.number()),
            RuleId::AndExpression => self.operands(inner, BinaryOp::And.number()),
            RuleId::Power => self.operands(inner, BinaryOp::Power.number()),
            RuleId::ShiftExpression | RuleId::Sum | RuleId::Term => self.operands(inner, WRITTEN),
            RuleId::Unary => {
                let operator = match Node::decode(child(0)) {
                    Node::Token(TokenKind::Minus) => UnaryOp::Negative,
                    Node::Token(TokenKind::Tilde) => UnaryOp::Invert,
                    _ => UnaryOp::Positive,
                };
                self.value(child(1))?;
                self.unary(operator)
            }
            RuleId::Await => self.await_expression(inner),
            RuleId::Primary => self.primary(inner),
            RuleId::CallArguments => self.call_arguments(child(0), 0, 0),
            RuleId::Index => {
                self.value(child(0))?;
                self.op(op::LOAD_SUBSCR)
            }
            RuleId::Attribute => {
                let name = self.id(child(0)).unwrap_or(Name::NONE);
                Ok(self.emit.op_name(self.store, op::LOAD_ATTR, name)?)
            }
            RuleId::Paren => self.parenthesised(inner),
            RuleId::Bracket => self.list(inner),
            RuleId::Brace => self.brace(inner),
            RuleId::DictItem => {
                self.value(child(1))?;
                self.value(child(0))
            }
            RuleId::StarTestList | RuleId::TestList | RuleId::Subscripts | RuleId::Items => {
                self.task(What::Display, op::BUILD_TUPLE, [inner.at, 0, 0, 0])
            }
            RuleId::StartedSubscript => {
                self.value(child(0))?;
                let rest = child(1);
                self.slice(rest)
            }
            RuleId::SliceRest => {
                self.emit.op(self.store, op::LOAD_CONST_NONE)?;
                self.slice(inner.word())
            }
            RuleId::StarExpression => self.fault(Code::StarNotTarget, inner.word()),
            RuleId::YieldExpression => self.yield_expression(inner),
            _ => Ok(()),
        }
    }

    fn conditional(&mut self, first: Word, condition: Word, second: Word) -> Done {
        let (other, end) = (self.emit.label(), self.emit.label());
        self.condition(condition, false, other)?;
        self.value(first)?;
        self.jump(op::JUMP, end)?;
        self.place(other)?;
        self.adjust(-1)?;
        self.value(second)?;
        self.place(end)
    }

    fn first_operand(&mut self, inner: Inner, what: What, number: u8) -> Done {
        let end = self.emit.label();
        let first = self.child(inner, 0);
        self.value(first)?;
        self.task(what, number, [inner.at, 1, end, 0])
    }

    pub(super) fn logical(&mut self, at: u32, index: u32, end: Label, number: u8) -> Done {
        let inner = self.at(at);
        if index >= inner.count {
            return self.place(end);
        }
        self.emit.jump(self.store, number, end)?;
        let operand = self.child(inner, index);
        self.value(operand)?;
        self.task(What::Logical, number, [at, index + 1, end, 0])
    }

    fn operands(&mut self, inner: Inner, operator: u8) -> Done {
        let first = self.child(inner, 0);
        self.value(first)?;
        self.task(What::BinaryChain, operator, [inner.at, 1, 0, 0])
    }

    pub(super) fn binary_chain(&mut self, at: u32, index: u32, operator: u8) -> Done {
        let inner = self.at(at);
        if index >= inner.count {
            return Ok(());
        }
        let (operand, number, next) = if operator == WRITTEN {
            let written = fold::operator(self.child(inner, index)).unwrap_or(BinaryOp::Add);
            (self.child(inner, index + 1), written.number(), index + 2)
        } else {
            (self.child(inner, index), operator, index + 1)
        };
        self.value(operand)?;
        self.task(What::Binary, number, [0; 4])?;
        self.task(What::BinaryChain, operator, [at, next, 0, 0])
    }

    /// The operators of a comparison from child `index` on; the first operand is on the stack.
    pub(super) fn comparison(&mut self, at: u32, index: u32, fail: Label) -> Done {
        let inner = self.at(at);
        if index + 1 >= inner.count {
            if inner.count > 3 {
                let end = self.emit.label();
                self.jump(op::JUMP, end)?;
                self.place(fail)?;
                // What is there has the type of what is there otherwise.
                self.task(What::Adjust, 1, [1, 0, 0, 0])?;
                self.op(op::ROT_TWO)?;
                self.op(op::POP_TOP)?;
                self.place(end)?;
            }
            return Ok(());
        }
        let more = index + 2 < inner.count;
        let operand = self.child(inner, index + 1);
        self.value(operand)?;
        if more {
            self.op(op::DUP_TOP)?;
            self.op(op::ROT_THREE)?;
        }
        let (operator, negated) = self.comparison_operator(self.child(inner, index));
        self.compare(operator, negated)?;
        if more {
            self.jump(op::JUMP_IF_FALSE_OR_POP, fail)?;
        }
        self.task(What::Comparison, 0, [at, index + 2, fail, 0])
    }

    /// `not in` and `is not` are two instructions; for machine code they are one.
    fn compare(&mut self, operator: BinaryOp, negated: bool) -> Done {
        #[cfg(feature = "host")]
        if negated && self.emit.machine.is_some() {
            let number = match operator {
                BinaryOp::In => WRITTEN,
                operator => operator.number(),
            };
            return self.task(What::Binary, number, [0; 4]);
        }
        self.binary(operator)?;
        if negated {
            self.unary(UnaryOp::Not)?;
        }
        Ok(())
    }

    fn comparison_operator(&self, word: Word) -> (BinaryOp, bool) {
        match Node::decode(word) {
            Node::Token(kind) => {
                let operator = match kind {
                    TokenKind::Less => BinaryOp::Less,
                    TokenKind::Greater => BinaryOp::More,
                    TokenKind::LessEqual => BinaryOp::LessEqual,
                    TokenKind::GreaterEqual => BinaryOp::MoreEqual,
                    TokenKind::NotEqual => BinaryOp::NotEqual,
                    TokenKind::In => BinaryOp::In,
                    _ => BinaryOp::Equal,
                };
                (operator, false)
            }
            Node::Inner(at) if self.at(at).rule == RuleId::NotIn => (BinaryOp::In, true),
            Node::Inner(at) => (BinaryOp::Is, self.child(self.at(at), 0) != ABSENT),
            _ => (BinaryOp::Is, false),
        }
    }

    fn parenthesised(&mut self, inner: Inner) -> Done {
        let content = self.child(inner, 0);
        match self.inner(content) {
            None => Ok(self.emit.op_count(self.store, op::BUILD_TUPLE, 0)?),
            Some(items) if self.is_comprehension(items) => {
                self.comprehension(items, ScopeKind::GenExpr)
            }
            Some(items) => self.task(What::Display, op::BUILD_TUPLE, [items.at, 0, 0, 0]),
        }
    }

    fn list(&mut self, inner: Inner) -> Done {
        let content = self.child(inner, 0);
        match Inner::of_rule(&self.store.arena, content, RuleId::Items) {
            Some(items) if self.is_comprehension(items) => {
                self.comprehension(items, ScopeKind::ListComp)
            }
            Some(items) => self.task(What::Display, op::BUILD_LIST, [items.at, 0, 0, 0]),
            None if content == ABSENT => Ok(self.emit.op_count(self.store, op::BUILD_LIST, 0)?),
            None => {
                self.value(content)?;
                self.op_count(op::BUILD_LIST, 1)
            }
        }
    }

    /// The items of a tuple or list from `index` on, then what makes it.
    pub(super) fn display(&mut self, at: u32, index: u32, number: u8) -> Done {
        let inner = self.at(at);
        if index >= inner.count {
            return Ok(self.emit.op_count(self.store, number, inner.count)?);
        }
        let item = self.child(inner, index);
        self.value(item)?;
        self.task(What::Display, number, [at, index + 1, 0, 0])
    }

    fn brace(&mut self, inner: Inner) -> Done {
        let content = self.child(inner, 0);
        let Some(items) = self.inner(content) else {
            if content == ABSENT {
                return Ok(self.emit.op_count(self.store, op::BUILD_MAP, 0)?);
            }
            self.value(content)?;
            return self.op_count(op::BUILD_SET, 1);
        };
        match items.rule {
            RuleId::DictItem => {
                self.emit.op_count(self.store, op::BUILD_MAP, 1)?;
                self.value(content)?;
                self.op(op::STORE_MAP)
            }
            RuleId::DictItems => {
                let first = self.child(items, 0);
                let is_dict = self.is_pair(first);
                if self.is_comprehension(items) {
                    let kind = if is_dict {
                        ScopeKind::DictComp
                    } else {
                        ScopeKind::SetComp
                    };
                    return self.comprehension(items, kind);
                }
                if is_dict {
                    self.emit.op_count(self.store, op::BUILD_MAP, items.count)?;
                }
                self.task(What::DictItems, u8::from(is_dict), [items.at, 0, 0, 0])
            }
            _ => {
                self.value(content)?;
                self.op_count(op::BUILD_SET, 1)
            }
        }
    }

    fn is_pair(&self, word: Word) -> bool {
        Inner::of_rule(&self.store.arena, word, RuleId::DictItem).is_some()
    }

    /// `state`: 1 for a dict, and 2 when the item has been compiled and is none of the kind.
    pub(super) fn dict_items(&mut self, at: u32, index: u32, state: u8) -> Done {
        let is_dict = state & 1 != 0;
        let items = self.at(at);
        if index >= items.count {
            if !is_dict {
                self.emit.op_count(self.store, op::BUILD_SET, items.count)?;
            }
            return Ok(());
        }
        let item = self.child(items, index);
        if item != ABSENT && state < 2 && self.is_pair(item) != is_dict {
            self.value(item)?;
            return self.task(What::DictItems, state | 2, [at, index, 0, 0]);
        }
        if state >= 2 {
            let code = if is_dict {
                Code::ExpectedKeyValue
            } else {
                Code::ExpectedValue
            };
            // The line is that of the first item.
            let mut found = self.found_in(code, items, index);
            found.line = items.line(&self.store.arena);
            return self.stop(found);
        }
        self.value(item)?;
        if is_dict {
            self.op(op::STORE_MAP)?;
        }
        self.task(What::DictItems, u8::from(is_dict), [at, index + 1, 0, 0])
    }

    /// The start of a slice is on the stack; `rest` has the end and the step.
    fn slice(&mut self, rest: Word) -> Done {
        let Some(rest) = self.inner(rest) else {
            return Ok(());
        };
        let (stop, step) = (self.child(rest, 0), self.child(rest, 1));
        if stop == ABSENT {
            self.op(op::LOAD_CONST_NONE)?;
        } else {
            self.value(stop)?;
        }
        let step = match self.inner(step) {
            Some(step) => self.child(step, 0),
            None => ABSENT,
        };
        if step == ABSENT {
            return self.op_count(op::BUILD_SLICE, 2);
        }
        self.value(step)?;
        self.op_count(op::BUILD_SLICE, 3)
    }

    fn yield_expression(&mut self, inner: Inner) -> Done {
        let kind = self.scope.kind(&self.store.arena);
        if !matches!(kind, ScopeKind::Function | ScopeKind::Lambda) {
            return self.fault(Code::YieldOutsideFunction, inner.word());
        }
        let value = self.child(inner, 0);
        if let Some(from) = Inner::of_rule(&self.store.arena, value, RuleId::YieldFrom) {
            let source = self.child(from, 0);
            self.value(source)?;
            return self.then(What::Await, 0);
        }
        self.mark_generator();
        if value == ABSENT {
            self.op(op::LOAD_CONST_NONE)?;
        } else {
            self.value(value)?;
        }
        self.op(op::YIELD_VALUE)
    }

    pub(super) fn mark_generator(&mut self) {
        self.scope
            .add_flag(&mut self.store.arena, garter_bytecode::prelude::GENERATOR);
    }
}
