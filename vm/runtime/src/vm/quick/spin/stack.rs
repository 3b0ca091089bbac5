//! Instructions that move values between stack, locals and cells.

use super::here::{Go, Here, STEP, need};
use crate::value::Value;
use crate::vm::quick::entry as e;
use crate::vm::quick::objects::{cell_word, truth};
use crate::vm::quick::small;

impl Here<'_, '_, '_> {
    #[inline(always)]
    pub(super) fn push_constant(&mut self) -> Go {
        let v = Value::from_word(e::b(self.w)).unwrap_or(Value::NONE);
        self.give(v)
    }

    #[inline(always)]
    pub(super) fn load(&mut self) -> Go {
        let v = self.local();
        if v.is_undef() {
            return STEP;
        }
        self.give(v)
    }

    #[inline(always)]
    pub(super) fn load_two(&mut self) -> Go {
        let (x, y) = (self.local(), self.slot(e::c(self.w)));
        if x.is_undef() || y.is_undef() {
            return STEP;
        }
        self.push(x);
        self.give(y)
    }

    #[inline(always)]
    pub(super) fn store(&mut self) -> Go {
        let v = self.peek(1);
        self.drop(1);
        self.set_local(v);
        self.next()
    }

    #[inline(always)]
    pub(super) fn load_cell(&mut self) -> Go {
        let at = need!(cell_word(self.blocks, self.local()));
        let v = self.blocks.get(at).copied().and_then(Value::from_word);
        let v = need!(v);
        if v.is_undef() {
            return STEP;
        }
        self.give(v)
    }

    #[inline(always)]
    pub(super) fn store_cell(&mut self) -> Go {
        let at = need!(cell_word(self.blocks, self.local()));
        let v = self.peek(1);
        self.drop(1);
        self.set_word(at, v);
        self.next()
    }

    #[inline(always)]
    pub(super) fn pop(&mut self) -> Go {
        self.drop(1);
        self.next()
    }

    #[inline(always)]
    pub(super) fn dup(&mut self) -> Go {
        let v = self.peek(1);
        self.give(v)
    }

    #[inline(always)]
    pub(super) fn dup_two(&mut self) -> Go {
        let (x, y) = (self.peek(2), self.peek(1));
        self.push(x);
        self.give(y)
    }

    #[inline(always)]
    pub(super) fn rot_two(&mut self) -> Go {
        let (x, y) = (self.peek(2), self.peek(1));
        self.set_peek(2, y);
        self.set_peek(1, x);
        self.next()
    }

    #[inline(always)]
    pub(super) fn rot_three(&mut self) -> Go {
        let (x, y, z) = (self.peek(3), self.peek(2), self.peek(1));
        self.set_peek(3, z);
        self.set_peek(2, x);
        self.set_peek(1, y);
        self.next()
    }

    #[inline(always)]
    pub(super) fn delete(&mut self) -> Go {
        if self.local().is_undef() {
            return STEP;
        }
        self.set_local(Value::UNDEF);
        self.next()
    }

    #[inline(always)]
    pub(super) fn is(&mut self) -> Go {
        let same = self.peek(2) == self.peek(1);
        self.put(2, Value::bool(same))
    }

    #[inline(always)]
    pub(super) fn not(&mut self) -> Go {
        let v = need!(truth(self.blocks, self.peek(1)));
        self.put(1, Value::bool(!v))
    }

    #[inline(always)]
    pub(super) fn negate(&mut self) -> Go {
        let v = self.peek(1);
        let negative = match v.as_small() {
            Some(_) => need!(small::sub(Value::small(0), v)),
            None => {
                let f = need!(self.float(v));
                need!(self.new_float(-f))
            }
        };
        self.put(1, negative)
    }
}
