//! Generators: frames kept on the heap while they do not run.
//!
//! Words of a generator: header; function; where it goes on (bytes from the start of its code,
//! or a mark) as a small integer; number of slots kept, as a small integer; the slots. While it
//! runs, the slot before its frame's first local holds it. While an exception is pending, a tuple
//! of both small integers and the exception stands in the place of the second.

use super::Vm;
use super::frame::{CALLER, CALLER_IP, FUNCTION, Frame, RESULT, Then};
use super::outcome::{Finished, LoopNext};
use crate::rom::Ns;
use crate::types::function::CODE;
use crate::types::function::code::START;
use crate::value::{Ref, Value};
use crate::{Name, Raised, Res};

/// Word of the function.
pub(crate) const WHAT: usize = 1;
/// Word that says where it goes on.
pub(super) const WHERE: usize = 2;
/// Word of the number of slots.
pub(super) const COUNT: usize = 3;
/// Word of the first slot.
pub(super) const KEPT: usize = 4;

/// Mark: it has ended.
pub(super) const ENDED: Value = Value::small(-1);
/// Mark: it runs.
pub(super) const RUNNING: Value = Value::small(-2);
/// Mark: it waits, and what it raises when it goes on is known.
pub(super) const PENDING: Value = Value::small(-3);

impl Vm<'_> {
    /// Makes a generator of a frame that has just been pushed, and takes the frame away.
    pub(super) fn new_generator(&mut self, f: &Frame) -> Res {
        let slots = self.heap.code_slots(f.code);
        let r = self.heap.alloc(Ns::Generator.value(), KEPT - 1 + slots)?;
        self.heap.set_value(r, WHAT, f.function.value());
        self.keep(r, f);
        self.heap.set_top(f.base);
        Ok(r.value())
    }

    /// Copies a frame into its generator.
    fn keep(&mut self, r: Ref, f: &Frame) {
        let count = f.sp.saturating_sub(f.base);
        let at = f.ip.wrapping_sub(f.code.offset());
        self.heap.set_value(r, WHERE, Value::small(at as i32));
        self.heap.set_value(r, COUNT, Value::small(count as i32));
        self.heap.copy_from_slots(f.base, r, KEPT, count);
    }

    /// Whether a generator has ended.
    pub(super) fn has_ended(&self, r: Ref) -> bool {
        self.heap.value(r, WHERE) == Some(ENDED)
    }

    /// A generator whose frame can go on as it is, nothing pending.
    fn can_run(&self, v: Value) -> Option<Ref> {
        let r = self.heap.is(v, Ns::Generator)?;
        (self.heap.value(r, WHERE) != Some(PENDING)).then_some(r)
    }

    #[cold]
    pub(super) fn raise_running(&mut self) -> Raised {
        let message = "generator already executing";
        self.heap.raise(Ns::ValueError, message)
    }

    /// Notes that the generator that `f` belongs to has ended.
    pub(super) fn generator_ended(&mut self, f: &Frame) {
        if let Some(r) = self
            .heap
            .is(self.heap.slot(f.base.wrapping_sub(1)), Ns::Generator)
        {
            self.heap.set_value(r, WHERE, ENDED);
            let count = self.heap.value(r, COUNT).and_then(Value::as_small);
            self.heap
                .words_mut(r, KEPT, count.unwrap_or(0).max(0) as usize)
                .fill(0);
        }
    }

    /// Puts a generator's frame on the stack; gives it, and whether it has never run.
    pub(super) fn resume(&mut self, r: Ref, then: Value) -> Res<(Frame, bool)> {
        let at = self.heap.value(r, WHERE);
        if at == Some(RUNNING) {
            return Err(self.raise_running());
        }
        let base = self.heap.push(r.value())? + 1;
        let count = self.heap.value(r, COUNT).and_then(Value::as_small);
        let count = count.unwrap_or(0).max(0) as usize;
        let function = self.heap.value(r, WHAT).and_then(Value::as_ref);
        let frame = function.and_then(|function| self.heap.frame_of(function, base));
        let Some(mut frame) = frame else {
            return Err(self.raise_bad_code());
        };
        let slots = self.heap.code_slots(frame.code);
        if base + slots > self.heap.stack_size() {
            return Err(self.raise_recursion());
        }
        self.heap.copy_to_slots(r, KEPT, base, count);
        let at = at.and_then(Value::as_small).unwrap_or(0).max(0) as usize;
        frame.ip = frame.code.offset() + at;
        frame.sp = base + count;
        let (caller_at, caller) = (self.at, self.fp);
        self.heap
            .set_slot(frame.fp + CALLER_IP, Value::small(caller_at as i32));
        self.heap
            .set_slot(frame.fp + CALLER, Value::small(caller as i32));
        self.heap.set_slot(frame.fp + RESULT, then);
        self.heap
            .set_slot(frame.fp + FUNCTION, frame.function.value());
        self.heap.set_value(r, WHERE, RUNNING);
        self.heap.set_top(frame.sp);
        Ok((frame, at == self.heap.word(frame.code, START) as usize))
    }

    /// As [`Vm::resume`], with `sent` being what its `yield` gives.
    fn resume_with(&mut self, r: Ref, then: Value, sent: Value) -> Res<Frame> {
        let top = self.heap.top();
        let (mut frame, new) = self.resume(r, then)?;
        if !new {
            self.heap.set_slot(frame.sp, sent);
            frame.sp += 1;
            self.heap.set_top(frame.sp);
        } else if !sent.is_none() {
            self.keep(r, &frame);
            self.heap.set_top(top);
            let message = "can't send non-None value to a just-started generator";
            return Err(self.heap.raise(Ns::TypeError, message));
        }
        Ok(frame)
    }

    /// The next value for the loop whose iterator is in slot `at`; `end`: where it goes on at the
    /// end, in bytes from the start of its code.
    pub(super) fn loop_next(&mut self, at: usize, end: usize) -> Res<LoopNext> {
        let mut iterator = self.heap.slot(at);
        if iterator.is_undef() {
            // A generator expression has its iterator in the second slot.
            iterator = self.heap.slot(at + 1);
            self.heap.set_slot(at, iterator);
        }
        if let Some(r) = self.can_run(iterator) {
            if self.has_ended(r) {
                return Ok(LoopNext::End);
            }
            self.heap.set_slot(at + 1, Value::small(end as i32));
            let then = Then::Loop.slot(at + 4);
            return self.resume_with(r, then, Value::NONE).map(LoopNext::Frame);
        }
        Ok(match self.next(iterator)? {
            Some(v) => LoopNext::Value(v),
            None => LoopNext::End,
        })
    }

    /// `yield v` in `f`.
    pub(super) fn yield_value(&mut self, f: &Frame, v: Value) -> Res<Finished> {
        let mut f = *f;
        loop {
            let Some(r) = self
                .heap
                .is(self.heap.slot(f.base.wrapping_sub(1)), Ns::Generator)
            else {
                return Err(self.raise_bad_code());
            };
            self.keep(r, &f);
            let (result, then) = Then::from_slot(self.heap.slot(f.fp + RESULT));
            match then {
                Then::Delegate => f = self.caller_of(&f, result + 1)?,
                Then::Loop | Then::Next => {
                    let caller = self.caller_of(&f, result + 1)?;
                    self.heap.set_slot(result, v);
                    return Ok(Finished::Go(caller));
                }
                _ => return Ok(Finished::Return(v)),
            }
        }
    }

    /// `yield from`, with the iterator and what was sent topmost in `f`. Until the iterator ends,
    /// the frame goes on at this instruction again.
    pub(super) fn yield_from(&mut self, f: &Frame) -> Res<Finished> {
        let at = f.sp.wrapping_sub(2);
        let (iterator, sent) = (self.heap.slot(at), self.heap.slot(at + 1));
        let again = Frame {
            ip: f.ip.wrapping_sub(1),
            sp: f.sp.wrapping_sub(1),
            ..*f
        };
        if let Some(r) = self.can_run(iterator) {
            if self.has_ended(r) {
                self.heap.set_slot(at, Value::NONE);
                return Ok(Finished::Go(Frame { sp: at + 1, ..*f }));
            }
            self.at = again.ip.wrapping_sub(f.code.offset());
            self.heap.set_top(again.sp);
            let then = Then::Delegate.slot(at);
            return self.resume_with(r, then, sent).map(Finished::Go);
        }
        match self.next_sent(iterator, sent)? {
            Some(v) => self.yield_value(&again, v),
            None => {
                let v = core::mem::replace(&mut self.returned, Value::NONE);
                self.heap.set_slot(at, v);
                Ok(Finished::Go(Frame { sp: at + 1, ..*f }))
            }
        }
    }

    /// `next(iterator)`, or `iterator.send(sent)`; at the end `returned` is what StopIteration
    /// carried.
    fn next_sent(&mut self, iterator: Value, sent: Value) -> Res<Option<Value>> {
        self.returned = Value::NONE;
        if sent.is_none() && self.has_next(iterator)? {
            return self.next(iterator);
        }
        match self.call_method(iterator, const { Name::of("send") }, &[sent]) {
            Ok(v) => Ok(Some(v)),
            Err(raised) => self.stop_to_none(raised),
        }
    }

    /// Whether something is asked for its next value; what is not is sent `None`.
    fn has_next(&mut self, iterator: Value) -> Res<bool> {
        Ok(self.behaviour(iterator).is_some_and(|ty| ty.next.is_some())
            || self
                .special(iterator, const { Name::of("__next__") })
                .is_some()
            || self
                .load_attr_opt(iterator, const { Name::of("__next__") })?
                .is_some())
    }

    /// StopIteration becomes `None`, its value waits in `returned`; others stay raised.
    pub(super) fn stop_to_none(&mut self, raised: Raised) -> Res<Option<Value>> {
        let exception = self.heap.take_raised();
        if !self.is_instance(exception, Ns::StopIteration.value()) {
            return Err(self.heap.raise_value(exception));
        }
        let Raised = raised;
        self.returned = self.exception_argument(exception).unwrap_or(Value::NONE);
        Ok(None)
    }

    /// Asks a generator for its next value from Rust code; at the end `returned` is its result.
    ///
    /// # Errors
    /// What the generator raises.
    pub(crate) fn generator_next(&mut self, r: Ref, sent: Value) -> Res<Option<Value>> {
        self.returned = Value::NONE;
        if self.has_ended(r) {
            return Ok(None);
        }
        if let Some(exception) = self.take_pending(r) {
            return self.generator_throw(r, exception);
        }
        let (at, fp, top) = (self.at, self.fp, self.heap.top());
        #[cfg(all(feature = "pc", feature = "quick"))]
        let quickly = self.resume_quickly(r, sent);
        #[cfg(not(all(feature = "pc", feature = "quick")))]
        let quickly: Option<Res> = None;
        let result = match quickly {
            Some(result) => result,
            None => match self.resume_with(r, Then::ReturnNext.slot(top), sent) {
                Ok(frame) => self.run_nested(frame),
                Err(raised) => Err(raised),
            },
        };
        self.settle_generator(r, &result);
        (self.at, self.fp) = (at, fp);
        self.heap.cut(top);
        result.map(|v| Some(v).filter(|v| !v.is_undef()))
    }

    /// A generator that could not be run does not stay marked as running.
    pub(super) fn settle_generator(&mut self, r: Ref, result: &Res) {
        if result.is_err() && self.heap.value(r, WHERE) == Some(RUNNING) {
            self.heap.set_value(r, WHERE, ENDED);
        }
    }

    /// The function of a generator.
    pub(crate) fn generator_function(&self, r: Ref) -> Option<Ref> {
        let function = self.heap.value(r, WHAT)?.as_ref()?;
        self.heap.value(function, CODE)?;
        Some(function)
    }
}
