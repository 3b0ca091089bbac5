//! `string.templatelib.Interpolation`: what stood between braces in a t-string.
//!
//! Words: header; the value; the text of the expression; the conversion's letter or `None`; the
//! text of the format.

use crate::heap::Heap;
use crate::names::Name;
use crate::rom::{Args, Members, Namespace, Ns, PrintKind, TypeDef};
use crate::value::Value;
use crate::vm::{Parameter, Vm};
use crate::{Raised, Res};

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "Interpolation",
    &TypeDef {
        new: Some(new),
        print: Some(print),
        load_attr: Some(|vm, v, name| {
            let word = PARAMETERS.iter().position(|p| p.name == name);
            Ok(word.map(|word| part(vm, v, 1 + word)))
        }),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

/// How many parts one has.
pub(super) const PARTS: usize = 4;

const EMPTY: Value = Name::of("").value();

const PARAMETERS: [Parameter; PARTS] = [
    Parameter::required(const { Name::of("value") }),
    Parameter::optional(const { Name::of("expression") }, EMPTY),
    Parameter::optional(const { Name::of("conversion") }, Value::NONE),
    Parameter::optional(const { Name::of("format_spec") }, EMPTY),
];

impl Heap<'_> {
    /// One of its value, expression, conversion and format.
    pub(super) fn new_interpolation(&mut self, parts: [Value; PARTS]) -> Res {
        let r = self.alloc(Ns::Interpolation.value(), PARTS)?;
        for (i, part) in parts.into_iter().enumerate() {
            self.set_value(r, 1 + i, part);
        }
        Ok(r.value())
    }
}

/// The value of an interpolation.
pub(super) fn value(vm: &Vm<'_>, v: Value) -> Value {
    part(vm, v, 1)
}

fn part(vm: &Vm<'_>, v: Value, word: usize) -> Value {
    let r = vm.native_base(v, Ns::Interpolation).and_then(Value::as_ref);
    let part = r.and_then(|r| vm.heap.value(r, word));
    part.unwrap_or(Value::NONE)
}

fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    let parts = vm.bind(args, &PARAMETERS)?;
    vm.heap.new_interpolation(parts)
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Result<(), Raised> {
    vm.write(b"Interpolation(")?;
    for i in 0..PARTS {
        if i > 0 {
            vm.write(b", ")?;
        }
        vm.print(part(vm, v, 1 + i), PrintKind::Repr)?;
    }
    vm.write(b")")
}
