//! The calls of a call stack.

use crate::frame_error::FrameError;
use serde::{Deserialize, Serialize};

/// One call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StackFrame<'a> {
    /// File name, as in tracebacks.
    pub file: &'a str,
    /// Line that runs, or from which the next inner call was made; from 1.
    pub line: u32,
    /// Function name, `<module>` outside functions.
    pub function: &'a str,
}

/// An iterator over [`StackFrame`]s in a frame's body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frames<'a> {
    bytes: &'a [u8],
}

impl<'a> Frames<'a> {
    /// Frames that are whole.
    pub(crate) fn checked(bytes: &'a [u8]) -> Result<Self, FrameError> {
        let mut rest = Frames { bytes };
        while !rest.bytes.is_empty() {
            rest.next().ok_or(FrameError::Malformed)?;
        }
        Ok(Frames { bytes })
    }
}

impl<'a> Iterator for Frames<'a> {
    type Item = StackFrame<'a>;

    fn next(&mut self) -> Option<StackFrame<'a>> {
        let (frame, rest) = postcard::take_from_bytes(self.bytes).ok()?;
        self.bytes = rest;
        Some(frame)
    }
}
