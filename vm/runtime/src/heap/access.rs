//! Reading and writing objects: words, values, bytes.

use super::Heap;
use crate::rom::Ns;
use crate::value::{Kind, Ref, Value};

impl Heap<'_> {
    /// Word `i` of an object; word 0 is the header. 0 beyond the heap.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn word(&self, object: Ref, i: usize) -> u32 {
        self.blocks
            .get(object.word_index() + i)
            .copied()
            .unwrap_or(0)
    }

    /// Sets word `i` of an object.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn set_word(&mut self, object: Ref, i: usize, word: u32) {
        if let Some(w) = self.blocks.get_mut(object.word_index() + i) {
            *w = word;
        }
    }

    /// The value in word `i` of an object; `None` for 0.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn value(&self, object: Ref, i: usize) -> Option<Value> {
        Value::from_word(self.word(object, i))
    }

    /// Puts a value into word `i` of an object.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn set_value(&mut self, object: Ref, i: usize, value: Value) {
        self.set_word(object, i, value.word());
    }

    /// Puts a value, or 0 for `None`, into word `i` of an object.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn set_option(&mut self, object: Ref, i: usize, value: Option<Value>) {
        self.set_word(object, i, value.map_or(0, Value::word));
    }

    /// The type in an object's header.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn header(&self, object: Ref) -> Value {
        Value::from_word(self.word(object, 0)).unwrap_or(Value::NONE)
    }

    /// Words `from..from + count` of an object. Empty if that is beyond the heap.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn words(&self, object: Ref, from: usize, count: usize) -> &[u32] {
        let start = object.word_index() + from;
        self.blocks
            .get(start..start.wrapping_add(count))
            .unwrap_or(&[])
    }

    /// Words `from..from + count` of an object. Empty if that is beyond the heap.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn words_mut(&mut self, object: Ref, from: usize, count: usize) -> &mut [u32] {
        let start = object.word_index() + from;
        self.blocks
            .get_mut(start..start.wrapping_add(count))
            .unwrap_or(&mut [])
    }

    /// All words of the heap: for the interpreter loop.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn all_words(&self) -> &[u32] {
        self.blocks
    }

    /// All bytes of the heap, little-endian words: for the interpreter loop.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn all_bytes(&self) -> &[u8] {
        bytemuck::cast_slice(self.blocks)
    }

    /// Byte `at` of the heap, 0 beyond it: for the interpreter loop.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn byte_at(&self, at: usize) -> u8 {
        self.all_bytes().get(at).copied().unwrap_or(0)
    }

    /// Word `at` of the heap, 0 beyond it: for the interpreter loop.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn word_at(&self, at: usize) -> u32 {
        self.blocks.get(at).copied().unwrap_or(0)
    }

    /// The value in word `at` of the heap, [`Value::UNDEF`] when there is none.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn value_at(&self, at: usize) -> Value {
        Value::from_word(self.word_at(at)).unwrap_or(Value::UNDEF)
    }

    /// `count` bytes of an object from byte `from` (byte 0 is the header's first). Empty if that
    /// is beyond the heap.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn bytes(&self, object: Ref, from: usize, count: usize) -> &[u8] {
        let start = object.offset() + from;
        self.all_bytes()
            .get(start..start.wrapping_add(count))
            .unwrap_or(&[])
    }

    /// `count` bytes of an object from byte `from`. Empty if that is beyond the heap.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn bytes_mut(&mut self, object: Ref, from: usize, count: usize) -> &mut [u8] {
        let start = object.offset() + from;
        let all: &mut [u8] = bytemuck::cast_slice_mut(self.blocks);
        all.get_mut(start..start.wrapping_add(count))
            .unwrap_or(&mut [])
    }

    /// Copies `count` bytes between two objects (or within one; they may overlap).
    pub fn copy_bytes(
        &mut self,
        from: Ref,
        from_byte: usize,
        to: Ref,
        to_byte: usize,
        count: usize,
    ) {
        let (source, target) = (from.offset() + from_byte, to.offset() + to_byte);
        let all: &mut [u8] = bytemuck::cast_slice_mut(self.blocks);
        if source + count <= all.len() && target + count <= all.len() {
            all.copy_within(source..source + count, target);
        }
    }

    /// Copies `count` words between two objects (or within one; they may overlap).
    pub fn copy_words(
        &mut self,
        from: Ref,
        from_word: usize,
        to: Ref,
        to_word: usize,
        count: usize,
    ) {
        let (source, target) = (from.word_index() + from_word, to.word_index() + to_word);
        if source + count <= self.blocks.len() && target + count <= self.blocks.len() {
            self.blocks.copy_within(source..source + count, target);
        }
    }

    /// The type of a value: a ROM type or a class on the heap.
    #[inline]
    pub fn type_of(&self, value: Value) -> Value {
        match value.kind() {
            Kind::Int(_) => Ns::Int.value(),
            Kind::Name(_) => Ns::Str.value(),
            Kind::Object(r) => self.header(r),
            Kind::Rom(rom) => self.type_of_rom(rom).value(),
        }
    }

    /// Whether `value` is a heap object of exactly the ROM type `ns`; gives the object.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn is(&self, value: Value, ns: Ns) -> Option<Ref> {
        let r = value.as_ref()?;
        if self.word(r, 0) == ns.value().word() {
            Some(r)
        } else {
            None
        }
    }

    /// Bytes of one object to read, and words 1 to `count` of another to write. Empty if one of
    /// them is beyond the heap, or they overlap.
    pub(crate) fn bytes_beside(
        &mut self,
        read: Ref,
        from: usize,
        len: usize,
        write: Ref,
        count: usize,
    ) -> (&[u8], &mut [u32]) {
        let first = write.word_index() + 1;
        let Some(end) = first.checked_add(count).filter(|e| *e <= self.blocks.len()) else {
            return (&[], &mut []);
        };
        let start = read.offset() + from;
        let (before, rest) = self.blocks.split_at_mut(first);
        let (words, after) = rest.split_at_mut(count);
        let bytes: &[u8] = if start + len <= first * 4 {
            bytemuck::cast_slice::<u32, u8>(before)
                .get(start..start + len)
                .unwrap_or(&[])
        } else {
            let start = start.wrapping_sub(end * 4);
            let after = bytemuck::cast_slice::<u32, u8>(after);
            after.get(start..start.wrapping_add(len)).unwrap_or(&[])
        };
        (bytes, words)
    }
}
