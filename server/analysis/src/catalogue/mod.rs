//! What each port and version of MicroPython offers: modules, their names, and how to call them.
//!
//! The facts are in `catalogue.txt`, made by `cargo xtask catalogue` from the published stub
//! packages: a line each, indented by tabs under what it belongs to.
//!
//! ```text
//! ports stm32 rp2 ...
//! versions 1.20 1.29
//! targets 373fe3fffffff
//! m machine @373fe3fffffff
//!     f freq(hz=,/) -> int @3ff
//!     c Pin
//!         f irq(handler=,trigger=)
//! ```
//!
//! `m` is a module, `c` a class and its bases, `f` a function with the parameters of each way to
//! call it, `v` any other name. After `->` comes a simple type. After `@` a set of targets in
//! hexadecimal: one bit for each version of each port, the first port's first version lowest; a
//! line without it is found wherever that around it is.
//!
//! What needs no import is in `builtins.txt`, as the module `builtins`.

mod boards;
mod describe;
mod documentation;
mod elsewhere;
mod listed;

use std::sync::OnceLock;

use crate::hash::FastMap;

pub use boards::BoardKind;
pub(crate) use boards::VERSIONS;
pub use describe::BuiltIn;
pub(crate) use elsewhere::{all_installable, installable, is_for_annotations, is_of_cpython};

static TEXT: &str = include_str!("catalogue.txt");
static BUILT_INS: &str = include_str!("builtins.txt");

/// Modules that firmwares also have under a name with `u` before it.
const WITH_U: [&str; 24] = [
    "array",
    "asyncio",
    "binascii",
    "bluetooth",
    "collections",
    "cryptolib",
    "errno",
    "hashlib",
    "heapq",
    "io",
    "json",
    "machine",
    "os",
    "platform",
    "random",
    "re",
    "select",
    "socket",
    "ssl",
    "struct",
    "sys",
    "time",
    "websocket",
    "zlib",
];

/// A set of ports and versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Targets(u64);

impl Targets {
    /// Everything that the catalogue knows.
    pub fn all() -> Targets {
        Targets(catalogue().targets)
    }

    /// A port's version, such as `stm32` and 29 for 1.29; `None` for the version: all of them.
    /// Versions beyond the catalogue count as its newest. `None`: the port is not known.
    pub fn of(port: &str, minor: Option<u32>) -> Option<Targets> {
        let catalogue = catalogue();
        let place = catalogue.ports.iter().position(|known| *known == port)?;
        let count = catalogue.last - catalogue.first + 1;
        let all = ((1u64 << count) - 1) << (place as u32 * count) & catalogue.targets;
        let Some(minor) = minor else {
            return Some(Targets(all));
        };
        let wanted = minor.clamp(catalogue.first, catalogue.last) - catalogue.first;
        let exact = 1 << (place as u32 * count + wanted) & all;
        // A version that nobody described: the nearest that somebody did.
        Some(Targets(if exact == 0 { all } else { exact }))
    }

    /// A version on every port; none: all of them.
    pub fn of_version(minor: Option<u32>) -> Targets {
        let ports = catalogue().ports.iter();
        let on_each = ports.filter_map(|port| Targets::of(port, minor));
        Targets(on_each.fold(0, |all, port| all | port.0))
    }

    /// Whether some of them are of a port.
    pub(crate) fn has_port(self, port: &str) -> bool {
        Targets::of(port, None).is_some_and(|all| self.meets(all.0))
    }

    /// Whether some of them have a thing.
    pub(crate) fn meets_entry(self, entry: &Entry) -> bool {
        self.meets(entry.targets)
    }

    fn meets(self, other: u64) -> bool {
        self.0 & other != 0
    }
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryKind {
    Module,
    Class,
    Function,
    Value,
}

/// A module, class, function or value.
#[derive(Debug)]
pub(crate) struct Entry {
    name: &'static str,
    /// What else is known: how to call it.
    facts: &'static str,
    kind: EntryKind,
    targets: u64,
    /// The entries that belong to it.
    members: std::ops::Range<usize>,
    depth: usize,
}

/// All entries.
pub(crate) struct Catalogue {
    ports: Vec<&'static str>,
    first: u32,
    last: u32,
    targets: u64,
    entries: Vec<Entry>,
    modules: FastMap<&'static str, usize>,
}

/// The catalogue.
pub(crate) fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| read(&[TEXT, BUILT_INS]))
}

fn read(texts: &[&'static str]) -> Catalogue {
    let mut catalogue = Catalogue {
        ports: Vec::new(),
        first: 0,
        last: 0,
        targets: 0,
        // A line has some 25 bytes.
        entries: Vec::with_capacity(texts.iter().map(|text| text.len()).sum::<usize>() / 20),
        modules: FastMap::default(),
    };
    // The entries around the line at hand.
    let mut around: Vec<usize> = Vec::new();
    for line in texts.iter().flat_map(|text| text.split('\n')) {
        let depth = line.bytes().take_while(|b| *b == b'\t').count();
        let kind = match line.as_bytes().get(depth..).unwrap_or_default() {
            [b'm', b' ', ..] => EntryKind::Module,
            [b'c', b' ', ..] => EntryKind::Class,
            [b'f', b' ', ..] => EntryKind::Function,
            [b'v', b' ', ..] => EntryKind::Value,
            _ => {
                catalogue.head(line);
                continue;
            }
        };
        while around.len() > depth {
            close(&mut catalogue, &mut around);
        }
        let (facts, set) = targets_at_end(line.get(depth + 2..).unwrap_or_default());
        let outer = || around.last().map(|at| catalogue.entries[*at].targets);
        let targets = set.or_else(outer).unwrap_or(catalogue.targets);
        let mut letters = facts.bytes();
        let end = letters.position(|b| matches!(b, b'(' | b' '));
        let (name, facts) = facts.split_at(end.unwrap_or(facts.len()));
        let at = catalogue.entries.len();
        if depth == 0 {
            catalogue.modules.insert(name, at);
        }
        catalogue.entries.push(Entry {
            name,
            facts,
            kind,
            targets,
            members: at + 1..at + 1,
            depth,
        });
        around.push(at);
    }
    while !around.is_empty() {
        close(&mut catalogue, &mut around);
    }
    catalogue
}

/// What stands before `@` and a set of targets at the end of a line, and that set, if it is there.
fn targets_at_end(line: &str) -> (&str, Option<u64>) {
    let digit = |b: &u8| char::from(*b).to_digit(16);
    let (mut set, mut bytes) = (0, line.as_bytes());
    let mut place = 0;
    while let [before @ .., last] = bytes {
        match digit(last) {
            Some(value) if place < u64::BITS => set |= u64::from(value) << place,
            None if *last == b'@' && place > 0 => {
                return (line.get(..before.len()).unwrap_or_default(), Some(set));
            }
            _ => break,
        }
        (bytes, place) = (before, place + 4);
    }
    (line, None)
}

fn close(catalogue: &mut Catalogue, around: &mut Vec<usize>) {
    if let Some(at) = around.pop() {
        catalogue.entries[at].members.end = catalogue.entries.len();
    }
}

/// What the catalogue says of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Some target has it.
    There,
    /// It is known, and none of the targets has it.
    Elsewhere,
    /// It is not known at all.
    Unknown,
}

impl Catalogue {
    /// A line that says what all others are about.
    fn head(&mut self, line: &'static str) {
        match line.split_once(' ') {
            Some(("ports", rest)) => self.ports = rest.split(' ').collect(),
            Some(("versions", rest)) => {
                let minor = |version: &str| version.strip_prefix("1.")?.parse().ok();
                let mut numbers = rest.split(' ').filter_map(minor);
                self.first = numbers.next().unwrap_or(0);
                self.last = numbers.next().unwrap_or(self.first);
            }
            Some(("targets", rest)) => self.targets = u64::from_str_radix(rest, 16).unwrap_or(0),
            _ => {}
        }
    }

    fn module(&self, name: &str) -> Option<&Entry> {
        let found = self
            .modules
            .get(name)
            .or_else(|| self.modules.get(self.long_name(name)?));
        found.map(|at| &self.entries[*at])
    }

    /// The name without the `u` before it, where firmwares have a module under both.
    pub(crate) fn long_name<'n>(&self, name: &'n str) -> Option<&'n str> {
        name.strip_prefix('u').filter(|long| WITH_U.contains(long))
    }

    /// Everything that is known.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Everything in a module.
    pub(crate) fn below(&self, module: &str) -> &[Entry] {
        let entry = self.module(module);
        entry.map_or(&[], |entry| &self.entries[entry.members.clone()])
    }

    /// Whether the targets have a module.
    pub(crate) fn has_module(&self, name: &str, targets: Targets) -> Verdict {
        match self.module(name) {
            Some(module) if targets.meets(module.targets) => Verdict::There,
            Some(_) => Verdict::Elsewhere,
            None => Verdict::Unknown,
        }
    }

    /// Whether a module has a name on the targets. A module whose names are not known has every
    /// name.
    pub(crate) fn has_name(&self, module: &str, name: &str, targets: Targets) -> Verdict {
        let Some(entry) = self.module(module) else {
            return Verdict::There;
        };
        let members = &self.entries[entry.members.clone()];
        let mut own = members
            .iter()
            .filter(|m| m.depth == entry.depth + 1)
            .peekable();
        if own.peek().is_none() || name.starts_with('_') {
            return Verdict::There;
        }
        let is_module = || {
            self.modules
                .contains_key(format!("{module}.{name}").as_str())
        };
        match own.find(|member| member.name == name) {
            Some(member) if targets.meets(member.targets) => Verdict::There,
            // A module in Python takes all that the one in C has, as `rp2` does of `_rp2`, which
            // stub packages of old versions do not say of it.
            _ if self.is_taken(module, name, targets) => Verdict::There,
            _ if is_module() => Verdict::There,
            Some(_) => Verdict::Elsewhere,
            None => Verdict::Unknown,
        }
    }

    /// Whether the module of the same name behind a `_` has a name on the targets.
    fn is_taken(&self, module: &str, name: &str, targets: Targets) -> bool {
        let of_c = format!("_{module}");
        let mut members = self.below(&of_c).iter();
        let depth = self.module(&of_c).map_or(0, |entry| entry.depth);
        members.any(|it| it.depth == depth + 1 && it.name == name && targets.meets(it.targets))
    }

    /// The modules of the targets, by their full names.
    pub(crate) fn modules_on(
        &self,
        targets: Targets,
    ) -> impl Iterator<Item = (&'static str, EntryKind)> {
        let modules = self.modules.values().map(|at| &self.entries[*at]);
        let there = modules.filter(move |module| targets.meets(module.targets));
        there.map(|module| (module.name, module.kind))
    }

    /// On how many ports, of as many versions, there is a module.
    pub(crate) fn reach(&self, module: &str) -> u32 {
        self.module(module).map_or(0, |it| it.targets.count_ones())
    }

    /// The names of a module on the targets.
    pub(crate) fn members_on(
        &self,
        module: &str,
        targets: Targets,
    ) -> impl Iterator<Item = (&'static str, EntryKind)> {
        let entry = self.module(module);
        let (members, depth) = entry.map_or((0..0, 0), |it| (it.members.clone(), it.depth + 1));
        let members = self.entries[members].iter();
        let there = members.filter(move |it| it.depth == depth && targets.meets(it.targets));
        there.map(|it| (it.name, it.kind))
    }

    /// The ports with a module, for people.
    pub(crate) fn ports_with(&self, module: &str) -> Vec<&'static str> {
        let has = |port: &&str| {
            Targets::of(port, None)
                .is_some_and(|targets| self.has_module(module, targets) == Verdict::There)
        };
        self.ports.iter().copied().filter(has).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Targets, Verdict, catalogue};

    fn target(port: &str, minor: u32) -> Targets {
        Targets::of(port, Some(minor)).expect("a known port")
    }

    #[test]
    fn modules_are_found_where_they_are() {
        let all = Targets::all();
        let known = catalogue();
        assert_eq!(known.has_module("pyb", target("stm32", 29)), Verdict::There);
        assert_eq!(
            known.has_module("pyb", target("esp32", 29)),
            Verdict::Elsewhere
        );
        assert_eq!(known.has_module("statistics", all), Verdict::Unknown);
        assert_eq!(known.has_module("ujson", target("rp2", 29)), Verdict::There);
        assert_eq!(known.ports_with("esp32"), ["esp32"]);
    }

    #[test]
    fn names_are_found_in_their_modules() {
        let known = catalogue();
        let all = Targets::all();
        assert_eq!(known.has_name("time", "ticks_ms", all), Verdict::There);
        assert_eq!(known.has_name("utime", "ticks_foo", all), Verdict::Unknown);
        assert_eq!(known.has_name("os", "environ", all), Verdict::Unknown);
        assert_eq!(
            known.has_name("machine", "deepsleep", target("esp32", 29)),
            Verdict::There
        );
        assert_eq!(known.has_name("nobody", "knows", all), Verdict::There);
    }

    #[test]
    fn versions_beyond_the_catalogue_count_as_its_ends() {
        assert_eq!(target("stm32", 99), target("stm32", 29));
        assert_eq!(Targets::of("toaster", None), None);
    }
}
