//! One file: what it shows by itself, and what is wrong with it.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use garter_analysis::{
    Diagnostic, Facts, Imported, LineIndex, Links, Machine, Memory, Project, Roster, Surroundings,
    analyse_file, look, ram_if_large, too_large,
};
use garter_virtual::{PROFILE, STACK_SLOTS};

use super::Report;
use super::cache::{Cache, Entry, Kept, print};
use super::context::Context;
use super::source::{Named, Source};

/// Of so many bytes of text it is kept what they show: other files may take something from them.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// What a file is among.
pub(super) struct Among<'w> {
    roster: &'w Roster,
    named: &'w Named<'w>,
    cache: Option<&'w Cache>,
    /// Bytes of text that were read.
    read: AtomicUsize,
}

impl<'w> Among<'w> {
    pub(super) fn new(roster: &'w Roster, named: &'w Named<'w>, cache: Option<&'w Cache>) -> Self {
        Among {
            roster,
            named,
            cache,
            read: AtomicUsize::new(0),
        }
    }
}

/// A file, and what is known of it.
pub(super) struct File<'w> {
    pub(super) path: &'w Path,
    pub(super) text: &'w str,
    pub(super) context: &'w Context,
    /// A short name of the text, and of that and the path; 0 where nobody asks for them.
    pub(super) print: u64,
    pub(super) print_in_place: u64,
    imported: Imported,
    pub(super) makes_buffer: bool,
    /// Whether it hands functions to interrupts, as far as is known.
    pub(super) has_handlers: bool,
    pub(super) links: Links,
    /// What was found in the same text before.
    entry: Option<Entry>,
    facts: OnceLock<Facts>,
    /// What was found. Of one that takes something from others that is seen when all are known.
    pub(super) found: Option<Found>,
}

/// What was found in a file.
pub(super) struct Found {
    /// A name of everything that had a say in it beside the text.
    pub(super) state: u64,
    findings: Vec<Diagnostic>,
    pub(super) is_new: bool,
    /// The lines of the text, if something is told of it.
    index: Option<LineIndex>,
}

impl Found {
    /// What was found just now.
    pub(super) fn new(text: &str, state: u64, findings: Vec<Diagnostic>) -> Found {
        Found {
            state,
            index: (!findings.is_empty()).then(|| LineIndex::new(text)),
            findings,
            is_new: true,
        }
    }

    /// What was found in this very state of things before.
    pub(super) fn before(file: &File<'_>, state: u64, cache: Option<&Cache>) -> Option<Found> {
        let entry = file.entry.as_ref().filter(|entry| entry.state == state)?;
        let findings = cache?.findings(entry, file.text)?;
        Some(Found {
            is_new: false,
            ..Found::new(file.text, state, findings)
        })
    }

    /// What is told of a file; none when nothing is wrong.
    pub(super) fn report(self, source: Source<'_>) -> Option<Report> {
        Some(Report {
            path: source.path.to_path_buf(),
            index: self.index?,
            text: source.text,
            diagnostics: self.findings,
        })
    }
}

impl<'w> File<'w> {
    /// Looks at a file, unless it is known.
    pub(super) fn look(
        source: &'w Source<'w>,
        context: &'w Context,
        among: &Among<'w>,
        memory: &mut Memory,
    ) -> Self {
        let (path, text) = (source.path, source.text.as_str());
        let cache = among.cache;
        let printed = cache.map_or(0, |_| print(text));
        let mut file = File {
            path,
            context,
            print: printed,
            print_in_place: cache.map_or(0, |_| print(&(path, printed))),
            imported: Imported::default(),
            makes_buffer: false,
            has_handlers: true,
            links: Links::default(),
            entry: None,
            facts: OnceLock::new(),
            found: None,
            text,
        };
        if let Some(mut entry) = cache.and_then(|cache| cache.find(path, file.print)) {
            file.imported = std::mem::take(&mut entry.imported);
            file.makes_buffer = entry.makes_buffer;
            file.entry = Some(entry);
        } else {
            let facts = file.facts(memory);
            let (imported, makes_buffer) = (facts.imported(), facts.makes_buffer());
            file.has_handlers = facts.has_handlers();
            file.imported = imported;
            file.makes_buffer = makes_buffer;
        }
        file.links = among.roster.links(path, &file.imported);
        if !file.links.takes {
            let state = context.print();
            let before = Found::before(&file, state, cache);
            let now = || Found::new(text, state, file.check(None, memory));
            file.found = Some(before.unwrap_or_else(now));
        }
        let is_wanted = file.links.takes || among.named.has(path);
        // Memory that is used again is quicker than new memory.
        if !is_wanted || among.read.fetch_add(text.len(), Ordering::Relaxed) > MOST_BYTES {
            file.facts.take();
        }
        file
    }

    /// What it shows by itself.
    pub(super) fn facts(&self, memory: &mut Memory) -> &Facts {
        self.facts.get_or_init(|| look(self.text, memory))
    }

    /// What is wrong with it, in a project if it takes something from others.
    pub(super) fn check(
        &self,
        project: Option<&Arc<Project>>,
        memory: &mut Memory,
    ) -> Vec<Diagnostic> {
        let (text, facts) = (self.text, self.facts(memory));
        let alone = self.context.alone();
        let mut found = match project {
            Some(project) => {
                let around = self.context.together(project);
                analyse_file(text, text, facts, around, Some(self.path)).diagnostics
            }
            None => analyse_file(text, text, facts, alone, None).diagnostics,
        };
        found.extend(self.too_large(facts, alone));
        found
    }

    fn too_large(&self, facts: &Facts, around: &Surroundings) -> Option<Diagnostic> {
        around.heap?;
        let machine = Machine {
            profile: &PROFILE,
            stack_slots: STACK_SLOTS,
        };
        let ram = ram_if_large(self.text, "main", &machine, &facts.symbols(), around)?;
        too_large(&ram, self.text, around)
    }

    /// What is to be kept of it.
    pub(super) fn kept(&self) -> Option<Kept<'_>> {
        let found = self.found.as_ref()?;
        Some(Kept {
            path: self.path,
            print: self.print,
            imported: &self.imported,
            makes_buffer: self.makes_buffer,
            state: found.state,
            findings: &found.findings,
        })
    }

    /// What was found in it. What it shows is left to the process, which ends soon: to give every
    /// piece of it back takes longer than that.
    pub(super) fn found(self) -> Option<Found> {
        std::mem::forget(self.facts);
        self.found
    }
}
