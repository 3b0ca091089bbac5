//! `x ** y`, nearly always correctly rounded for whole `y`; by the library function otherwise.

use crate::ON_CHIP;

use super::pair::Pair;

/// `x ** y`
pub fn power(x: f64, y: f64) -> f64 {
    let n = y as i32;
    if f64::from(n) != y || n.unsigned_abs() > 1024 || n == 0 {
        return by_logarithm(x, y);
    }
    // Beyond these sizes intermediate halves could overflow or lose bits.
    let size = x.abs();
    if !(1e-140..1e140).contains(&size) {
        return by_logarithm(x, y);
    }
    if ON_CHIP {
        return whole_power(x, n);
    }
    let (mut result, mut square) = (Pair(1.0, 0.0), Pair(x, 0.0));
    let mut left = n.unsigned_abs();
    loop {
        if left & 1 == 1 {
            result = result.times(square);
        }
        left >>= 1;
        if left == 0 {
            break;
        }
        square = square.times(square);
        if !(1e-140..1e140).contains(&square.0) {
            return by_logarithm(x, y);
        }
    }
    if !(1e-280..1e280).contains(&result.0.abs()) {
        return by_logarithm(x, y);
    }
    if n < 0 { result.reciprocal() } else { result.0 }
}

/// `e ** (y * ln x)` to more digits than a float has, where that is a normal number.
fn by_logarithm(x: f64, y: f64) -> f64 {
    let size = x.abs();
    let usual = size > 0.0 && size < f64::INFINITY && (1e-60..1e60).contains(&y.abs());
    if ON_CHIP || !usual || x < 0.0 && libm::rint(y) != y {
        return super::pow(x, y);
    }
    let logarithm = super::logarithm::pair(size);
    let exponent = logarithm.times(Pair(y, 0.0));
    if !(-708.0..709.0).contains(&exponent.0) {
        return super::pow(x, y);
    }
    let result = super::exponential::of_pair(exponent);
    // Odd whole numbers keep the sign.
    let odd = libm::fmod(y, 2.0) != 0.0;
    if x < 0.0 && odd { -result } else { result }
}

/// Right in single precision: doubles hold twice its digits. Overflow and underflow come out as
/// they should, for the exponent's range is eight times as large.
fn whole_power(x: f64, n: i32) -> f64 {
    let (mut result, mut square) = (1.0, x);
    let mut left = n.unsigned_abs();
    while left > 0 {
        if left & 1 == 1 {
            result *= square;
        }
        square *= square;
        left >>= 1;
    }
    if n < 0 { 1.0 / result } else { result }
}
