//! What statements bind.

use garter_syntax::RuleId;

use super::lookup::Elsewhere;
use super::walk::Walk;
use super::{Binding, Bound, Import};
use crate::tree::{Kind, NodeId};

impl<'t> Walk<'_, 't> {
    /// Binds a name's token in the scope at hand, or where the scope says it is bound.
    pub(super) fn bind(&mut self, node: NodeId, to: Bound<'t>) {
        let Some(name) = self.tree.name(node) else {
            return;
        };
        if !name.is_empty() {
            let symbol = self.names.lookup.symbol(name);
            self.names.bindings.push(Binding {
                scope: self.scope,
                node,
                symbol,
                to,
            });
        }
    }

    /// Binds what stands on the left of an assignment, after `for`, `as` and the like. Attributes
    /// and subscripts there are uses.
    pub(super) fn bind_target(&mut self, target: NodeId, value: Option<NodeId>) {
        match self.tree.kind(target) {
            Kind::Token(_) => {
                let to = value.map_or(Bound::Unknown, Bound::Value);
                self.bind(target, to);
            }
            Kind::Rule(
                RuleId::Paren
                | RuleId::Bracket
                | RuleId::Items
                | RuleId::StarTestList
                | RuleId::TargetList
                | RuleId::TestList
                | RuleId::StarExpression,
            ) => {
                let tree = self.tree;
                for part in tree.children(target) {
                    self.deeper(|walk| walk.bind_target(part, None));
                }
            }
            _ => self.visit(target),
        }
    }

    /// `import a.b, c as d`
    pub(super) fn import(&mut self, statement: NodeId) {
        let Some(list) = self.tree.child(statement, 0) else {
            return;
        };
        let tree = self.tree;
        for item in tree.members(list, RuleId::DottedAsNames) {
            let (module, new) = if self.tree.is(item, RuleId::DottedAsName) {
                (self.tree.child(item, 0), self.tree.child(item, 1))
            } else {
                (Some(item), None)
            };
            let Some(module) = module else { continue };
            let full = self.tree.text(module);
            match new {
                Some(new) => self.bind(new, Bound::Module(full)),
                None => {
                    let mut parts = self.tree.members(module, RuleId::DottedName);
                    if let Some(first) = parts.next() {
                        self.bind(first, Bound::Module(self.tree.text(first)));
                    }
                }
            }
            self.names.imports.push(Import {
                module: full,
                node: module,
                members: Vec::new(),
                everything: false,
                relative: false,
                guard: self.guard,
            });
        }
    }

    /// `from a.b import c as d`
    pub(super) fn import_from(&mut self, statement: NodeId) {
        let mut parts = self.tree.children(statement);
        let (Some(source), Some(targets)) = (parts.next(), parts.next()) else {
            return;
        };
        let relative = self.tree.is(source, RuleId::RelativeSource);
        let module = self.tree.text(source);
        let mut members = Vec::new();
        let everything = self.tree.kind(targets) == Kind::Token(garter_syntax::TokenKind::Star);
        self.names.unwritten |= everything;
        let tree = self.tree;
        for item in tree.members(targets, RuleId::ImportAsNames) {
            let (member, new) = if self.tree.is(item, RuleId::ImportAsName) {
                (self.tree.child(item, 0), self.tree.child(item, 1))
            } else {
                (Some(item), Some(item))
            };
            let (Some(member), Some(new)) = (member, new) else {
                continue;
            };
            if let Some(name) = self.tree.name(member) {
                members.push(member);
                self.bind(
                    new,
                    Bound::Member {
                        module,
                        member: name,
                    },
                );
            }
        }
        self.names.imports.push(Import {
            module,
            node: source,
            members,
            everything,
            relative,
            guard: self.guard,
        });
    }

    /// `global a, b` and `nonlocal a, b`
    pub(super) fn elsewhere(&mut self, statement: NodeId, to: Elsewhere) {
        let Some(list) = self.tree.child(statement, 0) else {
            return;
        };
        let tree = self.tree;
        for node in tree.members(list, RuleId::NameList) {
            if let Some(name) = tree.name(node) {
                self.names.lookup.is_elsewhere(name, self.scope, to);
            }
        }
    }
}
