//! Real numbers with 128 binary digits, for functions that lose half of them on the way to a float.
//! Every operation is right to one or two units of the last digit.

use core::ops::{Add, Mul, Neg, Sub};

/// `mantissa * 2 ** exponent`, below zero when `negative`; the mantissa has its top bit set,
/// or is 0.
#[derive(Clone, Copy, Debug)]
pub struct Wide {
    negative: bool,
    exponent: i32,
    mantissa: u128,
}

const DIGITS: i32 = 128;
const LN_2: Wide = Wide::constant(false, -128, 0xb172_17f7_d1cf_79ab_c9e3_b398_03f2_f6af);

impl Wide {
    /// 0
    pub const ZERO: Wide = Wide::constant(false, 0, 0);
    /// 1
    pub const ONE: Wide = Wide::constant(false, 1 - DIGITS, 1 << 127);

    /// A number whose mantissa has its top bit set.
    pub const fn constant(negative: bool, exponent: i32, mantissa: u128) -> Wide {
        Wide {
            negative,
            exponent,
            mantissa,
        }
    }

    fn normal(negative: bool, exponent: i32, mantissa: u128) -> Wide {
        let left = mantissa.leading_zeros();
        if mantissa == 0 {
            return Wide::ZERO;
        }
        Wide::constant(negative, exponent - left as i32, mantissa << left)
    }

    /// A float that is no infinity and no NaN, exactly.
    pub fn of(x: f64) -> Wide {
        let bits = x.to_bits();
        let (exponent, digits) = ((bits >> 52 & 0x7ff) as i32, bits & ((1 << 52) - 1));
        let (exponent, digits) = match exponent {
            0 => (1, digits),
            _ => (exponent, digits | 1 << 52),
        };
        Wide::normal(x.is_sign_negative(), exponent - 1075, u128::from(digits))
    }

    /// The nearest float.
    pub fn float(self) -> f64 {
        // The exponent of its top bit; a subnormal float has fewer digits.
        let top = self.exponent.saturating_add(DIGITS - 1);
        let digits = 53 - (-1022 - top).max(0);
        let size = if self.mantissa == 0 || digits < 0 {
            0.0
        } else if top > 1023 {
            f64::INFINITY
        } else {
            let below = (DIGITS - digits) as u32;
            let kept = self.mantissa.checked_shr(below).unwrap_or(0);
            let rest = self.mantissa - kept.checked_shl(below).unwrap_or(0);
            let half = 1 << (below - 1);
            let up = rest > half || rest == half && kept & 1 == 1;
            libm::ldexp((kept + u128::from(up)) as f64, top + 1 - digits)
        };
        if self.negative { -size } else { size }
    }

    /// Without its sign.
    pub fn abs(self) -> Wide {
        Wide {
            negative: false,
            ..self
        }
    }

    /// Times a power of two.
    pub fn scaled(self, power: i32) -> Wide {
        Wide {
            exponent: self.exponent.saturating_add(power),
            ..self
        }
    }

    /// Divided by a small number that is not 0.
    pub fn divided(self, by: u32) -> Wide {
        Wide::normal(
            self.negative,
            self.exponent,
            self.mantissa / u128::from(by.max(1)),
        )
    }

    /// Whether it is less than one in `2 ** digits` of another.
    pub fn is_nothing_to(self, other: Wide, digits: i32) -> bool {
        self.mantissa == 0 || self.exponent < other.exponent.saturating_sub(digits)
    }

    /// `1 / self`, of a number that is not 0.
    pub fn reciprocal(self) -> Wide {
        // A number from 1 to 2, whose reciprocal a float has a third of the digits of.
        let unit = self.abs().scaled(1 - DIGITS - self.exponent);
        let mut guess = Wide::of(1.0 / unit.float());
        for _ in 0..2 {
            guess = guess + guess * (Wide::ONE - unit * guess);
        }
        let size = guess.scaled(1 - DIGITS - self.exponent);
        if self.negative { -size } else { size }
    }

    /// `e ** self`
    pub fn exp(self) -> Wide {
        let power = libm::rint(self.float() * core::f64::consts::LOG2_E);
        if power.abs() > 1e6 {
            return if self.negative {
                Wide::ZERO
            } else {
                Wide::ONE.scaled(1 << 20)
            };
        }
        // An eighth, of which the series needs few terms; three squares undo that.
        let rest = (self - LN_2 * Wide::of(power)).scaled(-3);
        let mut sum = Wide::ONE;
        for n in (1..=20).rev() {
            sum = Wide::ONE + (rest * sum).divided(n);
        }
        for _ in 0..3 {
            sum = sum * sum;
        }
        sum.scaled(power as i32)
    }

    /// The natural logarithm of a number above 0.
    pub fn ln(self) -> Wide {
        let power = self.exponent.saturating_add(DIGITS);
        let unit = self.scaled(power.saturating_neg());
        let guess = Wide::of(libm::log(unit.float()));
        // What the guess lacks is so little that three terms of the series have all digits.
        let rest = unit * (-guess).exp() - Wide::ONE;
        let terms = Wide::ONE - rest.scaled(-1) + (rest * rest).divided(3);
        guess + rest * terms + LN_2 * Wide::of(f64::from(power))
    }
}

impl Neg for Wide {
    type Output = Wide;

    fn neg(self) -> Wide {
        Wide {
            negative: !self.negative,
            ..self
        }
    }
}

impl Add for Wide {
    type Output = Wide;

    fn add(self, other: Wide) -> Wide {
        if self.mantissa == 0 {
            return other;
        }
        if other.mantissa == 0 {
            return self;
        }
        let larger = (self.exponent, self.mantissa) >= (other.exponent, other.mantissa);
        let (large, small) = if larger { (self, other) } else { (other, self) };
        let apart = large.exponent.saturating_sub(small.exponent);
        let low = small.mantissa.checked_shr(apart as u32).unwrap_or(0);
        if self.negative != other.negative {
            return Wide::normal(large.negative, large.exponent, large.mantissa - low);
        }
        match large.mantissa.checked_add(low) {
            Some(sum) => Wide::constant(large.negative, large.exponent, sum),
            None => {
                let sum = large.mantissa.wrapping_add(low) >> 1 | 1 << 127;
                Wide::constant(large.negative, large.exponent.saturating_add(1), sum)
            }
        }
    }
}

impl Sub for Wide {
    type Output = Wide;

    fn sub(self, other: Wide) -> Wide {
        self + -other
    }
}

impl Mul for Wide {
    type Output = Wide;

    fn mul(self, other: Wide) -> Wide {
        const LOW: u128 = u64::MAX as u128;
        let (a, b) = (self.mantissa >> 64, self.mantissa & LOW);
        let (c, d) = (other.mantissa >> 64, other.mantissa & LOW);
        let (ad, bc) = (a * d, b * c);
        let middle = ((b * d) >> 64) + (ad & LOW) + (bc & LOW);
        let high = a * c + (ad >> 64) + (bc >> 64) + (middle >> 64);
        let exponent = self.exponent.saturating_add(other.exponent);
        let negative = self.negative != other.negative;
        // The product of two top bits is the top bit or the one below it.
        match high >> 127 {
            1 => Wide::constant(negative, exponent.saturating_add(DIGITS), high),
            _ => {
                let next = middle >> 63 & 1;
                Wide::normal(
                    negative,
                    exponent.saturating_add(DIGITS - 1),
                    high << 1 | next,
                )
            }
        }
    }
}
