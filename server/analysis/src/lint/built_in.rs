//! What is asked of the built-in functions and types, where it is sure that they are meant:
//! methods that only CPython's types have, and arguments that MicroPython's do not take.

mod arguments;
mod known_type;

use std::ops::Range;

use garter_syntax::RuleId;

use super::Part;
use crate::builtins::{answer, function, instead, lacks, made, method};
use crate::name::Name;
use crate::names::{ScopeId, Summary, Together, Use, Used};
use crate::project::Seat;
use crate::tree::NodeId;
use crate::{Code, Diagnostic, Severity};
use arguments::misfit;
use known_type::{Known, MOST_STEPS, of_name, plain};

pub(crate) use known_type::of_module;

/// A fault that is one unless the module binds a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Supposed {
    /// The name; empty: nothing speaks against it.
    pub(crate) unless_bound: Name,
    /// The fault.
    pub(crate) found: Diagnostic,
}

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
    used: &[Used<'_, '_>],
    together: &Together<'_>,
    seat: &Seat<'_>,
) -> Vec<Diagnostic> {
    let is_bound = |name: &Name| together.binds(name) || together.unwritten || seat.binds(name);
    let supposed = part.supposed.iter();
    let supposed = supposed.filter(|it| it.unless_bound.is_empty() || !is_bound(&it.unless_bound));
    let mut all: Vec<Diagnostic> = supposed.map(|it| it.found.clone()).collect();
    for used in used {
        let Some(of) = used.bound.and_then(|bound| bound.plain) else {
            continue;
        };
        for place in used.uses.places.iter().filter(|place| !place.guard.name) {
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

#[cfg(test)]
mod tests {
    use crate::lint::tests::found;

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
}
