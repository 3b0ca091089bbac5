//! What parts of a program come to in memory, for tools that tell it without running anything:
//! the figures of the loader and of the machine themselves.

use crate::heap::{BLOCK_BYTES, BLOCK_WORDS, Heap};
use crate::rom::{Layout, Ns};
use crate::types::function::code;
use crate::types::{class, module};
use crate::value::{Kind, Ref, Value};

/// Bytes of heap of an object with so many words after its header.
pub const fn object(words: usize) -> usize {
    (words / BLOCK_WORDS + 1) * BLOCK_BYTES
}

/// Bytes of heap of a function's code: `len` bytes of the image, and an array of its nested
/// functions if it has any.
pub const fn of_code(len: usize, children: usize) -> usize {
    let own = object(code::BYTES / 4 - 1 + len.div_ceil(4));
    match children {
        0 => own,
        _ => own + object(children),
    }
}

/// Bytes of heap of a `str` or `bytes` constant of so many bytes.
pub const fn of_text(len: usize, is_ascii: bool) -> usize {
    object(if is_ascii { 2 } else { 3 } + len.div_ceil(4))
}

/// Bytes of heap of a tuple of so many items, without them.
pub const fn of_tuple(items: usize) -> usize {
    object(1 + items)
}

/// Bytes of heap of what the functions of an image share: its names and constants.
pub const fn of_context(names: usize, constants: usize) -> usize {
    object(1 + names + constants)
}

/// Bytes of the machine's stack that a call of the function with this code takes; `None` when
/// the code is damaged.
pub fn of_frame(bytes: &[u8]) -> Option<usize> {
    code::slots(bytes).map(|slots| slots * 4)
}

impl Heap<'_> {
    /// Bytes of an object.
    pub fn object_bytes(&self, object: Ref) -> usize {
        (self.capacity(object) + 1) * 4
    }

    /// Every object that this one refers to.
    pub fn references(&self, object: Ref, each: &mut dyn FnMut(Ref)) {
        let (first, layout) = match self.header(object).kind() {
            Kind::Rom(rom) => (1, self.rom.layout(rom.ns())),
            _ => (0, Layout::Values),
        };
        let end = match layout {
            Layout::Leaf => return,
            Layout::Head(n) => 1 + n as usize,
            Layout::Values => self.capacity(object) + 1,
        };
        for word in self.words(object, first, end - first) {
            if let Some(r) = Value::from_word(*word).and_then(Value::as_ref) {
                each(r);
            }
        }
    }

    /// The dict with what a class or a module of Python code has.
    pub fn members_of(&self, v: Value) -> Option<Ref> {
        let (object, word) = match self.is(v, Ns::Type) {
            Some(class) => (class, class::DICT),
            None => (self.is(v, Ns::Module)?, module::GLOBALS),
        };
        self.value(object, word)?.as_ref()
    }

    /// The code of a function, and the array of names and constants that it shares with its
    /// module.
    pub fn code_of(&self, function: Value) -> Option<(Ref, Ref)> {
        let code = self.function_code(self.python_function(function)?)?;
        Some((code, self.value(code, code::CONTEXT)?.as_ref()?))
    }
}

#[cfg(test)]
mod tests {
    use crate::Heap;
    use crate::rom::{Ns, RomTable};
    use crate::value::Value;

    #[test]
    fn an_object_is_as_large_as_is_told() {
        let (mut memory, mut stack) = ([0; 1024], [Value::UNDEF; 8]);
        let mut heap = Heap::new(&mut memory, &mut stack, RomTable::BARE);
        for words in [0, 1, 3, 4, 7, 8, 30] {
            let object = heap.alloc(Ns::RawBytes.value(), words).unwrap();
            assert_eq!(
                heap.object_bytes(object),
                super::object(words),
                "{words} words"
            );
        }
    }
}
