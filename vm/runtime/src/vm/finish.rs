//! What becomes of the result of a frame.

use super::Vm;
use super::frame::{CALLER, CALLER_IP, Frame, Then};
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
    pub(super) fn finish_frame(
        &mut self,
        f: &Frame,
        v: Value,
        result: usize,
        then: Then,
    ) -> Res<Finished> {
        let finished = self.finish_as(f, v, result, then);
        if cfg!(feature = "pc") && finished.is_err() && !matches!(then, Then::Next) {
            // Its code has run to the end: it neither handles what its result raises, nor is it
            // a place where that passes.
            self.set_active(f.fp, 0);
            self.again = true;
        }
        finished
    }

    fn finish_as(&mut self, f: &Frame, v: Value, result: usize, then: Then) -> Res<Finished> {
        match then {
            Then::Value => {
                let caller = self.caller_of(f, result + 1)?;
                self.heap.set_slot(result, v);
                Ok(Finished::Go(caller))
            }
            Then::Return => Ok(Finished::Return(v)),
            Then::Instance | Then::ReturnInstance => {
                if !v.is_none() {
                    return Err(self.raise_init_result(v));
                }
                if then == Then::ReturnInstance {
                    return Ok(Finished::Return(self.heap.slot(result)));
                }
                self.caller_of(f, result + 1).map(Finished::Go)
            }
            Then::Class | Then::ReturnClass => {
                let class = self.finish_class(f, v, result + 1)?;
                if then == Then::ReturnClass {
                    return Ok(Finished::Return(class));
                }
                let caller = self.caller_of(f, result + 1)?;
                self.heap.set_slot(result, class);
                Ok(Finished::Go(caller))
            }
            Then::Nothing => self.caller_of(f, result).map(Finished::Go),
            Then::Truth | Then::Not => {
                let truth = self.is_true(v)? == (then == Then::Truth);
                let caller = self.caller_of(f, result + 1)?;
                self.heap.set_slot(result, Value::bool(truth));
                Ok(Finished::Go(caller))
            }
            Then::Loop => {
                self.generator_ended(f);
                let at = result.saturating_sub(4);
                let mut caller = self.caller_of(f, at)?;
                let target = self.heap.slot(at + 1).as_small().unwrap_or(0);
                caller.ip = caller.code.offset() + target as usize;
                Ok(Finished::Go(caller))
            }
            Then::Delegate => {
                self.generator_ended(f);
                let mut caller = self.caller_of(f, result + 1)?;
                caller.ip += 1;
                self.heap.set_slot(result, v);
                Ok(Finished::Go(caller))
            }
            Then::Next => {
                self.generator_ended(f);
                Err(self.raise_stop(v))
            }
            Then::ReturnNext => {
                self.generator_ended(f);
                self.returned = v;
                Ok(Finished::Return(Value::UNDEF))
            }
        }
    }

    /// Raises StopIteration with what the generator that ended just now returned.
    pub(crate) fn raise_returned(&mut self) -> crate::Raised {
        let v = core::mem::replace(&mut self.returned, Value::NONE);
        self.raise_stop(v)
    }

    /// Raises StopIteration with what a generator returned.
    pub(crate) fn raise_stop(&mut self, v: Value) -> crate::Raised {
        if v.is_none() || v.is_undef() {
            self.heap.raise_with(Ns::StopIteration, &[])
        } else {
            self.heap.raise_with(Ns::StopIteration, &[v])
        }
    }
}
