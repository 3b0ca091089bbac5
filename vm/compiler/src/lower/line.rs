//! The line of a fault at something that has none, such as a number or a name.
//!
//! The official compiler goes on after a fault until it has done with a statement of a block, and
//! then gives the fault the line of that statement. When the rest of the statement under way holds
//! a block of its own, that block's first statement is the first to be done with.

use super::{Lower, What, what};
use crate::tree::{ABSENT, Inner, Word};
use garter_syntax::RuleId;

impl Lower<'_, '_, '_> {
    /// The line, by what is still queued.
    pub(super) fn line_of_fault(&self) -> u32 {
        let arena = &self.store.arena;
        let mut at = arena.top();
        while at < self.bottom {
            let (a, b) = (arena.get(at + 1), arena.get(at + 2));
            let line = match what(arena.get(at)) {
                // The statement before the one that comes next is under way.
                What::Statements => {
                    let under_way = self.child(self.at(a), b.wrapping_sub(1));
                    self.inner(under_way).map(|inner| inner.line(arena))
                }
                What::Statement => self.first_in_block(a),
                What::Elifs | What::Excepts => {
                    self.first_in_block(self.part_body(self.child(self.at(a), b), 1))
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
    fn first_in_block(&self, mut body: Word) -> Option<u32> {
        let arena = &self.store.arena;
        loop {
            let inner = self.inner(body)?;
            body = match inner.rule {
                RuleId::Statements | RuleId::SmallStatements => {
                    let first = self.inner(inner.child(arena, 0));
                    return Some(first.unwrap_or(inner).line(arena));
                }
                RuleId::If | RuleId::While | RuleId::With => inner.child(arena, 1),
                RuleId::For => inner.child(arena, 2),
                RuleId::Try | RuleId::AsyncStatement => inner.child(arena, 0),
                _ => return None,
            };
        }
    }

    fn part_body(&self, part: Word, index: u32) -> Word {
        match self.inner(part) {
            Some(part) => Inner::child(part, &self.store.arena, index),
            None => ABSENT,
        }
    }
}
