//! Writing the parts of a .mpy file, in the order in which the reader pulls them.

use super::{CodeKind, MAGIC, VERSION, kind};
use crate::bytes::{Full, Put};
use crate::varint::write_unsigned;

/// The header of a file without native code.
pub fn write_header<P: Put + ?Sized>(
    out: &mut P,
    small_int_bits: u8,
    name_count: u32,
    object_count: u32,
) -> Result<(), Full> {
    for byte in [MAGIC, VERSION, 0, small_int_bits] {
        out.put(byte)?;
    }
    write_unsigned(out, name_count)?;
    write_unsigned(out, object_count)
}

/// A name by its number in [`crate::qstr::STATIC_NAMES`].
pub fn write_name_static<P: Put + ?Sized>(out: &mut P, number: u32) -> Result<(), Full> {
    write_unsigned(out, number << 1 | 1)
}

/// A name by its `len` bytes.
pub fn write_name_text<P: Put + ?Sized>(
    out: &mut P,
    len: u32,
    text: impl Iterator<Item = u8>,
) -> Result<(), Full> {
    write_unsigned(out, len << 1)?;
    for byte in text {
        out.put(byte)?;
    }
    out.put(0)
}

/// An object of a [`kind`] that has `len` bytes of text.
pub fn write_object<P: Put + ?Sized>(
    out: &mut P,
    object_kind: u8,
    len: u32,
    text: impl Iterator<Item = u8>,
) -> Result<(), Full> {
    out.put(object_kind)?;
    write_unsigned(out, len)?;
    for byte in text {
        out.put(byte)?;
    }
    if matches!(object_kind, kind::STR | kind::BYTES) {
        out.put(0)
    } else {
        Ok(())
    }
}

/// What stands before the `len` bytes of a function.
pub fn write_code<P: Put + ?Sized>(
    out: &mut P,
    code_kind: CodeKind,
    len: u32,
    has_children: bool,
) -> Result<(), Full> {
    write_unsigned(
        out,
        len << 3 | u32::from(has_children) << 2 | code_kind as u32,
    )
}

/// What stands after them when there are children.
pub fn write_children<P: Put + ?Sized>(out: &mut P, count: u32) -> Result<(), Full> {
    write_unsigned(out, count)
}
