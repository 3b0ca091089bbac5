//! One walk through a tree that finds scopes, bindings and uses.

use garter_syntax::RuleId;

use super::lookup::{Elsewhere, Lookup};
use super::{Bound, Guard, Names, Scope, ScopeId, ScopeKind, Use};
use crate::tree::{Kind, NodeId, Tree};

/// How deep expressions and blocks are followed: deeper than people write, and not so deep that
/// the walk, which calls itself, could run out of stack.
const DEEPEST: usize = 500;

pub(super) struct Walk<'a, 't> {
    pub(super) tree: &'a Tree<'t>,
    pub(super) names: Names<'t>,
    pub(super) scope: ScopeId,
    pub(super) guard: Guard,
    depth: usize,
}

/// The parameters in a list, if there is one.
fn each_parameter(tree: &Tree<'_>, list: Option<NodeId>) -> impl Iterator<Item = NodeId> {
    list.into_iter().flat_map(|list| {
        if tree.is(list, RuleId::LambdaParameters) {
            tree.children(list)
        } else {
            tree.members(list, RuleId::Parameters)
        }
    })
}

pub(super) fn names<'t>(tree: &Tree<'t>) -> Names<'t> {
    let nodes = tree.len();
    let mut walk = Walk {
        tree,
        names: Names {
            scopes: Vec::new(),
            // Usual programs have about so many.
            bindings: Vec::with_capacity(nodes / 16),
            uses: Vec::with_capacity(nodes / 4),
            imports: Vec::new(),
            asked_for: Vec::new(),
            unwritten: false,
            lookup: Lookup::new(nodes),
        },
        scope: ScopeId::MODULE,
        guard: Guard::default(),
        depth: 0,
    };
    walk.names.scopes.push(Scope {
        kind: ScopeKind::Module,
        owner: None,
        parent: None,
    });
    if let Some(root) = tree.root() {
        walk.visit(root);
    }
    walk.names
}

impl<'t> Walk<'_, 't> {
    /// Does something one level deeper, unless that is too deep.
    pub(super) fn deeper(&mut self, act: impl FnOnce(&mut Self)) {
        if self.depth < DEEPEST {
            self.depth += 1;
            act(self);
            self.depth -= 1;
        }
    }

    fn guarded(&mut self, guard: Guard, node: Option<NodeId>) {
        if let Some(node) = node {
            let before = std::mem::replace(&mut self.guard, guard);
            self.visit(node);
            self.guard = before;
        }
    }

    fn inside(&mut self, kind: ScopeKind, owner: NodeId, act: impl FnOnce(&mut Self)) {
        let before = self.scope;
        self.names.scopes.push(Scope {
            kind,
            owner: Some(owner),
            parent: Some(before),
        });
        self.scope = ScopeId(self.names.scopes.len() - 1);
        act(self);
        self.scope = before;
    }

    fn visit_all(&mut self, node: NodeId) {
        let tree = self.tree;
        for part in tree.children(node) {
            self.visit(part);
        }
    }

    pub(super) fn visit(&mut self, node: NodeId) {
        self.deeper(|walk| walk.visit_here(node));
    }

    fn visit_here(&mut self, node: NodeId) {
        let tree = self.tree;
        let part = |place| tree.child(node, place);
        let rule = match tree.kind(node) {
            Kind::Absent => return,
            Kind::Token(_) => return self.note_use(node, None),
            Kind::Rule(rule) => rule,
        };
        match rule {
            RuleId::FunctionDef => self.function(node),
            RuleId::Lambda | RuleId::PlainLambda => {
                self.parameters(node, part(0), part(1));
            }
            RuleId::ClassDef => self.class(node),
            RuleId::Decorator => {
                if let Some(name) = part(0) {
                    let mut names = tree.members(name, RuleId::DottedName);
                    if let Some(first) = names.next() {
                        // `@micropython.native` and its like are the compiler's and never run,
                        // so nothing needs to bind the name.
                        let before = self.guard;
                        self.guard.plain |= tree.name(first) == Some("micropython");
                        self.note_use(first, names.next());
                        self.guard = before;
                    }
                }
                part(1).into_iter().for_each(|n| self.visit(n));
            }
            RuleId::Decorated => {
                part(0).into_iter().for_each(|n| self.visit(n));
                let guard = part(0).map_or(self.guard, |d| self.guard.under(tree, d));
                self.guarded(guard, part(1));
            }
            RuleId::ImportName => self.import(node),
            RuleId::ImportFrom => self.import_from(node),
            RuleId::Global => self.elsewhere(node, Elsewhere::Global),
            RuleId::Nonlocal => self.elsewhere(node, Elsewhere::Nonlocal),
            RuleId::ExpressionStatement => self.assignment(node),
            RuleId::If | RuleId::Elif | RuleId::While => self.branch(node),
            RuleId::Try => self.attempt(node),
            RuleId::For => {
                part(1).into_iter().for_each(|n| self.visit(n));
                if let Some(target) = part(0) {
                    self.bind_target(target, None);
                }
                tree.children(node).skip(2).for_each(|n| self.visit(n));
            }
            RuleId::WithItem | RuleId::ExceptAs => {
                part(0).into_iter().for_each(|n| self.visit(n));
                if let Some(target) = part(1) {
                    self.bind_target(target, None);
                }
            }
            RuleId::NamedTest => {
                part(1).into_iter().for_each(|n| self.visit(n));
                if let Some(target) = part(0) {
                    self.bind_target(target, part(1));
                }
            }
            RuleId::Items | RuleId::DictItems | RuleId::PlainArgument => self.items(node),
            RuleId::Primary => self.primary(node),
            RuleId::Attribute => {}
            _ => self.visit_all(node),
        }
    }

    /// Name, parameters, annotation, body.
    fn function(&mut self, node: NodeId) {
        let mut parts = self.tree.children(node);
        if let Some(name) = parts.next() {
            self.bind(name, Bound::Function(node));
        }
        let (parameters, annotation, body) = (parts.next(), parts.next(), parts.next());
        self.outer_parts(parameters);
        annotation.into_iter().for_each(|n| self.visit(n));
        self.parameters_in_scope(node, parameters, body);
    }

    fn parameters(&mut self, node: NodeId, parameters: Option<NodeId>, body: Option<NodeId>) {
        self.outer_parts(parameters);
        self.parameters_in_scope(node, parameters, body);
    }

    /// Annotations and defaults, which are evaluated outside.
    fn outer_parts(&mut self, parameters: Option<NodeId>) {
        let tree = self.tree;
        for parameter in each_parameter(tree, parameters) {
            if tree.name(parameter).is_none() {
                for part in tree.children(parameter).skip(1) {
                    self.visit(part);
                }
            }
        }
    }

    fn parameters_in_scope(
        &mut self,
        node: NodeId,
        parameters: Option<NodeId>,
        body: Option<NodeId>,
    ) {
        let tree = self.tree;
        self.inside(ScopeKind::Function, node, |walk| {
            for parameter in each_parameter(tree, parameters) {
                let named = tree.below(parameter).find(|id| tree.name(*id).is_some());
                if let Some(name) = named {
                    walk.bind(name, Bound::Parameter);
                }
            }
            body.into_iter().for_each(|n| walk.visit(n));
        });
    }

    /// Name, bases, body.
    fn class(&mut self, node: NodeId) {
        let mut parts = self.tree.children(node);
        if let Some(name) = parts.next() {
            self.bind(name, Bound::Class(node));
        }
        let (bases, body) = (parts.next(), parts.next());
        bases.into_iter().for_each(|n| self.visit(n));
        self.inside(ScopeKind::Class, node, |walk| {
            body.into_iter().for_each(|n| walk.visit(n));
        });
    }

    fn assignment(&mut self, node: NodeId) {
        let tree = self.tree;
        let (Some(target), Some(tail)) = (tree.child(node, 0), tree.child(node, 1)) else {
            return self.visit_all(node);
        };
        match tree.kind(tail) {
            Kind::Rule(RuleId::AssignChain) => {
                let value = tree.children(tail).last();
                value.into_iter().for_each(|n| self.visit(n));
                self.bind_target(target, value);
                for between in tree.children(tail).filter(|part| Some(*part) != value) {
                    self.bind_target(between, value);
                }
            }
            Kind::Rule(RuleId::AugmentedAssign) => {
                self.visit(target);
                self.visit(tail);
                if tree.name(target).is_some() {
                    self.bind_target(target, None);
                }
            }
            Kind::Rule(RuleId::AnnotatedAssign) => {
                self.visit(tail);
                let value = tree
                    .child(tail, 1)
                    .filter(|v| tree.kind(*v) != Kind::Absent);
                self.bind_target(target, value);
            }
            _ => {
                self.visit(tail);
                self.bind_target(target, Some(tail));
            }
        }
    }

    /// Condition, body, further branches.
    fn branch(&mut self, node: NodeId) {
        let tree = self.tree;
        let mut parts = tree.children(node);
        let Some(condition) = parts.next() else {
            return;
        };
        self.visit(condition);
        let guard = self.guard.on_condition(tree, condition);
        for part in parts {
            self.guarded(guard, Some(part));
        }
    }

    /// Body, then `Handlers` or `Finally`.
    fn attempt(&mut self, node: NodeId) {
        let tree = self.tree;
        let (body, tail) = (tree.child(node, 0), tree.child(node, 1));
        let guard = tail.map_or(self.guard, |tail| self.guard.in_try(tree, tail));
        self.guarded(guard, body);
        self.guarded(guard, tail);
    }

    /// Items, perhaps of a comprehension.
    fn items(&mut self, node: NodeId) {
        let tree = self.tree;
        let mut parts = tree.children(node);
        let (first, second, third) = (parts.next(), parts.next(), parts.next());
        if let (Some(target), Some(value), None) = (first, second, third) {
            if tree.is(value, RuleId::KeywordValue) {
                // The name of a parameter is no use of a name.
                return self.visit_all(value);
            }
            if tree.is(value, RuleId::WalrusValue) {
                self.visit_all(value);
                return self.bind_target(target, tree.child(value, 0));
            }
        }
        let last = tree.children(node).last();
        let Some(comprehension) = last.filter(|it| tree.is(*it, RuleId::ComprehensionFor)) else {
            return self.visit_all(node);
        };
        // The first values are found outside.
        tree.child(comprehension, 1)
            .into_iter()
            .for_each(|n| self.visit(n));
        self.inside(ScopeKind::Function, node, |walk| {
            if let Some(target) = tree.child(comprehension, 0) {
                walk.bind_target(target, None);
            }
            let items = tree.children(node).filter(|part| *part != comprehension);
            items.for_each(|n| walk.visit(n));
            tree.child(comprehension, 2)
                .into_iter()
                .for_each(|n| walk.comprehension(n));
        });
    }

    /// The further parts of a comprehension.
    fn comprehension(&mut self, node: NodeId) {
        let tree = self.tree;
        self.deeper(|walk| {
            let next = if tree.is(node, RuleId::ComprehensionFor) {
                tree.child(node, 1).into_iter().for_each(|n| walk.visit(n));
                if let Some(target) = tree.child(node, 0) {
                    walk.bind_target(target, None);
                }
                tree.child(node, 2)
            } else {
                tree.child(node, 0).into_iter().for_each(|n| walk.visit(n));
                tree.child(node, 1)
            };
            next.into_iter().for_each(|n| walk.comprehension(n));
        });
    }

    /// An atom and what is done to it.
    fn primary(&mut self, node: NodeId) {
        let tree = self.tree;
        let mut parts = tree.children(node);
        let (Some(atom), next) = (parts.next(), parts.next()) else {
            return;
        };
        let attribute = next
            .filter(|next| tree.is(*next, RuleId::Attribute))
            .and_then(|next| tree.child(next, 0));
        let name = tree.name(atom);
        if name == Some("hasattr") {
            let strings = next.into_iter().flat_map(|n| tree.below(n));
            let asked = strings
                .filter(|id| tree.kind(*id) == Kind::Token(garter_syntax::TokenKind::String))
                .map(|id| tree.text(id).trim_matches(['"', '\'']));
            self.names.asked_for.extend(asked);
        }
        self.names.unwritten |= matches!(name, Some("exec" | "execfile" | "globals" | "locals"));
        if name.is_some() {
            self.note_use(atom, attribute);
        } else {
            self.visit(atom);
        }
        next.into_iter().for_each(|n| self.visit(n));
        parts.for_each(|n| self.visit(n));
    }

    fn note_use(&mut self, node: NodeId, attribute: Option<NodeId>) {
        // What a t-string stands for is a name that nobody wrote.
        if let Some(name) = self.tree.name(node).filter(|name| !name.is_empty()) {
            let symbol = self.names.lookup.symbol(name);
            self.names.uses.push(Use {
                name,
                symbol,
                node,
                scope: self.scope,
                group: None,
                attribute,
                guard: self.guard,
            });
        }
    }
}
