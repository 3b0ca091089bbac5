//! What descriptors say: integers, tuples and dicts of the program's.

use crate::Res;
use crate::heap::Heap;
use crate::rom::Ns;
use crate::value::{Ref, Value};

/// The number of a scalar type is in the bits from here.
pub(super) const TYPE_SHIFT: u32 = 27;
/// The kind of an aggregate is in the bits from here.
pub(super) const AGGREGATE_SHIFT: u32 = 29;
/// Position of a bit field.
pub(super) const POSITION_SHIFT: u32 = 17;
/// Length of a bit field.
pub(super) const LENGTH_SHIFT: u32 = 22;

/// How many parts of a descriptor are looked at before it is taken for one without end.
const PARTS: u32 = 5000;
/// How deep descriptors may be nested.
const DEPTH: u32 = 10;

/// Order of bytes, and whether fields are aligned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub(super) enum Layout {
    Little = 0,
    Big = 1,
    Native = 2,
}

impl Layout {
    pub(super) fn from_number(number: u32) -> Layout {
        match number {
            0 => Layout::Little,
            1 => Layout::Big,
            _ => Layout::Native,
        }
    }
}

/// One number in memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Scalar {
    /// Its type as in `array`.
    pub(super) code: u8,
    pub(super) size: usize,
    pub(super) offset: usize,
    /// Position and length of a bit field.
    pub(super) bits: Option<(u32, u32)>,
}

impl Scalar {
    /// The scalar that a word says.
    pub(super) fn of(word: u32) -> Scalar {
        let number = word >> TYPE_SHIFT & 15;
        let (code, size) = match number {
            0 | 8 => (b'B', 1),
            1 | 9 => (b'b', 1),
            2 | 10 => (b'H', 2),
            3 | 11 => (b'h', 2),
            4 | 12 => (b'I', 4),
            5 | 13 => (b'i', 4),
            6 => (b'Q', 8),
            7 => (b'q', 8),
            14 => (b'f', 4),
            _ => (b'd', 8),
        };
        let field = (8..14).contains(&number);
        Scalar {
            code,
            size,
            offset: if field {
                (word & ((1 << POSITION_SHIFT) - 1)) as usize
            } else {
                (word & ((1 << TYPE_SHIFT) - 1)) as usize
            },
            bits: field.then_some((word >> POSITION_SHIFT & 31, word >> LENGTH_SHIFT & 31)),
        }
    }
}

/// What an array consists of or a pointer points to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Element {
    Scalar(Scalar),
    Struct(Value),
}

/// What a tuple says.
#[derive(Clone, Copy, Debug)]
pub(super) enum Aggregate {
    Struct {
        offset: usize,
        fields: Value,
    },
    Pointer {
        offset: usize,
        to: Element,
    },
    Array {
        offset: usize,
        count: usize,
        of: Element,
    },
}

impl Aggregate {
    pub(super) fn offset(&self) -> usize {
        match *self {
            Aggregate::Struct { offset, .. }
            | Aggregate::Pointer { offset, .. }
            | Aggregate::Array { offset, .. } => offset,
        }
    }
}

/// What a descriptor says.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    Scalar(Scalar),
    Fields(Ref),
    Aggregate(Aggregate),
}

/// The bits of a small integer.
fn word(v: Value) -> Option<u32> {
    v.as_small().map(|i| i as u32 & 0x7fff_ffff)
}

impl Heap<'_> {
    /// What a descriptor says; `None`: it is none.
    pub(super) fn shape(&self, v: Value) -> Option<Shape> {
        if let Some(word) = word(v) {
            return Some(Shape::Scalar(Scalar::of(word)));
        }
        if let Some(fields) = self.is(v, Ns::Dict).or_else(|| self.is(v, Ns::OrderedDict)) {
            return Some(Shape::Fields(fields));
        }
        let tuple = self.is(v, Ns::Tuple)?;
        let item = |i| self.tuple_item(tuple, i);
        let head = word(item(0)?)?;
        let offset = (head & ((1 << AGGREGATE_SHIFT) - 1)) as usize;
        let second = item(1)?;
        let of = |v| match word(v) {
            Some(word) => Element::Scalar(Scalar::of(word)),
            None => Element::Struct(v),
        };
        Some(Shape::Aggregate(match head >> AGGREGATE_SHIFT {
            0 => Aggregate::Struct {
                offset,
                fields: second,
            },
            1 => Aggregate::Pointer {
                offset,
                to: of(second),
            },
            2 => match of(second) {
                Element::Scalar(count) => match item(2) {
                    Some(fields) => Aggregate::Array {
                        offset,
                        count: count.offset,
                        of: Element::Struct(fields),
                    },
                    None => Aggregate::Array {
                        offset,
                        count: count.offset,
                        of: Element::Scalar(count),
                    },
                },
                Element::Struct(_) => return None,
            },
            _ => return None,
        }))
    }

    /// Bytes that a descriptor takes.
    ///
    /// # Errors
    /// TypeError when it is none, or a scalar.
    pub(super) fn size_of(&mut self, descriptor: Value, layout: Layout) -> Res<usize> {
        if let Some(Shape::Scalar(_)) = self.shape(descriptor) {
            let message = "can't unambiguously get sizeof scalar";
            return Err(self.raise(Ns::TypeError, message));
        }
        let mut parts = PARTS;
        match self.measure(descriptor, layout, DEPTH, &mut parts) {
            Some((size, _)) if size < 1 << 28 => Ok(size),
            _ => Err(self.raise_syntax()),
        }
    }

    /// Size and alignment; nesting and the number of parts are bounded.
    fn measure(
        &self,
        v: Value,
        layout: Layout,
        depth: u32,
        parts: &mut u32,
    ) -> Option<(usize, usize)> {
        *parts = parts.checked_sub(1)?;
        let depth = depth.checked_sub(1)?;
        match self.shape(v)? {
            Shape::Scalar(s) => Some((s.size, s.size)),
            Shape::Aggregate(Aggregate::Pointer { .. }) => Some((4, 4)),
            Shape::Aggregate(Aggregate::Struct { fields, .. }) => {
                self.measure(fields, layout, depth, parts)
            }
            Shape::Aggregate(Aggregate::Array { count, of, .. }) => {
                let (size, align) = match of {
                    Element::Scalar(s) => (s.size, s.size),
                    Element::Struct(fields) => self.measure(fields, layout, depth, parts)?,
                };
                Some((size.checked_mul(count)?, align))
            }
            Shape::Fields(fields) => {
                let (mut end, mut align, mut at) = (0, 1, 0);
                while let Some((_, field)) = self.dict_next(fields, &mut at) {
                    let offset = match self.shape(field)? {
                        Shape::Scalar(s) => s.offset,
                        Shape::Aggregate(a) => a.offset(),
                        Shape::Fields(_) => return None,
                    };
                    let (size, own) = self.measure(field, layout, depth, parts)?;
                    end = end.max(offset.checked_add(size)?);
                    align = align.max(own);
                }
                if layout == Layout::Native {
                    end = end.checked_next_multiple_of(align)?;
                }
                Some((end, align))
            }
        }
    }
}
