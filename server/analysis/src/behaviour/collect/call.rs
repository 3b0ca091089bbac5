//! What is called, and what is handed over by calls.

use garter_syntax::RuleId;

use super::Collector;
use crate::behaviour::argument::{Argument, arguments};
use crate::behaviour::effect::When;
use crate::behaviour::handler::{handing, hardness, way};
use crate::behaviour::target::Target;
use crate::behaviour::{Call, Effect, EffectKind, Handing, Running};
use crate::lint::is_built_in;
use crate::tree::{Kind, NodeId};

impl<'t> Collector<'_, '_, 't> {
    pub(super) fn primary(&mut self, node: NodeId) {
        let tree = self.part.tree;
        let mut parts = std::mem::take(&mut self.parts);
        parts.clear();
        parts.extend(tree.children(node));
        for (place, part) in parts.iter().enumerate().skip(1) {
            if tree.is(*part, RuleId::CallArguments) {
                self.call(node, &parts, place);
            }
        }
        if let [myself, attribute, ..] = parts[..]
            && tree.is(attribute, RuleId::Attribute)
            && let Some(class) = self.finder.class_of(myself)
            && let Some(token) = tree.child(attribute, 0)
        {
            self.asked.push((class, tree.text(token), token));
            if parts.len() == 2 {
                self.named_method(node, class, token);
            }
        }
        self.parts = parts;
    }

    /// `self.method` that is not called.
    fn named_method(&mut self, node: NodeId, class: &'t str, token: NodeId) {
        let tree = self.part.tree;
        if self.number() == 0 || node.index() < self.quiet {
            return;
        }
        let stored = self.part.parent(node).is_some_and(|parent| {
            tree.is(parent, RuleId::ExpressionStatement) && tree.child(parent, 0) == Some(node)
                || tree.is(parent, RuleId::Del)
        });
        if let (false, Some(name)) = (stored, tree.name(token)) {
            let effect = Effect {
                range: self.range(node),
                kind: EffectKind::BoundMethod,
                when: When::Method(class.into(), name.into()),
                is_conditional: node.index() < self.branch,
            };
            if let Some(function) = self.current() {
                function.effects.push(effect);
            }
        }
    }

    /// Whether parts are the name of a built-in function that nothing is handed to.
    fn is_built_in(&self, parts: &[NodeId]) -> bool {
        let names = self.part.names;
        let [atom] = parts else {
            return false;
        };
        let used = names.use_at(*atom);
        used.is_some_and(|used| {
            names.is_of_module(used) && is_built_in(used.name) && way(used.name, false).is_none()
        })
    }

    fn call(&mut self, node: NodeId, parts: &[NodeId], place: usize) {
        let tree = self.part.tree;
        let (Some(before), Some(call)) = (parts.get(..place), parts.get(place)) else {
            return;
        };
        if self.is_built_in(before) {
            return;
        }
        let Some(target) = self.finder.prefix(before) else {
            return;
        };
        let given = arguments(tree, *call);
        let handed = handing(&target, given.clone()).and_then(|(way, value)| {
            let value_parts: Vec<NodeId> = tree.children(value).collect();
            let called = value_parts.split_last().filter(|(last, _)| {
                tree.is(value, RuleId::Primary) && tree.is(**last, RuleId::CallArguments)
            });
            let (handler, is_called) = match called {
                Some((_, before)) => (self.finder.prefix(before)?, true),
                None => (self.finder.named(value)?, false),
            };
            Some(Handing {
                way,
                to: target.clone(),
                handler,
                range: self.range(value),
                is_called,
                hard: hardness(tree, given.clone()),
            })
        });
        if let Target::Global(name) = &target
            && is_built_in(name)
            && handed.is_none()
        {
            return;
        }
        let first = before.first().copied().unwrap_or(node);
        let last = before.last().copied().unwrap_or(node);
        let range = self.range(first).start..self.range(last).end;
        let statement = place + 1 == parts.len() && self.is_statement(node);
        let star = given.clone().any(|it| matches!(it, Argument::Star(_)));
        let call = Call {
            range,
            arguments: self.range(*call),
            positional: (!star).then(|| {
                let by_place = |it: &Argument<'_>| matches!(it, Argument::Positional(_));
                given.clone().filter(by_place).count()
            }),
            keywords: given
                .filter_map(|it| match it {
                    Argument::Keyword(name, token, _) => Some((name.into(), self.range(token))),
                    _ => None,
                })
                .collect(),
            is_statement: statement,
            in_async: self.is_in_async(),
            is_tried: node.index() < self.tried,
            is_guarded: self.is_guarded(first),
            is_rare: node.index() < self.quiet,
            is_conditional: node.index() < self.branch,
            target,
        };
        if let Some(function) = self.current() {
            function.handings.extend(handed);
            function.calls.push(call);
        }
    }

    /// Whether what is asked of the thing that a name means may be missing there.
    fn is_guarded(&self, atom: NodeId) -> bool {
        let used = self.part.names.use_at(atom);
        used.is_some_and(|used| used.guard.name)
    }

    fn is_statement(&self, node: NodeId) -> bool {
        let tree = self.part.tree;
        let Some(parent) = self.part.parent(node) else {
            return false;
        };
        match tree.kind(parent) {
            Kind::Rule(
                RuleId::FileInput | RuleId::Statements | RuleId::SmallStatements | RuleId::Finally,
            ) => true,
            Kind::Rule(_) => self.part.suites(parent).any(|suite| suite == node),
            _ => false,
        }
    }

    fn is_in_async(&self) -> bool {
        let number = self.number();
        let function = self.found.functions.get(number);
        function.is_some_and(|function| function.running == Running::Async)
    }
}
