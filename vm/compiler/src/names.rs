//! Identifiers and short strings by number: each text once, found by its hash.
//!
//! An entry is five words: the next entry of its bucket, where its text is, the text's length,
//! its index in the output's name table beside its number in the format's static table, and
//! while the tree is built the constant it stands for, afterwards the name with the next index.

use crate::arena::{Arena, At, OutOfMemory};
use crate::text::{Text, Texts};
use garter_bytecode::qstr;

/// The number of a name: the place of its entry. Place 0 is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name(pub(crate) u32);

impl Name {
    /// No name at all.
    pub(crate) const NONE: Self = Self(0);
}

/// Names that the compiler itself puts into code and the format has no number for.
pub(crate) const OWN: [&str; 12] = [
    "<lambda>",
    "<listcomp>",
    "<dictcomp>",
    "<setcomp>",
    "<genexpr>",
    "__aenter__",
    "__aexit__",
    "__aiter__",
    "__anext__",
    "StopAsyncIteration",
    "__repl_print__",
    "__template__",
];

const ENTRY_WORDS: u32 = 5;
const IN_ARENA: u32 = 1 << 31;
const IN_OWN: u32 = 1 << 30;
const IN_STATIC: u32 = 3 << 30;
const REGION: u32 = 3 << 30;
/// Index part of the last word; the static number is above it.
const INDEX: u32 = 0x00ff_ffff;

/// The table: its buckets lie in the arena.
pub(crate) struct Names {
    buckets: At,
    mask: u32,
    first: Name,
    last: Name,
    used: u32,
}

impl Names {
    /// A table that suits a source of `len` bytes.
    pub(crate) fn new(arena: &mut Arena<'_>, len: usize) -> Result<Self, OutOfMemory> {
        let buckets = (len / 64).clamp(8, 1 << 16).next_power_of_two() as u32;
        Ok(Self {
            buckets: arena.alloc_zeroed(buckets)?,
            mask: buckets - 1,
            first: Name::NONE,
            last: Name::NONE,
            used: 0,
        })
    }

    /// The number of a text, new or known. The text must stay where it is.
    pub(crate) fn intern(
        &mut self,
        arena: &mut Arena<'_>,
        source: &[u8],
        text: Text,
    ) -> Result<Name, OutOfMemory> {
        let texts = Texts { source, arena };
        let hash = texts.hash(text);
        let bucket = self.buckets + (hash & self.mask);
        let mut entry = arena.get(bucket);
        while entry != 0 {
            if texts.equal(self.text(arena, Name(entry)), text) {
                return Ok(Name(entry));
            }
            entry = arena.get(entry);
        }
        let number = static_number(&texts, text);
        let place = match text {
            Text::Source { at, .. } => at,
            Text::Arena { at, .. } => at | IN_ARENA,
            Text::Constant(text) => match qstr::static_number(text.as_bytes()) {
                Some(number) => IN_STATIC | u32::from(number),
                None => IN_OWN | OWN.iter().position(|own| *own == text).unwrap_or(0) as u32,
            },
        };
        let entry = arena.alloc(ENTRY_WORDS)?;
        arena.set(entry, arena.get(bucket));
        arena.set(entry + 1, place);
        arena.set(entry + 2, text.len());
        arena.set(entry + 3, u32::from(number) << 24);
        arena.set(entry + 4, 0);
        arena.set(bucket, entry);
        Ok(Name(entry))
    }

    /// The number of a text that is known already.
    pub(crate) fn find(&self, arena: &Arena<'_>, source: &[u8], text: Text) -> Option<Name> {
        let texts = Texts { source, arena };
        let mut entry = arena.get(self.buckets + (texts.hash(text) & self.mask));
        while entry != 0 {
            if texts.equal(self.text(arena, Name(entry)), text) {
                return Some(Name(entry));
            }
            entry = arena.get(entry);
        }
        None
    }

    /// Whether the official compiler knows the text as a name before it reads any program.
    pub(crate) fn is_built_in(&self, arena: &Arena<'_>, source: &[u8], text: Text) -> bool {
        let texts = Texts { source, arena };
        static_number(&texts, text) != 0 || crate::known::is_known(&texts, text)
    }

    pub(crate) fn text(&self, arena: &Arena<'_>, name: Name) -> Text {
        text_of(arena, name)
    }

    /// Where its text is, in two words that outlive the arena.
    pub(crate) fn place(&self, arena: &Arena<'_>, name: Name) -> Place {
        (arena.get(name.0 + 1), arena.get(name.0 + 2))
    }

    /// Its number in the format's static table; 0 when it has none.
    pub(crate) fn static_number(&self, arena: &Arena<'_>, name: Name) -> u32 {
        arena.get(name.0 + 3) >> 24
    }

    /// Its index in the output's name table, given to it now if it has none.
    #[inline]
    pub(crate) fn use_index(&mut self, arena: &mut Arena<'_>, name: Name) -> u32 {
        // Only a tree with faults in it has places without a name.
        if name == Name::NONE {
            return 0;
        }
        let word = arena.get(name.0 + 3);
        if word & INDEX != 0 {
            return (word & INDEX) - 1;
        }
        self.used += 1;
        arena.set(name.0 + 3, word | self.used & INDEX);
        arena.set(name.0 + 4, 0);
        if self.last == Name::NONE {
            self.first = name;
        } else {
            arena.set(self.last.0 + 4, name.0);
        }
        self.last = name;
        self.used - 1
    }

    /// Its index in the output's name table, once it has one.
    pub(crate) fn index(&self, arena: &Arena<'_>, name: Name) -> Option<u32> {
        (arena.get(name.0 + 3) & INDEX).checked_sub(1)
    }

    /// How many have an index.
    pub(crate) fn used(&self) -> u32 {
        self.used
    }

    /// The one with index 0.
    pub(crate) fn first(&self) -> Name {
        self.first
    }

    /// The one with the next index.
    pub(crate) fn next(&self, arena: &Arena<'_>, name: Name) -> Name {
        Name(arena.get(name.0 + 4))
    }

    /// The constant that stands for the name while the tree is built; 0 for none.
    pub(crate) fn constant(&self, arena: &Arena<'_>, name: Name) -> u32 {
        arena.get(name.0 + 4)
    }

    /// From here on the name stands for a constant.
    pub(crate) fn set_constant(&self, arena: &mut Arena<'_>, name: Name, word: u32) {
        arena.set(name.0 + 4, word);
    }

    /// Whether the name is spelled so.
    pub(crate) fn is(
        &self,
        arena: &Arena<'_>,
        source: &[u8],
        name: Name,
        text: &'static str,
    ) -> bool {
        name != Name::NONE
            && Texts { source, arena }.equal(self.text(arena, name), Text::Constant(text))
    }
}

/// Where a text is: region and place, length.
pub(crate) type Place = (u32, u32);

/// The text at a place.
pub(crate) fn text_at((place, len): Place) -> Text {
    match place & REGION {
        IN_STATIC => Text::Constant(qstr::static_name(place & !REGION).unwrap_or_default()),
        IN_OWN => Text::Constant(OWN.get((place & !REGION) as usize).unwrap_or(&"")),
        IN_ARENA => Text::Arena {
            at: place & !REGION,
            len,
        },
        _ => Text::Source { at: place, len },
    }
}

/// A name's text.
pub(crate) fn text_of(arena: &Arena<'_>, name: Name) -> Text {
    text_at((arena.get(name.0 + 1), arena.get(name.0 + 2)))
}

/// The length of a name's text.
pub(crate) fn len(arena: &Arena<'_>, name: Name) -> u32 {
    arena.get(name.0 + 2)
}

fn static_number(texts: &Texts<'_, '_>, text: Text) -> u8 {
    // The longest static name has 19 bytes.
    let mut room = [0u8; 24];
    let Some(run) = room.get_mut(..text.len() as usize) else {
        return 0;
    };
    for (to, from) in run.iter_mut().zip(texts.bytes(text)) {
        *to = from;
    }
    qstr::static_number(run).map_or(0, |number| number as u8)
}
