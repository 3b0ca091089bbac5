//! Reading and writing what a structure has in it.

use super::Struct;
use super::descriptor::{Aggregate, Element, Layout, Scalar, Shape};
use crate::Res;
use crate::heap::Heap;
use crate::rom::Ns;
use crate::value::{Ref, Value};

impl Heap<'_> {
    /// The object and first byte of `count` bytes of a structure, and whether they may be changed.
    ///
    /// # Errors
    /// ValueError when there is no memory.
    pub(super) fn bytes_of(
        &mut self,
        s: Struct,
        offset: usize,
        count: usize,
    ) -> Res<(Ref, usize, bool)> {
        if let Some(owner) = s.owner
            && let Some(region) = self.region(owner)
        {
            let from = s.start.saturating_add(offset);
            if from >= region.start && from.saturating_add(count) <= region.end {
                return Ok((owner, from, region.writable));
            }
        }
        Err(self.raise_no_memory_there())
    }

    /// A pointer's value.
    pub(super) fn load_pointer(&mut self, s: Struct) -> Res<u32> {
        let (object, at, _) = self.bytes_of(s, 0, 4)?;
        let bytes = self.bytes(object, at, 4).first_chunk().copied();
        Ok(u32::from_le_bytes(bytes.unwrap_or_default()))
    }

    fn load_scalar(&mut self, s: Struct, scalar: Scalar, offset: usize) -> Res {
        let (object, at, _) = self.bytes_of(s, offset, scalar.size)?;
        let big = s.order == Layout::Big;
        let Some((position, length)) = scalar.bits else {
            return self.load_item(object, at, scalar.code, big);
        };
        let whole = self.unsigned(object, at, scalar.size, big);
        let mask = (1u32 << length).wrapping_sub(1);
        self.new_uint(u64::from(whole.checked_shr(position).unwrap_or(0) & mask))
    }

    /// An unsigned number of at most four bytes.
    fn unsigned(&self, object: Ref, at: usize, size: usize, big: bool) -> u32 {
        let bytes = self.bytes(object, at, size);
        let add = |sum: u32, b: &u8| sum << 8 | u32::from(*b);
        if big {
            bytes.iter().fold(0, add)
        } else {
            bytes.iter().rev().fold(0, add)
        }
    }

    fn store_scalar(&mut self, s: Struct, scalar: Scalar, offset: usize, v: Value) -> Res<()> {
        let (object, at, writable) = self.bytes_of(s, offset, scalar.size)?;
        if !writable {
            let message = "object with buffer protocol required";
            return Err(self.raise(Ns::TypeError, message));
        }
        let big = s.order == Layout::Big;
        let mut raw = self.item_bytes(scalar.code, v)?;
        if let Some((position, length)) = scalar.bits {
            let mask = (1u32 << length).wrapping_sub(1);
            let [a, b, c, d, ..] = raw;
            let value = u32::from_le_bytes([a, b, c, d]) & mask;
            let whole = self.unsigned(object, at, scalar.size, big);
            let kept = whole & !mask.checked_shl(position).unwrap_or(0);
            let whole = kept | value.checked_shl(position).unwrap_or(0);
            raw[..4].copy_from_slice(&whole.to_le_bytes());
        }
        self.store_item(object, at, scalar.code, raw, big);
        Ok(())
    }

    /// What a field reads as.
    pub(super) fn load_field(&mut self, s: Struct, descriptor: Value) -> Res {
        match self.shape(descriptor) {
            Some(Shape::Scalar(scalar)) => self.load_scalar(s, scalar, scalar.offset),
            Some(Shape::Aggregate(Aggregate::Struct { offset, fields })) => {
                self.new_struct(s.part(fields, offset))
            }
            Some(Shape::Aggregate(Aggregate::Array {
                offset,
                count,
                of: Element::Scalar(scalar),
            })) if scalar.code == b'B' && scalar.bits.is_none() => {
                let (object, at, _) = self.bytes_of(s, offset, count)?;
                self.new_bytearray_over(object, at, count)
            }
            Some(Shape::Aggregate(a)) => self.new_struct(s.part(descriptor, a.offset())),
            Some(Shape::Fields(_)) | None => Err(self.raise_syntax()),
        }
    }

    /// Assigns to a field.
    pub(super) fn store_field(&mut self, s: Struct, descriptor: Value, v: Value) -> Res<()> {
        match self.shape(descriptor) {
            Some(Shape::Scalar(scalar)) => self.store_scalar(s, scalar, scalar.offset, v),
            _ => Err(self.raise_syntax()),
        }
    }

    /// Where element `index` is: a structure that begins there, and what it is.
    fn element(&mut self, s: Struct, index: Value) -> Res<(Struct, Element)> {
        let Some(Shape::Aggregate(a)) = self.shape(s.descriptor) else {
            return Err(self.raise(Ns::TypeError, "struct: can't index"));
        };
        let index = self.machine_int(index)?;
        let (base, element) = match a {
            Aggregate::Struct { .. } => {
                return Err(self.raise(Ns::TypeError, "struct: can't index"));
            }
            Aggregate::Array { count, of, .. } => {
                // Before the first there may be something: that is found out by its address.
                if index >= 0 && index as usize >= count {
                    return Err(self.raise(Ns::IndexError, "struct: index out of range"));
                }
                (s, of)
            }
            Aggregate::Pointer { to, .. } => {
                let address = self.load_pointer(s)?;
                (self.struct_at(address, s.descriptor, s.order), to)
            }
        };
        let size = match element {
            Element::Scalar(scalar) => scalar.size,
            Element::Struct(fields) => self.size_of(fields, s.order)?,
        };
        let Ok(offset) = usize::try_from(i64::from(index) * size as i64) else {
            // Before where a pointer points to.
            let address = i64::from(base.address()) + i64::from(index) * size as i64;
            let address = u32::try_from(address).unwrap_or(0);
            return Ok((self.struct_at(address, s.descriptor, s.order), element));
        };
        Ok((base.part(base.descriptor, offset), element))
    }

    /// `struct[index]`
    pub(super) fn load_element(&mut self, s: Struct, index: Value) -> Res {
        match self.element(s, index)? {
            (at, Element::Scalar(scalar)) => self.load_scalar(at, scalar, 0),
            (at, Element::Struct(fields)) => self.new_struct(at.part(fields, 0)),
        }
    }

    /// `struct[index] = v`
    pub(super) fn store_element(&mut self, s: Struct, index: Value, v: Value) -> Res<()> {
        match self.element(s, index)? {
            (at, Element::Scalar(scalar)) => self.store_scalar(at, scalar, 0, v),
            (_, Element::Struct(_)) => Err(self.raise_syntax()),
        }
    }
}
