//! The grammar of MicroPython 1.29 as one table, from which `RuleId` and all sets derive.

mod chain;
mod plan;
mod rom;
mod route;
mod sets;
mod table;

pub(crate) use chain::{Chain, LINKS};
pub(crate) use plan::{Act, Plan, passed_at, plan};
pub(crate) use route::{Arrival, Held, route};
pub use sets::FOLLOW;
pub use table::RuleId;

use crate::token::{TokenKind, TokenSet};

/// How a rule's parts make up the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// Exactly one of the parts. Never reported: the alternative stands for the rule.
    Any,
    /// All parts in order; some may be optional. Always a node. One child for each part that is
    /// not an implied token.
    Seq,
    /// Like `Seq` with exactly one child, which stands for the rule.
    Wrap,
    /// The first part, then all the others or, when the next token begins none of them, nothing.
    /// Without the others the first part stands for the rule.
    Fold,
    /// `item (separator item)*`. A single item stands for the rule.
    List,
    /// `item (separator item)* [separator]`. A single item without a separator stands for the rule.
    /// An optional third part may follow the first item in place of everything else.
    ListEnd,
    /// `item+`. A single item stands for the rule.
    Many,
    /// `head item*`. The head alone stands for the rule.
    Tail,
}

/// One part of a rule: a token kind or a rule, perhaps optional.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part(u16);

/// What a part asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// One token of this kind.
    Token(TokenKind),
    /// What this rule describes.
    Rule(RuleId),
}

const RULE: u16 = 0x100;
const OPTIONAL: u16 = 0x200;

impl Part {
    const fn token(kind: TokenKind) -> Part {
        Part(kind as u16)
    }

    const fn rule(rule: RuleId) -> Part {
        Part(rule as u16 | RULE)
    }

    const fn optional(self) -> Part {
        Part(self.0 | OPTIONAL)
    }

    /// Whether the part may be missing.
    pub const fn is_optional(self) -> bool {
        self.0 & OPTIONAL != 0
    }

    /// What the part asks for.
    #[inline]
    pub const fn symbol(self) -> Symbol {
        let number = (self.0 & 0xff) as usize;
        if self.0 & RULE != 0 {
            Symbol::Rule(RuleId::ALL[number])
        } else {
            Symbol::Token(TokenKind::ALL[number])
        }
    }

    /// Whether the part makes a child where nothing else says so; a rule always does.
    pub(crate) const fn is_child(self) -> bool {
        match self.symbol() {
            Symbol::Token(kind) => is_value(kind),
            Symbol::Rule(_) => true,
        }
    }

    /// The tokens the part can begin with.
    #[inline]
    pub const fn first(self) -> TokenSet {
        match self.symbol() {
            Symbol::Token(kind) => TokenSet::of(&[kind]),
            Symbol::Rule(rule) => *rom::first(rule),
        }
    }

    /// Whether the part can begin with a token of this kind.
    #[inline]
    pub const fn begins(self, kind: TokenKind) -> bool {
        match self.symbol() {
            Symbol::Token(own) => own as u8 == kind as u8,
            Symbol::Rule(rule) => rom::first(rule).contains(kind),
        }
    }
}

/// One line of the grammar table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// How the parts make up the rule.
    pub kind: RuleKind,
    /// The parts.
    pub parts: &'static [Part],
}

impl RuleId {
    /// The rule with this number.
    #[inline]
    pub const fn rule(self) -> Rule {
        rom::rule(self)
    }

    /// The tokens the rule can begin with. No rule matches the empty text.
    #[inline]
    pub const fn first(self) -> &'static TokenSet {
        rom::first(self)
    }
}

/// Whether tokens of this kind carry a text of their own and so are always children.
pub(crate) const fn is_value(kind: TokenKind) -> bool {
    matches!(kind.group(), crate::token::TokenGroup::Value)
}
