//! Where the bytes of a name or a string literal lie: in the source wherever that is possible,
//! else in the arena, or among the constants of this crate.

use crate::arena::Arena;

/// A run of bytes somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    /// In the source.
    Source { at: u32, len: u32 },
    /// In the arena, position in bytes.
    Arena { at: u32, len: u32 },
    /// A constant of the compiler.
    Constant(&'static str),
}

/// What is needed to look at texts.
#[derive(Clone, Copy)]
pub(crate) struct Texts<'a, 'm> {
    pub(crate) source: &'a [u8],
    pub(crate) arena: &'a Arena<'m>,
}

impl Texts<'_, '_> {
    pub(crate) fn byte(&self, text: Text, index: u32) -> u8 {
        match text {
            Text::Source { at, .. } => self.source.get((at + index) as usize).copied().unwrap_or(0),
            Text::Arena { at, .. } => self.arena.byte(at + index),
            Text::Constant(text) => text.as_bytes().get(index as usize).copied().unwrap_or(0),
        }
    }

    pub(crate) fn bytes(&self, text: Text) -> impl Iterator<Item = u8> + '_ {
        (0..text.len()).map(move |index| self.byte(text, index))
    }

    pub(crate) fn equal(&self, left: Text, right: Text) -> bool {
        if left.len() != right.len() {
            return false;
        }
        if let (Text::Source { at: a, len }, Text::Source { at: b, .. }) = (left, right) {
            let (a, b, len) = (a as usize, b as usize, len as usize);
            return self.source.get(a..a + len) == self.source.get(b..b + len);
        }
        self.bytes(left).eq(self.bytes(right))
    }

    pub(crate) fn hash(&self, text: Text) -> u32 {
        // FNV-1a; the low bits choose the bucket.
        let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        let hash = match text {
            Text::Source { at, len } => {
                let run = self
                    .source
                    .get(at as usize..(at + len) as usize)
                    .unwrap_or(&[]);
                run.iter().fold(0x811c_9dc5, |hash, byte| step(hash, *byte))
            }
            Text::Constant(text) => text.bytes().fold(0x811c_9dc5, step),
            Text::Arena { .. } => self.bytes(text).fold(0x811c_9dc5, step),
        };
        hash ^ hash >> 15
    }
}

impl Text {
    pub(crate) fn len(self) -> u32 {
        match self {
            Text::Source { len, .. } | Text::Arena { len, .. } => len,
            Text::Constant(text) => text.len() as u32,
        }
    }
}
