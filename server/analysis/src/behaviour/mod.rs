//! What the functions of a part of a text do, as far as others need to know it: how they are
//! called, what they call, what they hand to interrupts, and what an interrupt must not do.
//!
//! A call in one part may mean a function in another, or in another file. So a part keeps what is
//! written there, as names, and [`Program`] puts the parts together.

mod argument;
mod collect;
mod effect;
mod handler;
mod program;
mod shape;
mod target;

use std::ops::Range;

use crate::name::Name;

pub(crate) use argument::{Argument, arguments};
pub(crate) use collect::behaviour;
pub(crate) use effect::{Effect, EffectKind, GROWING, When, of_file, of_member, of_method};
pub(crate) use handler::{Handing, Way};
pub(crate) use program::{FunctionAt, Meaning, Program};
pub(crate) use shape::{Mismatch, Shape};
pub(crate) use target::{Receiver, Target};

/// What a part does. Ranges count from its beginning.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Behaviour {
    /// The statements of the module, then each function and lambda in the order of the text.
    pub(crate) functions: Vec<Function>,
    /// Classes of the module, each with its name.
    pub(crate) classes: Vec<Class>,
    /// Names of the module that are given the result of a call, and what was called.
    pub(crate) made: Vec<(Name, Target)>,
    /// Attributes that are assigned, of whatever object.
    pub(crate) assigned: Vec<Name>,
    /// Attributes that methods ask of their object and that the part does not give it: the class,
    /// and where the name stands.
    pub(crate) asked: Vec<(Name, Name, Range<usize>)>,
}

/// How a function runs when it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Running {
    /// At once.
    Plain,
    /// When it is awaited.
    Async,
    /// When it is iterated over.
    Generator,
}

/// A function, a lambda, or the statements of the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Function {
    /// Its name; `<lambda>` for those without, empty for the module.
    pub(crate) name: Name,
    /// The class of the module that it is a method of.
    pub(crate) class: Option<Name>,
    /// Where its name stands, or the lambda.
    pub(crate) range: Range<usize>,
    /// Where it ends.
    pub(crate) end: usize,
    /// The parameters; none when a decorator may have changed them.
    pub(crate) shape: Option<Shape>,
    pub(crate) running: Running,
    /// Whether it is a statement of the module or of a class of the module, on no condition and
    /// without decorators.
    pub(crate) is_plain: bool,
    /// Whether the module or a class of the module can name it.
    pub(crate) is_global: bool,
    /// Whether its body only says that others will write it.
    pub(crate) is_open: bool,
    /// Whether it ever gives a value back.
    pub(crate) gives: bool,
    pub(crate) calls: Vec<Call>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) handings: Vec<Handing>,
    /// What it writes that others may write too.
    pub(crate) writes: Vec<Write>,
}

/// Something that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Write {
    pub(crate) what: Shared,
    /// The statement.
    pub(crate) range: Range<usize>,
    /// Whether what is written comes of what was there.
    pub(crate) is_update: bool,
}

/// What several functions may write.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Shared {
    /// A name of the module.
    Global(Name),
    /// An attribute of the objects of a class. Only updates of these are taken note of.
    Attribute(Name, Name),
}

impl Function {
    /// Whether it calls something of this name, whatever that belongs to.
    pub(crate) fn calls(&self, name: &str) -> bool {
        self.calls.iter().any(|call| match &call.target {
            Target::Global(own) | Target::Member { name: own, .. } | Target::Of(_, own) => {
                own == name
            }
            Target::Local(_) => false,
        })
    }
}

/// A class of the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Class {
    pub(crate) name: Name,
    /// The names of its bases; none when there is something else among them.
    pub(crate) bases: Option<Vec<Name>>,
    /// Attributes that are given the result of a call, and what was called.
    pub(crate) made: Vec<(Name, Target)>,
    /// Names that its body binds.
    pub(crate) members: Vec<Name>,
    /// Whether making an object of it is what it seems: no decorators, no `__new__`.
    pub(crate) is_plain: bool,
}

/// A call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) target: Target,
    /// What is called, without the arguments.
    pub(crate) range: Range<usize>,
    /// The arguments with their parentheses.
    pub(crate) arguments: Range<usize>,
    /// How many are given by place; none when there are some with a star.
    pub(crate) positional: Option<usize>,
    /// Those given by name.
    pub(crate) keywords: Vec<(Name, Range<usize>)>,
    /// Whether nobody looks at the result.
    pub(crate) is_statement: bool,
    /// Whether it is in an async function itself.
    pub(crate) in_async: bool,
    /// Whether its author reckons with a TypeError.
    pub(crate) is_tried: bool,
    /// Whether its author knows that what is called may be missing.
    pub(crate) is_guarded: bool,
    /// Whether it is only reached when something goes wrong or is debugged.
    pub(crate) is_rare: bool,
    /// Whether the function goes another way on some condition.
    pub(crate) is_conditional: bool,
}
