//! `text.format(...)`.

use super::Spec;
use super::field::write_value;
use super::spec::{digits, width_of};
use crate::Res;
use crate::exception::Part;
use crate::rom::{Args, Ns, PrintKind};
use crate::types::str::layout::Text;
use crate::types::str::methods::Subject;
use crate::value::Value;
use crate::vm::Vm;
use crate::{Raised, types::str::print};

/// Where the numbering of fields stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Open,
    Automatic(usize),
    Manual,
}

/// A format being worked off.
struct Format {
    text: Text,
    at: usize,
    /// Where it ends: a specifier with fields in it is a format of its own.
    end: usize,
    args: Args,
    numbering: Numbering,
}

/// `str.format`; argument 0 is the text.
pub(crate) fn format(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let v = vm.native_base(v, Ns::Str).unwrap_or(v);
    // A bytearray may change while what is put into it is printed.
    let array = vm.heap.is(v, Ns::ByteArray).is_some();
    let v = if array {
        let subject = Subject::of(vm, v)?;
        vm.heap.bytes_part(subject.text, 0, subject.text.len())?
    } else {
        v
    };
    let slot = vm.heap.push(v)?;
    let text = vm.heap.expect_text_or_bytes(v)?;
    let is_bytes = vm.heap.is(v, Ns::Bytes).is_some();
    let formatted = vm.capture(|vm| {
        let mut format = Format {
            text,
            at: 0,
            end: text.len(),
            args,
            numbering: Numbering::Open,
        };
        format.run(vm)
    })?;
    vm.heap.cut(slot);
    match vm.heap.text(formatted) {
        Some(text) if array => vm.heap.new_bytearray(text),
        _ => vm.heap.like(formatted, is_bytes),
    }
}

impl Format {
    fn byte(&self, vm: &Vm<'_>, at: usize) -> Option<u8> {
        self.text.get(&vm.heap)[..self.end].get(at).copied()
    }

    fn run(&mut self, vm: &mut Vm<'_>) -> Res<()> {
        loop {
            let data = self.text.get(&vm.heap);
            let rest = &data[self.at..self.end];
            let Some(plain) = rest.iter().position(|c| matches!(c, b'{' | b'}')) else {
                return self.copy(vm, rest.len());
            };
            let (brace, twin) = (rest[plain], rest.get(plain + 1).copied());
            self.copy(vm, plain)?;
            if twin == Some(brace) {
                vm.write(&[brace])?;
                self.at += 2;
            } else if brace == b'}' {
                let message = "single '}' encountered in format string";
                return Err(vm.heap.raise(Ns::ValueError, message));
            } else {
                self.at += 1;
                self.field(vm)?;
            }
        }
    }

    fn copy(&mut self, vm: &mut Vm<'_>, count: usize) -> Res<()> {
        let part = self.text.part(self.at, self.at + count);
        self.at += count;
        print::write_text(vm, part)
    }

    fn unmatched(&self, vm: &mut Vm<'_>) -> Raised {
        vm.heap.raise(Ns::ValueError, "unmatched '{' in format")
    }

    /// A replacement field, the brace being read.
    fn field(&mut self, vm: &mut Vm<'_>) -> Res<()> {
        let start = self.at;
        let name_end = loop {
            match self.byte(vm, self.at) {
                None => return Err(self.unmatched(vm)),
                Some(b'}' | b':' | b'!') => break self.at,
                Some(_) => self.at += 1,
            }
        };
        let mut conversion = 0;
        if self.byte(vm, self.at) == Some(b'!') {
            conversion = match self.byte(vm, self.at + 1) {
                Some(c) => c,
                None => return Err(self.unmatched(vm)),
            };
            if !matches!(conversion, b'r' | b's') {
                return Err(unknown_conversion(vm, conversion));
            }
            self.at += 2;
            if !matches!(self.byte(vm, self.at), Some(b':' | b'}') | None) {
                let message = "expected ':' after format specifier";
                return Err(vm.heap.raise(Ns::ValueError, message));
            }
        }
        let value = self.lookup(vm, start, name_end)?;
        let mut spec = None;
        if self.byte(vm, self.at) == Some(b':') {
            self.at += 1;
            spec = self.specifier(vm)?;
        }
        if self.byte(vm, self.at) != Some(b'}') {
            return Err(self.unmatched(vm));
        }
        self.at += 1;
        self.show(vm, value, conversion, spec)
    }

    // Of its own, as what follows: fields nest, and none of this is on the stack meanwhile.
    #[inline(never)]
    fn show(&self, vm: &mut Vm<'_>, value: Value, conversion: u8, spec: Option<Spec>) -> Res<()> {
        let kind = if conversion == b'r' {
            PrintKind::Repr
        } else {
            PrintKind::Str
        };
        let Some(spec) = spec else {
            return vm.print(value, kind);
        };
        if conversion == 0 {
            return write_value(vm, value, &spec);
        }
        let text = vm.to_str(value, kind)?;
        let slot = vm.heap.push(text)?;
        write_value(vm, text, &spec)?;
        vm.heap.cut(slot);
        Ok(())
    }

    /// What the text up to the closing brace asks for, nested fields filled in;
    /// `None` if it is empty.
    fn specifier(&mut self, vm: &mut Vm<'_>) -> Res<Option<Spec>> {
        let (start, mut depth, mut nested) = (self.at, 0, false);
        let end = loop {
            match self.byte(vm, self.at) {
                None => return Err(self.unmatched(vm)),
                Some(b'{') => (depth, nested) = (depth + 1, true),
                Some(b'}') if depth == 0 => break self.at,
                Some(b'}') => depth -= 1,
                Some(_) => {}
            }
            self.at += 1;
        };
        // A nested field is a specifier, whatever it says.
        if start == end {
            return Ok(None);
        }
        let mut text = self.text.part(start, end);
        if nested {
            let after = core::mem::replace(&mut self.end, end);
            self.at = start;
            vm.enter_native()?;
            let made = vm.capture(|vm| self.run(vm));
            vm.leave_native();
            (self.at, self.end) = (end, after);
            text = vm.heap.text(made?).unwrap_or(Text::Rom(""));
        }
        // A zero byte ends one.
        let text = text.get(&vm.heap).split(|c| *c == 0).next();
        match Spec::parse(text.unwrap_or_default()) {
            Some(spec) => Ok(Some(spec)),
            None => Err(invalid(vm)),
        }
    }

    /// The argument that a field's name, bytes `start..end`, stands for.
    #[inline(never)]
    fn lookup(&mut self, vm: &mut Vm<'_>, start: usize, end: usize) -> Res {
        let name = &self.text.get(&vm.heap)[start..end];
        let mut attributes = false;
        let index = match name.first() {
            None => match self.numbering {
                Numbering::Manual => {
                    let message = "can't switch from manual field specification to automatic \
                                   field numbering";
                    return Err(vm.heap.raise(Ns::ValueError, message));
                }
                Numbering::Open => {
                    self.numbering = Numbering::Automatic(1);
                    0
                }
                Numbering::Automatic(next) => {
                    self.numbering = Numbering::Automatic(next + 1);
                    next
                }
            },
            Some(b'0'..=b'9') => {
                let (index, rest) = digits(name);
                attributes = !rest.is_empty();
                if matches!(self.numbering, Numbering::Automatic(_)) {
                    let message = "can't switch from automatic field numbering to manual field \
                                   specification";
                    return Err(vm.heap.raise(Ns::ValueError, message));
                }
                self.numbering = Numbering::Manual;
                width_of(index)
            }
            Some(_) => return self.keyword(vm, start, end),
        };
        // Argument 0 is the format itself.
        match vm.heap.arg(self.args, index.saturating_add(1)) {
            Value::UNDEF => Err(vm.heap.raise(Ns::IndexError, "tuple index out of range")),
            _ if attributes => Err(not_supported(vm)),
            v => Ok(v),
        }
    }

    fn keyword(&self, vm: &mut Vm<'_>, start: usize, end: usize) -> Res {
        let name = &self.text.get(&vm.heap)[start..end];
        let dot = name.iter().position(|c| matches!(c, b'.' | b'['));
        let (attributes, end) = (dot.is_some(), dot.map_or(end, |at| start + at));
        for i in 0..self.args.keywords as usize {
            let Some((key, value)) = vm.heap.keyword(self.args, i) else {
                continue;
            };
            if let Some(text) = vm.heap.text(key)
                && text.get(&vm.heap) == &self.text.get(&vm.heap)[start..end]
            {
                return match attributes {
                    true => Err(not_supported(vm)),
                    false => Ok(value),
                };
            }
        }
        let key = vm.heap.text_part(self.text, start, end)?;
        Err(vm.heap.raise_with(Ns::KeyError, &[key]))
    }
}

#[cold]
#[inline(never)]
fn unknown_conversion(vm: &mut Vm<'_>, conversion: u8) -> Raised {
    let mut room = [0; 4];
    let shown = (conversion as char).encode_utf8(&mut room);
    let parts = ["unknown conversion specifier ", shown].map(Part::Words);
    vm.heap.raise_parts(Ns::ValueError, &parts)
}

#[cold]
fn invalid(vm: &mut Vm<'_>) -> Raised {
    vm.heap.raise(Ns::ValueError, "invalid format specifier")
}

#[cold]
fn not_supported(vm: &mut Vm<'_>) -> Raised {
    vm.heap
        .raise(Ns::NotImplementedError, "attributes not supported")
}

impl crate::Heap<'_> {
    /// A text as `bytes` when so, else as it is.
    pub(crate) fn like(&mut self, text: Value, is_bytes: bool) -> Res {
        if !is_bytes {
            return Ok(text);
        }
        match self.text(text) {
            Some(t) => self.bytes_part(t, 0, t.len()),
            None => Ok(text),
        }
    }
}
