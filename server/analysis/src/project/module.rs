//! A module of a project, as those who import it need to know it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::outward::{Outward, outward};
use crate::behaviour::{EffectKind, FunctionAt, Program, Running, Shape};
use crate::diagnostic::Related;
use crate::lint::{BUFFER_MAKER, done_by, shown};
use crate::name::Name;
use crate::names::Together;

/// A module of a project, as those who import it need to know it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Module {
    pub(super) functions: HashMap<Name, Offered>,
    pub(super) classes: HashMap<Name, OfferedClass>,
    /// The names that it binds, of a file that others run after.
    pub(super) binds: HashSet<String>,
    /// Whether it may bind others too.
    pub(super) is_open: bool,
    makes_buffer: bool,
    has_handlers: bool,
}

/// A function or method that a module offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offered {
    pub(crate) name: Name,
    /// The parameters, without the object that a method is of.
    pub(crate) shape: Option<Shape>,
    pub(crate) running: Running,
    /// By which name of the module it is had: its own, or that of its class.
    pub(super) owner: Name,
    /// Where it is, and where its name stands there.
    pub(super) file: Arc<Path>,
    pub(super) place: Range<usize>,
    /// What it surely does that an interrupt must not, by itself and by what it calls in its file.
    pub(super) does: Vec<Done>,
    /// What it surely calls in other files.
    pub(super) calls: Vec<Outward>,
}

/// Something that an interrupt must not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Done {
    pub(crate) kind: EffectKind,
    /// The calls that lead there.
    pub(crate) through: Vec<Step>,
    /// Where it is.
    pub(crate) range: Range<usize>,
}

/// A call on the way somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) range: Range<usize>,
    /// Who calls, and what.
    pub(crate) by: Name,
    pub(crate) called: Name,
}

/// A class that a module offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OfferedClass {
    /// What makes an object of it, when that is certain.
    pub(crate) init: Option<Offered>,
    methods: HashMap<Name, Offered>,
}

impl OfferedClass {
    /// A method.
    pub(crate) fn method(&self, name: &str) -> Option<&Offered> {
        self.methods.get(name)
    }

    fn is_like(&self, other: &OfferedClass) -> bool {
        let init = match (&self.init, &other.init) {
            (Some(own), Some(other)) => own.is_like(other),
            (own, other) => own.is_none() && other.is_none(),
        };
        init && are_alike(&self.methods, &other.methods, Offered::is_like)
    }
}

impl Step {
    /// As it is told.
    pub(super) fn told(&self, file: &Path) -> Related {
        Related {
            file: Some(file.to_path_buf()),
            range: self.range.clone(),
            message: format!("{} calls `{}` here", shown(&self.by), self.called),
        }
    }

    pub(super) fn is_like(&self, other: &Step) -> bool {
        self.by == other.by && self.called == other.called
    }
}

/// Whether two lists are the same but for places.
pub(super) fn all_alike<T>(own: &[T], other: &[T], is_like: fn(&T, &T) -> bool) -> bool {
    own.len() == other.len()
        && own
            .iter()
            .zip(other)
            .all(|(own, other)| is_like(own, other))
}

fn are_alike<T>(
    own: &HashMap<Name, T>,
    others: &HashMap<Name, T>,
    is_like: fn(&T, &T) -> bool,
) -> bool {
    let same = |name: &Name, own: &T| others.get(name).is_some_and(|it| is_like(own, it));
    own.len() == others.len() && own.iter().all(|(name, own)| same(name, own))
}

impl Done {
    fn is_like(&self, other: &Done) -> bool {
        self.kind == other.kind && all_alike(&self.through, &other.through, Step::is_like)
    }
}

impl Offered {
    /// Where its name stands.
    pub(crate) fn place(&self) -> Related {
        Related {
            file: Some(self.file.to_path_buf()),
            range: self.place.clone(),
            message: "it is defined here".to_owned(),
        }
    }

    fn is_like(&self, other: &Offered) -> bool {
        self.name == other.name
            && self.shape == other.shape
            && self.running == other.running
            && all_alike(&self.does, &other.does, Done::is_like)
            && all_alike(&self.calls, &other.calls, Outward::is_like)
    }
}

impl Module {
    /// What a text offers that is in this file; what its functions do, if that is wanted.
    pub(crate) fn of(
        program: &Program<'_>,
        together: &Together<'_>,
        path: &Path,
        with_deeds: bool,
    ) -> Module {
        let file: Arc<Path> = path.into();
        let offered = |owner: &Name, at: FunctionAt| offered(program, at, owner, &file, with_deeds);
        let mut functions = program.functions();
        let mut module = Module {
            makes_buffer: functions.any(|(_, function)| function.calls(BUFFER_MAKER)),
            has_handlers: program.has_handlers(),
            ..Module::default()
        };
        if path.ends_with("boot.py") {
            module.binds = together.names().map(str::to_owned).collect();
            module.is_open = together.unwritten;
        }
        for (name, at) in program.global_functions() {
            let name = Name::from(name);
            if let Some(function) = offered(&name, at) {
                module.functions.insert(name, function);
            }
        }
        for class in program.global_classes() {
            let init = program.method(class, "__init__", 8);
            let methods = program.member_names(class).into_iter().filter_map(|name| {
                let at = program.method(class, name, 8)?;
                Some((name.clone(), offered(&class.name, at)?))
            });
            let methods = methods.collect();
            module.classes.insert(
                class.name.clone(),
                OfferedClass {
                    init: init
                        .filter(|_| class.is_plain)
                        .and_then(|at| offered(&class.name, at)),
                    methods,
                },
            );
        }
        module
    }

    /// Whether it may hand functions to interrupts: then it matters what other modules do.
    pub fn has_handlers(&self) -> bool {
        self.has_handlers
    }

    /// Whether it makes a buffer for exceptions in interrupts.
    pub(super) fn makes_buffer(&self) -> bool {
        self.makes_buffer
    }
}

/// Stands for all names that a module may bind without their being written.
pub(super) const ANY: &str = "*";

/// The names by which modules offer different things, in whatever places.
pub(super) fn differing<'m>(
    one: Option<&'m Module>,
    other: Option<&'m Module>,
) -> impl Iterator<Item = &'m str> {
    let only = move |of: Option<&'m Module>, not: Option<&'m Module>| {
        let functions = of.into_iter().flat_map(|it| &it.functions);
        let functions = functions.filter(move |(name, own)| {
            let other = not.and_then(|it| it.functions.get(*name));
            !other.is_some_and(|other| own.is_like(other))
        });
        let classes = of.into_iter().flat_map(|it| &it.classes);
        let classes = classes.filter(move |(name, own)| {
            let other = not.and_then(|it| it.classes.get(*name));
            !other.is_some_and(|other| own.is_like(other))
        });
        let binds = of.into_iter().flat_map(|it| &it.binds);
        let binds = binds.filter(move |name| !not.is_some_and(|it| it.binds.contains(*name)));
        let functions = functions.map(|(name, _)| name.as_str());
        let classes = classes.map(|(name, _)| name.as_str());
        functions.chain(classes).chain(binds.map(String::as_str))
    };
    let is_open = |of: Option<&Module>| of.is_some_and(|it| it.is_open);
    let any = (is_open(one) != is_open(other)).then_some(ANY);
    only(one, other).chain(only(other, one)).chain(any)
}

fn offered(
    program: &Program<'_>,
    at: FunctionAt,
    owner: &Name,
    file: &Arc<Path>,
    with_deeds: bool,
) -> Option<Offered> {
    let function = program.function(at)?;
    let does = with_deeds.then(|| done_by(program, at));
    let calls = with_deeds.then(|| outward(program, at));
    Some(Offered {
        name: function.name.clone(),
        shape: function.shape.clone(),
        running: function.running,
        owner: owner.clone(),
        file: file.clone(),
        place: program.place(at)?,
        does: does.unwrap_or_default(),
        calls: calls.unwrap_or_default(),
    })
}
