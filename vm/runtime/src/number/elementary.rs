//! Elementary functions of floats: in double precision, but on a chip, whose floats are single,
//! in single precision, which takes half of the flash and, with its floating-point unit, a tenth
//! of the time.

use garter_bytecode::ON_CHIP;

macro_rules! functions {
    ($($name:ident $single:ident ($($x:ident)*);)*) => {$(
        #[doc = concat!("`", stringify!($name), "`")]
        pub fn $name($($x: f64),*) -> f64 {
            if ON_CHIP {
                f64::from(libm::$single($($x as f32),*))
            } else {
                libm::$name($($x),*)
            }
        }
    )*};
}

functions! {
    acos acosf(x);
    acosh acoshf(x);
    asin asinf(x);
    asinh asinhf(x);
    atan atanf(x);
    atan2 atan2f(y x);
    atanh atanhf(x);
    cos cosf(x);
    cosh coshf(x);
    erf erff(x);
    erfc erfcf(x);
    exp expf(x);
    expm1 expm1f(x);
    fmod fmodf(x y);
    hypot hypotf(x y);
    lgamma lgammaf(x);
    log logf(x);
    log10 log10f(x);
    log2 log2f(x);
    pow powf(x y);
    sin sinf(x);
    sinh sinhf(x);
    sqrt sqrtf(x);
    tan tanf(x);
    tanh tanhf(x);
}

/// Gamma of a number that is no pole.
pub fn gamma(x: f64) -> f64 {
    if ON_CHIP {
        gamma_by_steps(x)
    } else {
        libm::tgamma(x)
    }
}

/// Gamma of 1 to 2 by a polynomial that is right to a part in 10^8, and from there by steps of
/// one: beyond these bounds the results are no single-precision numbers.
fn gamma_by_steps(x: f64) -> f64 {
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
    let horner = |sum: f64, c: &f64| sum * (x - 1.0) + c;
    factor * COEFFICIENTS.iter().rev().fold(0.0, horner)
}

#[cfg(test)]
mod tests {
    use super::gamma_by_steps;

    #[test]
    fn gamma_by_steps_is_right_in_single_precision() {
        for i in -4000..3600 {
            let x = f64::from(i) / 100.0 + 0.005;
            let (ours, right) = (gamma_by_steps(x), libm::tgamma(x));
            assert!((ours / right - 1.0).abs() < 3e-8, "{x} {ours} {right}");
        }
        assert_eq!(gamma_by_steps(5.0) as f32, 24.0);
        assert_eq!(gamma_by_steps(40.0), f64::INFINITY);
    }
}
