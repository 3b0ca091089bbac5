//! `complex`. Words: header, real part low and high, imaginary part low and high.

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::heap::Heap;
use crate::names::Name;
use crate::number::elementary;
use crate::rom::{Args, Layout, Members, Namespace, Ns, PrintKind, TypeDef, Unary};
use crate::types::float::text::FloatText;
use crate::types::float::text::{parse_text, trimmed};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "complex",
    &TypeDef {
        layout: Layout::Leaf,
        new: Some(new),
        print: Some(print),
        unary: Some(unary),
        binary: Some(binary),
        load_attr: Some(load_attr),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

impl Heap<'_> {
    /// A complex number.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_complex(&mut self, re: f64, im: f64) -> Res {
        let r = self.alloc(Ns::Complex.value(), 4)?;
        for (i, part) in [re, im].into_iter().enumerate() {
            let part = if self.single {
                f64::from(part as f32)
            } else {
                part
            };
            let bits = part.to_bits();
            self.set_word(r, 1 + 2 * i, bits as u32);
            self.set_word(r, 2 + 2 * i, (bits >> 32) as u32);
        }
        Ok(r.value())
    }

    fn complex_at(&self, r: Ref) -> (f64, f64) {
        let part = |i| u64::from(self.word(r, i + 1)) << 32 | u64::from(self.word(r, i));
        (f64::from_bits(part(1)), f64::from_bits(part(3)))
    }

    /// The value of any number as a complex one.
    pub fn as_complex(&self, v: Value) -> Option<(f64, f64)> {
        match self.is(v, Ns::Complex) {
            Some(r) => Some(self.complex_at(r)),
            None => Some((self.as_f64(v)?, 0.0)),
        }
    }

    /// `a ** b` for complex numbers.
    pub(crate) fn complex_power(&mut self, a: (f64, f64), b: (f64, f64)) -> Res {
        let size = elementary::hypot(a.0, a.1);
        if size == 0.0 {
            if b == (0.0, 0.0) {
                return self.new_complex(1.0, a.1);
            }
            if b.1 == 0.0 && b.0 < 0.0 || b.1 != 0.0 {
                let message = "0.0 to a complex power";
                return Err(self.raise(Ns::ZeroDivisionError, message));
            }
            return self.new_complex(0.0, a.1);
        }
        let (log, angle) = (elementary::log(size), elementary::atan2(a.1, a.0));
        let (re, im) = (b.0 * log - b.1 * angle, b.1 * log + b.0 * angle);
        let size = garter_bytecode::real::exponential::exp(re);
        self.new_complex(size * elementary::cos(im), size * elementary::sin(im))
    }

    /// A binary operation of numbers of which one is complex.
    pub(crate) fn complex_binary(
        &mut self,
        op: BinaryOp,
        l: Value,
        r: Value,
    ) -> Res<Option<Value>> {
        if self.is(l, Ns::Complex).is_none() && self.is(r, Ns::Complex).is_none() {
            return Ok(None);
        }
        let (Some(a), Some(b)) = (self.as_complex(l), self.as_complex(r)) else {
            return Ok(None);
        };
        let result = match op.plain() {
            BinaryOp::Add => self.new_complex(a.0 + b.0, a.1 + b.1),
            BinaryOp::Subtract => self.new_complex(a.0 - b.0, a.1 - b.1),
            BinaryOp::Multiply => self.new_complex(a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0),
            BinaryOp::TrueDivide => {
                let d = b.0 * b.0 + b.1 * b.1;
                if b == (0.0, 0.0) {
                    let message = "complex divide by zero";
                    return Err(self.raise(Ns::ZeroDivisionError, message));
                }
                if b.1 == 0.0 {
                    return self.new_complex(a.0 / b.0, a.1 / b.0).map(Some);
                }
                if b.0 == 0.0 {
                    return self.new_complex(a.1 / b.1, -a.0 / b.1).map(Some);
                }
                // Times the reciprocal: so it is rounded as on boards.
                let (re, im) = (b.0 / d, -b.1 / d);
                self.new_complex(a.0 * re - a.1 * im, a.0 * im + a.1 * re)
            }
            BinaryOp::FloorDivide => {
                let message = "can't truncate-divide a complex number";
                return Err(self.raise(Ns::TypeError, message));
            }
            BinaryOp::Power => self.complex_power(a, b),
            BinaryOp::Equal => Ok(Value::bool(a == b)),
            BinaryOp::NotEqual => Ok(Value::bool(a != b)),
            _ => return Ok(None),
        };
        result.map(Some)
    }
}

fn parts(heap: &Heap<'_>, v: Value) -> (f64, f64) {
    heap.as_complex(v).unwrap_or((0.0, 0.0))
}

fn binary(vm: &mut Vm<'_>, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
    let base = vm.heap.push(l)?;
    let right = converted(vm, r)?;
    vm.heap.cut(base);
    vm.heap.complex_binary(op, l, right)
}

/// What `__float__` or `__complex__` of an instance give, if that is such a number; else the value
/// itself.
pub(crate) fn converted(vm: &mut Vm<'_>, v: Value) -> Res {
    if vm.heap.class_of(v).is_some() {
        for (name, ty) in [
            (const { Name::of("__float__") }, Ns::Float),
            (const { Name::of("__complex__") }, Ns::Complex),
        ] {
            if let Some(f) = vm.special(v, name) {
                let made = vm.call_unary(f, v)?;
                if vm.heap.type_of(made) == ty.value() {
                    return Ok(made);
                }
            }
        }
    }
    Ok(v)
}

fn unary(vm: &mut Vm<'_>, op: Unary, v: Value) -> Res<Option<Value>> {
    let heap = &mut vm.heap;
    let (re, im) = parts(heap, v);
    let result = match op {
        Unary::Positive => v,
        Unary::Negative => heap.new_complex(-re, -im)?,
        Unary::Abs => heap.new_float(elementary::hypot(re, im))?,
        Unary::Bool => Value::bool(re != 0.0 || im != 0.0),
        Unary::Hash => {
            use crate::number::real::Real;
            use crate::types::float::operator::whole_hash;
            Value::small((whole_hash(re as Real) ^ whole_hash(im as Real)) << 1 >> 1)
        }
        _ => return Ok(None),
    };
    Ok(Some(result))
}

fn load_attr(vm: &mut Vm<'_>, v: Value, name: Name) -> Res<Option<Value>> {
    let (re, im) = parts(&vm.heap, v);
    if name == const { Name::of("real") } {
        vm.heap.new_float(re).map(Some)
    } else if name == const { Name::of("imag") } {
        vm.heap.new_float(im).map(Some)
    } else {
        Ok(None)
    }
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let (re, im) = parts(&vm.heap, v);
    let single = vm.heap.single;
    let imaginary = FloatText::of(im, single, false);
    if re == 0.0 {
        vm.write(imaginary.get())?;
        return vm.write(b"j");
    }
    vm.write(b"(")?;
    vm.write(FloatText::of(re, single, false).get())?;
    if im.is_nan() || im.is_sign_positive() {
        vm.write(b"+")?;
    }
    vm.write(imaginary.get())?;
    vm.write(b"j)")
}

fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.plain_arguments(args, 0, 2)?;
    let (a, b) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    match args.positional {
        0 => vm.heap.new_complex(0.0, 0.0),
        1 => {
            if let Some(text) = vm.heap.text(a) {
                return match parse_complex(vm.heap.single, text.get(&vm.heap)) {
                    Some((re, im)) => vm.heap.new_complex(re, im),
                    None => Err(vm.heap.raise(Ns::ValueError, "invalid syntax for number")),
                };
            }
            let v = converted(vm, a)?;
            if vm.heap.is(v, Ns::Complex).is_some() {
                return Ok(v);
            }
            let made = vm.unary_opt(Unary::Float, v)?;
            match made.and_then(|f| vm.heap.as_f64(f)) {
                Some(re) => vm.heap.new_complex(re, 0.0),
                None => Err(vm.heap.raise_conversion(a, "complex")),
            }
        }
        _ => {
            let (a, b) = (part(vm, a)?, part(vm, b)?);
            // a + b * 1j
            vm.heap.new_complex(a.0 - b.1, a.1 + b.0)
        }
    }
}

/// An argument of two: a complex number, or what stands for a float.
fn part(vm: &mut Vm<'_>, v: Value) -> Res<(f64, f64)> {
    match vm.heap.as_complex(v) {
        Some(z) => Ok(z),
        None => Ok((crate::modules::math::number(vm, v)?, 0.0)),
    }
}

/// A number, an imaginary number, or a sum of both.
fn parse_complex(single: bool, text: &[u8]) -> Option<(f64, f64)> {
    let text = trimmed(text);
    let Some(body) = text.strip_suffix(b"j").or(text.strip_suffix(b"J")) else {
        return Some((parse_text(single, text)?, 0.0));
    };
    // The last sign that does not belong to an exponent parts the two.
    let split = (1..body.len())
        .rev()
        .find(|i| matches!(body[*i], b'+' | b'-') && !matches!(body[*i - 1], b'e' | b'E'));
    let imaginary = |t: &[u8]| match t {
        b"" | b"+" => Some(1.0),
        b"-" => Some(-1.0),
        t => parse_text(single, t),
    };
    let spaced = matches!(body, [.., b' ' | b'\t'..=b'\r']);
    match split {
        Some(_) if spaced => None,
        None if spaced => Some((parse_text(single, body)?, 1.0)),
        Some(i) => Some((parse_text(single, &body[..i])?, imaginary(&body[i..])?)),
        None => Some((0.0, imaginary(body)?)),
    }
}
