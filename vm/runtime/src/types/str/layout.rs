//! How strings and bytes lie on the heap, and how to get at the text of any string value.
//!
//! Words of a `str` or `bytes` object: header; length in bytes, top bit set when not all of a
//! `str` is ASCII; hash, 0 while unknown; then the data, or for non-ASCII first the length in
//! characters and then the data.

use crate::Res;
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::Ns;
use crate::value::{Kind, Ref, Value};

const WIDE: u32 = 1 << 31;

/// Where the bytes of a string are: ROM text or part of a heap object.
#[derive(Clone, Copy, Debug)]
pub enum Text {
    /// In ROM.
    Rom(&'static str),
    /// In an object: first byte (from the header's) and length.
    Heap(Ref, usize, usize),
}

impl Text {
    /// The bytes.
    #[inline]
    pub fn get<'h>(&self, heap: &'h Heap<'_>) -> &'h [u8] {
        match *self {
            Text::Rom(s) => s.as_bytes(),
            Text::Heap(r, from, len) => heap.bytes(r, from, len),
        }
    }

    /// Length in bytes.
    #[inline]
    pub fn len(&self) -> usize {
        match *self {
            Text::Rom(s) => s.len(),
            Text::Heap(_, _, len) => len,
        }
    }

    /// Bytes `start` to `end`, which are between characters.
    pub(crate) fn part(&self, start: usize, end: usize) -> Text {
        match *self {
            Text::Rom(s) => Text::Rom(s.get(start..end).unwrap_or("")),
            Text::Heap(r, from, _) => Text::Heap(r, from + start, end - start),
        }
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Heap<'_> {
    /// A new `str` object. `text` must be UTF-8 for character positions to make sense.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_str(&mut self, text: &[u8]) -> Res {
        let r = self.new_blob(Ns::Str, text.len(), count_wide(text))?;
        let (from, len) = self.blob_span(r);
        self.bytes_mut(r, from, len).copy_from_slice(text);
        Ok(r.value())
    }

    /// A new `bytes` object.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_bytes(&mut self, data: &[u8]) -> Res {
        let r = self.new_blob(Ns::Bytes, data.len(), None)?;
        let (from, len) = self.blob_span(r);
        self.bytes_mut(r, from, len).copy_from_slice(data);
        Ok(r.value())
    }

    /// A `str` or `bytes` object of `len` zero bytes, to be filled at once through
    /// [`Heap::blob_span`]. `characters`: for a `str` that is not all ASCII, its length in
    /// characters.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_blob(&mut self, ty: Ns, len: usize, characters: Option<usize>) -> Res<Ref> {
        let extra = 2 + usize::from(characters.is_some());
        let r = self.alloc(ty.value(), extra + len.div_ceil(4))?;
        match characters {
            Some(n) => {
                self.set_word(r, 1, len as u32 | WIDE);
                self.set_word(r, 3, n as u32);
            }
            None => self.set_word(r, 1, len as u32),
        }
        Ok(r)
    }

    /// First byte (from the header's) and length of a `str` or `bytes` object's data.
    #[inline]
    pub fn blob_span(&self, r: Ref) -> (usize, usize) {
        let word = self.word(r, 1);
        if word & WIDE != 0 {
            (16, (word & !WIDE) as usize)
        } else {
            (12, word as usize)
        }
    }

    /// Length of a `str` object in characters, and whether it is all ASCII.
    pub fn str_characters(&self, r: Ref) -> (usize, bool) {
        let word = self.word(r, 1);
        if word & WIDE != 0 {
            (self.word(r, 3) as usize, false)
        } else {
            (word as usize, true)
        }
    }

    /// The text of a name.
    pub fn name_text(&self, name: Name) -> Text {
        match name.rom_text(self.rom.board_names) {
            Some(s) => Text::Rom(s),
            None => match self.dynamic_name(name) {
                Some(r) => {
                    let (from, len) = self.blob_span(r);
                    Text::Heap(r, from, len)
                }
                None => Text::Rom(""),
            },
        }
    }

    /// The text of a string value (exactly `str`, not a subclass); `None` for other values. A call
    /// on PCs: what mostly sees other values, as sorting does, is shorter without it.
    #[cfg_attr(target_os = "none", inline)]
    #[cfg_attr(not(target_os = "none"), inline(never))]
    pub fn text(&self, value: Value) -> Option<Text> {
        match value.kind() {
            Kind::Name(n) => Some(self.name_text(n)),
            Kind::Object(r) if self.word(r, 0) == Ns::Str.value().word() => {
                let (from, len) = self.blob_span(r);
                Some(Text::Heap(r, from, len))
            }
            _ => None,
        }
    }

    /// The hash of a string value's text; equal texts have equal hashes. Never 0.
    pub fn text_hash(&mut self, value: Value) -> u32 {
        if let Some(r) = value.as_ref() {
            let known = self.word(r, 2);
            if known != 0 {
                return known;
            }
            let (from, len) = self.blob_span(r);
            let hash = hash_bytes(self.bytes(r, from, len));
            self.set_word(r, 2, hash);
            return hash;
        }
        match value.as_name() {
            Some(n) => match self.dynamic_name(n) {
                Some(r) => self.text_hash(r.value()),
                None => hash_bytes(self.name_text(n).get(self)),
            },
            None => 1,
        }
    }
}

/// The data of a `str` or `bytes` object while another object is open for writing.
#[cfg(feature = "pc")]
pub(crate) fn blob_of(r: Ref, heap: crate::heap::Others<'_>) -> &[u8] {
    let word = heap.words(r, 1, 1).first().copied().unwrap_or(0);
    let from = if word & WIDE != 0 { 16 } else { 12 };
    heap.bytes(r, from, (word & !WIDE) as usize)
}

/// Each byte is mixed in after a multiplication by 33. The low 16 bits, which are never 0, are
/// what a program sees as the hash and what places the string in a small dict or set.
pub const fn hash_bytes(bytes: &[u8]) -> u32 {
    let mut hash: u32 = 5381;
    let mut i = 0;
    while i < bytes.len() {
        hash = hash.wrapping_mul(33) ^ bytes[i] as u32;
        i += 1;
    }
    if hash & 0xffff == 0 { hash | 1 } else { hash }
}

/// Number of characters if the text is not all ASCII.
fn count_wide(text: &[u8]) -> Option<usize> {
    if text.is_ascii() {
        None
    } else {
        Some(text.iter().filter(|b| **b & 0xc0 != 0x80).count())
    }
}
