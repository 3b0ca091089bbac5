//! The constant table: numbers, long strings, bytes and tuples, each value once. Two constants
//! are the same only when type and every bit agree, so 1 and 1.0, or 0.0 and -0.0, are two.
//!
//! An entry is: next of its bucket, next in the output, index in the output, kind and length,
//! then the content.

use crate::arena::{Arena, At, OutOfMemory};
use crate::names;
use crate::text::{Text, Texts};
use crate::tree::Node;

/// What a constant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    /// Limbs, lowest first.
    Positive,
    /// The same, below zero.
    Negative,
    /// Two words of bits.
    Float,
    /// An imaginary number: two words of bits.
    Imaginary,
    /// Region and place, length.
    Str,
    /// Region and place, length.
    Bytes,
    /// Words of nodes.
    Tuple,
    /// `...`
    Ellipsis,
    /// `None`, `False` and `True` as values of names.
    None,
    False,
    True,
}

const KINDS: [Kind; 11] = [
    Kind::Positive,
    Kind::Negative,
    Kind::Float,
    Kind::Imaginary,
    Kind::Str,
    Kind::Bytes,
    Kind::Tuple,
    Kind::Ellipsis,
    Kind::None,
    Kind::False,
    Kind::True,
];

const HEAD: u32 = 4;
const IN_ARENA: u32 = 1 << 31;

/// The table.
pub(crate) struct Constants {
    buckets: At,
    mask: u32,
    first: At,
    last: At,
    used: u32,
}

impl Constants {
    /// A table that suits a source of `len` bytes.
    pub(crate) fn new(arena: &mut Arena<'_>, len: usize) -> Result<Self, OutOfMemory> {
        let buckets = (len / 128).clamp(4, 1 << 14).next_power_of_two() as u32;
        Ok(Self {
            buckets: arena.alloc_zeroed(buckets)?,
            mask: buckets - 1,
            first: 0,
            last: 0,
            used: 0,
        })
    }

    /// Makes the `len` words at `content`, the last ones allocated, into a constant. They must
    /// have `HEAD` words before them, which `begin` makes. When the table has the
    /// value already, the words are given back.
    fn finish(&mut self, arena: &mut Arena<'_>, source: &[u8], at: At, kind: Kind, len: u32) -> At {
        let hash = match text_of(arena, at, kind) {
            Some(text) => Texts { source, arena }.hash(text),
            None => (0..len).fold(len, |hash, index| {
                let word = match item_text(arena, at, kind, index) {
                    Some(text) => Texts { source, arena }.hash(text),
                    None => arena.get(at + HEAD + index),
                };
                // Floats differ in their high bits only, so each word is mixed downwards.
                let hash = (hash ^ word).wrapping_mul(0x85eb_ca6b);
                hash ^ hash >> 16
            }),
        };
        let bucket = self.buckets + ((hash ^ kind as u32) & self.mask);
        let mut entry = arena.get(bucket);
        while entry != 0 {
            if arena.get(entry + 3) == kind as u32 | len << 8
                && same(arena, source, entry, at, kind, len)
            {
                arena.release(at);
                return entry;
            }
            entry = arena.get(entry);
        }
        arena.set(at, arena.get(bucket));
        arena.set(at + 1, 0);
        arena.set(at + 2, 0);
        arena.set(at + 3, kind as u32 | len << 8);
        arena.set(bucket, at);
        at
    }

    /// A constant of these words.
    pub(crate) fn add(
        &mut self,
        arena: &mut Arena<'_>,
        source: &[u8],
        kind: Kind,
        words: &[u32],
    ) -> Result<At, OutOfMemory> {
        let len = words.len() as u32;
        let at = arena.alloc(HEAD + len)?;
        for (index, word) in (0..).zip(words) {
            arena.set(at + HEAD + index, *word);
        }
        Ok(self.finish(arena, source, at, kind, len))
    }

    /// A constant of `len` words that lie on the stack, the first one deepest.
    pub(crate) fn add_from(
        &mut self,
        arena: &mut Arena<'_>,
        source: &[u8],
        kind: Kind,
        len: u32,
        word: impl Fn(&Arena<'_>, u32) -> u32,
    ) -> Result<At, OutOfMemory> {
        let at = arena.alloc(HEAD + len)?;
        for index in 0..len {
            let value = word(arena, index);
            arena.set(at + HEAD + index, value);
        }
        Ok(self.finish(arena, source, at, kind, len))
    }

    /// A string or bytes constant. An arena text must be the last thing allocated.
    pub(crate) fn add_text(
        &mut self,
        arena: &mut Arena<'_>,
        source: &[u8],
        kind: Kind,
        text: Text,
    ) -> Result<At, OutOfMemory> {
        let (place, len) = match text {
            Text::Source { at, len } => (at, len),
            Text::Arena { at, len } => (at | IN_ARENA, len),
            Text::Constant(_) => (0, 0),
        };
        self.add(arena, source, kind, &[place, len])
    }

    /// Its index in the output's object table, given to it now if it has none.
    pub(crate) fn use_index(&mut self, arena: &mut Arena<'_>, at: At) -> u32 {
        let known = arena.get(at + 2);
        if known != 0 {
            return known - 1;
        }
        self.used += 1;
        arena.set(at + 2, self.used);
        if self.last == 0 {
            self.first = at;
        } else {
            arena.set(self.last + 1, at);
        }
        self.last = at;
        self.used - 1
    }

    /// How many have an index.
    pub(crate) fn used(&self) -> u32 {
        self.used
    }

    /// The one with index 0; 0 when there is none.
    pub(crate) fn first(&self) -> At {
        self.first
    }

    /// The one with the next index; 0 after the last.
    pub(crate) fn next(&self, arena: &Arena<'_>, at: At) -> At {
        arena.get(at + 1)
    }
}

/// What a constant is.
pub(crate) fn kind(arena: &Arena<'_>, at: At) -> Kind {
    KINDS
        .get((arena.get(at + 3) & 0xff) as usize)
        .copied()
        .unwrap_or(Kind::Ellipsis)
}

/// Words of its content.
pub(crate) fn len(arena: &Arena<'_>, at: At) -> u32 {
    arena.get(at + 3) >> 8
}

/// A word of its content.
pub(crate) fn word(arena: &Arena<'_>, at: At, index: u32) -> u32 {
    arena.get(at + HEAD + index)
}

/// Where its content lies.
pub(crate) fn content(at: At) -> At {
    at + HEAD
}

/// The text of a string or of bytes.
pub(crate) fn text(arena: &Arena<'_>, at: At) -> Option<Text> {
    text_of(arena, at, kind(arena, at))
}

/// The value of a float, or of an imaginary number.
pub(crate) fn float(arena: &Arena<'_>, at: At) -> f64 {
    f64::from_bits(u64::from(word(arena, at, 0)) | u64::from(word(arena, at, 1)) << 32)
}

fn text_of(arena: &Arena<'_>, at: At, kind: Kind) -> Option<Text> {
    if !matches!(kind, Kind::Str | Kind::Bytes) {
        return None;
    }
    let (place, len) = (word(arena, at, 0), word(arena, at, 1));
    Some(if place & IN_ARENA != 0 {
        Text::Arena {
            at: place & !IN_ARENA,
            len,
        }
    } else {
        Text::Source { at: place, len }
    })
}

fn same(arena: &Arena<'_>, source: &[u8], left: At, right: At, kind: Kind, len: u32) -> bool {
    match (text_of(arena, left, kind), text_of(arena, right, kind)) {
        (Some(left), Some(right)) => Texts { source, arena }.equal(left, right),
        _ => (0..len).all(|index| {
            let items = [left, right].map(|tuple| item_text(arena, tuple, kind, index));
            match items {
                [Some(left), Some(right)] => Texts { source, arena }.equal(left, right),
                _ => word(arena, left, index) == word(arena, right, index),
            }
        }),
    }
}

/// The text of a string in a tuple: whether it is a name may have changed since another tuple
/// with the same string was made.
fn item_text(arena: &Arena<'_>, tuple: At, kind: Kind, index: u32) -> Option<Text> {
    if kind != Kind::Tuple {
        return None;
    }
    match Node::decode(word(arena, tuple, index)) {
        Node::Str(name) => Some(names::text_of(arena, name)),
        Node::Const(at) if self::kind(arena, at) == Kind::Str => text(arena, at),
        _ => None,
    }
}
