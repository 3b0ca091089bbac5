//! Jumps.

use super::here::{Go, Here, STEP, need};
use crate::value::Value;
use crate::vm::quick::entry as e;
use crate::vm::quick::objects::{truth, word};

impl Here<'_, '_, '_> {
    /// By `b`, dropping values.
    #[inline(always)]
    fn jump_by_b(&mut self, pops: usize) -> Go {
        let by = e::b(self.w) as i32 as isize;
        if self.jump(by, pops) { Go::On } else { STEP }
    }

    /// The truth of a value. Beside the jump, `at` words on, may be noted a class of whose
    /// instances all are true: from bit 0 the class, from bit 48 the stamp.
    #[inline(always)]
    fn truth(&self, v: Value, at: usize) -> Option<bool> {
        match truth(self.blocks, v) {
            None => {
                let class = word(self.blocks, v.as_ref()?, 0);
                let noted = u64::from(class) | u64::from(self.stamp) << 48;
                (self.beside(at) == noted).then_some(true)
            }
            known => known,
        }
    }

    #[inline(always)]
    pub(super) fn jump_always(&mut self) -> Go {
        self.jump_by_b(0)
    }

    /// Pops; jumps when that is so.
    #[inline(always)]
    pub(super) fn jump_if<const WANTED: bool>(&mut self) -> Go {
        if need!(self.truth(self.peek(1), 1)) == WANTED {
            return self.jump_by_b(1);
        }
        self.drop(1);
        self.next()
    }

    /// Jumps when what is topmost is so, else pops it.
    #[inline(always)]
    pub(super) fn jump_or_pop<const WANTED: bool>(&mut self) -> Go {
        if need!(self.truth(self.peek(1), 1)) == WANTED {
            return self.forward();
        }
        self.drop(1);
        self.next()
    }

    /// Jumps when a local is so.
    #[inline(always)]
    pub(super) fn jump_if_local<const WANTED: bool>(&mut self) -> Go {
        let v = self.local();
        let Some(truth) = self.truth(v, usize::from(e::m(self.w)) + 1) else {
            if !v.is_undef() {
                self.push(v);
                self.ip = self.ip.wrapping_add(usize::from(e::m(self.w)));
            }
            return STEP;
        };
        if truth == WANTED {
            return self.jump_by_b(0);
        }
        self.next()
    }
}
