//! Routes: the rules that begin between a rule and the token it begins with. For PCs: the tables
//! are large.

use super::chain::{CHAIN_TABLE, WAYS_IN};
use super::sets::{COUNT, FIRST_SETS, TOKENS, choice};
use super::table::TABLE;
use super::{Part, RuleId, RuleKind, Symbol, is_value};
use crate::token::TokenKind;

/// Steps that a route has at most.
const LONGEST: usize = 8;
/// Different routes there may be.
const ROOM: usize = 1024;

/// The route of a token that is the part itself and no child.
pub(super) const MARK: u16 = 0;
/// The same where it is a child.
pub(super) const CHILD: u16 = 1;
/// There is none.
pub(super) const NO_ROUTE: u16 = u16::MAX;

/// What begins, from the outermost rule to the innermost.
#[derive(Clone, Copy)]
pub(crate) struct Route {
    steps: [Begun; LONGEST],
    length: u8,
    /// How many rules that are.
    pub(crate) room: u8,
    /// What becomes of the token.
    pub(crate) end: Arrival,
}

/// A rule that begins, or a chain of rules from its outermost one on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Begun {
    pub(crate) rule: RuleId,
    /// How many rules the chain has; 0 for a rule by itself.
    pub(crate) chain: u8,
}

/// Where a route ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arrival {
    /// At the token, which is implied.
    Mark,
    /// At the token, which is a child.
    Child,
    /// At the token, which is the first part of the innermost rule of a chain that begins last.
    Operand(Held),
    /// At a rule whose first part is not there: the token has its place further on.
    Before,
}

/// A chain that begins with a token.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Held {
    /// The outermost rule.
    pub(crate) rule: RuleId,
    /// How many rules there are.
    pub(crate) length: u8,
    /// The innermost rule.
    pub(crate) last: RuleId,
}

impl Route {
    const EMPTY: Route = Route {
        steps: [Begun {
            rule: RuleId::FileInput,
            chain: 0,
        }; LONGEST],
        length: 0,
        room: 0,
        end: Arrival::Mark,
    };

    /// What begins, from the outermost rule to the innermost.
    #[inline]
    pub(crate) fn steps(&self) -> &[Begun] {
        self.steps
            .split_at_checked(usize::from(self.length))
            .map_or(&[], |(steps, _)| steps)
    }

    const fn with(mut self, rule: RuleId, chain: u8) -> Route {
        self.steps[self.length as usize] = Begun { rule, chain };
        self.length += 1;
        self.room += if chain == 0 { 1 } else { chain };
        self
    }

    const fn ending(mut self, end: Arrival) -> Route {
        self.end = end;
        self
    }

    const fn same(&self, other: &Route) -> bool {
        let ends = match (self.end, other.end) {
            (Arrival::Operand(one), Arrival::Operand(other)) => {
                one.rule as u8 == other.rule as u8 && one.length == other.length
            }
            (Arrival::Mark, Arrival::Mark)
            | (Arrival::Child, Arrival::Child)
            | (Arrival::Before, Arrival::Before) => true,
            _ => false,
        };
        if !ends || self.length != other.length {
            return false;
        }
        let mut at = 0;
        while at < self.length as usize {
            let (one, other) = (self.steps[at], other.steps[at]);
            if one.rule as u8 != other.rule as u8 || one.chain != other.chain {
                return false;
            }
            at += 1;
        }
        true
    }
}

/// The route with this number.
#[inline]
pub(crate) fn route(number: u16) -> &'static Route {
    &ROUTES[usize::from(number)]
}

static ROUTES: [Route; NUMBERED.count] = listed();

/// The number of the route from each rule to each token.
pub(super) static ROUTE_NUMBERS: [[u16; TOKENS]; COUNT] = NUMBERED.numbers;

const NUMBERED: Numbered = numbered();

struct Numbered {
    numbers: [[u16; TOKENS]; COUNT],
    routes: [Route; ROOM],
    count: usize,
}

const fn listed() -> [Route; NUMBERED.count] {
    let mut all = [Route::EMPTY; NUMBERED.count];
    let mut at = 0;
    while at < all.len() {
        all[at] = NUMBERED.routes[at];
        at += 1;
    }
    all
}

const fn numbered() -> Numbered {
    let mut all = Numbered {
        numbers: [[NO_ROUTE; TOKENS]; COUNT],
        routes: [Route::EMPTY; ROOM],
        count: 2,
    };
    all.routes[CHILD as usize] = Route::EMPTY.ending(Arrival::Child);
    let mut rule = 0;
    while rule < COUNT {
        let first_of_rule = all.count;
        let mut token = 0;
        while token < TOKENS {
            if FIRST_SETS[rule].contains(TokenKind::ALL[token]) {
                let route = route_from(RuleId::ALL[rule], TokenKind::ALL[token]);
                let mut at = first_of_rule;
                while at < all.count && !all.routes[at].same(&route) {
                    at += 1;
                }
                if at == all.count {
                    all.routes[at] = route;
                    all.count += 1;
                }
                all.numbers[rule][token] = at as u16;
            }
            token += 1;
        }
        rule += 1;
    }
    all
}

const fn begins(part: Part, token: TokenKind) -> bool {
    match part.symbol() {
        Symbol::Token(kind) => kind as u8 == token as u8,
        Symbol::Rule(rule) => FIRST_SETS[rule as usize].contains(token),
    }
}

const fn route_from(rule: RuleId, token: TokenKind) -> Route {
    let mut route = Route::EMPTY;
    let mut rule = rule;
    loop {
        let parts = TABLE[rule as usize].parts;
        let (part, chosen);
        if CHAIN_TABLE[rule as usize].length > 0 {
            let way = WAYS_IN[rule as usize][token as usize];
            let (length, last) = (way.length, way.last);
            if way.direct {
                route.room += length;
                return route.ending(Arrival::Operand(Held { rule, length, last }));
            }
            route = route.with(rule, length);
            (part, chosen) = (TABLE[way.last as usize].parts[0], true);
        } else if matches!(TABLE[rule as usize].kind, RuleKind::Any) {
            (part, chosen) = (parts[choice(rule, token) as usize], true);
        } else {
            route = route.with(rule, 0);
            if !begins(parts[0], token) {
                return route.ending(Arrival::Before);
            }
            let kind = TABLE[rule as usize].kind;
            (part, chosen) = (parts[0], matches!(kind, RuleKind::Many | RuleKind::Tail));
        }
        rule = match part.symbol() {
            Symbol::Rule(rule) => rule,
            Symbol::Token(kind) if chosen || is_value(kind) => {
                return route.ending(Arrival::Child);
            }
            Symbol::Token(_) => return route.ending(Arrival::Mark),
        };
    }
}
