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

/// Whether a module that nobody knows is one that is known, mistyped. There are many libraries, so
/// this asks for more: two letters have changed places, one is doubled or not, one is left out, or,
/// of a long name, one is wrong.
pub(super) fn is_slip_of_module(known: &str, written: &str) -> bool {
    const LONG: usize = 6;
    let (a, b) = (known.as_bytes(), written.as_bytes());
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let is_letter = |at: Option<&u8>| at.is_some_and(u8::is_ascii_lowercase);
    let of_letters = (start..start + 2).all(|at| {
        let one = [a.get(at), b.get(at)];
        one.iter().all(|it| it.is_none() || is_letter(*it))
    });
    if known.len() < 4 || start == 0 || !of_letters || !is_near(known, written) {
        return false;
    }
    let before = start.checked_sub(1).and_then(|at| a.get(at));
    match b.len().cmp(&a.len()) {
        // A plural is another module; the last letter of a short name is often another one, too.
        std::cmp::Ordering::Less => {
            a.get(start) != Some(&b's') && (a.get(start) == before || known.len() >= LONG)
        }
        std::cmp::Ordering::Greater => {
            b.get(start) != Some(&b's') && (b.get(start) == before || known.len() > LONG)
        }
        std::cmp::Ordering::Equal => {
            let is_swap = a.get(start..start + 2).is_some_and(|pair| {
                let other = b.get(start..start + 2);
                other.is_some_and(|other| pair[0] == other[1] && pair[1] == other[0])
            });
            is_swap || known.len() >= LONG && start + 1 < a.len()
        }
    }
}

/// Whether one name is the other but for capitals and underscores: `PULLUP` is `PULL_UP`.
pub(super) fn is_respelled(known: &str, written: &str) -> bool {
    let letters = |name: &'_ str| -> Vec<u8> {
        let letters = name.bytes().filter(|b| *b != b'_');
        letters.map(|b| b.to_ascii_lowercase()).collect()
    };
    known != written && letters(known) == letters(written)
}

/// The same finding with the fix that writes the name that is meant in its place.
pub(super) fn meant(found: Diagnostic, name: &str) -> Diagnostic {
    let range = found.range.clone();
    found.mended_by(Fix::bold(format!("Write `{name}`"), range, name))
}

#[cfg(test)]
mod tests {
    use super::{is_near, is_slip_of_module};

    #[test]
    fn modules_are_mistaken_only_where_little_else_can_be_meant() {
        for (known, written, is_slip) in [
            ("time", "tiem", true),
            ("time", "tmie", true),
            ("time", "timee", true),
            ("json", "jsno", true),
            ("machine", "machin", true),
            ("machine", "machien", true),
            ("machine", "mchine", true),
            ("machine", "machinne", true),
            ("machine", "machime", true),
            ("network", "netwrok", true),
            ("network", "netwok", true),
            ("socket", "sockte", true),
            ("asyncio", "asynico", true),
            ("neopixel", "neopixle", true),
            ("time", "timer", false),
            ("time", "tile", false),
            ("time", "times", false),
            ("time", "tie", false),
            ("math", "maths", false),
            ("math", "mat", false),
            ("socket", "sockets", false),
            ("display", "displays", false),
            ("display2", "display1", false),
            ("bme280", "bmp280", false),
            ("ssd1306", "ssd1309", false),
            ("ds1307", "ds3107", false),
            ("os", "so", false),
            ("utime", "mtime", false),
            ("time", "emit", false),
            ("relay", "replay", false),
            ("wifi", "wiki", false),
        ] {
            assert_eq!(
                is_slip_of_module(known, written),
                is_slip,
                "{known} {written}"
            );
        }
    }

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
