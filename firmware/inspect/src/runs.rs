//! Runs of equal blocks, one byte for most: kind in the high four bits, length
//! less one in the low four; 15 there says that length less sixteen follows,
//! seven bits a byte, low bits first.

use crate::block_kind::BlockKind;
use crate::frame_error::FrameError;
use crate::frame_writer::FrameWriter;
use crate::sink::{Sink, SinkFull};

/// Low bits that announce a length in further bytes.
const LONG: u8 = 15;
/// The shortest run that has its length in further bytes.
const LONG_FROM: u32 = 16;

/// So many consecutive blocks of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Their kind.
    pub kind: BlockKind,
    /// How many, at least 1.
    pub length: u32,
}

impl Run {
    fn write<S: Sink>(self, frame: &mut FrameWriter<'_, S>) -> Result<(), SinkFull> {
        let kind = self.kind.number() << 4;
        let Some(mut rest) = self.length.checked_sub(LONG_FROM) else {
            let low = u8::try_from(self.length.saturating_sub(1)).unwrap_or(LONG - 1);
            return frame.push(kind | low);
        };
        frame.push(kind | LONG)?;
        loop {
            let low = (rest & 0x7F) as u8;
            rest >>= 7;
            if rest == 0 {
                return frame.push(low);
            }
            frame.push(low | 0x80)?;
        }
    }
}

/// Writes blocks as runs; holds one run.
pub(crate) fn write_blocks<S: Sink>(
    blocks: impl IntoIterator<Item = BlockKind>,
    frame: &mut FrameWriter<'_, S>,
) -> Result<(), SinkFull> {
    let mut current: Option<Run> = None;
    for kind in blocks {
        match &mut current {
            Some(run) if run.kind == kind && run.length < u32::MAX => run.length += 1,
            _ => {
                if let Some(run) = current.replace(Run { kind, length: 1 }) {
                    run.write(frame)?;
                }
            }
        }
    }
    current.map_or(Ok(()), |run| run.write(frame))
}

/// Reads runs. An iterator over [`Run`]; see [`Runs::blocks`] for single blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Runs<'a> {
    bytes: &'a [u8],
}

impl<'a> Runs<'a> {
    /// Runs that are whole and hold at most `room` blocks.
    pub(crate) fn checked(bytes: &'a [u8], room: u32) -> Result<Self, FrameError> {
        let mut rest = Runs { bytes };
        let mut room = room;
        while !rest.bytes.is_empty() {
            let run = rest.next().ok_or(FrameError::Malformed)?;
            room = room.checked_sub(run.length).ok_or(FrameError::Malformed)?;
        }
        Ok(Runs { bytes })
    }

    /// The kinds of the single blocks.
    pub fn blocks(self) -> impl Iterator<Item = BlockKind> + 'a {
        self.flat_map(|run| (0..run.length).map(move |_| run.kind))
    }
}

impl Iterator for Runs<'_> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let (&head, mut rest) = self.bytes.split_first()?;
        let kind = BlockKind::from_number(head >> 4)?;
        let low = head & LONG;
        let length = if low == LONG {
            long_length(&mut rest)?
        } else {
            u32::from(low) + 1
        };
        self.bytes = rest;
        Some(Run { kind, length })
    }
}

fn long_length(bytes: &mut &[u8]) -> Option<u32> {
    let mut value = 0u64;
    for shift in [0, 7, 14, 21, 28] {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return u32::try_from(value).ok()?.checked_add(LONG_FROM);
        }
    }
    None
}
