//! Calls of what firmwares have, with arguments that it does not take.
//!
//! What is known of those functions was written by people for people, so it is used with care: a
//! parameter that is given by name alone counts as one that may be given by place, a class may be
//! made with less than is written, and a name is only wrong when it is almost a right one.

use std::sync::OnceLock;

use super::missing_member::lacking;
use super::near::{is_near, is_respelled, meant};
use crate::behaviour::{Call, Meaning, Program, Receiver, Target};
use crate::catalogue::{BuiltIn, Entry, EntryKind, catalogue};
use crate::hash::{FastMap, FastSet};
use crate::name::Name;
use crate::names::Together;
use crate::{Code, Diagnostic, Severity, Surroundings};

/// Modules whose functions are written down completely. Counts of those that are in every
/// firmware were held against MicroPython itself.
const KNOWN: [&str; 24] = [
    "binascii",
    "cmath",
    "errno",
    "esp",
    "esp32",
    "framebuf",
    "gc",
    "hashlib",
    "heapq",
    "json",
    "machine",
    "math",
    "micropython",
    "neopixel",
    "onewire",
    "os",
    "pyb",
    "random",
    "re",
    "rp2",
    "select",
    "struct",
    "time",
    "uctypes",
];

/// What is called: a member of a module, or a method of what such a member makes.
type Called<'s> = (&'s Name, &'s Name, Option<&'s Name>);

/// What was called so far, and what is known of it if firmwares have it.
pub(super) struct KnownCalls<'a, 's> {
    together: &'a Together<'s>,
    around: &'a Surroundings,
    known: FastMap<Called<'s>, Option<(BuiltIn, Callee)>>,
}

impl<'a, 's> KnownCalls<'a, 's> {
    pub(super) fn new(together: &'a Together<'s>, around: &'a Surroundings) -> Self {
        KnownCalls {
            together,
            around,
            known: FastMap::default(),
        }
    }

    /// What is wrong with the arguments of a call in a part, from what is called.
    pub(super) fn wrong(
        &mut self,
        program: &Program<'s>,
        part: usize,
        call: &'s Call,
        meaning: Option<Meaning<'s>>,
    ) -> Option<Diagnostic> {
        if call.is_tried {
            return None;
        }
        let called = called(program, part, &call.target, meaning)?;
        let around = self.around;
        let known = self.known.entry(called).or_insert_with(|| {
            let thing = thing(called, around)?;
            let callee = Callee::of(&thing, around)?;
            Some((thing, callee))
        });
        let (thing, callee) = known.as_ref()?;
        if !callee.is_there() && is_expected(call, thing, self.together) {
            return None;
        }
        let found = callee.wrong(call, thing, around)?;
        Some(found.moved(program.start(part)))
    }
}

/// Whether the author knows that a method may be missing.
fn is_expected(call: &Call, thing: &BuiltIn, together: &Together<'_>) -> bool {
    let mut name = thing.path.last().into_iter();
    call.is_guarded || name.any(|name| together.is_asked_for(name))
}

/// What is called, where it may be something that firmwares have.
fn called<'s>(
    program: &Program<'s>,
    part: usize,
    target: &'s Target,
    meaning: Option<Meaning<'s>>,
) -> Option<Called<'s>> {
    if let Some(Meaning::Member(module, name)) = meaning {
        return Some((module, name, None));
    }
    let Target::Of(receiver, method) = target else {
        return None;
    };
    if matches!(receiver, Receiver::Module(_) | Receiver::Myself(_)) {
        return None;
    }
    let maker = program.maker(receiver)?;
    let Some(Meaning::Member(module, class)) = program.meaning(part, maker) else {
        return None;
    };
    Some((module, class, Some(method)))
}

/// What is called, if firmwares have it.
fn thing((module, name, method): Called<'_>, around: &Surroundings) -> Option<BuiltIn> {
    let long = catalogue().long_name(module).unwrap_or(module);
    let is_known = KNOWN.contains(&long) || around.is_of_stubs(module);
    if !is_known || around.is_own(module) {
        return None;
    }
    let thing = BuiltIn::module(long).inner(name);
    let Some(method) = method else {
        return Some(thing);
    };
    let class = thing;
    let described = around.stubs.thing(&class);
    let is_class = catalogue().entry(&class).map(Entry::kind) == Some(EntryKind::Class)
        || around.is_of_stubs(&class.module) && described.is_some_and(|it| it.is_class());
    is_class.then(|| class.inner(method))
}

/// What is known of something that is called.
enum Callee {
    /// The ways to call it.
    Ways {
        ways: Vec<Vec<String>>,
        is_class: bool,
    },
    /// There is no such method, and this one is almost the same.
    Near(&'static str),
    /// Other ports have it.
    Elsewhere(&'static Entry),
}

impl Callee {
    fn of(thing: &BuiltIn, around: &Surroundings) -> Option<Callee> {
        if around.is_of_stubs(&thing.module) {
            let thing = around.stubs.thing(thing)?;
            let ways = thing.parameters();
            let open = |way: &Vec<String>| way.iter().any(|it| it.len() > 1 && it.starts_with('*'));
            let closed = !ways.is_empty() && !ways.iter().any(open);
            return closed.then_some(Callee::Ways {
                ways,
                is_class: thing.is_class(),
            });
        }
        let Some(entry) = catalogue().entry(thing) else {
            let near = near_method(thing)?;
            return Some(Callee::Near(near));
        };
        if let Some(class) = class_of(thing)
            && catalogue().lacks(&class, entry, around.targets)
        {
            return Some(Callee::Elsewhere(entry));
        }
        let is_class = entry.kind() == EntryKind::Class;
        let callee = if is_class {
            catalogue().entry(&thing.inner("__init__"))?
        } else {
            entry
        };
        let ways = callee.calls();
        let open = |way: &Vec<&str>| way.iter().any(|it| it.len() > 1 && it.starts_with('*'));
        let closed = callee.kind() == EntryKind::Function && !ways.iter().any(open);
        let owned = |way: Vec<&str>| way.into_iter().map(str::to_owned).collect();
        (closed && !ways.is_empty()).then(|| Callee::Ways {
            ways: ways.into_iter().map(owned).collect(),
            is_class,
        })
    }

    fn is_there(&self) -> bool {
        matches!(self, Callee::Ways { .. })
    }

    fn wrong(&self, call: &Call, thing: &BuiltIn, around: &Surroundings) -> Option<Diagnostic> {
        let name = thing.path.last()?;
        let (ways, is_class) = match self {
            Callee::Ways { ways, is_class } => (ways, *is_class),
            Callee::Near(near) => return Some(no_method(call, thing, near)),
            Callee::Elsewhere(entry) => {
                return lacking(&class_of(thing)?, entry, place_of(call, name), around);
            }
        };
        let given = call.positional? + call.keywords.len();
        let is_parameter = |it: &&String| *it != "*" && *it != "/";
        let most = ways
            .iter()
            .map(|way| way.iter().filter(is_parameter).count());
        let most = most.max()?;
        let least = ways.iter().map(|way| {
            let needed = |it: &&String| is_parameter(it) && !it.ends_with('=');
            way.iter().filter(needed).count()
        });
        let least = if is_class { 0 } else { least.min()? };
        if given > most || given < least {
            let count = counted(least, most);
            let were = if given == 1 { "is" } else { "are" };
            return Some(Diagnostic::new(
                call.arguments.clone(),
                Code::KnownArguments,
                Severity::Error,
                format!("`{name}` takes {count}, {given} {were} given"),
            ));
        }
        let parameters = ways.iter().flatten().map(|it| it.trim_end_matches('='));
        let parameters: Vec<&str> = parameters.collect();
        call.keywords.iter().find_map(|(keyword, range)| {
            if parameters.contains(&keyword.as_str()) {
                return None;
            }
            let near = parameters.iter().find(|it| is_near(it, keyword))?;
            // What is a parameter beside it may be one of it, too.
            let mut beside = catalogue()
                .below(&thing.module)
                .iter()
                .flat_map(Entry::calls);
            if beside.any(|way| way.iter().any(|it| *keyword == it.trim_end_matches('='))) {
                return None;
            }
            let found = Diagnostic::new(
                range.clone(),
                Code::KnownArguments,
                Severity::Error,
                format!("`{name}` has no parameter `{keyword}`; `{near}` is meant?"),
            );
            Some(meant(found, near))
        })
    }
}

/// The class that a method is of.
fn class_of(thing: &BuiltIn) -> Option<BuiltIn> {
    match thing.path.as_slice() {
        [class, _] => Some(BuiltIn::module(&thing.module).inner(class)),
        _ => None,
    }
}

/// Where the name of the method stands that is called.
fn place_of(call: &Call, name: &str) -> std::ops::Range<usize> {
    let end = call.range.end;
    end.saturating_sub(name.len())..end
}

fn no_method(call: &Call, thing: &BuiltIn, near: &str) -> Diagnostic {
    let (name, class) = match thing.path.as_slice() {
        [class, name] => (name.as_str(), class.as_str()),
        _ => ("", ""),
    };
    let found = Diagnostic::new(
        place_of(call, name),
        Code::MissingName,
        Severity::Error,
        format!("`{class}` has no `{name}`; `{near}` is meant?"),
    );
    meant(found, near)
}

/// How many arguments are taken, for people.
pub(super) fn counted(least: usize, most: usize) -> String {
    match (least, most) {
        (_, 0) => "no arguments".to_owned(),
        (least, usize::MAX) => format!("at least {}", plural(least)),
        (least, most) if least == most => plural(most),
        (0, most) => format!("at most {}", plural(most)),
        (least, most) => format!("{least} to {}", plural(most)),
    }
}

fn plural(count: usize) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} argument{s}")
}

/// The method of a class that is almost called so, if nothing anywhere is called so.
fn near_method(thing: &BuiltIn) -> Option<&'static str> {
    let [class, name] = thing.path.as_slice() else {
        return None;
    };
    if all_names().contains(name.as_str()) || name.starts_with('_') {
        return None;
    }
    let class = BuiltIn::module(&thing.module).inner(class);
    let all = catalogue().names_in(&class, crate::Targets::all());
    let mut names = all.iter().map(|entry| entry.name());
    names.find(|it| is_near(it, name) || is_respelled(it, name))
}

/// The name of everything.
fn all_names() -> &'static FastSet<&'static str> {
    static ALL: OnceLock<FastSet<&'static str>> = OnceLock::new();
    ALL.get_or_init(|| catalogue().entries().iter().map(Entry::name).collect())
}

#[cfg(test)]
mod tests {
    use crate::{Surroundings, analyse_in};

    /// What is wrong with calls, as `code text message`.
    fn wrong(text: &str) -> Vec<String> {
        let found = analyse_in(text, &Surroundings::default()).diagnostics;
        let about = |code: &str| code.starts_with("GA30");
        let found = found.into_iter().filter(|it| about(it.code.id()));
        let shown = found.map(|it| format!("{} {} {}", it.code.id(), &text[it.range], it.message));
        shown.collect()
    }

    #[test]
    fn arguments_that_a_known_function_does_not_take_are_found() {
        assert_eq!(
            wrong(
                "import time, utime\nfrom machine import Pin\nfrom math import sin as s\n\
                 time.sleep_ms()\nutime.ticks_diff(1)\ntime.ticks_ms(1)\ns(1, 2)\n\
                 p = Pin('A1', mod=Pin.OUT)\np.on(1)\np.togle()\n"
            ),
            [
                "GA303 () `sleep_ms` takes 1 argument, 0 are given",
                "GA303 (1) `ticks_diff` takes 2 arguments, 1 is given",
                "GA303 (1) `ticks_ms` takes no arguments, 1 is given",
                "GA303 (1, 2) `sin` takes 1 argument, 2 are given",
                "GA303 mod `Pin` has no parameter `mod`; `mode` is meant?",
                "GA303 (1) `on` takes no arguments, 1 is given",
                "GA302 togle `Pin` has no `togle`; `toggle` is meant?",
            ]
        );
    }

    #[test]
    fn objects_in_attributes_are_followed() {
        let text = "from machine import Pin\nclass A:\n    def __init__(self):\n        \
                    self.led = Pin(1, Pin.OUT)\n    def f(self):\n        self.led.on(1)\n";
        assert_eq!(wrong(text).len(), 1, "{:?}", wrong(text));
    }

    #[test]
    fn calls_that_may_be_right_are_left_alone() {
        for text in [
            "from machine import Pin, I2C, Timer, PWM\nPin('A1', Pin.OUT, drive=1)\nI2C()\n\
             PWM(Pin(1), 1000, 512)\nTimer(-1).init(mode=1, period=2, callback=print, hard=True)\n",
            "import time\nx = ()\ntime.sleep(*x)\ntime.sleep(**x)\n",
            "import time\ntry:\n    time.sleep()\nexcept TypeError:\n    pass\n",
            "import time\ndef f(time):\n    time.sleep()\n",
            "import time\ntime = 3\ntime.sleep()\n",
            "from machine import Pin\np = Pin(1)\np.foo()\np = 3\np.on(1)\n",
            "from machine import Pin\np = Pin(1)\np.value()\np.value(1)\np(1)\np.irq(print)\n",
            "import os, json, struct, gc, random\nos.listdir()\nos.listdir('/')\ngc.collect()\n\
             json.dumps(1)\nstruct.pack('<I', 1)\nrandom.random()\nrandom.randint(1, 2)\n",
        ] {
            assert_eq!(wrong(text), [""; 0], "{text}");
        }
    }
}
