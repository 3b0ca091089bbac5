//! Elementary functions in little code, right to single precision: where floats are single and
//! flash is short. They reckon in double precision, so that no step needs care.

use core::f64::consts::{FRAC_2_PI, FRAC_2_SQRT_PI, FRAC_PI_2, PI};

/// The upper half of the digits of pi / 2, times which a whole number is exact, and the rest.
const QUARTER: f64 = f64::from_bits(FRAC_PI_2.to_bits() & !0xf_ffff);
const QUARTER_REST: f64 = FRAC_PI_2 - QUARTER + 6.123233995736766e-17;

/// In which quarter of the circle an angle is, and where there: from -pi / 4 to pi / 4.
fn quarter(x: f64) -> (u32, f64) {
    let n = libm::rint(x * FRAC_2_PI);
    let rest = (x - n * QUARTER) - n * QUARTER_REST;
    (n as i64 as u32 % 4, rest)
}

/// `c[0] + c[1] x + c[2] x x + ...`
fn series(c: &[f64], x: f64) -> f64 {
    c.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

/// Sine of an angle whose quarter is `quarter` further.
fn wave(x: f64, further: u32) -> f64 {
    let (quarter, rest) = quarter(x);
    let quarter = quarter + further;
    let square = rest * rest;
    let value = if quarter.is_multiple_of(2) {
        const SINE: [f64; 5] = [1.0, -1.0 / 6.0, 1.0 / 120.0, -1.0 / 5040.0, 1.0 / 362_880.0];
        rest * series(&SINE, square)
    } else {
        const COSINE: [f64; 6] = [
            1.0,
            -1.0 / 2.0,
            1.0 / 24.0,
            -1.0 / 720.0,
            1.0 / 40_320.0,
            -1.0 / 3_628_800.0,
        ];
        series(&COSINE, square)
    };
    if quarter & 2 == 0 { value } else { -value }
}

/// `sin`
pub fn sin(x: f64) -> f64 {
    wave(x, 0)
}

/// `cos`
pub fn cos(x: f64) -> f64 {
    wave(x, 1)
}

/// `tan`
pub fn tan(x: f64) -> f64 {
    sin(x) / cos(x)
}

/// The other side of a triangle whose longest is 1.
fn side(x: f64) -> f32 {
    libm::sqrtf(((1.0 - x) * (1.0 + x)) as f32)
}

/// `asin`
pub fn asin(x: f64) -> f64 {
    f64::from(libm::atan2f(x as f32, side(x)))
}

/// `acos`
pub fn acos(x: f64) -> f64 {
    f64::from(libm::atan2f(side(x), x as f32))
}

/// `e ** x`, of an exponent that single precision cannot hold.
fn exp(x: f64) -> f64 {
    let near = x as f32;
    f64::from(libm::expf(near)) * (1.0 + (x - f64::from(near)))
}

/// Beyond this size of `x` the error function is 1 less a continued fraction.
const FAR: f64 = 2.5;

/// `erf`
pub fn erf(x: f64) -> f64 {
    if x > FAR {
        return 1.0 - erfc_far(x);
    }
    if x < -FAR {
        return erfc_far(-x) - 1.0;
    }
    // The sum of (-1)^n x^(2n + 1) / (n! (2n + 1)).
    let (mut term, mut sum) = (x, x);
    for n in 1..40 {
        term *= -x * x / f64::from(n);
        sum += term / f64::from(2 * n + 1);
    }
    sum * FRAC_2_SQRT_PI
}

/// `erfc`
pub fn erfc(x: f64) -> f64 {
    if x > FAR { erfc_far(x) } else { 1.0 - erf(x) }
}

fn erfc_far(x: f64) -> f64 {
    // Beyond this nothing is left in single precision.
    if x > 11.0 {
        return 0.0;
    }
    let fraction = (1..40)
        .rev()
        .fold(x, |below, n| x + f64::from(n) * 0.5 / below);
    exp(-x * x) * (FRAC_2_SQRT_PI / 2.0) / fraction
}

/// Gamma of a number that is no pole.
///
/// From 1 to 2 by a polynomial that is right to a part in 10^8, and from there by steps of one:
/// beyond these bounds the results are no single-precision numbers.
pub fn gamma(x: f64) -> f64 {
    const COEFFICIENTS: [f64; 11] = [
        0.999999992426159,
        -0.5772138244523637,
        0.9889808386922194,
        -0.9062601520988828,
        0.9713585763000444,
        -0.9289196028665387,
        0.8158235573971023,
        -0.5865160031549909,
        0.30993122010109214,
        -0.10304846413649707,
        0.015863865577581956,
    ];
    if x.is_nan() || x > 36.0 {
        return x * f64::INFINITY;
    }
    if x < -50.0 {
        return 0.0;
    }
    let (mut x, mut factor) = (x, 1.0);
    while x > 2.0 {
        x -= 1.0;
        factor *= x;
    }
    while x < 1.0 {
        factor /= x;
        x += 1.0;
    }
    factor * series(&COEFFICIENTS, x - 1.0)
}

/// `lgamma`
pub fn lgamma(x: f64) -> f64 {
    if x.is_infinite() || x <= 0.0 && libm::floor(x) == x {
        return f64::INFINITY;
    }
    let log = |x: f64| f64::from(libm::logf(x as f32));
    if x < -30.0 {
        return log((PI / (x * sin(PI * (x - libm::rint(x))))).abs()) - lgamma(-x);
    }
    if x > 30.0 {
        return (x - 0.5) * log(x) - x + 0.918_938_533_204_672_7 + 1.0 / (12.0 * x);
    }
    let gamma = gamma(x).abs();
    if (gamma - 1.0).abs() < 0.25 {
        return f64::from(libm::log1pf((gamma - 1.0) as f32));
    }
    log(gamma)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        name: &str,
        ours: fn(f64) -> f64,
        right: fn(f64) -> f64,
        (from, to): (f64, f64),
        error: f64,
    ) {
        for i in 0..=3000 {
            let x = f64::from((from + (to - from) * f64::from(i) / 3000.0) as f32);
            let (ours, right) = (ours(x), right(x));
            let same = ours == right || ours.is_nan() && right.is_nan();
            let near = (ours - right).abs() <= error * right.abs().max(1e-30);
            assert!(same || near, "{name}({x}) is {right}, not {ours}");
        }
    }

    #[test]
    fn results_are_right_in_single_precision() {
        const BIT: f64 = 1.2e-7;
        check("sin", sin, libm::sin, (-10.0, 10.0), BIT);
        check("sin", sin, libm::sin, (-1e6, 1e6), BIT);
        check("cos", cos, libm::cos, (-10.0, 10.0), BIT);
        check("tan", tan, libm::tan, (-5.0, 5.0), BIT);
        check("asin", asin, libm::asin, (-1.1, 1.1), 2.0 * BIT);
        check("acos", acos, libm::acos, (-1.1, 1.1), 2.0 * BIT);
        check("erf", erf, libm::erf, (-5.0, 5.0), BIT);
        check("erfc", erfc, libm::erfc, (-5.0, 9.0), 3.0 * BIT);
        check("gamma", gamma, libm::tgamma, (0.001, 35.0), BIT);
        check("gamma", gamma, libm::tgamma, (-20.003, -0.003), BIT);
        check("lgamma", lgamma, libm::lgamma, (2.2, 3000.0), 3.0 * BIT);
        check("lgamma", lgamma, libm::lgamma, (0.01, 0.8), 3.0 * BIT);
        check("lgamma", lgamma, libm::lgamma, (-60.37, -40.37), 8.0 * BIT);
    }

    #[test]
    fn what_is_no_number_stays_none() {
        for f in [sin, cos, tan, asin, acos, erf, erfc, gamma, lgamma] {
            assert!(f(f64::NAN).is_nan());
        }
        assert!(sin(f64::INFINITY).is_nan() && acos(2.0).is_nan());
        assert_eq!((erf(f64::INFINITY), erfc(-f64::INFINITY)), (1.0, 2.0));
        assert_eq!((gamma(40.0), lgamma(-3.0)), (f64::INFINITY, f64::INFINITY));
    }
}
