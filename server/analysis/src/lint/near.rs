//! Names that are almost the same: what was meant, where what is written is not there.

use crate::{Diagnostic, Fix};

/// A letter is wrong, missing, too many, or two have changed places; of short names none is.
const SHORTEST: usize = 3;

/// Whether two names differ by one letter, or by two that have changed places.
pub(crate) fn is_near(known: &str, written: &str) -> bool {
    let (a, b) = (known.as_bytes(), written.as_bytes());
    if a.len().min(b.len()) < SHORTEST || a.len().abs_diff(b.len()) > 1 || a == b {
        return false;
    }
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Less => *a == b[1..],
        std::cmp::Ordering::Greater => a[1..] == *b,
        std::cmp::Ordering::Equal => {
            let swapped = a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a.get(2..) == b.get(2..);
            a.get(1..) == b.get(1..) || swapped
        }
    }
}

/// Whether one name may be the other, mistyped. People have `get` beside `set`, `name` beside
/// `_name`, `test` beside `tests` and `pin1` beside `pin2` on purpose.
pub(super) fn is_slip(known: &str, written: &str) -> bool {
    let (a, b) = (known.as_bytes(), written.as_bytes());
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let ends = (a.len() - start, b.len() - start);
    let differ = [a.get(start), b.get(start)];
    let telling = |c: &u8| matches!(c, b's' | b'_') || c.is_ascii_digit();
    let is_pair = match ends {
        (0, _) => b.get(start).is_some_and(telling),
        (_, 0) => a.get(start).is_some_and(telling),
        (1, 1) => true,
        _ => differ.into_iter().flatten().any(u8::is_ascii_digit),
    };
    start > 0 && !is_pair && is_near(known, written)
}

/// The same finding with the fix that writes the name that is meant in its place.
pub(super) fn meant(found: Diagnostic, name: &str) -> Diagnostic {
    let range = found.range.clone();
    found.mended_by(Fix::bold(format!("Write `{name}`"), range, name))
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn names_are_near_that_differ_by_one_letter() {
        for (known, written, near) in [
            ("mode", "mod", true),
            ("mode", "modee", true),
            ("mode", "moed", true),
            ("mode", "made", true),
            ("mode", "mode", false),
            ("mode", "model2", false),
            ("on", "off", false),
            ("value", "vlaue", true),
            ("value", "valeu2", false),
        ] {
            assert_eq!(is_near(known, written), near, "{known} {written}");
        }
    }
}
