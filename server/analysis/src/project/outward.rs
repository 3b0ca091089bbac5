//! What functions of one file call in others.

use super::is_built_in;
use super::module::{Step, all_alike};
use crate::behaviour::{FunctionAt, Meaning, Program, Receiver, Target};
use crate::hash::FastSet;
use crate::name::Name;

/// A call of something in another file that is surely made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outward {
    /// The module, as the file calls it.
    pub(super) module: Name,
    pub(super) name: Name,
    /// The method that is called of an object of the class that the name is.
    pub(super) method: Option<Name>,
    /// The calls that lead there, itself last.
    pub(super) through: Vec<Step>,
}

impl Outward {
    /// Whether it is the same but for places.
    pub(super) fn is_like(&self, other: &Outward) -> bool {
        (&self.module, &self.name, &self.method) == (&other.module, &other.name, &other.method)
            && all_alike(&self.through, &other.through, Step::is_like)
    }
}

/// Functions that one calls in its own file are followed so far.
const DEEPEST: usize = 12;

/// The calls of other files that a function surely makes.
pub(super) fn outward(program: &Program<'_>, at: FunctionAt) -> Vec<Outward> {
    let mut all = Vec::new();
    let mut seen = FastSet::default();
    let mut open: Vec<(FunctionAt, Vec<Step>)> = vec![(at, Vec::new())];
    while let Some((at, through)) = open.pop() {
        let Some(function) = program.function(at).filter(|_| seen.insert(at)) else {
            continue;
        };
        let start = program.start(at.part);
        for call in function
            .calls
            .iter()
            .filter(|it| !it.is_rare && !it.is_conditional)
        {
            let step = |name: &str| Step {
                range: call.range.start + start..call.range.end + start,
                by: function.name.clone(),
                called: name.into(),
            };
            let mut with = |module: &str, name: &str, method: Option<&str>| {
                // What boards have comes before what the project has.
                if is_built_in(module) {
                    return;
                }
                let mut through = through.clone();
                through.push(step(method.unwrap_or(name)));
                all.push(Outward {
                    module: module.into(),
                    name: name.into(),
                    method: method.map(Name::from),
                    through,
                });
            };
            match program.meaning(at.part, &call.target) {
                Some(Meaning::Member(module, name)) => with(module, name, None),
                Some(Meaning::Function(called)) if through.len() < DEEPEST => {
                    let name = program.function(called).map_or("", |it| it.name.as_str());
                    let mut through = through.clone();
                    through.push(step(name));
                    open.push((called, through));
                }
                Some(Meaning::Method(called))
                    if through.len() < DEEPEST && !program.is_overridden(called) =>
                {
                    let name = program.function(called).map_or("", |it| it.name.as_str());
                    let mut through = through.clone();
                    through.push(step(name));
                    open.push((called, through));
                }
                Some(Meaning::MethodOf(module, class, method)) => {
                    with(module, class, Some(method));
                }
                None => {
                    if let Target::Of(Receiver::Global(global), method) = &call.target
                        && let Some(module) = program.imported_module(global)
                    {
                        with(&module, method, None);
                    }
                }
                _ => {}
            }
        }
    }
    all
}
