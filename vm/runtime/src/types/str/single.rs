//! Strings of one ASCII character are names in ROM, so that taking a text apart allocates nothing.

use crate::names::{Name, find};
use crate::value::Value;

const fn table() -> [u16; 128] {
    let mut ids = [0; 128];
    let mut c = 0;
    while c < 128 {
        if let Some(name) = find(&[c as u8]) {
            // A name in ROM: there are some thousand.
            ids[c] = name.id() as u16;
        }
        c += 1;
    }
    ids
}

/// Name of each character; 0 for the few control characters that have none.
static NAMES: [u16; 128] = table();

/// The string of one ASCII character, if it is a name.
#[inline]
pub(crate) fn single(c: u8) -> Option<Value> {
    match NAMES.get(usize::from(c)) {
        Some(0) | None => None,
        Some(id) => Some(Name::from_id(u32::from(*id)).value()),
    }
}
