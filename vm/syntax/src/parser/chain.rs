//! Chains of rules in one entry of the rule stack, where size does not matter: an operand is
//! inside a dozen rules of which seldom more than one comes to anything.
//!
//! The room for all of them must be there, and when something is wrong [`Engine::spread`] gives
//! each its own entry.

use super::engine::Step;
use super::frame::Under;
use super::{Engine, Frame, Recovery};
use crate::event::{Position, Sink};
use crate::grammar::{Chain, Held, LINKS, RuleId};

impl<S: Sink, R: Recovery> Engine<'_, '_, S, R> {
    /// Rules under way without an entry of their own.
    #[inline]
    pub(super) fn hidden(&mut self) -> usize {
        self.recovery.hidden().map_or(0, |hidden| *hidden)
    }

    /// Takes the next token, the first part of the innermost rule of a chain that begins with it.
    #[inline]
    pub(super) fn operand(&mut self, held: Held, start: Position) -> Step {
        self.sink.enter(held.last, start);
        if !self.is_plain() {
            self.hold(held.rule, held.length, start);
            return self.accept(true);
        }
        self.sink.token(&self.token);
        self.advance();
        if self.token.fault.is_some() {
            self.hold(held.rule, held.length, start);
            self.count_child();
            return self.check_token();
        }
        self.go_on(held.rule, held.length, start);
        Ok(())
    }

    /// Puts a chain on top of the stack.
    #[inline]
    pub(super) fn hold(&mut self, rule: RuleId, length: u8, start: Position) {
        self.stack[self.depth] = Frame::hold(rule, length, start);
        self.depth += 1;
        self.hide(length - 1);
    }

    /// The innermost part of a chain is there: goes on with the rule that the next token goes on
    /// with, or ends them all. The chain is not on the stack.
    #[inline]
    pub(super) fn go_on(&mut self, rule: RuleId, length: u8, start: Position) {
        let link = LINKS[rule as usize][self.token.kind as usize];
        if link.level >= length {
            if R::RECOVERS {
                self.passed = self.passed.union(Chain::rests(rule, length));
            }
            return self.count_child();
        }
        // The rules inside it add nothing.
        let mut own = Frame::under_way(link.rule, start);
        own.add_child();
        if link.level > 0 {
            self.hold(rule, link.level, start);
        }
        self.stack[self.depth] = own;
        self.depth += 1;
    }

    /// So many rules more are without an entry of their own.
    #[inline]
    fn hide(&mut self, count: u8) {
        if let Some(hidden) = self.recovery.hidden() {
            *hidden += usize::from(count);
        }
    }

    /// So many rules fewer are without an entry of their own.
    #[inline]
    pub(super) fn show(&mut self, count: u8) {
        if let Some(hidden) = self.recovery.hidden() {
            *hidden -= usize::from(count);
        }
    }

    /// Gives each rule under way its own entry.
    #[cold]
    pub(super) fn spread(&mut self) {
        let hidden = self.hidden();
        let mut to = self.depth + hidden;
        for index in (0..self.depth).rev() {
            let frame = self.stack[index];
            let mut rules = frame.held();
            if rules == 0 {
                to -= 1;
                self.stack[to] = frame;
            }
            while rules > 0 {
                rules -= 1;
                to -= 1;
                let rule = Chain::rule_at(frame.rule(), rules);
                let mut own = Frame::under_way(rule, frame.start());
                if rules + 1 == frame.held() && frame.children() > 0 {
                    own.add_child();
                }
                self.stack[to] = own;
            }
        }
        self.depth += hidden;
        if let Some(hidden) = self.recovery.hidden() {
            *hidden = 0;
        }
    }
}
