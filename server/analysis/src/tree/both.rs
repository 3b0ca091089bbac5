//! Two sinks that see the same parse.

use garter_syntax::{Fault, Position, RuleId, Sink, Token};

use crate::stack::Outgrown;

/// Two sinks that see the same parse.
pub(crate) struct Both<A, B>(pub(crate) A, pub(crate) B);

impl<A: Sink, B: Sink> Sink for Both<A, B> {
    fn enter(&mut self, rule: RuleId, start: Position) {
        self.0.enter(rule, start);
        self.1.enter(rule, start);
    }

    fn token(&mut self, token: &Token) {
        self.0.token(token);
        self.1.token(token);
    }

    fn mark(&mut self, token: &Token) {
        self.0.mark(token);
        self.1.mark(token);
    }

    fn absent(&mut self) {
        self.0.absent();
        self.1.absent();
    }

    fn leave(&mut self, rule: RuleId, children: u32, start: Position) {
        self.0.leave(rule, children, start);
        self.1.leave(rule, children, start);
    }

    fn fold(&mut self, rule: RuleId) {
        self.0.fold(rule);
        self.1.fold(rule);
    }

    fn abandon(&mut self, rule: RuleId, children: u32, start: Position) {
        self.0.abandon(rule, children, start);
        self.1.abandon(rule, children, start);
    }

    fn fault(&mut self, fault: &Fault) {
        self.0.fault(fault);
        self.1.fault(fault);
    }

    fn stopped(&self) -> bool {
        self.0.stopped() || self.1.stopped()
    }
}

impl<A: Outgrown, B> Outgrown for Both<A, B> {
    fn is_too_deep(&self) -> bool {
        self.0.is_too_deep()
    }
}
