//! `format % values`.

use garter_bytecode::ON_CHIP;

use super::Spec;
use super::field::{write_character, write_float, write_int, write_text};
use super::spec::{digits, precision_of, width_of};
use crate::exception::Part;
use crate::rom::{Ns, PrintKind, Subscript, Unary};
use crate::types::int::text::small_text;
use crate::types::str::characters;
use crate::types::str::layout::Text;
use crate::types::str::print;
use crate::value::Value;
use crate::vm::Vm;
use crate::{Raised, Res};

/// A format being worked off, and its values.
struct Format {
    text: Text,
    at: usize,
    bytes: bool,
    values: Value,
    /// How many values there are, when they are a tuple.
    tuple: Option<usize>,
    next: usize,
    /// A key was used: the values are a dict.
    keyed: bool,
}

/// `format % values`
pub(crate) fn modulo(vm: &mut Vm<'_>, format: Value, values: Value) -> Res {
    let text = vm.heap.expect_text_or_bytes(format)?;
    let bytes = vm.heap.is(format, Ns::Bytes).is_some();
    // A named tuple has many values, an instance of another class that derives from tuple is one.
    let named = vm.inner(values).and_then(|v| vm.heap.is(v, Ns::NamedTuple));
    let named = named.filter(|r| vm.heap.class_of_named(*r) == Some(vm.heap.type_of(values)));
    let tuple = vm.heap.is(values, Ns::Tuple).or(named);
    #[cfg(feature = "quick")]
    if !bytes {
        let mut line = super::line::Line::new();
        if line.percent(&vm.heap, text, values, tuple).is_some() {
            return vm.heap.new_str(line.text());
        }
    }
    let formatted = vm.capture(|vm| {
        let mut work = Format {
            text,
            at: 0,
            bytes,
            values: tuple.map_or(values, |r| r.value()),
            tuple: tuple.map(|r| vm.heap.tuple_len(r)),
            next: 0,
            keyed: false,
        };
        work.run(vm)
    })?;
    vm.heap.like(formatted, bytes)
}

impl Format {
    fn byte(&self, vm: &Vm<'_>) -> Option<u8> {
        self.text.get(&vm.heap).get(self.at).copied()
    }

    fn run(&mut self, vm: &mut Vm<'_>) -> Res<()> {
        loop {
            let data = self.text.get(&vm.heap);
            let rest = &data[self.at..];
            let plain = rest.iter().position(|c| *c == b'%');
            let count = plain.unwrap_or(rest.len());
            print::write_text(vm, self.text.part(self.at, self.at + count))?;
            self.at += count + 1;
            if plain.is_none() {
                break;
            }
            match self.byte(vm) {
                None => return Err(incomplete(vm)),
                Some(b'%') => {
                    vm.write(b"%")?;
                    self.at += 1;
                }
                Some(_) => self.conversion(vm)?,
            }
        }
        let used = match self.tuple {
            Some(len) => self.next == len,
            None => self.keyed || self.next == 1 || vm.heap.is(self.values, Ns::Dict).is_some(),
        };
        if !used {
            let message = "format string didn't convert all arguments";
            return Err(vm.heap.raise(Ns::TypeError, message));
        }
        Ok(())
    }

    /// The next value.
    fn take(&mut self, vm: &mut Vm<'_>) -> Res {
        let found = match self.tuple {
            Some(_) => self
                .values
                .as_ref()
                .and_then(|r| vm.heap.tuple_item(r, self.next)),
            None => (self.next == 0 && !self.keyed).then_some(self.values),
        };
        self.next += 1;
        match found {
            Some(v) => Ok(v),
            None => {
                let message = "format string needs more arguments";
                Err(vm.heap.raise(Ns::TypeError, message))
            }
        }
    }

    /// A number or `*`, which may be negative.
    fn count(&mut self, vm: &mut Vm<'_>) -> Res<i64> {
        if self.byte(vm) == Some(b'*') {
            self.at += 1;
            let v = self.take(vm)?;
            return vm.machine_int(v).map(i64::from);
        }
        let rest = &self.text.get(&vm.heap)[self.at.min(self.text.len())..];
        let (n, tail) = digits(rest);
        self.at += rest.len() - tail.len();
        Ok(n)
    }

    /// What follows a `%`.
    fn conversion(&mut self, vm: &mut Vm<'_>) -> Res<()> {
        if !ON_CHIP && let Some(kind @ (b'd' | b's')) = self.byte(vm) {
            return self.plain(vm, kind);
        }
        let mut keyed = None;
        if self.byte(vm) == Some(b'(') {
            keyed = Some(self.key(vm)?);
        }
        let mut spec = Spec::PLAIN;
        loop {
            match self.byte(vm) {
                Some(b'-') => spec.align = b'<',
                Some(b'+') => spec.sign = b'+',
                Some(b' ') if spec.sign == 0 => spec.sign = b' ',
                Some(b' ') => {}
                Some(b'#') => spec.alternate = true,
                Some(b'0') => spec.fill = b'0',
                _ => break,
            }
            self.at += 1;
        }
        spec.width = width_of(self.count(vm)?);
        if self.byte(vm) == Some(b'.') {
            self.at += 1;
            spec.precision = precision_of(self.count(vm)?);
        }
        let Some(kind) = self.byte(vm) else {
            return Err(incomplete(vm));
        };
        let value = match keyed {
            Some(v) => v,
            None => self.take(vm)?,
        };
        let slot = vm.heap.push(value)?;
        self.write(vm, value, kind, spec)?;
        vm.heap.cut(slot);
        self.at += 1;
        Ok(())
    }

    /// `%d` and `%s`: most conversions are these.
    fn plain(&mut self, vm: &mut Vm<'_>, kind: u8) -> Res<()> {
        let value = self.take(vm)?;
        if let Some(i) = value.as_small() {
            let mut buffer = [0; 12];
            let start = small_text(&mut buffer, i);
            vm.write(&buffer[start..])?;
        } else if kind == b's'
            && let Some(text) = vm.heap.text(value)
        {
            print::write_text(vm, text)?;
        } else {
            let slot = vm.heap.push(value)?;
            self.write(vm, value, kind, Spec::PLAIN)?;
            vm.heap.cut(slot);
        }
        self.at += 1;
        Ok(())
    }

    /// The value for a `(key)`.
    fn key(&mut self, vm: &mut Vm<'_>) -> Res {
        if self.tuple.is_some() || vm.heap.is(self.values, Ns::Dict).is_none() {
            return Err(vm.heap.raise(Ns::TypeError, "format needs a dict"));
        }
        let start = self.at + 1;
        let rest = &self.text.get(&vm.heap)[start..];
        let Some(len) = rest.iter().position(|c| *c == b')') else {
            return Err(vm.heap.raise(Ns::ValueError, "incomplete format key"));
        };
        self.at = start + len + 1;
        self.keyed = true;
        let key = vm.heap.text_part(self.text, start, start + len)?;
        vm.subscript(self.values, key, Subscript::Load)
    }

    fn write(&self, vm: &mut Vm<'_>, v: Value, kind: u8, mut spec: Spec) -> Res<()> {
        match kind {
            b'c' => self.character(vm, v, &spec),
            b'd' | b'i' | b'u' | b'x' | b'X' | b'o' => {
                let v = whole(vm, v, matches!(kind, b'd' | b'i' | b'u'))?;
                spec.kind = kind;
                let digits = spec.precision.take().filter(|digits| *digits > 1);
                match digits {
                    // Zeros up to the width: the precision is one more width.
                    Some(digits) if spec.fill == b'0' && spec.align == 0 => {
                        spec.width = spec.width.max(digits);
                    }
                    Some(digits) => return padded_int(vm, v, &spec, digits),
                    None => {}
                }
                if spec.fill == b'0' && spec.align == 0 {
                    spec.align = b'=';
                }
                write_int(vm, v, &spec)
            }
            b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => {
                let x = match vm.heap.as_f64(v) {
                    Some(x) => x,
                    None => {
                        let made = vm.unary_opt(Unary::Float, v)?;
                        match made.and_then(|made| vm.heap.float(made)) {
                            Some(x) => x,
                            None => return Err(vm.heap.raise_conversion(v, "float")),
                        }
                    }
                };
                spec.kind = kind;
                if spec.fill == b'0' && spec.align == 0 {
                    spec.align = b'=';
                }
                write_float(vm, x, &spec)
            }
            b's' | b'r' => self.text(vm, v, kind, spec),
            _ => {
                let numbers = [kind as isize, self.at as isize];
                let mut room = [0; 4];
                let parts = [
                    Part::Words("unsupported format character '"),
                    Part::Words((kind as char).encode_utf8(&mut room)),
                    Part::Numbers("' (0x{x}) at index {}", &numbers),
                ];
                Err(vm.heap.raise_parts(Ns::ValueError, &parts))
            }
        }
    }

    fn text(&self, vm: &mut Vm<'_>, v: Value, kind: u8, mut spec: Spec) -> Res<()> {
        spec.fill = b' ';
        if spec.align == 0 {
            spec.align = b'>';
        }
        let print_kind = if kind == b'r' {
            PrintKind::Repr
        } else {
            PrintKind::Str
        };
        let raw_bytes = self.bytes && kind == b's' && vm.heap.is(v, Ns::Bytes).is_some();
        let text = if raw_bytes || kind == b's' && vm.heap.text(v).is_some() {
            v
        } else if spec.width == 0 && spec.precision.is_none() {
            return vm.print(v, print_kind);
        } else {
            vm.to_str(v, print_kind)?
        };
        let slot = vm.heap.push(text)?;
        if let Some(text) = vm.heap.text_or_bytes(text) {
            write_text(vm, text, &spec)?;
        }
        vm.heap.cut(slot);
        Ok(())
    }

    fn character(&self, vm: &mut Vm<'_>, v: Value, spec: &Spec) -> Res<()> {
        let mut spec = *spec;
        if spec.align == 0 {
            spec.align = b'>';
        }
        spec.precision = None;
        spec.fill = b' ';
        if let Some(text) = vm.heap.text(v) {
            let data = text.get(&vm.heap);
            if characters::count(data) != 1 {
                return Err(vm.heap.raise(Ns::TypeError, "%c needs int or char"));
            }
            return write_text(vm, text, &spec);
        }
        if vm.heap.integer(v).is_none() {
            return Err(vm.heap.raise(Ns::TypeError, "integer needed"));
        }
        let code = vm.heap.machine_int(v)?;
        write_character(vm, i64::from(code), &spec, self.bytes)
    }
}

/// The integer to be written for `%d` (which takes floats too) or `%x`.
fn whole(vm: &mut Vm<'_>, v: Value, floats: bool) -> Res {
    let v = match vm.heap.class_of(v) {
        Some(_) => vm.int_of_instance(v)?.unwrap_or(v),
        None => v,
    };
    if vm.heap.integer(v).is_some() {
        return Ok(v);
    }
    if let Some(x) = vm.heap.real(v)
        && floats
    {
        let i = vm.heap.int_from_real(x)?;
        vm.heap.push(i)?;
        return Ok(i);
    }
    Err(vm.heap.raise_conversion(v, "int"))
}

/// `%.3d`: at least so many digits.
fn padded_int(vm: &mut Vm<'_>, v: Value, spec: &Spec, digits: usize) -> Res<()> {
    let negative = vm.heap.integer(v).is_some_and(|i| i.negative);
    let prefixed = spec.alternate && matches!(spec.kind, b'x' | b'X' | b'o');
    let sign = usize::from(negative || spec.sign != 0) + 2 * usize::from(prefixed);
    let inner = Spec {
        fill: b'0',
        align: b'=',
        width: digits.saturating_add(sign),
        ..*spec
    };
    if spec.width <= inner.width {
        return write_int(vm, v, &inner);
    }
    let text = vm.capture(|vm| write_int(vm, v, &inner))?;
    let slot = vm.heap.push(text)?;
    let align = if spec.align == 0 { b'>' } else { spec.align };
    let outer = Spec {
        fill: b' ',
        align,
        ..*spec
    };
    if let Some(text) = vm.heap.text(text) {
        write_text(vm, text, &outer)?;
    }
    vm.heap.cut(slot);
    Ok(())
}

#[cold]
fn incomplete(vm: &mut Vm<'_>) -> Raised {
    vm.heap.raise(Ns::ValueError, "incomplete format")
}
