//! The engine: what each kind of rule does with the next token.

use super::frame::Under;
use super::{EMPTY_FRAME, Frame, Outcome, Recovery, Start};
use crate::event::{Position, Sink};
use crate::fault::{Fault, FaultCode};
use crate::grammar::{self, Part, RuleId, RuleKind, Symbol};
use crate::lexer::Lexer;
use crate::token::{Role, Token, TokenKind, TokenSet};

/// A parse under way.
pub struct Engine<'a, 's, S, R> {
    pub(super) lexer: Lexer<'s>,
    /// The next token, not yet accepted.
    pub(super) token: Token,
    /// The kind of the token before.
    pub(super) previous: TokenKind,
    pub(super) stack: &'a mut [Frame],
    pub(super) depth: usize,
    pub(super) sink: &'a mut S,
    /// The first fault.
    pub(super) fault: Option<Fault>,
    /// What could have come since the last token, in rules that have ended and parts that were
    /// absent. Kept only where faults tell what was expected.
    pub(super) passed: TokenSet,
    /// Whether the text is more than offsets can tell.
    too_large: bool,
    /// How many tokens were taken or skipped.
    pub(super) taken: u32,
    /// `taken` at the last recovery, and how many recoveries there were without a token between.
    pub(super) recovered: (Option<u32>, u8),
    /// The last place recovery started the lexer from anew.
    pub(super) restarted: Option<u32>,
    pub(super) recovery: R,
}

/// What one try came to.
pub(super) type Step = Result<(), Broken>;

/// The engine cannot go on without recovery, or at all.
pub(super) enum Broken {
    /// The next token has no place.
    Token,
    /// The rule stack is full.
    Depth,
    /// The sink is full, or a soft fault ended the parse.
    Over,
}

impl<'a, 's, S: Sink, R: Recovery> Engine<'a, 's, S, R> {
    /// An engine before the first token of `source`. Inlined it would stand twice in its owner's
    /// frame, where a chip has no room to spare.
    #[inline(never)]
    pub(super) fn new(source: &'s [u8], stack: &'a mut [Frame], sink: &'a mut S) -> Self {
        Engine {
            lexer: Lexer::unstarted(source),
            // The first one is read when the lexer stays where it is.
            token: Token {
                kind: TokenKind::Newline,
                role: Role::Plain,
                raw: false,
                fault: None,
                start: 0,
                end: 0,
                line: 0,
            },
            previous: TokenKind::Newline,
            stack,
            depth: 0,
            sink,
            fault: None,
            passed: TokenSet::EMPTY,
            too_large: Lexer::cuts(source),
            taken: 0,
            recovered: (None, 0),
            restarted: None,
            recovery: R::default(),
        }
    }

    /// Parses to the end.
    #[inline(never)]
    pub(super) fn run(&mut self, start: Start) -> Outcome {
        self.lexer.start();
        self.token = self.lexer.next_token();
        if self.too_large {
            self.report(FaultCode::TooLarge);
        }
        let mut step = match self.too_large {
            true => Err(Broken::Over),
            false => self.check_token().and_then(|()| self.push(start.rule())),
        };
        loop {
            if let Err(broken) = step {
                if R::RECOVERS {
                    self.spread();
                }
                let code = match broken {
                    Broken::Token => FaultCode::UnexpectedToken,
                    Broken::Depth => FaultCode::TooDeep,
                    Broken::Over => break,
                };
                // Where recovery did not help, once is enough.
                if self.recovered.0 != Some(self.taken) {
                    self.report(code);
                }
                if !R::RECOVERS {
                    break;
                }
                if matches!(broken, Broken::Depth) || !R::recover(self) {
                    self.abandon_to(0);
                    break;
                }
            }
            if self.depth == 0 {
                break;
            }
            step = match R::PLANS {
                true => self.follow(),
                false => self.step(),
            };
        }
        if R::PLANS {
            // Who lent the stack may want to know how much of it is needed.
            let reached = self.recovery.reached();
            self.stack[..reached].fill(EMPTY_FRAME);
        }
        match self.fault {
            Some(fault) => Outcome::Faulty(fault),
            None if self.sink.stopped() => Outcome::Stopped,
            None => Outcome::Accepted,
        }
    }

    /// Does the next thing of the rule on top of the stack.
    pub(super) fn step(&mut self) -> Step {
        let top = self.depth - 1;
        let frame = &self.stack[top];
        let (rule, at, children) = (frame.rule(), frame.at(), frame.children());
        let grammar::Rule { kind, parts } = rule.rule();
        let next = self.token.kind;
        match kind {
            RuleKind::Seq | RuleKind::Wrap => {
                let Some(&part) = parts.get(at as usize) else {
                    return self.finish(kind == RuleKind::Wrap && children == 1);
                };
                self.sequence_part(part)
            }
            RuleKind::Fold => {
                let Some(&part) = parts.get(at as usize) else {
                    return self.finish(false);
                };
                if at == 1 && !begins_rest(parts, next) {
                    self.pass(|| rest_of(parts));
                    return self.finish(true);
                }
                self.sequence_part(part)
            }
            RuleKind::Many => {
                if at == 1 && !parts[0].begins(next) {
                    if R::RECOVERS && rule == RuleId::Statements && !closes_statements(next) {
                        return Err(Broken::Token);
                    }
                    self.pass(|| parts[0].first());
                    return self.finish(children == 1);
                }
                self.stack[top].set_at(1);
                self.descend(parts[0], true)
            }
            RuleKind::Tail => {
                if at == 1 && !parts[1].begins(next) {
                    self.pass(|| parts[1].first());
                    return self.finish(children == 1);
                }
                self.stack[top].set_at(1);
                self.descend(parts[at as usize], true)
            }
            RuleKind::List | RuleKind::ListEnd => self.list_part(kind, parts, at, children),
            // `descend` goes through alternatives without a frame.
            RuleKind::Any => self.finish(true),
        }
    }

    /// One part of a sequence: there, absent, or wrong.
    fn sequence_part(&mut self, part: Part) -> Step {
        let top = self.depth - 1;
        let at = self.stack[top].at();
        self.stack[top].set_at(at + 1);
        if part.is_optional() && !part.begins(self.token.kind) {
            self.pass(|| part.first());
            self.skip_part(part);
            return Ok(());
        }
        self.descend(part, false)
    }

    /// Notes what could have come here instead of the next token.
    #[inline]
    fn pass(&mut self, set: impl FnOnce() -> TokenSet) {
        if R::RECOVERS {
            self.passed = self.passed.union(set());
        }
    }

    /// Tells that an optional part is not there, if it would have been a child.
    pub(super) fn skip_part(&mut self, part: Part) {
        if part.is_child() {
            self.sink.absent();
            self.stack[self.depth - 1].add_child();
        }
    }

    /// Lists: `at` is 0 before an item, 1 after one, 2 after a separator, 3 after the third part.
    fn list_part(&mut self, kind: RuleKind, parts: &[Part], at: u8, children: u32) -> Step {
        let top = self.depth - 1;
        let next = self.token.kind;
        match at {
            1 => {
                if parts[1].begins(next) {
                    self.stack[top].set_at(2);
                    return self.descend(parts[1], false);
                }
                if let Some(&third) = parts.get(2)
                    && children == 1
                    && third.begins(next)
                {
                    self.stack[top].set_at(3);
                    return self.descend(third, false);
                }
                self.pass(|| parts[1].first());
                if let Some(&third) = parts.get(2).filter(|_| children == 1) {
                    self.pass(|| third.first());
                }
                self.finish(children == 1)
            }
            2 if kind == RuleKind::ListEnd && !parts[0].begins(next) => {
                self.pass(|| parts[0].first());
                self.finish(false)
            }
            3 => self.finish(false),
            _ => {
                self.stack[top].set_at(1);
                // After a separator, one that ends a list at most, an only item is no longer
                // the same as the list: more children follow, or `finish(false)` above.
                self.descend(parts[0], false)
            }
        }
    }

    /// Takes a token, or begins a rule. `chosen` says that the token is a child in any case.
    fn descend(&mut self, mut part: Part, mut chosen: bool) -> Step {
        let next = self.token.kind;
        loop {
            match part.symbol() {
                Symbol::Token(kind) => {
                    if kind != next {
                        return Err(Broken::Token);
                    }
                    return self.accept(chosen || grammar::is_value(kind));
                }
                Symbol::Rule(rule) => {
                    if !rule.first().contains(next) {
                        return Err(Broken::Token);
                    }
                    let grammar::Rule { kind, parts } = rule.rule();
                    if kind != RuleKind::Any {
                        return self.push(rule);
                    }
                    let Some(&choice) = parts.iter().find(|part| part.begins(next)) else {
                        return Err(Broken::Token);
                    };
                    part = choice;
                    chosen = true;
                }
            }
        }
    }

    /// Begins a rule.
    pub(super) fn push(&mut self, rule: RuleId) -> Step {
        let start = Position {
            offset: self.token.start,
            line: self.token.line,
        };
        if R::PLANS {
            let entries = self.depth + self.hidden() + 1;
            if entries > self.stack.len() {
                return Err(Broken::Depth);
            }
            self.recovery.reach(entries);
        }
        let Some(frame) = self.stack.get_mut(self.depth) else {
            return Err(Broken::Depth);
        };
        *frame = Frame::begin(rule, start);
        self.depth += 1;
        self.sink.enter(rule, start);
        Ok(())
    }

    /// Ends the rule on top of the stack.
    fn finish(&mut self, fold: bool) -> Step {
        self.depth -= 1;
        let frame = self.stack[self.depth];
        if fold {
            self.sink.fold(frame.rule());
        } else {
            self.sink
                .leave(frame.rule(), frame.children(), frame.start());
        }
        if let Some(parent) = self.depth.checked_sub(1) {
            self.stack[parent].add_child();
        }
        Ok(())
    }

    /// Gives up rules until `depth` are left.
    pub(super) fn abandon_to(&mut self, depth: usize) {
        while self.depth > depth {
            self.depth -= 1;
            let frame = self.stack[self.depth];
            self.sink
                .abandon(frame.rule(), frame.children(), frame.start());
            if let Some(parent) = self.depth.checked_sub(1) {
                self.stack[parent].add_child();
            }
        }
    }

    /// Tells the sink of the next token and goes on to the one after it.
    pub(super) fn accept(&mut self, child: bool) -> Step {
        if let Some(code) = self.token.fault {
            self.accept_faulty(code)?;
        }
        if self.sink.stopped() {
            return Err(Broken::Over);
        }
        if child {
            self.sink.token(&self.token);
            self.stack[self.depth - 1].add_child();
        } else {
            self.sink.mark(&self.token);
        }
        self.advance();
        self.check_token()
    }

    /// Tells what is wrong with the next token, for which there is a place.
    #[cfg_attr(target_os = "none", inline(always))]
    #[cfg_attr(not(target_os = "none"), cold)]
    fn accept_faulty(&mut self, code: FaultCode) -> Step {
        self.token.fault = None;
        self.report(code);
        if !R::RECOVERS {
            return Err(Broken::Over);
        }
        if matches!(code, FaultCode::BadInteger | FaultCode::BadNumber) {
            self.lexer.take_back_word(&mut self.token);
        }
        Ok(())
    }

    /// Reads the next token.
    pub(super) fn advance(&mut self) {
        self.taken = self.taken.wrapping_add(1);
        self.previous = self.token.kind;
        if R::RECOVERS {
            self.passed = TokenSet::EMPTY;
        }
        self.token = self.lexer.next_token();
    }
}

/// Whether `next` begins what may follow the first part of a fold.
#[inline]
fn begins_rest(parts: &[Part], next: TokenKind) -> bool {
    for part in &parts[1..] {
        if part.begins(next) {
            return true;
        }
        if !part.is_optional() {
            return false;
        }
    }
    false
}

/// What may follow the first part of a fold.
fn rest_of(parts: &[Part]) -> TokenSet {
    let mut set = TokenSet::EMPTY;
    for part in &parts[1..] {
        set = set.union(part.first());
        if !part.is_optional() {
            break;
        }
    }
    set
}

/// What ends the statements of a module or block.
pub(super) fn closes_statements(next: TokenKind) -> bool {
    matches!(next, TokenKind::Dedent | TokenKind::End)
}
