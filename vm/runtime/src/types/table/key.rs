//! Hashes of keys, and when two keys are the same.

use super::EXACT;
use crate::Res;
use crate::heap::Heap;
use crate::rom::Ns;
use crate::types::tuple;
use crate::value::{Kind, Ref, Value};
use crate::vm::Vm;

impl Heap<'_> {
    /// The hash of a key that needs no machine: integers that are small, strings, and what lives
    /// in ROM. `slots` is the size of the table it is for.
    #[inline]
    pub(crate) fn plain_hash(&mut self, key: Value, slots: usize) -> Option<u32> {
        match key.kind() {
            Kind::Int(i) => Some(i as u32),
            Kind::Name(n) if slots <= EXACT => Some(self.name_hash(n)),
            Kind::Name(n) => Some(spread(self.name_hash_wide(n))),
            Kind::Object(r) if self.word(r, 0) == Ns::Str.value().word() => {
                let hash = self.text_hash(key);
                Some(if slots <= EXACT {
                    hash & 0xffff
                } else {
                    spread(hash)
                })
            }
            Kind::Object(_) => None,
            Kind::Rom(_) => Some(match key {
                Value::FALSE => 0,
                Value::TRUE => 1,
                Value::NONE => 6,
                _ => key.word() >> 3,
            }),
        }
    }

    /// Whether two keys that are not the same value are equal; `None`: ask the machine.
    #[inline]
    pub(crate) fn same_key(&self, a: Value, b: Value) -> Option<bool> {
        if a.word() & 3 != 0 && b.word() & 3 != 0 {
            return Some(false); // small integers and names are equal only when identical
        }
        match (a.kind(), b.kind()) {
            (Kind::Name(n), Kind::Object(r)) | (Kind::Object(r), Kind::Name(n)) => {
                if self.word(r, 0) == Ns::Str.value().word() {
                    let hash = self.word(r, 2);
                    if hash != 0 && hash & 0xffff != self.name_hash(n) {
                        return Some(false);
                    }
                    let (from, len) = self.blob_span(r);
                    return Some(self.bytes(r, from, len) == self.name_text(n).get(self));
                }
                self.never_text(r)
            }
            (Kind::Object(a), Kind::Object(b)) => self.same_objects(a, b),
            (Kind::Rom(_), Kind::Rom(_) | Kind::Name(_)) | (Kind::Name(_), Kind::Rom(_)) => {
                Some(false)
            }
            (Kind::Rom(_), Kind::Int(i)) => Some(is_bool(a, i)),
            (Kind::Int(i), Kind::Rom(_)) => Some(is_bool(b, i)),
            (Kind::Int(_), Kind::Object(r)) | (Kind::Object(r), Kind::Int(_))
                if self.word(r, 0) == Ns::Str.value().word() =>
            {
                Some(false)
            }
            _ => None,
        }
    }

    fn same_objects(&self, a: Ref, b: Ref) -> Option<bool> {
        let text = Ns::Str.value().word();
        let (a_is, b_is) = (self.word(a, 0) == text, self.word(b, 0) == text);
        if a_is && b_is {
            let (x, y) = (self.word(a, 2), self.word(b, 2));
            if x != y && x != 0 && y != 0 {
                return Some(false);
            }
            let ((i, n), (j, m)) = (self.blob_span(a), self.blob_span(b));
            return Some(n == m && self.bytes(a, i, n) == self.bytes(b, j, m));
        }
        if a_is == b_is {
            return None;
        }
        self.never_text(if a_is { b } else { a })
    }

    /// `Some(false)` when an object of this type is never equal to a string. Of what is in ROM only
    /// what shows its bytes ever is, and that is a key in ordered tables alone.
    #[cfg_attr(target_os = "none", inline(never))]
    fn never_text(&self, r: Ref) -> Option<bool> {
        let ns = self.header(r).as_rom()?.ns();
        (!matches!(ns, Ns::ByteArray | Ns::MemoryView)).then_some(false)
    }
}

/// Tears hashes of similar strings apart, which would fill neighbouring slots.
#[inline]
pub(crate) const fn spread(hash: u32) -> u32 {
    let mixed = hash.wrapping_mul(0x9e37_79b1);
    mixed ^ mixed >> 15
}

fn is_bool(v: Value, i: i32) -> bool {
    (v == Value::FALSE && i == 0) || (v == Value::TRUE && i == 1)
}

impl Vm<'_> {
    /// The hash that places any key in a table of `slots` slots.
    ///
    /// # Errors
    /// TypeError when it is unhashable, what `__hash__` raises.
    #[inline]
    pub(crate) fn key_hash(&mut self, key: Value, slots: usize) -> Res<u32> {
        match self.heap.plain_hash(key, slots) {
            Some(hash) => Ok(hash),
            None if slots > EXACT => self.wide_hash(key),
            None => self.hash(key),
        }
    }

    /// A hash that tells tuples apart whose items are the same in another order.
    fn wide_hash(&mut self, key: Value) -> Res<u32> {
        if let Some(x) = self.heap.float(key) {
            return Ok(crate::types::float::operator::hash(x) as u32);
        }
        let Some(r) = self.heap.is(key, Ns::Tuple) else {
            return self.hash(key);
        };
        self.enter_native()?;
        let mut hash: u32 = 0x345;
        for i in 0..self.heap.tuple_len(r) {
            let item = self.heap.value(r, tuple::ITEMS + i).unwrap_or(Value::NONE);
            let part = match self.key_hash(item, usize::MAX) {
                Ok(part) => part,
                Err(raised) => {
                    self.leave_native();
                    return Err(raised);
                }
            };
            hash = (hash ^ part).wrapping_mul(0x9e37_79b1).rotate_left(15);
        }
        self.leave_native();
        Ok(hash)
    }
}
