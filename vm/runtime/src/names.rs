//! Interned strings by number: those of the .mpy format, those this crate's ROM needs, the
//! board's, and those a program brings.

use core::num::NonZeroU32;

use garter_bytecode::pool::compare;
use garter_bytecode::qstr::{STATIC_NAMES, static_name, static_number};

pub use garter_bytecode::pool;
pub use garter_bytecode::pool::Pool;

mod list;
mod pc;
mod pyboard;

use crate::value::Value;

/// Number of an interned string.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[repr(transparent)]
pub struct Name(u32);

impl Name {
    /// First number of [`NAMES`]; below are the .mpy format's static names.
    pub const OWN: u32 = 256;
    /// First number of the board's names.
    pub const BOARD: u32 = 4096;
    /// First number of names a program brings; these live on the heap.
    pub const DYNAMIC: u32 = 8192;

    /// The name with number `id`.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn from_id(id: u32) -> Name {
        Name(id)
    }

    /// Its number.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn id(self) -> u32 {
        self.0
    }

    /// The string value.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub const fn value(self) -> Value {
        match NonZeroU32::new((self.0 << 2) | 2) {
            Some(w) => match Value::from_word(w.get()) {
                Some(v) => v,
                None => Value::NONE,
            },
            None => Value::NONE, // cannot be: the tag is not 0
        }
    }

    /// The number of a name in ROM. Meant for `const` contexts: a missing name stops the build.
    ///
    /// # Panics
    /// If the name is neither a static name nor in [`NAMES`]: add it there.
    pub const fn of(text: &str) -> Name {
        match find(text.as_bytes()) {
            Some(n) => n,
            None => panic!("add this name to names/list.rs"),
        }
    }

    /// Like [`Name::of`], looking in a board's own sorted list too.
    ///
    /// # Panics
    /// If the name is in none of the lists.
    pub const fn of_board(text: &str, board: &Pool) -> Name {
        match find(text.as_bytes()) {
            Some(n) => n,
            None => match board.search(text.as_bytes()) {
                Some(i) => Name(Name::BOARD + i as u32),
                None => panic!("add this name to the board's names"),
            },
        }
    }

    /// The low 16 bits of the hash of this crate's names; `None` for a board's and a program's.
    #[inline]
    pub(crate) fn rom_hash(self) -> Option<u32> {
        let id = self.0 as usize;
        let hash = if id < Name::OWN as usize {
            STATIC_HASHES.get(id)
        } else {
            HASHES.get(id - Name::OWN as usize)
        };
        hash.map(|h| *h as u32)
    }

    /// The text of a name in ROM; `None` for one that a program brought.
    pub fn rom_text(self, board: &Pool) -> Option<&'static str> {
        let id = self.0;
        if id >= Name::DYNAMIC {
            None
        } else if id >= Name::BOARD {
            board.get((id - Name::BOARD) as usize)
        } else if id >= Name::OWN {
            NAMES.get((id - Name::OWN) as usize)
        } else {
            Some(static_name(id).unwrap_or(""))
        }
    }
}

/// Finds a name in ROM (without the board's).
#[cfg_attr(not(target_os = "none"), inline(always))]
pub(crate) const fn find(text: &[u8]) -> Option<Name> {
    if let Some(number) = static_number(text) {
        return Some(Name(number as u32));
    }
    match NAMES.search(text) {
        Some(i) => Some(Name(Name::OWN + i as u32)),
        None => None,
    }
}

/// Sorts a list of names at compile time (bottom-up merge sort: `const` evaluation is slow).
pub const fn sort_names<const N: usize>(names: &[&'static str]) -> [&'static str; N] {
    let mut list = [""; N];
    let mut i = 0;
    while i < N {
        list[i] = names[i];
        i += 1;
    }
    let mut other = list;
    let mut width = 1;
    while width < N {
        let mut start = 0;
        while start < N {
            let middle = if start + width < N { start + width } else { N };
            let end = if start + 2 * width < N {
                start + 2 * width
            } else {
                N
            };
            let (mut left, mut right, mut to) = (start, middle, start);
            while to < end {
                let take_left = left < middle
                    && (right == end
                        || compare(list[left].as_bytes(), list[right].as_bytes()) <= 0);
                if take_left {
                    other[to] = list[left];
                    left += 1;
                } else {
                    other[to] = list[right];
                    right += 1;
                }
                to += 1;
            }
            start += 2 * width;
        }
        list = other;
        width *= 2;
    }
    list
}

/// The names that this crate's ROM needs beyond the static ones of the .mpy format, sorted.
pub static NAMES: Pool = pool!(&SORTED);
const SORTED: [&str; COUNT] = sort_names(&all());
/// Whether names of modules are among them that not every machine has.
pub const MORE_MODULES: bool = !pyboard::LIST.is_empty();

const COUNT: usize = list::LIST.len() + pyboard::LIST.len() + pc::LIST.len();

/// The lists of all modules that are compiled in, one after another.
const fn all() -> [&'static str; COUNT] {
    let lists = [list::LIST, pyboard::LIST, pc::LIST];
    let mut names = [""; COUNT];
    let (mut which, mut to) = (0, 0);
    while which < lists.len() {
        let mut i = 0;
        while i < lists[which].len() {
            names[to] = lists[which][i];
            i += 1;
            to += 1;
        }
        which += 1;
    }
    names
}

static HASHES: [u16; COUNT] = hashes(&SORTED);
static STATIC_HASHES: [u16; STATIC_NAMES.len()] = hashes(&STATIC_NAMES);

/// The low 16 bits of every name's hash.
const fn hashes<const N: usize>(names: &[&str; N]) -> [u16; N] {
    let mut list = [0; N];
    let mut i = 0;
    while i < N {
        list[i] = crate::types::str::layout::hash_bytes(names[i].as_bytes()) as u16;
        i += 1;
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_listed_twice() {
        for pair in SORTED.windows(2) {
            assert!(pair[0] < pair[1], "{} is listed twice", pair[0]);
        }
        for name in SORTED {
            assert!(
                static_number(name.as_bytes()).is_none(),
                "{name} is a static name"
            );
        }
    }

    #[test]
    fn names_in_rom_are_found_by_text_and_by_number() {
        for text in ["append", "__init__", SORTED[0], SORTED[COUNT - 1]] {
            assert_eq!(Name::of(text).rom_text(&Pool::EMPTY), Some(text));
        }
    }
}
