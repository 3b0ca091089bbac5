//! `math`.

use crate::heap::Heap;
use crate::members;
use crate::names::Name;
use crate::number::elementary;
use crate::number::real::{Real, Width};
use crate::rom::{Args, Namespace, Ns as N};
use crate::value::Value;
use crate::vm::{Parameter, Vm};
use crate::{Raised, Res};

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "math",
    members! {
        "__name__" => Const(const { Name::of("math") }.value()),
        "e" => Float(&core::f64::consts::E),
        "inf" => Float(&f64::INFINITY),
        "nan" => Float(&f64::NAN),
        "pi" => Float(&core::f64::consts::PI),
        "tau" => Float(&core::f64::consts::TAU),
        "acos" => V1(|vm, v| one(vm, v, elementary::acos)),
        "acosh" => V1(|vm, v| one(vm, v, elementary::acosh)),
        "asin" => V1(|vm, v| one(vm, v, elementary::asin)),
        "asinh" => V1(|vm, v| one(vm, v, elementary::asinh)),
        "atan" => V1(|vm, v| one(vm, v, elementary::atan)),
        "atan2" => V2(|vm, a, b| two(vm, a, b, elementary::atan2)),
        "atanh" => V1(|vm, v| one(vm, v, elementary::atanh)),
        "ceil" => V1(|vm, v| whole(vm, v, |x| -(-x).floor())),
        "copysign" => V2(|vm, a, b| two(vm, a, b, libm::copysign)),
        "cos" => V1(|vm, v| one(vm, v, elementary::cos)),
        "cosh" => V1(|vm, v| one(vm, v, cosh)),
        "degrees" => V1(|vm, v| scaled(vm, v, 180.0 / core::f64::consts::PI)),
        "erf" => V1(|vm, v| one(vm, v, elementary::erf)),
        "erfc" => V1(|vm, v| one(vm, v, elementary::erfc)),
        "exp" => V1(|vm, v| one(vm, v, garter_bytecode::real::exponential::exp)),
        "expm1" => V1(|vm, v| one(vm, v, elementary::expm1)),
        "fabs" => V1(|vm, v| one(vm, v, f64::abs)),
        "factorial" => V1(factorial),
        "floor" => V1(|vm, v| whole(vm, v, Width::floor)),
        "fmod" => V2(|vm, a, b| two(vm, a, b, elementary::fmod)),
        "frexp" => V1(frexp),
        "gamma" => V1(|vm, v| one(vm, v, gamma)),
        "isclose" => VK(2, isclose),
        "isfinite" => V1(|vm, v| test(vm, v, f64::is_finite)),
        "isinf" => V1(|vm, v| test(vm, v, f64::is_infinite)),
        "isnan" => V1(|vm, v| test(vm, v, f64::is_nan)),
        "ldexp" => V2(ldexp),
        "lgamma" => V1(|vm, v| one(vm, v, elementary::lgamma)),
        "log" => VN(1, 2, log),
        "log10" => V1(|vm, v| one(vm, v, |x| logarithm(x, elementary::log10))),
        "log2" => V1(|vm, v| one(vm, v, |x| logarithm(x, elementary::log2))),
        "modf" => V1(modf),
        "pow" => V2(|vm, a, b| two(vm, a, b, garter_bytecode::real::power::power)),
        "radians" => V1(|vm, v| scaled(vm, v, core::f64::consts::PI / 180.0)),
        "sin" => V1(|vm, v| one(vm, v, elementary::sin)),
        "sinh" => V1(|vm, v| one(vm, v, elementary::sinh)),
        "sqrt" => V1(|vm, v| one(vm, v, elementary::sqrt)),
        "tan" => V1(|vm, v| one(vm, v, elementary::tan)),
        "tanh" => V1(|vm, v| one(vm, v, elementary::tanh)),
        "trunc" => V1(|vm, v| whole(vm, v, |x| x)),
    },
);

/// 0 has no logarithm: NaN here, which becomes the error, instead of minus infinity.
fn logarithm(x: f64, log: fn(f64) -> f64) -> f64 {
    if x == 0.0 { f64::NAN } else { log(x) }
}

/// By way of the exponential, which is the more exact one; near the largest results it is not.
pub(super) fn cosh(x: f64) -> f64 {
    if x.abs() > 700.0 {
        return elementary::cosh(x);
    }
    if !garter_bytecode::ON_CHIP && x.abs() < core::f64::consts::LN_2 {
        let t = elementary::expm1(x.abs());
        return 1.0 + t * t / (2.0 * (1.0 + t));
    }
    let e = garter_bytecode::real::exponential::exp(x.abs());
    0.5 * (e + 1.0 / e)
}

/// Poles at 0 and the negative integers.
fn gamma(x: f64) -> f64 {
    if x <= 0.0 && x == libm::floor(x) {
        f64::NAN
    } else {
        elementary::gamma(x)
    }
}

#[cold]
fn domain(heap: &mut Heap<'_>) -> Raised {
    heap.raise(N::ValueError, "math domain error")
}

/// A number argument.
pub(crate) fn number(vm: &mut Vm<'_>, v: Value) -> Res<f64> {
    if let Some(x) = vm.heap.as_f64(v) {
        return Ok(x);
    }
    match vm.unary_opt(crate::rom::Unary::Float, v)? {
        Some(f) => Ok(vm.heap.as_f64(f).unwrap_or(0.0)),
        None => Err(vm.heap.raise_conversion(v, "float")),
    }
}

/// A result is out of the domain when it is no finite number though the arguments are.
#[inline]
fn checked(vm: &mut Vm<'_>, result: f64, nan: bool, infinite: bool) -> Res {
    if result.is_nan() && !nan || result.is_infinite() && !infinite && !nan {
        return Err(domain(&mut vm.heap));
    }
    vm.heap.new_float(result)
}

#[inline]
fn one(vm: &mut Vm<'_>, v: Value, f: fn(f64) -> f64) -> Res {
    let x = number(vm, v)?;
    checked(vm, f(x), x.is_nan(), x.is_infinite())
}

#[inline]
fn two(vm: &mut Vm<'_>, a: Value, b: Value, f: fn(f64, f64) -> f64) -> Res {
    let (x, y) = (number(vm, a)?, number(vm, b)?);
    let nan = x.is_nan() || y.is_nan();
    checked(vm, f(x, y), nan, x.is_infinite() || y.is_infinite())
}

/// What is too large becomes infinite.
fn scaled(vm: &mut Vm<'_>, v: Value, by: f64) -> Res {
    let x = number(vm, v)?;
    vm.heap.new_float(x * by)
}

fn whole(vm: &mut Vm<'_>, v: Value, f: fn(Real) -> Real) -> Res {
    let x = number(vm, v)?;
    let x = vm.heap.rounded(x);
    vm.heap.int_from_real(f(x))
}

fn test(vm: &mut Vm<'_>, v: Value, f: fn(f64) -> bool) -> Res {
    let x = number(vm, v)?;
    Ok(Value::bool(f(x)))
}

fn log(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let x = number(vm, v)?;
    if x <= 0.0 {
        return Err(domain(&mut vm.heap));
    }
    let log = elementary::log(x);
    let base = vm.heap.arg(args, 1);
    if base.is_undef() {
        return vm.heap.new_float(log);
    }
    let base = number(vm, base)?;
    if base <= 0.0 {
        return Err(domain(&mut vm.heap));
    }
    if base == 1.0 {
        return Err(vm.heap.raise_zero_division());
    }
    vm.heap.new_float(log / elementary::log(base))
}

fn frexp(vm: &mut Vm<'_>, v: Value) -> Res {
    let x = number(vm, v)?;
    let (mantissa, exponent) = libm::frexp(x);
    let mantissa = vm.heap.new_float(mantissa)?;
    let exponent = if x.is_finite() { exponent } else { 0 };
    vm.heap.new_tuple(&[mantissa, Value::small(exponent)])
}

fn ldexp(vm: &mut Vm<'_>, a: Value, b: Value) -> Res {
    let x = number(vm, a)?;
    let exponent = vm.machine_int(b)?.clamp(-5000, 5000);
    vm.heap.new_float(libm::ldexp(x, exponent))
}

fn modf(vm: &mut Vm<'_>, v: Value) -> Res {
    let x = number(vm, v)?;
    let (fraction, whole) = libm::modf(x);
    let fraction = vm.heap.new_float(fraction)?;
    let whole = vm.heap.new_float(whole)?;
    vm.heap.new_tuple(&[fraction, whole])
}

fn factorial(vm: &mut Vm<'_>, v: Value) -> Res {
    let n = i64::from(vm.heap.machine_int(v)?);
    if n < 0 {
        return Err(vm.heap.raise(N::ValueError, "negative factorial"));
    }
    let slot = vm.heap.push(Value::small(1))?;
    for i in 2..=n {
        let product = vm.heap.slot(slot);
        // Of a large number it takes for ever.
        vm.count_step(product)?;
        let heap = &mut vm.heap;
        let i = heap.new_int(i)?;
        let (Some(a), Some(b)) = (heap.integer(product), heap.integer(i)) else {
            break;
        };
        let next = heap.int_multiply(&a, &b)?;
        heap.set_slot(slot, next);
        heap.free_int(product, next);
    }
    let product = vm.heap.slot(slot);
    vm.heap.cut(slot);
    Ok(product)
}

fn isclose(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 4] = [
        Parameter::required(const { Name::of("a") }),
        Parameter::required(const { Name::of("b") }),
        Parameter::keyword(const { Name::of("rel_tol") }, Value::UNDEF),
        Parameter::keyword(const { Name::of("abs_tol") }, Value::UNDEF),
    ];
    let [a, b, relative, absolute] = vm.bind(args, &SPEC)?;
    let (a, b) = (number(vm, a)?, number(vm, b)?);
    let relative = if relative.is_undef() {
        1e-9
    } else {
        number(vm, relative)?
    };
    let absolute = if absolute.is_undef() {
        0.0
    } else {
        number(vm, absolute)?
    };
    if relative < 0.0 || absolute < 0.0 {
        return Err(domain(&mut vm.heap));
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::FALSE);
    }
    let difference = (a - b).abs();
    let most = relative * a.abs().max(b.abs());
    Ok(Value::bool(difference <= most || difference <= absolute))
}
