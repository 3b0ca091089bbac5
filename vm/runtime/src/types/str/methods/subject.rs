//! What a text method works on, and making results of the same type.

use crate::heap::Heap;
use crate::rom::Ns;
use crate::types::str::characters;
use crate::types::str::layout::Text;
use crate::value::Value;
use crate::vm::Vm;
use crate::{Raised, Res};

/// The object whose method runs: a `str`, `bytes` or `bytearray`.
#[derive(Clone, Copy)]
pub(crate) struct Subject {
    /// The built-in object (that inside an instance of a derived class).
    pub(crate) value: Value,
    /// Its bytes. They stay where they are as long as no Python code runs.
    pub(crate) text: Text,
    /// Its type.
    pub(crate) ty: Ns,
    /// Positions are characters that may be longer than a byte.
    pub(crate) wide: bool,
}

impl Subject {
    /// The subject in a value.
    ///
    /// # Errors
    /// TypeError when it is none of the three.
    pub(crate) fn of(vm: &mut Vm<'_>, v: Value) -> Res<Subject> {
        for ty in [Ns::Str, Ns::Bytes, Ns::ByteArray] {
            let Some(value) = vm.native_base(v, ty) else {
                continue;
            };
            let text = match vm.heap.text_or_bytes(value) {
                Some(text) => text,
                None => match vm.buffer(value)? {
                    Some(b) => Text::Heap(b.object, b.start, b.len),
                    None => continue,
                },
            };
            return Ok(Subject {
                value,
                text,
                ty,
                wide: ty == Ns::Str && !vm.heap.text_is_ascii(value),
            });
        }
        Err(vm.heap.raise_implicit_str(v))
    }

    /// Its bytes.
    pub(crate) fn data<'h>(&self, heap: &'h Heap<'_>) -> &'h [u8] {
        self.text.get(heap)
    }

    /// An argument that must be text of the same kind.
    ///
    /// # Errors
    /// TypeError when it is not.
    pub(crate) fn argument(&self, vm: &mut Vm<'_>, v: Value) -> Res<Text> {
        if self.ty == Ns::Str {
            return vm.heap.expect_text(v);
        }
        if vm.heap.text(v).is_some() {
            return Err(raise_implicit_bytes(vm, v));
        }
        let bytes = vm.heap.is(v, Ns::Bytes).is_some() || vm.heap.is(v, Ns::ByteArray).is_some();
        match vm.buffer(v)? {
            Some(b) if bytes => Ok(Text::Heap(b.object, b.start, b.len)),
            _ => Err(vm.heap.raise_implicit_str(v)),
        }
    }

    /// Bytes `start..end` as an object of its type.
    pub(crate) fn part(&self, heap: &mut Heap<'_>, start: usize, end: usize) -> Res {
        if self.ty == Ns::Str {
            if start == 0 && end == self.text.len() {
                return Ok(self.value);
            }
            return heap.text_part(self.text, start, end);
        }
        if self.ty == Ns::Bytes {
            return heap.bytes_part(self.text, start, end);
        }
        let part = match self.text {
            Text::Rom(s) => Text::Rom(s.get(start..end).unwrap_or("")),
            Text::Heap(r, from, _) => Text::Heap(r, from + start, end - start),
        };
        heap.new_bytearray(part)
    }

    /// The byte range of positions `start..end` given as arguments; `UNDEF` and `None` stand for
    /// the ends.
    ///
    /// # Errors
    /// TypeError when one is no integer.
    pub(crate) fn range(
        &self,
        vm: &mut Vm<'_>,
        start: Value,
        end: Value,
    ) -> Res<(usize, usize, bool)> {
        let len = self.text.len();
        if start.is_undef() {
            return Ok((0, len, false));
        }
        let count = if self.wide {
            characters::count(self.data(&vm.heap))
        } else {
            len
        };
        let mut clip = |v: Value, default: usize| -> Res<usize> {
            if v.is_undef() || v.is_none() {
                return Ok(default);
            }
            let v = vm.plain_index(Value::NONE, v)?;
            let what = match self.ty {
                Ns::Str => "string",
                Ns::ByteArray => "bytearray",
                _ => "bytes",
            };
            let i = vm.heap.index_number(v, what)?;
            let i = if i < 0 {
                i.saturating_add(count as i64)
            } else {
                i
            };
            Ok(i.clamp(0, count as i64) as usize)
        };
        let (start, end) = (clip(start, 0)?, clip(end, count)?);
        let crossed = end < start;
        let end = end.max(start);
        if !self.wide {
            return Ok((start, end, crossed));
        }
        let data = self.data(&vm.heap);
        let first = characters::offset(data, start);
        Ok((
            first,
            first + characters::offset(&data[first..], end - start),
            crossed,
        ))
    }

    /// The position, as a program counts, of byte `at`.
    pub(crate) fn position(&self, heap: &Heap<'_>, at: usize) -> usize {
        if self.wide {
            characters::count(&self.data(heap)[..at])
        } else {
            at
        }
    }
}

#[cold]
fn raise_implicit_bytes(vm: &mut Vm<'_>, v: Value) -> Raised {
    let name = vm.heap.type_text(v);
    vm.heap.raise_text(
        Ns::TypeError,
        "can't convert '",
        name,
        "' object to bytes implicitly",
    )
}

/// Bytes of an object made for it (see [`Heap::new_blob`], type `bytes`) as a value of type `ty`.
pub(crate) fn result(heap: &mut Heap<'_>, blob: crate::Ref, ty: Ns) -> Res {
    let (from, len) = heap.blob_span(blob);
    match ty {
        Ns::Bytes => Ok(blob.value()),
        Ns::Str => {
            if heap.bytes(blob, from, len).is_ascii() {
                heap.set_value(blob, 0, Ns::Str.value());
                return Ok(blob.value());
            }
            let text = heap.str_from(blob, from, len)?;
            heap.free(blob);
            Ok(text)
        }
        _ => {
            let array = heap.new_bytearray(Text::Heap(blob, from, len))?;
            heap.free(blob);
            Ok(array)
        }
    }
}
