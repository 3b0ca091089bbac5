//! What could be written at a place: names that hold there, members of modules, modules.

mod argument;
mod kind;
mod member;
mod scope;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::catalogue::BuiltIn;
use crate::imports::Provider;
use crate::infer::Infer;
use crate::meaning::attribute_at;
use crate::names::{Names, Summary};
use crate::occurrence::tree;
use crate::tree::Tree;
use crate::{Standpoint, Surroundings};
use argument::{keywords, pins_at};

pub use kind::CompletionKind;
pub(crate) use kind::kind_of;
pub use scope::BUILT_IN;

/// Stands where the cursor is while the text is looked at, so that something does.
const HERE: &str = "garter_here";

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
    /// Of a class that is built in: how far down it belongs. What few boards have is meant least.
    pub order: Option<u8>,
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
            order: None,
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

type Offers = BTreeMap<String, Completion>;

/// A part of a text that is not looked at, and what its names mean to the rest.
pub(crate) struct Other<'s> {
    pub(crate) text: &'s str,
    pub(crate) names: &'s Summary,
}

/// Gathers what could be written at the cursor.
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
