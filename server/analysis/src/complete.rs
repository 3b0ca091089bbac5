//! What could be written at a place: names that hold there, members of modules, modules.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::Surroundings;
use crate::catalogue::{EntryKind, catalogue};
use crate::lint::built_ins;
use crate::names::{Bound, Names, ScopeId, ScopeKind};
use crate::occurrence::tree;
use crate::tree::Tree;

/// Stands where the cursor is while the text is looked at, so that something does.
const HERE: &str = "garter_here";

/// What a completion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CompletionKind {
    /// A parameter or a name that is assigned.
    Variable,
    /// A function.
    Function,
    /// A class.
    Class,
    /// A module.
    Module,
    /// A member of a module that is none of these.
    Value,
    /// A reserved word.
    Keyword,
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
}

/// All that could be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completions {
    /// What of the text it replaces: the beginning of the name at the cursor.
    pub replaces: Range<usize>,
    /// By label.
    pub all: Vec<Completion>,
}

const KEYWORDS: &[&str] = &[
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// What could be written at a byte. In strings and comments, and where a number is, nothing.
pub fn complete(text: &str, byte: usize, around: &Surroundings) -> Completions {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let Some((before, after)) = text.split_at_checked(byte) else {
        return Completions::default();
    };
    let prefix = before.len() - before.trim_end_matches(is_part).len();
    let start = byte - prefix;
    let written = &before[start..];
    if written.starts_with(|c: char| c.is_ascii_digit()) {
        return Completions::default();
    }
    let rest = after.trim_start_matches(is_part);
    let whole = format!("{}{HERE}{rest}", &before[..start]);
    let tree = tree(&whole);
    let names = Names::of(&tree);
    let mut found = BTreeMap::new();
    let mut finder = Finder {
        tree: &tree,
        names: &names,
        around,
        found: &mut found,
    };
    // `from a.` is no statement yet, so the tree knows nothing of it.
    let line = before[..start].rsplit('\n').next().unwrap_or_default();
    let package = line.trim_start().strip_prefix("from ").map(str::trim_start);
    match package.filter(|it| !it.contains(char::is_whitespace)) {
        Some(package) => finder.modules(package),
        None => finder.find(),
    }
    let all = found
        .into_iter()
        .filter(|(label, _)| label.starts_with(written) && *label != HERE)
        // Names of nobody's business are for those who ask for them.
        .filter(|(label, _)| written.starts_with('_') || !label.starts_with('_'));
    Completions {
        replaces: start..byte,
        all: all
            .map(|(label, (kind, detail))| Completion {
                label,
                kind,
                detail,
            })
            .collect(),
    }
}

type Found = BTreeMap<String, (CompletionKind, String)>;

struct Finder<'f, 't> {
    tree: &'f Tree<'t>,
    names: &'f Names<'t>,
    around: &'f Surroundings,
    found: &'f mut Found,
}

impl Finder<'_, '_> {
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
            if used.attribute.is_some_and(is_here) {
                if let Some(module) = self.names.module(used.name, used.scope) {
                    self.members(module);
                } else {
                    self.attributes(used.name, used.scope);
                }
                return;
            }
        }
    }

    fn add(&mut self, label: &str, kind: CompletionKind, detail: &str) {
        let entry = (kind, detail.to_owned());
        self.found.entry(label.to_owned()).or_insert(entry);
    }

    /// Modules below a package, or all when it is empty.
    fn modules(&mut self, package: &str) {
        for (name, _) in catalogue().modules_on(self.around.targets) {
            if let Some(rest) = name.strip_prefix(package)
                && !rest.contains('.')
            {
                self.add(rest, CompletionKind::Module, "module");
            }
        }
        if package.is_empty() {
            for name in self.around.modules.iter().flatten() {
                if name.chars().all(|c| c.is_alphanumeric() || c == '_') {
                    self.add(name, CompletionKind::Module, "of this project");
                }
            }
        }
    }

    fn members(&mut self, module: &str) {
        for (name, kind) in catalogue().members_on(module, self.around.targets) {
            let kind = match kind {
                EntryKind::Module => CompletionKind::Module,
                EntryKind::Class => CompletionKind::Class,
                EntryKind::Function => CompletionKind::Function,
                EntryKind::Value => CompletionKind::Value,
            };
            self.add(name, kind, module);
        }
    }

    /// Names that hold in a scope, inner ones before outer ones.
    fn visible(&mut self, scope: ScopeId) {
        let mut at = Some(scope);
        while let Some(id) = at {
            let here = self.names.scope(id);
            if id == scope || here.kind != ScopeKind::Class {
                for (name, bindings) in &here.bindings {
                    let bound = bindings.first().map(|it| &self.names.bindings[*it].to);
                    let kind = bound.map_or(CompletionKind::Variable, kind_of);
                    self.add(name, kind, "");
                }
            }
            at = here.parent;
        }
        for name in built_ins() {
            self.add(name, CompletionKind::Function, "built in");
        }
        for word in KEYWORDS {
            self.add(word, CompletionKind::Keyword, "");
        }
    }

    /// Attributes that the text gives to what a name is: `self` in a class, or an object of one.
    fn attributes(&mut self, name: &str, scope: ScopeId) {
        // What is asked of it elsewhere, and is not guessed from one place alone.
        let bindings = self.names.bindings_of(name, scope).to_vec();
        for used in &self.names.uses {
            if used.name == name
                && self.names.bindings_of(name, used.scope) == bindings
                && let Some(attribute) = used.attribute
            {
                self.add(self.tree.text(attribute), CompletionKind::Value, "");
            }
        }
        if let Some(class) = self.class_of(&bindings, scope) {
            let here = self.names.scope(class);
            for (name, bindings) in &here.bindings {
                let bound = bindings.first().map(|it| &self.names.bindings[*it].to);
                let kind = bound.map_or(CompletionKind::Variable, kind_of);
                self.add(name, kind, "");
            }
        }
    }

    /// The scope of the class that a name is an object of: the first parameter of a method, or
    /// what a class of this text was called for.
    fn class_of(&self, bindings: &[usize], scope: ScopeId) -> Option<ScopeId> {
        let binding = &self.names.bindings[*bindings.first()?];
        match binding.to {
            Bound::Parameter => {
                let outer = self.names.scope(binding.scope).parent?;
                (self.names.scope(outer).kind == ScopeKind::Class).then_some(outer)
            }
            Bound::Value(value) => {
                let called = self.tree.child(value, 0)?;
                let class = self.names.bindings_of(self.tree.name(called)?, scope);
                let class = &self.names.bindings[*class.first()?];
                let Bound::Class(definition) = class.to else {
                    return None;
                };
                let inside = self.tree.range(definition);
                let own = |it: &&crate::names::Binding<'_>| {
                    let scope = self.names.scope(it.scope);
                    inside.contains(&self.tree.range(it.node).start)
                        && scope.kind == ScopeKind::Class
                };
                self.names.bindings.iter().find(own).map(|it| it.scope)
            }
            _ => None,
        }
    }
}

fn kind_of(bound: &Bound<'_>) -> CompletionKind {
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
    use crate::Surroundings;

    /// What is offered at `|`.
    fn offered(text: &str) -> Vec<String> {
        let byte = text.find('|').expect("a cursor");
        let text = text.replacen('|', "", 1);
        let found = complete(&text, byte, &Surroundings::default());
        found.all.into_iter().map(|it| it.label).collect()
    }

    #[test]
    fn names_that_hold_here_are_offered() {
        let text = "value = 1\nclass Val:\n    vault = 2\n    def f(self, val):\n        def vary(): pass\n        va|\n";
        assert_eq!(offered(text), ["val", "value", "vary"]);
        assert_eq!(offered("pri|"), ["print"]);
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
            let found = complete(text, byte, &Surroundings::default());
            assert!(found.all.is_empty() || text.get(found.replaces).is_some());
        }
    }
}
