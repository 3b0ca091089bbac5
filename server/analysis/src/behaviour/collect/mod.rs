//! One look at all nodes of a part that finds what its functions do.

mod call;
mod class;
mod function;
mod write;

use std::ops::Range;

use garter_syntax::{RuleId, TokenKind};

use super::effect;
use super::target::Finder;
use super::{Behaviour, Class, Effect, EffectKind, Function, Running};
use crate::lint::Part;
use crate::name::Name;
use crate::names::ScopeId;
use crate::tree::{Kind, NodeId};

/// What a part does that begins at byte `before` of the tree's text.
pub(crate) fn behaviour(part: &Part<'_, '_>, before: usize) -> Behaviour {
    let Some(root) = part.tree.root() else {
        return Behaviour::default();
    };
    let (mut numbers, mut leaves) = (Vec::new(), Vec::new());
    for node in part.tree.below(root) {
        match part.tree.kind(node) {
            Kind::Rule(RuleId::FunctionDef | RuleId::Lambda | RuleId::PlainLambda) => {
                numbers.push(node);
            }
            Kind::Rule(RuleId::Return | RuleId::Raise) => leaves.push(node),
            _ => {}
        }
    }
    let finder = Finder::new(part, &numbers);
    let of_module = part.names.bindings.iter();
    let of_module = of_module.filter(|binding| binding.scope == ScopeId::MODULE);
    let mut globals: Vec<NodeId> = of_module.map(|binding| binding.node).collect();
    globals.sort_unstable();
    let mut collector = Collector {
        globals: &globals,
        leaves: &leaves,
        part,
        finder: &finder,
        before,
        found: Behaviour {
            functions: Vec::with_capacity(numbers.len() + 1),
            ..Behaviour::default()
        },
        asked: Vec::new(),
        assigned: Vec::new(),
        parts: Vec::new(),
        open: vec![Open {
            number: 0,
            body: usize::MAX,
            end: usize::MAX,
            branch_around: 0,
            class_around: 0,
        }],
        end: usize::MAX,
        last_class: ScopeId::MODULE,
        quiet: 0,
        branch: 0,
        tried: 0,
        class: 0,
        in_viper: false,
    };
    collector.found.functions.push(module(part));
    for node in &numbers {
        let function = collector.function(*node);
        collector.found.functions.push(function);
    }
    collector.walk(root);
    collector.finish()
}

fn module(part: &Part<'_, '_>) -> Function {
    Function {
        name: Name::default(),
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
    if effects.len() < 2 {
        return;
    }
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
    /// The first node of its body.
    body: usize,
    /// The first node after it.
    end: usize,
    /// What `branch` was around it.
    branch_around: usize,
    /// What `class` was around it.
    class_around: usize,
}

struct Collector<'p, 'a, 't> {
    part: &'p Part<'a, 't>,
    finder: &'p Finder<'p, 'a, 't>,
    /// The places that bind names of the module, in order.
    globals: &'p [NodeId],
    /// The statements by which functions are left, in order.
    leaves: &'p [NodeId],
    before: usize,
    found: Behaviour,
    /// Attributes that methods ask of their object: the class, the name, its token.
    asked: Vec<(&'t str, &'t str, NodeId)>,
    /// Attributes that are assigned.
    assigned: Vec<&'t str>,
    /// The parts of the expression at hand.
    parts: Vec<NodeId>,
    /// The functions around the node at hand.
    open: Vec<Open>,
    /// The first node after the innermost.
    end: usize,
    /// The scope of the last class, or the module's.
    last_class: ScopeId,
    /// Up to here effects are left alone: what raises, and what only debugging does.
    quiet: usize,
    /// Up to here the function may go another way.
    branch: usize,
    /// Up to here a TypeError is reckoned with.
    tried: usize,
    /// Up to here it is a class, whose statements are not those of the function around it.
    class: usize,
    /// Whether numbers are a machine's here, and no objects.
    in_viper: bool,
}

impl<'t> Collector<'_, '_, 't> {
    fn range(&self, node: NodeId) -> Range<usize> {
        let range = self.part.tree.range(node);
        range.start.saturating_sub(self.before)..range.end.saturating_sub(self.before)
    }

    fn walk(&mut self, root: NodeId) {
        let tree = self.part.tree;
        for node in tree.below(root) {
            while node.index() >= self.end
                && let Some(left) = self.open.pop()
            {
                self.end = self.open.last().map_or(usize::MAX, |open| open.end);
                self.branch = left.branch_around;
                self.class = left.class_around;
            }
            let Kind::Rule(rule) = tree.kind(node) else {
                continue;
            };
            if rule == RuleId::Raise || rule == RuleId::If && self.is_debugging(node) {
                self.quiet = self.quiet.max(tree.after(node).index());
            }
            self.effect(node);
            if let Some(end) = self.branch_end(node, rule) {
                self.branch = self.branch.max(end);
            }
            match rule {
                RuleId::FunctionDef | RuleId::Lambda | RuleId::PlainLambda => self.enter(node),
                RuleId::ClassDef => {
                    self.class(node);
                    self.class = self.class.max(tree.after(node).index());
                }
                RuleId::Primary => self.primary(node),
                RuleId::ExpressionStatement => {
                    self.assignment(node);
                    self.write(node);
                }
                RuleId::Try => {
                    let tail = tree.child(node, 1);
                    if tail.is_some_and(|tail| self.part.names_within(tail, "TypeError")) {
                        self.tried = self.tried.max(tree.after(node).index());
                    }
                }
                RuleId::Return => self.gives(node),
                RuleId::YieldExpression | RuleId::Await => self.yields(node),
                _ => {}
            }
        }
    }

    /// Goes into a function.
    fn enter(&mut self, node: NodeId) {
        let tree = self.part.tree;
        let Some(number) = self.finder.number(node) else {
            return;
        };
        let body = tree.children(node).last();
        self.end = tree.after(node).index();
        self.open.push(Open {
            number,
            body: body.map_or(usize::MAX, NodeId::index),
            end: self.end,
            branch_around: std::mem::take(&mut self.branch),
            class_around: std::mem::take(&mut self.class),
        });
        let decorators = self.part.decorators(node);
        self.in_viper = decorators.is_some_and(|it| tree.text(it).contains("viper"));
    }

    /// The function whose own body a node is in.
    fn own_function(&mut self, node: NodeId) -> Option<&mut Function> {
        let own = self.open.last()?;
        let is_own = node.index() >= own.body && node.index() >= self.class;
        self.found.functions.get_mut(own.number).filter(|_| is_own)
    }

    /// `return`, perhaps with a value.
    fn gives(&mut self, node: NodeId) {
        let tree = self.part.tree;
        let value = tree.child(node, 0);
        let is_value = value.is_some_and(|value| {
            tree.kind(value) != Kind::Absent && !self.part.is_token(value, TokenKind::None)
        });
        if let Some(function) = self.own_function(node).filter(|_| is_value) {
            function.gives = true;
        }
    }

    fn yields(&mut self, node: NodeId) {
        if let Some(function) = self.own_function(node)
            && function.running == Running::Plain
        {
            function.running = Running::Generator;
        }
    }

    /// All that was found, when everything was looked at.
    fn finish(mut self) -> Behaviour {
        self.assigned.sort_unstable();
        self.assigned.dedup();
        let asked = std::mem::take(&mut self.asked).into_iter();
        let asked = asked.filter(|(class, name, _)| {
            let mut classes = self.found.classes.iter();
            let own = classes.find(|own| own.name == **class);
            let is_member = |own: &Class| {
                let found = own.members.binary_search_by(|member| member.order(name));
                found.is_ok()
            };
            self.assigned.binary_search(name).is_err() && own.is_some_and(|own| !is_member(own))
        });
        let asked = asked.map(|(class, name, token)| {
            let range = self.range(token);
            (class.into(), name.into(), range)
        });
        let asked = asked.collect();
        let assigned = self.assigned.iter().map(|name| Name::from(*name)).collect();
        let mut found = Behaviour {
            asked,
            assigned,
            made: class::made(self.finder),
            ..self.found
        };
        for function in &mut found.functions {
            keep_outermost(&mut function.effects);
        }
        found
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
                let after = tree.after(node);
                let own = after.index();
                let of_function = self.open.last().map_or(own, |open| open.end);
                let first = self.leaves.partition_point(|leaf| *leaf < node);
                let next = self.leaves.get(first);
                Some(if next.is_some_and(|leaf| *leaf < after) {
                    of_function
                } else {
                    own
                })
            }
            RuleId::Conditional | RuleId::OrTest | RuleId::AndTest | RuleId::Except => {
                Some(tree.after(node).index())
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
            let text = self.part.tree.text(condition).as_bytes();
            // `__debug__` says `debug` as well.
            let words: [&[u8]; 5] = [b"debug", b"verbose", b"log", b"trace", b"test"];
            (0..text.len()).any(|at| {
                let rest = text.get(at..).unwrap_or_default();
                matches!(
                    rest.first().map(|it| it | 0x20),
                    Some(b'd' | b'v' | b'l' | b't')
                ) && words.iter().any(|word| {
                    let piece = rest.get(..word.len());
                    piece.is_some_and(|piece| piece.eq_ignore_ascii_case(word))
                })
            })
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
