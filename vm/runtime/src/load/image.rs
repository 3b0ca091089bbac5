//! Where an image lies: outside the heap, or in an object of it.

use garter_bytecode::mpy::{Code, Error, Header, Name, Object, Reader, Span};

use crate::heap::Heap;
use crate::value::Ref;

/// The bytes of a .mpy file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Image<'a> {
    /// Outside the heap.
    Outside(&'a [u8]),
    /// In an object that stays where it is: first byte, from the header's, and length.
    Inside(Ref, usize, usize),
}

impl Image<'_> {
    /// All its bytes.
    pub(super) fn bytes<'h>(&'h self, heap: &'h Heap<'_>) -> &'h [u8] {
        match *self {
            Image::Outside(bytes) => bytes,
            Image::Inside(object, from, len) => heap.bytes(object, from, len),
        }
    }

    /// The bytes of a span.
    pub(super) fn span<'h>(&'h self, heap: &'h Heap<'_>, span: Span) -> &'h [u8] {
        self.bytes(heap)
            .get(span.at..span.at + span.len)
            .unwrap_or(&[])
    }

    /// Copies a span to byte `to_byte` of an object.
    pub(super) fn copy(&self, heap: &mut Heap<'_>, span: Span, to: Ref, to_byte: usize) {
        match *self {
            Image::Outside(bytes) => {
                let from = bytes.get(span.at..span.at + span.len).unwrap_or(&[]);
                let target = heap.bytes_mut(to, to_byte, span.len);
                if target.len() == from.len() {
                    target.copy_from_slice(from);
                }
            }
            Image::Inside(object, from, _) => {
                heap.copy_bytes(object, from + span.at, to, to_byte, span.len);
            }
        }
    }

    pub(super) fn header(&self, heap: &Heap<'_>, at: &mut usize) -> Result<Header, Error> {
        let (header, reader) = Reader::open(self.bytes(heap))?;
        *at = reader.position();
        Ok(header)
    }

    pub(super) fn name(&self, heap: &Heap<'_>, at: &mut usize) -> Result<Name, Error> {
        let mut reader = Reader::resume(self.bytes(heap), *at);
        let name = reader.name();
        *at = reader.position();
        name
    }

    pub(super) fn object(&self, heap: &Heap<'_>, at: &mut usize) -> Result<Object, Error> {
        let mut reader = Reader::resume(self.bytes(heap), *at);
        let object = reader.object();
        *at = reader.position();
        object
    }

    pub(super) fn code(&self, heap: &Heap<'_>, at: &mut usize) -> Result<Code, Error> {
        let mut reader = Reader::resume(self.bytes(heap), *at);
        let code = reader.code();
        *at = reader.position();
        code
    }
}
