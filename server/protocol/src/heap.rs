//! Pictures of a board's memory.

use serde::{Deserialize, Serialize};

use crate::{BoardId, Done, Notification, Request, method};

/// `garter/heap`: a picture of a board's memory, fresh if it can be had, else the last one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Heap {
    /// The board; the selected one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub board: Option<BoardId>,
}

impl Request for Heap {
    const METHOD: &'static str = method::HEAP;
    type Answer = HeapPicture;
}

/// `garter/watchHeap`: send [`HeapChanged`] to this client as the picture changes, or stop.
///
/// A board without an inspect channel gives a picture when a program ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WatchHeap {
    /// The board; the selected one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub board: Option<BoardId>,
    /// Whether to begin or to stop.
    pub on: bool,
    /// Time between pictures in milliseconds, at least 20; 200 when 0 or left out.
    #[serde(default)]
    pub period_ms: u32,
}

impl Request for WatchHeap {
    const METHOD: &'static str = method::WATCH_HEAP;
    type Answer = Done;
}

/// Where a picture comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum HeapSource {
    /// The inspect channel, while the program ran.
    Live,
    /// `micropython.mem_info(1)`, when the program had paused or ended.
    Paused,
}

/// Sums over the heap.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HeapTotals {
    /// Size of the heap in bytes.
    pub total: u32,
    /// Bytes in use.
    pub used: u32,
    /// Bytes free.
    pub free: u32,
    /// The longest run of free blocks, in blocks.
    pub max_free_blocks: u32,
}

/// What the collector has done since the last reset. All zero when the board cannot tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GcStatistics {
    /// Collections so far.
    pub collections: u32,
    /// The last one's time in microseconds.
    pub last_pause_us: u32,
    /// The longest one's time in microseconds.
    pub max_pause_us: u32,
    /// Bytes freed by the last one.
    pub freed_bytes: u32,
}

/// The line that was running.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Running {
    /// The file as the board names it.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The function, or `<module>`.
    pub function: String,
}

/// A picture of a heap at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HeapPicture {
    /// Whose heap.
    pub board: BoardId,
    /// Where the picture comes from.
    pub source: HeapSource,
    /// How old it is in milliseconds.
    pub age_ms: u64,
    /// Size of one block in bytes.
    pub block_bytes: u32,
    /// The blocks from the first address up, run-length encoded: `[["h",1],["=",3],[".",40]]`.
    ///
    /// `.` free, `=` tail of what is left of it, `m` marked, `h` head of another kind, `T`
    /// tuple, `L` list, `D` dict, `S` str or bytes, `A` array or bytearray, `F` float, `B`
    /// bytecode, `M` module. A reader must accept letters it does not know.
    pub kinds: Vec<(char, u32)>,
    /// Sums.
    pub totals: HeapTotals,
    /// The collector.
    pub gc: GcStatistics,
    /// The line that was running; none at the prompt or when the board cannot tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub running: Option<Running>,
}

/// `garter/heapChanged`: a new picture of a heap that this client watches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HeapChanged(pub HeapPicture);

impl Notification for HeapChanged {
    const METHOD: &'static str = method::HEAP_CHANGED;
}
