//! Built-in functions that compile and run code, and that talk with the console.

use crate::Res;
use crate::repl::{LineEditor, Outcome};
use crate::rom::{Args, Ns, PrintKind};
use crate::value::{Ref, Value};
use crate::vm::{Input, Vm};

/// `compile(source, filename, mode)`
pub(crate) fn compile(vm: &mut Vm<'_>, args: Args) -> Res {
    let (source, file) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let mode = vm.heap.arg(args, 2);
    vm.heap.expect_text_or_bytes(source)?;
    vm.heap.expect_text(file)?;
    let mode = match vm.heap.expect_text(mode)?.get(&vm.heap) {
        b"exec" => Input::File,
        b"eval" => Input::Eval,
        b"single" => Input::Single,
        _ => return Err(vm.heap.raise(Ns::ValueError, "bad compile mode")),
    };
    compile_named(vm, source, file, mode).map(Ref::value)
}

/// The code of a text that is said to be in a file.
fn compile_named(vm: &mut Vm<'_>, source: Value, file: Value, input: Input) -> Res<Ref> {
    let mut room = [0; 128];
    let mut len = 0;
    if let Some(name) = vm.heap.text(file) {
        let name = name.get(&vm.heap);
        len = name.len().min(room.len());
        room[..len].copy_from_slice(&name[..len]);
    }
    vm.compile_value(source, &room[..len], input)
}

/// `exec(source or code[, globals[, locals]])`
pub(crate) fn exec(vm: &mut Vm<'_>, args: Args) -> Res {
    run(vm, args, |vm, source| code_of(vm, source, Input::File))
}

/// `eval(source or code[, globals[, locals]])`
pub(crate) fn eval(vm: &mut Vm<'_>, args: Args) -> Res {
    run(vm, args, |vm, source| code_of(vm, source, Input::Eval))
}

/// `execfile(path[, globals[, locals]])`
pub(crate) fn exec_file(vm: &mut Vm<'_>, args: Args) -> Res {
    run(vm, args, |vm, path| {
        vm.heap.expect_text(path)?;
        let source = vm.file_bytes(path)?;
        let base = vm.heap.push(source)?;
        let code = compile_named(vm, source, path, Input::File);
        vm.heap.cut(base);
        code
    })
}

fn code_of(vm: &mut Vm<'_>, source: Value, input: Input) -> Res<Ref> {
    match vm.heap.is(source, Ns::Code) {
        Some(code) => Ok(code),
        None => vm.compile_value(source, b"<string>", input),
    }
}

fn dict(vm: &mut Vm<'_>, v: Value) -> Res<Option<Ref>> {
    if v.is_undef() || v.is_none() {
        return Ok(None);
    }
    match vm.heap.as_dict(v) {
        Some(dict) => Ok(Some(dict)),
        None => Err(vm.heap.raise_with(Ns::TypeError, &[])),
    }
}

/// Runs the code that is made of argument 0, with the tables of names that the others are.
fn run(vm: &mut Vm<'_>, args: Args, code: fn(&mut Vm<'_>, Value) -> Res<Ref>) -> Res {
    let given = dict(vm, vm.heap.arg(args, 1))?;
    let locals = dict(vm, vm.heap.arg(args, 2))?;
    let globals = match given.or_else(|| vm.globals_dict()) {
        Some(globals) => globals.value(),
        None => vm.main_globals()?,
    };
    let locals = locals.or(given).or_else(|| vm.locals_dict());
    let locals = locals.map_or(globals, Ref::value);
    let source = vm.heap.arg(args, 0);
    let code = code(vm, source)?;
    // The code of a function, not of a module: what it needs, it has to be given.
    #[cfg(feature = "pc")]
    if vm.heap.takes_something(code) {
        let function = vm.heap.new_function(code, globals, None, 0)?;
        return vm.call(function.value(), &[]);
    }
    vm.run_code(code, globals, locals)
}

/// `input([prompt])`
pub(crate) fn input(vm: &mut Vm<'_>, args: Args) -> Res {
    let prompt = vm.heap.arg(args, 0);
    if !prompt.is_undef() {
        vm.print(prompt, PrintKind::Str)?;
    }
    if vm.port.echo_wanted() {
        return edited_line(vm);
    }
    let mut count = 0;
    let line = vm.capture(|vm| {
        loop {
            match vm.read_console() {
                None | Some(4) if count == 0 => {
                    vm.check_interrupt()?;
                    return Err(vm.heap.raise_with(Ns::EOFError, &[]));
                }
                None | Some(b'\n' | b'\r') => return Ok(()),
                Some(byte) => {
                    count += 1;
                    vm.write(&[byte])?;
                }
            }
        }
    })?;
    Ok(line)
}

/// A line of input that the machine echoes itself, with editing as at the prompt.
fn edited_line(vm: &mut Vm<'_>) -> Res {
    let mut editor = LineEditor::new();
    loop {
        match editor.read(vm, "", 0) {
            Outcome::Line => return vm.heap.str_value(editor.line()),
            Outcome::Closed | Outcome::Control(4) => {
                vm.check_interrupt()?;
                return Err(vm.heap.raise_with(Ns::EOFError, &[]));
            }
            Outcome::Control(3) => return Err(vm.heap.raise_with(Ns::KeyboardInterrupt, &[])),
            Outcome::Control(_) => {}
        }
    }
}

/// `__import__(name, globals, locals, fromlist, level)`
pub(crate) fn import(vm: &mut Vm<'_>, args: Args) -> Res {
    let name = vm.heap.arg(args, 0);
    let name = vm.heap.intern_value(name)?;
    let globals = vm.heap.is(vm.heap.arg(args, 1), Ns::Dict);
    let list = vm.heap.arg(args, 3);
    let level = vm.heap.arg(args, 4).as_small().unwrap_or(0);
    let list = if list.is_undef() { Value::NONE } else { list };
    vm.import_from_program(name, level, list, globals)
}
