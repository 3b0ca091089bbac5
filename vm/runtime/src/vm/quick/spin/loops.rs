//! `for` loops, and the handlers of `try`.

use core::hint::black_box;

use super::here::{Go, Here, STEP, need};
use crate::types::function::code::{FRAME_HEAD, HANDLER};
use crate::value::{Ref, Value};
use crate::vm::frame::{ACTIVE, Then};
use crate::vm::loops::{LIST, RANGE, TUPLE};
use crate::vm::quick::entry as e;
use crate::vm::quick::generators;
use crate::vm::quick::objects::{list_item, next_of_iterator, tuple_item};

impl Here<'_, '_, '_> {
    /// The next value of a loop, pushed or into a local.
    #[inline(always)]
    pub(super) fn next_of_loop<const STORE: bool>(&mut self) -> Go {
        let state = self.peek(4);
        let v = if state == RANGE {
            let (next, stop) = (self.peek(3).word() as i32, self.peek(2).word() as i32);
            let step = self.peek(1).word() as i32;
            if if step > 0 { next < stop } else { next > stop } {
                // All three are such that their sums are small.
                self.set_peek(3, Value::small(next.wrapping_add(step - 1) >> 1));
                Some(Value::small(next >> 1))
            } else {
                None
            }
        } else if state == LIST || state == TUPLE {
            let sequence = need!(self.peek(3).as_ref());
            let i = self.peek(2).word() >> 1;
            self.set_peek(2, Value::small(i as i32 + 1));
            if state == LIST {
                list_item(self.blocks, sequence, i as usize)
            } else {
                tuple_item(self.blocks, sequence, i as usize)
            }
        } else {
            return self.next_of_object::<STORE>(state);
        };
        self.pass::<STORE>(v)
    }

    /// A pass of the loop with a value, or its end.
    #[inline(always)]
    fn pass<const STORE: bool>(&mut self, v: Option<Value>) -> Go {
        match v {
            Some(v) if STORE => {
                self.set_local(v);
                self.next()
            }
            Some(v) => self.give(v),
            None => {
                self.drop(4);
                self.forward()
            }
        }
    }

    /// The next value of an iterator, which expressions of generators and comprehensions have in
    /// the second slot of their loop.
    #[inline(always)]
    fn next_of_object<const STORE: bool>(&mut self, state: Value) -> Go {
        let iterator = if state.is_undef() {
            self.peek(3)
        } else {
            state
        };
        if let Some((generator, ended)) = generators::as_generator(self.blocks, iterator) {
            if state.is_undef() {
                self.set_peek(4, iterator);
            }
            return self.next_of_generator(generator, ended);
        }
        let v = need!(next_of_iterator(self.blocks, iterator));
        self.pass::<STORE>(v)
    }

    #[inline(always)]
    fn next_of_generator(&mut self, generator: Ref, ended: bool) -> Go {
        if ended {
            self.drop(4);
            return self.forward();
        }
        let end = self
            .ip
            .wrapping_add(e::b(self.w) as usize)
            .wrapping_sub(self.delta);
        self.set_peek(3, Value::small(end as i32));
        Go::Resume {
            generator,
            top: self.sp,
            back: self.ip.wrapping_add(usize::from(e::m(self.w))),
            then: Then::Loop,
            result: self.sp,
            sent: Value::NONE,
        }
    }

    /// `yield from` a generator.
    #[inline(always)]
    pub(super) fn delegate(&mut self) -> Go {
        let at = self.sp.wrapping_sub(2);
        let (generator, ended) = need!(generators::as_generator(self.blocks, self.peek(2)));
        if ended {
            return self.put(2, Value::NONE);
        }
        Go::Resume {
            generator,
            top: at.wrapping_add(1),
            back: self.ip,
            then: Then::Delegate,
            result: at,
            sent: self.peek(1),
        }
    }

    /// Slot of the frame's head. Few instructions want to know: it is not worth a register, nor is
    /// what is worked out from it.
    #[inline(always)]
    fn head(&self) -> usize {
        black_box(self.head)
    }

    /// Enters a `try` block.
    #[inline(always)]
    pub(super) fn enter_try(&mut self) -> Go {
        let head = self.head();
        let count = need!(self.slot(head.wrapping_add(ACTIVE)).as_small());
        let at = handler(head, count);
        let target = self
            .ip
            .wrapping_sub(self.delta)
            .wrapping_add(e::b(self.w) as usize);
        let place = (target << 1 | usize::from(e::m(self.w))) as i32;
        self.set_slot(at, Value::small(place));
        self.set_slot(at.wrapping_add(1), Value::small(self.sp as i32));
        self.set_slot(at.wrapping_add(2), Value::UNDEF);
        self.set_slot(
            head.wrapping_add(ACTIVE),
            Value::small(count.wrapping_add(1)),
        );
        self.next()
    }

    /// Forgets the innermost handler; false: there is none.
    #[inline(always)]
    fn leave_try(&mut self) -> bool {
        let head = self.head();
        let active = self.slot(head.wrapping_add(ACTIVE)).as_small().unwrap_or(0);
        let count = active.wrapping_sub(1);
        if count < 0 {
            return false;
        }
        self.set_slot(head.wrapping_add(ACTIVE), Value::small(count));
        self.set_slot(handler(head, count).wrapping_add(2), Value::UNDEF);
        true
    }

    #[inline(always)]
    pub(super) fn leave_handler(&mut self) -> Go {
        if !self.leave_try() {
            return STEP;
        }
        self.forward()
    }

    #[inline(always)]
    pub(super) fn end_finally(&mut self) -> Go {
        if !self.peek(1).is_none() || !self.leave_try() {
            return STEP;
        }
        self.drop(1);
        self.next()
    }
}

/// Slot of handler `i` of the frame whose head is at `head`.
#[inline(always)]
fn handler(head: usize, i: i32) -> usize {
    head.wrapping_add(FRAME_HEAD)
        .wrapping_add(HANDLER.wrapping_mul(i as usize))
}
