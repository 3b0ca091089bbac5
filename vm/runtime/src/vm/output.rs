//! Where printing goes, and printing any value.
//!
//! The root `Output` is absent (the port) or a string being built: raw bytes that lie as a `str`
//! does, so that it becomes one by a new header.

use core::fmt;

use super::Vm;
use crate::heap::Root;
use crate::names::Name;
use crate::rom::{Ns, PrintKind};
use crate::template;
use crate::types::str::layout::Text;
use crate::value::{Ref, Value};
use crate::{Raised, Res};

/// Bytes of text that fit a new string builder.
const ROOM: usize = 20;
/// Where its text starts, as in an ASCII `str`: after header, length and hash.
const TEXT: usize = 12;

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
                    .bytes_mut(data, TEXT + len, bytes.len())
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
                self.heap.copy_bytes(object, from, data, TEXT + len, count);
                Ok(())
            }
        }
    }

    /// Makes room for `more` bytes, which count as written; gives the string being built, which
    /// may have moved, and the old length.
    fn builder_room(&mut self, builder: Ref, more: usize) -> Res<(Ref, usize)> {
        let len = self.heap.word(builder, 1) as usize;
        let mut builder = builder;
        // The word of the hash says how many bytes there is room for while it is being built.
        if len + more > self.heap.word(builder, 2) as usize {
            let words = 2 + (len + more).div_ceil(4);
            builder = self.heap.resize(builder, words + words / 2)?;
            let room = (self.heap.capacity(builder) - 2) * 4;
            self.heap.set_word(builder, 2, room as u32);
            self.heap.set_root(Root::Output, Some(builder.value()));
        }
        self.heap.set_word(builder, 1, (len + more) as u32);
        Ok((builder, len))
    }

    /// Writes words with numbers in them: each `{}` is one, `{x}` one in hexadecimal, `{2}` and
    /// `{8}` the same of at least so many digits.
    ///
    /// # Errors
    /// MemoryError when a string being built cannot grow.
    pub fn write_numbers(&mut self, words: &str, numbers: &[isize]) -> Res<()> {
        template::fill(words, numbers, &mut |piece| self.write(piece))
    }

    /// So that `write!(vm, ...)` works, where that is no chip's: its flash has no room for
    /// `core::fmt`.
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
        let slot = self.begin_capture()?;
        let written = write(self);
        self.end_capture(slot, written)
    }

    /// Has output go to a new string; gives the slot with what it went to before.
    fn begin_capture(&mut self) -> Res<usize> {
        let before = self.heap.root(Root::Output).unwrap_or(Value::NONE);
        let slot = self.heap.push(before)?;
        let builder = self.heap.alloc_bytes(8 + ROOM)?;
        self.heap.set_word(builder, 2, ROOM as u32);
        self.heap.set_root(Root::Output, Some(builder.value()));
        Ok(slot)
    }

    /// Has output go where it went before; gives what was written.
    fn end_capture(&mut self, slot: usize, written: Res<()>) -> Res {
        let builder = self.heap.root(Root::Output).and_then(Value::as_ref);
        // What wrote may have been Python, since when this is no longer new.
        if let Some(builder) = builder {
            self.heap.refresh(builder.value());
        }
        let before = Some(self.heap.slot(slot)).filter(|v| !v.is_none());
        self.heap.set_root(Root::Output, before);
        let text = match (written, builder) {
            (Ok(()), Some(builder)) => self.built(builder),
            (Ok(()), None) => self.heap.str_value(b""),
            (Err(raised), _) => Err(raised),
        };
        self.heap.cut(slot);
        text
    }

    /// A string that has been built as a value. It lies as a `str` does already.
    fn built(&mut self, builder: Ref) -> Res {
        let len = self.heap.word(builder, 1) as usize;
        let text = self.heap.bytes(builder, TEXT, len);
        if len > 1 && text.is_ascii() {
            self.heap.set_value(builder, 0, Ns::Str.value());
            self.heap.set_word(builder, 2, 0);
            return Ok(self.heap.resize(builder, 2 + len.div_ceil(4))?.value());
        }
        let text = match self.heap.known_name(text) {
            Some(name) if len <= 1 => name.value(),
            _ => self.heap.str_from(builder, TEXT, len)?,
        };
        self.heap.free(builder);
        Ok(text)
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
            method = self.special(v, const { Name::of("__str__") });
        }
        // What a class inherits from a built-in type is `__str__` enough.
        let native = |class| self.heap.class_native(class).is_some();
        let built_in = kind == PrintKind::Str && self.heap.class_of(v).is_some_and(native);
        if method.is_none() && !built_in {
            method = self.special(v, const { Name::of("__repr__") });
        }
        if let Some(f) = method {
            let text = self.call_unary(f, v)?;
            self.heap.push(text)?;
            self.print(text, PrintKind::Str)?;
            self.heap.pop();
            return Ok(());
        }
        let told = |inner: &Value| self.behaviour(*inner).is_some_and(|ty| ty.print.is_some());
        if let Some(inner) = self.inner(v).filter(told) {
            return self.print_inner(v, inner, kind);
        }
        let ty = self.heap.type_of(v);
        self.write(b"<")?;
        self.write_type_name(ty)?;
        self.write_numbers(" object at {x}>", &[v.word() as isize])
    }

    /// The built-in object inside an instance. An exception's name is that of its class,
    /// in JSON too.
    fn print_inner(&mut self, v: Value, inner: Value, kind: PrintKind) -> Res<()> {
        if kind != PrintKind::Str && self.is_instance(inner, Ns::BaseException.value()) {
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
        if let Some(i) = v.as_small() {
            return self.small_to_str(i);
        }
        self.capture(|vm| vm.print(v, kind))
    }

    /// The digits of a small integer.
    fn small_to_str(&mut self, i: i32) -> Res {
        let mut text = [0; 12];
        let mut at = text.len();
        let mut rest = i.unsigned_abs();
        loop {
            at -= 1;
            text[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if i < 0 {
            at -= 1;
            text[at] = b'-';
        }
        self.heap.new_str(&text[at..])
    }
}
