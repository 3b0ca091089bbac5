//! Arithmetic on floats as Python defines it.

#[cfg(feature = "host")]
mod extended;
#[cfg(feature = "host")]
pub(crate) mod text;

use garter_bytecode::operator::BinaryOp;

/// The result of an operator; `None` where running it raises or gives no float. On a chip the
/// library functions are left to the program, which has them in single precision.
pub(crate) fn apply(operator: BinaryOp, left: f64, right: f64) -> Option<f64> {
    Some(match operator {
        BinaryOp::Add => left + right,
        BinaryOp::Subtract => left - right,
        BinaryOp::Multiply => left * right,
        BinaryOp::TrueDivide if right != 0.0 => left / right,
        #[cfg(feature = "host")]
        BinaryOp::FloorDivide if right != 0.0 => divide(left, right).0,
        #[cfg(feature = "host")]
        BinaryOp::Modulo if right != 0.0 => divide(left, right).1,
        #[cfg(feature = "host")]
        BinaryOp::Power if has_power(left, right) => power(left, right),
        _ => return None,
    })
}

/// Whether raising gives a float, and no fault or complex number.
#[cfg(feature = "host")]
pub(crate) fn has_power(base: f64, exponent: f64) -> bool {
    !(base == 0.0 && exponent < 0.0 || base < 0.0 && exponent != libm::floor(exponent))
}

/// Rounded to the nearest where the exponent is whole, as the C library of PCs does it.
#[cfg(feature = "host")]
fn power(base: f64, exponent: f64) -> f64 {
    extended::power(base, exponent)
        .unwrap_or_else(|| garter_bytecode::real::power::power(base, exponent))
}

/// Quotient rounded down and the remainder with the divisor's sign.
#[cfg(feature = "host")]
fn divide(left: f64, right: f64) -> (f64, f64) {
    let mut rest = libm::fmod(left, right);
    let mut quotient = (left - rest) / right;
    if rest == 0.0 {
        rest = libm::copysign(0.0, right);
    } else if (right < 0.0) != (rest < 0.0) {
        rest += right;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (libm::copysign(0.0, left / right), rest);
    }
    let floor = libm::floor(quotient);
    (
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        },
        rest,
    )
}
