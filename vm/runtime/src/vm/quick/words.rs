//! The memory that is lent for decoded code: which words of it are a code object's, and what of
//! them is decoded.
//!
//! Words are given out in units and never taken back one by one: when none are left, all are
//! forgotten.

use super::decode;
use super::spin::{Registers, WINDOW};
use crate::heap::Heap;
use crate::names::Name;
use crate::types::function::code::{CONTEXT, SLOTS, START};
use crate::value::Ref;
use crate::vm::Vm;

/// Words in a unit of the lent memory.
pub(super) const PLACE: usize = 32;
/// Most units: a code object notes the number of its first one in 16 bits.
const PLACES: usize = 0xffff;

/// The lent memory.
pub(in crate::vm) struct Quick<'m> {
    pub(super) words: &'m mut [u64],
    /// Units in use; the first is never used.
    used: usize,
    /// How often everything was forgotten.
    pub(super) forgotten: u32,
    /// As in `Registers`.
    pub(super) append: u32,
    /// The half of the stamp that is not noted in words.
    era: u32,
}

impl Quick<'_> {
    pub(in crate::vm) fn new() -> Self {
        Quick {
            words: &mut [],
            used: 1,
            forgotten: 0,
            append: 0,
            era: 0,
        }
    }
}

impl<'m> Vm<'m> {
    /// Lends memory to run code in more quickly: a 64-bit word for every byte of code. Its words
    /// must be 0.
    pub fn lend_code(&mut self, words: &'m mut [u64]) {
        let most = words.len().min(PLACES * PLACE);
        self.quick.words = &mut words[..most];
    }
}

impl Vm<'_> {
    /// The half of the stamp that is noted in words; what was noted in an earlier era is forgotten.
    pub(super) fn stamp(&mut self) -> u16 {
        if self.heap.stamp >> 16 != self.quick.era {
            self.quick.era = self.heap.stamp >> 16;
            self.forget_code();
        }
        self.heap.stamp as u16
    }

    /// What to add to a byte's place in `code` to get its word's; gives the code words if it has
    /// none. `None`: there is no memory for them, or its frames are larger than a window.
    pub(super) fn delta(&mut self, code: Ref) -> Option<usize> {
        if self.heap.code_slots(code) > WINDOW {
            return None;
        }
        let start = self.heap.word(code, START) as usize;
        let numbers = self.heap.word(code, SLOTS);
        let mut place = (numbers >> 16) as usize;
        if place == 0 {
            let bytes = (self.heap.capacity(code) + 1) * 4;
            place = self.take_places(bytes.saturating_sub(start).div_ceil(PLACE) + 1)?;
            let numbers = numbers & 0xffff | (place as u32) << 16;
            self.heap.set_word(code, SLOTS, numbers);
        }
        Some((place * PLACE).wrapping_sub(start))
    }

    pub(super) fn take_places(&mut self, count: usize) -> Option<usize> {
        let most = self.quick.words.len() / PLACE;
        if count + 1 > most {
            return None;
        }
        if self.quick.used + count > most {
            self.forget_code();
        }
        let place = self.quick.used;
        self.quick.used += count;
        Some(place)
    }

    /// Begins anew with the lent memory.
    #[cold]
    pub(super) fn forget_code(&mut self) {
        let used = self.quick.used * PLACE;
        if let Some(words) = self.quick.words.get_mut(..used) {
            words.fill(0);
        }
        self.quick.used = 1;
        self.quick.forgotten = self.quick.forgotten.wrapping_add(1);
        self.heap.forget_places();
    }

    /// Decodes the instruction.
    pub(super) fn fill(&mut self, r: &Registers) -> bool {
        let Some(code) = self.running_code(r) else {
            return false;
        };
        let ip = r.ip.wrapping_sub(r.delta).wrapping_add(code.offset());
        let word = decode::decode(&self.heap, code, ip);
        match self.quick.words.get_mut(r.ip) {
            Some(place) => {
                *place = word;
                true
            }
            None => false,
        }
    }

    pub(super) fn running_code(&self, r: &Registers) -> Option<Ref> {
        let function = self.heap.slot(r.fp + crate::vm::frame::FUNCTION).as_ref()?;
        self.heap
            .value(function, crate::types::function::CODE)?
            .as_ref()
    }

    /// The name that is the operand of the instruction at byte `at` of the heap.
    pub(super) fn name_at(&self, r: &Registers, at: usize) -> Option<Name> {
        let (n, _) = operand(&self.heap, at)?;
        let context = self.heap.value(self.running_code(r)?, CONTEXT)?.as_ref()?;
        self.heap.context_name(context, n)
    }

    pub(super) fn word_at(&self, r: &Registers) -> u64 {
        self.quick.words.get(r.ip).copied().unwrap_or(0)
    }

    pub(super) fn set_word(&mut self, at: usize, word: u64) {
        if let Some(place) = self.quick.words.get_mut(at) {
            *place = word;
        }
    }
}

/// The unsigned operand of the instruction at byte `at` of the heap, and how long the instruction
/// is with it.
pub(super) fn operand(heap: &Heap<'_>, at: usize) -> Option<(usize, usize)> {
    let mut next = at + 1;
    let n = garter_bytecode::varint::read_unsigned(heap.all_bytes(), &mut next)?;
    Some((n as usize, next - at))
}
