//! A document at one version, and what is known about it.

use std::sync::{Arc, OnceLock};

use garter_analysis::{Encoding, Facts, LineIndex, analyse};
use ropey::Rope;

use crate::lsp;

/// A document at one version. Cheap to make; the facts are found by who first asks.
pub(crate) struct Snapshot {
    version: i32,
    rope: Rope,
    known: OnceLock<Known>,
}

/// A text and the facts about it.
pub(crate) struct Known {
    pub(crate) text: String,
    pub(crate) lines: LineIndex,
    pub(crate) facts: Facts,
}

impl Snapshot {
    pub(crate) fn new(version: i32, rope: Rope) -> Self {
        Snapshot {
            version,
            rope,
            known: OnceLock::new(),
        }
    }

    pub(crate) fn version(&self) -> i32 {
        self.version
    }

    /// What is known. Takes the time of an analysis unless somebody asked before.
    pub(crate) fn known(&self) -> &Known {
        self.known.get_or_init(|| {
            let text = self.rope.to_string();
            Known {
                lines: LineIndex::new(&text),
                facts: analyse(&text),
                text,
            }
        })
    }

    /// What is known, if somebody asked before.
    pub(crate) fn known_now(&self) -> Option<&Known> {
        self.known.get()
    }
}

impl Known {
    pub(crate) fn range(&self, bytes: &std::ops::Range<usize>, encoding: Encoding) -> lsp::Range {
        lsp::Range {
            start: self.position(bytes.start, encoding),
            end: self.position(bytes.end, encoding),
        }
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
