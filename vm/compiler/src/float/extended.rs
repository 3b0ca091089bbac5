//! Floats with a mantissa of 64 bits, as the official cross compiler reckons with them when it
//! reads and writes decimals: every step rounds, and the last digits hang on the steps.

/// `mantissa * 2^exponent`, the highest bit of the mantissa set; zero has none set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extended {
    mantissa: u64,
    exponent: i32,
}

const TEN: Extended = Extended {
    mantissa: 10 << 60,
    exponent: -60,
};

impl Extended {
    const ZERO: Self = Self {
        mantissa: 0,
        exponent: 0,
    };

    /// An integer, as it is.
    pub(super) fn integer(value: u64) -> Self {
        let zeros = value.leading_zeros();
        if value == 0 {
            return Self::ZERO;
        }
        Self {
            mantissa: value << zeros,
            exponent: -(zeros as i32),
        }
    }

    /// A positive finite double, as it is.
    pub(super) fn double(value: f64) -> Self {
        let bits = value.to_bits();
        let fraction = bits & ((1 << 52) - 1);
        let (mantissa, exponent) = match (bits >> 52 & 0x7ff) as i32 {
            0 => (fraction, -1074),
            exponent => (fraction | 1 << 52, exponent - 1075),
        };
        let own = Self::integer(mantissa);
        Self {
            exponent: own.exponent + exponent,
            ..own
        }
    }

    /// The highest 64 bits of `wide * 2^exponent`, rounded half to even; `rest` says that there
    /// is more below.
    fn round(wide: u128, exponent: i32, rest: bool) -> Self {
        if wide == 0 {
            return Self::ZERO;
        }
        let zeros = wide.leading_zeros();
        let wide = wide << zeros;
        let exponent = exponent - zeros as i32 + 64;
        let (high, low) = ((wide >> 64) as u64, wide as u64);
        const HALF: u64 = 1 << 63;
        let up = low > HALF || (low == HALF && (rest || high & 1 != 0));
        match high.checked_add(u64::from(up)) {
            Some(mantissa) => Self { mantissa, exponent },
            None => Self {
                mantissa: HALF,
                exponent: exponent + 1,
            },
        }
    }

    fn multiply(self, other: Self) -> Self {
        Self::round(
            u128::from(self.mantissa) * u128::from(other.mantissa),
            self.exponent + other.exponent,
            false,
        )
    }

    fn divide(self, other: Self) -> Self {
        if other.mantissa == 0 || self.mantissa == 0 {
            return Self::ZERO;
        }
        // The highest bits being set, the quotient has 64 or 65 bits; two more are for rounding,
        // and what is left over says whether there is more below them.
        let (a, b) = (u128::from(self.mantissa) << 64, u128::from(other.mantissa));
        let (quotient, rest) = (a / b, a % b);
        let (more, rest) = ((rest << 2) / b, (rest << 2) % b);
        Self::round(
            quotient << 2 | more,
            self.exponent - other.exponent - 66,
            rest != 0,
        )
    }

    /// Times ten to a power: bit by bit of the exponent from the lowest, while ten is squared.
    pub(super) fn scale(mut self, power: i32) -> Self {
        let (mut left, mut base) = (power.unsigned_abs(), TEN);
        while left != 0 && self.mantissa != 0 {
            if left & 1 != 0 {
                self = if power > 0 {
                    self.multiply(base)
                } else {
                    self.divide(base)
                };
            }
            left >>= 1;
            if left != 0 {
                base = base.multiply(base);
            }
        }
        self
    }

    /// The nearest double, half to even.
    pub(super) fn to_double(self) -> f64 {
        // The place of the highest bit.
        let top = self.exponent.saturating_add(63);
        if self.mantissa == 0 || top < -1076 {
            return 0.0;
        }
        if top > 1023 {
            return f64::INFINITY;
        }
        // Subnormal doubles have fewer bits.
        let lost = if top < -1022 {
            11 + (-1022 - top) as u32
        } else {
            11
        };
        let wide = u128::from(self.mantissa);
        let (kept, rest) = (wide >> lost, wide & ((1 << lost) - 1));
        let half = 1 << (lost - 1);
        let kept = kept + u128::from(rest > half || (rest == half && kept & 1 != 0));
        let exponent = if top < -1022 { 0 } else { top + 1022 };
        // The hidden bit, and a carry out of the mantissa, add to the exponent.
        let bits = ((exponent as u64) << 52) + kept as u64;
        f64::from_bits(bits)
    }

    /// The nearest whole number, halves up; for values below 2^63.
    pub(super) fn to_integer(self) -> u64 {
        if self.mantissa == 0 || self.exponent <= -65 {
            return 0;
        }
        if self.exponent >= 0 {
            return self.mantissa;
        }
        let wide = u128::from(self.mantissa);
        let half = 1u128 << (-self.exponent - 1);
        ((wide + half) >> -self.exponent) as u64
    }
}

/// A whole power of a double, rounded once; `None` when the exponent is not whole, or so large
/// that the steps would add up.
pub(super) fn power(base: f64, exponent: f64) -> Option<f64> {
    const MOST: f64 = 1_048_576.0;
    if !base.is_finite() || base == 0.0 || libm::fabs(exponent) > MOST {
        return None;
    }
    let whole = exponent as i32;
    if f64::from(whole) != exponent {
        return None;
    }
    let magnitude = Extended::double(libm::fabs(base));
    let mut square = Wide {
        mantissa: u128::from(magnitude.mantissa) << 64,
        exponent: magnitude.exponent - 64,
    };
    let mut product = Wide {
        mantissa: 1 << 127,
        exponent: -127,
    };
    let mut left = whole.unsigned_abs();
    while left != 0 {
        if left & 1 != 0 {
            product = product.multiply(square)?;
        }
        left >>= 1;
        if left != 0 {
            square = square.multiply(square)?;
        }
    }
    if whole < 0 {
        product = product.invert();
    }
    let value = product.to_double()?;
    Some(if base < 0.0 && whole & 1 != 0 {
        -value
    } else {
        value
    })
}

/// A mantissa of 128 bits, the highest one set; steps are cut, not rounded.
#[derive(Clone, Copy)]
struct Wide {
    mantissa: u128,
    exponent: i32,
}

impl Wide {
    fn multiply(self, other: Self) -> Option<Self> {
        const LOW: u128 = u64::MAX as u128;
        let (a, b) = (self.mantissa >> 64, self.mantissa & LOW);
        let (c, d) = (other.mantissa >> 64, other.mantissa & LOW);
        let (low, left, right) = (b * d, a * d, b * c);
        let middle = (low >> 64) + (left & LOW) + (right & LOW);
        let high = a * c + (left >> 64) + (right >> 64) + (middle >> 64);
        let zeros = high.leading_zeros();
        let below = (middle << 64) >> (128 - zeros.max(1));
        let mantissa = match zeros {
            0 => high,
            zeros => high << zeros | below,
        };
        let exponent = self.exponent.checked_add(other.exponent)?;
        Some(Self {
            mantissa,
            exponent: exponent.checked_add(128 - zeros as i32)?,
        })
    }

    /// One divided by it.
    fn invert(self) -> Self {
        let (mut quotient, mut rest) = (0u128, 0u128);
        // Bit by bit: 2^254 divided by the mantissa.
        let mut carry = true;
        for _ in 0..255 {
            let over = rest >> 127 != 0;
            rest = rest << 1 | u128::from(core::mem::take(&mut carry));
            let fits = over || rest >= self.mantissa;
            if fits {
                rest = rest.wrapping_sub(self.mantissa);
            }
            quotient = quotient << 1 | u128::from(fits);
        }
        let zeros = quotient.leading_zeros();
        Self {
            mantissa: quotient << zeros,
            exponent: -254 - self.exponent - zeros as i32,
        }
    }

    fn to_double(self) -> Option<f64> {
        let top = self.exponent.checked_add(127)?;
        // At the edges of what doubles hold, the library knows better.
        if !(-1021..1023).contains(&top) {
            return None;
        }
        let extended = Extended {
            mantissa: (self.mantissa >> 64) as u64,
            exponent: self.exponent + 64,
        };
        // Rounded once: a sticky bit stands for everything below.
        let sticky = u64::from(self.mantissa as u64 != 0);
        Some(
            Extended {
                mantissa: extended.mantissa | sticky,
                ..extended
            }
            .to_double(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn doubles_come_back(value in proptest::num::f64::POSITIVE | proptest::num::f64::SUBNORMAL) {
            let value = value.abs();
            prop_assert_eq!(Extended::double(value).to_double(), value);
        }

        #[test]
        fn whole_powers_are_near_those_of_the_library(base in 0.001f64..1000.0, exponent in -60i32..60) {
            let (own, library) = (power(base, f64::from(exponent)), base.powi(exponent));
            if let Some(own) = own {
                prop_assert!((own - library).abs() <= library * 1e-12, "{own} {library}");
            }
        }
    }

    #[test]
    fn powers_that_doubles_hold_are_exact() {
        assert_eq!(power(2.0, -10.0), Some(1.0 / 1024.0));
        assert_eq!(power(-3.0, 3.0), Some(-27.0));
        assert_eq!(power(10.0, 22.0), Some(1e22));
        assert_eq!(power(2.0, 0.5), None);
    }
}
