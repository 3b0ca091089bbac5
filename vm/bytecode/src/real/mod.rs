//! Powers, logarithms and exponentials with nearly always the nearest result, for the compiler,
//! which reckons with constants, as for the machine. On a chip: those of the library, in single
//! precision.

pub mod exponential;
pub mod logarithm;
pub mod pair;
pub mod power;

use crate::ON_CHIP;

/// The library's `e ** x`.
fn exp(x: f64) -> f64 {
    if ON_CHIP {
        f64::from(libm::expf(x as f32))
    } else {
        libm::exp(x)
    }
}

/// The library's `x ** y`.
fn pow(x: f64, y: f64) -> f64 {
    if ON_CHIP {
        f64::from(libm::powf(x as f32, y as f32))
    } else {
        libm::pow(x, y)
    }
}
