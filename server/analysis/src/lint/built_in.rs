//! What is asked of the built-in functions and types, where it is sure that they are meant:
//! methods that only CPython's types have, and arguments that MicroPython's do not take.

use std::ops::Range;

use garter_syntax::{RuleId, TokenKind};

use super::Part;
use crate::behaviour::{Argument, arguments};
use crate::builtins::{Call, Misfit, answer, function, instead, lacks, made, method};
use crate::infer::displayed;
use crate::name::Name;
use crate::names::{Bound, ScopeId, ScopeKind, Summary, Together, Use};
use crate::project::Seat;
use crate::tree::{Kind, NodeId};
use crate::{Code, Diagnostic, Edit, Fix, Severity};

/// How many expressions are looked through to find out what one value is.
const MOST_STEPS: usize = 8;

/// A fault that is one unless the module binds a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Supposed {
    /// The name; empty: nothing speaks against it.
    pub(crate) unless_bound: Name,
    /// The fault.
    pub(crate) found: Diagnostic,
}

/// A type that literals make, and the built-in name that is supposed to mean what it says.
type Known<'t> = (&'static str, Option<&'t str>);

/// What is wrong with calls of built-in functions, and with what is asked of names of functions,
/// in a part that begins at byte `before` of the tree's text.
pub(crate) fn of_names(part: &Part<'_, '_>, before: usize) -> Vec<Supposed> {
    let tree = part.tree;
    let mut all = Vec::new();
    for used in &part.names.uses {
        if tree.range(used.node).start < before {
            continue;
        }
        let known = match used.attribute {
            Some(_) => of_name(part, used).map(|known| (known, 1)),
            None => called(part, used, &mut all).map(|known| (known, 2)),
        };
        if let Some(((of, unless_bound), first)) = known
            && let Some(primary) = part.parent(used.node)
        {
            let asked = tree.children(primary).skip(first);
            asked_of(part, of, asked, &mut |found| {
                all.push(Supposed {
                    unless_bound: unless_bound.unwrap_or_default().into(),
                    found,
                });
            });
        }
    }
    all.retain(|it| !part.is_excused(&it.found));
    let moved = all.into_iter().filter_map(|it| {
        Some(Supposed {
            found: it.found.moved_back(before)?,
            unless_bound: it.unless_bound,
        })
    });
    moved.collect()
}

/// What is wrong with what a part asks of built-in functions, and of names that surely are of a
/// type that literals make.
pub(crate) fn asked_of_built_in(
    text: &str,
    part: &Summary,
    together: &Together<'_>,
    seat: &Seat<'_>,
) -> Vec<Diagnostic> {
    let is_bound = |name: &str| together.binds(name) || together.unwritten || seat.binds(name);
    let supposed = part.supposed.iter();
    let supposed = supposed.filter(|it| it.unless_bound.is_empty() || !is_bound(&it.unless_bound));
    let mut all: Vec<Diagnostic> = supposed.map(|it| it.found.clone()).collect();
    for used in &part.uses {
        let Some(of) = together.plain(&used.name) else {
            continue;
        };
        for place in used.places.iter().filter(|place| !place.guard.name) {
            let attribute = place.attribute.clone().and_then(|range| {
                let name = text.get(range.clone())?;
                if together.is_asked_for(name) {
                    return None;
                }
                wrong_attribute(of, name, range)
            });
            all.extend(attribute);
        }
    }
    all
}

/// What is wrong with what is asked of a literal.
pub(super) fn of_literal(part: &mut Part<'_, '_>, primary: NodeId) {
    let Some(first) = part.tree.child(primary, 0) else {
        return;
    };
    if part.tree.name(first).is_some() {
        return;
    }
    let Some((of, None)) = plain(part, first, ScopeId::MODULE, MOST_STEPS) else {
        return;
    };
    let parts = part.tree.children(primary).skip(1);
    let mut all = Vec::new();
    asked_of(part, of, parts, &mut |found| all.push(found));
    for found in all {
        part.tell(found);
    }
}

/// What is wrong with a name asked of an object of a type, where it stands alone.
fn wrong_attribute(of: &str, name: &str, range: Range<usize>) -> Option<Diagnostic> {
    lacks(of, name).then(|| {
        let remedy = instead(name).map_or_else(String::new, |it| format!(": {it}"));
        let message = format!("`{of}` has no `{name}` in MicroPython{remedy}");
        Diagnostic::new(range, Code::MissingName, Severity::Error, message)
    })
}

/// The type that all values have which a name of the module is bound to here.
pub(crate) fn of_module(part: &Part<'_, '_>, bindings: &[usize]) -> Option<&'static str> {
    let mut known = None;
    for &at in bindings {
        let Bound::Value(value) = part.names.bindings[at].to else {
            return None;
        };
        let (of, supposed) = plain(part, value, ScopeId::MODULE, MOST_STEPS)?;
        if supposed.is_some() || known.is_some_and(|before| before != of) {
            return None;
        }
        known = Some(of);
    }
    known
}

/// The type of what a name of a function is, where all that it is bound to agrees.
fn of_name<'t>(part: &Part<'_, 't>, used: &Use<'t>) -> Option<Known<'t>> {
    (!used.guard.name)
        .then(|| of_local(part, part.names.bindings_at(used), MOST_STEPS))
        .flatten()
}

fn of_local<'t>(part: &Part<'_, 't>, bindings: &[usize], steps: usize) -> Option<Known<'t>> {
    let names = part.names;
    let mut known: Option<Known<'t>> = None;
    for &at in bindings {
        let binding = &names.bindings[at];
        if names.scope(binding.scope).kind != ScopeKind::Function {
            return None;
        }
        let Bound::Value(value) = binding.to else {
            return None;
        };
        let next = plain(part, value, binding.scope, steps)?;
        if known.is_some_and(|before| before != next) {
            return None;
        }
        known = Some(next);
    }
    known
}

/// A call of a built-in function: what is wrong with it is told. If it makes a type: which.
fn called<'t>(part: &Part<'_, 't>, used: &Use<'t>, all: &mut Vec<Supposed>) -> Option<Known<'t>> {
    if used.group.is_some() {
        return None;
    }
    let call = function(used.name)?;
    let tree = part.tree;
    let primary = part.parent(used.node)?;
    let is_called = tree.is(primary, RuleId::Primary) && tree.child(primary, 0) == Some(used.node);
    let given = tree.child(primary, 1).filter(|_| is_called)?;
    if !tree.is(given, RuleId::CallArguments) {
        return None;
    }
    if let Some(found) = misfit(part, used.name, call, given) {
        all.push(Supposed {
            unless_bound: used.name.into(),
            found,
        });
    }
    made(used.name).map(|of| (of, Some(used.name)))
}

fn is_bound(part: &Part<'_, '_>, name: &str, scope: ScopeId) -> bool {
    !part.names.bindings_of(name, scope).is_empty()
}

/// The type of an expression.
fn plain<'t>(part: &Part<'_, 't>, node: NodeId, scope: ScopeId, steps: usize) -> Option<Known<'t>> {
    let steps = steps.checked_sub(1)?;
    let tree = part.tree;
    if let Some(of) = displayed(tree, node) {
        return Some((of, None));
    }
    match tree.kind(node) {
        Kind::Token(TokenKind::Float) => Some(("float", None)),
        Kind::Token(TokenKind::Name) if scope != ScopeId::MODULE => {
            let bindings = part.names.bindings_of(tree.text(node), scope);
            of_local(part, bindings, steps)
        }
        Kind::Rule(RuleId::Paren) => plain(part, tree.child(node, 0)?, scope, steps),
        Kind::Rule(RuleId::Primary) => {
            let mut parts = tree.children(node);
            let first = parts.next()?;
            let mut known = match tree.name(first).and_then(made) {
                Some(of) => {
                    let name = tree.text(first);
                    let is_call = tree.is(parts.next()?, RuleId::CallArguments);
                    if !is_call || is_bound(part, name, scope) {
                        return None;
                    }
                    (of, Some(name))
                }
                None => plain(part, first, scope, steps)?,
            };
            while let Some(attribute) = parts.next() {
                let call = parts.next()?;
                if !tree.is(attribute, RuleId::Attribute) || !tree.is(call, RuleId::CallArguments) {
                    return None;
                }
                known.0 = answer(known.0, tree.text(tree.child(attribute, 0)?))?;
            }
            Some(known)
        }
        _ => None,
    }
}

/// What is wrong with what is asked of an object of a type, one thing after the other.
fn asked_of(
    part: &Part<'_, '_>,
    of: &'static str,
    mut parts: impl Iterator<Item = NodeId>,
    tell: &mut impl FnMut(Diagnostic),
) {
    let tree = part.tree;
    let mut of = of;
    while let Some(attribute) = parts.next() {
        let token = tree.child(attribute, 0);
        let Some(token) = token.filter(|_| tree.is(attribute, RuleId::Attribute)) else {
            return;
        };
        let name = tree.text(token);
        if let Some(found) = wrong_attribute(of, name, tree.range(token)) {
            if !part.names.asked_for.contains(&name) && !part.expects(token, "AttributeError") {
                tell(found);
            }
            return;
        }
        let Some(call) = parts
            .next()
            .filter(|it| tree.is(*it, RuleId::CallArguments))
        else {
            return;
        };
        if let Some(found) = method(of, name).and_then(|way| misfit(part, name, way, call)) {
            tell(found);
        }
        let Some(next) = answer(of, name) else {
            return;
        };
        of = next;
    }
}

/// What is wrong with the arguments of a call.
fn misfit(part: &Part<'_, '_>, name: &str, way: &Call, call: NodeId) -> Option<Diagnostic> {
    let tree = part.tree;
    let (mut count, mut by_name): (usize, Vec<(&str, NodeId)>) = (0, Vec::new());
    for argument in arguments(tree, call) {
        match argument {
            Argument::Star(_) => return None,
            Argument::Keyword(name, token, _) => by_name.push((name, token)),
            Argument::Positional(_) => {}
        }
        count += 1;
    }
    let names: Vec<&str> = by_name.iter().map(|it| it.0).collect();
    let by_place = count - by_name.len();
    let misfit = way.misfit(by_place, &names)?;
    if part.expects(call, "TypeError") {
        return None;
    }
    let error = |range, message| {
        Some(Diagnostic::new(
            range,
            Code::KnownArguments,
            Severity::Error,
            message,
        ))
    };
    let keyword = |number: usize| {
        let (own, token) = by_name.get(number)?;
        let argument = part.parent(*token)?;
        Some((*own, *token, argument))
    };
    match misfit {
        Misfit::Count(least, most) => {
            let takes = super::known_call::counted(least, most);
            let were = if count == 1 { "is" } else { "are" };
            error(
                tree.range(call),
                format!("`{name}` takes {takes}, {count} {were} given"),
            )
        }
        Misfit::ByPlace(number, place) => {
            let (own, token, argument) = keyword(number)?;
            let found = error(
                tree.range(token),
                format!("`{name}` does not take `{own}` by its name in MicroPython"),
            )?;
            // What stands in the way of the argument before it has no place yet.
            if number > 0 || place != by_place {
                return Some(found);
            }
            let value = tree.child(tree.child(argument, 1)?, 0)?;
            let head = tree.range(token).start..tree.range(value).start;
            Some(found.mended_by(Fix {
                title: "Give it by its place".to_owned(),
                edits: vec![Edit {
                    range: head,
                    text: String::new(),
                }],
                is_safe: true,
            }))
        }
        Misfit::Unknown(number) => {
            let (own, token, argument) = keyword(number)?;
            let takes = if way.takes_names() {
                format!("`{name}` has no parameter `{own}` in MicroPython")
            } else {
                format!("`{name}` takes nothing by name in MicroPython")
            };
            let found = error(tree.range(token), takes)?;
            // Output is never held back, so this does nothing.
            if (name, own) != ("print", "flush") {
                return Some(found);
            }
            let range = tree.range(argument);
            let before = tree.whole().get(..range.start)?.trim_end();
            let start = before.strip_suffix(',').map_or(range.start, str::len);
            Some(found.mended_by(Fix {
                title: "Drop `flush`: what is printed is sent at once".to_owned(),
                edits: vec![Edit {
                    range: start..range.end,
                    text: String::new(),
                }],
                is_safe: true,
            }))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::{found, mended};
    use crate::{Surroundings, analyse_in};

    fn wrong(text: &str) -> Vec<String> {
        let about = |it: &String| it.starts_with("GA302") || it.starts_with("GA303");
        found(text).into_iter().filter(about).collect()
    }

    /// Every expression of the list is found wrong exactly when MicroPython refuses it for its
    /// arguments or for a name that is not there. The answers are MicroPython's.
    #[test]
    fn built_in_calls_are_found_wrong_when_micropython_refuses_them() {
        let list = include_str!("built_in_calls.txt");
        let mut wrongly = Vec::new();
        let mut count = 0;
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            let (expression, answer) = line.split_once(" | ").expect("two columns");
            let refused = answer != "ok";
            let all = wrong(&format!("{expression}\n"));
            if all.len() != usize::from(refused) {
                wrongly.push(format!("{expression}: {answer}, {all:?}"));
            }
            count += 1;
        }
        assert!(count > 250, "{count}");
        assert_eq!(wrongly, [""; 0]);
    }

    #[test]
    fn what_names_are_bound_to_is_followed() {
        for (text, expected) in [
            (
                "def f():\n    s = 'a'\n    return s.zfill(2)\n",
                "GA302 zfill",
            ),
            ("s = 'a'\ndef f():\n    return s.zfill(2)\n", "GA302 zfill"),
            ("def f():\n    l = list()\n    l.push(1)\n", "GA302 push"),
            (
                "def f(x):\n    s = f'{x}'\n    t = s.strip()\n    t.title()\n",
                "GA302 title",
            ),
            (
                "def f(x):\n    return 'a{}'.format(x).casefold()\n",
                "GA302 casefold",
            ),
            (
                "def f():\n    d = {}\n    return d.get(1, default=2)\n",
                "GA303 default",
            ),
            (
                "b = bytearray(4).decode('utf8', errors='ignore')\n",
                "GA303 errors",
            ),
            ("x = [1, 2].length\n", "GA302 length"),
        ] {
            assert_eq!(wrong(text), [expected], "{text}");
        }
    }

    #[test]
    fn counts_are_told_in_words() {
        let message = |text: &str| {
            let found = analyse_in(text, &Surroundings::default()).diagnostics;
            found.into_iter().map(|it| it.message).collect::<Vec<_>>()
        };
        for (text, expected) in [
            (
                "x = max()\n",
                "`max` takes at least 1 argument, 0 are given",
            ),
            (
                "x = int(1, 2, 3)\n",
                "`int` takes at most 2 arguments, 3 are given",
            ),
            (
                "x = [].pop(1, 2)\n",
                "`pop` takes at most 1 argument, 2 are given",
            ),
            (
                "x = 'a'.lower(1)\n",
                "`lower` takes no arguments, 1 is given",
            ),
            (
                "x = 'a'.zfill(3)\n",
                "`str` has no `zfill` in MicroPython: `'{:0>5}'.format(s)` fills up with zeros",
            ),
        ] {
            assert_eq!(message(text), [expected]);
        }
    }

    #[test]
    fn what_may_be_right_is_left_alone() {
        for text in [
            "def f(s):\n    return s.zfill(2)\n",
            "def f(s='a'):\n    return s.zfill(2)\n",
            "def f(x):\n    s = 'a'\n    if x: s = x\n    return s.zfill(2)\n",
            "s = 'a'\ndef f():\n    global s\n    s = g()\ndef g():\n    return s.zfill(2)\n",
            "s = 'a'\nclass A:\n    s = B()\n    s.zfill(2)\nfrom b import B\n",
            "def print(*a, flush=False): pass\nprint(1, flush=True)\n",
            "def f(print):\n    print(1, flush=True)\n",
            "from compat import *\nprint(1, flush=True)\n",
            "def f(*a, **k):\n    print(*a, **k)\n    int(*a)\n",
            "try:\n    s = 'a'.zfill(2)\nexcept AttributeError:\n    s = ' a'\n",
            "def f():\n    s = 'a'\n    if hasattr(s, 'zfill'): s.zfill(2)\n",
            "try:\n    n = int('5', base=10)\nexcept TypeError:\n    n = 5\n",
            "x = [1].__class__, 'a'.__len__()\n",
            "x = 'a'.encode('utf8').hex(':'), ' '.join(['a']).split(None, 1)\n",
            "for s in 'ab': s.zfill(1)\n",
            "def f():\n    for s in 'ab': s.zfill(1)\n    with g() as t: t.zfill(1)\n    s = ''\n    del s\n",
            "def f():\n    n = 5\n    n /= 2\n    n.thing()\n",
        ] {
            assert_eq!(wrong(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_is_given_by_name_is_given_by_place() {
        for (text, expected) in [
            ("x = int('5', base=16)\n", "x = int('5', 16)\n"),
            ("x = {}.get(1, default = 2)\n", "x = {}.get(1, 2)\n"),
            (
                "x = b'a'.decode(encoding='utf8')\n",
                "x = b'a'.decode('utf8')\n",
            ),
            ("x = 'a'.split(maxsplit=1)\n", "x = 'a'.split(maxsplit=1)\n"),
            ("print(1, flush=True)\n", "print(1)\n"),
            ("print(1, flush=True, end='')\n", "print(1, end='')\n"),
            ("print(flush=True)\n", "print()\n"),
        ] {
            assert_eq!(mended(text), expected);
            let left = analyse_in(&mended(text), &Surroundings::default());
            assert_eq!(left.diagnostics.is_empty(), text != mended(text), "{text}");
        }
    }
}
