//! What is raised within a generator where it waits: at once (`throw`, `close`), or when it goes
//! on (`pend_throw`).

use garter_bytecode::opcode::op;

use super::Vm;
use super::frame::{Frame, Then};
use super::generator::{COUNT, PENDING, RUNNING, WHERE};
use super::outcome::Finished;
use crate::emergency::Wanted;
use crate::rom::Ns;
use crate::value::{Ref, Value};
use crate::{Name, Raised, Res};

impl Vm<'_> {
    /// Takes away what a generator is to raise when it goes on.
    pub(super) fn take_pending(&mut self, r: Ref) -> Option<Value> {
        if self.heap.value(r, WHERE) != Some(PENDING) {
            return None;
        }
        let kept = self.heap.value(r, COUNT)?;
        let [at, count, exception] =
            [0, 1, 2].map(|i| self.heap.item(kept, i).unwrap_or(Value::NONE));
        self.heap.set_value(r, WHERE, at);
        self.heap.set_value(r, COUNT, count);
        Some(exception)
    }

    /// `generator.pend_throw(exception)`: what it raises when it goes on; `None`: nothing. Gives
    /// what was to be raised before.
    ///
    /// # Errors
    /// ValueError when it runs, MemoryError.
    pub(crate) fn generator_pend_throw(&mut self, r: Ref, exception: Value) -> Res {
        if self.heap.value(r, WHERE) == Some(RUNNING) {
            return Err(self.raise_running());
        }
        // What has ended raises nothing.
        if self.has_ended(r) {
            return Ok(Value::NONE);
        }
        let before = self.take_pending(r).unwrap_or(Value::NONE);
        if !exception.is_none() {
            let rooted = self.heap.push(before)?;
            let [at, count] = [WHERE, COUNT].map(|i| self.heap.value(r, i).unwrap_or(Value::NONE));
            let kept = self.heap.new_tuple(&[at, count, exception])?;
            self.heap.set_value(r, WHERE, PENDING);
            self.heap.set_value(r, COUNT, kept);
            self.heap.cut(rooted);
        }
        Ok(before)
    }

    /// `generator.throw(exception)`: as [`Vm::generator_next`]. A class becomes an exception only
    /// where it is raised.
    ///
    /// # Errors
    /// What the generator raises.
    pub(crate) fn generator_throw(&mut self, r: Ref, exception: Value) -> Res<Option<Value>> {
        self.returned = Value::NONE;
        // What has ended is as if asked for a next value.
        if self.has_ended(r) {
            return Ok(None);
        }
        let exception = self.take_pending(r).unwrap_or(exception);
        let (at, fp, top) = (self.at, self.fp, self.heap.top());
        self.heap.push(exception)?;
        self.enter_native()?;
        let result = self.throw_into(r, exception);
        self.leave_native();
        self.settle_generator(r, &result);
        (self.at, self.fp) = (at, fp);
        self.heap.cut(top);
        result.map(|v| Some(v).filter(|v| !v.is_undef()))
    }

    fn throw_into(&mut self, r: Ref, exception: Value) -> Res {
        let top = self.heap.top();
        let (frame, new) = self.resume(r, Then::ReturnNext.slot(top))?;
        if !new && self.heap.byte_at(frame.ip) == op::YIELD_FROM {
            let inner = self.heap.slot(frame.sp.wrapping_sub(1));
            match self.throw_into_inner(inner, exception) {
                Ok(Some(v)) => {
                    return match self.yield_value(&frame, v)? {
                        Finished::Return(v) => Ok(v),
                        Finished::Go(frame) => self.run(frame),
                    };
                }
                Ok(None) => {
                    let v = core::mem::replace(&mut self.returned, Value::NONE);
                    self.heap.set_slot(frame.sp.wrapping_sub(1), v);
                    return self.run(Frame {
                        ip: frame.ip + 1,
                        ..frame
                    });
                }
                Err(raised) => return self.run_raised(frame, raised),
            }
        }
        let raised = self.raise_thrown(exception);
        self.run_raised(frame, raised)
    }

    /// What is wrong with what was thrown is raised in its place.
    fn raise_thrown(&mut self, exception: Value) -> Raised {
        match self.make_exception(exception) {
            Ok(exception) => self.heap.raise_value(exception),
            Err(raised) => raised,
        }
    }

    /// What a delegating generator passes on; `Err` also when there is nobody to pass it to.
    fn throw_into_inner(&mut self, inner: Value, exception: Value) -> Res<Option<Value>> {
        let closing = self.is_instance(exception, Ns::GeneratorExit.value());
        if let Some(r) = self.heap.is(inner, Ns::Generator) {
            if closing {
                self.generator_close(r)?;
                return Err(self.heap.raise_value(exception));
            }
            return self.generator_throw(r, exception);
        }
        let name = if closing {
            const { Name::of("close") }
        } else {
            const { Name::of("throw") }
        };
        let Some(method) = self.load_attr_opt(inner, name)? else {
            return Err(self.raise_thrown(exception));
        };
        if closing {
            self.call(method, &[])?;
            return Err(self.heap.raise_value(exception));
        }
        match self.call(method, &[exception]) {
            Ok(v) => Ok(Some(v)),
            Err(raised) => self.stop_to_none(raised),
        }
    }

    /// `generator.close()`
    ///
    /// # Errors
    /// RuntimeError when it yields again, what it raises.
    pub(crate) fn generator_close(&mut self, r: Ref) -> Res<()> {
        if self.has_ended(r) {
            return Ok(());
        }
        let class = Ns::GeneratorExit.value();
        let exit = self.heap.exception_or_bare(class, &Wanted::Arguments(&[]));
        match self.generator_throw(r, exit) {
            Ok(None) => Ok(()),
            Ok(Some(_)) => {
                let message = "generator ignored GeneratorExit";
                Err(self.heap.raise(Ns::RuntimeError, message))
            }
            Err(Raised) => {
                let exception = self.heap.take_raised();
                let quiet = self.is_instance(exception, Ns::GeneratorExit.value())
                    || self.is_instance(exception, Ns::StopIteration.value());
                if quiet {
                    Ok(())
                } else {
                    Err(self.heap.raise_value(exception))
                }
            }
        }
    }

    /// Runs a frame that starts with an exception being raised in it.
    fn run_raised(&mut self, frame: Frame, raised: Raised) -> Res {
        let frame = self.unwind(frame, raised)?;
        self.run(frame)
    }
}
