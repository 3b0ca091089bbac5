//! The parameters of a function, and whether arguments fit them.

use garter_syntax::RuleId;

use super::Call;
use crate::name::Name;
use crate::tree::{Kind, NodeId, Tree};

/// Parameters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Those given by place or name.
    positional: Vec<Name>,
    /// How many of them, from the first, must be given.
    required: usize,
    /// Those given by name alone, and whether they must be.
    by_name: Vec<(Name, bool)>,
    /// `*args`
    any_positional: bool,
    /// `**kwargs`
    any_keyword: bool,
}

/// How arguments do not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mismatch {
    /// So many at most, so many given.
    TooMany(usize, usize),
    /// This parameter has no argument.
    Missing(Name),
    /// The keyword with this number is no parameter.
    Unknown(usize),
    /// The keyword with this number is given by place as well.
    Twice(usize),
}

impl Shape {
    /// The names of all parameters.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let by_name = self.by_name.iter().map(|(name, _)| name);
        self.positional.iter().chain(by_name).map(|name| &**name)
    }

    /// The parameters of a function or lambda.
    pub(crate) fn of(tree: &Tree<'_>, parameters: Option<NodeId>) -> Shape {
        let mut shape = Shape::default();
        let Some(list) = parameters else {
            return shape;
        };
        let each = if tree.is(list, RuleId::LambdaParameters) {
            tree.children(list)
        } else {
            tree.members(list, RuleId::Parameters)
        };
        let mut after_star = false;
        for parameter in each {
            let text = |node: Option<NodeId>| {
                let name = node.and_then(|node| tree.below(node).find_map(|id| tree.name(id)));
                name.unwrap_or_default()
            };
            match tree.kind(parameter) {
                Kind::Absent => {}
                Kind::Rule(RuleId::StarParameter | RuleId::LambdaStar) => {
                    after_star = true;
                    shape.any_positional |= !text(tree.child(parameter, 0)).is_empty();
                }
                Kind::Rule(RuleId::DoubleStarParameter | RuleId::LambdaDoubleStar) => {
                    shape.any_keyword = true;
                }
                kind => {
                    let named = matches!(
                        kind,
                        Kind::Rule(RuleId::NamedParameter | RuleId::LambdaNamed)
                    );
                    // `name: annotation = default`, `name = default`.
                    let default = named.then(|| tree.children(parameter).last()).flatten();
                    let default = default.is_some_and(|id| tree.kind(id) != Kind::Absent);
                    let name = text(Some(parameter)).into();
                    if after_star {
                        shape.by_name.push((name, !default));
                    } else {
                        shape.positional.push(name);
                        if !default {
                            shape.required = shape.positional.len();
                        }
                    }
                }
            }
        }
        shape
    }

    /// Without the first parameter, which is the object.
    pub(crate) fn bound(mut self) -> Shape {
        if !self.positional.is_empty() {
            self.positional.remove(0);
            self.required = self.required.saturating_sub(1);
        }
        self
    }

    /// Whether a call with so many arguments by place fits.
    pub(crate) fn takes(&self, count: usize) -> bool {
        count >= self.required
            && (count <= self.positional.len() || self.any_positional)
            && self.by_name.iter().all(|(_, required)| !required)
    }

    /// How the parameters are counted, for people.
    pub(crate) fn counted(&self) -> String {
        let most = self.positional.len();
        let count = match self.required {
            least if least == most => format!("{most}"),
            least => format!("{least} to {most}"),
        };
        let plural = if most == 1 { "" } else { "s" };
        format!("{count} argument{plural}")
    }

    /// How the arguments of a call do not fit.
    pub(crate) fn mismatch(&self, call: &Call) -> Option<Mismatch> {
        let given = call.positional?;
        if given > self.positional.len() && !self.any_positional {
            return Some(Mismatch::TooMany(self.positional.len(), given));
        }
        let place = |name: &str| self.positional.iter().position(|own| *own == *name);
        for (number, (name, _)) in call.keywords.iter().enumerate() {
            match place(name) {
                Some(at) if at < given => return Some(Mismatch::Twice(number)),
                Some(_) => {}
                None if self.any_keyword || self.by_name.iter().any(|(own, _)| *own == *name) => {}
                None => return Some(Mismatch::Unknown(number)),
            }
        }
        let is_named = |name: &str| call.keywords.iter().any(|(own, _)| *own == *name);
        let required = self.positional.iter().take(self.required).skip(given);
        let by_name = self.by_name.iter().filter(|(_, required)| *required);
        required
            .chain(by_name.map(|(name, _)| name))
            .find(|name| !is_named(name))
            .map(|name| Mismatch::Missing(name.clone()))
    }
}
