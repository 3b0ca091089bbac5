//! Decimal numbers of any length that a double can have, halved and doubled digit by digit: little
//! code, no tables, exact.

/// Digits kept: the longest double has 767.
const DOUBLE: usize = 800;
/// Digits kept where floats are single: the longest number halfway between two of them has 113. Of
/// what has more, it is kept that there are more.
pub(super) const SINGLE: usize = 160;
/// Most that is shifted at once: ten times 2 to this fits a word.
const STEP: u32 = 27;
/// Digits that doubling so often adds at most.
const MORE: usize = 9;
/// Bits of a double's fraction, and its smallest exponent.
const FRACTION: u32 = 52;
const LEAST: i32 = -1022;
/// Powers of two just below each power of ten.
const BELOW: [u32; 9] = [1, 3, 6, 9, 13, 16, 19, 23, 26];

/// `0.d1 d2 d3 ...` times ten to `point`. The first digit is not 0, nor is the last.
pub(super) struct Long<const ROOM: usize> {
    digits: [u8; ROOM],
    len: usize,
    point: i32,
    /// Digits beyond the last were left out, not all of them 0.
    cut: bool,
}

impl<const ROOM: usize> Long<ROOM> {
    const ZERO: Self = Long {
        digits: [0; ROOM],
        len: 0,
        point: 0,
        cut: false,
    };

    /// The size of a finite float.
    pub(super) fn of(x: f64) -> Self {
        let bits = x.to_bits();
        let exponent = (bits >> FRACTION & 0x7ff) as i32;
        let mut mantissa = bits & ((1 << FRACTION) - 1);
        if exponent > 0 {
            mantissa |= 1 << FRACTION;
        }
        // Nothing is doubled to be halved again.
        let zeros = if mantissa == 0 {
            0
        } else {
            mantissa.trailing_zeros()
        };
        mantissa >>= zeros;
        let mut long = Self::ZERO;
        let mut text = [0; 20];
        let mut at = text.len();
        while mantissa > 0 && at > 0 {
            at -= 1;
            text[at] = (mantissa % 10) as u8;
            mantissa /= 10;
        }
        for digit in &text[at..] {
            long.push(*digit);
        }
        long.point = long.len as i32;
        long.trim();
        long.shift(exponent.max(1) + LEAST - 1 - FRACTION as i32 + zeros as i32);
        long
    }

    /// Appends a digit.
    fn push(&mut self, digit: u8) {
        match self.digits.get_mut(self.len) {
            Some(room) => {
                *room = digit;
                self.len += 1;
            }
            None => self.cut |= digit != 0,
        }
    }

    fn digit(&self, index: usize) -> u8 {
        let kept = self.digits.get(..self.len).unwrap_or_default();
        kept.get(index).copied().unwrap_or(0)
    }

    fn trim(&mut self) {
        while self.len > 0 && self.digit(self.len - 1) == 0 {
            self.len -= 1;
        }
    }

    /// Multiplies by two to `by`.
    fn shift(&mut self, by: i32) {
        let mut left = by.unsigned_abs();
        while left > 0 && self.len > 0 {
            let step = left.min(STEP);
            if by > 0 {
                self.double(step);
            } else {
                self.halve(step);
            }
            left -= step;
        }
    }

    fn halve(&mut self, times: u32) {
        let (mut rest, mut read) = (0, 0);
        let len = core::mem::take(&mut self.len);
        while read < len || rest > 0 {
            let digit = if read < len { self.digits[read] } else { 0 };
            read += 1;
            rest = rest * 10 + u32::from(digit);
            let out = (rest >> times) as u8;
            rest &= (1 << times) - 1;
            if self.len == 0 && out == 0 {
                self.point -= 1;
            } else {
                // Never before where the next one is read.
                self.push(out);
            }
        }
        self.trim();
    }

    fn double(&mut self, times: u32) {
        let mut carry = 0;
        let len = self.len;
        self.len = (len + MORE).min(ROOM);
        for i in (0..len + MORE).rev() {
            let digit = match i.checked_sub(MORE) {
                Some(i) => self.digits[i],
                None => 0,
            };
            carry += u32::from(digit) << times;
            let out = (carry % 10) as u8;
            carry /= 10;
            match self.digits.get_mut(i) {
                Some(room) => *room = out,
                None => self.cut |= out != 0,
            }
        }
        self.point += MORE as i32;
        let zeros = self.digits.iter().take_while(|d| **d == 0).count();
        self.digits.copy_within(zeros.min(self.len)..self.len, 0);
        self.len = self.len.saturating_sub(zeros);
        self.point -= zeros as i32;
        self.trim();
    }

    /// Whether the number is rounded up when `count` digits are kept.
    fn rounds_up(&self, count: usize) -> bool {
        let half = self.digit(count) == 5 && self.len == count + 1 && !self.cut;
        if half {
            return count > 0 && self.digit(count - 1) % 2 == 1;
        }
        self.digit(count) >= 5
    }

    /// The first digits as text; gives the decimal exponent of the first.
    pub(super) fn rounded(&self, into: &mut [u8]) -> i32 {
        let count = into.len();
        for (i, room) in into.iter_mut().enumerate() {
            *room = b'0' + self.digit(i);
        }
        if self.len == 0 {
            return 0;
        }
        if self.rounds_up(count) {
            for room in into.iter_mut().rev() {
                if *room < b'9' {
                    *room += 1;
                    return self.point - 1;
                }
                *room = b'0';
            }
            if let Some(first) = into.first_mut() {
                *first = b'1';
            }
            return self.point;
        }
        self.point - 1
    }

    /// The whole number that is nearest, or of those beside it the `odd` one, which tells when it
    /// is rounded once more that there was something else; the number is less than two to 54.
    fn nearest(&self, odd: bool) -> u64 {
        let whole = usize::try_from(self.point).unwrap_or(0);
        let mut value = 0;
        for i in 0..whole {
            value = value * 10 + u64::from(self.digit(i));
        }
        if odd {
            return value | u64::from(self.cut || self.len > whole);
        }
        value + u64::from(self.point >= 0 && self.rounds_up(whole))
    }

    /// The float that is nearest, or the `odd` one beside it.
    fn value(&mut self, odd: bool) -> f64 {
        if self.len == 0 || self.point < -330 {
            return 0.0;
        }
        // Beyond all doubles, whatever the digits are.
        if self.point > 310 {
            return f64::INFINITY;
        }
        // To between a half and one.
        let mut exponent = 0;
        while self.point > 0 {
            let by = below(self.point);
            self.halve(by);
            exponent += by as i32;
        }
        while self.point < 0 || self.digit(0) < 5 {
            let by = below(-self.point);
            self.double(by);
            exponent -= by as i32;
        }
        exponent -= 1;
        if exponent < LEAST {
            self.shift(exponent - LEAST);
            exponent = LEAST;
        }
        self.shift(FRACTION as i32 + 1);
        // A mantissa that is rounded up to the next power of two carries into the exponent, as
        // does the highest bit of every number that is not subnormal.
        let biased = (exponent - LEAST) as u64;
        let bits = (biased << FRACTION) + self.nearest(odd);
        f64::from_bits(bits.min(f64::INFINITY.to_bits()))
    }
}

fn below(digits: i32) -> u32 {
    let index = usize::try_from(digits).unwrap_or(0);
    BELOW.get(index).copied().unwrap_or(STEP)
}

/// A whole number with a sign; those that are too large are cut to some that are large enough.
pub(super) fn integer(text: &[u8]) -> Option<i32> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] | rest => (false, rest),
    };
    if digits.is_empty() {
        return None;
    }
    let mut value = 0;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        value = (value * 10 + i32::from(digit - b'0')).min(1_000_000);
    }
    Some(if negative { -value } else { value })
}

/// See [`super::parse`].
pub(super) fn parse(text: &[u8]) -> Option<f64> {
    if crate::ON_CHIP {
        parse_to::<SINGLE>(text, true)
    } else {
        parse_to::<DOUBLE>(text, false)
    }
}

fn parse_to<const ROOM: usize>(text: &[u8], odd: bool) -> Option<f64> {
    let (negative, rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] | rest => (false, rest),
    };
    let value = number::<ROOM>(rest, odd)?;
    Some(if negative { -value } else { value })
}

fn number<const ROOM: usize>(text: &[u8], odd: bool) -> Option<f64> {
    if text.eq_ignore_ascii_case(b"nan") {
        return Some(f64::NAN);
    }
    if text.eq_ignore_ascii_case(b"inf") || text.eq_ignore_ascii_case(b"infinity") {
        return Some(f64::INFINITY);
    }
    let mut long = Long::<ROOM>::ZERO;
    let mut point = false;
    let mut exponent = 0;
    for (i, c) in text.iter().enumerate() {
        match c {
            b'0'..=b'9' => {
                if long.len == 0 && *c == b'0' {
                    long.point -= i32::from(point);
                    continue;
                }
                long.push(c - b'0');
                long.point = long.point.saturating_add(i32::from(!point));
            }
            b'.' if !point => point = true,
            b'e' | b'E' => {
                exponent = integer(&text[i + 1..])?;
                break;
            }
            _ => return None,
        }
    }
    long.point = long.point.saturating_add(exponent);
    long.trim();
    (!text.is_empty()).then(|| long.value(odd))
}

#[cfg(test)]
mod tests {
    use super::super::{core_digits, digits};
    use super::*;
    use proptest::prelude::*;
    use std::format;
    use std::string::String;

    fn check_digits(x: f64, count: usize) {
        let mut cores = [0; 60];
        let wanted = core_digits(x, &mut cores[..count]);
        let (mut ours, mut shorts) = ([0; 60], [0; 60]);
        let exponent = Long::<DOUBLE>::of(x).rounded(&mut ours[..count]);
        assert_eq!((ours, exponent), (cores, wanted), "{x:e} {count}");
        let exponent = Long::<SINGLE>::of(x).rounded(&mut shorts[..count]);
        assert_eq!((shorts, exponent), (cores, wanted), "{x:e} {count}");
    }

    fn check_parse(text: &str) {
        let core = text.parse::<f64>().ok();
        let mut before_exponent = text.bytes().take_while(|b| !b"eE".contains(b));
        if core.is_none() && !before_exponent.any(|b| b.is_ascii_digit()) {
            // A number without digits is 0 on boards: `no_digits_are_zero`.
            return;
        }
        let ours = parse(text.as_bytes()).map(f64::to_bits);
        assert_eq!(ours, core.map(f64::to_bits), "{text}");
    }

    #[test]
    fn the_ends_of_the_range_are_right() {
        for x in [
            0.0,
            5e-324,
            f64::MIN_POSITIVE,
            f64::MAX,
            1.0,
            0.5,
            9.5,
            2.5,
            1e23,
            0.1,
        ] {
            for count in [1, 2, 7, 16, 17, 60] {
                check_digits(x, count);
            }
            check_parse(&format!("{x:e}"));
            check_parse(&format!("{x}"));
        }
        for text in [
            "0",
            "-0",
            "1e400",
            "-1e-400",
            "1.7976931348623159e308",
            "1.7976931348623158e308",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.2250738585072011e-308",
            "9007199254740993",
            "9007199254740992.9999",
            "00.000e5",
            "1.",
            ".5",
            "",
            "1e",
            "1e+",
            "+",
            "1_0",
            "1e5.",
            "inf",
            "-Infinity",
            "NAN",
            "1e99999999999",
            "0e99999999999",
            "123456789012345678901234567890",
        ] {
            if text.eq_ignore_ascii_case("nan") {
                assert!(parse(text.as_bytes()).is_some_and(f64::is_nan));
            } else {
                check_parse(text);
            }
        }
        let half = format!("9007199254740993.{}1", "0".repeat(900));
        check_parse(&half);
        let mut one = [0; 3];
        assert_eq!((digits(99.96, &mut one), &one), (2, b"100"));
    }

    #[test]
    fn no_digits_are_zero() {
        for text in [".", "+.", "e5", ".e-5"] {
            assert_eq!(super::super::parse(text.as_bytes()), Some(0.0), "{text}");
            assert_eq!(super::super::parse_for(true, text.as_bytes()), Some(0.0));
        }
        let negative = super::super::parse(b"-.");
        assert_eq!(negative.map(f64::to_bits), Some((-0.0f64).to_bits()));
        for text in ["-", "..", ".e", "e"] {
            assert_eq!(super::super::parse(text.as_bytes()), None, "{text}");
        }
    }

    /// Rounded to odd and then to a single float.
    fn check_single(text: &str) {
        let ours = parse_to::<SINGLE>(text.as_bytes(), true).map(|x| (x as f32).to_bits());
        assert_eq!(ours, text.parse::<f32>().ok().map(f32::to_bits), "{text}");
    }

    #[test]
    fn single_floats_are_rounded_once() {
        for text in [
            "1.00000017881393432617187499999",
            "1.00000017881393432617187500001",
            "1.0000000596046447753906250000001",
            "3.40282356779733661637539395458142568447e38",
            "3.40282356779733661637539395458142568448e38",
            "7.006492321624085354618e-46",
            "7.006492321624085354619e-46",
            "16777217.0000000001",
            &format!("1.5{}1", "0".repeat(400)),
            &format!("1.00000017881393432617187500000{}1", "0".repeat(400)),
            &format!("1.000000178813934326171875{}", "0".repeat(400)),
            &format!("{}e-420", "9".repeat(420)),
            "1e39",
            "1e-60",
            "0.1",
        ] {
            check_single(text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn digits_are_those_of_core(bits: u64, count in 1_usize..60) {
            let x = f64::from_bits(bits);
            if x.is_finite() {
                check_digits(x, count);
            }
        }

        #[test]
        fn short_numbers_are_those_of_core(n: i32, scale in 0_i32..12, count in 1_usize..20) {
            check_digits(f64::from(n) / 10_f64.powi(scale), count);
            check_digits(f64::from((n as f32) / 8.0), count);
        }

        #[test]
        fn digits_of_singles_are_those_of_core(bits: u32, count in 1_usize..60) {
            let x = f32::from_bits(bits);
            if x.is_finite() {
                check_digits(f64::from(x), count);
            }
        }

        #[test]
        fn text_in_the_middle_of_two_single_floats_is_read_right(bits: u32, zeros in 0_usize..300) {
            let below = f32::from_bits(bits & 0x7fff_ffff);
            let middle = (f64::from(below) + f64::from(below.next_up())) / 2.0;
            if middle.is_finite() {
                let exact = format!("{middle:.160}");
                check_single(&exact);
                check_single(&format!("{exact}{}1", "0".repeat(zeros)));
            }
        }

        #[test]
        fn text_near_the_middle_of_two_single_floats_is_read_right(bits: u32, low in 0_u64..4, digits in 9_usize..25) {
            let middle = f64::from(f32::from_bits(bits & 0x7fff_ffff)).to_bits() + (1 << 28);
            let x = f64::from_bits(middle - 1 + low);
            if x.is_finite() {
                check_single(&format!("{x:.digits$e}"));
                check_single(&format!("{x:e}"));
            }
        }

        #[test]
        fn text_is_read_as_core_reads_it(bits: u64, digits in 0_usize..20, text in "[0-9.e+-]{0,12}") {
            check_parse(&text);
            let x = f64::from_bits(bits);
            if x.is_finite() {
                let shown: String = format!("{x:.digits$e}");
                check_parse(&shown);
                check_parse(&format!("{x:e}"));
            }
        }
    }
}
