//! Whether a text that parses may still not compile. Nearly all do: then nobody needs to lower
//! them to find that out. A doubt costs the time of lowering and says nothing; so whatever takes
//! more than a look at one node is a doubt.

#[cfg(test)]
mod tests;

use crate::arena::Arena;
use crate::names::Names;
use crate::tree::{ABSENT, Inner, Node, Word};
use garter_syntax::{RuleId, TokenKind};

/// What can be said of a text from the nodes so far.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Doubts {
    /// Something may not compile.
    pub(crate) any: bool,
    /// What is around, innermost lowest: four bits for each function and class.
    around: u128,
    /// How many of these there are.
    depth: u8,
    /// How many loops are around in each of these, four bits each.
    loops: u128,
    /// There is a `break` or `continue`.
    leaves: bool,
    /// Something waits or yields, which a comprehension must not.
    waits: bool,
    /// There is a comprehension.
    comprehends: bool,
}

/// As there are bits for.
const DEEPEST: u8 = 31;
/// Loops in each other that are counted.
const MOST_LOOPS: u128 = 15;
/// Parameters and arguments that are looked at.
const MANY: u32 = 15;

const CLASS: u128 = 2;
/// What stands between a function's name and its body belongs to what is around it.
const HEAD: u128 = 4;
const FUNCTION: u128 = 8;
/// Beside the two before: the function has a parameter.
const TAKES: u128 = 1;
/// One level of what is around.
const LEVEL: u128 = 15;

/// The text, as far as names go.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a, 'm> {
    pub(crate) arena: &'a Arena<'m>,
    pub(crate) names: &'a Names,
    pub(crate) source: &'a [u8],
}

impl Known<'_, '_> {
    fn rule(&self, word: Word) -> Option<RuleId> {
        Inner::of(self.arena, word).map(|inner| inner.rule)
    }

    fn is_name(&self, word: Word, text: &'static str) -> bool {
        match Node::decode(word) {
            Node::Id(name) => self.names.is(self.arena, self.source, name, text),
            _ => false,
        }
    }

    fn children(&self, inner: Inner) -> impl Iterator<Item = Word> {
        (0..inner.count).map(move |index| inner.child(self.arena, index))
    }

    /// A name, an attribute or an item.
    fn is_place(&self, word: Word) -> bool {
        match Node::decode(word) {
            Node::Id(_) => true,
            Node::Inner(at) => {
                let inner = Inner::at(self.arena, at);
                inner.rule == RuleId::Primary && {
                    let last = inner.child(self.arena, inner.count.saturating_sub(1));
                    matches!(self.rule(last), Some(RuleId::Index | RuleId::Attribute))
                }
            }
            _ => false,
        }
    }

    /// A place or several.
    fn is_target(&self, word: Word) -> bool {
        use RuleId::{Items, Paren, StarTestList, TargetList, TestList};
        if self.is_place(word) {
            return true;
        }
        let Some(mut inner) = Inner::of(self.arena, word) else {
            return false;
        };
        if inner.rule == Paren {
            let items = Inner::of_rule(self.arena, inner.child(self.arena, 0), Items);
            let Some(items) = items else { return false };
            inner = items;
        } else if !matches!(inner.rule, StarTestList | TargetList | TestList) {
            return false;
        }
        self.children(inner).all(|part| self.is_place(part))
    }

    fn assigns(&self, statement: Inner) -> bool {
        let child = |index| statement.child(self.arena, index);
        if statement.count < 2 {
            return true;
        }
        let (target, tail) = (child(0), child(1));
        match Inner::of(self.arena, tail) {
            Some(tail) if tail.rule == RuleId::AugmentedAssign => self.is_place(target),
            Some(tail) if tail.rule == RuleId::AssignChain => {
                let targets = (0..tail.count.saturating_sub(1))
                    .all(|index| self.is_target(tail.child(self.arena, index)));
                targets && self.is_target(target)
            }
            _ => self.is_target(target),
        }
    }

    /// Positional arguments, then those with names, stars where they may be.
    fn arguments_in_order(&self, list: Inner) -> bool {
        let (mut named, mut doubled) = (false, false);
        list.count <= MANY
            && self.children(list).all(|argument| {
                let inner = Inner::of(self.arena, argument);
                match inner.map(|inner| inner.rule) {
                    Some(RuleId::StarArgument) => !named && !doubled,
                    Some(RuleId::DoubleStarArgument) => {
                        doubled = true;
                        true
                    }
                    Some(RuleId::PlainArgument) => {
                        let tail = inner.map_or(ABSENT, |inner| inner.child(self.arena, 1));
                        named |= self.rule(tail) == Some(RuleId::KeywordValue);
                        true
                    }
                    _ => !named && !doubled,
                }
            })
    }

    /// Parameters in the order in which they must stand, each name once.
    fn parameters_in_order(&self, list: Inner) -> bool {
        let mut names = [ABSENT; MANY as usize];
        let (mut star, mut double_star, mut default) = (false, false, false);
        for index in 0..list.count {
            let word = list.child(self.arena, index);
            let Some(place) = names.get_mut(index as usize) else {
                return false;
            };
            let mut name = word;
            if double_star {
                return false;
            }
            let inner = Inner::of(self.arena, word);
            if let Some(inner) = inner {
                name = inner.child(self.arena, 0);
                if let Some(annotated) = Inner::of(self.arena, name) {
                    name = annotated.child(self.arena, 0);
                }
            }
            match inner.map(|inner| inner.rule) {
                Some(RuleId::StarParameter | RuleId::LambdaStar) if star => return false,
                Some(RuleId::StarParameter | RuleId::LambdaStar) => star = true,
                Some(RuleId::DoubleStarParameter | RuleId::LambdaDoubleStar) => double_star = true,
                rule => {
                    let value = match rule {
                        Some(RuleId::NamedParameter) => 2,
                        _ => 1,
                    };
                    let value = inner.map_or(ABSENT, |inner| inner.child(self.arena, value));
                    if value == ABSENT && default && !star {
                        return false;
                    }
                    default |= value != ABSENT;
                }
            }
            *place = name;
            let before = names.get(..index as usize).unwrap_or_default();
            if name != ABSENT && before.contains(&name) {
                return false;
            }
        }
        true
    }

    /// Pairs only, or none, or a comprehension.
    fn is_of_one_kind(&self, items: Inner) -> bool {
        let is_pair = |word| self.rule(word) == Some(RuleId::DictItem);
        let first = is_pair(items.child(self.arena, 0));
        let second = self.rule(items.child(self.arena, 1));
        items.count == 2 && second == Some(RuleId::ComprehensionFor)
            || self.children(items).all(|item| is_pair(item) == first)
    }

    /// `@micropython.something`
    fn is_for_the_compiler(&self, decorator: Inner) -> bool {
        let mut name = decorator.child(self.arena, 0);
        if let Some(dotted) = Inner::of(self.arena, name) {
            name = dotted.child(self.arena, 0);
        }
        self.is_name(name, "micropython")
    }

    /// `super()`
    fn asks_for_super(&self, primary: Inner) -> bool {
        let call = Inner::of_rule(
            self.arena,
            primary.child(self.arena, 1),
            RuleId::CallArguments,
        );
        call.is_some_and(|call| call.child(self.arena, 0) == ABSENT)
            && self.is_name(primary.child(self.arena, 0), "super")
    }
}

impl Doubts {
    /// A rule begins.
    #[inline]
    pub(crate) fn enter(&mut self, rule: RuleId) {
        match rule {
            RuleId::FunctionDef => self.begin(HEAD),
            RuleId::ClassDef => self.begin(CLASS),
            RuleId::For | RuleId::While => {
                self.any |= self.loops & MOST_LOOPS == MOST_LOOPS;
                self.loops = self.loops.wrapping_add(1);
            }
            RuleId::NamedParameter | RuleId::AnnotatedName => self.around |= TAKES,
            RuleId::Block | RuleId::SimpleStatements if self.around & HEAD > 0 => {
                self.around ^= HEAD | FUNCTION;
            }
            _ => {}
        }
    }

    fn begin(&mut self, kind: u128) {
        self.any |= self.depth >= DEEPEST;
        self.depth = self.depth.saturating_add(1);
        self.around = self.around << 4 | kind;
        self.loops <<= 4;
    }

    fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.around >>= 4;
        self.loops >>= 4;
    }

    fn in_function(&self) -> bool {
        self.around & FUNCTION > 0
    }

    /// A rule ended as this node.
    pub(crate) fn look(&mut self, known: Known<'_, '_>, node: Inner) {
        let child = |index| node.child(known.arena, index);
        let is_fine = match node.rule {
            RuleId::FunctionDef | RuleId::ClassDef => {
                self.end();
                true
            }
            RuleId::For | RuleId::While => {
                self.loops = self.loops.wrapping_sub(1);
                let is_for = node.rule == RuleId::For;
                let other = child(if is_for { 3 } else { 2 });
                (other == ABSENT || !self.leaves) && (!is_for || known.is_target(child(0)))
            }
            RuleId::Break | RuleId::Continue => {
                self.leaves = true;
                self.loops & MOST_LOOPS > 0
            }
            RuleId::Return => self.in_function(),
            RuleId::YieldExpression | RuleId::Await => {
                self.waits = true;
                self.in_function() && !self.comprehends
            }
            RuleId::ComprehensionFor => {
                self.comprehends = true;
                known.is_target(child(0)) && !self.waits
            }
            RuleId::ExpressionStatement => known.assigns(node),
            RuleId::Arguments => known.arguments_in_order(node),
            RuleId::PlainArgument => match known.rule(child(1)) {
                Some(RuleId::KeywordValue) => matches!(Node::decode(child(0)), Node::Id(_)),
                rule => rule == Some(RuleId::ComprehensionFor),
            },
            RuleId::Parameters | RuleId::LambdaParameters => known.parameters_in_order(node),
            RuleId::DictItems => known.is_of_one_kind(node),
            RuleId::Del => known.is_target(child(0)),
            RuleId::WithItem => known.is_target(child(1)),
            RuleId::Excepts => (0..node.count.saturating_sub(1)).all(|index| {
                let part = Inner::of(known.arena, child(index));
                part.is_some_and(|part| part.child(known.arena, 0) != ABSENT)
            }),
            RuleId::ImportFrom => {
                self.depth == 0 || Node::decode(child(1)) != Node::Token(TokenKind::Star)
            }
            RuleId::AsyncStatement => known.rule(child(0)) == Some(RuleId::FunctionDef),
            RuleId::Decorator => !known.is_for_the_compiler(node),
            RuleId::Primary => {
                let has_self = self.around & LEVEL == FUNCTION | TAKES;
                has_self || self.depth == 0 || !known.asks_for_super(node)
            }
            RuleId::Global
            | RuleId::Nonlocal
            | RuleId::NamedTest
            | RuleId::WalrusValue
            | RuleId::StarExpression => false,
            _ => true,
        };
        self.any |= !is_fine;
    }
}
