//! Numbers in code and in .mpy files: groups of seven bits, the highest first, all but the last
//! with bit 7 set. Signed ones carry their sign in bit 6 of the first byte.

use crate::bytes::{Bytes, Full, Put};

/// Reads an unsigned number; `None` when it does not end or exceeds 32 bits.
#[inline]
pub fn read_unsigned<S: Bytes + ?Sized>(source: &S, at: &mut usize) -> Option<u32> {
    let mut value: u32 = 0;
    loop {
        let byte = source.byte(*at)?;
        *at += 1;
        if value >> 25 != 0 {
            return None;
        }
        value = value << 7 | u32::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
}

/// Reads a signed number; `None` when it does not end or exceeds 32 bits.
#[inline]
pub fn read_signed<S: Bytes + ?Sized>(source: &S, at: &mut usize) -> Option<i32> {
    let mut value: i64 = if source.byte(*at)? & 0x40 != 0 { -1 } else { 0 };
    loop {
        let byte = source.byte(*at)?;
        *at += 1;
        value = value << 7 | i64::from(byte & 0x7f);
        if value > i64::from(i32::MAX) || value < i64::from(i32::MIN) {
            return None;
        }
        if byte & 0x80 == 0 {
            return i32::try_from(value).ok();
        }
    }
}

/// Writes an unsigned number in its shortest form.
pub fn write_unsigned<P: Put + ?Sized>(out: &mut P, value: u32) -> Result<(), Full> {
    for group in (1..5).rev() {
        if value >> (group * 7) != 0 {
            out.put(0x80 | (value >> (group * 7)) as u8)?;
        }
    }
    out.put((value & 0x7f) as u8)
}

/// Writes a signed number in its shortest form.
pub fn write_signed<P: Put + ?Sized>(out: &mut P, value: i32) -> Result<(), Full> {
    for group in (1..5).rev() {
        // A group is needed when what is below it cannot carry the value with its sign.
        let rest = value >> (group * 7 - 1);
        if rest != 0 && rest != -1 {
            out.put(0x80 | (value >> (group * 7)) as u8)?;
        }
    }
    out.put((value & 0x7f) as u8)
}

/// Writes a signed number of up to 64 bits in its shortest form.
pub fn write_long<P: Put + ?Sized>(out: &mut P, value: i64) -> Result<(), Full> {
    for group in (1..10).rev() {
        let rest = value >> (group * 7 - 1);
        if rest != 0 && rest != -1 {
            out.put(0x80 | (value >> (group * 7)) as u8)?;
        }
    }
    out.put((value & 0x7f) as u8)
}

/// How many bytes [`write_unsigned`] needs.
pub const fn unsigned_len(value: u32) -> usize {
    match value {
        0..=0x7f => 1,
        0x80..=0x3fff => 2,
        0x4000..=0x1f_ffff => 3,
        0x20_0000..=0x0fff_ffff => 4,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::{Counter, SliceWriter};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn unsigned_numbers_come_back(value: u32, shift in 0u32..32) {
            let value = value >> shift;
            let mut room = [0; 8];
            let mut out = SliceWriter::new(&mut room);
            write_unsigned(&mut out, value).unwrap();
            let mut at = 0;
            prop_assert_eq!(read_unsigned(out.written(), &mut at), Some(value));
            prop_assert_eq!(at, out.written().len());
            prop_assert_eq!(at, unsigned_len(value));
        }

        #[test]
        fn signed_numbers_come_back(value: i32, shift in 0u32..32) {
            let value = value >> shift;
            let mut room = [0; 8];
            let mut out = SliceWriter::new(&mut room);
            write_signed(&mut out, value).unwrap();
            let mut at = 0;
            prop_assert_eq!(read_signed(out.written(), &mut at), Some(value));
            prop_assert_eq!(at, out.written().len());
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes: std::vec::Vec<u8>) {
            read_unsigned(bytes.as_slice(), &mut 0);
            read_signed(bytes.as_slice(), &mut 0);
        }
    }

    #[test]
    fn numbers_that_do_not_end_are_refused() {
        assert_eq!(read_unsigned(&[0x80u8][..], &mut 0), None);
        assert_eq!(
            read_unsigned(&[0xffu8, 0xff, 0xff, 0xff, 0xff, 0x7f][..], &mut 0),
            None
        );
        let mut count = Counter::default();
        write_unsigned(&mut count, 128).unwrap();
        assert_eq!(count.0, 2);
    }
}
