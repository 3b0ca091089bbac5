//! What a board tells a host.

use crate::frame_error::FrameError;
use crate::runs::Runs;
use crate::stack::Frames;
use serde::{Deserialize, Serialize};

/// A message from board to host. Times are the board's milliseconds since
/// start, wrapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Report<'a> {
    /// Answer to [`Request::Hello`](crate::Request::Hello); also sent unasked after a reset.
    Hello(#[serde(borrow)] Hello<'a>),
    /// The heap's blocks, or one piece of them.
    HeapMap(#[serde(borrow)] MapPiece<'a>),
    /// Sums over the heap, and the collector's record.
    HeapTotals(HeapTotals),
    /// Where the program is.
    Running(#[serde(borrow)] Running<'a>),
    /// The call stack, innermost call first.
    Stack(#[serde(borrow)] StackPiece<'a>),
    /// A request could not be served.
    Error {
        /// Why.
        code: ErrorCode,
        /// The same in words.
        text: &'a str,
    },
}

/// How many messages [`Report`] has.
const KNOWN: u8 = 6;

/// Who a board is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello<'a> {
    /// The board's [`VERSION`](crate::VERSION).
    pub version: u16,
    /// Bytes of a heap block.
    pub block_bytes: u16,
    /// Blocks of the heap.
    pub blocks: u32,
    /// The views that the board can send.
    pub views: crate::Views,
    /// The firmware, as in `sys.version`.
    pub firmware: &'a str,
    /// The machine, as in `sys.implementation`.
    pub machine: &'a str,
}

/// What precedes a map's blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapHeader {
    /// Number of the picture; its pieces share it.
    pub picture: u32,
    /// When it was taken.
    pub at_ms: u32,
    /// Blocks of the whole heap.
    pub blocks: u32,
    /// Index of this piece's first block.
    pub first: u32,
}

/// Some consecutive blocks of a heap map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapPiece<'a> {
    /// Which blocks of which picture.
    pub header: MapHeader,
    /// Their kinds. Together no more than the heap has after `first`.
    #[serde(skip)]
    pub runs: Runs<'a>,
}

/// Sums over the heap, in bytes unless said otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeapTotals {
    /// When they were taken.
    pub at_ms: u32,
    /// Size of the heap.
    pub total: u32,
    /// In use.
    pub used: u32,
    /// Not in use.
    pub free: u32,
    /// Most that was ever in use.
    pub peak: u32,
    /// Longest run of free blocks, in blocks.
    pub largest_free_blocks: u32,
    /// The machine's stack in use.
    pub stack_used: u32,
    /// Size of the machine's stack.
    pub stack_total: u32,
    /// The collector's record.
    pub gc: GcStats,
}

/// What the collector has done since the interpreter started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GcStats {
    /// Collections.
    pub collections: u32,
    /// Length of the last pause, in microseconds.
    pub last_pause_us: u32,
    /// Length of the longest pause, in microseconds.
    pub max_pause_us: u32,
    /// Bytes that the last collection freed.
    pub last_freed: u32,
    /// Bytes that all collections freed, wrapping.
    pub total_freed: u32,
}

/// What the interpreter is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RunState {
    /// Waits at a prompt; file, line and function say nothing.
    Idle,
    /// Runs a program.
    Running,
    /// Runs a program that waits for time or input.
    Waiting,
}

/// Where the program is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running<'a> {
    /// When it was there.
    pub at_ms: u32,
    /// What the interpreter is doing.
    pub state: RunState,
    /// File name, as in tracebacks.
    pub file: &'a str,
    /// Line, from 1; 0 when not known.
    pub line: u32,
    /// Function name, `<module>` outside functions.
    pub function: &'a str,
}

/// The call stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StackPiece<'a> {
    /// When it was taken.
    pub at_ms: u32,
    /// Calls in all, of which the board may send fewer.
    pub depth: u32,
    /// The innermost calls.
    #[serde(skip)]
    pub frames: Frames<'a>,
}

/// Why a request could not be served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ErrorCode {
    /// The host speaks another version.
    Version,
    /// The board has no such view.
    NoSuchView,
    /// The request did not arrive whole.
    BadFrame,
    /// The board cannot do this now.
    Busy,
}

impl<'a> Report<'a> {
    /// Reads a report from a frame's body. What it gives has been checked
    /// whole: its runs and frames do not end early.
    ///
    /// # Errors
    /// [`FrameError::Unknown`] for a newer board's message, else
    /// [`FrameError::Malformed`].
    pub fn parse(body: &'a [u8]) -> Result<Report<'a>, FrameError> {
        if let Some(&number) = body.first()
            && number >= KNOWN
        {
            return Err(FrameError::Unknown(number));
        }
        let (mut report, rest) =
            postcard::take_from_bytes(body).map_err(|_| FrameError::Malformed)?;
        match &mut report {
            Report::HeapMap(piece) => {
                let room = piece.header.blocks.checked_sub(piece.header.first);
                piece.runs = Runs::checked(rest, room.ok_or(FrameError::Malformed)?)?;
            }
            Report::Stack(piece) => piece.frames = Frames::checked(rest)?,
            _ => {}
        }
        Ok(report)
    }
}
