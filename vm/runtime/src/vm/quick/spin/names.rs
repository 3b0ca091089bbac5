//! Globals and built-in names.

use super::Exit;
use super::here::{Go, Here};
use crate::value::Value;
use crate::vm::quick::entry as e;

impl Here<'_, '_, '_> {
    /// Where the global's value is, as noted beside the instruction.
    #[inline(always)]
    fn noted_place(&mut self) -> Option<&mut u32> {
        let noted = self.beside(1);
        let holds = e::a(self.w) == usize::from(self.stamp) && (noted >> 32) as u32 == self.globals;
        if !holds {
            return None;
        }
        self.blocks.get_mut(noted as u32 as usize)
    }

    #[inline(always)]
    pub(super) fn global(&mut self) -> Go {
        match self.noted_place().and_then(|word| Value::from_word(*word)) {
            Some(v) => self.give(v),
            None => Go::Stop(Exit::Global),
        }
    }

    #[inline(always)]
    pub(super) fn builtin(&mut self) -> Go {
        match Value::from_word(self.beside(1) as u32) {
            Some(v) if e::a(self.w) == usize::from(self.stamp) && e::b(self.w) == self.globals => {
                self.give(v)
            }
            _ => Go::Stop(Exit::Global),
        }
    }

    #[inline(always)]
    pub(super) fn store_global(&mut self) -> Go {
        let v = self.peek(1);
        let Some(word) = self.noted_place() else {
            return Go::Stop(Exit::Global);
        };
        *word = v.word();
        self.drop(1);
        self.next()
    }
}
