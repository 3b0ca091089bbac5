//! A document at one version, and what is known about it.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use garter_analysis::{Encoding, Facts, LineIndex, Place, Surroundings, analyse_again};
use ropey::Rope;

use crate::lsp;

/// A document at one version. Cheap to make; the facts are found by who first asks.
pub(crate) struct Snapshot {
    version: i32,
    rope: Rope,
    known: OnceLock<Arc<Known>>,
    last: Last,
    around: Arc<Surroundings>,
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
        }
    }

    pub(crate) fn version(&self) -> i32 {
        self.version
    }

    /// What is known. Takes the time of an analysis unless somebody asked before.
    pub(crate) fn known(&self) -> &Known {
        self.known.get_or_init(|| {
            let text = self.rope.to_string();
            let last = self.last.get();
            let nothing = (String::new(), Facts::default());
            let (text_before, before) = match &last {
                Some(last) => (&last.text, &last.facts),
                None => (&nothing.0, &nothing.1),
            };
            let facts = analyse_again(&text, text_before, before, &self.around);
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

    /// What is known, if somebody asked before.
    pub(crate) fn known_now(&self) -> Option<&Known> {
        self.known.get().map(AsRef::as_ref)
    }
}

impl Known {
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
