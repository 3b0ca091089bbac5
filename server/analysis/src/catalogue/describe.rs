//! What the catalogue says of one thing, for people: how to call it, and who has it.

use super::{Catalogue, Entry, EntryKind, Targets, catalogue};

/// A thing in a module: a name of it, or a name of a class of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltIn {
    /// The module.
    pub module: String,
    /// The class and the name in it, or the name alone; empty for the module itself.
    pub path: Vec<String>,
}

impl BuiltIn {
    /// A module.
    pub(crate) fn module(name: &str) -> Self {
        BuiltIn {
            module: name.to_owned(),
            path: Vec::new(),
        }
    }

    /// How Python would declare it, a line for each way to call it.
    pub fn declaration(&self) -> Option<String> {
        catalogue().declaration(self)
    }

    /// Whether every module has it without importing anything.
    pub fn needs_no_import(&self) -> bool {
        self.module == "builtins"
    }

    /// Which ports have it, and since or until when.
    pub fn availability(&self) -> Option<String> {
        catalogue().availability(self)
    }

    /// A text that shows all that its module has, as Python with empty bodies.
    pub fn view(&self) -> Option<String> {
        catalogue().view(&self.module)
    }

    /// What it has by a name.
    pub(crate) fn inner(&self, name: &str) -> Self {
        let mut inner = self.clone();
        inner.path.push(name.to_owned());
        inner
    }
}

impl Entry {
    /// Whether it is a class.
    pub(crate) fn kind(&self) -> EntryKind {
        self.kind
    }

    /// Its name.
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// The ways to call it, as they are written in the catalogue.
    pub(crate) fn calls(&self) -> Vec<Vec<&'static str>> {
        let mut all = Vec::new();
        let mut rest = self.facts;
        while let Some(inner) = rest.strip_prefix('(') {
            let Some((parameters, after)) = inner.split_once(')') else {
                break;
            };
            let parameters = parameters.split(',').filter(|it| !it.is_empty());
            all.push(parameters.collect());
            rest = after;
        }
        all
    }

    /// The simple type of its value, or the bases of a class.
    pub(crate) fn result(&self) -> &'static str {
        let after = self.facts.rsplit_once("-> ").map_or("", |it| it.1);
        after.trim()
    }
}

/// `hz=` is shown as `hz=...`.
fn shown(parameters: &[&str]) -> String {
    let one = |it: &&str| match it.strip_suffix('=') {
        Some(name) => format!("{name}=..."),
        None => (*it).to_owned(),
    };
    parameters.iter().map(one).collect::<Vec<_>>().join(", ")
}

impl Catalogue {
    /// The entry of a thing. What a class does not have, its bases may have.
    pub(crate) fn entry(&self, thing: &BuiltIn) -> Option<&Entry> {
        let mut entry = self.module(&thing.module)?;
        for name in &thing.path {
            entry = self.member(entry, &thing.module, name, 0)?;
        }
        Some(entry)
    }

    fn member(&self, entry: &Entry, module: &str, name: &str, deep: usize) -> Option<&Entry> {
        let mut own = self.own(entry);
        if let Some(found) = own.find(|member| member.name == name) {
            return Some(found);
        }
        let base = self.base(entry, module).filter(|_| deep < DEEPEST)?;
        self.member(base, module, name, deep + 1)
    }

    /// Whether some class has a name.
    pub(crate) fn has_member(&self, name: &str) -> bool {
        let mut all = self.entries.iter();
        all.any(|entry| entry.depth > 1 && entry.name == name)
    }

    /// The entries right below an entry.
    fn own<'c>(&'c self, entry: &Entry) -> impl Iterator<Item = &'c Entry> + use<'c> {
        let depth = entry.depth + 1;
        let members = self.entries[entry.members.clone()].iter();
        members.filter(move |member| member.depth == depth)
    }

    /// The classes of the same module that a class comes from, the nearest first.
    pub(crate) fn bases(&self, class: &BuiltIn) -> impl Iterator<Item = &Entry> {
        let base = move |entry: &&Entry| self.base(entry, &class.module);
        let first = self.entry(class).as_ref().and_then(base);
        std::iter::successors(first, base).take(DEEPEST)
    }

    /// The class that a class of the same module comes from.
    fn base(&self, class: &Entry, module: &str) -> Option<&Entry> {
        if class.kind != EntryKind::Class || class.result().is_empty() {
            return None;
        }
        let outer = self.module(module)?;
        let base = class.result().split_whitespace().next().unwrap_or_default();
        let mut all = self.own(outer);
        all.find(|it| it.name == base && it.kind == EntryKind::Class)
    }

    /// What can be asked of a thing on the targets: its names, and those of its bases.
    pub(crate) fn names_in(&self, thing: &BuiltIn, targets: Targets) -> Vec<&Entry> {
        let mut all: Vec<&Entry> = Vec::new();
        let mut at = self.entry(thing);
        for _ in 0..DEEPEST {
            let Some(entry) = at else { break };
            for member in self.own(entry).filter(|it| targets.meets(it.targets)) {
                if !all.iter().any(|known| known.name == member.name) {
                    all.push(member);
                }
            }
            at = self.base(entry, &thing.module);
        }
        all
    }

    /// On how many of the ports that have a thing something in it is missing.
    pub(crate) fn rarity(&self, thing: &BuiltIn, inner: &Entry) -> u8 {
        let Some(outer) = self.entry(thing) else {
            return 0;
        };
        let lacks = |port: &&&str| {
            let all = Targets::of(port, None);
            all.is_some_and(|all| all.meets_entry(outer) && !all.meets_entry(inner))
        };
        u8::try_from(self.ports.iter().filter(lacks).count()).unwrap_or(u8::MAX)
    }

    /// How a thing is called: each way with the thing's name. A class is called as its
    /// `__init__`.
    pub(crate) fn ways_to_call(&self, thing: &BuiltIn) -> Vec<String> {
        let Some(entry) = self.entry(thing) else {
            return Vec::new();
        };
        let init = thing.inner("__init__");
        let callee = match entry.kind {
            EntryKind::Class => self.entry(&init),
            EntryKind::Function => Some(entry),
            _ => None,
        };
        let calls = callee.map_or_else(Vec::new, Entry::calls);
        let way = |parameters: &Vec<&str>| format!("{}({})", entry.name, shown(parameters));
        calls.iter().map(way).collect()
    }

    /// The names by which arguments can be given to a thing.
    pub(crate) fn keywords(&self, thing: &BuiltIn) -> Vec<&'static str> {
        let Some(entry) = self.entry(thing) else {
            return Vec::new();
        };
        let callee = match entry.kind {
            EntryKind::Class => self.entry(&thing.inner("__init__")),
            _ => Some(entry),
        };
        let mut all = Vec::new();
        for call in callee.map_or_else(Vec::new, Entry::calls) {
            let from = call.iter().position(|it| *it == "/").map_or(0, |at| at + 1);
            for parameter in &call[from..] {
                let name = parameter.trim_end_matches('=');
                if !name.is_empty() && !name.contains(['*', '/']) && !all.contains(&name) {
                    all.push(name);
                }
            }
        }
        all
    }

    /// The declaration of a thing as Python would have it, a line for each way to call it.
    pub(crate) fn declaration(&self, thing: &BuiltIn) -> Option<String> {
        let entry = self.entry(thing)?;
        Some(declared(entry, &self.ways_to_call(thing)).join("\n"))
    }

    /// Which ports have a thing, and since or until when.
    pub(crate) fn availability(&self, thing: &BuiltIn) -> Option<String> {
        Some(self.who_has(self.entry(thing)?.targets))
    }

    /// Which ports have an entry, and since or until when.
    pub(crate) fn who_has_entry(&self, entry: &Entry) -> String {
        self.who_has(entry.targets)
    }

    fn who_has(&self, targets: u64) -> String {
        let count = self.last - self.first + 1;
        let all = (1u64 << count) - 1;
        let mut said = Vec::new();
        for (place, port) in self.ports.iter().enumerate() {
            let shift = place as u32 * count;
            let described = self.targets >> shift & all;
            let has = targets >> shift & described;
            if has == 0 {
                continue;
            }
            let first = self.first + has.trailing_zeros();
            let last = self.first + 63 - has.leading_zeros();
            let (from, to) = (
                has.trailing_zeros() > described.trailing_zeros(),
                has.leading_zeros() > described.leading_zeros(),
            );
            said.push(match (from, to) {
                (true, true) if first == last => format!("{port} 1.{first}"),
                (true, true) => format!("{port} 1.{first} to 1.{last}"),
                (true, false) => format!("{port} since 1.{first}"),
                (false, true) => format!("{port} until 1.{last}"),
                (false, false) => (*port).to_owned(),
            });
        }
        said.join(", ")
    }

    /// A text that shows what a module has, as Python with empty bodies.
    pub(crate) fn view(&self, module: &str) -> Option<String> {
        let entry = self.module(module)?;
        let mut text = format!(
            "# {module}: what MicroPython has built in, for reading.\n{}# Made by Garter from its \
             catalogue of versions 1.{} to 1.{}; changes are lost.\n# On {}.\n",
            comment(&BuiltIn::module(module), ""),
            self.first,
            self.last,
            self.who_has(entry.targets)
        );
        for member in self.own(entry) {
            let thing = BuiltIn::module(module).inner(member.name);
            if member.kind == EntryKind::Class {
                text.push('\n');
            }
            self.write(&mut text, member, entry, &thing, 0);
        }
        Some(text)
    }

    fn write(&self, text: &mut String, entry: &Entry, outer: &Entry, thing: &BuiltIn, deep: usize) {
        let indent = "    ".repeat(deep);
        // Who has it is said where that differs from what is around it.
        let note = if entry.targets == outer.targets {
            String::new()
        } else {
            format!("  # {}", self.who_has(entry.targets))
        };
        if entry.kind != EntryKind::Class {
            let ways = self.ways_to_call(thing);
            text.push_str(&comment(thing, &indent));
            for line in declared(entry, &ways) {
                // What boards compile has no mark for parameters that are given by place alone.
                let line = line.replace(", /", "").replace("(/)", "()");
                let body = if line.starts_with("def ") {
                    ": ..."
                } else {
                    ""
                };
                text.push_str(&format!("{indent}{line}{body}{note}\n"));
            }
            return;
        }
        let bases: Vec<&str> = entry.result().split_whitespace().collect();
        let bases = bases.join(", ");
        let bases = if bases.is_empty() {
            String::new()
        } else {
            format!("({bases})")
        };
        text.push_str(&comment(thing, &indent));
        text.push_str(&format!("{indent}class {}{bases}:{note}\n", entry.name));
        let mut empty = true;
        for member in self.own(entry).filter(|_| deep < DEEPEST) {
            empty = false;
            self.write(text, member, entry, &thing.inner(member.name), deep + 1);
        }
        if empty {
            text.push_str(&format!("{indent}    ...\n"));
        }
    }
}

/// What a thing does, as a comment before it.
fn comment(thing: &BuiltIn, indent: &str) -> String {
    let said = thing.documentation();
    said.map_or_else(String::new, |it| format!("{indent}# {it}\n"))
}

/// How many classes are followed from one to its base, or looked into.
const DEEPEST: usize = 8;

fn declared(entry: &Entry, ways: &[String]) -> Vec<String> {
    let result = entry.result();
    let arrow = if result.is_empty() {
        String::new()
    } else {
        format!(" -> {result}")
    };
    match entry.kind {
        EntryKind::Module => vec![format!("import {}", entry.name)],
        EntryKind::Class if ways.is_empty() => vec![format!("class {}", entry.name)],
        EntryKind::Class => ways.iter().map(|way| format!("class {way}")).collect(),
        EntryKind::Function if ways.is_empty() => vec![format!("def {}(...)", entry.name)],
        EntryKind::Function => ways.iter().map(|way| format!("def {way}{arrow}")).collect(),
        EntryKind::Value if result.is_empty() => vec![format!("{} = ...", entry.name)],
        EntryKind::Value => vec![format!("{}: {result}", entry.name)],
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Targets, catalogue};
    use super::BuiltIn;

    fn thing(path: &[&str]) -> BuiltIn {
        let mut thing = BuiltIn::module(path[0]);
        thing.path = path[1..].iter().map(|it| (*it).to_owned()).collect();
        thing
    }

    #[test]
    fn things_are_declared_as_python_has_them() {
        let said = |path: &[&str]| catalogue().declaration(&thing(path)).unwrap_or_default();
        assert_eq!(
            said(&["time", "ticks_add"]).lines().next(),
            Some("def ticks_add(ticks, delta, /)")
        );
        assert!(said(&["machine", "Pin", "irq"]).starts_with("def irq("));
        assert_eq!(said(&["machine", "Pin", "IN"]), "IN: int");
        assert_eq!(said(&["machine"]), "import machine");
    }

    #[test]
    fn classes_have_what_their_bases_have() {
        let names = catalogue().names_in(&thing(&["machine", "SoftI2C"]), Targets::all());
        assert!(names.iter().any(|it| it.name() == "scan"));
        assert!(
            catalogue()
                .entry(&thing(&["machine", "SoftI2C", "scan"]))
                .is_some()
        );
    }

    #[test]
    fn who_has_a_thing_is_said_with_versions_where_they_matter() {
        let who = |path: &[&str]| catalogue().availability(&thing(path)).unwrap_or_default();
        assert_eq!(who(&["pyb"]), "stm32");
        assert!(who(&["machine"]).starts_with("stm32, rp2"));
    }

    #[test]
    fn every_view_is_python_and_shows_every_name() {
        for (module, _) in catalogue().modules_on(Targets::all()) {
            let view = catalogue().view(module).unwrap_or_default();
            let facts = crate::analyse(&view);
            assert_eq!(facts.diagnostics, [], "{module}:\n{view}");
            let symbols = facts.symbols();
            for (name, _) in catalogue().members_on(module, Targets::all()) {
                assert!(symbols.iter().any(|it| it.name == name), "{module}.{name}");
            }
        }
    }
}
