//! Recovery for editors: on to the next statement or block, so that every mistake shows once.

use super::engine::closes_statements;
use super::frame::Under;
use super::{Engine, Recovery};
use crate::event::Sink;
use crate::grammar::{Part, RuleId, RuleKind, Symbol};
use crate::lexer::class::{BLANK, LINE_END, is};
use crate::token::{Token, TokenKind, TokenSet};

/// Goes on after a fault at the next safe point.
#[derive(Clone, Copy, Debug, Default)]
pub struct Resync {
    hidden: usize,
}

/// Words that begin a statement and cannot stand in brackets.
const STATEMENT_WORDS: TokenSet = TokenSet::of(&[
    TokenKind::Def,
    TokenKind::Class,
    TokenKind::Return,
    TokenKind::Import,
    TokenKind::While,
    TokenKind::With,
    TokenKind::Try,
    TokenKind::Raise,
    TokenKind::Pass,
    TokenKind::Break,
    TokenKind::Continue,
    TokenKind::Del,
    TokenKind::Global,
    TokenKind::Nonlocal,
    TokenKind::Assert,
    TokenKind::Elif,
    TokenKind::Except,
    TokenKind::Finally,
]);

/// What begins a statement when its line is not indented more than the block. Numbers and strings
/// there are taken for the items of a long bracket.
const UNINDENTED_STARTS: TokenSet = TokenSet::of(&[
    TokenKind::Name,
    TokenKind::At,
    TokenKind::If,
    TokenKind::For,
    TokenKind::Async,
    TokenKind::Await,
    TokenKind::Yield,
]);

/// Words that continue a compound statement.
const TAIL_WORDS: TokenSet = TokenSet::of(&[
    TokenKind::Elif,
    TokenKind::Else,
    TokenKind::Except,
    TokenKind::Finally,
]);

impl Recovery for Resync {
    const RECOVERS: bool = true;
    const PLANS: bool = true;

    #[inline]
    fn hidden(&mut self) -> Option<&mut usize> {
        Some(&mut self.hidden)
    }

    fn recover<S: Sink>(engine: &mut Engine<'_, '_, S, Self>) -> bool {
        if engine.sink.stopped() {
            return false;
        }
        // The fault may be the first token's own, before its statement was looked for.
        if engine.previous == TokenKind::Indent
            && let Some(top) = engine.depth.checked_sub(1)
            && engine.stack[top].rule() == RuleId::Block
        {
            engine.stack[top].set_at(3);
        }
        if engine.is_stuck() {
            if engine.token.kind == TokenKind::End {
                return false;
            }
            let lost = engine.token;
            engine.sink.mark(&lost);
            engine.advance();
            engine.token.fault = None;
            return engine.resume_statements();
        }
        let fresh = matches!(
            engine.previous,
            TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent
        );
        let kind = engine.token.kind;
        if engine.token.fault.is_none() && fresh {
            if RuleId::Statement.first().contains(kind) || closes_statements(kind) {
                return engine.resume_statements();
            }
            if kind == TokenKind::Indent {
                return engine.resume_statements() && engine.open_block(2);
            }
        }
        engine.skip_line();
        if engine.token.kind != TokenKind::Newline {
            return engine.resume_statements();
        }
        engine.resume_after_line()
    }
}

/// Recoveries at one token before the token is given up.
const PATIENCE: u8 = 3;

impl<S: Sink> Engine<'_, '_, S, Resync> {
    /// Whether recovery was here before and nothing came of it.
    fn is_stuck(&mut self) -> bool {
        let again = self.recovered.0 == Some(self.taken);
        self.recovered = (
            Some(self.taken),
            if again { self.recovered.1 + 1 } else { 0 },
        );
        self.recovered.1 >= PATIENCE
    }

    /// Goes on to the end of the logical line, or to where a statement has plainly begun.
    fn skip_line(&mut self) {
        loop {
            if self.lexer.nesting() > 0
                && let Some(line) = self.statement_line()
            {
                let newline = self.lexer.restart(line.0, line.1);
                self.restarted = Some(line.0);
                self.taken = self.taken.wrapping_add(1);
                self.previous = self.token.kind;
                self.token = Token {
                    fault: None,
                    ..newline
                };
                return;
            }
            match self.token.kind {
                TokenKind::Newline | TokenKind::End => return,
                TokenKind::Dedent | TokenKind::Indent => return,
                _ => self.sink.mark(&self.token),
            }
            self.advance();
        }
    }

    /// The beginning of the next token's line, when a statement seems to begin there although
    /// brackets are open.
    fn statement_line(&self) -> Option<(u32, u32)> {
        let token = self.token;
        let source = self.lexer.source();
        let before = &source[..token.start as usize];
        let blanks = before
            .iter()
            .rev()
            .take_while(|byte| is(**byte, BLANK))
            .count();
        let (line, margin) = before.split_at(before.len() - blanks);
        let start = line.len();
        if line.last().is_none_or(|byte| !is(*byte, LINE_END)) || token.is_synthetic() {
            return None;
        }
        if self.restarted.is_some_and(|last| last as usize >= start) {
            return None;
        }
        let column = margin.iter().fold(0usize, |column, byte| {
            if *byte == b'\t' {
                (column & !7) + 8
            } else {
                column + 1
            }
        });
        let outside = column <= self.lexer.block_column();
        let begins = STATEMENT_WORDS.contains(token.kind)
            || outside && UNINDENTED_STARTS.contains(token.kind);
        begins.then_some((start as u32, token.line))
    }

    /// Goes on at the end of a line, which is the next token.
    fn resume_after_line(&mut self) -> bool {
        if self.lexer.will_indent() {
            // The line was the head of a compound statement: its body is still good.
            if let Some((depth, part)) = self.frame_that_awaits(&is_suite) {
                self.abandon_to(depth);
                self.continue_at(part);
                return true;
            }
            let newline = self.token;
            self.advance();
            self.sink.mark(&newline);
            return self.resume_statements() && self.open_block(1);
        }
        let newline = self.token;
        self.advance();
        self.token.fault = None;
        self.sink.mark(&newline);
        let next = self.token.kind;
        if TAIL_WORDS.contains(next)
            && let Some((depth, part)) = self.frame_that_awaits(&|part| part.begins(next))
        {
            self.abandon_to(depth);
            self.continue_at(part);
            return true;
        }
        self.resume_statements()
    }

    /// The innermost sequence, within the innermost statements, with such a part still to come.
    fn frame_that_awaits(&self, wanted: &dyn Fn(Part) -> bool) -> Option<(usize, usize)> {
        for (index, frame) in self.stack[..self.depth].iter().enumerate().rev() {
            if frame.rule() == RuleId::Statements {
                return None;
            }
            let rule = frame.rule().rule();
            if matches!(rule.kind, RuleKind::Seq | RuleKind::Wrap) {
                let found =
                    (frame.at() as usize..rule.parts.len()).find(|at| wanted(rule.parts[*at]));
                if let Some(part) = found {
                    return Some((index + 1, part));
                }
            } else if rule.kind == RuleKind::Many && wanted(rule.parts[0]) {
                return Some((index + 1, 0));
            }
        }
        None
    }

    /// Makes `part` the next part of the rule on top; what is missing of those before it, the one
    /// that was wrong among them, counts as absent.
    fn continue_at(&mut self, part: usize) {
        let top = self.depth - 1;
        let frame = self.stack[top];
        let rule = frame.rule().rule();
        if rule.kind == RuleKind::Many {
            return;
        }
        let children = rule.parts[..part].iter().filter(|part| part.is_child());
        for _ in frame.children()..children.count() as u32 {
            self.sink.absent();
            self.stack[top].add_child();
        }
        self.stack[top].set_at(part as u8);
    }

    /// Gives up rules until statements can follow. Without statements there is nothing to go on
    /// with: the prompt's line and expressions end here.
    fn resume_statements(&mut self) -> bool {
        let frames = &self.stack[..self.depth];
        let last = |rule| frames.iter().rposition(|frame| frame.rule() == rule);
        let statements = last(RuleId::Statements);
        // A block whose first statement could not begin: its end is still to come.
        if let Some(index) = last(RuleId::Block).filter(|index| Some(*index) > statements)
            && self.stack[index].at() == 3
        {
            self.abandon_to(index + 1);
            self.stack[index].set_at(3);
            if self.push(RuleId::Statements).is_err() {
                return false;
            }
            self.stack[index + 1].set_at(1);
            return true;
        }
        match statements {
            Some(index) => {
                self.abandon_to(index + 1);
                self.stack[index].set_at(1);
                true
            }
            None => {
                let module = self.depth > 0 && self.stack[0].rule() == RuleId::FileInput;
                self.abandon_to(usize::from(module));
                if !module || self.token.kind == TokenKind::End {
                    return module;
                }
                // A module whose first token was wrong.
                self.stack[0].set_at(1);
                if self.push(RuleId::Statements).is_err() {
                    return false;
                }
                self.stack[1].set_at(1);
                true
            }
        }
    }

    /// Begins a block nobody announced, with so many of its parts already seen.
    fn open_block(&mut self, parts: u8) -> bool {
        if parts == 2 {
            let indent = self.token;
            self.advance();
            self.sink.mark(&indent);
        }
        if self.push(RuleId::Block).is_err() {
            return false;
        }
        self.stack[self.depth - 1].set_at(parts);
        true
    }
}

fn is_suite(part: Part) -> bool {
    part.symbol() == Symbol::Rule(RuleId::Suite)
}
