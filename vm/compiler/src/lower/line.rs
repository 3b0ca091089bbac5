//! The line of a fault at something that has none, such as a number or a name.
//!
//! The official compiler goes on after a fault until it has done with a statement of a block, and
//! then gives the fault the line of that statement. When the rest of the statement under way holds
//! a block of its own, that block's first statement is the first to be done with.

use super::{Lower, What, what};
use crate::build::NOTHING;
use crate::fold;
use crate::tree::{ABSENT, Inner, Word};
use garter_syntax::RuleId;

/// Parts of statements in parts of statements are followed so far: on a chip three `try`, each
/// alone in the one around it.
const DEEPEST: u32 = if cfg!(feature = "host") { 100 } else { 12 };

impl Lower<'_, '_, '_> {
    /// The line, by what is still queued.
    pub(super) fn line_of_fault(&self) -> u32 {
        let arena = &self.store.arena;
        let mut at = arena.top();
        let mut passed_over = None;
        while at < self.bottom {
            let (a, b) = (arena.get(at + 1), arena.get(at + 2));
            let line = match what(arena.get(at)) {
                // The statement before the one that comes next is under way.
                What::Statements => {
                    let under_way = self.child(self.at(a), b.wrapping_sub(1));
                    self.inner(under_way).map(|inner| inner.line(arena))
                }
                What::Statement if passed_over.take() == Some(a) => None,
                What::Statement => self.first_in_block(a),
                What::Elifs => self.first_of_if(self.at(a), b + 1, DEEPEST),
                What::Excepts => {
                    let excepts = self.child(self.at(a), 0);
                    if self.ends_early(excepts) {
                        passed_over = Some(self.child(self.at(a), 1));
                    }
                    self.first_of_rest(excepts, RuleId::Excepts, b)
                }
                What::WithItems => self.first_in_block(self.child(self.at(a), 1)),
                _ => None,
            };
            if let Some(line) = line {
                return line;
            }
            at += self.task_words();
        }
        let scope = self.inner(self.scope.node(arena));
        scope.map_or(1, |inner| inner.line(arena))
    }

    /// The line of the first statement of the first block in a body, however it is nested.
    fn first_in_block(&self, body: Word) -> Option<u32> {
        self.first_within(body, DEEPEST)
    }

    fn first_within(&self, body: Word, depth: u32) -> Option<u32> {
        let arena = &self.store.arena;
        let inner = self.inner(body)?;
        let depth = depth.checked_sub(1)?;
        let mut from = 0;
        match inner.rule {
            RuleId::Statements | RuleId::SmallStatements => {
                let first = inner.child(arena, 0);
                if first == NOTHING {
                    return None;
                }
                return self
                    .first_within(first, depth)
                    .or_else(|| Some(self.inner(first).unwrap_or(inner).line(arena)));
            }
            RuleId::If => return self.first_of_if(inner, 0, depth),
            // What is never run is not looked at.
            RuleId::While if fold::truth(arena, inner.child(arena, 0)) == Some(false) => from = 2,
            RuleId::AsyncStatement if !self.is_coroutine() => return None,
            RuleId::While
            | RuleId::For
            | RuleId::With
            | RuleId::Try
            | RuleId::Handlers
            | RuleId::Excepts
            | RuleId::Except
            | RuleId::Finally
            | RuleId::AsyncStatement => {}
            _ => return None,
        }
        let no_else = inner.rule == RuleId::Handlers && self.ends_early(inner.child(arena, 0));
        (from..self.looked_at(inner))
            .filter(|at| !(no_else && *at == 1))
            .find_map(|at| self.first_within(inner.child(arena, at), depth))
    }

    /// Whether an `except` of everything that others follow ends these:
    /// the `else` after them is not looked at either.
    fn ends_early(&self, excepts: Word) -> bool {
        cfg!(feature = "host")
            && self
                .inner(excepts)
                .is_some_and(|many| self.looked_at(many) < many.count)
    }

    /// How many parts are looked at: an `except` of everything that others follow ends it.
    fn looked_at(&self, parts: Inner) -> u32 {
        if !cfg!(feature = "host") || parts.rule != RuleId::Excepts {
            return parts.count;
        }
        let mut others = 0..parts.count.saturating_sub(1);
        let catches_all = |at: &u32| {
            let part = self.inner(self.child(parts, *at));
            part.is_some_and(|part| self.child(part, 0) == ABSENT)
        };
        others.find(catches_all).unwrap_or(parts.count)
    }

    /// The same of the parts of an `if`, 0 the `if` itself, from a part on.
    fn first_of_if(&self, statement: Inner, mut part: u32, depth: u32) -> Option<u32> {
        let arena = &self.store.arena;
        let elifs = self.child(statement, 2);
        loop {
            let of = match (part, self.inner(elifs)) {
                (0, _) => Some(statement),
                (_, Some(many)) if many.rule == RuleId::Elifs => {
                    self.inner(many.child(arena, part - 1))
                }
                (1, alone) => alone,
                _ => None,
            };
            let Some(of) = of else {
                return self.first_within(self.child(statement, 3), depth);
            };
            let truth = fold::truth(arena, of.child(arena, 0));
            if truth != Some(false) {
                let line = self.first_within(of.child(arena, 1), depth);
                if line.is_some() || truth == Some(true) {
                    return line;
                }
            }
            part += 1;
        }
    }

    /// The same of a list of parts, which may be one alone, from a part on.
    fn first_of_rest(&self, list: Word, rule: RuleId, from: u32) -> Option<u32> {
        match self.inner(list)? {
            many if many.rule == rule => (from..self.looked_at(many))
                .find_map(|at| self.first_in_block(many.child(&self.store.arena, at))),
            _ if from == 0 => self.first_in_block(list),
            _ => None,
        }
    }
}
