//! Dicts and sets as the quick loop sees them: keys that are small integers, or strings whose hash
//! is known, among others of which is plain that they are different.

use super::objects::quad;
use crate::rom::Ns;
use crate::types::table::{EXACT, FIRST, FIXED, ORDERED, SLOT_COUNT, USED, WATCHED, WIDE, spread};
use crate::value::{Ref, Value};

/// How many slots are looked at: all of a table that may be full.
const LOOKS: usize = EXACT;

/// Where a key is.
enum Found {
    /// Its word.
    At(usize),
    /// Not there; it would go into the word, which is free.
    Room(usize),
    /// Only the machine can tell.
    Unknown,
}

/// Looks for a key in a table whose object these words are.
#[inline(always)]
fn search(blocks: &[u32], table: [u32; 4], key: Value, width: usize) -> Found {
    let [_, store, _, layout] = table;
    let slots = (layout & SLOT_COUNT) as usize;
    let Some(store) = Value::from_word(store).and_then(Value::as_ref) else {
        return Found::Unknown;
    };
    if layout & ORDERED != 0 || slots == 0 {
        return Found::Unknown;
    }
    let text = Ns::Str.value().word();
    let (hash, own) = match key.as_small() {
        Some(i) => (i as u32, 0),
        None => {
            let Some(r) = key.as_ref() else {
                return Found::Unknown;
            };
            let [header, _, hash, _] = quad(blocks, r);
            if header != text || hash == 0 {
                return Found::Unknown;
            }
            let placed = if slots <= EXACT {
                hash & 0xffff
            } else {
                spread(hash)
            };
            (placed, hash)
        }
    };
    let first = store.word_index() + FIRST;
    let mut slot = (hash % slots as u32) as usize;
    for _ in 0..slots.min(LOOKS) {
        let at = first + slot * width;
        let Some(&word) = blocks.get(at) else {
            return Found::Unknown;
        };
        if word == key.word() {
            return Found::At(at);
        }
        let Some(other) = Value::from_word(word) else {
            return Found::Room(at);
        };
        // Small integers and names are equal to no other integer.
        if word & 3 == 0 || own != 0 {
            let Some(r) = other.as_ref() else {
                return Found::Unknown;
            };
            let [header, _, hash, _] = quad(blocks, r);
            if header != text || own != 0 && (hash == 0 || hash == own) {
                return Found::Unknown;
            }
        }
        slot = if slot + 1 == slots { 0 } else { slot + 1 };
    }
    Found::Unknown
}

fn as_dict(blocks: &[u32], object: Value) -> Option<(Ref, [u32; 4])> {
    let r = object.as_ref()?;
    let words = quad(blocks, r);
    (words[0] == Ns::Dict.value().word()).then_some((r, words))
}

/// The value of a key that is there.
#[inline(always)]
pub(super) fn value(blocks: &[u32], object: Value, key: Value) -> Option<Value> {
    let (_, table) = as_dict(blocks, object)?;
    match search(blocks, table, key, WIDE) {
        Found::At(at) => Value::from_word(*blocks.get(at + 1)?),
        _ => None,
    }
}

/// Sets the value of a key, in place or in a slot that is free.
#[inline(always)]
pub(super) fn set(blocks: &mut [u32], object: Value, key: Value, v: Value) -> Option<()> {
    let (dict, table) = as_dict(blocks, object)?;
    let [_, store, _, layout] = table;
    if layout & FIXED != 0 {
        return None;
    }
    match search(blocks, table, key, WIDE) {
        Found::At(at) => *blocks.get_mut(at + 1)? = v.word(),
        Found::Room(at) if layout & WATCHED == 0 => {
            let store = Value::from_word(store)?.as_ref()?.word_index();
            let slots = (layout & SLOT_COUNT) as usize;
            let filled = blocks.get(store + 1)?;
            let count = (*filled >> 1) as usize;
            // Larger tables keep some slots free.
            if slots > EXACT && count + count / 4 >= slots {
                return None;
            }
            let [entry, value] = blocks.get_mut(at..)?.first_chunk_mut()?;
            (*entry, *value) = (key.word(), v.word());
            // Tagged, as a small integer.
            *blocks.get_mut(store + 1)? += 2;
            *blocks.get_mut(dict.word_index() + USED)? += 1;
        }
        _ => return None,
    }
    Some(())
}

/// Whether a dict or set has a key.
#[inline(never)]
pub(super) fn contains(blocks: &[u32], object: Value, key: Value) -> Option<bool> {
    let table = quad(blocks, object.as_ref()?);
    let width = if table[0] == Ns::Dict.value().word() {
        WIDE
    } else if table[0] == Ns::Set.value().word() {
        crate::types::table::NARROW
    } else {
        return None;
    };
    match search(blocks, table, key, width) {
        Found::At(_) => Some(true),
        Found::Room(_) => Some(false),
        Found::Unknown => None,
    }
}
