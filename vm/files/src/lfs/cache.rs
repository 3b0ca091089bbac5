//! A piece of a block in memory.

/// Bytes that are read at a time.
pub(super) const PIECE: usize = 128;

/// The piece that was read last.
pub(super) struct Cache {
    /// Block, first byte; none when there is no piece.
    pub(super) place: Option<(u32, u32)>,
    pub(super) bytes: [u8; PIECE],
    /// Where an entry of a block starts: the block, the number of the entry, the byte. Only
    /// version 1 has those.
    pub(super) record: Option<(u32, u32, u32)>,
}

impl Cache {
    pub(super) const fn new() -> Cache {
        Cache {
            place: None,
            bytes: [0; PIECE],
            record: None,
        }
    }
}
