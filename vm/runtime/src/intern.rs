//! Strings that programs bring, interned on the heap. They live until the machine ends.
//!
//! The root `Names` holds an array: word 1 how many names (small integer), word 2 an index of raw
//! bytes, words 3 and up the `str` objects by number. The index is an open-addressing hash table
//! of 16-bit slots, each 0 or a name's position plus 1.

use crate::Res;
use crate::heap::{Heap, Root};
use crate::names::{Name, find};
use crate::rom::Ns;
use crate::types::str::layout::{Text, hash_bytes};
use crate::value::{Ref, Value};

const FIRST: usize = 3;
/// Most names a program can bring: positions must fit a 16-bit slot.
const MOST: usize = u16::MAX as usize - 1;

/// The `str` object of a name that a program brought, while another object is open for writing.
#[cfg(feature = "pc")]
pub(crate) fn name_object(table: Ref, name: Name, heap: crate::heap::Others<'_>) -> Option<Ref> {
    let at = name.id().checked_sub(Name::DYNAMIC)? as usize;
    Value::from_word(*heap.words(table, FIRST + at, 1).first()?)?.as_ref()
}

impl Heap<'_> {
    /// The array of names that programs brought.
    pub(crate) fn name_table(&self) -> Option<Ref> {
        self.root(Root::Names)?.as_ref()
    }

    /// The `str` object of a name that a program brought.
    pub(crate) fn dynamic_name(&self, name: Name) -> Option<Ref> {
        let at = name.id().checked_sub(Name::DYNAMIC)? as usize;
        self.value(self.root(Root::Names)?.as_ref()?, FIRST + at)?
            .as_ref()
    }

    /// The name with this text if it is interned already; allocates nothing.
    pub fn known_name(&self, text: &[u8]) -> Option<Name> {
        find(text)
            .or_else(|| {
                let i = self.rom.board_names.search(text)?;
                Some(Name::from_id(Name::BOARD + i as u32))
            })
            .or_else(|| self.find_dynamic(text, hash_bytes(text)).ok())
    }

    /// The name with this text.
    ///
    /// # Errors
    /// MemoryError.
    pub fn intern(&mut self, text: &[u8]) -> Res<Name> {
        match self.known_name(text) {
            Some(n) => Ok(n),
            None => {
                let object = self.new_str(text)?;
                self.intern_new(object, hash_bytes(text))
            }
        }
    }

    /// The name with the text of a string value, as a value.
    ///
    /// # Errors
    /// MemoryError; TypeError when it is no string.
    pub fn intern_value(&mut self, value: Value) -> Res<Name> {
        if let Some(n) = value.as_name() {
            return Ok(n);
        }
        match self.text(value) {
            Some(text) => match self.known_name(text.get(self)) {
                Some(n) => Ok(n),
                None => {
                    let hash = self.text_hash(value);
                    self.intern_new(value, hash)
                }
            },
            None => Err(self.raise_implicit_str(value)),
        }
    }

    /// Looks for a dynamic name; `Err` gives the free slot of the index.
    fn find_dynamic(&self, text: &[u8], hash: u32) -> Result<Name, usize> {
        let Some((table, index, slots)) = self.name_tables() else {
            return Err(0);
        };
        let mut slot = hash as usize & (slots - 1);
        loop {
            let entry = self.slot_of(index, slot);
            if entry == 0 {
                return Err(slot);
            }
            if let Some(r) = self.value(table, FIRST + entry - 1).and_then(Value::as_ref) {
                let (from, len) = self.blob_span(r);
                if self.bytes(r, from, len) == text {
                    return Ok(Name::from_id(Name::DYNAMIC + entry as u32 - 1));
                }
            }
            slot = (slot + 1) & (slots - 1);
        }
    }

    /// The array, its index, and how many slots the index has (a power of two).
    fn name_tables(&self) -> Option<(Ref, Ref, usize)> {
        let table = self.root(Root::Names)?.as_ref()?;
        let index = self.value(table, 2)?.as_ref()?;
        let room = self.capacity(index) * 2;
        Some((table, index, 1 << room.ilog2()))
    }

    fn slot_of(&self, index: Ref, slot: usize) -> usize {
        (self.word(index, 1 + slot / 2) >> (slot % 2 * 16) & 0xffff) as usize
    }

    fn set_slot_of(&mut self, index: Ref, slot: usize, entry: usize) {
        let (at, shift) = (1 + slot / 2, slot % 2 * 16);
        let word = self.word(index, at) & !(0xffff << shift) | (entry as u32) << shift;
        self.set_word(index, at, word);
    }

    /// Adds a `str` object that is not interned yet.
    fn intern_new(&mut self, object: Value, hash: u32) -> Res<Name> {
        let (table, count) = self.room_for_name()?;
        if let Some(r) = object.as_ref() {
            self.set_word(r, 2, hash); // names are hashed often: never again
        }
        self.set_value(table, FIRST + count, object);
        self.set_value(table, 1, Value::small(count as i32 + 1));
        self.index_name(table, count, hash);
        Ok(Name::from_id(Name::DYNAMIC + count as u32))
    }

    fn index_name(&mut self, table: Ref, at: usize, hash: u32) {
        if let Some((_, index, slots)) = self.name_tables() {
            debug_assert_eq!(self.root(Root::Names), Some(table.value()));
            let mut slot = hash as usize & (slots - 1);
            while self.slot_of(index, slot) != 0 {
                slot = (slot + 1) & (slots - 1);
            }
            self.set_slot_of(index, slot, at + 1);
        }
    }

    /// The array with room for one more name and an index at most three quarters full, and how
    /// many names there are.
    fn room_for_name(&mut self) -> Res<(Ref, usize)> {
        let Some((table, _, slots)) = self.name_tables() else {
            let table = self.alloc_values(FIRST - 1 + 9)?;
            let index = self.alloc_bytes(28)?;
            self.set_value(table, 1, Value::small(0));
            self.set_value(table, 2, index.value());
            self.set_root(Root::Names, Some(table.value()));
            return Ok((table, 0));
        };
        let count = self.value(table, 1).and_then(Value::as_small).unwrap_or(0) as usize;
        if count >= MOST {
            return Err(self.raise(Ns::RuntimeError, "name too long"));
        }
        let mut table = table;
        if FIRST - 1 + count + 1 > self.capacity(table) {
            table = self.resize(table, FIRST - 1 + count + count / 4 + 4)?;
            self.set_root(Root::Names, Some(table.value()));
        }
        if (count + 1) * 4 > slots * 3 {
            let index = self.alloc_bytes(slots * 4)?;
            self.set_value(table, 2, index.value());
            for at in 0..count {
                if let Some(v) = self.value(table, FIRST + at) {
                    let hash = self.text_hash(v);
                    self.index_name(table, at, hash);
                }
            }
        }
        Ok((table, count))
    }

    /// Whether there is room for what would do as well without being a name.
    pub(crate) fn names_left(&self) -> bool {
        let table = self.name_table();
        let count = table.and_then(|table| self.value(table, 1)?.as_small());
        count.unwrap_or(0) < MOST as i32 / 2
    }

    /// How many names programs brought, the bytes of their text (each with a byte for its end, as
    /// stock firmware counts), and the bytes of the heap that they take.
    pub(crate) fn names_brought(&self) -> (usize, usize, usize) {
        let Some((table, index, _)) = self.name_tables() else {
            return (0, 0, 0);
        };
        let (mut count, mut text) = (0, 0);
        let mut words = self.capacity(table) + self.capacity(index) + 2;
        while let Some(r) = self.dynamic_name(Name::from_id(Name::DYNAMIC + count as u32)) {
            count += 1;
            text += self.blob_span(r).1 + 1;
            words += self.capacity(r) + 1;
        }
        (count, text, 4 * words)
    }

    /// The low 16 bits of the hash of a name's text: what places it in a small dict.
    #[inline]
    pub(crate) fn name_hash(&self, name: Name) -> u32 {
        match name.rom_hash() {
            Some(hash) => hash,
            None => self.name_hash_wide(name) & 0xffff,
        }
    }

    /// The whole hash of a name's text.
    pub(crate) fn name_hash_wide(&self, name: Name) -> u32 {
        match self.dynamic_name(name) {
            Some(r) => match self.word(r, 2) {
                0 => {
                    let (from, len) = self.blob_span(r);
                    hash_bytes(self.bytes(r, from, len))
                }
                hash => hash,
            },
            None => hash_bytes(self.name_text(name).get(self)),
        }
    }

    /// A string value for text: a name when it is one already, else a new object.
    ///
    /// # Errors
    /// MemoryError.
    pub fn str_value(&mut self, text: &[u8]) -> Res {
        match self.known_name(text) {
            Some(n) => Ok(n.value()),
            None => self.new_str(text),
        }
    }

    /// The text of a name, for messages.
    pub fn name_str(&self, name: Name) -> Text {
        self.name_text(name)
    }
}
