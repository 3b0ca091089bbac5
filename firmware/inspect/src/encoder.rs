//! Writes messages as frames.

use crate::block_kind::BlockKind;
use crate::frame_writer::FrameWriter;
use crate::report::{MapHeader, MapPiece, Report, StackPiece};
use crate::request::Request;
use crate::runs::{Runs, write_blocks};
use crate::sink::{Sink, SinkFull};
use crate::stack::{Frames, StackFrame};
use serde::Serialize;

/// Writes frames into a sink: a [`BufferSink`](crate::BufferSink), a closure,
/// or a board's own.
#[derive(Debug)]
pub struct Encoder<S> {
    sink: S,
}

impl<S: Sink> Encoder<S> {
    /// An encoder over `sink`.
    pub const fn new(sink: S) -> Self {
        Encoder { sink }
    }

    /// The sink, for example to see what a buffer holds.
    pub fn sink(&mut self) -> &mut S {
        &mut self.sink
    }

    /// Writes a host's request.
    ///
    /// # Errors
    /// [`SinkFull`] when the sink does not take it.
    pub fn request(&mut self, request: &Request) -> Result<(), SinkFull> {
        self.open(request)?.finish()
    }

    /// Writes a board's report.
    ///
    /// # Errors
    /// [`SinkFull`] when the sink does not take it.
    pub fn report(&mut self, report: &Report<'_>) -> Result<(), SinkFull> {
        match report {
            Report::HeapMap(piece) => self.heap_map(piece.header, piece.runs.blocks()),
            Report::Stack(piece) => self.stack(piece.at_ms, piece.depth, piece.frames),
            plain => self.open(plain)?.finish(),
        }
    }

    /// Writes a heap map, or a piece of one, block by block as `blocks` yields
    /// them, which should be at most
    /// [`MAX_BLOCKS_PER_PIECE`](crate::MAX_BLOCKS_PER_PIECE).
    ///
    /// # Errors
    /// [`SinkFull`] when the sink does not take it.
    pub fn heap_map(
        &mut self,
        header: MapHeader,
        blocks: impl IntoIterator<Item = BlockKind>,
    ) -> Result<(), SinkFull> {
        let mut frame = self.open(&Report::HeapMap(MapPiece {
            header,
            runs: Runs::default(),
        }))?;
        write_blocks(blocks, &mut frame)?;
        frame.finish()
    }

    /// Writes a call stack of `depth` calls, of which `calls` yields the
    /// innermost ones, innermost first.
    ///
    /// # Errors
    /// [`SinkFull`] when the sink does not take it.
    pub fn stack<'c>(
        &mut self,
        at_ms: u32,
        depth: u32,
        calls: impl IntoIterator<Item = StackFrame<'c>>,
    ) -> Result<(), SinkFull> {
        let head = Report::Stack(StackPiece {
            at_ms,
            depth,
            frames: Frames::default(),
        });
        let mut frame = self.open(&head)?;
        for call in calls {
            write(&call, &mut frame)?;
        }
        frame.finish()
    }

    fn open(&mut self, message: &impl Serialize) -> Result<FrameWriter<'_, S>, SinkFull> {
        let mut frame = FrameWriter::start(&mut self.sink)?;
        write(message, &mut frame)?;
        Ok(frame)
    }
}

fn write<S: Sink>(value: &impl Serialize, frame: &mut FrameWriter<'_, S>) -> Result<(), SinkFull> {
    // These types hold nothing that postcard cannot write, so that only the
    // sink can have failed.
    postcard::serialize_with_flavor(value, frame).map_err(|_| SinkFull)
}
