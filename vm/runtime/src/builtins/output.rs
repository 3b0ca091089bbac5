//! `print`, and showing what an expression typed at the prompt gives.

use crate::Res;
use crate::names::Name;
use crate::rom::{Args, PrintKind};
use crate::value::Value;
use crate::vm::{Parameter, Vm};

/// `print(*values, sep=' ', end='\n', file=None)`
pub(crate) fn print(vm: &mut Vm<'_>, args: Args) -> Res {
    let options = Args {
        base: args.base + u32::from(args.positional),
        positional: 0,
        keywords: args.keywords,
    };
    let [sep, end, file] = vm.bind(
        options,
        &[
            Parameter::keyword(const { Name::of("sep") }, Value::UNDEF),
            Parameter::keyword(const { Name::of("end") }, Value::UNDEF),
            Parameter::keyword(const { Name::of("file") }, Value::UNDEF),
        ],
    )?;
    for v in [sep, end] {
        if !v.is_undef() {
            vm.heap.expect_text_or_bytes(v)?;
        }
    }
    if !file.is_undef() {
        vm.expect_stream(file)?;
        let text = vm.capture(|vm| write(vm, args, sep, end))?;
        vm.heap.push(text)?;
        vm.write_text_to(file, text)?;
        vm.heap.pop();
        return Ok(Value::NONE);
    }
    write(vm, args, sep, end)?;
    Ok(Value::NONE)
}

/// What the REPL calls with the value of an expression statement: shows it unless it is None, and
/// keeps it as `_`.
pub(crate) fn repl_print(vm: &mut Vm<'_>, value: Value) -> Res {
    if !value.is_none() {
        vm.print(value, PrintKind::Repr)?;
        vm.write(b"\n")?;
        if let Some(globals) = vm.main_globals()?.as_ref() {
            vm.heap
                .dict_set_name(globals, const { Name::of("_") }, value)?;
        }
    }
    Ok(Value::NONE)
}

fn write(vm: &mut Vm<'_>, args: Args, sep: Value, end: Value) -> Res<()> {
    for i in 0..args.positional as usize {
        if i > 0 {
            write_between(vm, sep, b" ")?;
        }
        let v = vm.heap.arg(args, i);
        vm.print(v, PrintKind::Str)?;
    }
    write_between(vm, end, b"\n")
}

fn write_between(vm: &mut Vm<'_>, v: Value, default: &[u8]) -> Res<()> {
    match v {
        Value::UNDEF => vm.write(default),
        v => match vm.heap.text_or_bytes(v) {
            Some(text) => crate::types::str::print::write_text(vm, text),
            None => Ok(()),
        },
    }
}
