//! What becomes of the result of a frame.

use super::Vm;
use super::frame::{CALLER, CALLER_IP, Frame, RESULT, Then};
use super::outcome::Finished;
use crate::Res;
use crate::rom::Ns;
use crate::value::Value;

impl Vm<'_> {
    /// The frame that called `f`, with stack pointer `sp`.
    pub(super) fn caller_of(&mut self, f: &Frame, sp: usize) -> Res<Frame> {
        let caller = self.heap.slot(f.fp + CALLER).as_small().unwrap_or(0);
        let ip = self.heap.slot(f.fp + CALLER_IP).as_small().unwrap_or(0);
        match self.heap.frame_at(caller as usize, ip as usize, sp) {
            Some(frame) => Ok(frame),
            None => Err(self.raise_bad_code()),
        }
    }

    /// `f` returned `v`: goes on where that belongs.
    pub(super) fn finish_frame(&mut self, f: &Frame, v: Value) -> Res<Finished> {
        let (result, then) = Then::from_slot(self.heap.slot(f.fp + RESULT));
        let finished = self.finish_as(f, v, result, then);
        if finished.is_err() && then != Then::Next {
            // Its code has run to the end: it neither handles what its result raises, nor is it
            // a place where that passes.
            self.set_active(f.fp, 0);
            self.again = true;
        }
        finished
    }

    fn finish_as(&mut self, f: &Frame, v: Value, result: usize, then: Then) -> Res<Finished> {
        // How much of its stack the caller keeps, and what comes into the result slot.
        let (sp, top) = match then {
            Then::Return => return Ok(Finished::Return(v)),
            Then::Value => (result + 1, Some(v)),
            Then::Nothing => (result, None),
            Then::Instance | Then::ReturnInstance => {
                if !v.is_none() {
                    return Err(self.raise_init_result(v));
                }
                if then == Then::ReturnInstance {
                    return Ok(Finished::Return(self.heap.slot(result)));
                }
                (result + 1, None)
            }
            Then::Class | Then::ReturnClass => {
                let class = self.finish_class(f, v, result + 1)?;
                if then == Then::ReturnClass {
                    return Ok(Finished::Return(class));
                }
                (result + 1, Some(class))
            }
            Then::Truth | Then::Not => {
                let truth = self.is_true(v)? == (then == Then::Truth);
                (result + 1, Some(Value::bool(truth)))
            }
            Then::Loop | Then::Delegate | Then::Next | Then::ReturnNext => {
                self.generator_ended(f);
                match then {
                    Then::Loop => (result.saturating_sub(4), None),
                    Then::Delegate => (result + 1, Some(v)),
                    Then::Next => return Err(self.raise_stop(v)),
                    _ => {
                        self.returned = v;
                        return Ok(Finished::Return(Value::UNDEF));
                    }
                }
            }
        };
        let mut caller = self.caller_of(f, sp)?;
        match then {
            Then::Loop => {
                let target = self.heap.slot(sp + 1).as_small().unwrap_or(0);
                caller.ip = caller.code.offset() + target as usize;
            }
            Then::Delegate => caller.ip += 1,
            _ => {}
        }
        if let Some(v) = top {
            self.heap.set_slot(result, v);
        }
        Ok(Finished::Go(caller))
    }

    /// Raises StopIteration with what the generator that ended just now returned.
    pub(crate) fn raise_returned(&mut self) -> crate::Raised {
        let v = core::mem::replace(&mut self.returned, Value::NONE);
        self.raise_stop(v)
    }

    /// Raises StopIteration with what a generator returned.
    pub(crate) fn raise_stop(&mut self, v: Value) -> crate::Raised {
        // The frame that it came from refers to it no more.
        self.heap.refresh(v);
        if v.is_none() || v.is_undef() {
            self.heap.raise_with(Ns::StopIteration, &[])
        } else {
            self.heap.raise_with(Ns::StopIteration, &[v])
        }
    }
}
