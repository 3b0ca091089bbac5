//! The grammar as it lies in a chip's flash: the parts of all rules one after another, and each
//! FIRST set once. As slices and a set each, rules would take three times as much.

use super::sets::{COUNT, FIRST_SETS};
use super::table::TABLE;
use super::{Part, Rule, RuleId, RuleKind};
use crate::token::TokenSet;

#[derive(Clone, Copy)]
struct Packed {
    kind: RuleKind,
    first: u8,
    from: u16,
}

const ON_CHIP: bool = cfg!(target_os = "none");
/// What PCs read, with one step less.
static PLAIN_RULES: [Rule; COUNT] = TABLE;
static PLAIN_SETS: [TokenSet; COUNT] = FIRST_SETS;

static RULES: [Packed; COUNT + 1] = packed();
static PARTS: [Part; parts()] = joined();
static SETS: [TokenSet; distinct().1] = sets();

/// The rule `id`.
#[inline]
pub(super) const fn rule(id: RuleId) -> Rule {
    if !ON_CHIP {
        return PLAIN_RULES[id as usize];
    }
    packed_rule(id)
}

const fn packed_rule(id: RuleId) -> Rule {
    let Packed { kind, from, .. } = RULES[id as usize];
    let to = RULES[id as usize + 1].from;
    let parts = PARTS.split_at(to as usize).0.split_at(from as usize).1;
    Rule { kind, parts }
}

/// The FIRST set of the rule `id`.
#[inline]
pub(super) const fn first(id: RuleId) -> &'static TokenSet {
    if !ON_CHIP {
        return &PLAIN_SETS[id as usize];
    }
    packed_first(id)
}

const fn packed_first(id: RuleId) -> &'static TokenSet {
    &SETS[RULES[id as usize].first as usize]
}

/// How many parts there are in all rules.
const fn parts() -> usize {
    let (mut sum, mut rule) = (0, 0);
    while rule < COUNT {
        sum += TABLE[rule].parts.len();
        rule += 1;
    }
    sum
}

const fn joined() -> [Part; parts()] {
    let mut all = [TABLE[0].parts[0]; parts()];
    let (mut to, mut rule) = (0, 0);
    while rule < COUNT {
        let parts = TABLE[rule].parts;
        let mut at = 0;
        while at < parts.len() {
            all[to] = parts[at];
            to += 1;
            at += 1;
        }
        rule += 1;
    }
    all
}

/// The number of each rule's FIRST set among the different ones, and how many of those there are.
const fn distinct() -> ([u8; COUNT], usize) {
    let mut numbers = [0; COUNT];
    let (mut count, mut rule) = (0, 0);
    while rule < COUNT {
        let mut before = 0;
        while before < rule && !FIRST_SETS[before].same(FIRST_SETS[rule]) {
            before += 1;
        }
        if before < rule {
            numbers[rule] = numbers[before];
        } else {
            numbers[rule] = count as u8;
            count += 1;
        }
        rule += 1;
    }
    (numbers, count)
}

const fn sets() -> [TokenSet; distinct().1] {
    let numbers = distinct().0;
    let mut sets = [TokenSet::EMPTY; distinct().1];
    let mut rule = 0;
    while rule < COUNT {
        sets[numbers[rule] as usize] = FIRST_SETS[rule];
        rule += 1;
    }
    sets
}

/// One more than there are rules, to tell where the last one's parts end.
const fn packed() -> [Packed; COUNT + 1] {
    let numbers = distinct().0;
    let mut rules = [Packed {
        kind: RuleKind::Any,
        first: 0,
        from: parts() as u16,
    }; COUNT + 1];
    let (mut from, mut rule) = (0, 0);
    while rule < COUNT {
        rules[rule] = Packed {
            kind: TABLE[rule].kind,
            first: numbers[rule],
            from: from as u16,
        };
        from += TABLE[rule].parts.len();
        rule += 1;
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_the_one_of_the_table() {
        for id in RuleId::ALL {
            let (packed, plain) = (packed_rule(*id), TABLE[*id as usize]);
            assert_eq!((packed.kind, packed.parts), (plain.kind, plain.parts));
            assert_eq!(*packed_first(*id), FIRST_SETS[*id as usize]);
        }
    }
}
