//! Which names and expressions surely are of a type that literals make.

use garter_syntax::{RuleId, TokenKind};

use crate::builtins::{answer, made};
use crate::infer::displayed;
use crate::lint::Part;
use crate::names::{Bound, ScopeId, ScopeKind, Use};
use crate::tree::{Kind, NodeId};

/// A type that literals make, and the built-in name that is supposed to mean what it says.
pub(super) type Known<'t> = (&'static str, Option<&'t str>);

/// How many expressions are looked through to find out what one value is.
pub(super) const MOST_STEPS: usize = 8;

/// The type that all values have which a name of the module is bound to here.
pub(crate) fn of_module(part: &Part<'_, '_>, bindings: &[usize]) -> Option<&'static str> {
    let mut known = None;
    for &at in bindings {
        let Bound::Value(value) = part.names.bindings[at].to else {
            return None;
        };
        let (of, supposed) = plain(part, value, ScopeId::MODULE, MOST_STEPS)?;
        if supposed.is_some() || known.is_some_and(|before| before != of) {
            return None;
        }
        known = Some(of);
    }
    known
}

/// The type of what a name of a function is, where all that it is bound to agrees.
pub(super) fn of_name<'t>(part: &Part<'_, 't>, used: &Use<'t>) -> Option<Known<'t>> {
    (!used.guard.name)
        .then(|| of_local(part, part.names.bindings_at(used), MOST_STEPS))
        .flatten()
}

fn of_local<'t>(part: &Part<'_, 't>, bindings: &[usize], steps: usize) -> Option<Known<'t>> {
    let names = part.names;
    let mut known: Option<Known<'t>> = None;
    for &at in bindings {
        let binding = &names.bindings[at];
        if names.scope(binding.scope).kind != ScopeKind::Function {
            return None;
        }
        let Bound::Value(value) = binding.to else {
            return None;
        };
        let next = plain(part, value, binding.scope, steps)?;
        if known.is_some_and(|before| before != next) {
            return None;
        }
        known = Some(next);
    }
    known
}

fn is_bound(part: &Part<'_, '_>, name: &str, scope: ScopeId) -> bool {
    !part.names.bindings_of(name, scope).is_empty()
}

/// The type of an expression.
pub(super) fn plain<'t>(
    part: &Part<'_, 't>,
    node: NodeId,
    scope: ScopeId,
    steps: usize,
) -> Option<Known<'t>> {
    let steps = steps.checked_sub(1)?;
    let tree = part.tree;
    if let Some(of) = displayed(tree, node) {
        return Some((of, None));
    }
    match tree.kind(node) {
        Kind::Token(TokenKind::Float) => Some(("float", None)),
        Kind::Token(TokenKind::Name) if scope != ScopeId::MODULE => {
            let bindings = part.names.bindings_of(tree.text(node), scope);
            of_local(part, bindings, steps)
        }
        Kind::Rule(RuleId::Paren) => plain(part, tree.child(node, 0)?, scope, steps),
        Kind::Rule(RuleId::Primary) => {
            let mut parts = tree.children(node);
            let first = parts.next()?;
            let mut known = match tree.name(first).and_then(made) {
                Some(of) => {
                    let name = tree.text(first);
                    let is_call = tree.is(parts.next()?, RuleId::CallArguments);
                    if !is_call || is_bound(part, name, scope) {
                        return None;
                    }
                    (of, Some(name))
                }
                None => plain(part, first, scope, steps)?,
            };
            while let Some(attribute) = parts.next() {
                let call = parts.next()?;
                if !tree.is(attribute, RuleId::Attribute) || !tree.is(call, RuleId::CallArguments) {
                    return None;
                }
                known.0 = answer(known.0, tree.text(tree.child(attribute, 0)?))?;
            }
            Some(known)
        }
        _ => None,
    }
}
