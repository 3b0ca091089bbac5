//! And, or, xor of signed numbers: as if in two's complement with endless sign.

/// Which operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bitwise {
    /// `&`
    And,
    /// `|`
    Or,
    /// `^`
    Xor,
}

/// `target = a op b` in magnitude; gives whether the result is negative. `target` is one limb
/// longer than the longer operand.
pub fn bitwise(
    op: Bitwise,
    target: &mut [u32],
    (a, a_negative): (&[u32], bool),
    (b, b_negative): (&[u32], bool),
) -> bool {
    let apply = |x: u32, y: u32| match op {
        Bitwise::And => x & y,
        Bitwise::Or => x | y,
        Bitwise::Xor => x ^ y,
    };
    let sign = |negative: bool| if negative { u32::MAX } else { 0 };
    let negative = apply(sign(a_negative), sign(b_negative)) != 0;
    let (mut ca, mut cb, mut cr) = (a_negative, b_negative, negative);
    for (i, t) in target.iter_mut().enumerate() {
        let x = complement(a.get(i).copied().unwrap_or(0), a_negative, &mut ca);
        let y = complement(b.get(i).copied().unwrap_or(0), b_negative, &mut cb);
        *t = complement(apply(x, y), negative, &mut cr);
    }
    negative
}

/// One limb of the two's complement of a negative number; the limb itself of another.
fn complement(limb: u32, negative: bool, carry: &mut bool) -> u32 {
    if !negative {
        return limb;
    }
    let (sum, overflow) = (!limb).overflowing_add(u32::from(*carry));
    *carry = overflow;
    sum
}
