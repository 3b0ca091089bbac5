//! Arithmetic on integers of any size, for constant folding. Numbers are a sign and limbs of 32
//! bits in the arena, lowest first, without zero limbs at the top; results are made at the low
//! mark, and whoever asks for them gives the scratch back.

use crate::arena::{Arena, At, OutOfMemory};
use core::cmp::Ordering;
use core::iter::Peekable;
use garter_bytecode::ON_CHIP;
use garter_bytecode::natural::{divide, limbs, multiply};
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
/// Limbs of the longest result: of about 150,000 digits.
pub(crate) const MOST_LIMBS: u32 = 1 << 14;
/// The same for a cross compiler: about 1,260,000 digits. The official one has no memory for more
/// than 1,050,000.
#[cfg(feature = "host")]
pub(crate) const MOST_LIMBS_ACROSS: u32 = 1 << 17;
/// Limbs that make a block of digits of a long number; on a chip no number is that long.
const BLOCK: u32 = if ON_CHIP { u32::MAX } else { 30 };
/// Decimal digits of a block; a multiple of nine.
const BLOCK_DIGITS: u32 = 288;

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
        let mut digits = digits.peekable();
        let (mut value, mut steps) = (Self::zeroed(arena, 0)?, 0u64);
        if ON_CHIP {
            return Ok(Self::block(arena, base, &mut digits)?.0);
        }
        // Long numbers come in blocks, so that they take fewer and faster rounds.
        while digits.peek().is_some() {
            let (block, count) = Self::block(arena, base, &mut digits)?;
            let sum = if value.is_zero() {
                block
            } else {
                let scale = Self::new(arena, i64::from(base))?.power(arena, count)?;
                value.multiply(arena, scale)?.add(arena, block)?
            };
            value = sum.moved(arena, at);
            arena.release(at + value.len);
            steps += u64::from(value.len) * 4;
            if steps > MOST_STEPS {
                return Err(OutOfMemory);
            }
        }
        Ok(value)
    }

    /// Digits that make a number of at most [`BLOCK`] limbs, and how many they are.
    fn block(
        arena: &mut Arena<'_>,
        base: u32,
        digits: &mut Peekable<impl Iterator<Item = u32>>,
    ) -> Result<(Self, u32), OutOfMemory> {
        let mut value = Self::zeroed(arena, 0)?;
        // Digits are gathered into groups that fit a limb.
        let (mut group, mut power, mut count) = (0u32, 1u32, 0);
        while value.len < BLOCK
            && let Some(digit) = digits.next()
        {
            group = group * base + digit;
            power *= base;
            count += 1;
            if power < (1 << 24) && digits.peek().is_some() {
                continue;
            }
            let (_, own) = arena.split(value.at);
            let carry = limbs::multiply_small(&mut own[..value.len as usize], power, group);
            if carry != 0 {
                let top = arena.alloc(1)?;
                arena.set(top, carry);
                value.len += 1;
            }
            (group, power) = (0, 1);
        }
        Ok((value, count))
    }

    /// The same number at another place, further down.
    fn moved(self, arena: &mut Arena<'_>, at: At) -> Self {
        for index in 0..self.len {
            let limb = arena.get(self.at + index);
            arena.set(at + index, limb);
        }
        Self { at, ..self }
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

    /// The limbs, in a part of the arena that begins at its beginning.
    fn limbs(self, words: &[u32]) -> &[u32] {
        words
            .get(self.at as usize..(self.at + self.len) as usize)
            .unwrap_or_default()
    }

    pub(crate) fn multiply(self, arena: &mut Arena<'_>, other: Self) -> Result<Self, OutOfMemory> {
        let mut product = Self::zeroed(arena, self.len + other.len)?;
        // A chip has no room for a second caller of the quick way.
        if ON_CHIP {
            let (below, own) = arena.split(product.at);
            let target = &mut own[..product.len as usize];
            multiply::schoolbook(target, self.limbs(below), other.limbs(below));
        } else {
            let scratch = multiply::scratch_len(self.len as usize, other.len as usize);
            let end = arena.alloc(scratch as u32)?;
            let (below, own) = arena.split(product.at);
            let (target, scratch) = own.split_at_mut(product.len as usize);
            multiply::multiply(target, self.limbs(below), other.limbs(below), scratch);
            arena.release(end);
        }
        product.negative = self.negative != other.negative;
        Ok(product.trim(arena))
    }

    /// Whether a product, power or left shift with this right operand is better made at run time.
    /// The official compiler makes it; the program does the same either way.
    pub(crate) fn grows_too_long(
        self,
        arena: &Arena<'_>,
        operator: BinaryOp,
        right: Self,
        most_limbs: u32,
    ) -> bool {
        let by = right.value(arena).map_or(u64::MAX, i64::unsigned_abs);
        let limbs = match operator {
            BinaryOp::Multiply => u64::from(self.len + right.len),
            BinaryOp::LeftShift if !self.is_zero() => u64::from(self.len) + by / 32,
            BinaryOp::Power if !right.negative && self.bits(arena) > 1 => {
                (u64::from(self.bits(arena) - 1)).saturating_mul(by) / 32
            }
            _ => 0,
        };
        limbs > u64::from(most_limbs)
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
        let rounds = self.len.saturating_sub(other.len);
        if !ON_CHIP && u64::from(rounds) * u64::from(other.len) > MOST_STEPS * 4 {
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

    /// Quotient and remainder of the magnitudes.
    fn divide_magnitude(
        self,
        arena: &mut Arena<'_>,
        other: Self,
    ) -> Result<(Self, Self), OutOfMemory> {
        if self.compare_magnitude(arena, other) == Ordering::Less {
            return Ok((Self::zeroed(arena, 0)?, self));
        }
        let len = self.len - other.len + 1;
        let quotient = Self::zeroed(arena, len)?;
        let rest = Self::zeroed(arena, other.len)?;
        let (n, m) = (self.len as usize, other.len as usize);
        let end = arena.alloc((divide::scratch_len(n, m) as u32).max(1))?;
        let (below, own) = arena.split(quotient.at);
        let (target, own) = own.split_at_mut(len as usize);
        let (remainder, scratch) = own.split_at_mut(m);
        let (dividend, divisor) = (self.limbs(below), other.limbs(below));
        match divisor {
            [digit] => {
                target.copy_from_slice(dividend);
                remainder[0] = limbs::divide_small(target, *digit);
            }
            _ => divide::divide(target, remainder, dividend, divisor, scratch),
        }
        arena.release(end);
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

    /// Puts the magnitude in groups of nine decimal digits onto the stack, lowest first; gives how
    /// many. Destroys nothing.
    pub(crate) fn push_decimal(self, arena: &mut Arena<'_>) -> Result<u32, OutOfMemory> {
        let low = arena.low();
        let mut groups = 0;
        let mut left = self;
        if !ON_CHIP && left.len > BLOCK * 3 {
            let ten = Self::new(arena, 10)?;
            let scale = ten.power(arena, BLOCK_DIGITS)?;
            let start = arena.low();
            while left.len > scale.len {
                let (quotient, rest) = left.divide_magnitude(arena, scale)?;
                groups += rest.trim(arena).push_groups(arena, BLOCK_DIGITS / 9)?;
                left = quotient.trim(arena).moved(arena, start);
                arena.release(start + left.len);
            }
        }
        groups += left.push_groups(arena, 0)?;
        arena.release(low);
        Ok(groups)
    }

    /// The same for a number of few limbs: at least so many groups.
    fn push_groups(self, arena: &mut Arena<'_>, least: u32) -> Result<u32, OutOfMemory> {
        let copy = Self::zeroed(arena, self.len)?.at;
        let mut left = self.moved(arena, copy);
        let mut groups = 0;
        while left.len > 0 || groups < least {
            let (_, own) = arena.split(copy);
            let group = limbs::divide_small(&mut own[..left.len as usize], 1_000_000_000);
            left = left.trim(arena);
            arena.push(group)?;
            groups += 1;
        }
        Ok(groups)
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
