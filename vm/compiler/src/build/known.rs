//! Names that stand for constants: those of the module `math`, and what `const` defines.

use super::{Builder, NOTHING};
use crate::arena::OutOfMemory;
use crate::constant::Kind;
use crate::fault::Code;
use crate::fold;
use crate::tree::{HEAD, Inner, Node, Word};
use garter_syntax::RuleId;

/// Constants of the module `math`.
const MATH: [(&str, f64); 5] = [
    ("pi", core::f64::consts::PI),
    ("e", core::f64::consts::E),
    ("tau", core::f64::consts::TAU),
    ("inf", f64::INFINITY),
    ("nan", f64::NAN),
];

impl Builder<'_, '_, '_, '_> {
    /// Constants of `math` are known by the name that the module usually has.
    pub(super) fn module_constant(&mut self) -> Result<Option<Word>, OutOfMemory> {
        let (module, trailer) = (self.peek(2, 0), self.peek(2, 1));
        let arena = &self.store.arena;
        let Some(attribute) = Inner::of_rule(arena, trailer, RuleId::Attribute) else {
            return Ok(None);
        };
        let (Node::Id(module), Node::Id(name)) = (
            Node::decode(module),
            Node::decode(attribute.child(arena, 0)),
        ) else {
            return Ok(None);
        };
        let is = |name, text| self.store.names.is(arena, self.store.source, name, text);
        if !is(module, "math") {
            return Ok(None);
        }
        let found = MATH.iter().find(|(text, _)| is(name, text));
        match found {
            Some((_, value)) => self.store.float(Kind::Float, *value, 0).map(Some),
            None => Ok(None),
        }
    }

    /// `NAME = const(value)`, or `NAME: type = const(value)`: the name stands for the value from
    /// here on.
    pub(super) fn constant_definition(&mut self) -> Result<Option<Word>, OutOfMemory> {
        let (target, value) = (self.peek(2, 0), self.peek(2, 1));
        let Node::Id(name) = Node::decode(target) else {
            return Ok(None);
        };
        let arena = &self.store.arena;
        let annotated = Inner::of_rule(arena, value, RuleId::AnnotatedAssign);
        let value = annotated.map_or(value, |tail| tail.child(arena, 1));
        let Some(call) = Inner::of_rule(arena, value, RuleId::Primary) else {
            return Ok(None);
        };
        let Node::Id(function) = Node::decode(call.child(arena, 0)) else {
            return Ok(None);
        };
        let arguments = Inner::of_rule(arena, call.child(arena, 1), RuleId::CallArguments);
        let Some(arguments) = arguments.filter(|_| call.count == 2) else {
            return Ok(None);
        };
        if !self
            .store
            .names
            .is(arena, self.store.source, function, "const")
        {
            return Ok(None);
        }
        let argument = arguments.child(arena, 0);
        if !fold::is_constant(&self.store.arena, argument) {
            self.error = Some((Code::NotAConstant, call.line(arena)));
            return Ok(None);
        }
        self.store
            .names
            .set_constant(&mut self.store.arena, name, argument);
        let text = self.store.names.text(&self.store.arena, name);
        let private = crate::text::Texts {
            source: self.store.source,
            arena: &self.store.arena,
        }
        .byte(text, 0)
            == b'_';
        if private {
            // Nobody else can see it, so nothing is stored.
            return Ok(Some(NOTHING));
        }
        let arena = &mut self.store.arena;
        let at = annotated.map_or(arena.top(), |tail| tail.at + HEAD + 1);
        arena.set(at, argument);
        Ok(None)
    }
}
