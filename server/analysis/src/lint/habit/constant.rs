//! Integers that never change and could be constants of the compiler.

use garter_syntax::{RuleId, TokenKind};

use crate::lint::Part;
use crate::name::Name;
use crate::names::{Binding, Bound, ScopeId, Summary, Together};
use crate::tree::{Kind, NodeId};
use crate::{Code, Diagnostic, Edit, Fix, Severity};

/// A name of the module that is an integer, and what to say when it never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IntegerName {
    name: Name,
    found: Diagnostic,
}

/// The names in capital letters that a part, which begins at byte `before` of the tree's text,
/// gives an integer, as statements of the module.
pub(crate) fn integers(part: &Part<'_, '_>, before: usize) -> Vec<IntegerName> {
    let of_module = |binding: &&Binding<'_>| binding.scope == ScopeId::MODULE;
    let bindings = part.names.bindings.iter().filter(of_module);
    let named = bindings.filter_map(|binding| {
        let Bound::Value(value) = binding.to else {
            return None;
        };
        let name = part.tree.name(binding.node)?;
        let statement = part.parent(binding.node)?;
        let plain = part.tree.is(statement, RuleId::ExpressionStatement)
            && part.tree.child(statement, 1) == Some(value)
            && part.is_token(value, TokenKind::Integer)
            && is_capital(name)
            && of_file(part, statement);
        if !plain {
            return None;
        }
        let range = part.tree.range(value);
        let edit = |at: usize, text: &str| Edit {
            range: at..at,
            text: text.to_owned(),
        };
        let hidden = if name.starts_with('_') {
            "takes no memory at all"
        } else {
            "is looked up when compiling, and with `_` before its name takes no memory at all"
        };
        let found = Diagnostic::new(
            part.tree.range(binding.node),
            Code::NotConst,
            Severity::Hint,
            format!(
                "`{name}` never changes: `const({})` {hidden}",
                part.tree.text(value)
            ),
        );
        let found = found.mended_by(Fix {
            title: "Make it a `const`".to_owned(),
            edits: vec![edit(range.start, "const("), edit(range.end, ")")],
            is_safe: false,
        });
        if part.is_excused(&found) {
            return None;
        }
        Some(IntegerName {
            name: name.into(),
            found: found.moved_back(before)?,
        })
    });
    named.collect()
}

fn is_capital(name: &str) -> bool {
    name.len() > 1
        && name.chars().any(char::is_alphabetic)
        && !name.chars().any(char::is_lowercase)
        && !name.starts_with("__")
}

/// Whether a statement is one of the file itself, on no condition.
fn of_file(part: &Part<'_, '_>, statement: NodeId) -> bool {
    part.around(statement).all(|outer| {
        matches!(
            part.tree.kind(outer),
            Kind::Rule(RuleId::FileInput | RuleId::Statements | RuleId::SmallStatements)
        )
    })
}

/// How many names in capital letters a whole text gives an integer for good.
pub(crate) fn unchanging(text: &Summary) -> usize {
    let once = |integer: &&IntegerName| {
        let mut bound = text.binds.iter().filter(|it| it.name == integer.name);
        bound.all(|it| it.count == 1)
    };
    text.integers.iter().filter(once).count()
}

/// Those of a whole text that never change. Only where the text makes some constants already does
/// its author want to know.
pub(crate) fn not_const(parts: &[(usize, &Summary)], together: &Together<'_>) -> Vec<Diagnostic> {
    if together.unwritten || !together.binds("const") {
        return Vec::new();
    }
    let mut all = Vec::new();
    for (start, part) in parts {
        for integer in &part.integers {
            if together.count(&integer.name) == 1
                && parts.iter().any(|(_, other)| other.uses(&integer.name))
            {
                all.push(integer.found.clone().moved(*start));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::{found, mended};

    #[test]
    fn integers_that_never_change_can_be_constants() {
        let text = "from micropython import const\nA = const(1)\nRATE = 2\nprint(A, RATE)\n";
        assert_eq!(found(text), ["GA703 RATE"]);
        assert_eq!(mended(text), text.replace("RATE = 2", "RATE = const(2)"));
    }

    #[test]
    fn what_changes_or_is_no_business_of_the_compiler_is_left_alone() {
        for text in [
            "RATE = 2\nprint(RATE)\n",
            "from micropython import const\nA = const(1)\nRATE = 2\nRATE = 3\nprint(A, RATE)\n",
            "from micropython import const\nA = const(1)\nRATE = 2\ndef f():\n    global RATE\n    RATE += 1\nprint(A, RATE)\n",
            "from micropython import const\nA = const(1)\nif A:\n    RATE = 2\nprint(A, RATE)\n",
            "from micropython import const\nA = const(1)\nb = 2\nprint(A, b)\n",
            "from micropython import const\nA = const(1)\nRATE = 2.5\nprint(A, RATE)\n",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
