//! The functions that run in interrupts, by way of what they call, and what they do there.

use std::collections::VecDeque;
use std::ops::Range;

use super::Context;
use super::told::shown;
use crate::behaviour::{
    Call, EffectKind, FunctionAt, GROWING, Meaning, Program, Running, Shared, Target, When,
    of_file, of_member, of_method,
};
use crate::hash::{FastMap, FastSet};
use crate::project::{Deed, Offered};

/// A function that runs in an interrupt.
pub(super) struct Reached {
    pub(super) at: FunctionAt,
    pub(super) context: Context,
    /// The place in the text that leads here, and what is there.
    pub(super) place: Range<usize>,
    pub(super) why: String,
    /// Through which function, by its number in the list of those reached.
    pub(super) through: Option<usize>,
}

/// Calls are followed so far.
pub(super) const DEEPEST: usize = 12;

/// A place at which something is done that an interrupt must not do.
pub(super) struct Place<'s> {
    pub(super) range: Range<usize>,
    pub(super) kind: EffectKind,
    /// The number of the function that does it among those reached.
    pub(super) through: usize,
    /// What it calls in another file that does it.
    pub(super) foreign: Option<(&'s Offered, Deed)>,
}

/// What runs in interrupts, and what it does.
pub(super) struct Found<'s> {
    pub(super) reached: Vec<Reached>,
    pub(super) places: Vec<Place<'s>>,
}

/// The functions that run with these, and the places at which they do what they must not.
pub(super) fn places<'s>(
    program: &Program<'s>,
    roots: Vec<Reached>,
    is_shared: impl Fn(FunctionAt) -> bool,
) -> Found<'s> {
    // Hard ones first: what is told of them holds for the soft ones too.
    let (hard, soft): (Vec<_>, Vec<_>) = roots
        .into_iter()
        .partition(|root| root.context == Context::Hard);
    let mut seen: FastMap<FunctionAt, Context> = FastMap::default();
    let mut told: FastSet<(usize, usize, usize)> = FastSet::default();
    let mut reached: Vec<Reached> = Vec::new();
    let mut all = Vec::new();
    let mut queue: VecDeque<(Reached, usize)> =
        hard.into_iter().chain(soft).map(|root| (root, 0)).collect();
    while let Some((next, depth)) = queue.pop_front() {
        let known = seen.get(&next.at);
        if known.is_some_and(|known| *known == Context::Hard || *known == next.context) {
            continue;
        }
        seen.insert(next.at, next.context);
        let (at, context) = (next.at, next.context);
        reached.push(next);
        let through = reached.len() - 1;
        let Some(function) = program.function(at) else {
            continue;
        };
        let start = program.start(at.part);
        let is_wrong = |kind: EffectKind| context == Context::Hard || kind.is_wrong_when_soft();
        let mut tell = |range: &Range<usize>, kind, foreign| {
            if is_wrong(kind) && told.insert((at.part, range.start, range.end)) {
                all.push(Place {
                    range: range.start + start..range.end + start,
                    kind,
                    through,
                    foreign,
                });
            }
        };
        // What else calls it may be why it goes another way.
        let both = is_shared(at);
        for effect in &function.effects {
            if holds(program, &effect.when) && !(both && effect.is_conditional) {
                tell(&effect.range, effect.kind, None);
            }
        }
        let unsure = |call: &Call| call.is_rare || both && call.is_conditional;
        for call in function.calls.iter().filter(|call| !unsure(call)) {
            let whole = call.range.start..call.arguments.end;
            if let Some(kind) = of_own_object(program, call) {
                tell(&whole, kind, None);
            }
            let called = match program.meaning(at.part, &call.target) {
                Some(Meaning::Member(module, name)) => {
                    if let Some(kind) = of_member(module, name) {
                        tell(&whole, kind, None);
                    }
                    None
                }
                Some(Meaning::MethodOf(module, class, method)) => {
                    if let Some(kind) = of_method(module, class, method, call) {
                        tell(&whole, kind, None);
                    }
                    None
                }
                Some(Meaning::Foreign(offered)) => {
                    if offered.running == Running::Plain {
                        let deeds = program.deeds(offered);
                        if let Some(deed) = deeds.iter().find(|deed| is_wrong(deed.kind)) {
                            tell(&whole, deed.kind, Some((offered, deed.clone())));
                        }
                    } else {
                        tell(&whole, EffectKind::Generator, None);
                    }
                    None
                }
                Some(Meaning::ForeignClass(..)) => {
                    tell(&whole, EffectKind::Object, None);
                    None
                }
                Some(Meaning::Class(class)) => {
                    tell(&whole, EffectKind::Object, None);
                    program.method(class, "__init__", DEEPEST)
                }
                Some(Meaning::Method(called)) if program.is_overridden(called) => None,
                Some(Meaning::Function(called) | Meaning::Method(called)) => Some(called),
                None => None,
            };
            let Some((called, callee)) = called.and_then(|at| Some((at, program.function(at)?)))
            else {
                continue;
            };
            if callee.running != Running::Plain {
                tell(&whole, EffectKind::Generator, None);
                continue;
            }
            if depth < DEEPEST {
                let reached = Reached {
                    at: called,
                    context,
                    place: call.range.start + start..call.range.end + start,
                    why: format!("{} calls `{}` here", shown(&function.name), callee.name),
                    through: Some(through),
                };
                queue.push_back((reached, depth + 1));
            }
        }
    }
    Found {
        reached,
        places: all,
    }
}

/// Finds where hard handlers make names of the module that nothing else makes.
pub(super) fn new_globals(
    program: &Program<'_>,
    found: &mut Found<'_>,
    shared: &FastSet<FunctionAt>,
) {
    let mut written: FastMap<&str, (usize, Range<usize>, usize)> = FastMap::default();
    for (through, reached) in found.reached.iter().enumerate() {
        let hard = reached.context == Context::Hard && !shared.contains(&reached.at);
        let function = program.function(reached.at).filter(|_| hard);
        let start = program.start(reached.at.part);
        for write in function.iter().flat_map(|function| &function.writes) {
            if let Shared::Global(name) = &write.what {
                let range = write.range.start + start..write.range.end + start;
                let entry = written.entry(name).or_insert((through, range, 0));
                entry.2 += 1;
            }
        }
    }
    for (name, (through, range, count)) in written {
        if program.count(name) == Some(count) {
            found.places.push(Place {
                range,
                kind: EffectKind::NewGlobal,
                through,
                foreign: None,
            });
        }
    }
    found.places.sort_by_key(|place| place.range.start);
}

/// The steps that lead to a function, from the first.
pub(super) fn chain(reached: &[Reached], number: usize) -> Vec<&Reached> {
    let mut chain = Vec::new();
    let mut at = Some(number);
    while let Some(step) = at.and_then(|at| reached.get(at)) {
        chain.push(step);
        at = step.through;
    }
    chain.reverse();
    chain
}

/// The functions that run in interrupts, beginning with these, and outside of them too.
pub(super) fn shared(
    program: &Program<'_>,
    roots: impl Iterator<Item = FunctionAt>,
) -> FastSet<FunctionAt> {
    let called = |part: usize, call: &Call| match program.meaning(part, &call.target)? {
        Meaning::Function(at) | Meaning::Method(at) => Some(at),
        Meaning::Class(class) => program.method(class, "__init__", DEEPEST),
        Meaning::Member(..)
        | Meaning::MethodOf(..)
        | Meaning::Foreign(..)
        | Meaning::ForeignClass(..) => None,
    };
    let mut reached: FastSet<FunctionAt> = FastSet::default();
    let mut open: Vec<FunctionAt> = roots.collect();
    while let Some(at) = open.pop() {
        if reached.insert(at)
            && let Some(function) = program.function(at)
        {
            let calls = function.calls.iter();
            open.extend(calls.filter_map(|call| called(at.part, call)));
        }
    }
    let outside = program.functions().filter(|(at, _)| !reached.contains(at));
    let calls = outside.flat_map(|(at, function)| {
        let calls = function.calls.iter();
        calls.filter_map(move |call| called(at.part, call))
    });
    calls.filter(|at| reached.contains(at)).collect()
}

fn holds(program: &Program<'_>, when: &When) -> bool {
    match when {
        When::Always => true,
        When::BuiltIn(name) => !program.binds(name),
        When::Method(class, name) => {
            let class = program.class(class);
            let method = class.and_then(|class| program.method(class, name, DEEPEST));
            let method = method.and_then(|at| program.function(at));
            method.is_some_and(|method| method.is_plain)
        }
    }
}

/// What a call of `append` and the like does to a list or dict of the text,
/// or of `write` to a file.
fn of_own_object(program: &Program<'_>, call: &Call) -> Option<EffectKind> {
    let Target::Of(receiver, name) = &call.target else {
        return None;
    };
    match program.maker(receiver)? {
        Target::Global(made) if made == "open" => of_file(name).filter(|_| !program.binds("open")),
        Target::Global(made) if matches!(made.as_str(), "list" | "dict" | "set") => {
            let grows = GROWING.contains(&name.as_str()) && !program.binds(made);
            grows.then_some(EffectKind::Growth)
        }
        _ => None,
    }
}
