//! What CPython does and MicroPython does otherwise, by its documentation.

use std::ops::Range;

use garter_syntax::{RuleId, TokenKind};

use super::Part;
use crate::names::{Bound, ScopeId};
use crate::tree::{Kind, NodeId};
use crate::{Code, Fix, Severity};

/// `locals()` in a function, which gives the names of the module.
pub(super) fn locals(part: &mut Part<'_, '_>, node: NodeId) {
    let Some(("locals", _)) = part.plain_call(node) else {
        return;
    };
    let own = part.names.bindings_of("locals", ScopeId::MODULE);
    if own.is_empty() && part.function_around(node).is_some() {
        part.warn(
            node,
            Code::LocalsInFunction,
            "in MicroPython `locals()` gives the names of the module: those of a function are not \
             kept",
        );
    }
}

/// `text[::-1]`
pub(super) fn step(part: &mut Part<'_, '_>, node: NodeId) {
    let tree = part.tree;
    let Some(value) = tree.child(node, 0) else {
        return;
    };
    let stepped = tree.kind(value) != Kind::Absent && tree.text(value) != "1";
    // `SliceStep` in `SliceRest`, perhaps in `StartedSubscript`, in `Index`.
    let index = part.around(node).find(|id| tree.is(*id, RuleId::Index));
    let primary = index.and_then(|index| Some((index, part.parent(index)?)));
    let Some((index, primary)) = primary.filter(|_| stepped) else {
        return;
    };
    let before: Vec<NodeId> = tree
        .children(primary)
        .take_while(|id| *id != index)
        .collect();
    if let Some(what) = kind(part, &before) {
        let found = crate::Diagnostic::new(
            tree.range(index),
            Code::SliceStep,
            Severity::Warning,
            format!(
                "MicroPython slices {what} by step 1 only, and raises NotImplementedError: make a \
                 list first, or use `reversed()`"
            ),
        );
        let fix = before.first().and_then(|first| {
            let sliced = tree.range(*first).start..tree.range(index).end;
            by_way_of_a_list(tree.whole(), sliced, tree.range(index), what)
        });
        part.tell(match fix {
            Some(fix) => found.mended_by(fix),
            None => found,
        });
    }
}

/// The same slice of a list, or the other way round, made into what it was.
fn by_way_of_a_list(
    text: &str,
    sliced: Range<usize>,
    index: Range<usize>,
    what: &str,
) -> Option<Fix> {
    let rest = text.get(sliced.end..)?.trim_start_matches([' ', '\t']);
    let is_target = rest.starts_with('=') && !rest.starts_with("==");
    let is_deleted = text.get(..sliced.start)?.trim_end().ends_with("del");
    if is_target || is_deleted {
        return None;
    }
    let (value, index) = (text.get(sliced.start..index.start)?, text.get(index)?);
    let maker = match what {
        "strings" => "''.join",
        "bytes" => "bytes",
        "bytearrays" => "bytearray",
        "tuples" => "tuple",
        _ => return None,
    };
    let is_reversed = index.bytes().filter(|it| *it != b' ').eq(*b"[::-1]");
    Some(if is_reversed {
        let made = format!("{maker}(reversed({value}))");
        Fix::bold("Take it from the end", sliced, &made)
    } else {
        let made = format!("{maker}(list({value}){index})");
        Fix::bold("Slice a list of it", sliced, &made)
    })
}

/// What a value surely is, of the things that cannot be sliced by steps.
fn kind(part: &Part<'_, '_>, parts: &[NodeId]) -> Option<&'static str> {
    let tree = part.tree;
    match *parts {
        [atom] => match tree.kind(atom) {
            Kind::Token(TokenKind::String) => Some("strings"),
            Kind::Token(TokenKind::Bytes) => Some("bytes"),
            Kind::Token(TokenKind::Name) => {
                let used = part.names.use_at(atom)?;
                let [only] = part.names.bindings_at(used) else {
                    return None;
                };
                let binding = &part.names.bindings[*only];
                let Bound::Value(value) = binding.to else {
                    return None;
                };
                if binding.scope == ScopeId::MODULE {
                    return None;
                }
                match tree.kind(value) {
                    Kind::Token(TokenKind::String) => Some("strings"),
                    Kind::Token(TokenKind::Bytes) => Some("bytes"),
                    Kind::Rule(RuleId::Primary) => {
                        let parts: Vec<NodeId> = tree.children(value).collect();
                        kind(part, &parts)
                    }
                    _ => None,
                }
            }
            _ => None,
        },
        [name, call] if tree.is(call, RuleId::CallArguments) => {
            let name = tree.name(name)?;
            let own = part.names.bindings_of(name, ScopeId::MODULE);
            match name {
                _ if !own.is_empty() => None,
                "str" | "hex" | "bin" | "oct" | "repr" | "input" => Some("strings"),
                "bytes" => Some("bytes"),
                "bytearray" => Some("bytearrays"),
                "tuple" => Some("tuples"),
                _ => None,
            }
        }
        // An f-string.
        [string, attribute, call]
            if part.is_token(string, TokenKind::String)
                && tree.is(attribute, RuleId::Attribute)
                && tree.is(call, RuleId::CallArguments) =>
        {
            let name = tree.child(attribute, 0).map(|name| tree.text(name));
            matches!(
                name,
                Some("" | "format" | "join" | "upper" | "lower" | "strip")
            )
            .then_some("strings")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::found;

    /// MicroPython 1.27 raises NotImplementedError for each of these.
    #[test]
    fn strings_bytes_and_tuples_have_no_steps() {
        for value in [
            "'abc'",
            "b'abc'",
            "str(x)",
            "f'{x}'",
            "bytearray(4)",
            "tuple(x)",
        ] {
            assert_eq!(
                found(&format!("x = 1\nprint({value}[::-1])\n")),
                ["GA419 [::-1]"],
                "{value}"
            );
        }
        assert_eq!(
            found("def f(x):\n    y = str(x)\n    return y[0::2]\n"),
            ["GA419 [0::2]"]
        );
        assert_eq!(
            found(
                "def f(x):\n    y = list(x)\n    return x[::-1], y[::2], [1][::-1], 'a'[::1], 'a'[1:2]\n"
            ),
            [""; 0]
        );
    }

    #[test]
    fn a_function_does_not_keep_its_names() {
        assert_eq!(
            found("def f(x):\n    return locals()\n"),
            ["GA418 locals()"]
        );
        assert_eq!(found("print(locals())\n"), [""; 0]);
    }
}
