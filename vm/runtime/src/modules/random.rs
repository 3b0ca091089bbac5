//! `random`: the Yasmarang generator of Ilya Levin, so that a seed gives the numbers it gives on
//! every MicroPython.

use crate::members;
use crate::number::real::Real;
use crate::rom::{Args, Namespace, Ns as N, Subscript};
use crate::value::Value;
use crate::vm::Vm;
use crate::{Raised, Res};

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "random",
    members! {
        "__name__" => Const(const { crate::names::Name::of("random") }.value()),
        "choice" => V1(choice),
        "getrandbits" => V1(getrandbits),
        "randint" => V2(randint),
        "random" => V0(random),
        "randrange" => VN(1, 3, randrange),
        "seed" => VN(0, 1, seed),
        "uniform" => V2(uniform),
    },
);

/// State of the generator. A fresh one seeds itself from the port.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Generator {
    pad: u32,
    n: u32,
    d: u32,
    dat: u8,
}

impl Generator {
    fn seeded(seed: u32) -> Generator {
        Generator {
            pad: seed,
            n: 69,
            d: 233,
            dat: 0,
        }
    }

    fn next(&mut self) -> u32 {
        let sum = self
            .d
            .wrapping_mul(self.n)
            .wrapping_add(u32::from(self.dat));
        self.pad = self.pad.wrapping_add(sum).rotate_left(3);
        self.n = self.pad | 2;
        self.d ^= self.pad.rotate_left(31);
        self.dat ^= self.pad as u8 ^ (self.d >> 8) as u8 ^ 1;
        self.pad ^ self.d << 5 ^ self.pad >> 18 ^ u32::from(self.dat) << 1
    }
}

fn next(vm: &mut Vm<'_>) -> u32 {
    if vm.heap.random.n == 0 {
        vm.heap.random = Generator::seeded(vm.port.random());
    }
    vm.heap.random.next()
}

/// A number below `n`, which is not 0, all equally likely.
fn below(vm: &mut Vm<'_>, n: u32) -> u32 {
    let mask = u32::MAX.checked_shr((n - 1).leading_zeros()).unwrap_or(0);
    loop {
        let r = next(vm) & mask;
        if r < n {
            return r;
        }
    }
}

#[cold]
fn wrong(vm: &mut Vm<'_>) -> Raised {
    vm.heap.raise_with(N::ValueError, &[])
}

fn seed(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let seed = if v.is_undef() || v.is_none() {
        vm.port.random()
    } else {
        match vm.heap.as_wrapped(v) {
            Some(seed) => seed as u32,
            None => return Err(vm.heap.raise_conversion(v, "int")),
        }
    };
    vm.heap.random = Generator::seeded(seed);
    Ok(Value::NONE)
}

fn getrandbits(vm: &mut Vm<'_>, v: Value) -> Res {
    let bits = vm.heap.expect_int(v)?;
    if !(0..=32).contains(&bits) {
        return Err(vm.heap.raise(N::ValueError, "bits must be 32 or less"));
    }
    if bits == 0 {
        return Ok(Value::small(0));
    }
    let mask = u32::MAX >> (32 - bits as u32);
    let r = next(vm) & mask;
    vm.heap.new_uint(u64::from(r))
}

fn randint(vm: &mut Vm<'_>, low: Value, high: Value) -> Res {
    let low = i64::from(vm.heap.machine_int(low)?);
    let high = i64::from(vm.heap.machine_int(high)?);
    match high.checked_sub(low).map(|n| u32::try_from(n + 1)) {
        Some(Ok(n)) if n > 0 => {
            let r = below(vm, n);
            vm.heap.new_int(low + i64::from(r))
        }
        _ => Err(wrong(vm)),
    }
}

fn randrange(vm: &mut Vm<'_>, args: Args) -> Res {
    let mut given = [0i64; 3];
    let count = (args.positional as usize).min(3);
    for (i, n) in given.iter_mut().enumerate().take(count) {
        let v = vm.heap.arg(args, i);
        *n = i64::from(vm.heap.machine_int(v)?);
    }
    let (start, stop, step) = match count {
        1 => (0, given[0], 1),
        2 => (given[0], given[1], 1),
        _ => (given[0], given[1], given[2]),
    };
    let span = stop.saturating_sub(start);
    let n = match step {
        0 => 0,
        s if s > 0 => span.saturating_add(s - 1).div_euclid(s),
        s => span.saturating_add(s + 1) / s,
    };
    match u32::try_from(n) {
        Ok(n) if n > 0 => {
            let r = below(vm, n);
            vm.heap.new_int(start + step * i64::from(r))
        }
        _ => Err(wrong(vm)),
    }
}

fn choice(vm: &mut Vm<'_>, sequence: Value) -> Res {
    let len = vm.len(sequence)?;
    if len == 0 {
        return Err(vm.heap.raise_with(N::IndexError, &[]));
    }
    let at = below(vm, len as u32);
    vm.subscript(sequence, Value::small(at as i32), Subscript::Load)
}

/// A number from 0 to 1 is so many random bits by as many twos.
const BITS: u32 = 52;

fn random_bits(vm: &mut Vm<'_>) -> u64 {
    let (high, low) = (next(vm), next(vm));
    u64::from(high & 0xf_ffff) << 32 | u64::from(low)
}

fn random(vm: &mut Vm<'_>) -> Res {
    let bits = random_bits(vm);
    // Rounded once: the division by a power of two is exact.
    vm.heap.new_real(bits as Real / (1u64 << BITS) as Real)
}

fn uniform(vm: &mut Vm<'_>, a: Value, b: Value) -> Res {
    let a = super::math::number(vm, a)?;
    let b = super::math::number(vm, b)?;
    let x = random_bits(vm) as f64 / (1u64 << BITS) as f64;
    vm.heap.new_float(a + (b - a) * x)
}
