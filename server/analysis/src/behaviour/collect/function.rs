//! What is known of a function before its body is looked at.

use garter_syntax::{RuleId, TokenKind};

use super::Collector;
use crate::behaviour::effect::When;
use crate::behaviour::target::class_around;
use crate::behaviour::{Effect, EffectKind, Function, Running, Shape};
use crate::name::Name;
use crate::tree::{Kind, NodeId};

impl Collector<'_, '_, '_> {
    /// What is known of a function before its body is looked at.
    pub(super) fn function(&self, node: NodeId) -> Function {
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
        // Whether only classes are around it, and whether they or functions are.
        let (mut is_outermost, mut of_module) = (true, true);
        for outer in self.part.around(node) {
            match tree.kind(outer) {
                Kind::Rule(RuleId::FileInput | RuleId::Statements | RuleId::AsyncStatement) => {}
                Kind::Rule(RuleId::ClassDef) => of_module = false,
                Kind::Rule(RuleId::FunctionDef | RuleId::Lambda | RuleId::PlainLambda) => {
                    (is_outermost, of_module) = (false, false);
                }
                _ => is_outermost = false,
            }
        }
        Function {
            name: name.map_or("<lambda>", |name| tree.text(name)).into(),
            class: class_name.map(Name::from),
            range: self.range(name.unwrap_or(node)),
            end: self.range(node).end,
            shape,
            // Whether it yields and gives something is seen when its body is looked at.
            running: match is_async {
                true => Running::Async,
                false => Running::Plain,
            },
            is_plain: is_def && decorated.is_none() && is_outermost,
            is_global: is_def && (of_module || class_name.is_some()),
            is_open: body.is_some_and(|body| self.is_open(body)),
            gives: !is_def,
            calls: Vec::new(),
            effects: self.star_parameter(node, parameters),
            handings: Vec::new(),
            writes: Vec::new(),
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
        self.part.statements(body).all(|id| {
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
}
