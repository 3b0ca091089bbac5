//! Defaults that a function changes: they are made once, not for each call.

use garter_syntax::RuleId;

use super::Part;
use crate::names::{Bound, Use};
use crate::tree::{Kind, NodeId};
use crate::{Code, Diagnostic, Severity};

/// Methods that change what they are called on.
const CHANGING: [&str; 14] = [
    "add",
    "append",
    "clear",
    "discard",
    "extend",
    "insert",
    "pop",
    "popitem",
    "remove",
    "reverse",
    "setdefault",
    "sort",
    "update",
    "appendleft",
];

/// A parameter whose default is a list, dict, set or bytearray that the function changes.
pub(super) fn parameter(part: &mut Part<'_, '_>, node: NodeId) {
    let (Some(name), Some(default)) = (part.tree.child(node, 0), part.tree.child(node, 2)) else {
        return;
    };
    if !is_mutable(part, default) {
        return;
    }
    let names = part.names;
    let binding = names.bindings.iter().find(|binding| binding.node == name);
    let Some(binding) = binding.filter(|binding| binding.to == Bound::Parameter) else {
        return;
    };
    let text = part.tree.text(name);
    let only = names.members(names.group_of(binding.symbol, binding.scope));
    if only.len() != 1 {
        return;
    }
    let here = |used: &&Use<'_>| {
        used.symbol == binding.symbol && std::ptr::eq(names.bindings_at(used), only)
    };
    let uses = names.uses.iter().filter(here);
    let changed = uses.map(|used| used.node).find(|used| changes(part, *used));
    if let Some(changed) = changed {
        let message = format!(
            "the default of `{text}` is made once and shared by all calls, and this function \
             changes it: let None be the default, and make it inside"
        );
        let range = part.tree.range(default);
        let found = Diagnostic::new(range, Code::MutableDefault, Severity::Warning, message);
        part.tell(found.because(part.tree.range(changed), "it is changed here"));
    }
}

fn is_mutable(part: &Part<'_, '_>, value: NodeId) -> bool {
    match part.tree.kind(value) {
        Kind::Rule(RuleId::Bracket | RuleId::Brace) => true,
        Kind::Rule(RuleId::Primary) => part.plain_call(value).is_some_and(|(name, _)| {
            matches!(name, "list" | "dict" | "set" | "bytearray")
                && part
                    .names
                    .bindings_of(name, crate::names::ScopeId::MODULE)
                    .is_empty()
        }),
        _ => false,
    }
}

/// Whether what a name means is changed where it is used.
fn changes(part: &Part<'_, '_>, used: NodeId) -> bool {
    let Some(primary) = part.parent(used) else {
        return false;
    };
    if !part.tree.is(primary, RuleId::Primary) {
        return false;
    }
    let parts: Vec<NodeId> = part.tree.children(primary).collect();
    match parts[..] {
        [atom, method, call] if atom == used => {
            let name = part.tree.child(method, 0);
            let name = name.and_then(|name| part.tree.name(name));
            part.tree.is(method, RuleId::Attribute)
                && part.tree.is(call, RuleId::CallArguments)
                && name.is_some_and(|name| CHANGING.contains(&name))
        }
        [atom, index] if atom == used && part.tree.is(index, RuleId::Index) => {
            let statement = part.parent(primary);
            let assigned = |outer| {
                part.tree.is(outer, RuleId::ExpressionStatement)
                    && part.tree.child(outer, 0) == Some(primary)
            };
            statement.is_some_and(|outer| assigned(outer) || part.tree.is(outer, RuleId::Del))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::found;

    #[test]
    fn a_default_that_is_changed_is_shared() {
        for change in ["a.append(1)", "a[0] = 1", "a[0] += 1", "del a[0]"] {
            let text = format!("def f(a=[]):\n    {change}\n    return a\n");
            assert_eq!(found(&text), ["GA407 []"], "{change}");
        }
        assert_eq!(
            found("def f(a=dict()):\n    a.update(x=1)\n"),
            ["GA407 dict()"]
        );
    }

    #[test]
    fn a_default_that_is_only_read_may_be_shared() {
        for body in [
            "return a",
            "return a[0], a.copy(), len(a)",
            "a = list(a)\n    a.append(1)",
            "def g(a):\n        a.append(1)\n    g(a)",
        ] {
            assert_eq!(
                found(&format!("def f(a=[]):\n    {body}\n")),
                [""; 0],
                "{body}"
            );
        }
        assert_eq!(found("def f(a=()):\n    return a\n"), [""; 0]);
    }
}
