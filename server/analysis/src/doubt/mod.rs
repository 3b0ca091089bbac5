//! Whether a text that parses may still not compile. Nearly all do: then nobody needs to compile
//! them to find that out. A doubt costs the time of compiling and says nothing; so what takes
//! more than a look at a node and what is around it is a doubt.

mod around;
mod order;
#[cfg(test)]
mod tests;

use garter_syntax::{RuleId, TokenKind};

use crate::hash::FastSet;
use crate::tree::{Kind, NodeId, Tree};
use around::{Around, What};

/// Most bytes of a name; in `import`, its dots count.
const LONGEST_NAME: usize = garter_compiler::LONGEST_NAME as usize;

/// Whether something in a text may not compile.
pub(crate) fn is_doubtful(tree: &Tree<'_>) -> bool {
    doubts(tree).next().is_some()
}

/// The nodes of a text that may not compile, in order. After the first it is only those that leave
/// a doubt whatever else stands for constants.
fn doubts<'a>(tree: &'a Tree<'_>) -> impl Iterator<Item = NodeId> + 'a {
    let mut walk = Walk {
        tree,
        around: Around::default(),
        constants: FastSet::default(),
    };
    let all = tree.root().into_iter().flat_map(|root| tree.below(root));
    all.filter(move |&node| match tree.kind(node) {
        Kind::Rule(rule) => !walk.is_plain(node, rule),
        Kind::Token(TokenKind::Name) => tree.range(node).len() > LONGEST_NAME,
        Kind::Token(_) | Kind::Absent => false,
    })
}

/// The statements of the module that may not compile, each with what follows up to the next, in
/// order: when all of these compile by themselves, the text does. All of it is one where names
/// stand for constants, which other statements may mean.
pub(crate) fn doubtful_statements<'t>(tree: &Tree<'t>) -> Vec<&'t str> {
    let whole = tree.whole();
    let mut doubts = doubts(tree).peekable();
    if doubts.peek().is_none() {
        return Vec::new();
    }
    let root = tree.root();
    let body = root.and_then(|root| tree.child(root, 0));
    let body = body.filter(|body| tree.is(*body, RuleId::Statements));
    let has_constants = |body| tree.below(body).any(|it| tree.name(it) == Some("const"));
    let Some(body) = body.filter(|body| !has_constants(*body)) else {
        return vec![whole];
    };
    let mut all = Vec::new();
    let mut statements = tree.children(body).peekable();
    while let Some(statement) = statements.next() {
        let after = tree.after(statement);
        let start = tree.range(statement).start;
        let next = statements.peek().map(|next| tree.range(*next).start);
        let mut is_doubtful = false;
        while doubts.next_if(|node| *node < after).is_some() {
            is_doubtful = true;
        }
        if is_doubtful {
            all.push(tree.piece(start..next.unwrap_or(whole.len())));
        }
    }
    all
}

/// A walk through a tree in the order of the text.
struct Walk<'a, 't> {
    tree: &'a Tree<'t>,
    around: Around,
    /// Names that stand for constants from here on.
    constants: FastSet<&'t str>,
}

impl Walk<'_, '_> {
    /// Whether there is no doubt about a node itself.
    fn is_plain(&mut self, node: NodeId, rule: RuleId) -> bool {
        let tree = self.tree;
        let child = |place| tree.child(node, place);
        match rule {
            RuleId::FunctionDef => {
                let names =
                    child(1).is_some_and(|all| tree.below(all).any(|it| tree.name(it).is_some()));
                self.begin(
                    child(3),
                    What::Function {
                        takes: names,
                        from: node,
                    },
                );
                true
            }
            RuleId::ClassDef => {
                self.begin(child(2), What::Class);
                true
            }
            RuleId::For => {
                self.begin(child(2), What::Loop);
                self.is_target(child(0))
            }
            RuleId::While => {
                self.begin(child(1), What::Loop);
                true
            }
            RuleId::Items | RuleId::DictItems | RuleId::PlainArgument
                if child(1).is_some_and(|it| tree.is(it, RuleId::ComprehensionFor)) =>
            {
                self.begin(Some(node), What::Comprehension);
                true
            }
            RuleId::ComprehensionFor => self.is_target(child(0)),
            RuleId::DictItems => order::of_one_kind(tree, node),
            RuleId::PlainArgument => {
                let named = child(1).is_some_and(|it| tree.is(it, RuleId::KeywordValue));
                named && self.is_free_name(child(0))
            }
            RuleId::Arguments => order::arguments(tree, node),
            RuleId::Parameters | RuleId::LambdaParameters => order::parameters(tree, node),
            RuleId::Excepts => order::excepts(tree, node),
            RuleId::Break | RuleId::Continue => self.around.is_loop(node),
            RuleId::Return | RuleId::YieldExpression | RuleId::Await => {
                matches!(self.around.scope(node), Some(What::Function { .. }))
            }
            RuleId::AsyncStatement => child(0).is_some_and(|it| tree.is(it, RuleId::FunctionDef)),
            RuleId::ExpressionStatement => self.assigns(node),
            RuleId::Del => self.is_target(child(0)),
            RuleId::WithItem => self.is_target(child(1)),
            RuleId::Decorator => {
                !child(0).is_some_and(|it| tree.text(it).starts_with("micropython"))
            }
            RuleId::ImportFrom => {
                let star = child(1).is_some_and(|it| tree.kind(it) == Kind::Token(TokenKind::Star));
                !star || self.around.scope(node).is_none()
            }
            RuleId::DottedName | RuleId::RelativeSource => tree.range(node).len() <= LONGEST_NAME,
            RuleId::Global => self.is_global_at_once(node),
            RuleId::Primary => self.has_self(node),
            RuleId::Nonlocal | RuleId::NamedTest | RuleId::WalrusValue | RuleId::StarExpression => {
                false
            }
            _ => true,
        }
    }

    /// Something begins with a later node, and reaches to the end of that.
    fn begin(&mut self, body: Option<NodeId>, what: What) {
        if let Some(body) = body {
            self.around.begin(body, self.tree.after(body), what);
        }
    }

    /// A name that stands for no constant.
    fn is_free_name(&self, node: Option<NodeId>) -> bool {
        let name = node.and_then(|node| self.tree.name(node));
        name.is_some_and(|name| !self.constants.contains(name))
    }

    /// A name, an attribute or an item.
    fn is_place(&self, node: NodeId) -> bool {
        let tree = self.tree;
        if tree.is(node, RuleId::Primary) {
            // What the module `math` has are constants.
            let mut parts = tree.children(node);
            let is_math = parts.next().is_some_and(|it| tree.name(it) == Some("math"));
            let last = parts.last();
            let ends = |rule| last.is_some_and(|it| tree.is(it, rule));
            return !is_math && (ends(RuleId::Index) || ends(RuleId::Attribute));
        }
        self.is_free_name(Some(node))
    }

    /// A place or several.
    fn is_target(&self, node: Option<NodeId>) -> bool {
        let tree = self.tree;
        let Some(node) = node else { return false };
        let list = match tree.kind(node) {
            Kind::Rule(RuleId::StarTestList | RuleId::TargetList | RuleId::TestList) => Some(node),
            Kind::Rule(RuleId::Paren) => {
                tree.child(node, 0).filter(|it| tree.is(*it, RuleId::Items))
            }
            _ => return self.is_place(node),
        };
        list.is_some_and(|list| tree.children(list).all(|part| self.is_place(part)))
    }

    fn assigns(&mut self, statement: NodeId) -> bool {
        let tree = self.tree;
        let mut parts = tree.children(statement);
        let target = parts.next();
        let Some(tail) = parts.next() else {
            return true;
        };
        if !self.is_target(target) {
            return false;
        }
        match tree.kind(tail) {
            Kind::Rule(RuleId::AugmentedAssign) => target.is_some_and(|it| self.is_place(it)),
            Kind::Rule(RuleId::AssignChain) => {
                let chain: Vec<NodeId> = tree.children(tail).collect();
                let targets = chain.split_last().map_or(&[][..], |(_, targets)| targets);
                targets.iter().all(|it| self.is_target(Some(*it)))
            }
            Kind::Rule(RuleId::Primary) => self.defines_no_doubt(target, tail),
            // `NAME: int = const(number)` and `NAME = (const(number))` make constants, too.
            Kind::Rule(RuleId::AnnotatedAssign | RuleId::Paren) => {
                let mut below = tree.below(tail);
                below.all(|it| tree.name(it) != Some("const"))
            }
            _ => true,
        }
    }

    /// `NAME = const(number)` makes a constant of the name; of other values compiling must tell.
    fn defines_no_doubt(&mut self, target: Option<NodeId>, value: NodeId) -> bool {
        let tree = self.tree;
        let mut parts = tree.children(value);
        let is_const = parts
            .next()
            .is_some_and(|it| tree.name(it) == Some("const"));
        let (call, more) = (parts.next(), parts.next());
        let Some(name) = target.and_then(|it| tree.name(it)).filter(|_| is_const) else {
            return true;
        };
        let Some(call) = call.filter(|it| more.is_none() && tree.is(*it, RuleId::CallArguments))
        else {
            return true;
        };
        self.constants.insert(name);
        let number = tree.child(call, 0);
        number.is_some_and(|it| tree.kind(it) == Kind::Token(TokenKind::Integer))
    }

    /// `global` names that the function has not mentioned before.
    fn is_global_at_once(&self, statement: NodeId) -> bool {
        let tree = self.tree;
        let Some(What::Function { from, .. }) = self.around.scope(statement) else {
            return false;
        };
        let before = || tree.between(from, statement).filter_map(|it| tree.name(it));
        tree.below(statement)
            .filter_map(|it| tree.name(it))
            .all(|name| name != "__class__" && before().all(|other| other != name))
    }

    /// Not `super()` where no parameter could be meant.
    fn has_self(&self, primary: NodeId) -> bool {
        let tree = self.tree;
        let mut parts = tree.children(primary);
        if parts.next().is_none_or(|it| tree.name(it) != Some("super")) {
            return true;
        }
        self.around.has_self(primary)
    }
}
