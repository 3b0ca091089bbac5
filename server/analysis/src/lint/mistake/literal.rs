//! Literals that say less than was meant.

use garter_syntax::{RuleId, TokenKind};

use super::Part;
use crate::tree::{Kind, NodeId};
use crate::{Code, Diagnostic, Edit, Fix, Severity};

/// An f-string in which nothing is to be filled in.
pub(super) fn format(part: &mut Part<'_, '_>, node: NodeId) {
    let mut parts = part.tree.children(node);
    let (Some(string), Some(attribute), Some(call)) = (parts.next(), parts.next(), parts.next())
    else {
        return;
    };
    // What the front end makes of an f-string: `.format` that nobody wrote.
    let unwritten = part.is_token(string, TokenKind::String)
        && part.tree.is(attribute, RuleId::Attribute)
        && part
            .tree
            .child(attribute, 0)
            .is_some_and(|name| part.tree.text(name).is_empty());
    let empty = part.tree.child(call, 0);
    if !unwritten || empty.is_none_or(|empty| part.tree.kind(empty) != Kind::Absent) {
        return;
    }
    let range = part.tree.range(string);
    let text = part.tree.text(string);
    let Some((prefix, rest)) = text.find(['"', '\'']).map(|at| text.split_at(at)) else {
        return;
    };
    if !prefix.contains('f') || is_several(rest) {
        return;
    }
    let plain = prefix.replace('f', "") + &rest.replace("{{", "{").replace("}}", "}");
    let found = Diagnostic::new(
        range.clone(),
        Code::EmptyFormat,
        Severity::Hint,
        "the f-string fills nothing in: without `f` it needs no call of `format`",
    );
    part.tell(found.mended_by(Fix::safe("Drop the `f`", range, &plain)));
}

/// Whether these are several literals side by side. What looks like it counts too.
fn is_several(literal: &str) -> bool {
    let quote = literal.get(..1).unwrap_or_default();
    let triple = quote.repeat(3);
    let mark = if literal.len() >= 6 && literal.starts_with(&triple) {
        &triple
    } else {
        quote
    };
    let inner = literal
        .strip_prefix(mark)
        .and_then(|rest| rest.strip_suffix(mark));
    inner.is_none_or(|inner| inner.contains(quote))
}

/// A dict in which a key stands twice.
pub(super) fn keys(part: &mut Part<'_, '_>, node: NodeId) {
    let keys = part.tree.children(node).filter_map(|item| {
        let key = part.tree.child(item, 0)?;
        (part.tree.is(item, RuleId::DictItem) && is_constant(part, key)).then_some(key)
    });
    let keys: Vec<NodeId> = keys.collect();
    let mut first: Vec<NodeId> = keys.clone();
    let text = |key: &NodeId| part.tree.text(*key);
    first.sort_by(|a, b| text(a).cmp(text(b)).then(a.cmp(b)));
    first.dedup_by(|later, earlier| text(later) == text(earlier));
    let mut twice = Vec::new();
    for key in keys {
        let found = first.binary_search_by(|other| text(other).cmp(text(&key)));
        if let Some(&earlier) = found.ok().and_then(|at| first.get(at))
            && earlier != key
        {
            twice.push((earlier, key));
        }
    }
    for (earlier, key) in twice {
        let name = part.tree.text(key);
        let message = format!("the key {name} stands twice: the last value counts");
        let range = part.tree.range(key);
        let found = Diagnostic::new(range, Code::DuplicateKey, Severity::Warning, message);
        part.tell(found.because(part.tree.range(earlier), "the first time"));
    }
}

fn is_constant(part: &Part<'_, '_>, node: NodeId) -> bool {
    use TokenKind::{Bytes, False, Integer, None, String, True};
    matches!(
        part.tree.kind(node),
        Kind::Token(Integer | String | Bytes | None | True | False)
    )
}

/// `assert (condition, message)`, which never fails.
pub(super) fn asserted(part: &mut Part<'_, '_>, node: NodeId) {
    let Some(tuple) = part.tree.child(node, 0) else {
        return;
    };
    let items = part.tree.child(tuple, 0);
    let items = items.filter(|items| part.tree.is(*items, RuleId::Items));
    let (true, Some(items)) = (part.tree.is(tuple, RuleId::Paren), items) else {
        return;
    };
    let items: Vec<NodeId> = part.tree.children(items).collect();
    if items
        .iter()
        .any(|item| part.tree.is(*item, RuleId::ComprehensionFor))
    {
        return;
    }
    let range = part.tree.range(tuple);
    let mut found = Diagnostic::new(
        range.clone(),
        Code::AssertTuple,
        Severity::Warning,
        "a tuple with something in it is true, so this never fails",
    );
    if let [condition, message] = items[..] {
        let open = range.start..part.tree.range(condition).start;
        let close = part.tree.range(message).end..range.end;
        let remove = |range| Edit {
            range,
            text: String::new(),
        };
        let between = part.tree.range(condition).end..part.tree.range(message).start;
        let one_line = !part.tree.text(node).contains('\n');
        if one_line && part.tree.whole().get(between) == Some(", ") {
            found = found.mended_by(Fix {
                title: "Take the parentheses away".to_owned(),
                edits: vec![remove(open), remove(close)],
                is_safe: false,
            });
        }
    }
    part.tell(found);
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::{found, mended};

    #[test]
    fn an_f_string_fills_something_in() {
        assert_eq!(found("x = f'a' + f\"b\"\n"), ["GA409 f'a'", "GA409 f\"b\""]);
        assert_eq!(
            mended("x = f'a{{}}', rf'\\d', f'''b\n'''\n"),
            "x = 'a{}', r'\\d', '''b\n'''\n"
        );
        for text in [
            "x = 1\ny = f'{x}', 'f', b'f', 'a'.format()\n",
            "x = 1\ny = f'a' 'b' f'{x}'\n",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_key_stands_once() {
        assert_eq!(
            found("x = {'a': 1, 'b': 2, 'a': 3, 1: 4, 1: 5}\n"),
            ["GA414 'a'", "GA414 1"]
        );
        assert_eq!(
            found("a = 1\nx = {a: 1, a: 2, 'a': 3, b'a': 4}\ny = {'a', 'a'}\n"),
            [""; 0]
        );
    }

    #[test]
    fn an_assertion_can_fail() {
        assert_eq!(found("x = 1\nassert (x, 'no')\n"), ["GA415 (x, 'no')"]);
        assert_eq!(
            mended("x = 1\nassert (x > 1, 'no')\n"),
            "x = 1\nassert x > 1, 'no'\n"
        );
        assert_eq!(
            found("x = 1\nassert (x), 'no'\nassert (y for y in x)\nassert x\n"),
            [""; 0]
        );
    }
}
