//! What built-in functions expect of their arguments, and what they raise when it is not so.

use crate::buffer::Buffer;
use crate::heap::Heap;
use crate::rom::{Args, Ns};
use crate::types::str::layout::Text;
use crate::value::{Kind, Value};
use crate::vm::Vm;
use crate::{Raised, Res};

impl Heap<'_> {
    /// The bytes of a `str` or `bytes` value (exactly, not of a subclass).
    #[inline]
    pub(crate) fn text_or_bytes(&self, v: Value) -> Option<Text> {
        match v.kind() {
            Kind::Name(n) => Some(self.name_text(n)),
            Kind::Object(r) => {
                let header = self.word(r, 0);
                if header == Ns::Str.value().word() || header == Ns::Bytes.value().word() {
                    let (from, len) = self.blob_span(r);
                    Some(Text::Heap(r, from, len))
                } else {
                    None
                }
            }
            _ => None,
        }
    }

    /// The bytes of an argument that has to be a `str` (exactly).
    ///
    /// # Errors
    /// TypeError.
    pub(crate) fn expect_text(&mut self, v: Value) -> Res<Text> {
        match self.text(v) {
            Some(text) => Ok(text),
            None => Err(self.raise_implicit_str(v)),
        }
    }

    /// The bytes of an argument that has to be a `str` or `bytes` (exactly).
    ///
    /// # Errors
    /// TypeError.
    pub(crate) fn expect_text_or_bytes(&mut self, v: Value) -> Res<Text> {
        match self.text_or_bytes(v) {
            Some(text) => Ok(text),
            None => Err(self.raise_implicit_str(v)),
        }
    }

    /// TypeError: can't convert such a value to that.
    #[cold]
    pub(crate) fn raise_conversion(&mut self, v: Value, to: &'static str) -> Raised {
        let name = self.type_text(v);
        let text = Text::Rom(to);
        let raised = self.raise_texts(Ns::TypeError, "can't convert ", name, " to ", text, "");
        if self.class_of(v).is_some() && to != "complex" {
            self.unconverted = Some((v, to == "float"));
        }
        raised
    }

    /// TypeError: a string was expected.
    #[cold]
    pub(crate) fn raise_implicit_str(&mut self, v: Value) -> Raised {
        let name = self.type_text(v);
        self.raise_text(
            Ns::TypeError,
            "can't convert '",
            name,
            "' object to str implicitly",
        )
    }
}

impl Vm<'_> {
    /// Checks the arguments of a constructor without keywords.
    ///
    /// # Errors
    /// TypeError.
    pub(crate) fn plain_arguments(&mut self, args: Args, least: u16, most: u16) -> Res<()> {
        self.heap.expect_arguments(args, least, most)
    }

    /// The bytes behind a value, if it has any.
    ///
    /// # Errors
    /// What an object's own code raises.
    pub fn buffer(&mut self, v: Value) -> Res<Option<Buffer>> {
        match self.behaviour(v).and_then(|ty| ty.buffer) {
            Some(buffer) => buffer(&mut self.heap, v),
            None => {
                if let Some(inner) = self.inner(v) {
                    return match self.behaviour(inner).and_then(|ty| ty.buffer) {
                        Some(buffer) => buffer(&mut self.heap, inner),
                        None => Ok(None),
                    };
                }
                Ok(None)
            }
        }
    }

    /// The bytes behind a value that must have some.
    ///
    /// # Errors
    /// TypeError when it has none.
    pub fn expect_buffer(&mut self, v: Value) -> Res<Buffer> {
        match self.buffer(v)? {
            Some(b) => Ok(b),
            None => Err(self
                .heap
                .raise(Ns::TypeError, "object with buffer protocol required")),
        }
    }
}
