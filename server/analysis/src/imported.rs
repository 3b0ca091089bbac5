//! Where a text speaks of something that another file of the project defines.

use std::ops::Range;

use garter_syntax::RuleId;

use crate::infer::{Infer, Type};
use crate::names::{Bound, Names, ScopeId};
use crate::occurrence::tree;

/// The places where a text means what a module has by a name, in order: in its imports, by the name
/// itself, and behind the module's dot. `is_module` knows the module by what imports call it.
pub fn imported(text: &str, name: &str, is_module: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let tree = tree(text);
    let names = Names::of(&tree);
    let infer = Infer::new(&tree, &names);
    let mut all = Vec::new();
    for import in names.imports.iter().filter(|it| is_module(it.module)) {
        let members = import.members.iter();
        let meant = members.filter(|member| tree.text(**member) == name);
        all.extend(meant.map(|member| tree.range(*member)));
    }
    for used in names.uses.iter().filter(|it| it.name == name) {
        let bindings = names.bindings_of(name, used.scope);
        let is_it = |binding: &usize| match names.bindings[*binding].to {
            Bound::Member { module, member } => member == name && is_module(module),
            _ => false,
        };
        if !bindings.is_empty() && bindings.iter().all(is_it) {
            all.push(tree.range(used.node));
        }
    }
    let nodes = tree.root().into_iter().flat_map(|root| tree.below(root));
    for primary in nodes.filter(|node| tree.is(*node, RuleId::Primary)) {
        for (place, part) in tree.children(primary).enumerate().skip(1) {
            let attribute = tree.child(part, 0).filter(|it| tree.text(*it) == name);
            let Some(attribute) = attribute.filter(|_| tree.is(part, RuleId::Attribute)) else {
                continue;
            };
            let scope = infer.scope_of(primary).unwrap_or(ScopeId::MODULE);
            let owner = infer.prefix(primary, scope, place - 1);
            if let Some(Type::Elsewhere { module, path, .. }) = owner {
                let parts = std::iter::once(module).chain(path);
                let whole = parts.collect::<Vec<_>>().join(".");
                if is_module(&whole) {
                    all.push(tree.range(attribute));
                }
            }
        }
    }
    all.sort_by_key(|range| range.start);
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::imported;

    #[test]
    fn imports_names_and_attributes_are_places() {
        for (text, wanted) in [
            ("from led import on\non()\n", vec![16, 19]),
            ("import led\nled.on()\nled.off()\n", vec![15]),
            ("import led as l\nl.on()\n", vec![18]),
            ("from led import on as o\no()\n", vec![16]),
            ("from other import on\non()\n", vec![]),
            ("from led import on\ndef f(on):\n    return on\n", vec![16]),
            ("on = 1\non\n", vec![]),
            ("from parts import led\nled.on()\n", vec![]),
        ] {
            let found = imported(text, "on", |module| module == "led");
            let starts: Vec<_> = found.iter().map(|it| it.start).collect();
            assert_eq!(starts, wanted, "{text}");
        }
        let found = imported("from parts import led\nled.on()\n", "on", |it| {
            it == "parts.led"
        });
        assert_eq!(found.len(), 1);
    }
}
