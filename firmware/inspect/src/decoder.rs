//! Finds frames in a stream of bytes. Fed byte by byte, it has an answer for
//! every byte in every state.

use crate::crc::Crc32;
use crate::frame_error::FrameError;

/// Bytes of the checksum at a frame's end.
const CHECKSUM: usize = 4;

/// Collects a frame in a buffer of `N` bytes and hands out its body.
#[derive(Debug)]
pub struct Decoder<const N: usize> {
    buffer: [u8; N],
    state: State,
}

#[derive(Clone, Copy, Debug)]
enum State {
    /// So many bytes of a frame are in the buffer.
    Collecting(usize),
    /// The frame did not fit; its rest is dropped up to the next zero.
    Skipping,
}

impl<const N: usize> Default for Decoder<N> {
    fn default() -> Self {
        Self::new()
    }
}

impl<const N: usize> Decoder<N> {
    /// A decoder that has seen nothing.
    #[must_use]
    pub const fn new() -> Self {
        Decoder {
            buffer: [0; N],
            state: State::Collecting(0),
        }
    }

    /// Takes one byte; at a frame's end gives its body, for
    /// [`Request::parse`](crate::Request::parse) or
    /// [`Report::parse`](crate::Report::parse).
    pub fn push(&mut self, byte: u8) -> Option<Result<&[u8], FrameError>> {
        match (self.state, byte) {
            (State::Skipping, 0) => {
                self.state = State::Collecting(0);
                Some(Err(FrameError::TooLong))
            }
            (State::Skipping, _) | (State::Collecting(0), 0) => None,
            (State::Collecting(length), 0) => {
                self.state = State::Collecting(0);
                Some(body(self.buffer.get_mut(..length).unwrap_or_default()))
            }
            (State::Collecting(length), byte) => {
                self.state = match self.buffer.get_mut(length) {
                    Some(slot) => {
                        *slot = byte;
                        State::Collecting(length + 1)
                    }
                    None => State::Skipping,
                };
                None
            }
        }
    }

    /// Forgets a frame under way, for example after the peer was reconnected.
    pub fn clear(&mut self) {
        self.state = State::Collecting(0);
    }
}

fn body(frame: &mut [u8]) -> Result<&[u8], FrameError> {
    let length = cobs::decode_in_place(frame).map_err(|_| FrameError::Broken)?;
    let whole = frame.get(..length).ok_or(FrameError::Broken)?;
    let (body, checksum) = whole
        .split_last_chunk::<CHECKSUM>()
        .ok_or(FrameError::Broken)?;
    if Crc32::of(body) == u32::from_le_bytes(*checksum) {
        Ok(body)
    } else {
        Err(FrameError::Checksum)
    }
}
