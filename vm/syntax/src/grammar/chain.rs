//! Chains: the rules that an operand is inside of, each the first part of the one before. One of
//! them goes on, if any, and the others add nothing; so an engine need not go through them one by
//! one. For PCs: the tables are large.

use super::sets::{COUNT, FIRST_SETS, TOKENS, choice};
use super::table::TABLE;
use super::{Part, RuleId, RuleKind, Symbol};
use crate::token::{TokenKind, TokenSet};

/// How a token is reached through a chain.
#[derive(Clone, Copy)]
pub(super) struct Way {
    /// How many rules begin, one inside the other; 0 when the first cannot begin with the token.
    pub(super) length: u8,
    /// The innermost of them.
    pub(super) last: RuleId,
    /// Whether the token itself is the innermost one's first part, and not a rule of its own.
    pub(super) direct: bool,
}

/// Which rule of a chain goes on with a token.
#[derive(Clone, Copy)]
pub(crate) struct Link {
    /// Its place in the chain; more than any chain has when there is none.
    pub(crate) level: u8,
    pub(crate) rule: RuleId,
}

/// A chain from its outermost rule on.
#[derive(Clone, Copy)]
pub(crate) struct Chain {
    /// How many rules it has; 0 where the rule begins no chain.
    pub(crate) length: u8,
    /// The second rule, when there is one.
    inner: RuleId,
    /// What goes on with the first rule after its first part.
    rest: TokenSet,
    /// The same of all its rules together.
    all: TokenSet,
}

/// The chain of each rule.
pub(crate) static CHAINS: [Chain; COUNT] = CHAIN_TABLE;
/// The ways into each chain.
pub(super) static WAYS_IN: [[Way; TOKENS]; COUNT] = ways();
/// How each chain goes on.
pub(crate) static LINKS: [[Link; TOKENS]; COUNT] = links();

pub(super) const CHAIN_TABLE: [Chain; COUNT] = chains();
/// The rule at each place of each chain.
static INNER: [[RuleId; LONGEST]; COUNT] = inner();

/// Rules that a chain has at most.
const LONGEST: usize = 24;

impl RuleId {
    /// Whether the rule can be in a chain: it has a first part that can stand for it, and it is
    /// no statement. An engine may leave out its `enter` and `fold`.
    pub const fn is_quiet(self) -> bool {
        use RuleKind::{Fold, List, ListEnd, Tail};
        matches!(TABLE[self as usize].kind, Fold | List | ListEnd | Tail)
            && !matches!(self, RuleId::SmallStatements | RuleId::ExpressionStatement)
    }
}

/// The only rule of a chain that a part can begin with.
const fn inner_of(part: Part) -> Option<RuleId> {
    let Symbol::Rule(rule) = part.symbol() else {
        return None;
    };
    if rule.is_quiet() {
        return Some(rule);
    }
    let mut found = None;
    if matches!(TABLE[rule as usize].kind, RuleKind::Any) {
        let parts = TABLE[rule as usize].parts;
        let mut at = 0;
        while at < parts.len() {
            if let Some(inner) = inner_of(parts[at]) {
                assert!(found.is_none(), "a chain that parts");
                found = Some(inner);
            }
            at += 1;
        }
    }
    found
}

const fn chains() -> [Chain; COUNT] {
    let mut all = [Chain {
        length: 0,
        inner: RuleId::FileInput,
        rest: TokenSet::EMPTY,
        all: TokenSet::EMPTY,
    }; COUNT];
    let mut rule = 0;
    while rule < COUNT {
        if RuleId::ALL[rule].is_quiet() {
            all[rule].rest = rest_of(rule);
            let mut next = Some(RuleId::ALL[rule]);
            while let Some(inner) = next {
                let inner = inner as usize;
                all[rule].length += 1;
                all[rule].all = all[rule].all.union(rest_of(inner));
                next = inner_of(TABLE[inner].parts[0]);
            }
            if let Some(inner) = inner_of(TABLE[rule].parts[0]) {
                all[rule].inner = inner;
            }
        }
        rule += 1;
    }
    all
}

/// What goes on with a rule of which the first part is there.
const fn rest_of(rule: usize) -> TokenSet {
    let parts = TABLE[rule].parts;
    let mut set = TokenSet::EMPTY;
    let mut at = 1;
    while at < parts.len() {
        set = set.union(match parts[at].symbol() {
            Symbol::Token(kind) => TokenSet::of(&[kind]),
            Symbol::Rule(rule) => FIRST_SETS[rule as usize],
        });
        // The third part of a list may come in place of the second.
        if matches!(TABLE[rule].kind, RuleKind::Fold) && !parts[at].is_optional() {
            break;
        }
        at += 1;
    }
    set
}

impl Chain {
    /// The rule at a place of the chain of `rule`.
    #[inline]
    pub(crate) fn rule_at(rule: RuleId, place: u8) -> RuleId {
        let chain = &INNER[rule as usize];
        chain.get(usize::from(place)).copied().unwrap_or(rule)
    }

    /// What goes on with the first so many rules of the chain of `rule`. Each token goes on with
    /// one of a chain's rules at most.
    #[inline]
    pub(crate) fn rests(rule: RuleId, length: u8) -> TokenSet {
        let chain = &CHAINS[rule as usize];
        match length < chain.length {
            true => chain
                .all
                .without(CHAINS[Chain::rule_at(rule, length) as usize].all),
            false => chain.all,
        }
    }
}

const fn inner() -> [[RuleId; LONGEST]; COUNT] {
    let mut all = [[RuleId::FileInput; LONGEST]; COUNT];
    let mut rule = 0;
    while rule < COUNT {
        let mut inner = RuleId::ALL[rule];
        let mut place = 0;
        while place < CHAIN_TABLE[rule].length as usize {
            all[rule][place] = inner;
            inner = CHAIN_TABLE[inner as usize].inner;
            place += 1;
        }
        rule += 1;
    }
    all
}

const fn ways() -> [[Way; TOKENS]; COUNT] {
    let none = Way {
        length: 0,
        last: RuleId::FileInput,
        direct: false,
    };
    let mut all = [[none; TOKENS]; COUNT];
    let mut rule = 0;
    while rule < COUNT {
        let mut token = 0;
        while token < TOKENS && RuleId::ALL[rule].is_quiet() {
            if FIRST_SETS[rule].contains(TokenKind::ALL[token]) {
                all[rule][token] = way(RuleId::ALL[rule], TokenKind::ALL[token]);
            }
            token += 1;
        }
        rule += 1;
    }
    all
}

const fn way(rule: RuleId, token: TokenKind) -> Way {
    let mut way = Way {
        length: 1,
        last: rule,
        direct: false,
    };
    let mut part = TABLE[rule as usize].parts[0];
    loop {
        match part.symbol() {
            Symbol::Token(_) => {
                way.direct = true;
                return way;
            }
            Symbol::Rule(rule) => {
                let parts = TABLE[rule as usize].parts;
                if rule.is_quiet() {
                    way.length += 1;
                    way.last = rule;
                    part = parts[0];
                } else if matches!(TABLE[rule as usize].kind, RuleKind::Any) {
                    part = parts[choice(rule, token) as usize];
                } else {
                    return way;
                }
            }
        }
    }
}

const fn links() -> [[Link; TOKENS]; COUNT] {
    let none = Link {
        level: u8::MAX,
        rule: RuleId::FileInput,
    };
    let mut all = [[none; TOKENS]; COUNT];
    let mut rule = 0;
    while rule < COUNT {
        let (mut inner, mut level) = (rule, 0);
        while level < CHAIN_TABLE[rule].length {
            let rest = CHAIN_TABLE[inner].rest;
            let mut token = 0;
            while token < TOKENS {
                if rest.contains(TokenKind::ALL[token]) {
                    assert!(all[rule][token].level == u8::MAX, "two rules go on");
                    let rule_there = RuleId::ALL[inner];
                    all[rule][token] = Link {
                        level,
                        rule: rule_there,
                    };
                }
                token += 1;
            }
            inner = CHAIN_TABLE[inner].inner as usize;
            level += 1;
        }
        rule += 1;
    }
    all
}
