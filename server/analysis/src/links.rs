//! The modules that a text imports, with the places that name them.

use std::ops::Range;

use crate::names::Names;
use crate::occurrence::tree;

/// A place that names a module, or what may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The name.
    pub range: Range<usize>,
    /// The module, with the dots in front of it where it is relative.
    pub module: String,
}

/// The places of a text that name modules, in order: those after `import` and `from`, and what is
/// imported from packages, which may be a module.
pub fn links(text: &str) -> Vec<Link> {
    let tree = tree(text);
    let names = Names::of(&tree);
    let mut all = Vec::new();
    for import in &names.imports {
        all.push(Link {
            range: tree.range(import.node),
            module: import.module.to_owned(),
        });
        let dot = if import.module.ends_with('.') {
            ""
        } else {
            "."
        };
        all.extend(import.members.iter().map(|member| Link {
            range: tree.range(*member),
            module: format!("{}{dot}{}", import.module, tree.text(*member)),
        }));
    }
    all.sort_by_key(|link| link.range.start);
    all
}
