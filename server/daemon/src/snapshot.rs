//! A document at one version, and what is known about it.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use garter_analysis::{
    Diagnostic, Encoding, Facts, Interface, LineIndex, Machine, Place, Ram, Surroundings,
    analyse_file, ram, read_garter_toml, read_pyproject_toml,
};
use garter_virtual::{PROFILE, STACK_SLOTS};
use ropey::Rope;

use crate::lsp;

/// A document at one version. Cheap to make; the facts are found by who first asks.
pub(crate) struct Snapshot {
    version: i32,
    rope: Rope,
    known: OnceLock<Arc<Known>>,
    last: Last,
    around: Arc<Surroundings>,
    kind: TextKind,
    file: Option<PathBuf>,
    ram: OnceLock<Option<Ram>>,
    interface: OnceLock<Arc<Interface>>,
}

/// What a text is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum TextKind {
    #[default]
    Program,
    /// `garter.toml`
    Settings,
    /// `pyproject.toml`
    Project,
}

impl TextKind {
    /// What a file is, by its name.
    pub(crate) fn of(path: Option<&Path>) -> TextKind {
        match path.and_then(Path::file_name).and_then(OsStr::to_str) {
            Some("garter.toml") => TextKind::Settings,
            Some("pyproject.toml") => TextKind::Project,
            _ => TextKind::Program,
        }
    }

    /// What is wrong with a text that is no program; none if it is one.
    fn problems(self, text: &str) -> Option<Vec<Diagnostic>> {
        match self {
            TextKind::Program => None,
            TextKind::Settings => Some(read_garter_toml(text).1),
            TextKind::Project => Some(read_pyproject_toml(text).unwrap_or_default().1),
        }
    }
}

/// What was found out last about a document, at whatever version: what an edit left as it was
/// need not be found out again.
#[derive(Clone, Default)]
pub(crate) struct Last(Arc<Mutex<Option<Arc<Known>>>>);

impl Last {
    fn get(&self) -> Option<Arc<Known>> {
        // Nothing that could panic is done while it is locked.
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn set(&self, known: Arc<Known>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(known);
    }
}

/// A text and the facts about it.
pub(crate) struct Known {
    pub(crate) text: String,
    pub(crate) lines: LineIndex,
    pub(crate) facts: Facts,
    /// The other files that its diagnostics speak of.
    pub(crate) elsewhere: HashMap<PathBuf, Elsewhere>,
}

/// Another file, as far as places in it have to be told.
pub(crate) struct Elsewhere {
    text: String,
    lines: LineIndex,
}

impl Elsewhere {
    pub(crate) fn new(text: String) -> Self {
        Elsewhere {
            lines: LineIndex::new(&text),
            text,
        }
    }

    pub(crate) fn range(&self, bytes: &Range<usize>, encoding: Encoding) -> lsp::Range {
        range(&self.lines, &self.text, bytes, encoding)
    }

    /// The byte at a position.
    pub(crate) fn byte(&self, position: lsp::Position, encoding: Encoding) -> usize {
        let place = Place {
            line: position.line,
            column: position.character,
        };
        self.lines.offset(&self.text, place, encoding)
    }
}

/// The files that diagnostics speak of beside their own.
fn elsewhere(facts: &Facts) -> HashMap<PathBuf, Elsewhere> {
    let related = facts.diagnostics.iter().flat_map(|found| &found.related);
    let files: HashSet<&PathBuf> = related.filter_map(|place| place.file.as_ref()).collect();
    let read =
        |file: &PathBuf| Some((file.clone(), Elsewhere::new(fs::read_to_string(file).ok()?)));
    files.into_iter().filter_map(read).collect()
}

fn range(lines: &LineIndex, text: &str, bytes: &Range<usize>, encoding: Encoding) -> lsp::Range {
    let position = |byte| {
        let place = lines.place(text, byte, encoding);
        lsp::Position {
            line: place.line,
            character: place.column,
        }
    };
    lsp::Range {
        start: position(bytes.start),
        end: position(bytes.end),
    }
}

impl Snapshot {
    pub(crate) fn new(version: i32, rope: Rope, last: Last, around: Arc<Surroundings>) -> Self {
        Snapshot {
            version,
            rope,
            known: OnceLock::new(),
            last,
            around,
            kind: TextKind::Program,
            file: None,
            ram: OnceLock::new(),
            interface: OnceLock::new(),
        }
    }

    /// The same, if the text is something else than a program.
    pub(crate) fn of_kind(mut self, kind: TextKind) -> Self {
        self.kind = kind;
        self
    }

    /// The same, if it is in a file.
    pub(crate) fn of_file(mut self, file: &Path) -> Self {
        self.file = Some(file.to_path_buf());
        self
    }

    pub(crate) fn version(&self) -> i32 {
        self.version
    }

    /// What is known. Takes the time of an analysis unless somebody asked before.
    pub(crate) fn known(&self) -> &Known {
        self.known.get_or_init(|| {
            let text = self.rope.to_string();
            if let Some(problems) = self.kind.problems(&text) {
                return Arc::new(Known::about(text, problems));
            }
            let last = self.last.get();
            let nothing = (String::new(), Facts::default());
            let (text_before, before) = match &last {
                Some(last) => (&last.text, &last.facts),
                None => (&nothing.0, &nothing.1),
            };
            let file = self.file.as_deref();
            let facts = analyse_file(&text, text_before, before, &self.around, file);
            let known = Arc::new(Known {
                lines: LineIndex::new(&text),
                elsewhere: elsewhere(&facts),
                facts,
                text,
            });
            self.last.set(known.clone());
            known
        })
    }

    /// What it costs in a board's memory; none when it does not compile. Takes the time of
    /// several imports unless somebody asked before.
    pub(crate) fn ram(&self) -> Option<&Ram> {
        let weighed = self.ram.get_or_init(|| weighed(self.known(), &self.around));
        weighed.as_ref()
    }

    /// The same, if somebody asked before.
    pub(crate) fn ram_now(&self) -> Option<Option<&Ram>> {
        self.ram.get().map(Option::as_ref)
    }

    /// The text.
    pub(crate) fn text(&self) -> String {
        self.rope.to_string()
    }

    /// What it has for the other files of its project.
    pub(crate) fn interface(&self, is_stub: bool) -> Arc<Interface> {
        let make = || Arc::new(Interface::of(&self.text(), is_stub));
        self.interface.get_or_init(make).clone()
    }

    /// What lies around it.
    pub(crate) fn around(&self) -> &Surroundings {
        &self.around
    }

    /// What is known, if somebody asked before.
    pub(crate) fn known_now(&self) -> Option<&Known> {
        self.known.get().map(AsRef::as_ref)
    }
}

impl Known {
    /// A text that is no program, and what is wrong with it.
    pub(crate) fn about(text: String, diagnostics: Vec<Diagnostic>) -> Known {
        Known {
            lines: LineIndex::new(&text),
            facts: Facts::with(diagnostics),
            elsewhere: HashMap::new(),
            text,
        }
    }

    pub(crate) fn range(&self, bytes: &Range<usize>, encoding: Encoding) -> lsp::Range {
        range(&self.lines, &self.text, bytes, encoding)
    }

    /// The byte at a position.
    pub(crate) fn byte(&self, position: lsp::Position, encoding: Encoding) -> usize {
        let place = Place {
            line: position.line,
            column: position.character,
        };
        self.lines.offset(&self.text, place, encoding)
    }

    pub(crate) fn position(&self, byte: usize, encoding: Encoding) -> lsp::Position {
        let place = self.lines.place(&self.text, byte, encoding);
        lsp::Position {
            line: place.line,
            character: place.column,
        }
    }
}

/// The name under which a document is imported: every letter of it costs.
const MODULE: &str = "main";

fn weighed(known: &Known, around: &Surroundings) -> Option<Ram> {
    let machine = Machine {
        profile: &PROFILE,
        stack_slots: STACK_SLOTS,
    };
    let symbols = known.facts.symbols();
    let work = || ram(&known.text, MODULE, &machine, &symbols, around);
    // A fault of ours costs no more than the answer.
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).ok()?
}

/// Finds the facts on a thread of the pool, then calls back; a panic is a fact not found.
pub(crate) fn find_facts(
    snapshot: Arc<Snapshot>,
    then: impl FnOnce(Arc<Snapshot>) + Send + 'static,
) {
    tokio::task::spawn_blocking(move || then(facts_found(snapshot)));
}

/// Finds the facts here and now; a panic is a fact not found.
pub(crate) fn facts_found(snapshot: Arc<Snapshot>) -> Arc<Snapshot> {
    let work = std::panic::AssertUnwindSafe(|| {
        snapshot.known();
    });
    // The facts stay unknown, which the owner tells the user.
    let _ = std::panic::catch_unwind(work);
    snapshot
}
