//! Messages and frames of the inspect channel, shared by boards and hosts.
//!
//! Knows nothing of the heap that it pictures, of ports or of sockets. No
//! allocation, no panics on any input.
//!
//! # On the wire
//! A frame is `00`, COBS(body, CRC-32 of the body little-endian), `00`. The
//! leading zero makes whatever noise stood before it a broken frame of its
//! own, so that a lost or corrupt frame costs one picture and never the link.
//! The body is one [`Request`] (host to board) or one [`Report`] (board to
//! host) in postcard's encoding. A heap map or a call stack carries its items
//! after the postcard part, to the end of the body, so that a board can send
//! them one by one without knowing how many there will be.
//!
//! # A board
//! holds a `Decoder<64>` for requests and an [`Encoder`] over anything that
//! takes bytes; the encoder needs 254 bytes of its own. A sink that cannot
//! take more gives [`SinkFull`], which gives up that frame only.
//!
//! # A host
//! holds a `Decoder<MAX_FRAME>`, sends [`Request::Hello`] first, and speaks on
//! only when the board's [`Hello::version`] is its own [`VERSION`]. Messages
//! that it does not know are [`FrameError::Unknown`] and are skipped.
#![no_std]
#![forbid(unsafe_code)]

#[cfg(test)]
extern crate std;

mod block_kind;
mod crc;
mod decoder;
mod encoder;
mod frame_error;
mod frame_writer;
mod report;
mod request;
mod runs;
mod sink;
mod stack;

pub use block_kind::BlockKind;
pub use decoder::Decoder;
pub use encoder::Encoder;
pub use frame_error::FrameError;
pub use report::{
    ErrorCode, GcStats, HeapTotals, Hello, MapHeader, MapPiece, Report, RunState, Running,
    StackPiece,
};
pub use request::{Request, Views};
pub use runs::{Run, Runs};
pub use sink::{BufferSink, Sink, SinkFull};
pub use stack::{Frames, StackFrame};

/// Version of these messages. Raised when an old peer would misread a new one;
/// adding a message or a field at a message's end does not raise it.
pub const VERSION: u16 = 1;

/// Bytes of the largest frame that a host must accept, zeros not counted.
///
/// A pyboard's 6,400 blocks take at most one byte each, so their map fits in
/// one frame; a board with a larger heap sends it in pieces of
/// [`MAX_BLOCKS_PER_PIECE`].
pub const MAX_FRAME: usize = 8192;

/// Blocks that surely fit in one map frame, whatever their kinds.
pub const MAX_BLOCKS_PER_PIECE: u32 = 8000;

/// Bytes of a decoder's buffer that holds every request.
pub const MAX_REQUEST: usize = 64;
