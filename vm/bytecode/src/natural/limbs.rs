//! Comparing, adding, subtracting and shifting natural numbers.

use core::cmp::Ordering;

/// The slice without its leading (most significant) zeros.
#[inline]
pub fn trim(a: &[u32]) -> &[u32] {
    let mut n = a.len();
    while n > 0 && a[n - 1] == 0 {
        n -= 1;
    }
    &a[..n]
}

/// Compares two natural numbers, which may have leading zeros.
pub fn compare(a: &[u32], b: &[u32]) -> Ordering {
    let (a, b) = (trim(a), trim(b));
    a.len()
        .cmp(&b.len())
        .then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// `target = a + b`; gives the carry. `target` is as long as the longer of them.
pub fn add(target: &mut [u32], a: &[u32], b: &[u32]) -> u32 {
    let (a, b) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let mut carry = 0u64;
    let mut done = 0;
    if !crate::ON_CHIP {
        done = target.len().min(b.len()) & !1;
        carry = u64::from(super::wide::add(
            &mut target[..done],
            &a[..done],
            &b[..done],
        ));
    }
    let (target, a, b) = (&mut target[done..], &a[done..], &b[done..]);
    for ((t, x), y) in target.iter_mut().zip(a).zip(b) {
        let sum = u64::from(*x) + u64::from(*y) + carry;
        *t = sum as u32;
        carry = sum >> 32;
    }
    for (t, x) in target.iter_mut().zip(a).skip(b.len()) {
        let sum = u64::from(*x) + carry;
        *t = sum as u32;
        carry = sum >> 32;
    }
    carry as u32
}

/// `target += b`; gives the carry out of `target`, which is at least as long as `b`.
pub fn add_to(target: &mut [u32], b: &[u32]) -> u32 {
    let mut carry = 0u64;
    for (t, y) in target.iter_mut().zip(b) {
        let sum = u64::from(*t) + u64::from(*y) + carry;
        *t = sum as u32;
        carry = sum >> 32;
    }
    for t in target.iter_mut().skip(b.len()) {
        if carry == 0 {
            break;
        }
        let sum = u64::from(*t) + carry;
        *t = sum as u32;
        carry = sum >> 32;
    }
    carry as u32
}

/// `target = a - b` for `a >= b`. `target` is as long as `a`, and `a` at least as `b`.
pub fn subtract(target: &mut [u32], a: &[u32], b: &[u32]) {
    let mut borrow = 0i64;
    let mut done = 0;
    if !crate::ON_CHIP {
        done = target.len().min(b.len()) & !1;
        borrow = -i64::from(super::wide::subtract(
            &mut target[..done],
            &a[..done],
            &b[..done],
        ));
    }
    let (target, a, b) = (&mut target[done..], &a[done..], &b[done..]);
    for (i, (t, x)) in target.iter_mut().zip(a).enumerate() {
        let y = b.get(i).copied().unwrap_or(0);
        let difference = i64::from(*x) - i64::from(y) + borrow;
        *t = difference as u32;
        borrow = difference >> 32;
    }
}

/// `target -= b` for `target >= b`.
pub fn subtract_from(target: &mut [u32], b: &[u32]) {
    let mut borrow = 0i64;
    for (t, y) in target.iter_mut().zip(b) {
        let difference = i64::from(*t) - i64::from(*y) + borrow;
        *t = difference as u32;
        borrow = difference >> 32;
    }
    for t in target.iter_mut().skip(b.len()) {
        if borrow == 0 {
            break;
        }
        let difference = i64::from(*t) + borrow;
        *t = difference as u32;
        borrow = difference >> 32;
    }
}

/// `target = target * factor + addend`; gives what overflows.
pub fn multiply_small(target: &mut [u32], factor: u32, addend: u32) -> u32 {
    let mut carry = u64::from(addend);
    for t in target.iter_mut() {
        let product = u64::from(*t) * u64::from(factor) + carry;
        *t = product as u32;
        carry = product >> 32;
    }
    carry as u32
}

/// `target /= divisor`; gives the remainder. `divisor` is not 0.
pub fn divide_small(target: &mut [u32], divisor: u32) -> u32 {
    let divisor = u64::from(divisor.max(1));
    let mut remainder = 0u64;
    for t in target.iter_mut().rev() {
        let part = remainder << 32 | u64::from(*t);
        *t = (part / divisor) as u32;
        remainder = part % divisor;
    }
    remainder as u32
}

/// `target = a << shift`. `target` is at least `a.len() + shift / 32 + 1` long.
pub fn shift_left(target: &mut [u32], a: &[u32], shift: usize) {
    let (limbs, bits) = (shift / 32, shift % 32);
    target.fill(0);
    let Some(target) = target.get_mut(limbs..) else {
        return;
    };
    let mut carry = 0u64;
    for (t, x) in target.iter_mut().zip(a) {
        let wide = u64::from(*x) << bits | carry;
        *t = wide as u32;
        carry = wide >> 32;
    }
    if let Some(t) = target.get_mut(a.len()) {
        *t = carry as u32;
    }
}

/// `target = a >> shift`, filling `target`; gives whether a set bit was lost.
pub fn shift_right(target: &mut [u32], a: &[u32], shift: usize) -> bool {
    let (limbs, bits) = (shift / 32, shift % 32);
    let lost_limbs = a.iter().take(limbs).any(|x| *x != 0);
    let lost_bits = a.get(limbs).is_some_and(|x| x & ((1u32 << bits) - 1) != 0);
    for (i, t) in target.iter_mut().enumerate() {
        let low = a.get(limbs + i).copied().unwrap_or(0);
        let high = a.get(limbs + i + 1).copied().unwrap_or(0);
        *t = ((u64::from(high) << 32 | u64::from(low)) >> bits) as u32;
    }
    lost_limbs || lost_bits
}

/// Number of bits up to the highest set one.
pub fn bit_length(a: &[u32]) -> usize {
    let a = trim(a);
    match a.last() {
        Some(top) => a.len() * 32 - top.leading_zeros() as usize,
        None => 0,
    }
}
