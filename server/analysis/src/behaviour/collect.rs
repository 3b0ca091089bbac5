//! One look at all nodes of a part that finds what its functions do.

use std::ops::Range;

use garter_syntax::{RuleId, TokenKind};

use super::argument::{Argument, arguments};
use super::effect::{self, When};
use super::handler::{handing, hardness};
use super::target::{Finder, Receiver, Target, class_around};
use super::{Behaviour, Call, Class, Effect, EffectKind, Function, Handing, Running, Shape};
use crate::lint::Part;
use crate::names::{Binding, Bound, ScopeId, Use};
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
    let mut collector = Collector {
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
    found.made = made(&finder);
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

/// The names of the module that are given the result of a call.
fn made(finder: &Finder<'_, '_, '_>) -> Vec<(String, Target)> {
    let names = finder.part.names;
    let of_module = |binding: &&Binding<'_>| binding.scope == ScopeId::MODULE;
    let bindings = names.bindings.iter().filter(of_module);
    let made = bindings.filter_map(|binding| {
        let Bound::Value(value) = binding.to else {
            return None;
        };
        let name = finder.part.tree.name(binding.node)?;
        Some((name.to_owned(), maker(finder, value)?))
    });
    made.collect()
}

/// What makes a value: a call's target, or the type of a display.
fn maker(finder: &Finder<'_, '_, '_>, value: NodeId) -> Option<Target> {
    match finder.part.tree.kind(value) {
        Kind::Rule(RuleId::Bracket) => Some(Target::Global("list".to_owned())),
        Kind::Rule(RuleId::Brace) => Some(Target::Global("dict".to_owned())),
        _ => match finder.made(value)? {
            Receiver::Made(target) => Some(*target),
            _ => None,
        },
    }
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
                RuleId::ExpressionStatement => self.assignment(node),
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

    /// What is known of a function before its body is looked at.
    fn function(&self, node: NodeId) -> Function {
        let tree = self.part.tree;
        let is_def = tree.is(node, RuleId::FunctionDef);
        let (name, parameters, body) = if is_def {
            (
                tree.child(node, 0),
                tree.child(node, 1),
                tree.child(node, 3),
            )
        } else {
            (None, tree.child(node, 0), tree.child(node, 1))
        };
        let parent = self.part.parent(node);
        let is_async = parent.is_some_and(|parent| {
            tree.is(parent, RuleId::AsyncStatement) || tree.is(parent, RuleId::AsyncFunction)
        });
        let inside = body
            .map(|body| self.part.run_with(body))
            .unwrap_or_default();
        let yields = inside
            .iter()
            .any(|id| tree.is(*id, RuleId::YieldExpression) || tree.is(*id, RuleId::Await));
        let class = class_around(self.part, node).filter(|_| is_def);
        let class_name = class.and_then(|class| tree.name(tree.child(class, 0)?));
        let decorators = self.part.decorators(node);
        let decorated = decorators.map(|it| tree.text(it));
        let shape = Shape::of(tree, parameters);
        let shape = match decorated {
            None if class.is_some() => Some(shape.bound()),
            None => Some(shape),
            Some("@staticmethod") => Some(shape),
            Some("@classmethod") => Some(shape.bound()),
            Some("@micropython.native" | "@native" | "@micropython.viper" | "@viper") => {
                Some(if class.is_some() {
                    shape.bound()
                } else {
                    shape
                })
            }
            Some(_) => None,
        };
        let mut returns = inside.iter().filter(|id| tree.is(**id, RuleId::Return));
        let returns = returns.any(|id| {
            let value = tree.child(*id, 0);
            value.is_some_and(|value| {
                tree.kind(value) != Kind::Absent && !self.part.is_token(value, TokenKind::None)
            })
        });
        let outermost = |id: NodeId| {
            self.part.around(id).all(|outer| {
                matches!(
                    tree.kind(outer),
                    Kind::Rule(
                        RuleId::FileInput
                            | RuleId::Statements
                            | RuleId::AsyncStatement
                            | RuleId::ClassDef
                    )
                )
            })
        };
        let of_module = !self.part.around(node).any(|id| {
            matches!(
                tree.kind(id),
                Kind::Rule(
                    RuleId::FunctionDef | RuleId::ClassDef | RuleId::Lambda | RuleId::PlainLambda
                )
            )
        });
        Function {
            name: name.map_or("<lambda>", |name| tree.text(name)).to_owned(),
            class: class_name.map(str::to_owned),
            range: self.range(name.unwrap_or(node)),
            end: self.range(node).end,
            shape,
            running: match (is_async, yields) {
                (true, _) => Running::Async,
                (false, true) => Running::Generator,
                (false, false) => Running::Plain,
            },
            is_plain: is_def && decorated.is_none() && outermost(node),
            is_global: is_def && (of_module || class_name.is_some()),
            is_open: body.is_some_and(|body| self.is_open(body)),
            gives: returns || !is_def,
            calls: Vec::new(),
            effects: self.star_parameter(node, parameters),
            handings: Vec::new(),
        }
    }

    fn star_parameter(&self, node: NodeId, parameters: Option<NodeId>) -> Vec<Effect> {
        let tree = self.part.tree;
        let list = parameters.into_iter();
        let mut stars = list.flat_map(|list| tree.below(list)).filter(|id| {
            let star = tree.is(*id, RuleId::StarParameter) || tree.is(*id, RuleId::LambdaStar);
            let outer = self
                .part
                .around(*id)
                .find(|outer| self.finder.number(*outer).is_some());
            star && outer == Some(node)
                && tree
                    .child(*id, 0)
                    .is_some_and(|name| tree.kind(name) != Kind::Absent)
        });
        let effect = stars.next().map(|star| Effect {
            range: self.range(star),
            kind: EffectKind::StarParameter,
            when: When::Always,
            is_conditional: false,
        });
        effect.into_iter().collect()
    }

    /// Whether a body leaves it to others to do something.
    fn is_open(&self, body: NodeId) -> bool {
        let tree = self.part.tree;
        self.part.statements(body).into_iter().all(|id| {
            matches!(
                tree.kind(id),
                Kind::Rule(RuleId::Pass | RuleId::Raise)
                    | Kind::Token(TokenKind::String | TokenKind::Ellipsis)
            ) || tree.is(id, RuleId::Return)
                && tree.child(id, 0).is_none_or(|value| {
                    !matches!(
                        tree.kind(value),
                        Kind::Rule(_) | Kind::Token(TokenKind::Name)
                    )
                })
        })
    }

    fn class(&mut self, node: NodeId) {
        let tree = self.part.tree;
        let of_module = !self.part.around(node).any(|id| {
            matches!(
                tree.kind(id),
                Kind::Rule(RuleId::FunctionDef | RuleId::ClassDef)
            )
        });
        let Some(name) = tree.child(node, 0).and_then(|name| tree.name(name)) else {
            return;
        };
        if !of_module {
            return;
        }
        let bases = tree.child(node, 1).map(|list| arguments(tree, list));
        let bases = bases
            .unwrap_or_default()
            .into_iter()
            .map(|base| match base {
                Argument::Positional(base) => tree.name(base).map(str::to_owned),
                _ => None,
            });
        let scope = self
            .part
            .names
            .bindings
            .iter()
            .filter(|binding| self.part.names.scope(binding.scope).owner == Some(node));
        let mut members: Vec<String> = scope
            .filter_map(|binding| tree.name(binding.node))
            .map(str::to_owned)
            .collect();
        members.sort_unstable();
        members.dedup();
        let plain =
            self.part.decorators(node).is_none() && !members.iter().any(|name| name == "__new__");
        self.found.classes.push(Class {
            name: name.to_owned(),
            bases: bases.collect(),
            made: Vec::new(),
            members,
            is_plain: plain,
        });
    }

    /// Notes which attributes are assigned, and what `self.x` is made by.
    fn assignment(&mut self, node: NodeId) {
        let tree = self.part.tree;
        let sides: Vec<NodeId> = tree.children(node).collect();
        let chain = sides
            .last()
            .filter(|tail| tree.is(**tail, RuleId::AssignChain));
        let between = chain.map(|chain| tree.children(*chain).collect::<Vec<_>>());
        let between = between.unwrap_or_default();
        let value = between.len().saturating_sub(1);
        for target in sides.iter().take(1).chain(&between[..value]) {
            self.assigned(*target);
        }
        let [target, value] = sides[..] else {
            return;
        };
        let parts: Vec<NodeId> = tree.children(target).collect();
        let [myself, attribute] = parts[..] else {
            return;
        };
        if !tree.is(target, RuleId::Primary) || !tree.is(attribute, RuleId::Attribute) {
            return;
        }
        let class = self.finder.class_of(myself);
        let name = tree.child(attribute, 0).and_then(|name| tree.name(name));
        let (Some(class), Some(name)) = (class, name) else {
            return;
        };
        let made = maker(self.finder, value);
        let made = made.unwrap_or(Target::Local(usize::MAX));
        let mut classes = self.found.classes.iter_mut().rev();
        if let Some(class) = classes.find(|own| own.name == class) {
            class.made.push((name.to_owned(), made));
        }
    }

    /// The attributes among targets.
    fn assigned(&mut self, target: NodeId) {
        let tree = self.part.tree;
        for primary in tree
            .below(target)
            .filter(|id| tree.is(*id, RuleId::Primary))
        {
            let last = tree.children(primary).last();
            let name = last
                .filter(|last| tree.is(*last, RuleId::Attribute))
                .and_then(|last| tree.name(tree.child(last, 0)?));
            if let Some(name) = name {
                self.found.assigned.push(name.to_owned());
            }
        }
    }

    fn primary(&mut self, node: NodeId) {
        let tree = self.part.tree;
        let parts: Vec<NodeId> = tree.children(node).collect();
        for (place, part) in parts.iter().enumerate().skip(1) {
            if tree.is(*part, RuleId::CallArguments) {
                self.call(node, &parts, place);
            }
        }
        self.named_method(node, &parts);
    }

    /// `self.method` that is not called.
    fn named_method(&mut self, node: NodeId, parts: &[NodeId]) {
        let tree = self.part.tree;
        let [myself, attribute] = parts[..] else {
            return;
        };
        let number = self.number();
        if number == 0 || node.index() < self.quiet || !tree.is(attribute, RuleId::Attribute) {
            return;
        }
        let stored = self.part.parent(node).is_some_and(|parent| {
            tree.is(parent, RuleId::ExpressionStatement) && tree.child(parent, 0) == Some(node)
                || tree.is(parent, RuleId::Del)
        });
        let class = self.finder.class_of(myself);
        let name = tree.child(attribute, 0).and_then(|name| tree.name(name));
        if let (false, Some(class), Some(name)) = (stored, class, name) {
            let effect = Effect {
                range: self.range(node),
                kind: EffectKind::BoundMethod,
                when: When::Method(class, name.to_owned()),
                is_conditional: node.index() < self.branch,
            };
            if let Some(function) = self.current() {
                function.effects.push(effect);
            }
        }
    }

    fn call(&mut self, node: NodeId, parts: &[NodeId], place: usize) {
        let tree = self.part.tree;
        let (Some(before), Some(call)) = (parts.get(..place), parts.get(place)) else {
            return;
        };
        let Some(target) = self.finder.prefix(before) else {
            return;
        };
        let given = arguments(tree, *call);
        let handed = handing(&target, &given).and_then(|(way, value)| {
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
                hard: hardness(tree, &given),
            })
        });
        if let Target::Global(name) = &target
            && crate::lint::is_built_in(name)
            && handed.is_none()
        {
            return;
        }
        let first = before.first().copied().unwrap_or(node);
        let last = before.last().copied().unwrap_or(node);
        let range = self.range(first).start..self.range(last).end;
        let statement = place + 1 == parts.len() && self.is_statement(node);
        let star = given.iter().any(|it| matches!(it, Argument::Star(_)));
        let call = Call {
            range,
            arguments: self.range(*call),
            positional: (!star).then(|| {
                let by_place = |it: &&Argument<'_>| matches!(it, Argument::Positional(_));
                given.iter().filter(by_place).count()
            }),
            keywords: given
                .iter()
                .filter_map(|it| match it {
                    Argument::Keyword(name, token, _) => {
                        Some(((*name).to_owned(), self.range(*token)))
                    }
                    _ => None,
                })
                .collect(),
            is_statement: statement,
            in_async: self.is_in_async(),
            is_tried: self.is_tried(node),
            is_rare: node.index() < self.quiet,
            is_conditional: node.index() < self.branch,
            target,
        };
        if let Some(function) = self.current() {
            function.handings.extend(handed);
            function.calls.push(call);
        }
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

    fn is_tried(&self, node: NodeId) -> bool {
        let tree = self.part.tree;
        self.part.around(node).any(|id| {
            tree.is(id, RuleId::Try)
                && tree.child(id, 1).is_some_and(|tail| {
                    tree.below(tail)
                        .any(|id| tree.name(id) == Some("TypeError"))
                })
        })
    }
}
