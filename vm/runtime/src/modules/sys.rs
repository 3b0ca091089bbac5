//! The module `sys`.

use crate::Res;
use crate::heap::Root;
use crate::modules::io::file;
use crate::names::Name;
use crate::rom::{Args, Namespace, Ns};
use crate::value::Value;
use crate::vm::Vm;

/// The Python that this is.
const VERSION: &str = "3.4.0; MicroPython v1.29.0 (Garter)";

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "sys",
    crate::members! {
        #[cfg(feature = "pc")]
        "atexit" => V1(at_exit),
        "argv" => Get(|vm| list(vm, Root::Argv)),
        "byteorder" => Const(const { Name::of("little") }.value()),
        "exit" => VN(0, 1, exit),
        "implementation" => Get(implementation),
        "maxsize" => Int(&0x7fff_ffff),
        "modules" => Get(modules),
        "path" => Get(|vm| list(vm, Root::Path)),
        "platform" => Get(|vm| {
            let text = vm.profile.platform;
            vm.heap.str_value(text.as_bytes())
        }),
        "print_exception" => VN(1, 2, print_exception),
        "ps1" => Get(|vm| prompt(vm, PS1)),
        "ps2" => Get(|vm| prompt(vm, PS2)),
        "stderr" => Get(|vm| console(vm, const { Name::of("stderr") }, file::STDERR)),
        "stdin" => Get(|vm| console(vm, const { Name::of("stdin") }, file::STDIN)),
        "stdout" => Get(|vm| console(vm, const { Name::of("stdout") }, file::STDOUT)),
        "version" => Str(&VERSION),
        "version_info" => Get(|vm| vm.heap.new_tuple(&[Value::small(3), Value::small(4), Value::small(0)])),
    },
);

const PS1: Name = Name::of("ps1");
const PS2: Name = Name::of("ps2");
const PATH: Name = Name::of("path");

/// What the REPL shows before a statement and before its further lines.
pub(crate) fn prompt(vm: &mut Vm<'_>, which: Name) -> Res {
    match vm.heap.rare(which) {
        Some(prompt) => Ok(prompt),
        None if which == PS1 => vm.heap.str_value(b">>> "),
        None => vm.heap.str_value(b"... "),
    }
}

/// Sets an attribute of the module; false: it is not one that can be set.
pub(crate) fn store(vm: &mut Vm<'_>, name: Name, v: Value) -> Res<bool> {
    if name == PATH {
        vm.heap.set_root(Root::Path, Some(v));
        return Ok(true);
    }
    if name == PS1 || name == PS2 {
        vm.heap.set_rare(name, v)?;
        return Ok(true);
    }
    Ok(false)
}

/// A stream of the console, made when it is first asked for.
fn console(vm: &mut Vm<'_>, name: Name, handle: u32) -> Res {
    if let Some(stream) = vm.heap.rare(name) {
        return Ok(stream);
    }
    let stream = vm.heap.new_file(handle, true, None)?;
    let base = vm.heap.push(stream)?;
    vm.heap.set_rare(name, stream)?;
    vm.heap.cut(base);
    Ok(stream)
}

fn list(vm: &mut Vm<'_>, root: Root) -> Res {
    if let Some(list) = vm.heap.root(root) {
        return Ok(list);
    }
    let list = vm.heap.new_list(&[])?;
    vm.heap.set_root(root, Some(list));
    Ok(list)
}

fn modules(vm: &mut Vm<'_>) -> Res {
    if let Some(dict) = vm.heap.root(Root::Modules) {
        return Ok(dict);
    }
    let dict = vm.heap.new_dict(0)?;
    vm.heap.set_root(Root::Modules, Some(dict));
    Ok(dict)
}

/// `atexit(function)`: what is called when the program ends; gives what was to be called before.
#[cfg(feature = "pc")]
fn at_exit(vm: &mut Vm<'_>, function: Value) -> Res {
    let before = vm.heap.rare(AT_EXIT).unwrap_or(Value::NONE);
    let base = vm.heap.push(before)?;
    vm.heap.set_rare(AT_EXIT, function)?;
    vm.heap.cut(base);
    Ok(before)
}

#[cfg(feature = "pc")]
const AT_EXIT: Name = Name::of("atexit");

#[cfg(feature = "pc")]
impl Vm<'_> {
    /// Calls what `sys.atexit` was given: for whoever ends a program.
    ///
    /// # Errors
    /// What the function raises.
    pub fn run_at_exit(&mut self) -> Res<()> {
        match self.heap.rare(AT_EXIT) {
            Some(function) if !function.is_none() => {
                self.heap.set_rare(AT_EXIT, Value::NONE)?;
                let base = self.heap.push(function)?;
                self.call(function, &[])?;
                self.heap.cut(base);
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

/// `exit([value])`
fn exit(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    if v.is_undef() {
        return Err(vm.heap.raise_with(Ns::SystemExit, &[]));
    }
    Err(vm.heap.raise_with(Ns::SystemExit, &[v]))
}

/// `print_exception(exception[, file])`
fn print_exception(vm: &mut Vm<'_>, args: Args) -> Res {
    let (exception, file) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    if file.is_undef() {
        vm.format_exception(exception)?;
        return Ok(Value::NONE);
    }
    vm.expect_stream(file)?;
    let text = vm.capture(|vm| vm.format_exception(exception))?;
    vm.heap.push(text)?;
    vm.write_text_to(file, text)?;
    vm.heap.pop();
    Ok(Value::NONE)
}

/// `sys.implementation`: name, version, machine, .mpy format.
fn implementation(vm: &mut Vm<'_>) -> Res {
    let name = const { Name::of("micropython") }.value();
    let empty = Name::from_id(1).value();
    let version = [Value::small(1), Value::small(29), Value::small(0), empty];
    let version = vm.heap.new_tuple(&version)?;
    let machine = vm.profile.machine;
    let machine = vm.heap.str_value(machine.as_bytes())?;
    // Format 6, sub-version 3.
    let mpy = Value::small(6 | 3 << 8);
    let board = vm.profile.platform == "pyboard";
    // Which of MicroPython's builds this is like.
    let build = if board { "PYBV11" } else { "standard" };
    let build = vm.heap.str_value(build.as_bytes())?;
    let mut fields = &[
        const { Name::of("name") },
        const { Name::of("version") },
        const { Name::of("_machine") },
        const { Name::of("_mpy") },
        const { Name::of("_build") },
        // Threads take turns; boards have none.
        #[cfg(feature = "pc")]
        const {
            Name::of("_thread")
        },
    ][..];
    let mut values = &[
        name,
        version,
        machine,
        mpy,
        build,
        #[cfg(feature = "pc")]
        vm.heap.str_value(b"GIL")?,
    ][..];
    if cfg!(feature = "pc") && board {
        fields = &fields[..5];
        values = &values[..5];
    }
    vm.heap.new_attribute_tuple(fields, values)
}
