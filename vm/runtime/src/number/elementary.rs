//! Elementary functions of floats: in double precision, but on a chip, whose floats are single,
//! in single precision, which takes half of the flash and, with its floating-point unit, a tenth
//! of the time.

use garter_bytecode::ON_CHIP;
use garter_bytecode::real::logarithm;

use super::{compact, special};

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
    atan atanf(x);
    atan2 atan2f(y x);
    atanh atanhf(x);
    cosh coshf(x);
    exp expf(x);
    expm1 expm1f(x);
    fmod fmodf(x y);
    log10 log10f(x);
    pow powf(x y);
    sinh sinhf(x);
    sqrt sqrtf(x);
    tanh tanhf(x);
}

/// The length of `(x, y)`, as boards reckon it: squares that no float holds make it infinite or 0.
pub fn hypot(x: f64, y: f64) -> f64 {
    sqrt(x * x + y * y)
}

macro_rules! exact {
    ($($name:ident $single:ident;)*) => {$(
        #[doc = concat!("`", stringify!($name), "`")]
        pub fn $name(x: f64) -> f64 {
            if ON_CHIP {
                f64::from(libm::$single(x as f32))
            } else {
                logarithm::$name(x)
            }
        }
    )*};
}

exact! {
    acosh acoshf;
    asinh asinhf;
    log logf;
    log2 log2f;
}

macro_rules! compact {
    ($($name:ident $double:path;)*) => {$(
        #[doc = concat!("`", stringify!($name), "`; a pole is for the caller to see")]
        pub fn $name(x: f64) -> f64 {
            if ON_CHIP {
                compact::$name(x)
            } else {
                $double(x)
            }
        }
    )*};
}

compact! {
    acos libm::acos;
    asin libm::asin;
    cos libm::cos;
    erf special::erf;
    erfc special::erfc;
    gamma special::gamma;
    lgamma special::lgamma;
    sin libm::sin;
    tan libm::tan;
}
