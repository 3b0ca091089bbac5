//! What machines reckon with floats in: doubles, and on a chip, whose floats are single precision
//! and whose floating-point unit knows no others, singles.
//!
//! Sums, differences, products and quotients of singles are the same either way, subnormal ones,
//! too: what a double keeps of them is more than twice a single's digits, so rounding it once more
//! changes nothing. That is not so of integers that a single does not hold: with those, a chip
//! reckons in doubles like all others.

use core::ops::{Add, Div, Mul, Sub};

/// A float of the machine's. That of a PC with single precision is rounded when it becomes a value.
#[cfg(target_os = "none")]
pub type Real = f32;
/// A float of the machine's. That of a PC with single precision is rounded when it becomes a value.
#[cfg(not(target_os = "none"))]
pub type Real = f64;

/// What is asked of singles and doubles alike.
pub trait Width:
    Copy
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
{
    /// 0
    const ZERO: Self;

    /// The nearest to an integer.
    fn nearest(i: i32) -> Self;

    /// The same as an integer, if there is one.
    fn exactly(i: i32) -> Option<Self>;

    /// The same as a double.
    fn double(self) -> f64;

    /// The whole number that is not greater.
    fn floor(self) -> Self;

    /// Its whole part, unless that is so large that [`Width::parts`] are to be asked.
    fn whole(self) -> Option<i64>;

    /// A number without whole part as an integer, and two to which power it is times.
    fn parts(self) -> (u64, usize);

    /// As a value on the heap has it: the low and the high word.
    fn words(self) -> [u32; 2];

    /// What [`Width::words`] gave.
    fn from_words(words: [u32; 2]) -> Self;
}

/// Below this size, a single's whole part is a small integer.
const WHOLE: f32 = 1e9;

impl Width for f32 {
    const ZERO: f32 = 0.0;

    fn nearest(i: i32) -> f32 {
        i as f32
    }

    fn exactly(i: i32) -> Option<f32> {
        let f = i as f32;
        // Of the numbers beyond, the last one would come back as the greatest integer.
        (f as i32 == i && i != i32::MAX).then_some(f)
    }

    fn double(self) -> f64 {
        f64::from(self)
    }

    fn floor(self) -> f32 {
        // Beyond, there are no others than whole numbers.
        if self.abs() < WHOLE {
            let near = self as i32 as f32;
            near - f32::from(u8::from(near > self))
        } else {
            self
        }
    }

    fn whole(self) -> Option<i64> {
        (self.abs() < WHOLE).then(|| i64::from(self as i32))
    }

    fn parts(self) -> (u64, usize) {
        let bits = self.to_bits();
        let mantissa = bits & 0x7f_ffff | 0x80_0000;
        let exponent = (bits >> 23 & 0xff) as usize;
        (u64::from(mantissa), exponent.saturating_sub(150))
    }

    fn words(self) -> [u32; 2] {
        [self.to_bits(), 0]
    }

    fn from_words([low, _]: [u32; 2]) -> f32 {
        f32::from_bits(low)
    }
}

impl Width for f64 {
    const ZERO: f64 = 0.0;

    #[inline(always)]
    fn nearest(i: i32) -> f64 {
        f64::from(i)
    }

    #[inline(always)]
    fn exactly(i: i32) -> Option<f64> {
        Some(f64::from(i))
    }

    #[inline(always)]
    fn double(self) -> f64 {
        self
    }

    #[inline(always)]
    fn floor(self) -> f64 {
        libm::floor(self)
    }

    #[inline(always)]
    fn whole(self) -> Option<i64> {
        (self.abs() < 9e18).then_some(self as i64)
    }

    #[inline(always)]
    fn parts(self) -> (u64, usize) {
        let bits = self.to_bits();
        let mantissa = bits & ((1 << 52) - 1) | 1 << 52;
        let exponent = (bits >> 52 & 0x7ff) as usize;
        (mantissa, exponent.saturating_sub(1075))
    }

    #[inline(always)]
    fn words(self) -> [u32; 2] {
        let bits = self.to_bits();
        [bits as u32, (bits >> 32) as u32]
    }

    #[inline(always)]
    fn from_words([low, high]: [u32; 2]) -> f64 {
        f64::from_bits(u64::from(high) << 32 | u64::from(low))
    }
}

/// What an operator gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer<F> {
    /// Comparisons.
    Truth(bool),
    /// The others.
    Number(F),
}

/// The operators that give the same in every width that holds their operands, by their number in
/// opcodes; `None`: another one, or a division by 0.
#[cfg_attr(not(target_os = "none"), inline(always))]
pub fn binary<F: Width>(number: u8, a: F, b: F) -> Option<Answer<F>> {
    Some(match number {
        0 => Answer::Truth(a < b),
        1 => Answer::Truth(a > b),
        2 => Answer::Truth(a == b),
        3 => Answer::Truth(a <= b),
        4 => Answer::Truth(a >= b),
        5 => Answer::Truth(a != b),
        14 | 27 => Answer::Number(a + b),
        15 | 28 => Answer::Number(a - b),
        16 | 29 => Answer::Number(a * b),
        19 | 32 if b != F::ZERO => Answer::Number(a / b),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What rounding, signs and exponents turn on.
    const EDGES: [f32; 26] = [
        0.0,
        -0.0,
        1.0,
        -1.0,
        1.5,
        3.0,
        1.0 / 3.0,
        0.1,
        f32::EPSILON,
        1.0 + f32::EPSILON,
        1.0 - f32::EPSILON / 2.0,
        2.0 - f32::EPSILON,
        16_777_215.0,
        16_777_216.0,
        -16_777_218.0,
        1_073_741_824.0,
        f32::MAX,
        f32::MIN,
        f32::MAX / 2.0,
        f32::MIN_POSITIVE,
        f32::MIN_POSITIVE - f32::from_bits(1),
        f32::from_bits(1),
        -f32::from_bits(3),
        f32::INFINITY,
        f32::NEG_INFINITY,
        f32::NAN,
    ];

    fn same(single: f32, double: f64) -> bool {
        let double = double as f32;
        single.to_bits() == double.to_bits() || single.is_nan() && double.is_nan()
    }

    /// Every operator on singles gives what doubles rounded to singles give.
    fn check_operators(a: f32, b: f32) {
        for number in 0..=u8::MAX {
            let wide = binary(number, f64::from(a), f64::from(b));
            let agree = match (binary(number, a, b), wide) {
                (Some(Answer::Number(single)), Some(Answer::Number(double))) => {
                    same(single, double)
                }
                (Some(Answer::Truth(single)), Some(Answer::Truth(double))) => single == double,
                (None, None) => true,
                _ => false,
            };
            assert!(agree, "{a:e} {b:e}, operator {number}");
        }
    }

    fn check_whole(a: f32) {
        let wide = f64::from(a);
        assert_eq!(f32::from_words(a.words()).to_bits(), a.to_bits());
        assert_eq!(f64::from_words(wide.words()).to_bits(), wide.to_bits());
        if !a.is_finite() {
            return;
        }
        // Zero's sign is lost, as it is in an integer.
        assert_eq!(f64::from(a.floor()), wide.floor(), "{a:e}");
        match (a.whole(), wide.whole()) {
            (Some(single), Some(double)) => assert_eq!(single, double, "{a:e}"),
            (None, _) => {
                let (mantissa, exponent) = a.parts();
                let size = libm::scalbn(mantissa as f64, exponent as i32);
                assert_eq!(size, wide.abs(), "{a:e}");
            }
            (Some(_), None) => panic!("{a:e}"),
        }
        if wide.whole().is_none() {
            let (mantissa, exponent) = wide.parts();
            assert_eq!(libm::scalbn(mantissa as f64, exponent as i32), wide.abs());
        }
    }

    fn check_integer(i: i32) {
        let wide = f64::from(i);
        assert!(same(f32::nearest(i), wide) && f64::nearest(i) == wide);
        let holds = f64::from(wide as f32) == wide;
        let exactly = f32::exactly(i).map(f64::from);
        assert_eq!(exactly, holds.then_some(wide), "{i}");
        assert_eq!(f64::exactly(i), Some(wide));
    }

    #[test]
    fn singles_and_doubles_agree_at_the_edges() {
        for a in EDGES {
            check_whole(a);
            for b in EDGES {
                check_operators(a, b);
            }
        }
        for shift in 0..32 {
            for off in -2..=2 {
                check_integer((1i32 << shift).wrapping_add(off));
                check_integer((-1i32 << shift).wrapping_add(off));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn singles_and_doubles_agree(a: u32, b: u32, i: i32, edge in 0..EDGES.len()) {
            let (a, b) = (f32::from_bits(a), f32::from_bits(b));
            check_operators(a, b);
            check_operators(a, EDGES[edge]);
            check_operators(EDGES[edge], b);
            check_whole(a);
            check_integer(i);
            check_integer(i >> 8);
        }

        /// Sums of neighbours in size, where all digits count.
        #[test]
        fn singles_and_doubles_agree_of_similar_size(a: u32, b: u32, apart in 0_u32..60) {
            let exponent = (a >> 23 & 0xff).saturating_sub(30) + apart;
            let b = f32::from_bits(b & 0x807f_ffff | exponent.min(254) << 23);
            check_operators(f32::from_bits(a), b);
        }

        /// Products and quotients that are subnormal or just not, where a single has fewer digits.
        #[test]
        fn singles_and_doubles_agree_on_subnormal_results(a: u32, b: u32, near in 0_u32..60) {
            let with = |bits: u32, exponent: u32| f32::from_bits(bits & 0x807f_ffff | exponent.clamp(0, 254) << 23);
            // Exponents whose sum, or difference, is about the smallest.
            let first = a >> 23 & 0x7f;
            check_operators(with(a, first), with(b, (127 + 30 - near.min(127 + 30)).saturating_sub(first)));
            check_operators(with(a, first), with(b, first + 127 - 30 + near));
        }

        #[test]
        fn whole_parts_are_those_of_doubles(n: i32, scale in 0_u32..40) {
            check_whole(n as f32 / (1u64 << scale) as f32);
            check_whole(n as f32 * (1u64 << scale) as f32);
        }
    }
}
