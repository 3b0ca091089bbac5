//! What the parser engine tells: the `Sink` trait and its contract.

use crate::fault::Fault;
use crate::grammar::RuleId;
use crate::token::Token;

/// Where something begins: its first token's offset and official line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Byte offset.
    pub offset: u32,
    /// Line, counted from 1, as [`Token::line`].
    pub line: u32,
}

/// Receives the parse, in order of the text.
///
/// Think of a stack of finished children. `token` and `absent` push one. `leave(rule, n, _)` takes
/// the last `n` and pushes the node made of them. `fold` changes nothing. At the end of an accepted
/// text exactly one child is left: the start rule's node.
pub trait Sink {
    /// A rule begins at `start`. Every `enter` is matched by one `leave`, `fold` or `abandon`,
    /// save for rules that are [quiet](RuleId::is_quiet): of these an engine may tell only the
    /// innermost, right before its first token, and how those end that become nodes.
    fn enter(&mut self, rule: RuleId, start: Position) {
        let _ = (rule, start);
    }

    /// A token that is a child: a name, number or string, or a word or operator that was one of
    /// several choices.
    fn token(&mut self, token: &Token);

    /// A token that the rule implies (`if`, brackets, commas, line ends): no child. Compilers
    /// ignore it, editors colour it.
    fn mark(&mut self, token: &Token) {
        let _ = token;
    }

    /// An optional part of a `seq` is not there. It counts as a child, so that a rule's parts have
    /// fixed places.
    fn absent(&mut self);

    /// A rule ends, with so many children since its `enter` (`absent` ones included).
    fn leave(&mut self, rule: RuleId, children: u32, start: Position);

    /// A rule ends that added nothing to its one child: that child stands for it.
    fn fold(&mut self, rule: RuleId) {
        let _ = rule;
    }

    /// A rule is given up after a fault with so many children; its node counts as a child of the
    /// rule around it. Only under [`Resync`](crate::Resync).
    fn abandon(&mut self, rule: RuleId, children: u32, start: Position) {
        self.leave(rule, children, start);
    }

    /// Something is wrong. Under [`Halt`](crate::Halt) this is the last event.
    fn fault(&mut self, fault: &Fault);

    /// Asked before each token: a sink that cannot take more (its memory is full) says true and
    /// gets no further event.
    fn stopped(&self) -> bool {
        false
    }
}
