//! The gamma and the error function to the last digit of a double: reckoned with twice its digits
//! and more, because near their zeros and in their products most of them are lost. For PCs; a chip
//! has its own.

use super::wide::Wide;

/// ln(2 pi) / 2
const HALF_LN_TAU: Wide = Wide::constant(false, -128, 0xeb3f_8e43_25f5_a534_94bc_9001_4419_2024);
/// 2 / sqrt(pi)
const TWO_PER_ROOT_PI: Wide =
    Wide::constant(false, -127, 0x906e_ba82_14db_688d_71d4_8a7f_6bfe_c344);

/// From here on Stirling's series has all digits.
const LARGE: f64 = 32.0;
/// Below here products of so many factors take too long, and the reflection loses nothing.
const FAR: f64 = -190.0;

/// Stirling's series: Bernoulli's number 2k divided by 2k(2k - 1).
static STIRLING: [Wide; 19] = [
    Wide::constant(false, -131, 0xaaaa_aaaa_aaaa_aaaa_aaaa_aaaa_aaaa_aaab),
    Wide::constant(true, -136, 0xb60b_60b6_0b60_b60b_60b6_0b60_b60b_60b6),
    Wide::constant(false, -138, 0xd00d_00d0_0d00_d00d_00d0_0d00_d00d_00d0),
    Wide::constant(true, -138, 0x9c09_c09c_09c0_9c09_c09c_09c0_9c09_c09c),
    Wide::constant(false, -138, 0xdca8_f158_c7f9_1ab8_7539_c037_2a3c_5632),
    Wide::constant(true, -137, 0xfb55_86cc_c9e3_e40f_b558_6ccc_9e3e_40fb),
    Wide::constant(false, -135, 0xd20d_20d2_0d20_d20d_20d2_0d20_d20d_20d2),
    Wide::constant(true, -133, 0xf214_3658_7a9c_bee1_0325_4769_8bad_cff2),
    Wide::constant(false, -130, 0xb7f4_b1c0_f033_ffd0_c3b7_f4b1_c0f0_3400),
    Wide::constant(true, -127, 0xb23b_3808_c0f9_cf6d_edce_7312_cc3e_a607),
    Wide::constant(false, -124, 0xd672_2191_6700_2d3a_7a9c_8864_59c0_0b4f),
    Wide::constant(true, -120, 0x9cd9_292e_6660_d55b_3f71_2eb9_e07c_a39e),
    Wide::constant(false, -116, 0x8911_a740_da74_0da7_40da_740d_a740_da74),
    Wide::constant(true, -112, 0x8d0c_c570_e255_bf59_ff6e_ec24_b48f_f1b4),
    Wide::constant(false, -108, 0xa8d1_044d_3708_d1c2_19ee_4fdc_4469_ccaf),
    Wide::constant(true, -104, 0xe884_4d8a_169a_bbc4_0616_9abb_c406_169b),
    Wide::constant(false, -99, 0xb694_d07b_219d_bcc4_8676_f312_19db_cc48),
    Wide::constant(true, -94, 0xa228_8cec_f233_76ae_a602_4d5c_4976_1635),
    Wide::constant(false, -89, 0xa1bb_cde4_ea01_2735_0b88_1273_50b8_8127),
];

/// ln gamma of a number from [`LARGE`].
fn stirling(x: Wide) -> Wide {
    let inverse = x.reciprocal();
    let square = inverse * inverse;
    let mut sum = Wide::ZERO;
    for term in STIRLING.iter().rev() {
        sum = sum * square + *term;
    }
    (x - Wide::of(0.5)) * x.ln() - x + HALF_LN_TAU + sum * inverse
}

/// A number from [`LARGE`] that is so many steps above `x`, and the product of what was passed.
fn raised(x: f64) -> (Wide, Wide) {
    let (mut at, mut passed) = (Wide::of(x), Wide::ONE);
    let mut steps = (LARGE - x).max(0.0);
    while steps > 0.0 {
        passed = passed * at;
        at = at + Wide::ONE;
        steps -= 1.0;
    }
    (at, passed)
}

/// Whether it is 0 or a negative whole number.
fn is_pole(x: f64) -> bool {
    x <= 0.0 && libm::floor(x) == x
}

/// `gamma`: infinite at its poles
pub fn gamma(x: f64) -> f64 {
    if !x.is_finite() {
        return if x > 0.0 { x } else { f64::NAN };
    }
    if is_pole(x) {
        return libm::copysign(f64::INFINITY, x);
    }
    if x > 172.0 {
        return f64::INFINITY;
    }
    if x < FAR {
        // Too small for any float; the sign changes from pole to pole.
        let even = libm::fmod(libm::floor(x), 2.0) == 0.0;
        return if even { 0.0 } else { -0.0 };
    }
    let (at, passed) = raised(x);
    (stirling(at).exp() * passed.reciprocal()).float()
}

/// `ln |gamma|`: infinite at the poles of gamma
pub fn lgamma(x: f64) -> f64 {
    if !x.is_finite() {
        return x.abs();
    }
    if is_pole(x) {
        return f64::INFINITY;
    }
    if x == 1.0 || x == 2.0 {
        return 0.0;
    }
    if x < FAR {
        // Large against what is left of it in the logarithm of a sine, which any digits do for.
        let sine = libm::sin(core::f64::consts::PI * (x - libm::rint(x)));
        let reflected = libm::log(core::f64::consts::PI / sine.abs());
        return (Wide::of(reflected) - stirling(Wide::ONE - Wide::of(x))).float();
    }
    let (at, passed) = raised(x);
    (stirling(at) - passed.abs().ln()).float()
}

/// From here on the error function is 1 to the last digit, and its complement a fraction.
const TAIL: f64 = 6.0;

/// `e ** -(x * x)`
fn bell(x: Wide) -> Wide {
    (-(x * x)).exp()
}

/// The error function of a number between -[`TAIL`] and [`TAIL`].
fn middle(x: f64) -> Wide {
    let x = Wide::of(x);
    let double_square = (x * x).scaled(1);
    let (mut term, mut sum) = (x, x);
    let mut n = 1;
    // All terms have one sign: none takes digits of another.
    while !term.is_nothing_to(sum, 125) {
        n += 2;
        term = (term * double_square).divided(n);
        sum = sum + term;
    }
    sum * bell(x) * TWO_PER_ROOT_PI
}

/// The complement of the error function from [`TAIL`],
/// where it is `bell(x)` by a continued fraction.
fn tail(x: f64) -> f64 {
    let part = 0.5 / (x * x);
    let mut fraction = 1.0;
    for n in (2..60).rev() {
        fraction = 1.0 + f64::from(n) * part / fraction;
    }
    let wide = Wide::of(x);
    let inverse = wide.reciprocal();
    let part = (inverse * inverse).scaled(-1) * Wide::of(1.0 / fraction);
    (bell(wide) * inverse * TWO_PER_ROOT_PI.scaled(-1) * (Wide::ONE + part).reciprocal()).float()
}

/// `erf`
pub fn erf(x: f64) -> f64 {
    if x.is_nan() || x == 0.0 {
        return x;
    }
    if x.abs() >= TAIL {
        return libm::copysign(1.0, x);
    }
    middle(x).float()
}

/// `erfc`
pub fn erfc(x: f64) -> f64 {
    if x.is_nan() {
        x
    } else if x <= -TAIL {
        2.0
    } else if x < TAIL {
        (Wide::ONE - middle(x)).float()
    } else if x < 28.0 {
        tail(x)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests;
