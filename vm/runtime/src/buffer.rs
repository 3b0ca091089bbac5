//! Where the bytes of a `bytes`, `bytearray`, `memoryview` or `array` are.

use crate::value::Ref;

/// Bytes in a heap object. Valid until the next allocation that may resize their owner.
#[derive(Clone, Copy, Debug)]
pub struct Buffer {
    /// The object that holds them.
    pub object: Ref,
    /// First byte, from the object's start.
    pub start: usize,
    /// Length in bytes.
    pub len: usize,
    /// Type of the elements, as in `array`: `b'B'` for plain bytes.
    pub code: u8,
    /// Whether a program may change them.
    pub writable: bool,
}
