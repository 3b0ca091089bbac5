//! Two sinks that see the same parse.

use garter_syntax::{Fault, Position, RuleId, Sink, Token};

use crate::stack::Outgrown;

/// Two sinks that see the same parse.
pub(crate) struct Both<A, B>(pub(crate) A, pub(crate) B);

impl<A: Sink, B: Sink> Sink for Both<A, B> {
    #[inline]
    fn enter(&mut self, rule: RuleId, start: Position) {
        self.0.enter(rule, start);
        self.1.enter(rule, start);
    }

    #[inline]
    fn token(&mut self, token: &Token) {
        self.0.token(token);
        self.1.token(token);
    }

    #[inline]
    fn mark(&mut self, token: &Token) {
        self.0.mark(token);
        self.1.mark(token);
    }

    #[inline]
    fn absent(&mut self) {
        self.0.absent();
        self.1.absent();
    }

    #[inline]
    fn leave(&mut self, rule: RuleId, children: u32, start: Position) {
        self.0.leave(rule, children, start);
        self.1.leave(rule, children, start);
    }

    #[inline]
    fn fold(&mut self, rule: RuleId) {
        self.0.fold(rule);
        self.1.fold(rule);
    }

    #[inline]
    fn abandon(&mut self, rule: RuleId, children: u32, start: Position) {
        self.0.abandon(rule, children, start);
        self.1.abandon(rule, children, start);
    }

    #[inline]
    fn fault(&mut self, fault: &Fault) {
        self.0.fault(fault);
        self.1.fault(fault);
    }

    #[inline]
    fn stopped(&self) -> bool {
        self.0.stopped() || self.1.stopped()
    }
}

impl<A: Outgrown, B> Outgrown for Both<A, B> {
    #[inline]
    fn is_too_deep(&self) -> bool {
        self.0.is_too_deep()
    }
}
