//! Who calls whom in a text, and what runs when interrupts are enabled.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::DEEPEST;
use crate::behaviour::{FunctionAt, Meaning, Program};

/// Who calls whom: each call in the order of the text, by whom it is.
pub(super) struct Calls {
    by_caller: HashMap<FunctionAt, Vec<(usize, FunctionAt)>>,
    by_called: HashMap<FunctionAt, Vec<(usize, FunctionAt)>>,
    /// The functions of each class, by those that make its objects.
    methods: HashMap<FunctionAt, Vec<FunctionAt>>,
}

/// What runs when interrupts are enabled.
pub(super) struct Enabled {
    /// Functions in which they are, each from this byte on.
    from: HashMap<FunctionAt, usize>,
    /// Functions that are called afterwards.
    after: HashSet<FunctionAt>,
    /// Where a handler is handed over first.
    pub(super) first: Range<usize>,
}

impl Calls {
    pub(super) fn of(program: &Program<'_>) -> Calls {
        let mut calls = Calls {
            by_caller: HashMap::new(),
            by_called: HashMap::new(),
            methods: HashMap::new(),
        };
        let mut of_class: HashMap<&str, Vec<FunctionAt>> = HashMap::new();
        for (at, function) in program.functions() {
            let start = program.start(at.part);
            for call in &function.calls {
                let called = match program.meaning(at.part, &call.target) {
                    Some(Meaning::Function(called) | Meaning::Method(called)) => Some(called),
                    Some(Meaning::Class(class)) => program.method(class, "__init__", DEEPEST),
                    _ => None,
                };
                if let Some(called) = called {
                    let byte = call.range.start + start;
                    calls.by_caller.entry(at).or_default().push((byte, called));
                    calls.by_called.entry(called).or_default().push((byte, at));
                }
            }
            if let Some(class) = &function.class {
                of_class.entry(class).or_default().push(at);
            }
        }
        for methods in of_class.into_values() {
            let is_init = |at: &&FunctionAt| {
                program
                    .function(**at)
                    .is_some_and(|function| function.name == "__init__")
            };
            if let Some(init) = methods.iter().find(is_init) {
                let others = methods.iter().filter(|at| *at != init);
                calls.methods.insert(*init, others.copied().collect());
            }
        }
        calls
    }

    /// What runs after handlers were handed over in these functions, at these places.
    pub(super) fn enabled(&self, places: &[(FunctionAt, Range<usize>)]) -> Enabled {
        let first = places.iter().map(|(_, place)| place.clone());
        let mut enabled = Enabled {
            from: HashMap::new(),
            after: HashSet::new(),
            first: first.min_by_key(|place| place.start).unwrap_or(0..0),
        };
        let mut open: Vec<(FunctionAt, usize)> = places
            .iter()
            .map(|(at, place)| (*at, place.start))
            .collect();
        while let Some((at, byte)) = open.pop() {
            let known = enabled.from.get(&at).copied();
            if known.is_some_and(|known| known <= byte) {
                continue;
            }
            enabled.from.insert(at, byte);
            // Who called it goes on with interrupts enabled.
            let callers = self.by_called.get(&at).into_iter().flatten();
            open.extend(callers.map(|(byte, caller)| (*caller, *byte)));
        }
        let mut open: Vec<FunctionAt> = Vec::new();
        for (at, from) in &enabled.from {
            let calls = self.by_caller.get(at).into_iter().flatten();
            let later = calls.filter(|(byte, _)| byte > from);
            open.extend(later.map(|(_, called)| *called));
            // An object is used when it is made.
            open.extend(self.methods.get(at).into_iter().flatten());
        }
        while let Some(at) = open.pop() {
            if enabled.after.insert(at) {
                let calls = self.by_caller.get(&at).into_iter().flatten();
                open.extend(calls.map(|(_, called)| *called));
            }
        }
        enabled
    }
}

impl Enabled {
    /// Whether a place in a function is reached when interrupts are enabled.
    pub(super) fn has(&self, at: FunctionAt, byte: usize) -> bool {
        let later = |from: &usize| byte > *from;
        self.after.contains(&at) || self.from.get(&at).is_some_and(later)
    }

    /// Whether the statements of the module enable them, by themselves or by what they call.
    pub(super) fn is_by_module(&self) -> bool {
        self.from.keys().any(|at| at.number == 0)
    }
}
