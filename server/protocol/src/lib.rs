//! Wire types of the requests and notifications that Garter adds to LSP.
//!
//! Knows nothing of who answers them or how. A parameter type names its method
//! and its answer ([`Request`], [`Notification`]), so client and server cannot
//! disagree about either. All names are camelCase in JSON.
//!
//! Notifications go to clients that put `"experimental": {"garter": true}` into
//! the capabilities of their `initialize`, and to every client once it has sent
//! its first `garter/...` request; a plain LSP editor never sees one.
//!
//! `board` may be left out everywhere: it then means the selected board.
#![forbid(unsafe_code)]

mod base64;
mod board;
mod code;
mod contract;
mod error;
mod files;
mod heap;
mod ignored;
pub mod method;
mod run;
mod size;
mod target;

pub use board::{Board, BoardId, BoardKind, BoardState, Boards, BoardsChanged, Select};
pub use code::{Disassemble, Disassembly};
pub use contract::{Done, Notification, Request};
pub use error::{ErrorCode, ErrorData};
pub use files::{
    Content, Entry, EntryKind, FileContent, FileList, ListFiles, MakeDirectory, ReadFile,
    RemoveFile, WriteFile,
};
pub use heap::{
    GcStatistics, Heap, HeapChanged, HeapPicture, HeapSource, HeapTotals, Running, WatchHeap,
};
pub use ignored::{AskIgnored, Ignored};
pub use run::{
    Frame, Input, Outcome, Output, Run, RunEnded, RunId, RunStarted, SoftReset, Stop, Stopped,
};
pub use size::{Counted, Part, PartKind, Size, Sizes, Uncounted};
pub use target::{AskTarget, Target};
