//! Handlers that keep back more than they should.

use garter_syntax::RuleId;

use super::Part;
use crate::tree::{Kind, NodeId};
use crate::{Code, Diagnostic, Fix, Severity};

/// `except:` that ends there.
pub(super) fn bare(part: &mut Part<'_, '_>, node: NodeId) {
    let (Some(caught), Some(body)) = (part.tree.child(node, 0), part.tree.child(node, 1)) else {
        return;
    };
    let raises = |id| part.tree.is(id, RuleId::Raise);
    if part.tree.kind(caught) != Kind::Absent
        || part.run_with(body).any(raises)
        || only_imports(part, node)
    {
        return;
    }
    let start = part.tree.range(node).start;
    let range = start..start + "except".len();
    let found = Diagnostic::new(
        range.clone(),
        Code::BareExcept,
        Severity::Hint,
        "`except:` also catches KeyboardInterrupt, so Ctrl-C here does not stop the program: \
         `except Exception:` lets it through",
    );
    part.tell(found.mended_by(Fix::bold("Catch `Exception`", range, "except Exception")));
}

/// Whether what a handler belongs to only tries to import something.
fn only_imports(part: &Part<'_, '_>, handler: NodeId) -> bool {
    let tried = part
        .around(handler)
        .find(|id| part.tree.is(*id, RuleId::Try));
    let body = tried.and_then(|tried| part.tree.child(tried, 0));
    body.is_some_and(|body| {
        part.statements(body).all(|statement| {
            matches!(
                part.tree.kind(statement),
                Kind::Rule(RuleId::ImportName | RuleId::ImportFrom)
            )
        })
    })
}

/// `return` in `finally`, which makes an exception vanish.
pub(super) fn left_by_return(part: &mut Part<'_, '_>, node: NodeId) {
    let tree = part.tree;
    for id in part
        .run_with(node)
        .filter(|id| tree.is(*id, RuleId::Return))
    {
        part.warn(
            id,
            Code::ReturnInFinally,
            "`return` in `finally` makes an exception that is under way vanish",
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::{found, mended};

    #[test]
    fn a_bare_except_catches_ctrl_c() {
        let text = "x = 1\ntry:\n    x()\nexcept:\n    pass\n";
        assert_eq!(found(text), ["GA410 except"]);
        assert_eq!(mended(text), text.replace("except:", "except Exception:"));
        for text in [
            "x = 1\ntry:\n    x()\nexcept:\n    print(1)\n    raise\n",
            "x = 1\ntry:\n    x()\nexcept Exception:\n    pass\n",
            "try:\n    import x\nexcept:\n    x = None\n",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_return_in_finally_hides_exceptions() {
        assert_eq!(
            found("def f(x):\n    try:\n        x()\n    finally:\n        return 1\n"),
            ["GA417 return 1"]
        );
        assert_eq!(
            found(
                "def f(x):\n    try:\n        x()\n    finally:\n        def g():\n            return 1\n        g()\n"
            ),
            [""; 0]
        );
    }
}
