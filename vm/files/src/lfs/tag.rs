//! Tags: what each piece of metadata is.

/// Kinds of tags, the eleven bits below the topmost.
pub(super) mod kind {
    pub(in super::super) const FILE: u32 = 0x001;
    pub(in super::super) const DIRECTORY: u32 = 0x002;
    pub(in super::super) const SUPERBLOCK: u32 = 0x0ff;
    pub(in super::super) const IN_CLUSTERS: u32 = 0x202;
    pub(in super::super) const INLINE: u32 = 0x201;
    pub(in super::super) const PAIR: u32 = 0x200;
    /// The first of 256 kinds of attributes.
    pub(in super::super) const ATTRIBUTES: u32 = 0x300;
    /// When a file changed, in nanoseconds since 1970: MicroPython's.
    pub(in super::super) const CHANGED: u32 = 0x301;
    pub(in super::super) const CREATE: u32 = 0x401;
    pub(in super::super) const DELETE: u32 = 0x4ff;
    pub(in super::super) const CHECKSUM: u32 = 0x500;
    pub(in super::super) const SOFT_TAIL: u32 = 0x600;
    pub(in super::super) const HARD_TAIL: u32 = 0x601;
    pub(in super::super) const MOVE: u32 = 0x7ff;
    /// The bits that tell names, structures, attributes and so on apart.
    pub(in super::super) const GROUP: u32 = 0x700;
    pub(in super::super) const NAMES: u32 = 0x000;
    pub(in super::super) const STRUCTURES: u32 = 0x200;
}

/// The id of what belongs to no entry, and the length of what is deleted.
pub(super) const NONE: u32 = 0x3ff;

/// A tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tag(pub(super) u32);

impl Tag {
    pub(super) fn new(kind: u32, id: u32, len: u32) -> Tag {
        Tag((kind & 0x7ff) << 20 | (id & 0x3ff) << 10 | len & 0x3ff)
    }

    pub(super) fn kind(self) -> u32 {
        self.0 >> 20 & 0x7ff
    }

    pub(super) fn group(self) -> u32 {
        self.kind() & kind::GROUP
    }

    pub(super) fn id(self) -> u32 {
        self.0 >> 10 & 0x3ff
    }

    /// Bytes of its data.
    pub(super) fn len(self) -> u32 {
        match self.0 & 0x3ff {
            NONE => 0,
            len => len,
        }
    }

    /// Whether it says that there is no such thing any more.
    pub(super) fn is_deleted(self) -> bool {
        self.0 & 0x3ff == NONE
    }

    /// Whether it ends a commit.
    pub(super) fn is_checksum(self) -> bool {
        self.kind() & 0x780 == kind::CHECKSUM
    }

    pub(super) fn is_valid(self) -> bool {
        self.0 >> 31 == 0
    }
}
