//! What functions of one file call in others, and what those do in turn: calls are followed through
//! as many files as there are.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Done, Module, Offered, Project};
use crate::behaviour::{FunctionAt, Meaning, Program, Receiver, Target};
use crate::diagnostic::Related;
use crate::hash::{FastMap, FastSet};

/// A call of something in another file that is surely made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outward {
    /// The module, as the file calls it.
    module: String,
    name: String,
    /// The method that is called of an object of the class that the name is.
    method: Option<String>,
    /// The calls that lead there, itself last.
    through: Vec<Related>,
}

/// Functions that one calls in its own file are followed so far.
const DEEPEST: usize = 12;

/// The calls of other files that a function surely makes.
pub(super) fn outward(program: &Program<'_>, at: FunctionAt, file: &Path) -> Vec<Outward> {
    let mut all = Vec::new();
    let mut seen = FastSet::default();
    let mut open: Vec<(FunctionAt, Vec<Related>)> = vec![(at, Vec::new())];
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
            let step = |name: &str| Related {
                file: Some(file.to_path_buf()),
                range: call.range.start + start..call.range.end + start,
                message: format!("`{}` calls `{name}` here", function.name),
            };
            let mut with = |module: &str, name: &str, method: Option<&str>| {
                let mut through = through.clone();
                through.push(step(method.unwrap_or(name)));
                all.push(Outward {
                    module: module.to_owned(),
                    name: name.to_owned(),
                    method: method.map(str::to_owned),
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

/// A function, by where its name stands.
type Key = (PathBuf, usize);

fn key(offered: &Offered) -> Option<Key> {
    let place = &offered.place;
    Some((place.file.clone()?, place.range.start))
}

impl Project {
    /// Adds to what each function does what it does by calls of other files.
    pub(super) fn follow(&mut self) {
        let mut known: FastMap<Key, Vec<Done>> = FastMap::default();
        let modules = self.modules.values().flatten().cloned();
        let modules: Vec<Arc<Module>> = modules.collect();
        for offered in modules.iter().flat_map(|it| it.offered()) {
            self.deeds(offered, &mut known, DEEPEST);
        }
        for module in self.modules.values_mut().flatten() {
            let is_more = |it: &Offered| {
                let all = key(it).and_then(|key| known.get(&key));
                all.is_some_and(|all| *all != it.does)
            };
            if !module.offered().any(is_more) {
                continue;
            }
            let own = Arc::make_mut(module);
            for offered in own.offered_mut() {
                let all = key(offered).and_then(|key| known.get(&key));
                if let Some(all) = all {
                    offered.does.clone_from(all);
                }
            }
        }
    }

    /// What a function does, in other files too. One of each kind is enough.
    fn deeds(
        &self,
        offered: &Offered,
        known: &mut FastMap<Key, Vec<Done>>,
        depth: usize,
    ) -> Vec<Done> {
        // Most functions call nothing in the other files: what they do themselves is all.
        if !offered.calls.iter().any(|it| self.may_have(&it.module)) {
            return offered.does.clone();
        }
        let Some(key) = key(offered) else {
            return Vec::new();
        };
        if let Some(done) = known.get(&key) {
            return done.clone();
        }
        // Who comes back here while it is found out learns no more than this.
        known.insert(key.clone(), offered.does.clone());
        let mut all = offered.does.clone();
        let Some(depth) = depth.checked_sub(1) else {
            return all;
        };
        let seat = self.seat(Some(&key.0));
        for call in &offered.calls {
            let called = match &call.method {
                Some(method) => seat
                    .class(&call.module, &call.name)
                    .and_then(|it| it.method(method)),
                None => seat.function(&call.module, &call.name),
            };
            for done in called.map_or_else(Vec::new, |it| self.deeds(it, known, depth)) {
                if all.iter().any(|it| it.kind == done.kind) {
                    continue;
                }
                let through = call.through.iter().cloned().chain(done.through);
                all.push(Done {
                    kind: done.kind,
                    through: through.collect(),
                });
            }
        }
        known.insert(key, all.clone());
        all
    }
}
