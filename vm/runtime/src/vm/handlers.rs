//! `try`, `finally` and `with`: the handlers of a frame, and ways out through them.
//!
//! A handler is three slots: where it is (bytes from the start of the code, times 2, plus 1 for
//! `finally`), how many values the frame's base is below its first value, and the exception it
//! handles. A handler whose place is behind the running instruction has been entered.
//!
//! A `finally` block ends by looking at what is topmost: `None`, an exception to go on with, or a
//! small integer. -1: the frame returns the value below; else a jump goes on through so many
//! handlers, to the place in the value below.

use super::Vm;
use super::frame::{ACTIVE, Frame};
use super::outcome::EndFinally;
use crate::names::Name;
#[cfg(feature = "pc")]
use crate::rom::Args;
use crate::rom::Ns;
use crate::types::function::code::{FRAME_HEAD, HANDLER};
use crate::value::Value;
use crate::{Raised, Res};

/// One handler.
#[derive(Clone, Copy)]
pub(super) struct Handler {
    /// Bytes from the start of the code.
    pub(super) target: usize,
    /// Whether it is for `finally` or `with`.
    pub(super) finally: bool,
    /// The stack pointer it starts with.
    pub(super) sp: usize,
}

impl Vm<'_> {
    /// Number of active handlers.
    #[inline]
    pub(super) fn active(&self, fp: usize) -> usize {
        self.heap.slot(fp + ACTIVE).as_small().unwrap_or(0) as usize
    }

    pub(super) fn set_active(&mut self, fp: usize, count: usize) {
        self.heap.set_slot(fp + ACTIVE, Value::small(count as i32));
    }

    /// Slot of handler `i`.
    pub(super) fn handler_slot(fp: usize, i: usize) -> usize {
        fp + FRAME_HEAD + HANDLER * i
    }

    pub(super) fn handler(&self, f: &Frame, i: usize) -> Handler {
        let slot = Self::handler_slot(f.fp, i);
        let place = self.heap.slot(slot).as_small().unwrap_or(0) as usize;
        let depth = self.heap.slot(slot + 1).as_small().unwrap_or(0) as usize;
        Handler {
            target: place >> 1,
            finally: place & 1 != 0,
            sp: f.base + depth,
        }
    }

    #[inline]
    pub(super) fn push_handler(&mut self, f: &Frame, target: usize, sp: usize, finally: bool) {
        let count = self.active(f.fp);
        let slot = Self::handler_slot(f.fp, count);
        let place = target.wrapping_sub(f.code.offset()) << 1 | usize::from(finally);
        self.heap.set_slot(slot, Value::small(place as i32));
        let depth = sp.wrapping_sub(f.base);
        self.heap.set_slot(slot + 1, Value::small(depth as i32));
        self.heap.set_slot(slot + 2, Value::UNDEF);
        self.set_active(f.fp, count + 1);
    }

    #[inline]
    pub(super) fn pop_handler(&mut self, fp: usize) {
        let count = self.active(fp).saturating_sub(1);
        self.set_active(fp, count);
        let slot = Self::handler_slot(fp, count);
        self.heap.set_slot(slot + 2, Value::UNDEF);
    }

    /// The frame, at its innermost `finally` block that has not been entered, set to return `v`
    /// afterwards; `None` when there is none.
    pub(super) fn return_through_finally(&mut self, f: &Frame, v: Value) -> Option<Frame> {
        self.leave_to_finally(*f, v, -1, |_| true).err()
    }

    /// Drops handlers while `go_on` (told how many were dropped) says so; stops with `Err` at a
    /// `finally` block that has to run, with `below` and `mark` pushed for its end. Else gives the
    /// stack pointer without what the ends of `finally` blocks that are left would have taken.
    fn leave_to_finally(
        &mut self,
        f: Frame,
        below: Value,
        mark: i32,
        go_on: impl Fn(usize) -> bool,
    ) -> Result<usize, Frame> {
        let ip = f.ip.wrapping_sub(f.code.offset());
        let mut count = self.active(f.fp);
        let (mut left, mut sp) = (0, f.sp);
        while count > 0 && go_on(left) {
            let handler = self.handler(&f, count - 1);
            if handler.finally && handler.target >= ip {
                self.set_active(f.fp, count);
                let mark = if mark < 0 { mark } else { mark - left as i32 };
                let sp = handler.sp;
                self.heap.set_slot(sp, below);
                self.heap.set_slot(sp + 1, Value::small(mark));
                let ip = f.code.offset() + handler.target;
                return Err(Frame {
                    ip,
                    sp: sp + 2,
                    ..f
                });
            }
            if handler.finally {
                sp = handler.sp;
            }
            count -= 1;
            left += 1;
        }
        self.set_active(f.fp, count);
        Ok(sp)
    }

    /// A jump to `target` out of `n & 127` handlers, dropping a loop's iterator when `n & 128`.
    pub(super) fn unwind_jump(&mut self, f: Frame, target: usize, n: usize) -> Frame {
        let handlers = n & 0x7f;
        let place = target.wrapping_sub(f.code.offset()) << 1 | n >> 7 & 1;
        let below = Value::small(place as i32);
        match self.leave_to_finally(f, below, handlers as i32, |left| left < handlers) {
            Err(stop) => stop,
            Ok(sp) => {
                let drop = if n & 0x80 != 0 { 4 } else { 0 };
                Frame {
                    ip: target,
                    sp: sp.wrapping_sub(drop),
                    ..f
                }
            }
        }
    }

    /// Goes on after a `finally` block that was entered with `v`, not `None`, topmost.
    pub(super) fn end_finally(&mut self, f: &Frame, v: Value) -> Res<EndFinally> {
        let Some(mark) = v.as_small() else {
            return Err(self.raise_exception(v));
        };
        let below = self.heap.slot(f.sp.wrapping_sub(2));
        if mark < 0 {
            return Ok(match self.return_through_finally(f, below) {
                Some(frame) => EndFinally::Go(frame),
                None => EndFinally::Return(Frame {
                    sp: f.sp.wrapping_sub(1),
                    ..*f
                }),
            });
        }
        let place = below.as_small().unwrap_or(0) as usize;
        let target = f.code.offset() + (place >> 1);
        let n = (mark.saturating_sub(1).max(0) as usize) | (place & 1) << 7;
        let frame = Frame {
            sp: f.sp.wrapping_sub(2),
            ..*f
        };
        Ok(EndFinally::Go(self.unwind_jump(frame, target, n)))
    }

    /// `with`: the manager in slot `at` becomes its `__exit__` and what to pass it first; gives
    /// what `__enter__` returned.
    pub(super) fn enter_with(&mut self, at: usize) -> Res {
        let manager = self.heap.slot(at);
        let (exit, first) = self.load_method(manager, const { Name::of("__exit__") })?;
        // Above the manager, so that all stay alive while `__enter__` is looked up and runs.
        let top = self.heap.push(exit)?;
        self.heap.push(first)?;
        let (enter, enter_first) = self.load_method(manager, const { Name::of("__enter__") })?;
        let v = match enter.as_rom() {
            #[cfg(feature = "pc")]
            Some(rom) if rom.ns() == Ns::Lock => {
                let base = self.heap.push(enter_first)? as u32;
                self.set_direct(true);
                let v = self.call_rom(
                    enter,
                    rom,
                    Args {
                        base,
                        positional: 1,
                        keywords: 0,
                    },
                );
                self.set_direct(false);
                v?
            }
            _ => self.call_bound(enter, enter_first, &[])?,
        };
        self.heap.cut(top);
        self.heap.set_slot(at, exit);
        self.heap.set_slot(at + 1, first);
        Ok(v)
    }

    /// Calls `__exit__` at the end of a `with` block; gives the new stack pointer.
    pub(super) fn leave_with(&mut self, sp: usize) -> Res<usize> {
        let top = self.heap.slot(sp.wrapping_sub(1));
        let extra = usize::from(top.as_small().is_some());
        let at = sp.wrapping_sub(3 + extra);
        let (exit, first) = (self.heap.slot(at), self.heap.slot(at + 1));
        let failed = !top.is_none() && extra == 0;
        let (ty, exception) = if failed {
            (self.heap.type_of(top), top)
        } else {
            (Value::NONE, Value::NONE)
        };
        let result = self.call_bound(exit, first, &[ty, exception, Value::NONE])?;
        if failed && self.is_true(result)? {
            self.heap.set_slot(at, Value::NONE);
            return Ok(at + 1);
        }
        for i in 0..=extra {
            let v = self.heap.slot(at + 2 + i);
            self.heap.set_slot(at + i, v);
        }
        Ok(at + 1 + extra)
    }

    /// Raises the exception that the innermost entered handler handles.
    pub(super) fn raise_again(&mut self, fp: usize) -> Raised {
        for i in (0..self.active(fp)).rev() {
            let v = self.heap.slot(Self::handler_slot(fp, i) + 2);
            if !v.is_undef() {
                return self.raise_exception(v);
            }
        }
        self.heap
            .raise(Ns::RuntimeError, "no active exception to reraise")
    }
}
