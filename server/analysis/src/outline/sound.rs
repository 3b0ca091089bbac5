//! The outline of a text in which nothing is wrong, from its tree.

use garter_syntax::RuleId;

use super::Found;
use super::constant::is_constant;
use crate::fault::tidy;
use crate::hash::FastSet;
use crate::symbol::without_mark;
use crate::tree::{Kind, NodeId, Tree};
use crate::{Symbol, SymbolKind};

/// Finds what the sink finds that sees the parse of the text.
pub(crate) fn of_tree(tree: &Tree<'_>) -> Found {
    let mut walk = Walk {
        tree,
        found: Found::default(),
        open: Vec::new(),
        assigned: FastSet::default(),
    };
    for node in tree.root().into_iter().flat_map(|root| tree.below(root)) {
        let Kind::Rule(rule) = tree.kind(node) else {
            continue;
        };
        match rule {
            RuleId::FunctionDef => walk.definition(node, SymbolKind::Function),
            RuleId::ClassDef => walk.definition(node, SymbolKind::Class),
            RuleId::ExpressionStatement => walk.assignment(node),
            RuleId::Global => {
                walk.leave(node);
                walk.found.binds_text |= walk.open.is_empty();
            }
            _ => {}
        }
    }
    walk.found
}

/// A definition under way.
struct Open {
    kind: SymbolKind,
    /// The first node after it.
    after: NodeId,
    /// Its number; the module's is 0.
    number: usize,
}

struct Walk<'a, 't> {
    tree: &'a Tree<'t>,
    found: Found,
    /// The definitions around the present place.
    open: Vec<Open>,
    /// Names that classes and the module assign, which are listed once: the number of the
    /// definition, and the name.
    assigned: FastSet<(usize, &'t str)>,
}

impl Walk<'_, '_> {
    /// Leaves the definitions that end before a node.
    fn leave(&mut self, node: NodeId) {
        while self.open.pop_if(|open| open.after <= node).is_some() {}
    }

    fn definition(&mut self, node: NodeId, kind: SymbolKind) {
        let tree = self.tree;
        self.leave(node);
        let Some(name) = tree.child(node, 0) else {
            return;
        };
        let in_class = self
            .open
            .last()
            .is_some_and(|open| open.kind == SymbolKind::Class);
        let kind = match kind {
            SymbolKind::Function if in_class => SymbolKind::Method,
            kind => kind,
        };
        let number = self.found.symbols.len() + 1;
        self.found.symbols.push(Symbol {
            name: tree.text(name).to_owned(),
            kind,
            range: tidy(tree.range(node), tree.whole()),
            name_range: tree.range(name),
            depth: self.open.len(),
        });
        let after = tree.after(node);
        self.open.push(Open {
            kind,
            after,
            number,
        });
    }

    /// `NAME = ...` and `NAME: ...`; in functions these are nobody's outline, but constants.
    fn assignment(&mut self, node: NodeId) {
        let tree = self.tree;
        let mut sides = tree.children(node);
        let (Some(target), Some(tail)) = (sides.next(), sides.next()) else {
            return;
        };
        let name = tree.name(target).filter(|name| !name.is_empty());
        let Some(name) = name else {
            return;
        };
        if tree.kind(tail) == Kind::Rule(RuleId::AugmentedAssign) {
            return;
        }
        let range = tidy(tree.range(node), tree.whole());
        if is_constant(tree.piece(tree.range(target).end..range.end)) {
            self.found.constants.push((name.to_owned(), range));
        }
        self.leave(node);
        let is_class = |open: &Open| open.kind == SymbolKind::Class;
        let number = self.open.last().map_or(0, |open| open.number);
        if !self.open.iter().all(is_class) || !self.assigned.insert((number, name)) {
            return;
        }
        let constant =
            name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
        let (name, range) = without_mark(name, tree.range(target));
        self.found.symbols.push(Symbol {
            name: name.to_owned(),
            kind: match constant {
                true => SymbolKind::Constant,
                false => SymbolKind::Variable,
            },
            range: range.clone(),
            name_range: range,
            depth: self.open.len(),
        });
    }
}

#[cfg(test)]
mod tests {
    use garter_syntax::{Resync, Start, parse};
    use proptest::prelude::*;

    use super::of_tree;
    use crate::corpus::programs;
    use crate::outline::{Found, Outline};
    use crate::stack::with_stack;
    use crate::tree::Builder;

    /// What both ways find, if nothing is wrong with the text.
    fn found(text: &str) -> Option<(Found, Found)> {
        let seen = with_stack(|stack| {
            let mut outline = Outline::new(text);
            parse::<Resync, _>(text.as_bytes(), Start::File, stack, &mut outline);
            outline
        })
        .finish();
        let tree = with_stack(|stack| {
            let mut builder = Builder::new(text);
            parse::<Resync, _>(text.as_bytes(), Start::File, stack, &mut builder);
            builder
        })
        .finish();
        seen.faults.is_empty().then(|| (seen, of_tree(&tree)))
    }

    #[test]
    fn the_tree_shows_what_the_parse_shows() {
        let mut count = 0;
        for text in programs() {
            if let Some((seen, from_tree)) = found(text) {
                assert_eq!(from_tree, seen, "{text}");
                count += 1;
            }
        }
        assert!(count > 10, "{count}");
    }

    /// Lines that define something, or nearly.
    const LINES: &[&str] = &[
        "def f(a, b=x):",
        "async def g(): pass",
        "@d",
        "class A(B):",
        "class C: x = 1",
        "if x:",
        "X = const(1)",
        "X = const",
        "X = (const)(1)",
        "X = \\\n  const(2) # c",
        "X = Y = const(3)",
        "X = (const(5))",
        "X: int = ((const(6)))",
        "X: int = const(4)",
        "y: int",
        "x = y = 1",
        "x += 1",
        "x, y = z",
        "(x) = 1",
        "x.y = 1",
        "f'{x}'",
        "f'{x}' + y",
        "x = lambda: y",
        "x",
        "global x",
        "x = yield",
        "print(x := 1)",
        "x = 1; Y = 2; global z",
    ];

    proptest! {
        #[test]
        fn both_ways_agree_about_any_lines(
            lines in prop::collection::vec((prop::sample::select(LINES), 0..4usize), 1..12)
        ) {
            // A line goes as deep as it may after the one before it.
            let (mut text, mut depth, mut opens) = (String::new(), 0, false);
            for (line, wanted) in lines {
                depth = if opens { depth + 1 } else { wanted.min(depth) };
                opens = line.ends_with(':');
                let indent = " ".repeat(depth);
                text += &format!("{indent}{}\n", line.replace('\n', &format!("\n{indent}")));
            }
            if opens {
                text += &format!("{}pass\n", " ".repeat(depth + 1));
            }
            if let Some((seen, from_tree)) = found(&text) {
                prop_assert_eq!(from_tree, seen, "{}", text);
            }
        }
    }
}
