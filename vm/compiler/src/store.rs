//! Everything that a compilation keeps in the arena, behind one value: the words, the names, the
//! constants, and the text they are about.

use core::cell::Cell;

use crate::arena::{Arena, At, OutOfMemory};
use crate::constant::{Constants, Kind};
use crate::fault::Found;
use crate::integer::{self, Integer};
use crate::names::{Name, Names};
use crate::small::Small;
use crate::text::Text;
use crate::tree::{Node, Word};

/// Everything that lives in the arena, and the text it is about.
pub(crate) struct Store<'a, 'm> {
    pub(crate) source: &'a [u8],
    pub(crate) arena: Arena<'m>,
    pub(crate) names: Names,
    pub(crate) constants: Constants,
    /// Whether inner nodes carry places in the text.
    pub(crate) wide: bool,
    /// How wide small integers are.
    pub(crate) small: Small,
    /// A cross compiler folds, which has time.
    #[cfg(feature = "host")]
    pub(crate) across: bool,
    /// The fault that lowering stopped at last.
    pub(crate) found: Cell<Option<Found>>,
}

/// A store without its words, so that they may be lent for longer.
pub(crate) struct Paused {
    names: Names,
    constants: Constants,
    low: At,
    wide: bool,
    small: Small,
}

impl Paused {
    /// Goes on in the same words, of which there may be more now. The stack is empty.
    pub(crate) fn go_on<'a, 'm>(self, source: &'a [u8], words: &'m mut [u32]) -> Store<'a, 'm> {
        Store {
            source,
            arena: Arena::with_low(words, self.low),
            names: self.names,
            constants: self.constants,
            wide: self.wide,
            small: self.small,
            #[cfg(feature = "host")]
            across: false,
            found: Cell::new(None),
        }
    }
}

impl<'a, 'm> Store<'a, 'm> {
    /// Lets go of the words; what is on the stack is lost.
    pub(crate) fn pause(self) -> Paused {
        Paused {
            low: self.arena.low(),
            names: self.names,
            constants: self.constants,
            wide: self.wide,
            small: self.small,
        }
    }

    pub(crate) fn new(source: &'a [u8], words: &'m mut [u32], wide: bool) -> Result<Self, usize> {
        let mut arena = Arena::new(words);
        let tables = Names::new(&mut arena, source.len())
            .and_then(|names| Ok((names, Constants::new(&mut arena, source.len())?)));
        match tables {
            Ok((names, constants)) => Ok(Self {
                source,
                arena,
                names,
                constants,
                wide,
                small: Small::BOARD,
                #[cfg(feature = "host")]
                across: false,
                found: Cell::new(None),
            }),
            Err(OutOfMemory) => Err(arena.peak_bytes()),
        }
    }

    /// Limbs of the longest integer that is folded.
    pub(crate) fn most_limbs(&self) -> u32 {
        #[cfg(feature = "host")]
        if self.across {
            return integer::MOST_LIMBS_ACROSS;
        }
        integer::MOST_LIMBS
    }

    pub(crate) fn intern(&mut self, text: Text) -> Result<Name, OutOfMemory> {
        self.names.intern(&mut self.arena, self.source, text)
    }

    /// A name that is given to the compiler from outside: its text is copied.
    pub(crate) fn intern_bytes(&mut self, text: &[u8]) -> Result<Name, OutOfMemory> {
        let low = self.arena.low();
        let mut run = crate::arena::ByteRun::begin(&self.arena);
        for byte in text {
            run.put(&mut self.arena, *byte)?;
        }
        let text = Text::Arena {
            at: run.start,
            len: run.len,
        };
        if let Some(name) = self.names.find(&self.arena, self.source, text) {
            self.arena.release(low);
            return Ok(name);
        }
        self.intern(text)
    }

    /// The text of a name as an entry of the constant table.
    #[cfg(feature = "host")]
    pub(crate) fn text_object(&mut self, name: Name) -> Result<At, OutOfMemory> {
        let mut text = self.names.text(&self.arena, name);
        if let Text::Constant(known) = text {
            let mut run = crate::arena::ByteRun::begin(&self.arena);
            for byte in known.bytes() {
                run.put(&mut self.arena, byte)?;
            }
            text = Text::Arena {
                at: run.start,
                len: run.len,
            };
        }
        let (arena, source) = (&mut self.arena, self.source);
        self.constants.add_text(arena, source, Kind::Str, text)
    }

    /// An integer of any size as a node; its limbs are taken over or given back.
    pub(crate) fn integer(&mut self, value: Integer, line: u32) -> Result<Word, OutOfMemory> {
        if let Some(small) = value
            .value(&self.arena)
            .filter(|value| self.small.fits_node(*value))
        {
            return Ok(Node::Int(small as i32).encode());
        }
        let kind = if value.negative {
            Kind::Negative
        } else {
            Kind::Positive
        };
        let word = |arena: &Arena<'_>, index| arena.get(value.at + index);
        let at = self
            .constants
            .add_from(&mut self.arena, self.source, kind, value.len, word)?;
        self.occurrence(at, line)
    }

    pub(crate) fn float(&mut self, kind: Kind, value: f64, line: u32) -> Result<Word, OutOfMemory> {
        let bits = value.to_bits();
        let words = [bits as u32, (bits >> 32) as u32];
        let at = self
            .constants
            .add(&mut self.arena, self.source, kind, &words)?;
        self.occurrence(at, line)
    }

    /// A constant as it stands on a line; 0 when it stands on none, being computed.
    pub(crate) fn occurrence(&mut self, constant: At, line: u32) -> Result<Word, OutOfMemory> {
        let at = self.arena.alloc(2)?;
        self.arena.set(at, constant);
        self.arena.set(at + 1, line);
        Ok(Node::Const(at).encode())
    }
}
