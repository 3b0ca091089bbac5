//! A picture of a board's heap, whoever drew it.

use garter_inspect::{BlockKind, HeapTotals, Run};
use std::time::Instant;

/// Who drew a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeapSource {
    /// The inspect channel, perhaps while a program ran.
    Inspect,
    /// `micropython.mem_info(1)`, at the prompt.
    MemInfo,
}

/// A heap, block by block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeapPicture {
    /// Who drew it.
    pub source: HeapSource,
    /// When it arrived.
    pub taken: Instant,
    /// Bytes of a block.
    pub block_bytes: u32,
    /// The blocks in order, as runs of one kind.
    pub runs: Vec<Run>,
    /// Sums, and the collector's record; what the source does not say is 0.
    pub totals: HeapTotals,
}

impl HeapPicture {
    /// How many blocks the heap has.
    #[must_use]
    pub fn blocks(&self) -> u64 {
        self.runs.iter().map(|run| u64::from(run.length)).sum()
    }

    /// The kind of each block.
    pub fn kinds(&self) -> impl Iterator<Item = BlockKind> {
        self.runs
            .iter()
            .flat_map(|run| (0..run.length).map(|_| run.kind))
    }

    /// How many blocks are of this kind.
    #[must_use]
    pub fn count(&self, kind: BlockKind) -> u64 {
        let runs = self.runs.iter().filter(|run| run.kind == kind);
        runs.map(|run| u64::from(run.length)).sum()
    }
}

/// Appends blocks of one kind.
pub(crate) fn append(runs: &mut Vec<Run>, kind: BlockKind, length: u32) {
    match runs.last_mut() {
        Some(run) if run.kind == kind => run.length = run.length.saturating_add(length),
        _ if length == 0 => {}
        _ => runs.push(Run { kind, length }),
    }
}
