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
    fn enter(&mut self, rule: RuleId, start: Position) {
        self.tell(|it| it.enter(rule, start), |it| it.enter(rule, start));
    }

    fn token(&mut self, token: &Token) {
        self.tell(|it| it.token(token), |it| it.token(token));
    }

    fn mark(&mut self, token: &Token) {
        self.tell(|it| it.mark(token), |it| it.mark(token));
    }

    fn absent(&mut self) {
        self.tell(Sink::absent, Sink::absent);
    }

    fn leave(&mut self, rule: RuleId, children: u32, start: Position) {
        self.tell(
            |it| it.leave(rule, children, start),
            |it| it.leave(rule, children, start),
        );
    }

    fn fold(&mut self, rule: RuleId) {
        self.tell(|it| it.fold(rule), |it| it.fold(rule));
    }

    fn abandon(&mut self, rule: RuleId, children: u32, start: Position) {
        self.tell(
            |it| it.abandon(rule, children, start),
            |it| it.abandon(rule, children, start),
        );
    }

    fn fault(&mut self, fault: &Fault) {
        self.tell(|it| it.fault(fault), |it| it.fault(fault));
    }

    fn stopped(&self) -> bool {
        self.first.stopped() && self.second.stopped()
    }
}

/// Listens to nothing, and has enough when the other has.
pub(crate) struct Nobody;

impl Sink for Nobody {
    fn token(&mut self, _: &Token) {}

    fn absent(&mut self) {}

    fn leave(&mut self, _: RuleId, _: u32, _: Position) {}

    fn fault(&mut self, _: &Fault) {}

    fn stopped(&self) -> bool {
        true
    }
}
