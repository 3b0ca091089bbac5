//! Metadata as littlefs 1 has it, as its published SPEC and DESIGN documents describe it.
//!
//! A block of metadata is a revision, its size, the pair that follows, entries one after the other
//! and a checksum. All pairs of the volume are one list. What takes two changes (making, removing
//! and moving what is in two directories) can leave a directory in that list that no entry names,
//! or an entry in two places of which one is marked as moved: that is put right before the first
//! change after mounting, and whoever reads before knows about it.

mod commit;
mod format;
mod moved;
mod pair;
mod record;
mod tidy;

/// Kinds of entries, without the mark of moved ones.
mod kind {
    pub(super) const FILE: u8 = 0x11;
    pub(super) const DIRECTORY: u8 = 0x22;
    pub(super) const SUPERBLOCK: u8 = 0x2e;
    /// The mark that an entry may have moved elsewhere.
    pub(super) const MOVED: u8 = 0x80;
    /// The bits that say what the data of an entry is.
    pub(super) const STRUCTURE: u8 = 0x70;
    pub(super) const IN_BLOCKS: u8 = 0x10;
    pub(super) const PAIR: u8 = 0x20;
}

/// Bytes of a block of metadata before the entries, and of its checksum.
const HEADER: u32 = 16;
const CHECKSUM: u32 = 4;
/// The bit of a block's size that says that the directory goes on in the pair that follows.
const GOES_ON: u32 = 1 << 31;

/// Bytes of a block of metadata besides its entries.
pub(super) const AROUND: u32 = HEADER + CHECKSUM;
