//! Formats that ask for little, worked off at once: what comes out is short, and only strings and
//! small integers go in.

use crate::heap::Heap;
use crate::types::str::layout::Text;
use crate::types::tuple::ITEMS;
use crate::value::{Ref, Value};

/// Most bytes of a result.
const ROOM: usize = 128;

/// What comes out.
pub(super) struct Line {
    bytes: [u8; ROOM],
    len: usize,
}

impl Line {
    /// Nothing yet.
    pub(super) fn new() -> Line {
        Line {
            bytes: [0; ROOM],
            len: 0,
        }
    }

    /// All of it.
    pub(super) fn text(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    /// `None`: there is no room for it. Most pieces are a few bytes: copying them at once would
    /// take longer.
    #[inline(always)]
    fn byte(&mut self, c: u8) -> Option<()> {
        *self.bytes.get_mut(self.len)? = c;
        self.len += 1;
        Some(())
    }

    /// An integer, with zeros before it up to a width.
    #[inline(always)]
    fn integer(&mut self, i: i32, width: usize) -> Option<()> {
        if i < 0 {
            if width > 0 {
                return None;
            }
            self.byte(b'-')?;
        }
        let mut rest = i.unsigned_abs();
        let digits = rest.checked_ilog10().unwrap_or(0) as usize + 1;
        let end = self.len + digits.max(width);
        for digit in self.bytes.get_mut(self.len..end)?.iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        self.len = end;
        Some(())
    }

    /// Adds `format % values`, the items of the tuple if it is one. `None`: it asks for more than
    /// `%d`, `%05d` and `%s`, or is wrong.
    pub(super) fn percent(
        &mut self,
        heap: &Heap<'_>,
        format: Text,
        values: Value,
        tuple: Option<Ref>,
    ) -> Option<()> {
        let one = [values.word()];
        let mut values = match tuple {
            Some(r) => heap.words(r, ITEMS, heap.tuple_len(r)),
            None => &one,
        }
        .iter();
        let mut format = format.get(heap).iter();
        while let Some(&c) = format.next() {
            if c != b'%' {
                self.byte(c)?;
                continue;
            }
            let (mut kind, mut width) = (*format.next()?, 0);
            if kind == b'0' {
                width = usize::from(format.next()?.wrapping_sub(b'0'));
                kind = *format.next()?;
                if kind != b'd' || width > 9 {
                    return None;
                }
            }
            let value = Value::from_word(*values.next()?)?;
            match (kind, value.as_small()) {
                (b'd' | b's', Some(i)) => self.integer(i, width)?,
                (b's', None) => {
                    for c in heap.text(value)?.get(heap) {
                        self.byte(*c)?;
                    }
                }
                _ => return None,
            }
        }
        values.next().is_none().then_some(())
    }
}
