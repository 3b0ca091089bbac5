//! Parse events to the tree: a sink that keeps finished nodes on the arena's stack and makes
//! inner nodes of them, folding constants on the way as the official compiler does.

mod known;
mod leaf;
mod shape;

use crate::arena::OutOfMemory;
use crate::fault::{Code, Fault};
use crate::fold;
use crate::options::Options;
use crate::store::Store;
use crate::tree::{ABSENT, HEAD, Inner, Node, Word};
use garter_syntax::{Position, RuleId, Sink, Token, TokenKind};

#[cfg(feature = "host")]
pub use leaf::LONGEST_NAME;
pub(crate) use shape::{has_scope, place};

/// What a statement becomes of which nothing is left: on a PC not the same as none, for an `else`
/// with nothing else in it is jumped over.
pub(crate) const NOTHING: Word = if cfg!(feature = "host") {
    Node::Token(TokenKind::Pass).encode()
} else {
    ABSENT
};

/// The sink.
pub(crate) struct Builder<'s, 'a, 'm, 'r> {
    pub(crate) store: &'s mut Store<'a, 'm>,
    optimise: u8,
    #[cfg(feature = "host")]
    memory_image: bool,
    single: bool,
    /// The rule that was entered with the last event: a name that follows begins an expression.
    fresh: Option<RuleId>,
    statement_line: u32,
    pub(crate) out_of_memory: bool,
    pub(crate) fault: Option<Fault>,
    report: Option<&'r mut dyn FnMut(&Fault)>,
    /// Faults of the parser so far.
    pub(crate) faults: u32,
    error: Option<(Code, u32)>,
    /// Where the last token ended.
    last_end: u32,
    /// The line that a tuple in parentheses has as a constant: that of its second item when
    /// there are more than two, or a comma after the second,
    /// by the way the official grammar is cut.
    tuple_line: u32,
    /// The last event was a comma.
    comma: bool,
}

impl<'s, 'a, 'm, 'r> Builder<'s, 'a, 'm, 'r> {
    pub(crate) fn new(
        store: &'s mut Store<'a, 'm>,
        options: &Options<'_>,
        report: Option<&'r mut dyn FnMut(&Fault)>,
    ) -> Self {
        Self {
            store,
            optimise: options.optimise,
            #[cfg(feature = "host")]
            memory_image: options.memory_image,
            single: options.single,
            fresh: None,
            statement_line: 1,
            out_of_memory: false,
            fault: None,
            report,
            faults: 0,
            error: None,
            last_end: 0,
            tuple_line: 0,
            comma: false,
        }
    }

    /// The node of the whole text.
    pub(crate) fn finish(&mut self) -> Word {
        self.pop()
    }

    fn push(&mut self, word: Word, start: Position) {
        let arena = &mut self.store.arena;
        let mut done = Ok(());
        if self.store.wide {
            done = arena.push(start.offset);
        }
        let done = done.and_then(|()| arena.push(start.line));
        if done.and_then(|()| arena.push(word)).is_err() {
            self.out_of_memory = true;
        }
    }

    fn pop(&mut self) -> Word {
        let word = self.store.arena.pop();
        self.store.arena.pop();
        if self.store.wide {
            self.store.arena.pop();
        }
        word
    }

    fn stride(&self) -> u32 {
        2 + u32::from(self.store.wide)
    }

    /// The finished node `index` of the last `count`.
    fn peek(&self, count: u32, index: u32) -> Word {
        let arena = &self.store.arena;
        arena.get(arena.top() + (count - 1 - index) * self.stride())
    }

    fn node(&mut self, rule: RuleId, count: u32, start: Position) -> Result<Word, OutOfMemory> {
        let slot = u32::from(has_scope(rule));
        let stride = self.stride();
        let all = count;
        let mut count = count;
        while count > 0 && self.peek(all, count - 1) == fold::DROPPED {
            count -= 1;
        }
        let arena = &mut self.store.arena;
        let places = if self.store.wide { 2 + count } else { 0 };
        let at = arena.alloc(HEAD + count + slot + places)?;
        arena.set(at, rule as u32 | (count + slot) << 8);
        arena.set(at + 1, start.line);
        let top = arena.top();
        for index in 0..count {
            let value = top + (all - 1 - index) * stride;
            arena.set(at + HEAD + index, arena.get(value));
            if self.store.wide {
                arena.set(at + HEAD + count + slot + 2 + index, arena.get(value + 2));
            }
        }
        if slot != 0 {
            arena.set(at + HEAD + count, ABSENT);
        }
        if self.store.wide {
            arena.set(at + HEAD + count + slot, start.offset);
            arena.set(at + HEAD + count + slot + 1, self.last_end);
        }
        Ok(Node::Inner(at).encode())
    }

    fn close(&mut self, rule: RuleId, count: u32, start: Position) -> Result<(), OutOfMemory> {
        if rule == RuleId::Items {
            let second = self.store.arena.top() + count.saturating_sub(2) * self.stride() + 1;
            let long = count > 2 || (count == 2 && self.comma);
            self.tuple_line = if long {
                self.store.arena.get(second)
            } else {
                start.line
            };
        }
        #[cfg(feature = "host")]
        if rule == RuleId::FileInput
            && let Some(statements) =
                Inner::of_rule(&self.store.arena, self.peek(count, 0), RuleId::Statements)
        {
            let line = shape::first_line(self.store.source);
            self.store.arena.set(statements.at + 1, line);
        }
        let word = match self.folded(rule, count, start.line)? {
            Some(word) => word,
            None => self.node(rule, count, start)?,
        };
        let (top, stride) = (self.store.arena.top(), self.stride());
        self.store.arena.cut(top + count * stride);
        self.push(word, start);
        Ok(())
    }

    /// What stands for the rule, when it is not a node of its children.
    fn folded(&mut self, rule: RuleId, count: u32, line: u32) -> Result<Option<Word>, OutOfMemory> {
        let (top, stride) = (self.store.arena.top(), self.stride());
        let operands = fold::Operands { top, stride, count };
        match rule {
            RuleId::OrTest => fold::logical(self.store, operands, true),
            RuleId::AndTest => fold::logical(self.store, operands, false),
            RuleId::Not => Ok(fold::not(self.store, self.peek(1, 0))),
            RuleId::Unary => fold::unary(self.store, operands),
            RuleId::Power
            | RuleId::Term
            | RuleId::Sum
            | RuleId::ShiftExpression
            | RuleId::AndExpression
            | RuleId::XorExpression
            | RuleId::Expression => self.computed(rule, operands),
            RuleId::StarTestList | RuleId::TestList | RuleId::Subscripts => {
                fold::tuple(self.store, operands, line)
            }
            RuleId::Paren => self.parenthesised(),
            RuleId::Primary if count == 2 => self.module_constant(),
            RuleId::ExpressionStatement => self.constant_definition(),
            _ => Ok(None),
        }
    }

    /// The value of operators between numbers. A value too large to compute ends compiling; an
    /// editor, which needs no value, goes on without one.
    fn computed(
        &mut self,
        rule: RuleId,
        operands: fold::Operands,
    ) -> Result<Option<Word>, OutOfMemory> {
        let (low, top) = (self.store.arena.low(), self.store.arena.top());
        match fold::binary(self.store, rule, operands) {
            Err(OutOfMemory) if self.store.wide => {
                self.store.arena.release(low);
                self.store.arena.cut(top);
                Ok(None)
            }
            result => result,
        }
    }

    /// Parentheses around one expression are dropped; around constants they make a constant.
    fn parenthesised(&mut self) -> Result<Option<Word>, OutOfMemory> {
        let word = self.peek(1, 0);
        if word == ABSENT {
            return Ok(None);
        }
        let arena = &self.store.arena;
        match Inner::of_rule(arena, word, RuleId::Items) {
            None => Ok(Some(word)),
            Some(items) => {
                let line = self.tuple_line;
                fold::tuple(self.store, fold::Operands::of(items), line)
            }
        }
    }
}

impl Sink for Builder<'_, '_, '_, '_> {
    fn enter(&mut self, rule: RuleId, start: Position) {
        self.fresh = Some(rule);
        if rule == RuleId::ExpressionStatement {
            self.statement_line = start.line;
        }
    }

    fn token(&mut self, token: &Token) {
        self.comma = false;
        self.last_end = self.last_end.max(token.end);
        match self.leaf(token) {
            Ok(word) => self.push(
                word,
                Position {
                    offset: token.start,
                    line: token.line,
                },
            ),
            Err(OutOfMemory) => self.out_of_memory = true,
        }
        self.fresh = None;
    }

    fn mark(&mut self, token: &Token) {
        self.comma = token.kind == TokenKind::Comma;
        self.last_end = self.last_end.max(token.end);
        self.fresh = None;
    }

    fn absent(&mut self) {
        self.push(ABSENT, Position::default());
        self.fresh = None;
    }

    fn leave(&mut self, rule: RuleId, children: u32, start: Position) {
        if self.close(rule, children, start).is_err() {
            self.out_of_memory = true;
        }
        self.fresh = None;
        self.comma = false;
        if let Some((code, line)) = self.error.take() {
            self.raise(Fault::new(code, line));
        }
    }

    fn abandon(&mut self, rule: RuleId, children: u32, start: Position) {
        self.fresh = None;
        self.comma = false;
        // Of what is unfinished, blocks are kept, so that what is in them is still looked at
        // where it stands. Anything else would only give faults that follow from the first.
        let top = self.store.arena.top() + children * self.stride();
        let word = match shape::parts_of_block(rule) {
            None => Ok(ABSENT),
            Some(parts) => {
                for _ in children..parts {
                    self.push(ABSENT, Position::default());
                }
                self.node(rule, children.max(parts), start)
            }
        };
        self.store.arena.cut(top);
        match word {
            Ok(word) => self.push(word, start),
            Err(OutOfMemory) => self.out_of_memory = true,
        }
    }

    fn fold(&mut self, rule: RuleId) {
        self.fresh = None;
        // A statement of its own line is kept: of a leaf, which has none, and of what begins on a
        // later line than the parentheses around it.
        if rule == RuleId::ExpressionStatement
            && Inner::of(&self.store.arena, self.peek(1, 0))
                .is_none_or(|inner| inner.line(&self.store.arena) != self.statement_line)
        {
            let offset = if self.store.wide {
                self.store.arena.get(self.store.arena.top() + 2)
            } else {
                0
            };
            let start = Position {
                offset,
                line: self.statement_line,
            };
            self.leave_statement(start);
        }
    }

    fn fault(&mut self, fault: &garter_syntax::Fault) {
        self.raise(Fault::from_syntax(fault, self.store.source));
    }

    fn stopped(&self) -> bool {
        self.out_of_memory || (self.fault.is_some() && self.report.is_none())
    }
}

impl Builder<'_, '_, '_, '_> {
    fn leave_statement(&mut self, start: Position) {
        let word = self.node(RuleId::ExpressionStatement, 1, start);
        self.pop();
        match word {
            Ok(word) => self.push(word, start),
            Err(OutOfMemory) => self.out_of_memory = true,
        }
    }

    fn raise(&mut self, fault: Fault) {
        self.faults += 1;
        if let Some(report) = &mut self.report {
            report(&fault);
        }
        if self.fault.is_none() {
            self.fault = Some(fault);
        }
    }
}
