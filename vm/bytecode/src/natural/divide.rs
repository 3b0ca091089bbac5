//! Long division (Knuth, algorithm D).

#[cfg(not(target_pointer_width = "64"))]
use super::limbs::{shift_left, shift_right};

#[cfg(target_pointer_width = "64")]
pub use super::wide::{divide, scratch_len};

/// Words of working space that [`divide`] needs for numbers of these lengths.
#[cfg(not(target_pointer_width = "64"))]
pub fn scratch_len(u: usize, v: usize) -> usize {
    u + v + 2
}

/// Divides `u` by `v`: the quotient goes to `quotient`, the remainder to `remainder`.
///
/// `v` has at least two limbs, the top one not 0, and `u` at least as many as `v`. `quotient` is
/// `u.len() - v.len() + 1` long, `remainder` as long as `v`, `scratch` [`scratch_len`].
#[cfg(not(target_pointer_width = "64"))]
pub fn divide(
    quotient: &mut [u32],
    remainder: &mut [u32],
    u: &[u32],
    v: &[u32],
    scratch: &mut [u32],
) {
    let n = v.len();
    let m = u.len() - n;
    let shift = v[n - 1].leading_zeros() as usize;
    let (un, vn) = scratch.split_at_mut(u.len() + 1);
    let vn = &mut vn[..n + 1];
    shift_left(un, u, shift);
    shift_left(vn, v, shift);
    let vn = &vn[..n];
    let (top, second) = (u64::from(vn[n - 1]), u64::from(vn[n - 2]));
    for j in (0..=m).rev() {
        let head = u64::from(un[j + n]) << 32 | u64::from(un[j + n - 1]);
        let (mut q, mut r) = (head / top, head % top);
        while q >> 32 != 0 || q * second > (r << 32 | u64::from(un[j + n - 2])) {
            q -= 1;
            r += top;
            if r >> 32 != 0 {
                break;
            }
        }
        let (mut carry, mut borrow) = (0u64, 0i64);
        let part = &mut un[j..=j + n];
        for (x, y) in part.iter_mut().zip(vn) {
            let product = q * u64::from(*y) + carry;
            carry = product >> 32;
            let difference = i64::from(*x) - i64::from(product as u32) + borrow;
            *x = difference as u32;
            borrow = difference >> 32;
        }
        let difference = i64::from(part[n]) - carry as i64 + borrow;
        part[n] = difference as u32;
        if difference < 0 {
            q -= 1;
            let mut carry = 0u64;
            for (x, y) in part.iter_mut().zip(vn) {
                let sum = u64::from(*x) + u64::from(*y) + carry;
                *x = sum as u32;
                carry = sum >> 32;
            }
            part[n] = part[n].wrapping_add(carry as u32);
        }
        quotient[j] = q as u32;
    }
    shift_right(remainder, &un[..n + 1], shift);
}
