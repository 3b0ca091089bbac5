//! `text[i]`, `text[a:b]` for `str` and `bytes`, and making a string from part of an object.

use super::characters;
use super::layout::Text;
use super::single::single;
use crate::Res;
use crate::buffer::Buffer;
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::{Ns, Subscript};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) fn subscript(vm: &mut Vm<'_>, v: Value, index: Value, what: Subscript) -> Res {
    match what {
        Subscript::Load => vm.heap.string_item(v, index),
        Subscript::Store(_) => Err(vm.heap.raise_no_item(v, "assignment")),
        Subscript::Delete => Err(vm.heap.raise_no_item(v, "deletion")),
    }
}

pub(crate) fn buffer(heap: &mut Heap<'_>, v: Value) -> Res<Option<Buffer>> {
    let object = match v.as_name() {
        // Text in ROM has no place in the heap: copy it.
        Some(n) => match heap.name_text(n) {
            Text::Heap(r, ..) => r,
            Text::Rom(s) => {
                let copy = heap.new_str(s.as_bytes())?;
                match copy.as_ref() {
                    Some(r) => r,
                    None => return Ok(None),
                }
            }
        },
        None => match v.as_ref() {
            Some(r) => r,
            None => return Ok(None),
        },
    };
    let (start, len) = heap.blob_span(object);
    Ok(Some(Buffer {
        object,
        start,
        len,
        code: b'B',
        writable: false,
    }))
}

impl Heap<'_> {
    #[cold]
    pub(crate) fn raise_no_item(&mut self, v: Value, what: &str) -> crate::Raised {
        let name = self.type_text(v);
        match what {
            "deletion" => self.raise_text(
                Ns::TypeError,
                "'",
                name,
                "' object doesn't support item deletion",
            ),
            _ => self.raise_text(
                Ns::TypeError,
                "'",
                name,
                "' object doesn't support item assignment",
            ),
        }
    }

    /// Character or byte `index`, or a slice, of a `str` or `bytes`.
    #[inline]
    pub(crate) fn string_item(&mut self, v: Value, index: Value) -> Res {
        let Some(text) = self.text_or_bytes(v) else {
            return Err(self.raise_no_item(v, "assignment"));
        };
        let is_str = self.is(v, Ns::Bytes).is_none();
        let ascii = !is_str || self.text_is_ascii(v);
        if self.is_slice(index) {
            return self.string_slice(v, text, index, is_str, ascii);
        }
        let len = if ascii {
            text.len()
        } else {
            characters::count(text.get(self))
        };
        let at = self.position(index, len, if is_str { "string" } else { "bytes" })?;
        let data = text.get(self);
        if !is_str {
            return Ok(Value::small(i32::from(data[at])));
        }
        let start = if ascii {
            at
        } else {
            characters::offset(data, at)
        };
        let end = if ascii {
            at + 1
        } else {
            characters::end(data, start)
        };
        self.text_part(text, start, end)
    }

    fn string_slice(
        &mut self,
        v: Value,
        text: Text,
        index: Value,
        is_str: bool,
        ascii: bool,
    ) -> Res {
        let len = if ascii {
            text.len()
        } else {
            characters::count(text.get(self))
        };
        let (start, stop) = match is_str {
            true => self.text_span(index, len)?,
            false => self.plain_span(index, len)?,
        };
        if start == 0 && stop == len && !is_str {
            return Ok(v);
        }
        let (start, stop) = if ascii {
            (start, stop)
        } else {
            let data = text.get(self);
            let first = characters::offset(data, start);
            (
                first,
                first + characters::offset(&data[first..], stop - start),
            )
        };
        if is_str {
            self.text_part(text, start, stop)
        } else {
            self.bytes_part(text, start, stop)
        }
    }

    /// As [`Heap::plain_span`], in the order and words of strings: the step is looked at first.
    fn text_span(&mut self, slice: Value, len: usize) -> Res<(usize, usize)> {
        let mut parts = [Value::NONE; 3];
        for (i, part) in parts.iter_mut().enumerate() {
            let v = slice.as_ref().and_then(|r| self.value(r, 1 + i));
            *part = v.unwrap_or(Value::NONE);
        }
        if !parts[2].is_none() && parts[2] != Value::small(1) {
            let message = "only slices with step=1 (aka None) are supported";
            return Err(self.raise(Ns::NotImplementedError, message));
        }
        let mut bounds = [0, len];
        for (part, bound) in parts.into_iter().zip(&mut bounds) {
            if !part.is_none() {
                let i = self.index_number(part, "string")?;
                let at = if i < 0 { i + len as i64 } else { i };
                *bound = at.clamp(0, len as i64) as usize;
            }
        }
        Ok((bounds[0], bounds[1].max(bounds[0])))
    }

    /// Whether all of a `str` value is ASCII.
    #[inline]
    pub(crate) fn text_is_ascii(&self, v: Value) -> bool {
        match v.as_ref() {
            Some(r) => self.str_characters(r).1,
            None => match v.as_name().map(|n| self.name_text(n)) {
                Some(Text::Heap(r, ..)) => self.str_characters(r).1,
                Some(Text::Rom(s)) => s.is_ascii(),
                None => true,
            },
        }
    }

    /// Bytes `start..end` of a text as a `str`.
    pub(crate) fn text_part(&mut self, text: Text, start: usize, end: usize) -> Res {
        if end - start <= 1 {
            // Single characters are mostly interned: no object for them.
            match text.get(self).get(start..end) {
                Some([c]) => {
                    if let Some(v) = single(*c) {
                        return Ok(v);
                    }
                }
                _ => return Ok(const { Name::of("") }.value()),
            }
        }
        match text {
            Text::Rom(s) => self.str_value(&s.as_bytes()[start..end]),
            Text::Heap(r, from, _) => self.str_from(r, from + start, end - start),
        }
    }

    /// Bytes `start..end` of a text as `bytes`.
    pub(crate) fn bytes_part(&mut self, text: Text, start: usize, end: usize) -> Res {
        match text {
            Text::Rom(s) => self.new_bytes(&s.as_bytes()[start..end]),
            Text::Heap(r, from, _) => self.bytes_from(r, from + start, end - start),
        }
    }

    /// A new `str` with `len` bytes of an object, from byte `from`.
    ///
    /// # Errors
    /// MemoryError.
    pub fn str_from(&mut self, source: Ref, from: usize, len: usize) -> Res {
        let text = self.bytes(source, from, len);
        let characters = (!text.is_ascii()).then(|| characters::count(text));
        let r = self.new_blob(Ns::Str, len, characters)?;
        let (to, _) = self.blob_span(r);
        self.copy_bytes(source, from, r, to, len);
        Ok(r.value())
    }

    /// New `bytes` with `len` bytes of an object, from byte `from`.
    ///
    /// # Errors
    /// MemoryError.
    pub fn bytes_from(&mut self, source: Ref, from: usize, len: usize) -> Res {
        let r = self.new_blob(Ns::Bytes, len, None)?;
        let (to, _) = self.blob_span(r);
        self.copy_bytes(source, from, r, to, len);
        Ok(r.value())
    }
}
