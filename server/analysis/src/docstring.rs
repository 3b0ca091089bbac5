//! What a module, function, class or value says about itself: the first line, or as many lines as
//! its first sentence takes.

use garter_syntax::{RuleId, TokenKind};

use crate::tree::{Kind, NodeId, Tree};

/// That of a body of statements.
pub fn docstring(body: &str) -> Option<String> {
    let mut body = body.trim_start();
    while let Some(comment) = body.strip_prefix('#') {
        body = comment.split_once('\n')?.1.trim_start();
    }
    let literal = body.trim_start_matches(['r', 'u', 'R', 'U']);
    let marks = ["\"\"\"", "'''", "\"", "'"];
    let mark = marks.into_iter().find(|it| literal.starts_with(it))?;
    let inner = literal.get(mark.len()..)?;
    let inner = inner.split(mark).next().unwrap_or_default();
    // Makers of stub packages like to begin on the next line.
    let inner = inner.strip_prefix('\\').unwrap_or(inner).trim();
    let lines = inner.lines().map(str::trim);
    let paragraph: Vec<&str> = lines.take_while(|it| !it.is_empty()).collect();
    let last = paragraph
        .iter()
        .position(|it| it.ends_with(['.', '!', '?']));
    let sentence = paragraph.get(..=last.unwrap_or(0))?.join(" ");
    (!sentence.is_empty()).then_some(sentence)
}

/// That of the definition at a node.
pub(crate) fn docstring_at(tree: &Tree<'_>, node: NodeId) -> Option<String> {
    let body = match tree.kind(node) {
        Kind::Rule(RuleId::FunctionDef) => tree.child(node, 3)?,
        Kind::Rule(RuleId::ClassDef) => tree.child(node, 2)?,
        _ => return None,
    };
    let start = tree.range(body).start;
    let is_first = |it: &NodeId| {
        tree.kind(*it) == Kind::Token(TokenKind::String) && tree.range(*it).start == start
    };
    docstring(tree.text(tree.below(body).find(is_first)?))
}

/// That of a value whose name is at a place: a string in the next line.
pub(crate) fn docstring_of_value(text: &str, name: usize) -> Option<String> {
    let (before, after) = text.split_at_checked(name)?;
    let start = before.rfind('\n').map_or(0, |it| it + 1);
    let (line, next) = after.split_once('\n')?;
    let opened = line.matches(['(', '[', '{']).count();
    let closed = line.matches([')', ']', '}']).count();
    let rest = next.strip_prefix(before.get(start..)?)?;
    let is_string = rest.starts_with(['"', '\'', 'r', 'R']);
    docstring(rest).filter(|_| is_string && opened == closed && !line.ends_with('\\'))
}

#[cfg(test)]
mod tests {
    use super::{docstring, docstring_of_value};

    #[test]
    fn the_first_line_is_found_in_strings_of_all_kinds() {
        for (body, wanted) in [
            (
                "\n    \"\"\"Does it.\n\n    And more.\n    \"\"\"\n    pass",
                Some("Does it."),
            ),
            ("\n    '''\n    Does it.'''", Some("Does it.")),
            (" 'Does it.'", Some("Does it.")),
            (
                "  # first\n  # second\n  r\"\"\"Does it.\"\"\"",
                Some("Does it."),
            ),
            ("'''\\\n  Does it.\n  '''", Some("Does it.")),
            ("\n    return 'x'", None),
            ("\n    \"\"\"\"\"\"", None),
            ("  # nothing", None),
            ("", None),
        ] {
            assert_eq!(docstring(body).as_deref(), wanted, "{body}");
        }
    }

    #[test]
    fn a_sentence_may_take_several_lines() {
        for (body, wanted) in [
            ("'''Does it for\n  all.\n  And more.'''", "Does it for all."),
            ("'''Does it\n  x: all'''", "Does it"),
            ("'''Does it\n\n  for all.'''", "Does it"),
        ] {
            assert_eq!(docstring(body).as_deref(), Some(wanted), "{body}");
        }
    }

    #[test]
    fn values_have_theirs_in_the_next_line() {
        for (text, wanted) in [
            ("X: int\n\"\"\"How many.\"\"\"\n", Some("How many.")),
            ("X = 1\n'How many.'\n", Some("How many.")),
            ("X = [\n'no'\n]\n", None),
            ("X = 1\n\n'no'\n", None),
            ("X = 1\n    'no'\n", None),
            ("X = 1", None),
        ] {
            let found = docstring_of_value(text, 0);
            assert_eq!(found.as_deref(), wanted, "{text}");
        }
    }
}
