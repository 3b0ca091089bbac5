//! Built-in functions about numbers and characters.

use garter_bytecode::operator::BinaryOp;

use crate::names::Name;
use crate::number::real::Real;
use crate::rom::{Args, Ns, Unary};
use crate::types::str::characters;
use crate::types::str::format::Spec;
use crate::types::str::format::field::write_int;
use crate::types::str::format::percent::modulo;
use crate::value::Value;
use crate::vm::Vm;
use crate::{Raised, Res};

/// `abs(x)`
pub(super) fn abs(vm: &mut Vm<'_>, v: Value) -> Res {
    vm.unary(Unary::Abs, v)
}

/// `bin(i)`
pub(super) fn bin(vm: &mut Vm<'_>, v: Value) -> Res {
    if vm.heap.integer(v).is_none() {
        let ty = vm.heap.type_name_of(v);
        let before = "unknown format code 'b' for object of type '";
        return Err(vm.heap.raise_text(Ns::ValueError, before, ty, "'"));
    }
    let spec = Spec {
        kind: b'b',
        alternate: true,
        ..Spec::PLAIN
    };
    vm.capture(|vm| write_int(vm, v, &spec))
}

/// `oct(i)`
pub(super) fn oct(vm: &mut Vm<'_>, v: Value) -> Res {
    formatted(vm, "%#o", v)
}

/// `hex(i)`
pub(super) fn hex(vm: &mut Vm<'_>, v: Value) -> Res {
    formatted(vm, "%#x", v)
}

/// Exactly what `format % v` gives.
fn formatted(vm: &mut Vm<'_>, format: &str, v: Value) -> Res {
    let format = vm.heap.str_value(format.as_bytes())?;
    let base = vm.heap.push(format)?;
    let text = modulo(vm, format, v)?;
    vm.heap.cut(base);
    Ok(text)
}

/// `chr(i)`
pub(super) fn chr(vm: &mut Vm<'_>, v: Value) -> Res {
    let code = i64::from(vm.machine_int(v)?);
    if !(0..0x11_0000).contains(&code) {
        let message = "chr() arg not in range(0x110000)";
        return Err(vm.heap.raise(Ns::ValueError, message));
    }
    let mut buffer = [0; 4];
    let len = characters::encode(code as u32, &mut buffer);
    vm.heap.str_value(&buffer[..len])
}

/// `ord(character)`
pub(super) fn ord(vm: &mut Vm<'_>, v: Value) -> Res {
    let text = vm.heap.expect_text_or_bytes(v)?;
    let data = text.get(&vm.heap);
    let is_bytes = vm.heap.is(v, Ns::Bytes).is_some();
    let count = if is_bytes {
        data.len()
    } else {
        characters::count(data)
    };
    if count != 1 {
        let message = "ord() expected a character, but string of length {} found";
        return Err(vm
            .heap
            .raise_numbers(Ns::TypeError, message, &[count as isize]));
    }
    let code = if is_bytes {
        u32::from(data[0])
    } else {
        characters::code(data)
    };
    Ok(Value::small(code as i32))
}

/// `hash(x)`
pub(super) fn hash(vm: &mut Vm<'_>, v: Value) -> Res {
    let hash = vm.hash(v)?;
    Ok(Value::small((hash as i32) << 1 >> 1))
}

/// `divmod(a, b)`
pub(super) fn divmod(vm: &mut Vm<'_>, a: Value, b: Value) -> Res {
    if let Some(f) = vm.special(a, const { Name::of("__divmod__") }) {
        let v = vm.call_special(f, &[a, b])?;
        return match v == Value::NOT_IMPLEMENTED {
            true => Err(unsupported(vm, a, b)),
            false => Ok(v),
        };
    }
    // Only the left operand is asked for the number inside.
    let y = b;
    let x = vm.native_base(a, Ns::Int).unwrap_or(a);
    let x = vm.native_base(x, Ns::Float).unwrap_or(x);
    let heap = &mut vm.heap;
    if let (Some(i), Some(j)) = (heap.integer(x), heap.integer(y)) {
        let (quotient, rest) = heap.int_divide(&i, &j, true, true)?;
        return heap.new_tuple(&[quotient, rest]);
    }
    let (Some(f), Some(g)) = (heap.as_f64(x), heap.as_f64(y)) else {
        return Err(unsupported(vm, a, b));
    };
    if g == 0.0 {
        return Err(heap.raise_zero_division());
    }
    let (quotient, rest) = crate::types::float::operator::divide_down(f, g);
    let quotient = heap.new_float(quotient)?;
    let rest = heap.new_float(rest)?;
    heap.new_tuple(&[quotient, rest])
}

#[cold]
fn unsupported(vm: &mut Vm<'_>, a: Value, b: Value) -> Raised {
    let a = match a {
        Value::TRUE | Value::FALSE => Value::small(1),
        a => vm.inner_operand(a).unwrap_or(a),
    };
    vm.raise_binary(Some(const { Name::of("__divmod__") }), a, b)
}

/// `pow(base, exponent, modulus)`
pub(super) fn pow(vm: &mut Vm<'_>, args: Args) -> Res {
    let (base, exponent) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let modulus = vm.heap.arg(args, 2);
    if modulus.is_undef() {
        return vm.binary(BinaryOp::Power, base, exponent);
    }
    let heap = &mut vm.heap;
    let ints = [base, exponent, modulus].iter().all(|v| heap.is_int(*v));
    let (true, Some(_), Some(e), Some(m)) = (
        ints,
        heap.integer(base),
        heap.integer(exponent),
        heap.integer(modulus),
    ) else {
        let message = "pow() with 3 arguments requires integers";
        return Err(heap.raise(Ns::TypeError, message));
    };
    if m.len() == 0 {
        return Err(heap.raise(Ns::ValueError, "divide by zero"));
    }
    if e.negative || base == Value::small(0) {
        return Ok(Value::small(0));
    }
    if e.len() == 0 {
        // Never negative, whatever the sign of the modulus.
        return Ok(Value::small(i32::from(m.digits(heap) != [1])));
    }
    heap.int_power_modulo(base, &e, modulus)
}

/// `round(x, digits)`
pub(super) fn round(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let digits = vm.heap.arg(args, 1);
    let whole = vm.heap.is_int(v) && v != Value::TRUE && v != Value::FALSE;
    let x = if whole {
        0.0
    } else {
        crate::modules::math::number(vm, v)?
    };
    let digits = match digits {
        Value::UNDEF => None,
        digits => Some(vm.machine_int(digits)?),
    };
    let heap = &mut vm.heap;
    if whole {
        return match digits {
            Some(n) if n < 0 => round_int(vm, v, n.unsigned_abs()),
            _ => heap
                .int_binary(BinaryOp::Add, v, Value::small(0))
                .map(|v| v.unwrap_or(Value::NONE)),
        };
    }
    match digits {
        None => {
            let whole = libm::rint(x);
            heap.int_from_real(whole as Real)
        }
        Some(n) => {
            let factor = garter_bytecode::real::power::power(10.0, f64::from(n));
            let rounded = libm::rint(x * factor) / factor;
            heap.new_float(rounded)
        }
    }
}

/// Rounds to a multiple of a power of ten, half to even.
fn round_int(vm: &mut Vm<'_>, v: Value, digits: u32) -> Res {
    let heap = &mut vm.heap;
    let bits = heap.integer(v).map_or(0, |i| i.len() * 32);
    if digits as usize > bits {
        return Ok(Value::small(0));
    }
    let ten = crate::types::int::object::Integer::small(digits as i32);
    let unit = heap.int_power(Value::small(10), &ten)?;
    let (Some(i), Some(u)) = (heap.integer(v), heap.integer(unit)) else {
        return Ok(v);
    };
    let (quotient, rest) = heap.int_divide(&i, &u, true, true)?;
    let Some(r) = heap.integer(rest) else {
        return Ok(v);
    };
    let twice = heap.int_add(&r, &r, false)?;
    let (Some(twice), Some(q)) = (heap.integer(twice), heap.integer(quotient)) else {
        return Ok(v);
    };
    let odd = q.digits(heap).first().is_some_and(|d| d & 1 == 1);
    let up = match heap.int_compare(&twice, &u) {
        core::cmp::Ordering::Less => false,
        core::cmp::Ordering::Equal => odd,
        core::cmp::Ordering::Greater => true,
    };
    let down = heap.int_add(&i, &r, true)?;
    match heap.integer(down) {
        Some(down) if up => heap.int_add(&down, &u, false),
        _ => Ok(down),
    }
}
