//! Multiplication: schoolbook for short numbers, Karatsuba for long ones.
//!
//! The recursion halves the length each time, so its depth is at most the logarithm of it.

use super::limbs::{add_to, compare, subtract, subtract_from, trim};
use core::cmp::Ordering;

/// From this many limbs of the shorter factor on, splitting pays.
pub const KARATSUBA: usize = if cfg!(target_pointer_width = "64") {
    80
} else {
    40
};

/// Words of working space that [`multiply`] needs for factors of these lengths.
pub fn scratch_len(a: usize, b: usize) -> usize {
    if a.min(b) < KARATSUBA {
        0
    } else {
        // Each level of a balanced product needs 2 * (half + 1) * 2 words, halves shrinking to 0.
        a.min(b) * 4 + 256
    }
}

/// `target = a * b`. `target` is `a.len() + b.len()` long, `scratch` [`scratch_len`].
pub fn multiply(target: &mut [u32], a: &[u32], b: &[u32], scratch: &mut [u32]) {
    let (a, b) = if a.len() < b.len() { (b, a) } else { (a, b) };
    if b.len() < KARATSUBA {
        directly(target, a, b);
        return;
    }
    if a.len() == b.len() {
        karatsuba(target, a, b, scratch);
        return;
    }
    // The longer factor in pieces as long as the shorter one.
    target.fill(0);
    let n = b.len();
    let (product, scratch) = scratch.split_at_mut(2 * n);
    let mut at = 0;
    for piece in a.chunks(n) {
        let product = &mut product[..piece.len() + n];
        if piece.len() == n {
            karatsuba(product, piece, b, scratch);
        } else {
            unbalanced(product, piece, b);
        }
        add_to(&mut target[at..], product);
        at += n;
    }
}

/// The last, shorter piece: quadratic, but there is at most one.
fn unbalanced(target: &mut [u32], a: &[u32], b: &[u32]) {
    directly(target, b, a);
}

/// `target = a * b` in the way that is fastest for short factors.
fn directly(target: &mut [u32], a: &[u32], b: &[u32]) {
    #[cfg(target_pointer_width = "64")]
    super::wide::schoolbook(target, a, b);
    #[cfg(not(target_pointer_width = "64"))]
    schoolbook(target, a, b);
}

/// `target = a * b`, limb by limb. Fast when `b` is the shorter.
pub fn schoolbook(target: &mut [u32], a: &[u32], b: &[u32]) {
    target.fill(0);
    for (i, y) in b.iter().enumerate() {
        let y = u64::from(*y);
        if y == 0 {
            continue;
        }
        let row = &mut target[i..];
        let mut carry = 0u64;
        for (t, x) in row.iter_mut().zip(a) {
            let sum = u64::from(*x) * y + u64::from(*t) + carry;
            *t = sum as u32;
            carry = sum >> 32;
        }
        if let Some(t) = row.get_mut(a.len()) {
            *t = carry as u32;
        }
    }
}

/// Equal lengths: three products of half the length.
fn karatsuba(target: &mut [u32], a: &[u32], b: &[u32], scratch: &mut [u32]) {
    let n = a.len();
    if n < KARATSUBA {
        directly(target, a, b);
        return;
    }
    let half = n.div_ceil(2);
    let (a0, a1) = a.split_at(half);
    let (b0, b1) = b.split_at(half);
    // |a1 - a0| * |b1 - b0|
    let (middle, rest) = scratch.split_at_mut(2 * half);
    let negative = {
        let (da, db) = target[..2 * half].split_at_mut(half);
        let na = difference(da, a0, a1);
        let nb = difference(db, b0, b1);
        let (da, db) = (&*da, &*db);
        karatsuba(middle, da, db, rest);
        na != nb
    };
    {
        let (low, high) = target.split_at_mut(2 * half);
        karatsuba(low, a0, b0, rest);
        if a1.len() == b1.len() {
            karatsuba(high, a1, b1, rest);
        }
    }
    // middle = low + high - (+/-)middle, then added at `half`.
    let (sum, _) = rest.split_at_mut(2 * half + 1);
    sum.fill(0);
    add_to(sum, &target[..2 * half]);
    add_to(sum, &target[2 * half..]);
    if negative {
        add_to(sum, middle);
    } else {
        subtract_from(sum, middle);
    }
    let sum = trim(sum);
    add_to(&mut target[half..], sum);
}

/// `target = |a - b|`, `b` perhaps one limb shorter; gives whether `a < b`.
fn difference(target: &mut [u32], a: &[u32], b: &[u32]) -> bool {
    if compare(a, b) == Ordering::Less {
        // b < 2^(32 * b.len()), so a's limbs beyond b's are 0 here.
        let (low, high) = target.split_at_mut(b.len());
        subtract(low, b, &a[..b.len()]);
        high.fill(0);
        true
    } else {
        subtract(target, a, b);
        false
    }
}
