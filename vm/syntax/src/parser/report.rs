//! Faults of the engine: what is told of them, and what was expected in their place.

use super::engine::{Broken, Engine, Step};
use super::frame::Under;
use super::{Frame, Recovery};
use crate::event::Sink;
use crate::fault::{Fault, FaultCode};
use crate::grammar::{self, Part, RuleKind};
use crate::token::{TokenKind, TokenSet};

impl<S: Sink, R: Recovery> Engine<'_, '_, S, R> {
    /// Reports what is wrong with the next token itself, unless that can wait until the grammar
    /// has found a place for it.
    pub(super) fn check_token(&mut self) -> Step {
        let Some(code) = self.token.fault else {
            return Ok(());
        };
        if matches!(code, FaultCode::BadInteger | FaultCode::BadNumber) {
            return Ok(());
        }
        if R::RECOVERS && goes_on(code) {
            self.token.fault = None;
            self.report(code);
            return Ok(());
        }
        if !R::RECOVERS && !is_raised_by_lexer(code) {
            // Nothing takes it, so what ends before it ends first, with its own faults.
            self.token.kind = TokenKind::Invalid;
            return Ok(());
        }
        Err(Broken::Token)
    }

    /// Tells the sink of a fault at the next token. A fault of the token itself comes first.
    pub(super) fn report(&mut self, code: FaultCode) {
        let token = self.token;
        let mut fault = Fault {
            code,
            start: token.start,
            end: token.end,
            line: token.line,
            found: token.kind,
            expected: TokenSet::EMPTY,
        };
        if code == FaultCode::UnexpectedToken {
            fault.code = match token.fault {
                // Numbers are read only when the grammar has a place for them.
                Some(FaultCode::BadInteger | FaultCode::BadNumber) | None => match token.kind {
                    TokenKind::Indent => FaultCode::UnexpectedIndent,
                    _ => code,
                },
                Some(own) => own,
            };
            if R::RECOVERS {
                fault.expected = self.expected();
            }
        }
        if matches!(
            fault.code,
            FaultCode::InconsistentDedent | FaultCode::TooManyIndents
        ) {
            (fault.start, fault.end) = self.lexer.margin();
        }
        self.sink.fault(&fault);
        self.fault.get_or_insert(fault);
    }

    /// Everything that would have had a place where the next token stands.
    fn expected(&self) -> TokenSet {
        let mut set = self.passed;
        for (index, frame) in self.stack[..self.depth].iter().enumerate().rev() {
            let top = index + 1 == self.depth;
            let (more, complete) = expected_in(frame, top);
            set = set.union(more);
            if !complete {
                break;
            }
        }
        set
    }
}

/// What a rule under way could take next, and whether it could also end.
///
/// On top of the stack the part that failed is the one before `at`, in sequences and repetitions
/// alike; below, the part under way is taken to be complete.
fn expected_in(frame: &Frame, top: bool) -> (TokenSet, bool) {
    let grammar::Rule { kind, parts } = frame.rule().rule();
    let at = frame.at() as usize;
    match kind {
        RuleKind::Seq | RuleKind::Wrap | RuleKind::Fold => {
            let from = if top { at.saturating_sub(1) } else { at };
            rest(parts, from, kind == RuleKind::Fold && from == 1)
        }
        RuleKind::Many => (parts[0].first(), !top || frame.children() > 0),
        RuleKind::Tail => (parts[1].first(), true),
        RuleKind::List | RuleKind::ListEnd => {
            let before_item = top && (at == 2 || frame.children() == 0 || at == 1);
            if before_item {
                return (parts[0].first(), false);
            }
            match at {
                2 => (parts[0].first(), kind == RuleKind::ListEnd),
                1 => {
                    let third = parts.get(2).filter(|_| frame.children() == 0);
                    let third = third.map_or(TokenSet::EMPTY, |part| part.first());
                    (parts[1].first().union(third), true)
                }
                _ => (TokenSet::EMPTY, true),
            }
        }
        RuleKind::Any => (TokenSet::EMPTY, true),
    }
}

/// FIRST of the parts from `from` on, and whether all of them may be missing.
fn rest(parts: &[Part], from: usize, may_end: bool) -> (TokenSet, bool) {
    let mut set = TokenSet::EMPTY;
    for part in parts.iter().skip(from) {
        set = set.union(part.first());
        if !part.is_optional() {
            return (set, may_end);
        }
    }
    (set, true)
}

/// Faults that end a compilation as soon as the token is read, before what it ends is complete.
fn is_raised_by_lexer(code: FaultCode) -> bool {
    matches!(
        code,
        FaultCode::NamedEscape | FaultCode::FormatTooDeep | FaultCode::TooManyIndents
    )
}

/// Faults after which the token serves as if it were sound.
fn goes_on(code: FaultCode) -> bool {
    matches!(
        code,
        FaultCode::BadEscape
            | FaultCode::NamedEscape
            | FaultCode::MalformedFormat
            | FaultCode::MalformedBeforeEscape
            | FaultCode::FormatTooDeep
            | FaultCode::InconsistentDedent
            | FaultCode::TooManyIndents
    )
}
