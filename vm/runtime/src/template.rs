//! Words with numbers in them: what boards can afford of `core::fmt`, of which nothing is linked
//! where only this is used.
//!
//! In a template `{}` is the next number in decimal, `{x}` in hexadecimal, `{2}` and `{8}` the same
//! with at least so many digits.

use crate::Res;

/// Gives the pieces of a template one after another.
///
/// # Errors
/// Those of `put`.
pub(crate) fn fill(
    template: &str,
    numbers: &[isize],
    put: &mut dyn FnMut(&[u8]) -> Res<()>,
) -> Res<()> {
    let mut rest = template.as_bytes();
    for number in numbers {
        let at = rest.iter().position(|c| *c == b'{').unwrap_or(rest.len());
        put(&rest[..at])?;
        let mark = rest.get(at + 1).copied().unwrap_or(b'}');
        rest = rest.get(at + 2..).unwrap_or_default();
        let (base, least) = match mark {
            b'}' => (10, 1),
            b'x' => (16, 1),
            digits => (16, usize::from(digits & 15)),
        };
        if base == 16 {
            rest = rest.get(1..).unwrap_or_default();
        }
        // As many as the digits of 64 bits and a sign.
        let mut text = [b'0'; 20];
        let mut start = text.len();
        let mut left = number.unsigned_abs();
        while left > 0 || text.len() - start < least {
            start -= 1;
            text[start] = b"0123456789abcdef"[left % base];
            left /= base;
        }
        if *number < 0 {
            start -= 1;
            text[start] = b'-';
        }
        put(&text[start..])?;
    }
    put(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, numbers: &[isize]) -> std::string::String {
        let mut text = std::vec::Vec::new();
        let done = fill(template, numbers, &mut |piece| {
            text.extend_from_slice(piece);
            Ok(())
        });
        assert!(done.is_ok());
        std::string::String::from_utf8(text).unwrap()
    }

    #[test]
    fn numbers_stand_where_the_marks_were() {
        assert_eq!(filled("no marks", &[]), "no marks");
        assert_eq!(filled("{} of {}", &[0, -25]), "0 of -25");
        assert_eq!(filled("<re {x}>", &[0x1f0]), "<re 1f0>");
        assert_eq!(filled("{8}: {2}{2}", &[0x40, 7, 255]), "00000040: 07ff");
        assert_eq!(filled("{}", &[isize::MIN]), "-9223372036854775808");
    }
}
