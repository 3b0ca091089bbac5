//! From where an exception was raised to who handles it.

use super::Vm;
use super::frame::{CALLER, CALLER_IP, Frame, RESULT, Then};
use crate::heap::Root;
use crate::rom::Ns;
use crate::value::Value;
use crate::{Raised, Res};

impl Vm<'_> {
    /// Finds the handler for the exception that `f` raised. `Err`: Rust code gets it.
    pub(super) fn unwind(&mut self, f: Frame, raised: Raised) -> Res<Frame> {
        let Raised = raised;
        let mut f = f;
        // It stays in its root until it is handled, because noting where it passes allocates.
        let mut exception = self.heap.root(Root::Pending).unwrap_or(Value::MEMORY_ERROR);
        loop {
            self.note_place(exception, &f);
            let ip = f.ip.wrapping_sub(f.code.offset());
            let mut count = self.active(f.fp);
            while count > 0 {
                let handler = self.handler(&f, count - 1);
                if handler.target >= ip {
                    self.set_active(f.fp, count);
                    let slot = Self::handler_slot(f.fp, count - 1);
                    self.heap.set_slot(slot + 2, exception);
                    self.heap.set_slot(handler.sp, exception);
                    let ip = f.code.offset() + handler.target;
                    let sp = handler.sp + 1;
                    self.heap.set_top(sp);
                    self.heap.set_root(Root::Pending, None);
                    return Ok(Frame { ip, sp, ..f });
                }
                count -= 1;
            }
            self.set_active(f.fp, 0);
            let (_, then) = Then::from_slot(self.heap.slot(f.fp + RESULT));
            if matches!(
                then,
                Then::Loop | Then::Delegate | Then::Next | Then::ReturnNext
            ) {
                self.generator_ended(&f);
                exception = self.no_stop_from_generator(exception);
            }
            match then {
                Then::Return | Then::ReturnNext | Then::ReturnInstance | Then::ReturnClass => {
                    return Err(self.heap.raise_value(exception));
                }
                _ => {}
            }
            let caller = self.heap.slot(f.fp + CALLER).as_small().unwrap_or(0) as usize;
            let ip = self.heap.slot(f.fp + CALLER_IP).as_small().unwrap_or(0) as usize;
            match self.heap.frame_at(caller, ip, f.base) {
                Some(frame) => f = frame,
                None => return Err(self.heap.raise_value(exception)),
            }
        }
    }

    /// A generator that lets StopIteration out raises RuntimeError instead.
    fn no_stop_from_generator(&mut self, exception: Value) -> Value {
        if !self.is_instance(exception, Ns::StopIteration.value()) {
            return exception;
        }
        let Raised = self
            .heap
            .raise(Ns::RuntimeError, "generator raised StopIteration");
        self.heap.root(Root::Pending).unwrap_or(exception)
    }

    /// Raises an exception object that was raised before.
    pub(super) fn raise_exception(&mut self, v: Value) -> Raised {
        self.again = true;
        self.heap.raise_value(v)
    }

    /// `raise ... from cause`: the cause is not kept, which a board says.
    #[cold]
    pub(super) fn warn_of_chaining(&mut self, cause: Value) {
        if !cause.is_none() {
            self.port
                .write_error(b"Warning: exception chaining not supported\n");
        }
    }

    /// `raise v`
    pub(super) fn raise_object(&mut self, v: Value) -> Raised {
        match self.make_exception(v) {
            Ok(v) => self.heap.raise_value(v),
            Err(raised) => raised,
        }
    }

    /// Whether `v` is an exception type or class.
    pub(crate) fn is_exception_class(&self, v: Value) -> bool {
        self.heap.type_of(v) == Ns::Type.value()
            && self.heap.is_subclass(v, Ns::BaseException.value())
    }

    /// `except class`: whether the exception `v` is one of these.
    pub(super) fn exception_matches(&mut self, v: Value, class: Value) -> Res<bool> {
        if self.is_exception_class(class) {
            return Ok(self.is_instance(v, class));
        }
        if let Some(tuple) = self.heap.is(class, Ns::Tuple) {
            for i in 0..self.heap.tuple_len(tuple) {
                let item = self.heap.tuple_item(tuple, i).unwrap_or(Value::NONE);
                if !self.is_exception_class(item) {
                    return Err(self.raise_unsupported_match(v, item));
                }
                if self.is_instance(v, item) {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        Err(self.raise_unsupported_match(v, class))
    }

    #[cold]
    fn raise_unsupported_match(&mut self, v: Value, class: Value) -> Raised {
        let (v, class) = (self.heap.type_name_of(v), self.heap.type_name_of(class));
        let before = "unsupported types for : '";
        self.heap
            .raise_texts(Ns::TypeError, before, v, "', '", class, "'")
    }
}
