//! Plans: what each place in each rule does with each token, found out beforehand, so that an
//! engine needs one look where the table of rules takes a dozen. For PCs: the tables are large.

use super::route::{CHILD, MARK, NO_ROUTE, ROUTE_NUMBERS};
use super::sets::{COUNT, FIRST_SETS, TOKENS};
use super::table::TABLE;
use super::{Part, RuleId, RuleKind, Symbol, is_value};
use crate::token::{TokenKind, TokenSet};

/// What to do with a token.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Act {
    /// What the table of rules says: a fault, or something rare.
    Look,
    /// The token is the next part, and implied.
    Mark,
    /// The token is the next part, and a child.
    Child,
    /// On to the token by a route.
    Go,
    /// The same if there is one child, or else [`Act::Leave`].
    GoIfOne,
    /// The rule ends and is a node.
    Leave,
    /// The rule ends and its child stands for it.
    Fold,
    /// The one or the other: whether there is one child.
    End,
}

/// What a place in a rule does with a token.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) act: Act,
    /// Optional parts that are not there and would have been children, in the upper half; in the
    /// lower half the place in the rule afterwards.
    packed: u8,
    /// The number of the route.
    pub(crate) route: u16,
}

impl Plan {
    const LOOK: Plan = Plan {
        act: Act::Look,
        packed: 0,
        route: 0,
    };

    const fn end(act: Act, absent: u8) -> Plan {
        Plan {
            act,
            packed: absent << 4,
            route: 0,
        }
    }

    const fn go(act: Act, absent: u8, at: usize, route: u16) -> Plan {
        assert!(at < 16 && absent < 16);
        if route == NO_ROUTE {
            return Plan::LOOK;
        }
        let act = match (act, route) {
            (Act::Go, MARK) => Act::Mark,
            (Act::Go, CHILD) => Act::Child,
            _ => act,
        };
        Plan {
            act,
            packed: absent << 4 | at as u8,
            route,
        }
    }

    /// Optional parts that are not there and would have been children.
    #[inline]
    pub(crate) fn absent(self) -> u8 {
        self.packed >> 4
    }

    /// The place in the rule afterwards.
    #[inline]
    pub(crate) fn at(self) -> u8 {
        self.packed & 15
    }
}

/// What could have come at a place instead of the end of the rule.
#[derive(Clone, Copy)]
pub(crate) struct Passed {
    /// With one child.
    pub(crate) one: TokenSet,
    /// With any other number of children.
    pub(crate) other: TokenSet,
}

/// The first place of each rule among all places.
static FIRST_PLACES: [u16; COUNT] = FIRSTS;
static PLANS: [[Plan; TOKENS]; PLACES] = plans();
static PASSED: [Passed; PLACES] = passed();

const FIRSTS: [u16; COUNT] = firsts().0;
const PLACES: usize = firsts().1;

/// What `at` in the rule does with a token.
#[inline]
pub(crate) fn plan(rule: RuleId, at: u8, token: TokenKind) -> Plan {
    PLANS[place(rule, at)][token as usize]
}

/// What could have come at `at` in the rule instead of its end.
#[inline]
pub(crate) fn passed_at(rule: RuleId, at: u8) -> &'static Passed {
    &PASSED[place(rule, at)]
}

#[inline]
fn place(rule: RuleId, at: u8) -> usize {
    usize::from(FIRST_PLACES[rule as usize]) + usize::from(at)
}

const fn places(rule: usize) -> usize {
    match TABLE[rule].kind {
        RuleKind::Any => 0,
        RuleKind::Many | RuleKind::Tail => 2,
        RuleKind::List | RuleKind::ListEnd => 4,
        RuleKind::Seq | RuleKind::Wrap | RuleKind::Fold => TABLE[rule].parts.len() + 1,
    }
}

const fn firsts() -> ([u16; COUNT], usize) {
    let mut all = [0; COUNT];
    let (mut rule, mut sum) = (0, 0);
    while rule < COUNT {
        all[rule] = sum as u16;
        sum += places(rule);
        rule += 1;
    }
    (all, sum)
}

const fn begins(part: Part, token: usize) -> bool {
    match part.symbol() {
        Symbol::Token(kind) => kind as usize == token,
        Symbol::Rule(rule) => FIRST_SETS[rule as usize].contains(TokenKind::ALL[token]),
    }
}

const fn first_of(part: Part) -> TokenSet {
    match part.symbol() {
        Symbol::Token(kind) => TokenSet::of(&[kind]),
        Symbol::Rule(rule) => FIRST_SETS[rule as usize],
    }
}

/// The route from a part to the token it begins with.
const fn route(part: Part, token: usize, chosen: bool) -> u16 {
    match part.symbol() {
        Symbol::Token(kind) if chosen || is_value(kind) => CHILD,
        Symbol::Token(_) => MARK,
        Symbol::Rule(rule) => ROUTE_NUMBERS[rule as usize][token],
    }
}

const fn plans() -> [[Plan; TOKENS]; PLACES] {
    let mut all = [[Plan::LOOK; TOKENS]; PLACES];
    let mut rule = 0;
    while rule < COUNT {
        let mut at = 0;
        while at < places(rule) {
            let mut token = 0;
            while token < TOKENS {
                all[FIRSTS[rule] as usize + at][token] = plan_of(rule, at, token);
                token += 1;
            }
            at += 1;
        }
        rule += 1;
    }
    all
}

const fn plan_of(rule: usize, at: usize, token: usize) -> Plan {
    let parts = TABLE[rule].parts;
    match TABLE[rule].kind {
        RuleKind::Any => Plan::LOOK,
        RuleKind::Seq => in_sequence(parts, at, token, Act::Leave),
        RuleKind::Wrap => in_sequence(parts, at, token, Act::End),
        RuleKind::Fold if at == 0 => Plan::LOOK,
        RuleKind::Fold if at == 1 && !goes_on(parts, token) => Plan::end(Act::Fold, 0),
        RuleKind::Fold => in_sequence(parts, at, token, Act::Leave),
        _ if at == 0 => Plan::LOOK,
        RuleKind::Many if begins(parts[0], token) => {
            Plan::go(Act::Go, 0, 1, route(parts[0], token, true))
        }
        // What else can come after statements is a fault of theirs.
        RuleKind::Many if rule == RuleId::Statements as usize && !closes(token) => Plan::LOOK,
        RuleKind::Tail if begins(parts[1], token) => {
            Plan::go(Act::Go, 0, 1, route(parts[1], token, true))
        }
        RuleKind::Many | RuleKind::Tail => Plan::end(Act::End, 0),
        RuleKind::List | RuleKind::ListEnd => in_list(rule, at, token),
    }
}

const fn closes(token: usize) -> bool {
    token == TokenKind::Dedent as usize || token == TokenKind::End as usize
}

/// Whether a token begins what may follow the first part of a fold.
const fn goes_on(parts: &[Part], token: usize) -> bool {
    let mut at = 1;
    while at < parts.len() {
        if begins(parts[at], token) {
            return true;
        }
        if !parts[at].is_optional() {
            return false;
        }
        at += 1;
    }
    false
}

const fn in_sequence(parts: &[Part], mut at: usize, token: usize, end: Act) -> Plan {
    let mut absent = 0;
    while at < parts.len() {
        if begins(parts[at], token) {
            return Plan::go(Act::Go, absent, at + 1, route(parts[at], token, false));
        }
        if !parts[at].is_optional() {
            return Plan::LOOK;
        }
        absent += parts[at].is_child() as u8;
        at += 1;
    }
    Plan::end(end, absent)
}

/// `at` is 1 after an item, 2 after a separator, 3 after the third part.
const fn in_list(rule: usize, at: usize, token: usize) -> Plan {
    let parts = TABLE[rule].parts;
    match at {
        1 if begins(parts[1], token) => Plan::go(Act::Go, 0, 2, route(parts[1], token, false)),
        1 if parts.len() > 2 && begins(parts[2], token) => {
            Plan::go(Act::GoIfOne, 0, 3, route(parts[2], token, false))
        }
        1 => Plan::end(Act::End, 0),
        2 if begins(parts[0], token) => Plan::go(Act::Go, 0, 1, route(parts[0], token, false)),
        2 if matches!(TABLE[rule].kind, RuleKind::ListEnd) => Plan::end(Act::Leave, 0),
        3 => Plan::end(Act::Leave, 0),
        _ => Plan::LOOK,
    }
}

const fn passed() -> [Passed; PLACES] {
    let none = Passed {
        one: TokenSet::EMPTY,
        other: TokenSet::EMPTY,
    };
    let mut all = [none; PLACES];
    let mut rule = 0;
    while rule < COUNT {
        let mut at = 0;
        while at < places(rule) {
            let other = passed_in(rule, at);
            let third = matches!(TABLE[rule].kind, RuleKind::ListEnd)
                && at == 1
                && TABLE[rule].parts.len() > 2;
            let one = match third {
                true => other.union(first_of(TABLE[rule].parts[2])),
                false => other,
            };
            all[FIRSTS[rule] as usize + at] = Passed { one, other };
            at += 1;
        }
        rule += 1;
    }
    all
}

const fn passed_in(rule: usize, at: usize) -> TokenSet {
    let parts = TABLE[rule].parts;
    match (TABLE[rule].kind, at) {
        (RuleKind::Many, _) => first_of(parts[0]),
        (RuleKind::Tail, _) | (RuleKind::List | RuleKind::ListEnd, 1) => first_of(parts[1]),
        (RuleKind::ListEnd, 2) => first_of(parts[0]),
        (RuleKind::Seq | RuleKind::Wrap | RuleKind::Fold, _) => {
            let mut set = TokenSet::EMPTY;
            let mut at = at;
            while at < parts.len() {
                set = set.union(first_of(parts[at]));
                if !parts[at].is_optional() {
                    break;
                }
                at += 1;
            }
            set
        }
        _ => TokenSet::EMPTY,
    }
}
