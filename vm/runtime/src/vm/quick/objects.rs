//! What the quick loop sees of objects: look-ups on the bare words of the heap. `None` always
//! means: ask the machine.

use super::dicts;
use crate::rom::Ns;
use crate::types::class::{HAS_ACCESSORS, INLINE};
use crate::types::instance::{EXTRA, PAIRS};
use crate::types::list::layout::{LEN, STORE};
use crate::types::table::{FIRST, FIXED, SLOT_COUNT, SLOTS, WIDE};
use crate::types::tuple::ITEMS;
use crate::value::{Ref, Value};

/// Word `i` of an object.
#[inline(always)]
pub(super) fn word(blocks: &[u32], r: Ref, i: usize) -> u32 {
    blocks.get(r.word_index() + i).copied().unwrap_or(0)
}

/// The first words of an object, which are in one block.
#[inline(always)]
pub(super) fn quad(blocks: &[u32], r: Ref) -> [u32; 4] {
    let at = r.word_index();
    match blocks.get(at..at + 4) {
        Some(&[a, b, c, d]) => [a, b, c, d],
        _ => [0; 4],
    }
}

/// Copies words of the heap into slots. A loop by number: it is inlined as others are not.
#[inline(always)]
#[allow(clippy::needless_range_loop)]
pub(super) fn copy_values(to: &mut [Value], from: &[u32]) {
    let count = to.len().min(from.len());
    let (to, from) = (&mut to[..count], &from[..count]);
    for i in 0..count {
        to[i] = Value::from_word(from[i]).unwrap_or(Value::UNDEF);
    }
}

/// The truth of what needs no look at an object's length.
#[inline(always)]
pub(super) fn truth(blocks: &[u32], v: Value) -> Option<bool> {
    match v {
        Value::TRUE => Some(true),
        Value::FALSE | Value::NONE => Some(false),
        _ => match v.as_small() {
            Some(i) => Some(i != 0),
            None => {
                let list = v.as_ref()?;
                if word(blocks, list, 0) == Ns::List.value().word() {
                    Some(word(blocks, list, LEN) != 0)
                } else {
                    None
                }
            }
        },
    }
}

/// What an iterator over a range, list or bytes gives next, `Some(None)` at its end. Not part of
/// the loop, which has other uses for its registers.
#[inline(never)]
pub(super) fn next_of_iterator(blocks: &mut [u32], iterator: Value) -> Option<Option<Value>> {
    let r = iterator.as_ref()?;
    let [header, first, second, step] = quad(blocks, r);
    if header == Ns::RangeIterator.value().word() {
        let (next, stop, step) = (first as i32, second as i32, step as i32);
        if if step > 0 { next >= stop } else { next <= stop } {
            return Some(None);
        }
        let v = Value::try_small(i64::from(next))?;
        // Past the largest integer there is nothing left, whatever the step.
        let next = next.checked_add(step).unwrap_or(stop);
        *blocks.get_mut(r.word_index() + 1)? = next as u32;
        return Some(Some(v));
    }
    let v = if header == Ns::ListIterator.value().word() {
        let list = Value::from_word(first)?.as_ref()?;
        list_item(blocks, list, second as usize)
    } else if header == Ns::BufferIterator.value().word() {
        // At the end, and of items that are no bytes, the machine knows more.
        let object = Value::from_word(first)?;
        Some(byte_item(blocks, object, Value::small(second as i32))?)
    } else {
        return None;
    };
    if v.is_some() {
        *blocks.get_mut(r.word_index() + 2)? = second + 1;
    }
    Some(v)
}

/// Where what is in a cell lies.
#[inline(always)]
pub(super) fn cell_word(blocks: &[u32], cell: Value) -> Option<usize> {
    let r = cell.as_ref()?;
    (word(blocks, r, 0) == Ns::Cell.value().word()).then_some(r.word_index() + 1)
}

/// Slots of dicts of globals.
pub(super) struct GlobalSlot;

impl GlobalSlot {
    /// Where the value in slot `slot` of a dict is, if its key is `name` and there is a value.
    #[inline(always)]
    pub(super) fn find(blocks: &[u32], globals: u32, slot: usize, name: u32) -> Option<usize> {
        let dict = Value::from_word(globals)?.as_ref()?;
        let [_, store, _, slots] = quad(blocks, dict);
        let store = Value::from_word(store)?.as_ref()?;
        if slot >= (slots & SLOT_COUNT) as usize {
            return None;
        }
        let at = store.word_index() + FIRST + slot * WIDE;
        match blocks.get(at..at + 2)? {
            [key, value] if *key == name && *value != 0 => Some(at + 1),
            _ => None,
        }
    }

    /// The same of a dict that may be changed.
    #[inline(always)]
    pub(super) fn place(blocks: &[u32], globals: u32, slot: usize, name: u32) -> Option<usize> {
        let dict = Value::from_word(globals)?.as_ref()?;
        if word(blocks, dict, SLOTS) & FIXED != 0 {
            return None;
        }
        GlobalSlot::find(blocks, globals, slot, name)
    }
}

/// How two values are ordered for a comparison, when they are texts that are kept once and only
/// equality is asked for.
#[inline(always)]
pub(super) fn same_text(l: Value, r: Value, orders: u8) -> Option<u8> {
    // Equal, or everything but equal.
    if (orders != 0b0010 && orders != 0b1101) || l.word() & 3 != 2 || r.word() & 3 != 2 {
        return None;
    }
    Some(if l == r { 1 } else { 3 })
}

/// Where a list's next item goes if there is room for it, and where its length is.
#[inline(always)]
pub(super) fn append_slot(blocks: &[u32], list: Value) -> Option<(usize, usize)> {
    let r = list.as_ref()?;
    let [header, store, len, room] = *blocks.get(r.word_index()..)?.first_chunk()?;
    if header != Ns::List.value().word() || len >= room {
        return None;
    }
    let store = Value::from_word(store)?.as_ref()?;
    Some((store.word_index() + 1 + len as usize, r.word_index() + LEN))
}

/// How many attributes the instance keeps in itself, and the flags of its class; `None`: it is no
/// instance of a class on the heap.
#[inline(always)]
fn inline(blocks: &[u32], object: Value) -> Option<(Ref, u32)> {
    let r = object.as_ref()?;
    let class = Value::from_word(word(blocks, r, 0))?.as_ref()?;
    Some((r, word(blocks, class, INLINE) >> 1))
}

/// An instance's own attribute, and the pair that has it; `pair` is looked at first.
#[inline(always)]
pub(super) fn own_attribute(
    blocks: &[u32],
    object: Value,
    name: u32,
    pair: usize,
) -> Option<(Value, usize)> {
    let (r, flags) = inline(blocks, object)?;
    let count = (flags & 0xff) as usize;
    let first = r.word_index() + PAIRS;
    let pairs = blocks.get(first..first + 2 * count)?;
    if let Some([key, value]) = pairs.get(2 * pair..2 * pair + 2)
        && *key == name
    {
        return Some((Value::from_word(*value)?, pair));
    }
    for (i, pair) in pairs.chunks_exact(2).enumerate() {
        if pair[0] == name {
            return Some((Value::from_word(pair[1])?, i));
        }
    }
    None
}

/// Where an instance's own attribute is to be stored, and in which pair.
#[inline(always)]
pub(super) fn own_place(
    blocks: &[u32],
    object: Value,
    name: u32,
    pair: usize,
) -> Option<(usize, usize)> {
    let (r, flags) = inline(blocks, object)?;
    if flags & HAS_ACCESSORS as u32 != 0 {
        return None;
    }
    let count = (flags & 0xff) as usize;
    let first = r.word_index() + PAIRS;
    let pairs = blocks.get(first..first + 2 * count)?;
    if pairs.get(2 * pair) == Some(&name) {
        return Some((first + 2 * pair, pair));
    }
    let more = word(blocks, r, EXTRA) != 0;
    for (i, pair) in pairs.chunks_exact(2).enumerate() {
        // With more attributes in a dict, an unused pair does not say that the name is new.
        if pair[0] == name || (pair[0] == 0 && !more) {
            return Some((first + 2 * i, i));
        }
    }
    None
}

/// Whether an object of the class has certainly no attribute `name` of its own.
#[inline(always)]
pub(super) fn own_room(blocks: &[u32], object: Value, class: u32, name: u32) -> bool {
    if class & 15 != 0 {
        return true;
    }
    let Some((r, flags)) = inline(blocks, object) else {
        return false;
    };
    let first = r.word_index() + PAIRS;
    let Some(pairs) = blocks.get(first..first + 2 * (flags & 0xff) as usize) else {
        return false;
    };
    for pair in pairs.chunks_exact(2) {
        if pair[0] == name {
            return false;
        }
    }
    word(blocks, r, EXTRA) == 0
}

/// Item `i` of a list.
#[inline(always)]
pub(super) fn list_item(blocks: &[u32], list: Ref, i: usize) -> Option<Value> {
    if i >= word(blocks, list, LEN) as usize {
        return None;
    }
    let store = Value::from_word(word(blocks, list, STORE))?.as_ref()?;
    Value::from_word(word(blocks, store, 1 + i))
}

/// Item `i` of a tuple.
#[inline(always)]
pub(super) fn tuple_item(blocks: &[u32], tuple: Ref, i: usize) -> Option<Value> {
    if i >= (word(blocks, tuple, 1) >> 1) as usize {
        return None;
    }
    Value::from_word(word(blocks, tuple, ITEMS + i))
}

/// `object[index]` of a list or tuple.
#[inline(always)]
fn item(blocks: &[u32], object: Value, index: Value) -> Option<Value> {
    let (r, i) = (object.as_ref()?, index.as_small()?);
    let [header, first, len, _] = quad(blocks, r);
    if header == Ns::List.value().word() {
        let i = if i < 0 { i + len as i32 } else { i } as usize;
        if i >= len as usize {
            return None;
        }
        let store = Value::from_word(first)?.as_ref()?;
        Value::from_word(word(blocks, store, 1 + i))
    } else if header == Ns::Tuple.value().word() {
        let len = first as i32 >> 1;
        tuple_item(blocks, r, if i < 0 { i + len } else { i } as usize)
    } else {
        None
    }
}

/// `object[index]` of a list, tuple, dict, bytearray or bytes.
#[inline(always)]
pub(super) fn subscript(blocks: &[u32], object: Value, index: Value) -> Option<Value> {
    match item(blocks, object, index) {
        Some(v) => Some(v),
        None => item_elsewhere(blocks, object, index),
    }
}

/// `object[index]` of a dict, bytearray or bytes. Not part of the loop, which has other uses for
/// its registers.
#[inline(never)]
fn item_elsewhere(blocks: &[u32], object: Value, index: Value) -> Option<Value> {
    match dicts::value(blocks, object, index) {
        Some(v) => Some(v),
        None => byte_item(blocks, object, index),
    }
}

/// `object[index] = v`
#[inline(always)]
pub(super) fn set_item(blocks: &mut [u32], object: Value, index: Value, v: Value) -> Option<()> {
    if let Some(at) = list_slot(blocks, object, index) {
        *blocks.get_mut(at)? = v.word();
        return Some(());
    }
    set_item_elsewhere(blocks, object, index, v)
}

/// The same of a dict or bytearray.
#[inline(never)]
fn set_item_elsewhere(blocks: &mut [u32], object: Value, index: Value, v: Value) -> Option<()> {
    match dicts::set(blocks, object, index, v) {
        Some(()) => Some(()),
        None => store_byte(blocks, object, index, v),
    }
}

/// Where item `index` of a list lies.
#[inline(always)]
fn list_slot(blocks: &[u32], object: Value, index: Value) -> Option<usize> {
    let (list, i) = (object.as_ref()?, index.as_small()?);
    let [header, store, len, _] = quad(blocks, list);
    if header != Ns::List.value().word() {
        return None;
    }
    let i = if i < 0 { i + len as i32 } else { i } as usize;
    if i >= len as usize {
        return None;
    }
    let store = Value::from_word(store)?.as_ref()?;
    Some(store.word_index() + 1 + i)
}

/// A byte of a bytearray or bytes.
#[inline(always)]
fn byte_item(blocks: &[u32], object: Value, index: Value) -> Option<Value> {
    let at = byte_place(blocks, object, index, true)?;
    let word = blocks.get(at / 4)?;
    Some(Value::small((*word >> (at % 4 * 8)) as i32 & 0xff))
}

/// Stores a byte of a bytearray.
#[inline(always)]
fn store_byte(blocks: &mut [u32], object: Value, index: Value, v: Value) -> Option<()> {
    let byte = v.as_small().filter(|b| (0..256).contains(b))? as u32;
    let at = byte_place(blocks, object, index, false)?;
    let shift = at % 4 * 8;
    let word = blocks.get_mut(at / 4)?;
    *word = *word & !(0xff << shift) | byte << shift;
    Some(())
}

/// Where a byte of a bytearray, or of bytes when it is only `read`, lies in the heap.
#[inline(always)]
fn byte_place(blocks: &[u32], object: Value, index: Value, read: bool) -> Option<usize> {
    let (r, i) = (object.as_ref()?, index.as_small()?);
    let [header, first, second, kind] = *blocks.get(r.word_index()..)?.first_chunk()?;
    let (start, len) = if header == Ns::ByteArray.value().word() && kind == u32::from(b'B') {
        (Value::from_word(first)?.as_ref()?.offset() + 4, second)
    } else if read && header == Ns::Bytes.value().word() {
        (r.offset() + 12, first)
    } else {
        return None;
    };
    // A length that is marked is not a small number.
    let len = i32::try_from(len).ok()?;
    let i = if i < 0 { i + len } else { i };
    (0 <= i && i < len).then(|| start + i as usize)
}

/// The items of a list or tuple that has `count`.
#[inline(always)]
pub(super) fn items(blocks: &[u32], object: Value, count: usize) -> Option<&[u32]> {
    let r = object.as_ref()?;
    let header = word(blocks, r, 0);
    let at = if header == Ns::Tuple.value().word() {
        if word(blocks, r, 1) >> 1 != count as u32 {
            return None;
        }
        r.word_index() + ITEMS
    } else if header == Ns::List.value().word() && word(blocks, r, LEN) == count as u32 {
        Value::from_word(word(blocks, r, STORE))?
            .as_ref()?
            .word_index()
            + 1
    } else {
        return None;
    };
    blocks.get(at..at + count)
}
