//! Arithmetic on integers of any size, for constant folding. Numbers are a sign and limbs of 32
//! bits in the arena, lowest first, without zero limbs at the top; results are made at the low
//! mark, and whoever asks for them gives the scratch back.

use crate::arena::{Arena, At, OutOfMemory};
use core::cmp::Ordering;
use garter_bytecode::operator::BinaryOp;

/// A number in the arena.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Integer {
    pub(crate) at: At,
    pub(crate) len: u32,
    pub(crate) negative: bool,
}

/// Folding must not stall the compiler: what needs more steps than this is left to run time.
const MOST_STEPS: u64 = 1 << 30;
/// Limbs of the longest result: of about 150,000 digits, which the official compiler takes most
/// of a minute to write.
const MOST_LIMBS: u32 = 1 << 14;

impl Integer {
    /// A number from a machine integer.
    pub(crate) fn new(arena: &mut Arena<'_>, value: i64) -> Result<Self, OutOfMemory> {
        let magnitude = value.unsigned_abs();
        let at = arena.alloc(2)?;
        arena.set(at, magnitude as u32);
        arena.set(at + 1, (magnitude >> 32) as u32);
        Ok(Self {
            at,
            len: 2,
            negative: value < 0,
        }
        .trim(arena))
    }

    fn zeroed(arena: &mut Arena<'_>, len: u32) -> Result<Self, OutOfMemory> {
        Ok(Self {
            at: arena.alloc_zeroed(len)?,
            len,
            negative: false,
        })
    }

    /// A number from digits of a base, most significant first.
    pub(crate) fn from_digits(
        arena: &mut Arena<'_>,
        base: u32,
        digits: impl Iterator<Item = u32>,
    ) -> Result<Self, OutOfMemory> {
        let at = arena.low();
        let mut len = 0;
        // Digits are gathered into groups that fit a limb, so that long literals take fewer steps.
        let (mut group, mut scale) = (0u32, 1u32);
        let mut steps = 0u64;
        let mut digits = digits.peekable();
        while let Some(digit) = digits.next() {
            group = group * base + digit;
            scale *= base;
            if scale < (1 << 24) && digits.peek().is_some() {
                continue;
            }
            let mut carry = u64::from(group);
            for index in 0..len {
                carry += u64::from(arena.get(at + index)) * u64::from(scale);
                arena.set(at + index, carry as u32);
                carry >>= 32;
            }
            if carry != 0 {
                arena.alloc(1)?;
                arena.set(at + len, carry as u32);
                len += 1;
            }
            steps += u64::from(len);
            if steps > MOST_STEPS {
                return Err(OutOfMemory);
            }
            (group, scale) = (0, 1);
        }
        Ok(Self {
            at,
            len,
            negative: false,
        })
    }

    /// The value as a machine integer, when it fits.
    pub(crate) fn value(self, arena: &Arena<'_>) -> Option<i64> {
        if self.len > 2 {
            return None;
        }
        let magnitude = u64::from(self.limb(arena, 0)) | u64::from(self.limb(arena, 1)) << 32;
        if self.negative {
            0i64.checked_sub_unsigned(magnitude)
        } else {
            magnitude.try_into().ok()
        }
    }

    /// The value as a float, rounded to the nearest.
    pub(crate) fn float(self, arena: &Arena<'_>) -> f64 {
        let mut value = 0.0;
        for index in (0..self.len).rev() {
            value = value * 4_294_967_296.0 + f64::from(self.limb(arena, index));
        }
        if self.negative { -value } else { value }
    }

    pub(crate) fn is_odd(self, arena: &Arena<'_>) -> bool {
        self.limb(arena, 0) & 1 != 0
    }

    pub(crate) fn is_zero(self) -> bool {
        self.len == 0
    }

    fn limb(self, arena: &Arena<'_>, index: u32) -> u32 {
        if index < self.len {
            arena.get(self.at + index)
        } else {
            0
        }
    }

    fn trim(mut self, arena: &Arena<'_>) -> Self {
        while self.len > 0 && arena.get(self.at + self.len - 1) == 0 {
            self.len -= 1;
        }
        if self.len == 0 {
            self.negative = false;
        }
        self
    }

    pub(crate) fn negate(mut self) -> Self {
        self.negative = !self.negative && self.len > 0;
        self
    }

    fn compare_magnitude(self, arena: &Arena<'_>, other: Self) -> Ordering {
        self.len.cmp(&other.len).then_with(|| {
            (0..self.len)
                .rev()
                .map(|index| self.limb(arena, index).cmp(&other.limb(arena, index)))
                .find(|order| *order != Ordering::Equal)
                .unwrap_or(Ordering::Equal)
        })
    }

    pub(crate) fn add(self, arena: &mut Arena<'_>, other: Self) -> Result<Self, OutOfMemory> {
        if self.negative == other.negative {
            let mut sum = Self::zeroed(arena, self.len.max(other.len) + 1)?;
            let mut carry = 0u64;
            for index in 0..sum.len {
                carry += u64::from(self.limb(arena, index)) + u64::from(other.limb(arena, index));
                arena.set(sum.at + index, carry as u32);
                carry >>= 32;
            }
            sum.negative = self.negative;
            return Ok(sum.trim(arena));
        }
        let (large, small) = match self.compare_magnitude(arena, other) {
            Ordering::Less => (other, self),
            _ => (self, other),
        };
        let mut difference = Self::zeroed(arena, large.len)?;
        let mut borrow = 0i64;
        for index in 0..large.len {
            borrow += i64::from(large.limb(arena, index)) - i64::from(small.limb(arena, index));
            arena.set(difference.at + index, borrow as u32);
            borrow >>= 32;
        }
        difference.negative = large.negative;
        Ok(difference.trim(arena))
    }

    pub(crate) fn subtract(self, arena: &mut Arena<'_>, other: Self) -> Result<Self, OutOfMemory> {
        self.add(arena, other.negate())
    }

    pub(crate) fn multiply(self, arena: &mut Arena<'_>, other: Self) -> Result<Self, OutOfMemory> {
        let mut product = Self::zeroed(arena, self.len + other.len)?;
        for left in 0..self.len {
            let factor = u64::from(self.limb(arena, left));
            let mut carry = 0u64;
            for right in 0..=other.len {
                let at = product.at + left + right;
                if left + right >= product.len {
                    break;
                }
                carry += factor * u64::from(other.limb(arena, right)) + u64::from(arena.get(at));
                arena.set(at, carry as u32);
                carry >>= 32;
            }
        }
        product.negative = self.negative != other.negative;
        Ok(product.trim(arena))
    }

    /// Whether a product, power or left shift with this right operand is better made at run time.
    /// The official compiler makes it; the program does the same either way.
    pub(crate) fn grows_too_long(self, arena: &Arena<'_>, operator: BinaryOp, right: Self) -> bool {
        let by = right.value(arena).map_or(u64::MAX, i64::unsigned_abs);
        let limbs = match operator {
            BinaryOp::Multiply => u64::from(self.len + right.len),
            BinaryOp::LeftShift if !self.is_zero() => u64::from(self.len) + by / 32,
            BinaryOp::Power if !right.negative && self.bits(arena) > 1 => {
                (u64::from(self.bits(arena) - 1)).saturating_mul(by) / 32
            }
            _ => 0,
        };
        limbs > u64::from(MOST_LIMBS)
    }

    /// Bits of the magnitude.
    fn bits(self, arena: &Arena<'_>) -> u32 {
        match self.len.checked_sub(1) {
            Some(top) => self.len * 32 - self.limb(arena, top).leading_zeros(),
            None => 0,
        }
    }

    /// Quotient rounded down, and the remainder, which has the sign of the divisor; none when
    /// there is none, or it takes too long.
    pub(crate) fn divide(
        self,
        arena: &mut Arena<'_>,
        other: Self,
    ) -> Result<Option<(Self, Self)>, OutOfMemory> {
        if other.is_zero() {
            return Ok(None);
        }
        if u64::from(self.len) * u64::from(other.len) * 32 > MOST_STEPS {
            return Ok(None);
        }
        let (mut quotient, mut rest) = self.divide_magnitude(arena, other)?;
        quotient.negative = self.negative != other.negative;
        rest.negative = self.negative;
        let mut quotient = quotient.trim(arena);
        let mut rest = rest.trim(arena);
        if !rest.is_zero() && self.negative != other.negative {
            let one = Self::new(arena, 1)?;
            quotient = quotient.subtract(arena, one)?;
            rest = rest.add(arena, other)?;
        }
        Ok(Some((quotient, rest)))
    }

    /// Long division bit by bit: short, and folding rarely divides large numbers.
    fn divide_magnitude(
        self,
        arena: &mut Arena<'_>,
        other: Self,
    ) -> Result<(Self, Self), OutOfMemory> {
        let quotient = Self::zeroed(arena, self.len)?;
        let rest = Self::zeroed(arena, other.len + 1)?;
        for bit in (0..self.len * 32).rev() {
            let mut carry = self.limb(arena, bit / 32) >> (bit % 32) & 1;
            for index in 0..rest.len {
                let limb = arena.get(rest.at + index);
                arena.set(rest.at + index, limb << 1 | carry);
                carry = limb >> 31;
            }
            if rest.trim(arena).compare_magnitude(arena, other) == Ordering::Less {
                continue;
            }
            let mut borrow = 0i64;
            for index in 0..rest.len {
                let limb = arena.get(rest.at + index);
                borrow += i64::from(limb) - i64::from(other.limb(arena, index));
                arena.set(rest.at + index, borrow as u32);
                borrow >>= 32;
            }
            let at = quotient.at + bit / 32;
            arena.set(at, arena.get(at) | 1 << (bit % 32));
        }
        Ok((quotient, rest))
    }

    pub(crate) fn shift_left(self, arena: &mut Arena<'_>, by: u32) -> Result<Self, OutOfMemory> {
        if self.is_zero() {
            return Ok(self);
        }
        let mut shifted = Self::zeroed(arena, self.len + by / 32 + 1)?;
        for index in 0..self.len {
            let wide = u64::from(self.limb(arena, index)) << (by % 32);
            let at = shifted.at + by / 32 + index;
            arena.set(at, arena.get(at) | wide as u32);
            arena.set(at + 1, (wide >> 32) as u32);
        }
        shifted.negative = self.negative;
        Ok(shifted.trim(arena))
    }

    /// Rounds down, as Python does.
    pub(crate) fn shift_right(self, arena: &mut Arena<'_>, by: u32) -> Result<Self, OutOfMemory> {
        let whole = by / 32;
        let mut shifted = Self::zeroed(arena, self.len.saturating_sub(whole) + 1)?;
        let mut lost = (0..whole.min(self.len)).any(|index| self.limb(arena, index) != 0);
        lost |= self.limb(arena, whole) & ((1 << (by % 32)) - 1) != 0;
        for index in 0..shifted.len {
            let pair = u64::from(self.limb(arena, whole + index))
                | u64::from(self.limb(arena, whole + index + 1)) << 32;
            arena.set(shifted.at + index, (pair >> (by % 32)) as u32);
        }
        shifted.negative = self.negative;
        // Dividing rounds towards zero so far; below zero the next lower number is meant.
        let negative = self.negative && lost;
        let shifted = shifted.trim(arena);
        if negative {
            let one = Self::new(arena, 1)?;
            return shifted.subtract(arena, one);
        }
        Ok(shifted)
    }

    /// `operation` limb by limb on the two's complements.
    pub(crate) fn bitwise(
        self,
        arena: &mut Arena<'_>,
        other: Self,
        operation: impl Fn(u32, u32) -> u32,
    ) -> Result<Self, OutOfMemory> {
        let mut result = Self::zeroed(arena, self.len.max(other.len) + 1)?;
        let sign = |number: Self| if number.negative { u32::MAX } else { 0 };
        result.negative = operation(sign(self), sign(other)) != 0;
        let (mut left, mut right, mut out) = (1u64, 1u64, 1u64);
        for index in 0..result.len {
            let a = complement(self.negative, self.limb(arena, index), &mut left);
            let b = complement(other.negative, other.limb(arena, index), &mut right);
            let limb = complement(result.negative, operation(a, b), &mut out);
            arena.set(result.at + index, limb);
        }
        Ok(result.trim(arena))
    }

    /// Raises to a power by squaring.
    pub(crate) fn power(
        self,
        arena: &mut Arena<'_>,
        mut exponent: u32,
    ) -> Result<Self, OutOfMemory> {
        let mut result = Self::new(arena, 1)?;
        let mut square = self;
        while exponent > 0 {
            if exponent & 1 != 0 {
                result = result.multiply(arena, square)?;
            }
            exponent >>= 1;
            if exponent > 0 {
                square = square.multiply(arena, square)?;
            }
        }
        Ok(result)
    }

    /// Gives the decimal digits and the sign to `put`, most significant first. Destroys nothing.
    pub(crate) fn write_decimal(
        self,
        arena: &mut Arena<'_>,
        put: &mut dyn FnMut(&mut Arena<'_>, u8) -> Result<(), OutOfMemory>,
    ) -> Result<(), OutOfMemory> {
        if self.len > MOST_LIMBS {
            return Err(OutOfMemory);
        }
        if self.negative {
            put(arena, b'-')?;
        }
        // Groups of nine digits go onto the stack, lowest first, and come off in order.
        let copy = arena.push_run(self.len)?;
        for index in 0..self.len {
            let limb = self.limb(arena, index);
            arena.set(copy + index, limb);
        }
        let (mut len, mut groups) = (self.len, 0u32);
        while len > 0 {
            let mut rest = 0u64;
            for index in (0..len).rev() {
                let wide = rest << 32 | u64::from(arena.get(copy + index));
                arena.set(copy + index, (wide / 1_000_000_000) as u32);
                rest = wide % 1_000_000_000;
            }
            while len > 0 && arena.get(copy + len - 1) == 0 {
                len -= 1;
            }
            arena.push(rest as u32)?;
            groups += 1;
        }
        if groups == 0 {
            put(arena, b'0')?;
        }
        for group in 0..groups {
            let mut value = arena.pop();
            let mut digits = [0u8; 9];
            for digit in digits.iter_mut().rev() {
                *digit = b'0' + (value % 10) as u8;
                value /= 10;
            }
            let mut leading = group == 0;
            for digit in digits {
                leading &= digit == b'0';
                if !leading {
                    put(arena, digit)?;
                }
            }
        }
        arena.cut(copy + self.len);
        Ok(())
    }
}

/// One limb of a two's complement; `carry` is 1 before the first.
fn complement(negative: bool, limb: u32, carry: &mut u64) -> u32 {
    if !negative {
        return limb;
    }
    *carry += u64::from(!limb);
    let limb = *carry as u32;
    *carry >>= 32;
    limb
}
