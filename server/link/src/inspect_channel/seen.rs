//! What the inspect channel has shown: reports in, pictures out, no I/O.

use crate::heap::{HeapPicture, HeapSource, append};
use garter_inspect::{HeapTotals, MapPiece, Report, Run, RunState, Views};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Instant;

/// Sums that are kept: an hour at one a second.
pub const HISTORY: usize = 3600;
/// No board's heap has more; a forged header cannot make us allocate more.
const MAX_BLOCKS: u32 = 1 << 28;

/// What a channel has shown so far.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) hello: Option<BoardHello>,
    pub(super) running: Option<Position>,
    pub(super) stack: Vec<StackCall>,
    pub(super) totals: VecDeque<(Instant, HeapTotals)>,
    pub(super) picture: Option<Arc<HeapPicture>>,
    /// A picture of which some pieces have come: its number, heap size, blocks so far.
    partial: Option<(u32, u32, u32, Vec<Run>)>,
    pub(super) dropped: u64,
    pub(super) error: Option<String>,
    pub(super) ended: bool,
}

/// Who the board is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardHello {
    /// Version of the messages; another than [`garter_inspect::VERSION`] is not spoken.
    pub version: u16,
    /// Bytes of a heap block.
    pub block_bytes: u16,
    /// Blocks of the heap.
    pub blocks: u32,
    /// The views that the board can send.
    pub views: Views,
    /// The firmware.
    pub firmware: String,
    /// The machine.
    pub machine: String,
}

/// Where the program is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// When this arrived.
    pub taken: Instant,
    /// What the interpreter does.
    pub state: RunState,
    /// File, line and function.
    pub call: StackCall,
}

/// One call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StackCall {
    /// File name as the board knows it.
    pub file: String,
    /// Line, from 1; 0 when not known.
    pub line: u32,
    /// Function.
    pub function: String,
}

impl Seen {
    /// Takes in a report; `None` stands for a frame that was lost.
    pub(super) fn take(&mut self, report: Option<Report<'_>>) {
        let Some(report) = report else {
            self.dropped += 1;
            return;
        };
        match report {
            Report::Hello(hello) => {
                self.hello = Some(BoardHello {
                    version: hello.version,
                    block_bytes: hello.block_bytes,
                    blocks: hello.blocks,
                    views: hello.views,
                    firmware: hello.firmware.to_owned(),
                    machine: hello.machine.to_owned(),
                });
            }
            Report::HeapMap(piece) => self.take_map(piece),
            Report::HeapTotals(totals) => {
                if self.totals.len() == HISTORY {
                    self.totals.pop_front();
                }
                self.totals.push_back((Instant::now(), totals));
            }
            Report::Running(at) => {
                let (file, function) = (at.file.to_owned(), at.function.to_owned());
                let call = StackCall {
                    file,
                    line: at.line,
                    function,
                };
                self.running = Some(Position {
                    taken: Instant::now(),
                    state: at.state,
                    call,
                });
            }
            Report::Stack(piece) => {
                let owned = piece.frames.map(|call| StackCall {
                    file: call.file.to_owned(),
                    line: call.line,
                    function: call.function.to_owned(),
                });
                self.stack = owned.collect();
            }
            Report::Error { text, .. } => self.error = Some(text.to_owned()),
        }
    }

    /// Adds a piece. One that does not continue the picture drops the picture.
    fn take_map(&mut self, piece: MapPiece<'_>) {
        let header = piece.header;
        let (have, mut runs) = match self.partial.take() {
            _ if header.first == 0 => (0, Vec::new()),
            Some((picture, blocks, have, runs))
                if (picture, blocks, have) == (header.picture, header.blocks, header.first) =>
            {
                (have, runs)
            }
            _ => {
                self.dropped += 1;
                return;
            }
        };
        if header.blocks > MAX_BLOCKS {
            self.dropped += 1;
            return;
        }
        let mut count = 0;
        for run in piece.runs {
            append(&mut runs, run.kind, run.length);
            count += run.length;
        }
        let have = have + count;
        if have < header.blocks && count > 0 {
            self.partial = Some((header.picture, header.blocks, have, runs));
            return;
        }
        let hello = self.hello.as_ref();
        self.picture = Some(Arc::new(HeapPicture {
            source: HeapSource::Inspect,
            taken: Instant::now(),
            block_bytes: hello.map_or(16, |hello| hello.block_bytes.into()),
            runs,
            totals: self
                .totals
                .back()
                .map(|(_, totals)| *totals)
                .unwrap_or_default(),
        }));
    }
}
