//! A sink that builds the tree.
//!
//! The parser tells of a rule when all of its parts are known. So the nodes are collected in that
//! order, parts first, and put in the order of the text at the end.

use garter_syntax::{Fault, FaultCode, Position, Role, RuleId, Sink, Token, TokenKind};

use super::{Kind, Node, NodeId, Tree};
use crate::fault::tidy;
use crate::stack::Outgrown;

/// Collects the tree of a text.
#[derive(Debug)]
pub(crate) struct Builder<'t> {
    text: &'t str,
    /// Each node after its parts.
    nodes: Vec<Node>,
    /// Where the last token ended that is more than layout.
    end: u32,
    is_faulty: bool,
    /// Whether nobody wants the tree of a text in which something is wrong.
    only_sound: bool,
    too_deep: bool,
}

impl<'t> Builder<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Builder {
            text,
            // Usual programs have one for every four bytes, comments left out.
            nodes: Vec::with_capacity(text.len() / 4),
            end: 0,
            is_faulty: false,
            only_sound: false,
            too_deep: false,
        }
    }

    /// The same for who wants none if something is wrong with the text: it ends there.
    pub(crate) fn of_sound(text: &'t str) -> Self {
        Builder {
            only_sound: true,
            ..Builder::new(text)
        }
    }

    /// Whether something is wrong with the text.
    pub(crate) fn is_faulty(&self) -> bool {
        self.is_faulty
    }

    #[inline]
    fn push(&mut self, kind: Kind, start: u32, end: u32, size: u32) {
        self.nodes.push(Node {
            kind,
            start,
            end: end.max(start),
            size,
        });
    }

    #[inline]
    fn see(&mut self, token: &Token) {
        if token.kind.group() != garter_syntax::token::TokenGroup::Layout && !token.is_synthetic() {
            self.end = self.end.max(token.end);
        }
    }

    /// The finished tree. Of several nodes that belong to no other the last is the file.
    pub(crate) fn finish(self) -> Tree<'t> {
        let Some(root) = self.nodes.last().copied() else {
            return Tree {
                text: self.text,
                nodes: Vec::new(),
                parents: Vec::new(),
            };
        };
        let first = self.nodes.len() - root.size as usize;
        let from = &self.nodes[first..];
        let mut nodes = vec![root; from.len()];
        let mut parents = vec![NodeId(0); from.len()];
        // Of the node under way: where its remaining parts end, and its place. Of those around it
        // the same.
        let (mut end, mut place) = (root.size, 0);
        let mut around: Vec<(u32, u32)> = Vec::new();
        for node in from.iter().rev().skip(1) {
            while end == place + 1
                && let Some(outer) = around.pop()
            {
                (end, place) = outer;
            }
            end -= node.size;
            nodes[end as usize] = *node;
            parents[end as usize] = NodeId(place);
            if node.size > 1 {
                around.push((end, place));
                (end, place) = (end + node.size, end);
            }
        }
        Tree {
            text: self.text,
            nodes,
            parents,
        }
    }
}

/// Whether a token of this kind is letters or signs in one piece.
#[inline]
fn is_one_word(kind: TokenKind) -> bool {
    use garter_syntax::token::TokenGroup::{Keyword, Operator};
    kind == TokenKind::Name || matches!(kind.group(), Keyword | Operator)
}

impl Sink for Builder<'_> {
    #[inline]
    fn token(&mut self, token: &Token) {
        self.see(token);
        let (kind, mut start, mut end) = (Kind::Token(token.kind), token.start, token.end);
        // Nearly every token is tidy as it is, and names and words always are.
        if token.role != Role::Plain || !is_one_word(token.kind) {
            let range = tidy(start as usize..end as usize, self.text);
            (start, end) = (range.start as u32, range.end as u32);
        }
        self.push(kind, start, end, 1);
    }

    #[inline]
    fn mark(&mut self, token: &Token) {
        self.see(token);
    }

    #[inline]
    fn absent(&mut self) {
        self.push(Kind::Absent, self.end, self.end, 1);
    }

    #[inline]
    fn leave(&mut self, rule: RuleId, children: u32, start: Position) {
        let mut size = 1;
        for _ in 0..children {
            let last = self.nodes.len().checked_sub(size);
            let part = last.and_then(|last| self.nodes.get(last));
            size += part.map_or(0, |part| part.size as usize);
        }
        self.push(Kind::Rule(rule), start.offset, self.end, size as u32);
    }

    fn fault(&mut self, fault: &Fault) {
        self.is_faulty = true;
        self.too_deep |= fault.code == FaultCode::TooDeep;
    }

    fn stopped(&self) -> bool {
        self.only_sound && self.is_faulty
    }
}

impl Outgrown for Builder<'_> {
    fn is_too_deep(&self) -> bool {
        self.too_deep
    }
}

#[cfg(test)]
mod tests {
    use garter_syntax::{Resync, Start, parse};

    use super::Builder;
    use crate::stack::with_stack;
    use crate::tree::{Kind, NodeId, Tree};

    fn tree(text: &str) -> Tree<'_> {
        with_stack(|stack| {
            let mut builder = Builder::new(text);
            parse::<Resync, _>(text.as_bytes(), Start::File, stack, &mut builder);
            builder
        })
        .finish()
    }

    /// The tree as nested lists: rules by name, tokens by their text.
    fn shown(tree: &Tree<'_>, id: NodeId) -> String {
        match tree.kind(id) {
            Kind::Absent => "-".to_owned(),
            Kind::Token(_) => tree.text(id).to_owned(),
            Kind::Rule(rule) => {
                let parts: Vec<_> = tree.children(id).map(|part| shown(tree, part)).collect();
                format!("({rule:?} {})", parts.join(" "))
            }
        }
    }

    #[test]
    fn parts_stand_in_the_order_of_the_text() {
        let tree = tree("a = f(b, *c)\n");
        assert_eq!(
            tree.root().map(|root| shown(&tree, root)).as_deref(),
            Some(
                "(FileInput (ExpressionStatement a (Primary f (CallArguments (Arguments b (StarArgument c))))))"
            )
        );
    }

    #[test]
    fn a_node_reaches_from_its_first_to_its_last_token() {
        let tree = tree("def f(a):\n    return a\n\n\nx = 1\n");
        let function = tree.root().and_then(|root| {
            tree.below(root)
                .find(|id| tree.is(*id, garter_syntax::RuleId::FunctionDef))
        });
        assert_eq!(
            function.map(|id| tree.text(id)),
            Some("def f(a):\n    return a")
        );
    }

    proptest::proptest! {
        #[test]
        fn sizes_are_those_of_the_parts(text in "[a-c()=:\\[\\]{},.*\n 1'#@]{0,80}") {
            let tree = tree(&text);
            for id in tree.root().into_iter().flat_map(|root| tree.below(root)) {
                let whole = tree.below(id).count();
                let parts: usize = tree.children(id).map(|part| tree.below(part).count()).sum();
                assert_eq!(whole, parts + 1);
                assert!(text.get(tree.range(id)).is_some(), "{text:?} {:?}", tree.range(id));
            }
        }
    }
}
