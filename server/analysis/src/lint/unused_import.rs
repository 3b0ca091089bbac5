//! Imports of the module that nothing uses.
//!
//! An import takes time and memory on a board. Whether a name is used is known when all parts
//! of a text are; what would be said of it is known before.

use super::Part;
use super::mistake::unused;
use crate::Diagnostic;
use crate::name::Name;
use crate::names::{Binding, Bound, ScopeId, Summary, Together};

/// A name of the module that an import binds, and what to say when nothing uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ImportedName {
    name: Name,
    found: Diagnostic,
}

/// The imports of a part that begins at byte `before` of the tree's text, as far as something is
/// to be said when nothing uses them.
pub(crate) fn imported_names(part: &Part<'_, '_>, before: usize) -> Vec<ImportedName> {
    let of_module = |binding: &&Binding<'_>| binding.scope == ScopeId::MODULE;
    let bindings = part.names.bindings.iter().filter(of_module);
    let imported = bindings.filter_map(|binding| {
        if !matches!(binding.to, Bound::Module(_) | Bound::Member { .. }) {
            return None;
        }
        let name = part.tree.name(binding.node)?;
        let guarded = part.names.imports.iter().any(|import| {
            let statement = part.parent(import.node);
            import.guard.module && part.around(binding.node).any(|id| Some(id) == statement)
        });
        let again = matches!(binding.to, Bound::Member { member, .. } if member == name)
            && part
                .parent(binding.node)
                .is_some_and(|item| part.tree.is(item, garter_syntax::RuleId::ImportAsName));
        if guarded || again || name.starts_with('_') {
            return None;
        }
        let found = unused::import(part, binding.node, &binding.to)?;
        // What comes from the project may be meant for those who import it from here.
        if !unused::is_of_board(&binding.to) || part.is_excused(&found) {
            return None;
        }
        Some(ImportedName {
            name: name.into(),
            found: found.moved_back(before)?,
        })
    });
    imported.collect()
}

/// The imports of a whole text that nothing uses, from the parts and where they begin.
pub(crate) fn unused_imports(
    text: &str,
    parts: &[(usize, &Summary)],
    together: &Together<'_>,
) -> Vec<Diagnostic> {
    if together.unwritten || together.binds("__all__") {
        return Vec::new();
    }
    let mut all = Vec::new();
    for (start, part) in parts {
        for import in &part.imported {
            let name = &import.name;
            let used = parts.iter().any(|(_, other)| other.uses(name))
                || together.is_asked_for(name)
                || is_written(text, name);
            if !used {
                all.push(import.found.clone().moved(*start));
            }
        }
    }
    all
}

/// Whether a name stands in a string or comment that names types.
fn is_written(text: &str, name: &str) -> bool {
    let mut places = text.match_indices(name);
    let quoted = places.any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        matches!(before, Some('"' | '\'')) && matches!(after, Some('"' | '\'' | '.' | '['))
    });
    let in_comment = |line: &str| {
        let comment = line.split_once("# type:");
        comment.is_some_and(|(_, types)| types.contains(name))
    };
    quoted || (text.contains("# type:") && text.lines().any(in_comment))
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::{found, mended};

    #[test]
    fn imports_that_nothing_uses_are_found() {
        let text = "import os, sys\nfrom time import (\n    sleep,\n    ticks_ms as now,\n)\nimport gc\nsys\n";
        assert_eq!(
            found(text),
            [
                "GA402 os",
                "GA402 sleep",
                "GA402 ticks_ms as now",
                "GA402 gc"
            ]
        );
        assert_eq!(
            mended("import os, sys, gc\nimport time\nsys\n"),
            "import sys\nsys\n"
        );
    }

    #[test]
    fn imports_that_may_be_used_are_left_alone() {
        for text in [
            "import os\ndef f():\n    return os\n",
            "import os\n__all__ = ['os']\n",
            "from . import os\n",
            "from os import sep as sep\n",
            "import os  # noqa\n",
            "import somebody_elses\n",
            "from package.module import Class\n",
            "try:\n    import os\nexcept ImportError:\n    os = None\n",
            "from machine import Pin\ndef f(x: 'Pin'): pass\n",
            "from machine import Pin\nx = None  # type: Pin\n",
            "import os\nexec('os')\n",
            "from micropython import const\nX = const(1)\n",
            "import os\nx = = os\n",
        ] {
            let found = found(text);
            let own = found.iter().filter(|it| it.starts_with("GA402"));
            assert_eq!(own.count(), 0, "{text} {found:?}");
        }
    }
}
