//! `x ** y`, nearly always correctly rounded for whole `y`; by the library function otherwise.

use garter_bytecode::ON_CHIP;

use super::elementary;

/// A number as the exact sum of two.
#[derive(Clone, Copy)]
struct Pair(f64, f64);

/// Upper and lower half of the mantissa (Dekker).
fn halves(a: f64) -> (f64, f64) {
    let c = 134_217_729.0 * a;
    let high = c - (c - a);
    (high, a - high)
}

/// `a * b` exactly.
fn product(a: f64, b: f64) -> Pair {
    let p = a * b;
    let ((ah, al), (bh, bl)) = (halves(a), halves(b));
    Pair(p, ((ah * bh - p) + ah * bl + al * bh) + al * bl)
}

impl Pair {
    fn times(self, other: Pair) -> Pair {
        let Pair(p, e) = product(self.0, other.0);
        let e = e + (self.0 * other.1 + self.1 * other.0);
        let sum = p + e;
        Pair(sum, e - (sum - p))
    }

    /// `1 / self`
    fn reciprocal(self) -> f64 {
        let first = 1.0 / self.0;
        // One step of Newton's method, the error taken exactly.
        let Pair(p, e) = product(first, self.0);
        let error = (1.0 - p) - e - first * self.1;
        first + first * error
    }
}

/// `x ** y`
pub fn power(x: f64, y: f64) -> f64 {
    let n = y as i32;
    if f64::from(n) != y || n.unsigned_abs() > 1024 || n == 0 {
        return elementary::pow(x, y);
    }
    // Beyond these sizes intermediate halves could overflow or lose bits.
    let size = x.abs();
    if !(1e-140..1e140).contains(&size) {
        return elementary::pow(x, y);
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
            return elementary::pow(x, y);
        }
    }
    if !(1e-280..1e280).contains(&result.0.abs()) {
        return elementary::pow(x, y);
    }
    if n < 0 { result.reciprocal() } else { result.0 }
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
