//! `cmath`.

use crate::Res;
use crate::members;
use crate::number::elementary;
use crate::rom::{Namespace, Unary};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "cmath",
    members! {
        "__name__" => Const(const { crate::names::Name::of("cmath") }.value()),
        "e" => Float(&core::f64::consts::E),
        "pi" => Float(&core::f64::consts::PI),
        "cos" => V1(|vm, v| apply(vm, v, cos)),
        "exp" => V1(|vm, v| apply(vm, v, exp)),
        "log" => V1(|vm, v| apply(vm, v, log)),
        "log10" => V1(|vm, v| apply(vm, v, log10)),
        "phase" => V1(phase),
        "polar" => V1(polar),
        "rect" => V2(rect),
        "sin" => V1(|vm, v| apply(vm, v, sin)),
        "sqrt" => V1(|vm, v| apply(vm, v, sqrt)),
    },
);

type Complex = (f64, f64);

fn argument(vm: &mut Vm<'_>, v: Value) -> Res<Complex> {
    if let Some(z) = vm.heap.as_complex(v) {
        return Ok(z);
    }
    let made = crate::types::complex::converted(vm, v)?;
    if let Some(z) = vm.heap.as_complex(made) {
        return Ok(z);
    }
    let f = vm.unary_opt(Unary::Float, made)?;
    match f.and_then(|f| vm.heap.as_f64(f)) {
        Some(x) => Ok((x, 0.0)),
        None => Err(vm.heap.raise_conversion(v, "complex")),
    }
}

fn apply(vm: &mut Vm<'_>, v: Value, f: fn(Complex) -> Complex) -> Res {
    let (re, im) = f(argument(vm, v)?);
    vm.heap.new_complex(re, im)
}

fn exp((re, im): Complex) -> Complex {
    let size = garter_bytecode::real::exponential::exp(re);
    (size * elementary::cos(im), size * elementary::sin(im))
}

fn log((re, im): Complex) -> Complex {
    (
        0.5 * elementary::log(re * re + im * im),
        elementary::atan2(im, re),
    )
}

fn log10(z: Complex) -> Complex {
    let (re, im) = log(z);
    let factor = core::f64::consts::LOG10_E;
    (re * factor, im * factor)
}

/// By way of the polar form, as MicroPython does: small errors included.
fn sqrt((re, im): Complex) -> Complex {
    let size = elementary::sqrt(elementary::hypot(re, im));
    let angle = 0.5 * elementary::atan2(im, re);
    (size * elementary::cos(angle), size * elementary::sin(angle))
}

fn sin((re, im): Complex) -> Complex {
    (
        elementary::sin(re) * super::math::cosh(im),
        elementary::cos(re) * elementary::sinh(im),
    )
}

fn cos((re, im): Complex) -> Complex {
    (
        elementary::cos(re) * super::math::cosh(im),
        -elementary::sin(re) * elementary::sinh(im),
    )
}

fn phase(vm: &mut Vm<'_>, v: Value) -> Res {
    let (re, im) = argument(vm, v)?;
    vm.heap.new_float(elementary::atan2(im, re))
}

fn polar(vm: &mut Vm<'_>, v: Value) -> Res {
    let (re, im) = argument(vm, v)?;
    let size = vm.heap.new_float(elementary::hypot(re, im))?;
    let angle = vm.heap.new_float(elementary::atan2(im, re))?;
    vm.heap.new_tuple(&[size, angle])
}

fn rect(vm: &mut Vm<'_>, size: Value, angle: Value) -> Res {
    let size = super::math::number(vm, size)?;
    let angle = super::math::number(vm, angle)?;
    vm.heap
        .new_complex(size * elementary::cos(angle), size * elementary::sin(angle))
}
