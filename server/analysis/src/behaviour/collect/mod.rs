//! One look at all nodes of a part that finds what its functions do.

mod call;
mod class;
mod function;
mod write;

use std::ops::Range;

use garter_syntax::RuleId;

use super::effect;
use super::target::Finder;
use super::{Behaviour, Effect, EffectKind, Function, Running};
use crate::lint::Part;
use crate::names::{ScopeId, Use};
use crate::tree::{Kind, NodeId};

/// What a part does that begins at byte `before` of the tree's text.
pub(crate) fn behaviour(part: &Part<'_, '_>, before: usize) -> Behaviour {
    let Some(root) = part.tree.root() else {
        return Behaviour::default();
    };
    let is_function = |id: &NodeId| {
        matches!(
            part.tree.kind(*id),
            Kind::Rule(RuleId::FunctionDef | RuleId::Lambda | RuleId::PlainLambda)
        )
    };
    let numbers: Vec<NodeId> = part.tree.below(root).filter(is_function).collect();
    let mut uses: Vec<&Use<'_>> = part.names.uses.iter().collect();
    uses.sort_by_key(|used| used.node);
    let finder = Finder {
        part,
        numbers: &numbers,
        uses: &uses,
    };
    let of_module = part.names.bindings.iter();
    let of_module = of_module.filter(|binding| binding.scope == ScopeId::MODULE);
    let mut globals: Vec<NodeId> = of_module.map(|binding| binding.node).collect();
    globals.sort_unstable();
    let mut collector = Collector {
        globals: &globals,
        part,
        finder: &finder,
        before,
        found: Behaviour::default(),
        open: vec![Open {
            number: 0,
            end: usize::MAX,
            branch_around: 0,
        }],
        quiet: 0,
        branch: 0,
        in_viper: false,
    };
    collector.found.functions.push(module(part));
    for node in &numbers {
        let function = collector.function(*node);
        collector.found.functions.push(function);
    }
    collector.walk(root);
    let mut found = collector.found;
    found.assigned.sort_unstable();
    found.assigned.dedup();
    found.made = class::made(&finder);
    let Behaviour {
        asked,
        assigned,
        classes,
        ..
    } = &mut found;
    asked.retain(|(class, name, _)| {
        let mut classes = classes.iter();
        let own = classes.find(|own| own.name == *class);
        assigned.binary_search(name).is_err()
            && own.is_some_and(|own| own.members.binary_search(name).is_err())
    });
    for function in &mut found.functions {
        keep_outermost(&mut function.effects);
    }
    found
}

fn module(part: &Part<'_, '_>) -> Function {
    Function {
        name: String::new(),
        class: None,
        range: 0..0,
        end: part.tree.whole().len(),
        shape: None,
        running: Running::Plain,
        is_plain: false,
        is_global: false,
        is_open: false,
        gives: false,
        calls: Vec::new(),
        effects: Vec::new(),
        handings: Vec::new(),
        writes: Vec::new(),
    }
}

/// An effect in another is told once.
fn keep_outermost(effects: &mut Vec<Effect>) {
    effects.sort_by_key(|effect| (effect.range.start, std::cmp::Reverse(effect.range.end)));
    let mut end = 0;
    effects.retain(|effect| {
        let inside = effect.range.end <= end;
        end = end.max(effect.range.end);
        !inside
    });
}

/// A function whose nodes are being looked at.
struct Open {
    number: usize,
    /// The first node after it.
    end: usize,
    /// What `branch` was around it.
    branch_around: usize,
}

struct Collector<'p, 'a, 't> {
    part: &'p Part<'a, 't>,
    finder: &'p Finder<'p, 'a, 't>,
    /// The places that bind names of the module, in order.
    globals: &'p [NodeId],
    before: usize,
    found: Behaviour,
    /// The functions around the node at hand.
    open: Vec<Open>,
    /// Up to here effects are left alone: what raises, and what only debugging does.
    quiet: usize,
    /// Up to here the function may go another way.
    branch: usize,
    /// Whether numbers are a machine's here, and no objects.
    in_viper: bool,
}

impl Collector<'_, '_, '_> {
    fn range(&self, node: NodeId) -> Range<usize> {
        let range = self.part.tree.range(node);
        range.start.saturating_sub(self.before)..range.end.saturating_sub(self.before)
    }

    fn walk(&mut self, root: NodeId) {
        let tree = self.part.tree;
        for node in tree.below(root) {
            while let Some(left) = self.open.pop_if(|open| node.index() >= open.end) {
                self.branch = left.branch_around;
            }
            let Kind::Rule(rule) = tree.kind(node) else {
                continue;
            };
            if rule == RuleId::Raise || rule == RuleId::If && self.is_debugging(node) {
                self.quiet = self.quiet.max(node.index() + tree.below(node).count());
            }
            self.effect(node);
            if let Some(end) = self.branch_end(node, rule) {
                self.branch = self.branch.max(end);
            }
            match rule {
                RuleId::FunctionDef | RuleId::Lambda | RuleId::PlainLambda => {
                    let end = node.index() + tree.below(node).count();
                    if let Some(number) = self.finder.number(node) {
                        self.open.push(Open {
                            number,
                            end,
                            branch_around: std::mem::take(&mut self.branch),
                        });
                        let decorators = self.part.decorators(node);
                        self.in_viper =
                            decorators.is_some_and(|it| tree.text(it).contains("viper"));
                    }
                }
                RuleId::ClassDef => self.class(node),
                RuleId::Primary => self.primary(node),
                RuleId::ExpressionStatement => {
                    self.assignment(node);
                    self.write(node);
                }
                _ => {}
            }
        }
    }

    /// The number of the function at hand.
    fn number(&self) -> usize {
        self.open.last().map_or(0, |open| open.number)
    }

    /// Up to which node what runs depends on a condition.
    fn branch_end(&self, node: NodeId, rule: RuleId) -> Option<usize> {
        let tree = self.part.tree;
        match rule {
            RuleId::If => {
                let leaves = |id| tree.is(id, RuleId::Return) || tree.is(id, RuleId::Raise);
                let own = node.index() + tree.below(node).count();
                let of_function = self.open.last().map_or(own, |open| open.end);
                Some(if tree.below(node).any(leaves) {
                    of_function
                } else {
                    own
                })
            }
            RuleId::Conditional | RuleId::OrTest | RuleId::AndTest | RuleId::Except => {
                Some(node.index() + tree.below(node).count())
            }
            _ => None,
        }
    }

    fn current(&mut self) -> Option<&mut Function> {
        let number = self.number();
        self.found.functions.get_mut(number)
    }

    /// Whether a condition asks whether something is to be told.
    fn is_debugging(&self, branch: NodeId) -> bool {
        let condition = self.part.tree.child(branch, 0);
        condition.is_some_and(|condition| {
            let text = self.part.tree.text(condition).to_lowercase();
            ["debug", "verbose", "log", "trace", "__debug__", "test"]
                .iter()
                .any(|word| text.contains(word))
        })
    }

    fn effect(&mut self, node: NodeId) {
        let number = self.number();
        if number == 0 || node.index() < self.quiet {
            return;
        }
        if let Some((kind, when)) = effect::of_node(self.part, node, self.in_viper) {
            let tree = self.part.tree;
            let range = match kind {
                // The keyword and the name, not the whole body.
                EffectKind::Function if tree.is(node, RuleId::FunctionDef) => {
                    tree.child(node, 0).map_or(0..0, |name| self.range(name))
                }
                _ => self.range(node),
            };
            let is_conditional = node.index() < self.branch;
            if let Some(function) = self.current() {
                function.effects.push(Effect {
                    range,
                    kind,
                    when,
                    is_conditional,
                });
            }
        }
    }
}
