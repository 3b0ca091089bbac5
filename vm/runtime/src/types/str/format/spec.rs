//! The mini-language after the colon: `[[fill]align][sign][#][0][width][,][.precision][type]`.

use crate::types::str::search::has;

/// How a value is to be written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spec {
    /// What fills the width.
    pub(crate) fill: u8,
    /// `<`, `>`, `^`, `=`; 0 when not said.
    pub(crate) align: u8,
    /// `+` or a space; 0: only minus signs are shown.
    pub(crate) sign: u8,
    /// The alignment was not said but comes from a 0 before the width.
    pub(crate) zero: bool,
    /// `#`: with prefix.
    pub(crate) alternate: bool,
    /// Least width in bytes.
    pub(crate) width: usize,
    /// `,` or `_` between groups of digits; 0 for none.
    pub(crate) group: u8,
    /// Digits after the point, or most bytes of a string.
    pub(crate) precision: Option<usize>,
    /// The letter; 0 when not said.
    pub(crate) kind: u8,
}

impl Spec {
    /// Nothing asked for.
    pub(crate) const PLAIN: Spec = Spec {
        fill: b' ',
        align: 0,
        sign: 0,
        zero: false,
        alternate: false,
        width: 0,
        group: 0,
        precision: None,
        kind: 0,
    };

    /// Reads a whole specifier; `None` when it is not one.
    pub(crate) fn parse(text: &[u8]) -> Option<Spec> {
        let is_align = |c: u8| matches!(c, b'<' | b'>' | b'=' | b'^');
        let mut spec = Spec::PLAIN;
        let mut rest = text;
        match rest {
            [align, tail @ ..] if is_align(*align) => {
                spec.align = *align;
                rest = tail;
            }
            [fill, align, tail @ ..] if is_align(*align) => {
                (spec.fill, spec.align) = (*fill, *align);
                rest = tail;
            }
            _ => {}
        }
        if let [sign @ (b'+' | b'-' | b' '), tail @ ..] = rest {
            spec.sign = if *sign == b'-' { 0 } else { *sign };
            rest = tail;
        }
        if let [b'#', tail @ ..] = rest {
            spec.alternate = true;
            rest = tail;
        }
        if let [b'0', tail @ ..] = rest {
            if spec.align == 0 {
                (spec.align, spec.zero) = (b'=', true);
            }
            if spec.fill == b' ' {
                spec.fill = b'0';
            }
            rest = tail;
        }
        let (width, after) = digits(rest);
        (spec.width, rest) = (width_of(width), after);
        if let [group @ (b',' | b'_'), tail @ ..] = rest {
            spec.group = *group;
            rest = tail;
        }
        if let [b'.', tail @ ..] = rest {
            let (precision, after) = digits(tail);
            if after.len() < tail.len() {
                spec.precision = precision_of(precision);
            }
            rest = after;
        }
        if let [kind, tail @ ..] = rest
            && has(b"bcdeEfFgGnosxX%", *kind)
        {
            spec.kind = *kind;
            rest = tail;
        }
        rest.is_empty().then_some(spec)
    }
}

/// The width that a count stands for, which has no room beyond a word; none below 0.
pub(super) fn width_of(count: i64) -> usize {
    usize::try_from(count).unwrap_or(0).min(i32::MAX as usize)
}

/// The precision that a count stands for: what is negative, also in 32 bits, is none.
pub(super) fn precision_of(count: i64) -> Option<usize> {
    i32::try_from(count)
        .ok()
        .and_then(|n| usize::try_from(n).ok())
}

/// A number at the start, and what follows it. Numbers turn over at 32 bits.
pub(super) fn digits(text: &[u8]) -> (i64, &[u8]) {
    let mut n = 0u32;
    let mut rest = text;
    while let [c @ b'0'..=b'9', tail @ ..] = rest {
        n = n.wrapping_mul(10).wrapping_add(u32::from(c - b'0'));
        rest = tail;
    }
    (i64::from(n), rest)
}
