//! FIRST and FOLLOW of every rule, computed and checked while compiling.

use super::table::TABLE;
use super::{Part, RuleId, RuleKind, Symbol};
use crate::token::{TokenKind, TokenSet};

pub(super) const COUNT: usize = RuleId::ALL.len();

const _: () = assert!(COUNT <= 256, "a rule's number is one byte");

/// The tokens that can come after each rule.
pub const FOLLOW: [TokenSet; COUNT] = follow_sets();

/// The tokens each rule can begin with. No rule matches the empty text.
pub(super) const FIRST_SETS: [TokenSet; COUNT] = first_sets();

/// Which part of each rule of alternatives begins with each token; of none of them there is no
/// such part.
const CHOICES: [[u8; TOKENS]; COUNT] = choices();

pub(super) const TOKENS: usize = TokenKind::ALL.len();

/// Which part of a rule of alternatives begins with a token.
pub(super) const fn choice(rule: RuleId, token: TokenKind) -> u8 {
    CHOICES[rule as usize][token as usize]
}

const fn choices() -> [[u8; TOKENS]; COUNT] {
    let mut choices = [[u8::MAX; TOKENS]; COUNT];
    let mut rule = 0;
    while rule < COUNT {
        let parts = TABLE[rule].parts;
        // Backwards, so that the first that begins with a token is the one.
        let mut at = match TABLE[rule].kind {
            RuleKind::Any => parts.len(),
            _ => 0,
        };
        while at > 0 {
            at -= 1;
            let first = first_of(parts[at], &FIRST_SETS);
            let mut token = 0;
            while token < TOKENS {
                if first.contains(TokenKind::ALL[token]) {
                    choices[rule][token] = at as u8;
                }
                token += 1;
            }
        }
        rule += 1;
    }
    choices
}

const _: () = check_shapes();
const _: () = check_ll1();

const fn first_of(part: Part, sets: &[TokenSet; COUNT]) -> TokenSet {
    match part.symbol() {
        Symbol::Token(kind) => TokenSet::of(&[kind]),
        Symbol::Rule(rule) => sets[rule as usize],
    }
}

/// FIRST of the parts from `at` on, and whether all of them may be missing.
const fn first_from(parts: &[Part], mut at: usize, sets: &[TokenSet; COUNT]) -> (TokenSet, bool) {
    let mut first = TokenSet::EMPTY;
    while at < parts.len() {
        first = first.union(first_of(parts[at], sets));
        if !parts[at].is_optional() {
            return (first, false);
        }
        at += 1;
    }
    (first, true)
}

const fn first_sets() -> [TokenSet; COUNT] {
    let mut sets = [TokenSet::EMPTY; COUNT];
    // The longest chain of rules that begin with a rule is shorter than this.
    let mut round = 0;
    let mut changed = true;
    while changed {
        changed = false;
        let mut rule = COUNT;
        while rule > 0 {
            rule -= 1;
            let parts = TABLE[rule].parts;
            let mut first = TokenSet::EMPTY;
            match TABLE[rule].kind {
                RuleKind::Any => {
                    let mut at = 0;
                    while at < parts.len() {
                        first = first.union(first_of(parts[at], &sets));
                        at += 1;
                    }
                }
                _ => first = first_from(parts, 0, &sets).0,
            }
            if !same(first, sets[rule]) {
                sets[rule] = first;
                changed = true;
            }
        }
        round += 1;
        assert!(round < 64, "FIRST sets do not settle");
    }
    sets
}

const fn same(one: TokenSet, other: TokenSet) -> bool {
    one.same(other)
}

const fn follow_sets() -> [TokenSet; COUNT] {
    let mut sets = [TokenSet::EMPTY; COUNT];
    let mut round = 0;
    let mut changed = true;
    while changed {
        changed = false;
        let mut rule = 0;
        while rule < COUNT {
            let parts = TABLE[rule].parts;
            let outer = sets[rule];
            let mut at = 0;
            while at < parts.len() {
                if let Symbol::Rule(inner) = parts[at].symbol() {
                    let after = after_part(TABLE[rule].kind, parts, at, outer);
                    let grown = sets[inner as usize].union(after);
                    if !same(grown, sets[inner as usize]) {
                        sets[inner as usize] = grown;
                        changed = true;
                    }
                }
                at += 1;
            }
            rule += 1;
        }
        round += 1;
        assert!(round < 128, "FOLLOW sets do not settle");
    }
    sets
}

/// What can come after part `at` of a rule after which `outer` can come.
const fn after_part(kind: RuleKind, parts: &[Part], at: usize, outer: TokenSet) -> TokenSet {
    let first = &FIRST_SETS;
    match kind {
        RuleKind::Any => outer,
        RuleKind::Seq | RuleKind::Wrap => {
            let (rest, empty) = first_from(parts, at + 1, first);
            if empty { rest.union(outer) } else { rest }
        }
        RuleKind::Fold => {
            let (rest, empty) = first_from(parts, at + 1, first);
            if empty || at == 0 {
                rest.union(outer)
            } else {
                rest
            }
        }
        RuleKind::Many => outer.union(first_of(parts[0], first)),
        RuleKind::Tail => outer.union(first_of(parts[1], first)),
        RuleKind::List | RuleKind::ListEnd => match at {
            0 => {
                let after = outer.union(first_of(parts[1], first));
                if parts.len() > 2 {
                    after.union(first_of(parts[2], first))
                } else {
                    after
                }
            }
            1 => {
                let after = first_of(parts[0], first);
                if matches!(kind, RuleKind::ListEnd) {
                    after.union(outer)
                } else {
                    after
                }
            }
            _ => outer,
        },
    }
}

/// How many children a `Wrap` rule has: parts that are rules or tokens with a text.
const fn children(parts: &[Part]) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < parts.len() {
        if is_child(parts[at]) {
            count += 1;
        }
        at += 1;
    }
    count
}

const fn is_child(part: Part) -> bool {
    match part.symbol() {
        Symbol::Token(kind) => super::is_value(kind),
        Symbol::Rule(_) => true,
    }
}

const fn check_shapes() {
    let mut rule = 0;
    while rule < COUNT {
        let parts = TABLE[rule].parts;
        match TABLE[rule].kind {
            RuleKind::Any => assert!(parts.len() > 1, "alternatives are two or more"),
            RuleKind::Seq => {
                let (_, empty) = first_from(parts, 0, &FIRST_SETS);
                assert!(!empty, "no rule matches the empty text");
            }
            RuleKind::Wrap => {
                assert!(children(parts) == 1, "a wrap has one child");
            }
            RuleKind::Fold => {
                assert!(
                    parts.len() > 1 && !parts[0].is_optional(),
                    "a fold has a first part"
                );
                assert!(is_child(parts[0]), "what stands for a fold is a child");
            }
            RuleKind::List => assert!(parts.len() == 2, "a list has an item and a separator"),
            RuleKind::ListEnd => assert!(parts.len() == 2 || parts.len() == 3),
            RuleKind::Many => assert!(parts.len() == 1, "many of one thing"),
            RuleKind::Tail => assert!(parts.len() == 2, "a head and an item"),
        }
        rule += 1;
    }
}

/// One token ahead decides everything: the engine never goes back.
const fn check_ll1() {
    let first = &FIRST_SETS;
    let mut rule = 0;
    while rule < COUNT {
        let parts = TABLE[rule].parts;
        let kind = TABLE[rule].kind;
        let outer = FOLLOW[rule];
        match kind {
            RuleKind::Any => {
                let mut seen = TokenSet::EMPTY;
                let mut at = 0;
                while at < parts.len() {
                    let set = first_of(parts[at], first);
                    assert!(
                        !seen.meets(set),
                        "two alternatives begin with the same token"
                    );
                    seen = seen.union(set);
                    at += 1;
                }
            }
            RuleKind::Seq | RuleKind::Wrap | RuleKind::Fold => {
                let mut at = 0;
                while at < parts.len() {
                    if parts[at].is_optional() {
                        let after = after_part(kind, parts, at, outer);
                        let set = first_of(parts[at], first);
                        assert!(
                            !set.meets(after),
                            "an optional part begins like what follows"
                        );
                    }
                    at += 1;
                }
                if matches!(kind, RuleKind::Fold) {
                    let (rest, _) = first_from(parts, 1, first);
                    assert!(!rest.meets(outer), "a fold's rest begins like what follows");
                }
            }
            RuleKind::Many => assert!(!first_of(parts[0], first).meets(outer)),
            RuleKind::Tail => assert!(!first_of(parts[1], first).meets(outer)),
            RuleKind::List => assert!(!first_of(parts[1], first).meets(outer)),
            RuleKind::ListEnd => {
                let separator = first_of(parts[1], first);
                assert!(
                    !separator.meets(outer),
                    "a separator that can follow the list"
                );
                assert!(
                    !first_of(parts[0], first).meets(outer),
                    "an item that can follow"
                );
                if parts.len() > 2 {
                    let third = first_of(parts[2], first);
                    assert!(!third.meets(outer) && !third.meets(separator));
                }
            }
        }
        rule += 1;
    }
}

const _: () = assert!(
    !FIRST_SETS[RuleId::Statement as usize].contains(TokenKind::Newline),
    "empty lines are the lexer's affair"
);
