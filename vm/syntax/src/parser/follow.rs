//! Going by plans, where size does not matter: what a place in a rule does with a token was found
//! out beforehand.
//!
//! What is done and told is what going by the table of rules does and tells, but for the `enter`
//! and `fold` of rules in chains. Where a plan does not know, or there is no room for all that it
//! begins, the table has its say.

use super::engine::Step;
use super::frame::Under;
use super::{Engine, Frame, Recovery};
use crate::event::{Position, Sink};
use crate::grammar::{self, Act, Arrival, Plan};

impl<S: Sink, R: Recovery> Engine<'_, '_, S, R> {
    /// Parses until something is wrong or all is done.
    pub(super) fn follow(&mut self) -> Step {
        while let Some(top) = self.depth.checked_sub(1) {
            let frame = &self.stack[top];
            if frame.held() > 0 {
                let (rule, length, start) = (frame.rule(), frame.held(), frame.start());
                self.show(length - 1);
                self.depth = top;
                self.go_on(rule, length, start);
                continue;
            }
            let plan = grammar::plan(frame.rule(), frame.at(), self.token.kind);
            let children = frame.children();
            match plan.act {
                Act::Mark => {
                    self.step_on(top, plan);
                    if !self.is_plain() {
                        self.accept(false)?;
                        continue;
                    }
                    self.sink.mark(&self.token);
                    self.next()?;
                }
                Act::Child => {
                    self.step_on(top, plan);
                    if !self.is_plain() {
                        self.accept(true)?;
                        continue;
                    }
                    self.stack[top].add_child();
                    self.sink.token(&self.token);
                    self.next()?;
                }
                Act::Go => self.go(top, plan)?,
                Act::GoIfOne if children == 1 => self.go(top, plan)?,
                Act::Look => self.step()?,
                act => self.end(top, act, plan.absent()),
            }
        }
        Ok(())
    }

    /// Whether nothing stands against taking the next token.
    #[inline]
    pub(super) fn is_plain(&self) -> bool {
        self.token.fault.is_none() && !self.sink.stopped()
    }

    /// Reads the next token.
    #[inline]
    fn next(&mut self) -> Step {
        self.advance();
        match self.token.fault {
            None => Ok(()),
            Some(_) => self.check_token(),
        }
    }

    /// On to the next token by way of the rules that begin with it.
    #[inline]
    fn go(&mut self, top: usize, plan: Plan) -> Step {
        let route = grammar::route(plan.route);
        let entries = self.depth + self.hidden() + usize::from(route.room);
        if entries > self.stack.len() {
            return self.step();
        }
        self.recovery.reach(entries);
        self.step_on(top, plan);
        let start = Position {
            offset: self.token.start,
            line: self.token.line,
        };
        for step in route.steps() {
            if step.chain > 0 {
                self.hold(step.rule, step.chain, start);
            } else {
                self.stack[self.depth] = Frame::under_way(step.rule, start);
                self.depth += 1;
                self.sink.enter(step.rule, start);
            }
        }
        match route.end {
            Arrival::Operand(chain) => self.operand(chain, start),
            Arrival::Mark => self.accept(false),
            Arrival::Child => self.accept(true),
            Arrival::Before => {
                self.stack[self.depth - 1].set_at(0);
                Ok(())
            }
        }
    }

    /// To the place in the rule on top after the part that the next token begins.
    #[inline]
    fn step_on(&mut self, top: usize, plan: Plan) {
        self.leave_out(top, plan.absent());
        self.stack[top].set_at(plan.at());
    }

    /// So many optional parts of the rule on top are not there.
    #[inline]
    fn leave_out(&mut self, top: usize, absent: u8) {
        for _ in 0..absent {
            self.sink.absent();
            self.stack[top].add_child();
        }
    }

    /// Ends the rule on top of the stack.
    #[inline]
    fn end(&mut self, top: usize, act: Act, absent: u8) {
        let (rule, at) = (self.stack[top].rule(), self.stack[top].at());
        self.leave_out(top, absent);
        let frame = self.stack[top];
        let is_one = frame.children() == 1;
        if R::RECOVERS {
            let passed = grammar::passed_at(rule, at);
            let passed = if is_one { &passed.one } else { &passed.other };
            self.passed = self.passed.union(*passed);
        }
        self.depth = top;
        if act == Act::Fold || act == Act::End && is_one {
            self.sink.fold(rule);
        } else {
            self.sink.leave(rule, frame.children(), frame.start());
        }
        self.count_child();
    }

    /// One more child for the rule on top of the stack.
    #[inline]
    pub(super) fn count_child(&mut self) {
        if let Some(top) = self.depth.checked_sub(1) {
            self.stack[top].add_child();
        }
    }
}
