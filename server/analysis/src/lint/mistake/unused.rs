//! What a function binds and nothing uses.

use std::ops::Range;

use garter_syntax::{RuleId, TokenKind};

use super::Part;
use crate::catalogue::{Targets, Verdict, catalogue};
use crate::names::{Binding, Bound, ScopeId, ScopeKind, is_relative};
use crate::tree::{Kind, NodeId};
use crate::{Code, Diagnostic, Edit, Fix, Severity};

/// Variables and imports of functions that nothing uses.
pub(in crate::lint) fn locals(part: &mut Part<'_, '_>) {
    let names = part.names;
    let evaluating = evaluating(part);
    // Of each name that is used, the first binding.
    let mut used = vec![false; names.bindings.len()];
    let uses = names.uses.iter().map(|place| names.bindings_at(place));
    // Without what a `nonlocal` means there is no program.
    let declared = names.nonlocals();
    let declared = declared.map(|(name, scope)| names.bindings_of(name, scope));
    for bindings in uses.chain(declared) {
        let first = bindings.first();
        if let Some(used) = first.and_then(|at| used.get_mut(*at)) {
            *used = true;
        }
    }
    let is_used = |binding: &Binding<'_>| {
        let group = names.group_of(binding.symbol, binding.scope);
        let first = names.members(group).first();
        first.is_some_and(|at| used[*at])
    };
    for binding in &names.bindings {
        let Some(name) = part.tree.name(binding.node) else {
            continue;
        };
        let scope = names.scope(binding.scope);
        let of_function = scope
            .owner
            .is_some_and(|owner| part.tree.is(owner, RuleId::FunctionDef));
        if scope.kind != ScopeKind::Function
            || !of_function
            || matches!(binding.to, Bound::Parameter)
            || name.starts_with('_')
            || is_used(binding)
            || part.is_assembler(binding.node)
            || evaluating.iter().any(|it| it.contains(&binding.node))
        {
            continue;
        }
        match binding.to {
            Bound::Module(_) | Bound::Member { .. } => {
                if let Some(found) = import(part, binding.node, &binding.to) {
                    part.tell(found);
                }
            }
            Bound::Value(_) | Bound::Unknown if is_plain(part, name, binding.scope) => {
                variable(part, binding.node, name);
            }
            _ => {}
        }
    }
}

/// The statements of the module in which names may be used that are not written there, as the
/// nodes from the first of each to the first after it.
fn evaluating(part: &Part<'_, '_>) -> Vec<Range<NodeId>> {
    let tree = part.tree;
    let uses = part.names.uses.iter();
    let uses =
        uses.filter(|used| matches!(used.name, "exec" | "eval" | "locals" | "globals" | "dir"));
    let body = tree.root().and_then(|root| tree.child(root, 0));
    let statement = |node: NodeId| {
        let mut all = tree.members(body?, RuleId::Statements);
        let found = all.find(|it| node < tree.after(*it))?;
        Some(found..tree.after(found))
    };
    uses.filter_map(|used| statement(used.node)).collect()
}

/// Whether a name is bound by nothing but assignments to it alone and by `except ... as`.
fn is_plain(part: &Part<'_, '_>, name: &str, scope: ScopeId) -> bool {
    let bindings = part.names.bindings_of(name, scope);
    bindings.iter().all(|&at| {
        let node = part.names.bindings[at].node;
        part.parent(node).is_some_and(|parent| {
            let last = part.tree.children(parent).last();
            let first = part.tree.child(parent, 0);
            match part.tree.kind(parent) {
                Kind::Rule(RuleId::ExpressionStatement) => {
                    let tail = last.map(|tail| part.tree.kind(tail));
                    let declared = last.is_some_and(|tail| {
                        part.tree.is(tail, RuleId::AnnotatedAssign)
                            && part
                                .tree
                                .child(tail, 1)
                                .is_none_or(|value| part.tree.kind(value) == Kind::Absent)
                    });
                    first == Some(node)
                        && tail != Some(Kind::Rule(RuleId::AugmentedAssign))
                        && !declared
                }
                Kind::Rule(RuleId::ExceptAs) => last == Some(node),
                _ => false,
            }
        })
    })
}

fn variable(part: &mut Part<'_, '_>, node: NodeId, name: &str) {
    let Some(parent) = part.parent(node) else {
        return;
    };
    let range = part.tree.range(node);
    let found = Diagnostic::new(
        range.clone(),
        Code::UnusedVariable,
        Severity::Hint,
        format!("nothing uses `{name}`"),
    );
    let mut found = found.unnecessary();
    let sides: Vec<NodeId> = part.tree.children(parent).collect();
    if part.tree.is(parent, RuleId::ExceptAs) {
        let caught = part.tree.child(parent, 0).map(|id| part.tree.range(id).end);
        let range = caught.unwrap_or(range.start)..range.end;
        found.fix = Some(Fix::safe(format!("Remove `as {name}`"), range, ""));
    } else if let [_, value] = sides[..] {
        let is_value = !matches!(
            part.tree.kind(value),
            Kind::Rule(RuleId::AssignChain | RuleId::AugmentedAssign | RuleId::AnnotatedAssign)
        );
        if is_value && is_inert(part, value) {
            found.fix = part.without(parent).map(|edit| Fix {
                title: format!("Remove the assignment to `{name}`"),
                edits: vec![edit],
                is_safe: true,
            });
        } else if is_value {
            let range = range.start..part.tree.range(value).start;
            found.fix = Some(Fix::bold(format!("Remove `{name} =`"), range, ""));
        }
    }
    part.tell(found);
}

/// Whether finding a value does nothing else.
fn is_inert(part: &Part<'_, '_>, value: NodeId) -> bool {
    use TokenKind::{Bytes, False, Float, Integer, None, String, True};
    matches!(
        part.tree.kind(value),
        Kind::Token(Integer | Float | String | Bytes | None | True | False)
    )
}

/// Whether what is imported comes from a module that boards have, so that importing it does
/// nothing else.
pub(in crate::lint) fn is_of_board(to: &Bound<'_>) -> bool {
    let (Bound::Module(module) | Bound::Member { module, .. }) = *to else {
        return false;
    };
    catalogue().has_module(module, Targets::all()) == Verdict::There
}

/// What to say of an import that nothing uses; none where importing may itself be the purpose.
pub(in crate::lint) fn import(
    part: &Part<'_, '_>,
    node: NodeId,
    to: &Bound<'_>,
) -> Option<Diagnostic> {
    let of_board = is_of_board(to);
    let shown = match *to {
        Bound::Module(module) if of_board => module.to_owned(),
        Bound::Member { module, member } if !is_relative(module) => format!("{module}.{member}"),
        _ => return None,
    };
    let item = item_of(part, node)?;
    let found = Diagnostic::new(
        part.tree.range(item),
        Code::UnusedImport,
        Severity::Hint,
        format!("nothing uses the import of `{shown}`"),
    );
    let mut found = found.unnecessary();
    found.fix = removal(part, item).map(|edit| Fix {
        title: "Remove the unused import".to_owned(),
        edits: vec![edit],
        is_safe: of_board,
    });
    Some(found)
}

/// The item of an import that binds a name.
fn item_of(part: &Part<'_, '_>, name: NodeId) -> Option<NodeId> {
    let mut item = name;
    loop {
        let parent = part.parent(item)?;
        match part.tree.kind(parent) {
            Kind::Rule(RuleId::DottedName | RuleId::DottedAsName | RuleId::ImportAsName) => {
                item = parent;
            }
            Kind::Rule(
                RuleId::DottedAsNames
                | RuleId::ImportAsNames
                | RuleId::ImportName
                | RuleId::ImportFrom,
            ) => return Some(item),
            _ => return None,
        }
    }
}

/// What takes an item of an import out, with the statement when it is the only one.
fn removal(part: &Part<'_, '_>, item: NodeId) -> Option<Edit> {
    let list = part.parent(item)?;
    if !part.tree.is(list, RuleId::DottedAsNames) && !part.tree.is(list, RuleId::ImportAsNames) {
        return part.without(list);
    }
    let items: Vec<NodeId> = part.tree.children(list).collect();
    if items.len() < 2 {
        return part.without(part.parent(list)?);
    }
    let at = items.iter().position(|other| *other == item)?;
    let range: Range<usize> = match items.get(at + 1) {
        Some(next) => part.tree.range(item).start..part.tree.range(*next).start,
        None => part.tree.range(*items.get(at.checked_sub(1)?)?).end..part.tree.range(item).end,
    };
    let plain = part.tree.whole().get(range.clone());
    let plain = plain.is_some_and(|text| !text.contains(['#', '\\']));
    plain.then(|| Edit {
        range,
        text: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::{found, mended};

    #[test]
    fn locals_that_nothing_uses_are_found() {
        let text = "def f(g):\n    x = 1\n    y = g()\n    try:\n        g()\n    except OSError as e:\n        z = 2\n";
        assert_eq!(found(text), ["GA403 x", "GA403 y", "GA403 e", "GA403 z"]);
        assert_eq!(
            mended(text),
            "def f(g):\n    g()\n    try:\n        g()\n    except OSError:\n        pass\n"
        );
    }

    #[test]
    fn what_is_used_or_said_to_be_unused_is_left_alone() {
        for body in [
            "x = 1\n    return x",
            "x = 1\n    def h():\n        return x\n    return h",
            "_x = 1",
            "x = 1\n    x += g",
            "x, y = g\n    return y",
            "for x in g: pass",
            "with g as x: pass",
            "x = 1\n    print(eval('x'))",
            "global x\n    x = 1",
            "x = g\n    del x",
            "x: int",
            "x = 1  # noqa: F841",
            "x = 1\n    return [x for _ in g]",
            "x = 1\n    return f'{x}'",
            "x = 1\n    def h():\n        nonlocal x\n        x = 2\n    return h",
            "x = 1\n    class A:\n        y = x\n    return A",
        ] {
            let text = format!("def f(g):\n    {body}\n");
            assert_eq!(found(&text), [""; 0], "{text}");
        }
    }

    #[test]
    fn names_that_are_not_written_may_be_those_of_their_function() {
        assert_eq!(
            found("def f():\n    x = 1\n\n\ndef g(a):\n    y = 1\n    exec(a)\n\n\nexec('f()')\n"),
            ["GA403 x"]
        );
    }

    #[test]
    fn imports_of_functions_are_used() {
        assert_eq!(
            found("def f():\n    import os, time\n    return time\n"),
            ["GA402 os"]
        );
        assert_eq!(
            mended("def f():\n    import os, time\n    from sys import path\n    return time\n"),
            "def f():\n    import time\n    return time\n"
        );
    }
}
