//! The syntax tree: a node is one word. Small things are in the word itself; an inner node is
//! the place of its head, its line and its children.
//!
//! In a *wide* tree an inner node ends with places in the text: its own first byte and the byte
//! after it, then the first byte of each child. Only the editor pays for that.

use crate::arena::{Arena, At};
use crate::names::Name;
use garter_syntax::{RuleId, TokenKind};

/// What a node's word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// Not there.
    Absent,
    /// A small integer.
    Int(i32),
    /// An identifier.
    Id(Name),
    /// A string short enough to be a name.
    Str(Name),
    /// A word or an operator.
    Token(TokenKind),
    /// A constant as it stands in the text: its entry in the constant table, then its line.
    Const(At),
    /// A rule with children.
    Inner(At),
}

/// A node as it is stored.
pub(crate) type Word = u32;

/// Nothing.
pub(crate) const ABSENT: Word = 0;

const TAG_INNER: u32 = 0b000;
const TAG_ID: u32 = 0b010;
const TAG_STR: u32 = 0b100;
const TAG_TOKEN: u32 = 0b0110;
const TAG_CONST: u32 = 0b1110;

impl Node {
    #[inline]
    pub(crate) fn decode(word: Word) -> Self {
        if word & 1 != 0 {
            return Node::Int((word as i32) >> 1);
        }
        match word & 7 {
            TAG_INNER if word == ABSENT => Node::Absent,
            TAG_INNER => Node::Inner(word >> 3),
            TAG_ID => Node::Id(Name(word >> 3)),
            TAG_STR => Node::Str(Name(word >> 3)),
            _ if word & 0xf == TAG_CONST => Node::Const(word >> 4),
            _ => Node::Token(token(word >> 4)),
        }
    }

    #[inline]
    pub(crate) const fn encode(self) -> Word {
        match self {
            Node::Absent => ABSENT,
            Node::Int(value) => (value << 1) as u32 | 1,
            Node::Id(name) => name.0 << 3 | TAG_ID,
            Node::Str(name) => name.0 << 3 | TAG_STR,
            Node::Token(kind) => (kind as u32) << 4 | TAG_TOKEN,
            Node::Const(at) => at << 4 | TAG_CONST,
            Node::Inner(at) => at << 3 | TAG_INNER,
        }
    }
}

fn token(number: u32) -> TokenKind {
    TokenKind::ALL
        .get(number as usize)
        .copied()
        .unwrap_or(TokenKind::Invalid)
}

/// Words of an inner node before its children.
pub(crate) const HEAD: u32 = 2;

/// An inner node, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Inner {
    pub(crate) at: At,
    pub(crate) rule: RuleId,
    pub(crate) count: u32,
}

impl Inner {
    /// The inner node that a word stands for.
    #[inline]
    pub(crate) fn of(arena: &Arena<'_>, word: Word) -> Option<Self> {
        if word == ABSENT || word & 7 != TAG_INNER {
            return None;
        }
        Some(Self::at(arena, word >> 3))
    }

    #[inline]
    pub(crate) fn at(arena: &Arena<'_>, at: At) -> Self {
        let head = arena.get(at);
        let rule = RuleId::ALL
            .get((head & 0xff) as usize)
            .copied()
            .unwrap_or(RuleId::FileInput);
        Self {
            at,
            rule,
            count: head >> 8,
        }
    }

    /// The same, only when it is of this rule.
    #[inline]
    pub(crate) fn of_rule(arena: &Arena<'_>, word: Word, rule: RuleId) -> Option<Self> {
        Self::of(arena, word).filter(|inner| inner.rule == rule)
    }

    pub(crate) fn line(self, arena: &Arena<'_>) -> u32 {
        arena.get(self.at + 1)
    }

    /// A child's word; absent past the last.
    #[inline]
    pub(crate) fn child(self, arena: &Arena<'_>, index: u32) -> Word {
        if index < self.count {
            arena.get(self.at + HEAD + index)
        } else {
            ABSENT
        }
    }

    /// Overwrites a child.
    pub(crate) fn set_child(self, arena: &mut Arena<'_>, index: u32, word: Word) {
        if index < self.count {
            arena.set(self.at + HEAD + index, word);
        }
    }

    pub(crate) fn word(self) -> Word {
        Node::Inner(self.at).encode()
    }
}
