//! One parse for two sinks.

use garter_syntax::{Fault, Position, RuleId, Sink, Token};

/// Tells every event to both. When one has enough the other goes on.
pub(crate) struct Both<'s, A, B> {
    pub(crate) first: &'s mut A,
    pub(crate) second: &'s mut B,
}

impl<A: Sink, B: Sink> Both<'_, A, B> {
    #[inline]
    fn tell(&mut self, to_first: impl FnOnce(&mut A), to_second: impl FnOnce(&mut B)) {
        if !self.first.stopped() {
            to_first(self.first);
        }
        if !self.second.stopped() {
            to_second(self.second);
        }
    }
}

impl<A: Sink, B: Sink> Sink for Both<'_, A, B> {
    #[inline]
    fn enter(&mut self, rule: RuleId, start: Position) {
        self.tell(|it| it.enter(rule, start), |it| it.enter(rule, start));
    }

    #[inline]
    fn token(&mut self, token: &Token) {
        self.tell(|it| it.token(token), |it| it.token(token));
    }

    #[inline]
    fn mark(&mut self, token: &Token) {
        self.tell(|it| it.mark(token), |it| it.mark(token));
    }

    #[inline]
    fn absent(&mut self) {
        self.tell(Sink::absent, Sink::absent);
    }

    #[inline]
    fn leave(&mut self, rule: RuleId, children: u32, start: Position) {
        self.tell(
            |it| it.leave(rule, children, start),
            |it| it.leave(rule, children, start),
        );
    }

    #[inline]
    fn fold(&mut self, rule: RuleId) {
        self.tell(|it| it.fold(rule), |it| it.fold(rule));
    }

    #[inline]
    fn abandon(&mut self, rule: RuleId, children: u32, start: Position) {
        self.tell(
            |it| it.abandon(rule, children, start),
            |it| it.abandon(rule, children, start),
        );
    }

    #[inline]
    fn fault(&mut self, fault: &Fault) {
        self.tell(|it| it.fault(fault), |it| it.fault(fault));
    }

    #[inline]
    fn stopped(&self) -> bool {
        self.first.stopped() && self.second.stopped()
    }
}

/// Listens to nothing, and has enough when the other has.
pub(crate) struct Nobody;

impl Sink for Nobody {
    #[inline]
    fn token(&mut self, _: &Token) {}

    #[inline]
    fn absent(&mut self) {}

    #[inline]
    fn leave(&mut self, _: RuleId, _: u32, _: Position) {}

    #[inline]
    fn fault(&mut self, _: &Fault) {}

    #[inline]
    fn stopped(&self) -> bool {
        true
    }
}
