//! Numbers of twice a float's digits: exact sums of two floats.

/// The exact sum of two floats, the second at most half a unit of the first's last place.
#[derive(Clone, Copy, Debug)]
pub struct Pair(pub f64, pub f64);

/// Upper and lower half of the mantissa (Dekker).
fn halves(a: f64) -> (f64, f64) {
    let c = 134_217_729.0 * a;
    let high = c - (c - a);
    (high, a - high)
}

/// `a * b` exactly, unless it overflows or is subnormal.
pub fn product(a: f64, b: f64) -> Pair {
    let p = a * b;
    let ((ah, al), (bh, bl)) = (halves(a), halves(b));
    Pair(p, ((ah * bh - p) + ah * bl + al * bh) + al * bl)
}

/// `a + b` exactly.
pub fn sum(a: f64, b: f64) -> Pair {
    let s = a + b;
    let part = s - a;
    Pair(s, (a - (s - part)) + (b - part))
}

impl Pair {
    /// The product, nearly.
    pub fn times(self, other: Pair) -> Pair {
        let Pair(p, e) = product(self.0, other.0);
        let e = e + (self.0 * other.1 + self.1 * other.0);
        let sum = p + e;
        Pair(sum, e - (sum - p))
    }

    /// `1 / self`
    pub fn reciprocal(self) -> f64 {
        let first = 1.0 / self.0;
        // One step of Newton's method, the error taken exactly.
        let Pair(p, e) = product(first, self.0);
        let error = (1.0 - p) - e - first * self.1;
        first + first * error
    }
}
