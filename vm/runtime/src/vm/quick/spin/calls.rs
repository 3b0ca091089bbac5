//! Calls, as far as they are the window's.

use super::Exit;
use super::here::{Go, Here};
use crate::value::Value;
use crate::vm::quick::entry as e;
use crate::vm::quick::frames::Noted;

impl Here<'_, '_, '_> {
    #[inline(always)]
    pub(super) fn call(&mut self) -> Go {
        let first = self.sp.wrapping_sub(e::a(self.w));
        let result = first.wrapping_sub(1);
        self.call_at(first, result, true)
    }

    #[inline(always)]
    pub(super) fn call_method(&mut self) -> Go {
        let first = self.sp.wrapping_sub(e::a(self.w));
        let result = first.wrapping_sub(2);
        let bound = !self.slot(first.wrapping_sub(1)).is_undef();
        self.call_at(first.wrapping_sub(usize::from(bound)), result, bound)
    }

    #[inline(always)]
    fn call_at(&mut self, first: usize, result: usize, notable: bool) -> Go {
        let callee = self.slot(result);
        let noted = Noted::from_word(self.beside(1));
        if callee.word() == e::b(self.w) && noted.holds(self.stamp) && notable {
            return Go::Call {
                callee,
                first,
                result,
                noted: Some(noted),
                notable,
            };
        }
        // The one method of a built-in type that is worth a way of its own.
        if callee.word() == self.append && self.sp.wrapping_sub(first) == 2 {
            let (list, v) = (self.peek(2), self.peek(1));
            if self.append_to(list, v) {
                self.set_slot(result, Value::NONE);
                self.sp = result.wrapping_add(1);
                return self.next();
            }
        }
        if callee.as_ref().is_none() {
            return Go::Stop(Exit::Call);
        }
        Go::Call {
            callee,
            first,
            result,
            noted: None,
            notable,
        }
    }
}
