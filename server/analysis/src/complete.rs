//! What could be written at a place: names that hold there, members of modules, modules.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::builtins;
use crate::callee::{Callee, callee, open_call as call};
use crate::catalogue::{BuiltIn, EntryKind, Verdict, catalogue};
use crate::imports::{Provider, offering};
use crate::infer::{Infer, Type};
use crate::lint::built_ins;
use crate::meaning::attribute_at;
use crate::names::{Bound, Names, ScopeId, ScopeKind, Summary, is_relative};
use crate::occurrence::tree;
use crate::pins::pins;
use crate::shelf::Found;
use crate::tree::{NodeId, Tree};
use crate::{Standpoint, Surroundings, Thing};

/// Stands where the cursor is while the text is looked at, so that something does.
const HERE: &str = "garter_here";

/// What a completion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CompletionKind {
    /// A parameter or a name that is assigned.
    Variable,
    /// A function.
    Function,
    /// A function of a class.
    Method,
    /// A name that a class gives its objects.
    Field,
    /// A class.
    Class,
    /// A module.
    Module,
    /// A member of a module that is none of these.
    Value,
    /// A reserved word.
    Keyword,
    /// The name of an argument, with its `=`.
    Argument,
    /// The name of a pin, in a string.
    Pin,
}

/// One thing that could be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What is written.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// Where it comes from, in a few words; may be empty.
    pub detail: String,
    /// What it is in a module that is built in, if it is such a thing.
    pub built_in: Option<BuiltIn>,
    /// What a thing of another file says about itself.
    pub documentation: Option<String>,
    /// The import that it needs first.
    pub import: Option<Provider>,
}

impl Completion {
    fn new(label: &str, kind: CompletionKind, detail: &str) -> Self {
        Completion {
            label: label.to_owned(),
            kind,
            detail: detail.to_owned(),
            built_in: None,
            documentation: None,
            import: None,
        }
    }
}

/// All that could be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completions {
    /// What of the text it replaces: the beginning of the name at the cursor.
    pub replaces: Range<usize>,
    /// By label.
    pub all: Vec<Completion>,
}

/// What the detail of a completion says that needs no import.
pub const BUILT_IN: &str = "built in";

const KEYWORDS: &[&str] = &[
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// What could be written at a byte. In strings and comments, and where a number is, nothing.
pub fn complete(
    text: &str,
    byte: usize,
    around: &Surroundings,
    among: Standpoint<'_>,
) -> Completions {
    complete_beside(text, byte, around, among, &[])
}

/// The same for a text that belongs to more, of which `others` are the summaries.
pub(crate) fn complete_beside(
    text: &str,
    byte: usize,
    around: &Surroundings,
    among: Standpoint<'_>,
    others: &[Other<'_>],
) -> Completions {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let Some((before, after)) = text.split_at_checked(byte) else {
        return Completions::default();
    };
    let prefix = before.len() - before.trim_end_matches(is_part).len();
    let start = byte - prefix;
    let written = &before[start..];
    if let Some(all) = pins_at(text, start, written, around, among) {
        return Completions {
            replaces: start..byte,
            all,
        };
    }
    if written.starts_with(|c: char| c.is_ascii_digit()) {
        return Completions {
            replaces: byte..byte,
            all: Vec::new(),
        };
    }
    let rest = after.trim_start_matches(is_part);
    let whole = format!("{}{HERE}{rest}", &before[..start]);
    let tree = tree(&whole);
    let names = Names::of(&tree);
    let mut found = BTreeMap::new();
    let mut writer = Writer {
        infer: Infer::new(&tree, &names),
        tree: &tree,
        names: &names,
        around,
        among,
        written,
        others,
        found: &mut found,
    };
    // `from a.` is no statement yet, so the tree knows nothing of it.
    let line = before[..start].rsplit('\n').next().unwrap_or_default();
    let package = line.trim_start().strip_prefix("from ").map(str::trim_start);
    match package.filter(|it| !it.contains(char::is_whitespace)) {
        Some(package) => writer.modules(package),
        None => writer.find(),
    }
    if before[..start].trim_end().ends_with(['(', ',']) {
        for keyword in keywords(text, start, among) {
            let label = format!("{keyword}=");
            let argument = Completion::new(&label, CompletionKind::Argument, "argument");
            found.insert(label, argument);
        }
    }
    let all = found
        .into_values()
        .filter(|it| it.label.starts_with(written) && it.label != HERE)
        // Names of nobody's business are for those who ask for them.
        .filter(|it| written.starts_with('_') || !it.label.starts_with('_'));
    Completions {
        replaces: start..byte,
        all: all.collect(),
    }
}

/// The names of pins, where a string is the first argument of what makes a pin.
fn pins_at(
    text: &str,
    start: usize,
    written: &str,
    around: &Surroundings,
    among: Standpoint<'_>,
) -> Option<Vec<Completion>> {
    let before = text.get(..start)?;
    let head = before
        .strip_suffix(['"', '\''])?
        .trim_end()
        .strip_suffix('(')?;
    let callee = callee(text, head.trim_end(), start, among)?;
    let Callee::BuiltIn(thing) = callee else {
        return None;
    };
    let makes_pins = ["machine", "pyb"].contains(&thing.module.trim_start_matches('u'))
        && matches!(
            thing.path.first().map(String::as_str),
            Some("Pin" | "ADC" | "Signal" | "ExtInt")
        )
        && thing.path.len() == 1;
    let all = pins(around.targets).filter(|(name, _)| name.starts_with(written));
    let shown = |(name, of)| Completion::new(name, CompletionKind::Pin, of);
    makes_pins.then(|| all.map(shown).collect())
}

/// The names by which arguments can be given to the call around a byte.
fn keywords(text: &str, byte: usize, among: Standpoint<'_>) -> Vec<String> {
    let Some(before) = text.get(..byte) else {
        return Vec::new();
    };
    let Some((open, _)) = call(before) else {
        return Vec::new();
    };
    let head = before[..open].trim_end();
    let given = &before[open..];
    let all = match callee(text, head, byte, among) {
        Some(Callee::BuiltIn(thing)) => {
            let names = catalogue().keywords(&thing).into_iter();
            names.map(str::to_owned).collect()
        }
        Some(Callee::Own { parameters, .. }) => parameters,
        None => Vec::new(),
    };
    let is_given = |name: &String| given.replace(' ', "").contains(&format!("{name}="));
    all.into_iter().filter(|name| !is_given(name)).collect()
}

type Offers = BTreeMap<String, Completion>;

/// A part of a text that is not looked at, and what its names mean to the rest.
pub(crate) struct Other<'s> {
    pub(crate) text: &'s str,
    pub(crate) names: &'s Summary,
}

struct Writer<'f, 't> {
    infer: Infer<'f, 't>,
    /// What of the name is there.
    written: &'f str,
    tree: &'f Tree<'t>,
    names: &'f Names<'t>,
    around: &'f Surroundings,
    among: Standpoint<'f>,
    others: &'f [Other<'f>],
    found: &'f mut Offers,
}

impl Writer<'_, '_> {
    fn find(&mut self) {
        let is_here = |node| self.tree.text(node) == HERE;
        for import in &self.names.imports {
            if import.members.iter().any(|member| is_here(*member)) {
                return self.members(import.module);
            }
            if let Some(above) = import.module.strip_suffix(HERE) {
                return self.modules(above);
            }
        }
        for used in &self.names.uses {
            if used.name == HERE {
                return self.visible(used.scope);
            }
        }
        let is_here = |range: &Range<usize>| range.len() == HERE.len() && self.is_at(range);
        if let Some(asked) = attribute_at(self.tree, is_here) {
            match asked.owner(&self.infer) {
                Some(owner) => self.of_type(&owner),
                None => self.asked_elsewhere(asked.primary),
            }
        }
    }

    fn is_at(&self, range: &Range<usize>) -> bool {
        self.tree.piece(range.clone()) == HERE
    }

    fn add(&mut self, label: &str, kind: CompletionKind, detail: &str) {
        self.offer(Completion::new(label, kind, detail));
    }

    fn offer(&mut self, completion: Completion) {
        let place = self.found.entry(completion.label.clone());
        place.or_insert(completion);
    }

    /// Modules below a package, or all when it is empty.
    fn modules(&mut self, package: &str) {
        let of_board = self.around.board.iter().flat_map(|board| board.modules());
        let known = catalogue().modules_on(self.around.targets);
        let known = known
            .map(|(name, _)| name)
            .filter(|name| self.around.has_module(name) == Verdict::There);
        for name in of_board.chain(known) {
            if let Some(rest) = name.strip_prefix(package)
                && !rest.contains('.')
            {
                self.add(rest, CompletionKind::Module, "module");
            }
        }
        let above = match package.trim_end_matches('.') {
            // `from .` is the package that the text is in.
            "" => package,
            above => above,
        };
        for name in self.among.finder.modules(above, self.among.file) {
            self.add(&name, CompletionKind::Module, "of this project");
        }
        if package.is_empty() {
            for name in self.around.modules.iter().flatten() {
                if name.chars().all(|c| c.is_alphanumeric() || c == '_') {
                    self.add(name, CompletionKind::Module, "of this project");
                }
            }
        }
    }

    /// What a module, or a class in one, has.
    fn members(&mut self, module: &str) {
        if self.around.has_module(module) != Verdict::There || is_relative(module) {
            let there = self.among.elsewhere(module, &[], false);
            for name in self.among.finder.modules(module, self.among.file) {
                self.add(&name, CompletionKind::Module, "of this project");
            }
            if let Some(there) = there {
                return self.of_found(&there);
            }
        }
        self.names_in(&BuiltIn::module(module));
        let of_board = self.around.board.as_ref();
        let names = of_board.and_then(|board| board.names(module));
        for name in names.into_iter().flatten() {
            self.add(name, CompletionKind::Value, module);
        }
        let below = format!("{module}.");
        for (name, _) in catalogue().modules_on(self.around.targets) {
            if let Some(rest) = name.strip_prefix(&below)
                && !rest.contains('.')
            {
                self.add(rest, CompletionKind::Module, "module");
            }
        }
    }

    fn names_in(&mut self, thing: &BuiltIn) {
        let owner = [&thing.module].into_iter().chain(&thing.path);
        let owner = owner.map(String::as_str).collect::<Vec<_>>().join(".");
        for entry in catalogue().names_in(thing, self.around.targets) {
            let is_class = !thing.path.is_empty();
            if !is_class && self.around.has_name(&thing.module, entry.name()) != Verdict::There {
                continue;
            }
            let mut completion =
                Completion::new(entry.name(), of_entry(entry.kind(), is_class), &owner);
            completion.built_in = Some(thing.inner(entry.name()));
            self.offer(completion);
        }
    }

    /// What can be asked of something.
    fn of_type(&mut self, owner: &Type) {
        match owner {
            Type::BuiltIn(thing) if thing.path.is_empty() => self.members(&thing.module.clone()),
            Type::BuiltIn(thing) | Type::ObjectOfBuiltIn(thing) => self.names_in(thing),
            Type::Class(class) | Type::Object(class) => {
                for member in self.infer.members(*class) {
                    let bound = self.infer.member_bound(&member);
                    let kind = match bound.map(kind_of) {
                        Some(CompletionKind::Function) => CompletionKind::Method,
                        Some(CompletionKind::Class) => CompletionKind::Class,
                        _ => CompletionKind::Field,
                    };
                    self.add(member.name, kind, "");
                }
                for base in self.infer.foreign_bases(*class) {
                    self.of_type(&base);
                }
            }
            Type::Plain(name) => self.of_plain(name),
            Type::Elsewhere {
                module,
                path,
                is_object,
            } => {
                if let Some(there) = self.among.elsewhere(module, path, *is_object) {
                    self.of_found(&there);
                }
            }
            Type::Function(_) | Type::PlainMethod(_) => {}
        }
    }

    fn of_plain(&mut self, name: &'static str) {
        for member in builtins::members(name) {
            let mut completion = Completion::new(member, CompletionKind::Method, name);
            completion.built_in = builtins::member(name, member);
            self.offer(completion);
        }
    }

    /// What can be asked of something in another file.
    fn of_found(&mut self, there: &Found) {
        let known = self.among.finder.class(there);
        let detail = match known.as_ref().unwrap_or(there) {
            Found::Module { module, .. } => module.clone(),
            Found::Thing(thing) => thing.path.join("."),
            _ => String::new(),
        };
        let is_module = matches!(there, Found::Module { .. });
        for (name, thing) in self.among.finder.names(there) {
            let mut completion = Completion::new(&name, of_thing(&thing, is_module), &detail);
            completion.documentation = thing.documentation;
            self.offer(completion);
        }
        for base in self.among.finder.built_in_bases(there) {
            self.names_in(&base);
        }
        match known {
            Some(Found::BuiltIn(thing) | Found::ObjectOfBuiltIn(thing)) => self.names_in(&thing),
            Some(Found::Plain(name)) => self.of_plain(name),
            _ => {}
        }
    }

    /// Of something that is not known: what is asked of it elsewhere in the text.
    fn asked_elsewhere(&mut self, primary: NodeId) {
        let Some(name) = self
            .tree
            .child(primary, 0)
            .and_then(|it| self.tree.name(it))
        else {
            return;
        };
        let Some(scope) = self.infer.scope_of(primary) else {
            return;
        };
        let bindings = self.names.bindings_of(name, scope).to_vec();
        for used in &self.names.uses {
            if used.name == name
                && self.names.bindings_of(name, used.scope) == bindings
                && let Some(attribute) = used.attribute
            {
                self.add(self.tree.text(attribute), CompletionKind::Value, "");
            }
        }
        let of_module = |at: &usize| self.names.bindings[*at].scope == ScopeId::MODULE;
        if bindings.iter().all(of_module) {
            for other in self.others {
                let asked = other.names.asked_of(name);
                for name in asked.filter_map(|range| other.text.get(range.clone())) {
                    self.add(name, CompletionKind::Value, "");
                }
            }
        }
    }

    /// Names that hold in a scope, inner ones before outer ones.
    fn visible(&mut self, scope: ScopeId) {
        let mut at = Some(scope);
        while let Some(id) = at {
            let here = self.names.scope(id);
            if id == scope || here.kind != ScopeKind::Class {
                for (name, bindings) in self.names.bound_in(id) {
                    let bound = bindings.first().map(|it| &self.names.bindings[*it].to);
                    let kind = bound.map_or(CompletionKind::Variable, kind_of);
                    self.add(name, kind, "");
                }
            }
            at = here.parent;
        }
        for other in self.others {
            for binds in &other.names.binds {
                self.add(&binds.name, binds.kind, "");
            }
        }
        for name in built_ins() {
            let is_class = name.starts_with(char::is_uppercase);
            let kind = match is_class {
                true => CompletionKind::Class,
                false => CompletionKind::Function,
            };
            let mut completion = Completion::new(name, kind, BUILT_IN);
            completion.built_in = builtins::thing(name);
            // Exceptions of CPython alone are no mistake in code for both, and no help either.
            if !is_class || completion.built_in.is_some() {
                self.offer(completion);
            }
        }
        for word in KEYWORDS {
            self.add(word, CompletionKind::Keyword, "");
        }
        self.importable();
    }

    /// Names that would hold if they were imported.
    fn importable(&mut self) {
        if self.written.len() < BEFORE_IMPORT {
            return;
        }
        let modules = offering(self.around);
        let written = self.written;
        for (module, name, thing) in self.among.finder.offers(|it| it.starts_with(written)) {
            if self.found.contains_key(&name) {
                continue;
            }
            let provider = Provider {
                module,
                member: Some(name.clone()),
            };
            let mut offer = Completion::new(&name, of_thing(&thing, true), &provider.statement());
            offer.import = Some(provider);
            offer.documentation = thing.documentation;
            self.found.insert(name, offer);
        }
        let mut add = |name: &str, kind, provider: Provider, thing| {
            if name.starts_with(self.written) && !self.found.contains_key(name) {
                let mut offer = Completion::new(name, kind, &provider.statement());
                offer.import = Some(provider);
                offer.built_in = thing;
                self.found.insert(name.to_owned(), offer);
            }
        };
        let own = self.around.modules.iter().flatten().map(String::as_str);
        for module in own.chain(modules.iter().copied()) {
            if module.chars().all(|c| c.is_alphanumeric() || c == '_') {
                let provider = Provider {
                    module: module.to_owned(),
                    member: None,
                };
                add(
                    module,
                    CompletionKind::Module,
                    provider,
                    Some(BuiltIn::module(module)),
                );
            }
        }
        for module in modules {
            for (name, kind) in catalogue().members_on(module, self.around.targets) {
                let provider = Provider {
                    module: module.to_owned(),
                    member: Some(name.to_owned()),
                };
                let thing = BuiltIn::module(module).inner(name);
                add(name, of_entry(kind, false), provider, Some(thing));
            }
        }
    }
}

/// Letters of a name that are there before names are offered that are not imported.
const BEFORE_IMPORT: usize = 3;

fn of_entry(kind: EntryKind, in_class: bool) -> CompletionKind {
    match kind {
        EntryKind::Module => CompletionKind::Module,
        EntryKind::Class => CompletionKind::Class,
        EntryKind::Function if in_class => CompletionKind::Method,
        EntryKind::Function => CompletionKind::Function,
        EntryKind::Value => CompletionKind::Value,
    }
}

fn of_thing(thing: &Thing, in_module: bool) -> CompletionKind {
    match thing.called() {
        "class" => CompletionKind::Class,
        "function" if in_module => CompletionKind::Function,
        "function" => CompletionKind::Method,
        _ if in_module => CompletionKind::Variable,
        _ => CompletionKind::Field,
    }
}

pub(crate) fn kind_of(bound: &Bound<'_>) -> CompletionKind {
    match bound {
        Bound::Module(_) => CompletionKind::Module,
        Bound::Function(_) => CompletionKind::Function,
        Bound::Class(_) => CompletionKind::Class,
        _ => CompletionKind::Variable,
    }
}

#[cfg(test)]
mod tests {
    use super::complete;
    use crate::{Standpoint, Surroundings};

    /// What is offered at `|`.
    fn offered(text: &str) -> Vec<String> {
        let byte = text.find('|').expect("a cursor");
        let text = text.replacen('|', "", 1);
        let found = complete(&text, byte, &Surroundings::default(), Standpoint::alone());
        found.all.into_iter().map(|it| it.label).collect()
    }

    #[test]
    fn names_that_hold_here_are_offered() {
        let text = "value = 1\nclass Val:\n    vault = 2\n    def f(self, val):\n        def vary(): pass\n        va|\n";
        assert_eq!(offered(text), ["val", "value", "vary"]);
        assert_eq!(offered("pr|"), ["print", "property"]);
        assert_eq!(offered("whi|"), ["while"]);
    }

    #[test]
    fn members_of_modules_are_offered() {
        assert!(offered("import time\ntime.ticks_|\n").contains(&"ticks_ms".to_owned()));
        assert_eq!(offered("import time as t\nx = t.ticks_d|"), ["ticks_diff"]);
        assert!(offered("from machine import Pi|\n").contains(&"Pin".to_owned()));
        assert!(offered("import machi|\n").contains(&"machine".to_owned()));
        assert!(offered("from ma|").contains(&"math".to_owned()));
    }

    #[test]
    fn attributes_of_own_classes_are_offered() {
        let text = "class Led:\n    def on(self): pass\n    def off(self):\n        self.pin = 1\n        self.|\n";
        assert_eq!(offered(text), ["off", "on", "pin"]);
        let text = "class Led:\n    def on(self): pass\nled = Led()\ndef f():\n    led.o|\n";
        assert_eq!(offered(text), ["on"]);
    }

    #[test]
    fn nothing_is_offered_where_no_name_can_be() {
        for text in ["'pri|'", "# pri|", "1|", "x = 5.|"] {
            assert_eq!(offered(text), [""; 0], "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_place_of_any_program_can_be_completed(which: usize, at: usize) {
            let programs = crate::corpus::programs();
            let text = &programs[which % programs.len()];
            let byte = at % (text.len() + 1);
            let found = complete(text, byte, &Surroundings::default(), Standpoint::alone());
            assert!(found.all.is_empty() || text.get(found.replaces).is_some());
        }
    }
}
