//! Chains of rules in one entry of the rule stack, where size does not matter: an operand is
//! inside a dozen rules of which seldom more than one comes to anything.
//!
//! What the engine does and tells is what it would do rule by rule, but for the `enter` and `fold`
//! of rules in chains. The room for all of them must be there, and when something is wrong
//! [`Engine::spread`] gives each its own entry.

use super::engine::{Broken, Step};
use super::frame::Under;
use super::{Engine, Frame, Recovery};
use crate::event::{Position, Sink};
use crate::grammar::{CHAINS, LINKS, RuleId, Way};

impl<S: Sink, R: Recovery> Engine<'_, '_, S, R> {
    /// Rules under way without an entry of their own.
    pub(super) fn hidden(&mut self) -> usize {
        self.recovery.hidden().map_or(0, |hidden| *hidden)
    }

    /// Begins the rules of a chain that lead to the next token. False when there is no room for
    /// all of them.
    pub(super) fn hold(&mut self, outermost: RuleId, way: Way) -> bool {
        if self.depth + self.hidden() + usize::from(way.length) > self.stack.len() {
            self.spread();
            return false;
        }
        let start = Position {
            offset: self.token.start,
            line: self.token.line,
        };
        let Some(hidden) = self.recovery.hidden() else {
            return false;
        };
        *hidden += usize::from(way.length) - 1;
        self.stack[self.depth] = Frame::hold(outermost, way.length, start);
        self.depth += 1;
        true
    }

    /// Takes the next token, to which a chain has led.
    pub(super) fn operand(&mut self, way: Way) -> Step {
        let start = Position {
            offset: self.token.start,
            line: self.token.line,
        };
        self.sink.enter(way.last, start);
        self.accept(true)?;
        self.go_on()
    }

    /// The innermost part of the chain on top of the stack is there: goes on with the rule that
    /// the next token goes on with, or ends them all.
    pub(super) fn go_on(&mut self) -> Step {
        let Some(top) = self.depth.checked_sub(1) else {
            return Err(Broken::Over);
        };
        let frame = self.stack[top];
        let (rule, length, start) = (frame.rule(), frame.held(), frame.start());
        let link = LINKS[rule as usize][self.token.kind as usize];
        let hidden = usize::from(length) - 1;
        if link.level < length {
            // The rules inside it add nothing.
            let mut own = Frame::begin(link.rule, start);
            own.set_at(1);
            own.add_child();
            let still = usize::from(link.level).saturating_sub(1);
            if link.level == 0 {
                self.stack[top] = own;
            } else {
                self.stack[top] = Frame::hold(rule, link.level, start);
                self.stack[top + 1] = own;
                self.depth += 1;
            }
            self.show(hidden - still);
            return Ok(());
        }
        self.show(hidden);
        self.depth = top;
        self.pass_chain(rule, length);
        if let Some(parent) = top.checked_sub(1) {
            self.stack[parent].add_child();
        }
        Ok(())
    }

    /// So many rules fewer are without an entry of their own.
    fn show(&mut self, count: usize) {
        if let Some(hidden) = self.recovery.hidden() {
            *hidden -= count;
        }
    }

    /// Notes what could have gone on with the first rules of a chain.
    fn pass_chain(&mut self, mut rule: RuleId, length: u8) {
        let chain = &CHAINS[rule as usize];
        if chain.length == length {
            self.passed = self.passed.union(chain.all);
            return;
        }
        for _ in 0..length {
            let chain = &CHAINS[rule as usize];
            self.passed = self.passed.union(chain.rest);
            rule = chain.inner;
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
                let inner = |rule: RuleId, _| CHAINS[rule as usize].inner;
                let mut own = Frame::begin((0..rules).fold(frame.rule(), inner), frame.start());
                own.set_at(1);
                if rules + 1 == frame.held() && frame.children() > 0 {
                    own.add_child();
                }
                self.stack[to] = own;
            }
        }
        self.depth += hidden;
        self.show(hidden);
    }
}
