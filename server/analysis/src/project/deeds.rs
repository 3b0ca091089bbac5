//! What functions do, by way of those that they call in other files: calls are followed through as
//! many files as there are.
//!
//! They are followed for who asks, and what was found is kept with the modules that it rests on.
//! An edit of one of these makes it be found again when somebody asks; no other does.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::module::{Done, Offered};
use super::outward::Outward;
use super::{Asked, Project, is_built_in};
use crate::behaviour::{EffectKind, Running};
use crate::diagnostic::Related;
use crate::hash::{FastMap, FastSet};
use crate::name::Name;

/// Calls are followed through so many files.
const DEEPEST: usize = 12;
/// So many functions are looked at, the nearest first. A handler that runs more than that has
/// other faults.
pub(super) const MOST: usize = 256;
/// What was found so many edits ago and not asked for since is found anew.
const MOST_CHANGES: usize = 256;

/// Something that an interrupt must not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Deed {
    pub(crate) kind: EffectKind,
    /// The calls that lead there, and the place itself last.
    pub(crate) through: Vec<Related>,
}

/// A function: its file, and its names there.
type Key = (Arc<Path>, Name, Name);

/// What functions do in other files, as far as somebody asked: of one version of a project, kept in
/// common with all others.
#[derive(Debug, Clone, Default)]
pub(super) struct Deeds {
    version: u64,
    kept: Arc<Mutex<Kept>>,
}

#[derive(Debug, Default)]
struct Kept {
    newest: u64,
    /// Which modules changed from version to version: the last is that which led to the newest.
    changes: VecDeque<Box<[Asked]>>,
    found: FastMap<Key, Found>,
    /// Functions that were looked at.
    looked_at: usize,
}

/// What was found for some versions.
#[derive(Debug, Clone)]
struct Found {
    /// The first and the last that it is known to hold for.
    versions: (u64, u64),
    followed: Followed,
    /// The modules that it rests on, in order.
    modules: Arc<[Asked]>,
}

/// What a function does, and what that rests on.
#[derive(Debug, Clone)]
pub(super) struct Followed {
    pub(super) deeds: Arc<[Deed]>,
    /// The names that its calls lead through, in order.
    pub(super) names: Arc<[Asked]>,
}

impl Deeds {
    pub(super) fn version(&self) -> u64 {
        self.version
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // Nothing that could panic is done while it is locked.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, key: &Key) -> Option<Followed> {
        let kept = &mut *self.kept();
        let found = kept.found.get_mut(key)?;
        let (first, last) = found.versions;
        if self.version < first {
            return None;
        }
        let since = kept.newest.checked_sub(last)?;
        let over = kept.newest.checked_sub(self.version)?;
        let of_last = kept.changes.len().checked_sub(usize::try_from(since).ok()?);
        let of_own = kept.changes.len().checked_sub(usize::try_from(over).ok()?);
        if last < self.version {
            let mut changes = kept.changes.range(of_last?..of_own?).flatten();
            if changes.any(|module| found.modules.binary_search(module).is_ok()) {
                return None;
            }
            found.versions.1 = self.version;
        }
        Some(found.followed.clone())
    }

    /// Keeps what was found, unless it is of a version that is over.
    fn keep(&self, key: Key, followed: &Followed, modules: Arc<[Asked]>, looked_at: usize) {
        let mut kept = self.kept();
        kept.looked_at += looked_at;
        if kept.newest == self.version {
            let found = Found {
                versions: (self.version, self.version),
                followed: followed.clone(),
                modules,
            };
            kept.found.insert(key, found);
        }
    }

    /// The same when these modules are others.
    pub(super) fn without(&self, modules: &[String]) -> Deeds {
        let mut kept = self.kept();
        if kept.newest != self.version {
            // There is another version after this one already.
            return Deeds::default();
        }
        kept.newest += 1;
        let modules = modules.iter().map(|module| Asked::of(module, ""));
        kept.changes.push_back(modules.collect());
        if kept.changes.len() > MOST_CHANGES {
            kept.changes.pop_front();
        }
        Deeds {
            version: kept.newest,
            kept: self.kept.clone(),
        }
    }

    /// Functions that were looked at so far.
    #[cfg(test)]
    pub(super) fn looked_at(&self) -> usize {
        self.kept().looked_at
    }
}

/// A function on the way through the files.
struct Stop<'p> {
    offered: &'p Offered,
    /// The number of the one that calls it, and how.
    from: Option<(usize, &'p Outward)>,
    depth: usize,
}

impl Project {
    /// What a function does, in other files too: one of each kind, by the fewest files.
    pub(super) fn deeds(&self, offered: &Offered) -> Followed {
        if offered.calls.is_empty() {
            let deeds = offered.does.iter().map(|it| told(offered, it));
            return Followed {
                deeds: deeds.collect(),
                names: Arc::default(),
            };
        }
        let names = (offered.owner.clone(), offered.name.clone());
        let key = (offered.file.clone(), names.0, names.1);
        if let Some(followed) = self.deeds.get(&key) {
            return followed;
        }
        let mut rests_on = RestsOn::default();
        if let Some(own) = self.name_of(&offered.file) {
            rests_on.modules.insert(Asked::of(&own, ""));
        }
        let (deeds, looked_at) = self.followed(offered, &mut rests_on);
        let sorted = |all: FastSet<Asked>| {
            let mut all: Vec<Asked> = all.into_iter().collect();
            all.sort_unstable();
            Arc::from(all)
        };
        let followed = Followed {
            deeds: deeds.into(),
            names: sorted(rests_on.names),
        };
        let modules = sorted(rests_on.modules);
        self.deeds.keep(key, &followed, modules, looked_at);
        followed
    }

    fn followed<'p>(&'p self, offered: &'p Offered, rests_on: &mut RestsOn) -> (Vec<Deed>, usize) {
        let mut all = OfEachKind::default();
        let mut stops = vec![Stop {
            offered,
            from: None,
            depth: 0,
        }];
        let mut seen = FastSet::from_iter([std::ptr::from_ref(offered)]);
        let mut next = 0;
        while let Some(Stop { offered, depth, .. }) = stops.get(next) {
            let (offered, depth) = (*offered, *depth);
            for done in &offered.does {
                all.add(done.kind, || {
                    let mut through = way(&stops, next);
                    through.extend(told(offered, done).through);
                    through
                });
            }
            let seat = self.seat(Some(&offered.file));
            for call in offered.calls.iter().filter(|_| depth < DEEPEST) {
                let Some(module) = seat.absolute(&call.module) else {
                    continue;
                };
                if is_built_in(&module) {
                    continue;
                }
                rests_on.modules.insert(Asked::of(&module, ""));
                rests_on.names.insert(Asked::of(&module, &call.name));
                let steps = || {
                    let mut through = way(&stops, next);
                    through.extend(call.through.iter().map(|step| step.told(&offered.file)));
                    through
                };
                let class = seat.class(&call.module, &call.name);
                let called = match (&call.method, class) {
                    (Some(method), class) => class.and_then(|class| class.method(method)),
                    (None, Some(class)) => {
                        all.add(EffectKind::Object, steps);
                        class.init.as_ref()
                    }
                    (None, None) => seat.function(&call.module, &call.name),
                };
                let Some(called) = called else {
                    continue;
                };
                if called.running != Running::Plain {
                    // Nothing of it runs.
                    all.add(EffectKind::Generator, steps);
                } else if stops.len() < MOST && seen.insert(std::ptr::from_ref(called)) {
                    stops.push(Stop {
                        offered: called,
                        from: Some((next, call)),
                        depth: depth + 1,
                    });
                }
            }
            next += 1;
        }
        (all.0, stops.len())
    }
}

/// What is asked on the way.
#[derive(Default)]
struct RestsOn {
    modules: FastSet<Asked>,
    names: FastSet<Asked>,
}

/// What was found so far, one of each kind.
#[derive(Default)]
struct OfEachKind(Vec<Deed>);

impl OfEachKind {
    fn add(&mut self, kind: EffectKind, through: impl FnOnce() -> Vec<Related>) {
        if self.0.iter().all(|it| it.kind != kind) {
            let through = through();
            self.0.push(Deed { kind, through });
        }
    }
}

/// The calls that lead to a stop.
fn way(stops: &[Stop<'_>], number: usize) -> Vec<Related> {
    let mut calls = Vec::new();
    let mut at = number;
    while let Some((from, call)) = stops.get(at).and_then(|it| it.from) {
        calls.push((from, call));
        at = from;
    }
    let steps = calls.into_iter().rev().flat_map(|(from, call)| {
        let file = stops.get(from).map(|it| &it.offered.file);
        let steps = call.through.iter();
        steps.filter_map(move |step| Some(step.told(file?)))
    });
    steps.collect()
}

/// What a function does in its own file, as it is told.
fn told(offered: &Offered, done: &Done) -> Deed {
    let steps = done.through.iter();
    let mut through: Vec<Related> = steps.map(|step| step.told(&offered.file)).collect();
    through.push(Related {
        file: Some(offered.file.to_path_buf()),
        range: done.range.clone(),
        message: done.kind.words().0.to_owned(),
    });
    Deed {
        kind: done.kind,
        through,
    }
}
