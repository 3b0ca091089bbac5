//! Constants of an image.

use garter_bytecode::decimal;
use garter_bytecode::mpy::{Object, Span};

use super::Image;
use crate::Res;
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::Ns;
use crate::types::tuple::ITEMS;
use crate::value::{Ref, Value};

/// Strings of so many bytes in a program's text are names, within constant tuples too.
const MOST_OF_A_NAME: usize = 10;

impl Heap<'_> {
    /// Reads one object. Tuples in tuples wait on the stack: the tuple, and how many items it has.
    pub(super) fn load_object(&mut self, image: Image<'_>, at: &mut usize) -> Res {
        let base = self.top();
        loop {
            let object = image.object(self, at).map_err(|e| self.refuse(e))?;
            let mut value = match object {
                Object::Tuple(count) => {
                    let tuple = self.new_tuple_of(count as usize)?;
                    if count > 0 {
                        self.push(Value::small(0))?;
                        self.push(tuple.value())?;
                        continue;
                    }
                    tuple.value()
                }
                other => self.load_leaf(image, other)?,
            };
            loop {
                let top = self.top();
                if top == base {
                    return Ok(value);
                }
                let Some(tuple) = self.slot(top - 1).as_ref() else {
                    return Ok(value);
                };
                let done = self.slot(top - 2).as_small().unwrap_or(0) as usize;
                self.set_value(tuple, ITEMS + done, value);
                self.set_slot(top - 2, Value::small(done as i32 + 1));
                if done + 1 < self.tuple_len(tuple) {
                    break;
                }
                self.cut(top - 2);
                value = tuple.value();
            }
        }
    }

    fn load_leaf(&mut self, image: Image<'_>, object: Object) -> Res {
        match object {
            Object::None | Object::Tuple(_) | Object::FunctionTable => Ok(Value::NONE),
            Object::False => Ok(Value::FALSE),
            Object::True => Ok(Value::TRUE),
            Object::Ellipsis => Ok(Value::ELLIPSIS),
            Object::Str(span) => self.load_text(image, Ns::Str, span),
            Object::Bytes(span) => self.load_text(image, Ns::Bytes, span),
            Object::Int(span) => {
                let r = self.span_copy(image, span)?;
                self.load_int(r, span.len)
            }
            Object::Float(span) => {
                let f = decimal::parse_for(self.single, image.span(self, span)).unwrap_or(f64::NAN);
                self.new_float(f)
            }
            Object::Complex(span) => {
                let text = image.span(self, span);
                let f = decimal::parse_for(self.single, text.strip_suffix(b"j").unwrap_or(text))
                    .unwrap_or(f64::NAN);
                self.new_imaginary(f)
            }
            Object::FloatBits(bits) => self.new_float(f64::from_bits(bits)),
            Object::ComplexBits(bits) => self.new_imaginary(f64::from_bits(bits)),
        }
    }

    /// A `str` or `bytes` constant.
    fn load_text(&mut self, image: Image<'_>, ty: Ns, span: Span) -> Res {
        let text = image.span(self, span);
        if ty == Ns::Str
            && let Some(name) = self.known_name(text)
        {
            return Ok(name.value());
        }
        let wide = ty == Ns::Str && !text.is_ascii();
        let characters = wide.then(|| text.iter().filter(|b| **b & 0xc0 != 0x80).count());
        let r = self.new_blob(ty, span.len, characters)?;
        let (from, _) = self.blob_span(r);
        image.copy(self, span, r, from);
        if ty == Ns::Str && span.len <= MOST_OF_A_NAME && self.names_left() {
            return Ok(self.intern_value(r.value())?.value());
        }
        Ok(r.value())
    }

    /// The name that a span spells.
    pub(super) fn intern_span(&mut self, image: Image<'_>, span: Span) -> Res<Name> {
        let text = image.span(self, span);
        match self.known_name(text) {
            Some(name) => Ok(name),
            None => {
                let text = self.load_text(image, Ns::Str, span)?;
                self.intern_value(text)
            }
        }
    }

    /// A copy of a span, for whoever reads it while allocating.
    fn span_copy(&mut self, image: Image<'_>, span: Span) -> Res<Ref> {
        let r = self.new_blob(Ns::Bytes, span.len, None)?;
        let (from, _) = self.blob_span(r);
        image.copy(self, span, r, from);
        Ok(r)
    }

    /// The integer with these decimal digits, perhaps after a minus sign.
    fn load_int(&mut self, digits: Ref, len: usize) -> Res {
        let (from, _) = self.blob_span(digits);
        let negative = self.bytes(digits, from, len).first() == Some(&b'-');
        let skip = usize::from(negative);
        let value = self.int_from_object(digits, from + skip, len - skip, negative, 10)?;
        self.free(digits);
        Ok(value)
    }

    fn new_imaginary(&mut self, imaginary: f64) -> Res {
        self.new_complex(0.0, imaginary)
    }
}
