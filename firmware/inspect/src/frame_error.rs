//! What can be wrong with a frame. Each costs that frame only.

/// Why a frame was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameError {
    /// More bytes than the receiver's buffer holds came without a zero.
    TooLong,
    /// Not COBS, or too short to hold a checksum: noise, or a frame cut short.
    Broken,
    /// The checksum does not agree: bytes were lost or changed.
    Checksum,
    /// A whole frame that does not hold what its message must.
    Malformed,
    /// A whole frame with a message of this number, which a newer peer sent.
    Unknown(u8),
}

impl core::fmt::Display for FrameError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            FrameError::TooLong => f.write_str("frame longer than the receiver's buffer"),
            FrameError::Broken => f.write_str("bytes that are not a frame"),
            FrameError::Checksum => f.write_str("frame with a wrong checksum"),
            FrameError::Malformed => f.write_str("frame whose message is malformed"),
            FrameError::Unknown(number) => write!(f, "message {number} of a newer peer"),
        }
    }
}

impl core::error::Error for FrameError {}
