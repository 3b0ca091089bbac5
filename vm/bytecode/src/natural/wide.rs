//! Inner loops over two limbs at a time, for processors that multiply 64 by 64 bits.

/// Two limbs as one digit.
#[inline(always)]
pub(super) fn join(limbs: [u32; 2]) -> u64 {
    u64::from(limbs[1]) << 32 | u64::from(limbs[0])
}

/// A digit as two limbs.
#[inline(always)]
pub(super) fn split(digit: u64) -> [u32; 2] {
    [digit as u32, (digit >> 32) as u32]
}

/// Digits that are worked on without looking at the carry between them: the processor keeps it.
const RUN: usize = 16;

/// `target = a + b` over the pairs of limbs; gives whether there is a carry.
#[inline]
pub(super) fn add(target: &mut [u32], a: &[u32], b: &[u32]) -> bool {
    let (targets, target) = target.as_chunks_mut::<RUN>();
    let ((x, a), (y, b)) = (a.as_chunks::<RUN>(), b.as_chunks::<RUN>());
    let mut carry = false;
    for (t, (x, y)) in targets.iter_mut().zip(x.iter().zip(y)) {
        carry = add_run(t, x, y, carry);
    }
    add_run(target, a, b, carry)
}

#[inline(always)]
fn add_run(target: &mut [u32], a: &[u32], b: &[u32], mut carry: bool) -> bool {
    let pairs = a.as_chunks::<2>().0.iter().zip(b.as_chunks::<2>().0);
    for (t, (x, y)) in target.as_chunks_mut::<2>().0.iter_mut().zip(pairs) {
        let (sum, over) = join(*x).overflowing_add(join(*y));
        let (sum, more) = sum.overflowing_add(u64::from(carry));
        *t = split(sum);
        carry = over | more;
    }
    carry
}

/// `target = a - b` over the pairs of limbs; gives whether something is to be borrowed.
#[inline]
pub(super) fn subtract(target: &mut [u32], a: &[u32], b: &[u32]) -> bool {
    let (targets, target) = target.as_chunks_mut::<RUN>();
    let ((x, a), (y, b)) = (a.as_chunks::<RUN>(), b.as_chunks::<RUN>());
    let mut borrow = false;
    for (t, (x, y)) in targets.iter_mut().zip(x.iter().zip(y)) {
        borrow = subtract_run(t, x, y, borrow);
    }
    subtract_run(target, a, b, borrow)
}

#[inline(always)]
fn subtract_run(target: &mut [u32], a: &[u32], b: &[u32], mut borrow: bool) -> bool {
    let pairs = a.as_chunks::<2>().0.iter().zip(b.as_chunks::<2>().0);
    for (t, (x, y)) in target.as_chunks_mut::<2>().0.iter_mut().zip(pairs) {
        let (difference, under) = join(*x).overflowing_sub(join(*y));
        let (difference, more) = difference.overflowing_sub(u64::from(borrow));
        *t = split(difference);
        borrow = under | more;
    }
    borrow
}

/// `target += a * factor` over the pairs of limbs that both have; gives the carry.
#[inline]
pub(super) fn add_product(target: &mut [u32], a: &[u32], factor: u64) -> u64 {
    let mut carry = 0u64;
    for (t, x) in target
        .as_chunks_mut::<2>()
        .0
        .iter_mut()
        .zip(a.as_chunks::<2>().0)
    {
        let sum =
            u128::from(join(*x)) * u128::from(factor) + u128::from(join(*t)) + u128::from(carry);
        *t = split(sum as u64);
        carry = (sum >> 64) as u64;
    }
    carry
}

/// `target -= a * factor` over the pairs of limbs that both have; gives what is to be borrowed.
#[inline]
fn subtract_product(target: &mut [u32], a: &[u32], factor: u64) -> u64 {
    let mut carry = 0u64;
    for (t, x) in target
        .as_chunks_mut::<2>()
        .0
        .iter_mut()
        .zip(a.as_chunks::<2>().0)
    {
        let product = u128::from(join(*x)) * u128::from(factor) + u128::from(carry);
        let (difference, under) = join(*t).overflowing_sub(product as u64);
        *t = split(difference);
        carry = (product >> 64) as u64 + u64::from(under);
    }
    carry
}

/// `target = a * b`, as [`super::multiply::schoolbook`].
pub(super) fn schoolbook(target: &mut [u32], a: &[u32], b: &[u32]) {
    target.fill(0);
    let (pairs, rest) = b.as_chunks::<2>();
    let even = a.len() & !1;
    for (i, y) in pairs.iter().enumerate() {
        let row = &mut target[2 * i..];
        let carry = add_product(&mut row[..even], &a[..even], join(*y));
        row[even..even + 2].copy_from_slice(&split(carry));
    }
    // What one limb too many in either factor adds.
    if let Some(top) = a.get(even) {
        add_row(&mut target[even..], &b[..2 * pairs.len()], *top);
    }
    if let [top] = rest {
        add_row(&mut target[2 * pairs.len()..], a, *top);
    }
}

/// `target += a * factor`
fn add_row(target: &mut [u32], a: &[u32], factor: u32) {
    let mut carry = 0u64;
    for (i, t) in target.iter_mut().enumerate() {
        let x = a.get(i).copied().unwrap_or(0);
        if i >= a.len() && carry == 0 {
            break;
        }
        let sum = u64::from(x) * u64::from(factor) + u64::from(*t) + carry;
        *t = sum as u32;
        carry = sum >> 32;
    }
}

/// Digit `at` of a number.
#[inline]
fn digit(number: &[u32], at: usize) -> u64 {
    number.as_chunks::<2>().0.get(at).map_or(0, |c| join(*c))
}

/// Words of working space that [`divide`] needs for numbers of these lengths.
#[cfg_attr(not(target_pointer_width = "64"), allow(unreachable_pub))] // chips have their own
pub fn scratch_len(u: usize, v: usize) -> usize {
    u + v + 8
}

/// Divides `u` by `v`: the quotient goes to `quotient`, the remainder to `remainder`.
///
/// `v` has at least two limbs, the top one not 0, and `u` at least as many as `v`. `quotient` is
/// `u.len() - v.len() + 1` long, `remainder` as long as `v`, `scratch` [`scratch_len`]. Knuth's
/// algorithm D, with digits of 64 bits.
#[cfg_attr(not(target_pointer_width = "64"), allow(unreachable_pub))] // chips have their own
pub fn divide(
    quotient: &mut [u32],
    remainder: &mut [u32],
    u: &[u32],
    v: &[u32],
    scratch: &mut [u32],
) {
    use super::limbs::{shift_left, shift_right};
    let Some(top) = v.last() else { return };
    // The divisor becomes an even number of limbs with its top bit set.
    let shift = top.leading_zeros() as usize + v.len() % 2 * 32;
    let n = v.len().next_multiple_of(2);
    let m = (u.len() + 2).next_multiple_of(2) + 2;
    let (un, rest) = scratch.split_at_mut(m);
    let vn = &mut rest[..n + 2];
    shift_left(un, u, shift);
    shift_left(vn, v, shift);
    let vn = &vn[..n];
    let (first, second) = (
        digit(vn, n / 2 - 1),
        if n > 2 { digit(vn, n / 2 - 2) } else { 0 },
    );
    quotient.fill(0);
    for j in (0..(m - n) / 2).rev() {
        let at = j + n / 2;
        let head = u128::from(digit(un, at)) << 64 | u128::from(digit(un, at - 1));
        let below = if n > 2 { digit(un, at - 2) } else { 0 };
        let (mut q, mut r) = (head / u128::from(first), head % u128::from(first));
        while q >> 64 != 0 || q * u128::from(second) > (r << 64 | u128::from(below)) {
            q -= 1;
            r += u128::from(first);
            if r >> 64 != 0 {
                break;
            }
        }
        let mut q = q as u64;
        let borrow = subtract_product(&mut un[2 * j..2 * at], vn, q);
        let (mut rest, under) = digit(un, at).overflowing_sub(borrow);
        if under {
            q -= 1;
            rest = rest.wrapping_add(add_product(&mut un[2 * j..2 * at], vn, 1));
        }
        un[2 * at..2 * at + 2].copy_from_slice(&split(rest));
        for (to, limb) in quotient.iter_mut().skip(2 * j).zip(split(q)) {
            *to = limb;
        }
    }
    shift_right(remainder, &un[..n], shift);
}
