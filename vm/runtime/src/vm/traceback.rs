//! Where an exception has been: noted on the way, written for people.
//!
//! The traceback of an exception is an array: places in use as a small integer, then for each
//! place the file, the line and the function.

use super::Vm;
use super::frame::Frame;
use crate::Res;
use crate::emergency::Wanted;
use crate::heap::{Heap, Root};
use crate::names::Name;
use crate::rom::{Ns, PrintKind};
use crate::value::{Ref, Value};

/// Word of an exception object that has its traceback.
pub(crate) const TRACEBACK: usize = 2;
/// Words of a place.
const PLACE: usize = 3;

/// File, line and function of a place.
pub(crate) type Place = [Option<Value>; PLACE];

impl Heap<'_> {
    /// Notes a place in the traceback of an exception.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn add_place(&mut self, exception: Ref, place: Place) -> Res<()> {
        let (array, count) = match self.value(exception, TRACEBACK).and_then(Value::as_ref) {
            Some(array) => {
                let count = self.value(array, 1).and_then(Value::as_small);
                (array, count.unwrap_or(0) as usize)
            }
            None => (self.alloc_values(1 + 2 * PLACE)?, 0),
        };
        let needed = 1 + (count + 1) * PLACE;
        let mut array = array;
        if needed > self.capacity(array) {
            array = self.resize(array, needed + 4 * PLACE)?;
        }
        self.set_value(exception, TRACEBACK, array.value());
        self.set_value(array, 1, Value::small(count as i32 + 1));
        for (i, v) in place.into_iter().enumerate() {
            self.set_option(array, 2 + count * PLACE + i, v);
        }
        Ok(())
    }
}

impl Vm<'_> {
    /// The built-in object of an exception: itself, or the one inside an instance of a class.
    pub(crate) fn exception_object(&self, exception: Value) -> Option<Ref> {
        let r = exception.as_ref()?;
        if self.heap.class_of(exception).is_some() {
            return self.heap.instance_native(r)?.as_ref();
        }
        Some(r)
    }

    /// Notes that the exception passed through `f`. Without memory it is not noted.
    pub(super) fn note_place(&mut self, exception: Value, f: &Frame) {
        // Raised again: the place is known.
        if core::mem::take(&mut self.again) {
            return;
        }
        let Some(r) = self.exception_object(exception) else {
            return;
        };
        let place = self.heap.code_place(f.code, f.ip.saturating_sub(1));
        let locked = self.heap.lock() != 0;
        if locked || self.heap.add_place(r, place).is_err() {
            self.heap.set_root(Root::Pending, Some(exception));
        }
        if locked {
            let known = self.heap.value(r, TRACEBACK).and_then(Value::as_ref);
            let places = known.and_then(|array| self.heap.value(array, 1));
            if places.is_none_or(|places| places == Value::small(1)) {
                self.heap.in_emergency(exception, &Wanted::Place(r, place));
            }
        }
    }

    /// Notes a place in a source text: what did not compile has no function.
    pub(super) fn note_source(
        &mut self,
        exception: Value,
        file: &[u8],
        line: Value,
        block: Option<&[u8]>,
    ) -> Res<()> {
        let Some(r) = self.exception_object(exception) else {
            return Ok(());
        };
        self.heap.push(exception)?;
        let file = self.heap.str_value(file)?;
        let top = self.heap.push(file)?;
        let block = match block {
            Some(block) => Some(self.heap.str_value(block)?),
            None => None,
        };
        self.heap.add_place(r, [Some(file), Some(line), block])?;
        self.heap.cut(top - 1);
        Ok(())
    }

    /// Writes an exception with its traceback for people, to where a program's output goes.
    pub fn print_exception(&mut self, exception: Value) {
        let top = self.heap.top();
        if self.format_exception(exception).is_err() {
            // No memory to say more: the name of what happened is in ROM.
            let raised = self.heap.take_raised();
            let ty = self.heap.type_of(raised);
            let _ = self.write_type_name(ty);
            self.port.write(b"\n");
        }
        self.heap.cut(top);
    }

    /// Writes an exception with its traceback to standard error.
    pub fn print_exception_error(&mut self, exception: Value) {
        let top = self.heap.top();
        match self.capture(|vm| vm.format_exception(exception)) {
            Ok(text) => self.write_error_text(text),
            Err(_) => {
                let _ = self.heap.take_raised();
                self.port.write_error(b"MemoryError\n");
            }
        }
        self.heap.cut(top);
    }

    pub(super) fn write_error_text(&mut self, text: Value) {
        if let Some(text) = self.heap.text(text) {
            self.port.write_error(text.get(&self.heap));
        }
    }

    /// Writes an exception with its traceback, as MicroPython does.
    ///
    /// # Errors
    /// What printing it raises.
    pub fn format_exception(&mut self, exception: Value) -> Res<()> {
        let top = self.heap.push(exception)?;
        let known = self.is_instance(exception, Ns::BaseException.value());
        let array = self
            .exception_object(exception)
            .filter(|_| known)
            .and_then(|r| self.heap.value(r, TRACEBACK))
            .and_then(Value::as_ref);
        if let Some(array) = array {
            self.heap.push(array.value())?;
            self.write(b"Traceback (most recent call last):\n")?;
            let count = self.heap.value(array, 1).and_then(Value::as_small);
            for i in (0..count.unwrap_or(0) as usize).rev() {
                self.write_place(array, 2 + i * PLACE)?;
            }
        }
        // The built-in part speaks here, whatever `__str__` a class has; only `__repr__` counts.
        if !known
            || self
                .special(exception, const { Name::of("__repr__") })
                .is_some()
        {
            self.print(exception, PrintKind::Repr)?;
        } else {
            let ty = self.heap.type_of(exception);
            self.write_type_name(ty)?;
            self.write(b": ")?;
            let inner = self.inner(exception).unwrap_or(exception);
            self.print(inner, PrintKind::Str)?;
        }
        self.write(b"\n")?;
        self.heap.cut(top);
        Ok(())
    }

    fn write_place(&mut self, array: Ref, at: usize) -> Res<()> {
        self.write(b"  File \"")?;
        if let Some(file) = self.heap.value(array, at) {
            self.print(file, PrintKind::Str)?;
        }
        let line = self.heap.value(array, at + 1).and_then(Value::as_small);
        self.write_numbers("\", line {}", &[line.unwrap_or(0) as isize])?;
        if let Some(function) = self.heap.value(array, at + 2) {
            self.write(b", in ")?;
            self.print(function, PrintKind::Str)?;
        }
        self.write(b"\n")
    }
}
