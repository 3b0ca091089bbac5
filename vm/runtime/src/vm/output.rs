//! Where printing goes, and printing any value.
//!
//! The root `Output` is absent (the port) or a string being built: an array of two words, its
//! length as a small integer and its bytes.

use core::fmt;

use super::Vm;
use crate::heap::Root;
use crate::names::Name;
use crate::rom::{Ns, PrintKind};
use crate::types::str::layout::Text;
use crate::value::{Ref, Value};
use crate::{Raised, Res};

/// Bytes a new string builder has room for.
const ROOM: usize = 28;

impl Vm<'_> {
    /// Writes to the current output.
    ///
    /// # Errors
    /// MemoryError when a string being built cannot grow.
    pub fn write(&mut self, bytes: &[u8]) -> Res<()> {
        match self.heap.root(Root::Output).and_then(Value::as_ref) {
            None => {
                self.port.write(bytes);
                Ok(())
            }
            Some(builder) => {
                let (data, len) = self.builder_room(builder, bytes.len())?;
                self.heap
                    .bytes_mut(data, 4 + len, bytes.len())
                    .copy_from_slice(bytes);
                Ok(())
            }
        }
    }

    /// Writes `count` bytes of a heap object, from byte `from`, to the current output.
    ///
    /// # Errors
    /// MemoryError when a string being built cannot grow.
    pub fn write_object(&mut self, object: Ref, from: usize, count: usize) -> Res<()> {
        match self.heap.root(Root::Output).and_then(Value::as_ref) {
            None => {
                self.port.write(self.heap.bytes(object, from, count));
                Ok(())
            }
            Some(builder) => {
                let (data, len) = self.builder_room(builder, count)?;
                self.heap.copy_bytes(object, from, data, 4 + len, count);
                Ok(())
            }
        }
    }

    /// Makes room for `more` bytes, which count as written; gives the bytes and the old length.
    fn builder_room(&mut self, builder: Ref, more: usize) -> Res<(Ref, usize)> {
        let len = self.builder_len(builder);
        let mut data = match self.heap.value(builder, 2).and_then(Value::as_ref) {
            Some(r) => r,
            None => self.heap.alloc_bytes(ROOM)?,
        };
        let words = (len + more).div_ceil(4);
        if words > self.heap.capacity(data) {
            data = self.heap.resize(data, words + words / 2)?;
        }
        self.heap.set_value(builder, 2, data.value());
        let small = Value::small((len + more) as i32);
        self.heap.set_value(builder, 1, small);
        Ok((data, len))
    }

    fn builder_len(&self, builder: Ref) -> usize {
        let len = self.heap.value(builder, 1).and_then(Value::as_small);
        len.unwrap_or(0).max(0) as usize
    }

    /// So that `write!(vm, ...)` works.
    ///
    /// # Errors
    /// MemoryError when a string being built cannot grow.
    pub fn write_fmt(&mut self, a: fmt::Arguments<'_>) -> Res<()> {
        struct Sink<'a, 'm>(&'a mut Vm<'m>, Res<()>);
        impl fmt::Write for Sink<'_, '_> {
            fn write_str(&mut self, s: &str) -> fmt::Result {
                self.1 = self.0.write(s.as_bytes());
                self.1.map_err(|Raised| fmt::Error)
            }
        }
        let mut sink = Sink(self, Ok(()));
        // A failure is in the sink already.
        let _ = fmt::Write::write_fmt(&mut sink, a);
        sink.1
    }

    /// Runs `write` with its output going to a new `str`.
    ///
    /// # Errors
    /// What `write` raises, MemoryError.
    pub fn capture(&mut self, write: impl FnOnce(&mut Self) -> Res<()>) -> Res {
        let top = self.heap.top();
        let before = self.heap.root(Root::Output);
        self.heap.push(before.unwrap_or(Value::NONE))?;
        let builder = self.heap.alloc_values(2)?;
        self.heap.set_value(builder, 1, Value::small(0));
        self.heap.push(builder.value())?;
        self.heap.set_root(Root::Output, Some(builder.value()));
        let written = write(self);
        self.heap.set_root(Root::Output, before);
        let text = written.and_then(|()| self.built(builder));
        self.heap.cut(top);
        text
    }

    /// The text of a string builder as a value.
    fn built(&mut self, builder: Ref) -> Res {
        let len = self.builder_len(builder);
        let Some(data) = self.heap.value(builder, 2).and_then(Value::as_ref) else {
            return self.heap.str_value(b"");
        };
        let text = self.heap.bytes(data, 4, len);
        if let Some(name) = self.heap.known_name(text) {
            return Ok(name.value());
        }
        let characters =
            (!text.is_ascii()).then(|| text.iter().filter(|b| **b & 0xc0 != 0x80).count());
        let r = self.heap.new_blob(Ns::Str, len, characters)?;
        let (from, _) = self.heap.blob_span(r);
        self.heap.copy_bytes(data, 4, r, from, len);
        self.heap.free(data);
        self.heap.set_option(builder, 2, None);
        Ok(r.value())
    }

    /// Prints any value to the current output.
    ///
    /// # Errors
    /// What printing raises; RuntimeError when it is nested too deeply.
    pub fn print(&mut self, v: Value, kind: PrintKind) -> Res<()> {
        self.enter_native()?;
        let result = self.print_value(v, kind);
        self.leave_native();
        result
    }

    fn print_value(&mut self, v: Value, kind: PrintKind) -> Res<()> {
        if self.heap.class_of(v).is_some() {
            return self.print_instance(v, kind);
        }
        match self.behaviour(v).and_then(|ty| ty.print) {
            Some(print) => print(self, v, kind),
            None => {
                let ty = self.heap.type_of(v);
                self.write(b"<")?;
                self.write_type_name(ty)?;
                self.write(b">")
            }
        }
    }

    /// `__str__` or `__repr__`, else the built-in object inside, else name and address.
    fn print_instance(&mut self, v: Value, kind: PrintKind) -> Res<()> {
        let mut method = None;
        if kind == PrintKind::Str {
            method = self.special(v, Name::of("__str__"));
        }
        if let Some(f) = method.or_else(|| self.special(v, Name::of("__repr__"))) {
            let text = self.call(f, &[v])?;
            let Some(text) = self.native_base(text, Ns::Str) else {
                let message = "can't convert to str implicitly";
                return Err(self.heap.raise(Ns::TypeError, message));
            };
            self.heap.push(text)?;
            self.write_text(text)?;
            self.heap.pop();
            return Ok(());
        }
        if let Some(inner) = self.inner(v) {
            return self.print_inner(v, inner, kind);
        }
        let ty = self.heap.type_of(v);
        self.write(b"<")?;
        self.write_type_name(ty)?;
        self.write_fmt(format_args!(" object at {:x}>", v.word()))
    }

    /// The built-in object inside an instance. An exception's name is that of its class.
    fn print_inner(&mut self, v: Value, inner: Value, kind: PrintKind) -> Res<()> {
        if kind == PrintKind::Repr && self.is_instance(inner, Ns::BaseException.value()) {
            let ty = self.heap.type_of(v);
            return self.print_exception_as(inner, ty);
        }
        self.print_value(inner, kind)
    }

    /// Writes the text of a string value.
    ///
    /// # Errors
    /// MemoryError when a string being built cannot grow.
    pub fn write_text(&mut self, v: Value) -> Res<()> {
        match self.heap.text(v) {
            Some(Text::Rom(text)) => self.write(text.as_bytes()),
            Some(Text::Heap(r, from, len)) => self.write_object(r, from, len),
            None => Ok(()),
        }
    }

    /// Writes the name of a type.
    ///
    /// # Errors
    /// MemoryError when a string being built cannot grow.
    pub(crate) fn write_type_name(&mut self, ty: Value) -> Res<()> {
        match self.heap.type_name(ty) {
            Text::Rom(text) => self.write(text.as_bytes()),
            Text::Heap(r, from, len) => self.write_object(r, from, len),
        }
    }

    /// What [`Vm::print`] writes, as a `str`.
    ///
    /// # Errors
    /// As for [`Vm::print`].
    pub fn to_str(&mut self, v: Value, kind: PrintKind) -> Res {
        self.capture(|vm| vm.print(v, kind))
    }
}
