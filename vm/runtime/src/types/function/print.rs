//! How functions, generators and methods print.

use crate::Res;
use crate::names::Name;
use crate::rom::{Ns, PrintKind};
use crate::value::Value;
use crate::vm::Vm;

/// The address of an object as MicroPython shows it: its place in the heap.
pub(crate) fn write_address(vm: &mut Vm<'_>, v: Value) -> Res<()> {
    vm.write_numbers("{x}", &[v.word() as isize])
}

fn write_name(vm: &mut Vm<'_>, name: Option<Name>) -> Res<()> {
    match name {
        Some(name) => vm.print(name.value(), PrintKind::Str),
        None => vm.write(b"?"),
    }
}

/// `<function f at 0x...>`, of one with `yield` `<generator>`.
pub(super) fn print_function(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let Some(r) = v.as_ref() else {
        vm.write(b"<function>")?;
        return Ok(());
    };
    if vm.heap.header(r) == Ns::GeneratorFunction.value() {
        return vm.write(b"<generator>");
    }
    let code = vm.heap.function_code(r);
    let name = code.and_then(|code| vm.heap.code_name(code));
    vm.write(b"<function ")?;
    write_name(vm, name)?;
    vm.write(b" at 0x")?;
    write_address(vm, v)?;
    vm.write(b">")
}

/// `<generator object 'f' at ...>`
pub(crate) fn print_generator(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let name = v
        .as_ref()
        .and_then(|r| vm.generator_function(r))
        .and_then(|f| vm.heap.function_code(f))
        .and_then(|code| vm.heap.code_name(code));
    vm.write(b"<generator object '")?;
    write_name(vm, name)?;
    vm.write(b"' at ")?;
    write_address(vm, v)?;
    vm.write(b">")
}

/// `<bound_method ... <instance>.<function>>`
pub(super) fn print_bound_method(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    vm.write(b"<bound_method ")?;
    write_address(vm, v)?;
    vm.write(b" ")?;
    let part = |vm: &Vm<'_>, i| v.as_ref().and_then(|r| vm.heap.value(r, i));
    let object = part(vm, 2).unwrap_or(Value::NONE);
    vm.print(object, PrintKind::Repr)?;
    vm.write(b".")?;
    let method = part(vm, 1).unwrap_or(Value::NONE);
    vm.print(method, PrintKind::Repr)?;
    vm.write(b">")
}
