//! Which functions a text calls, and where.

use std::ops::Range;

use garter_syntax::RuleId;

use crate::infer::{Infer, Type};
use crate::meaning::Target;
use crate::names::{Names, ScopeId};
use crate::occurrence::tree;

/// A call of a function or class whose definition is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The name that is called, the last one of `a.b.c()`.
    pub at: Range<usize>,
    /// What is called. Things that are built in are left out.
    pub target: Target,
}

/// The calls of a text, in its order.
pub fn calls(text: &str) -> Vec<Call> {
    let tree = tree(text);
    let names = Names::of(&tree);
    let infer = Infer::new(&tree, &names);
    let mut all = Vec::new();
    let nodes = tree.root().into_iter().flat_map(|root| tree.below(root));
    for primary in nodes.filter(|node| tree.is(*node, RuleId::Primary)) {
        let parts: Vec<_> = tree.children(primary).collect();
        for (place, part) in parts.iter().enumerate().skip(1) {
            if !tree.is(*part, RuleId::CallArguments) {
                continue;
            }
            let before = parts[place - 1];
            let name = match tree.name(before) {
                Some(_) => Some(before),
                None if tree.is(before, RuleId::Attribute) => tree.child(before, 0),
                None => None,
            };
            let scope = infer.scope_of(primary).unwrap_or(ScopeId::MODULE);
            let Some(known) = infer.prefix(primary, scope, place - 1) else {
                continue;
            };
            let target = match known {
                Type::Function(node) | Type::Class(node) => {
                    let name = tree.child(node, 0);
                    name.map(|name| Target::Here(tree.range(name)))
                }
                Type::Elsewhere { module, path, .. } => Some(Target::Elsewhere { module, path }),
                _ => None,
            };
            if let (Some(name), Some(target)) = (name, target) {
                let at = tree.range(name);
                all.push(Call { at, target });
            }
        }
    }
    all.sort_by_key(|call| call.at.start);
    all
}

#[cfg(test)]
mod tests {
    use super::calls;
    use crate::meaning::Target;

    #[test]
    fn calls_of_functions_methods_and_classes_are_found() {
        let text = "import led\nimport time\ndef f(): pass\nclass A:\n    def go(self):\n        f()\n\
                    a = A()\na.go()\nled.on()\ntime.sleep(1)\nnobody()\n";
        let shown: Vec<String> = calls(text)
            .into_iter()
            .map(|call| {
                let to = match call.target {
                    Target::Here(range) => format!("{}@{}", &text[range.clone()], range.start),
                    Target::Elsewhere { module, path } => format!("{module}:{}", path.join(".")),
                    Target::BuiltIn(_) => "built in".to_owned(),
                };
                format!("{} {to}", &text[call.at])
            })
            .collect();
        assert_eq!(shown, ["f f@27", "A A@43", "go go@54", "on led:on"]);
    }
}
