//! Running a program, or the REPL, on a machine of this PC's.

use std::process::ExitCode;

use garter_host::HostPort;
use garter_runtime::heap::Root;
use garter_runtime::profile::Profile;
use garter_runtime::repl::{self, Exit, LineEditor, Mode};
use garter_runtime::rom::{Ns, RomTable};
use garter_runtime::vm::Input;
use garter_runtime::{Res, Value, Vm};

use crate::out::complain;

use super::arguments::{Arguments, Program};
use super::history::History;

/// `sys.implementation._machine`.
const MACHINE: &str = concat!("Garter ", env!("CARGO_PKG_VERSION"));

/// What the REPL says first.
pub(super) fn banner() -> String {
    let system = std::env::consts::OS;
    format!("MicroPython v1.29.0 on 2026-08-29; {MACHINE} on {system}")
}

/// Words for decoded code, one for each byte of it: 2 MiB.
const CODE_WORDS: usize = 256 * 1024;
/// Slots of the machine's stack: 128 KiB, for some thousand calls. All of it is touched at start.
const STACK_SLOTS: usize = 32 * 1024;

const fn profile(single: bool) -> Profile {
    Profile {
        platform: std::env::consts::OS,
        machine: MACHINE,
        single,
        rom: RomTable::BARE,
        modules: &[garter_runtime::modules::PC],
        on_scheduled: None,
        clock: None,
        native_depth: 200,
        stack_full: None,
    }
}

static DOUBLE: Profile = profile(false);
static SINGLE: Profile = profile(true);

/// Runs what the command line says; the exit code is the program's.
pub(super) fn run(called: &str, arguments: &Arguments) -> ExitCode {
    // Beside the blocks there is their table: 3 words for 32 blocks of 4 words.
    let mut heap = vec![0; arguments.heap_bytes / 4 / 128 * 131 + 131];
    let mut stack = vec![Value::UNDEF; STACK_SLOTS];
    let mut code_words = vec![0; CODE_WORDS];
    let mut port = HostPort::new();
    watch_for_interrupts(&port);
    let memory = Memory {
        heap: &mut heap,
        stack: &mut stack,
        code: &mut code_words,
    };
    let code = live(called, arguments, memory, &mut port);
    port.restore_terminal();
    match port.finish_output() {
        Ok(()) => ExitCode::from((code & 0xff) as u8),
        Err(words) => {
            complain!("{called}: {words}");
            ExitCode::FAILURE
        }
    }
}

/// What a machine is lent.
struct Memory<'m> {
    heap: &'m mut [u32],
    stack: &'m mut [Value],
    code: &'m mut [u64],
}

/// One life of the machine; gives what a shell is told.
fn live(called: &str, arguments: &Arguments, memory: Memory<'_>, port: &mut HostPort) -> i32 {
    let interactive =
        arguments.inspect || (arguments.program == Program::Input && port.at_terminal());
    let profile = if arguments.single { &SINGLE } else { &DOUBLE };
    let mut vm = Vm::new(memory.heap, memory.stack, port, profile);
    vm.lend_code(memory.code);
    vm.heap.set_stress(arguments.stress);
    vm.optimise = arguments.optimise;
    set_up(&mut vm, arguments);
    let mut code = 0;
    if arguments.program != Program::Input || !port_is_terminal() {
        code = match program(&mut vm, called, arguments) {
            Ok(_) => 0,
            Err(_) => exit_code(&mut vm),
        };
    }
    if !interactive && vm.run_at_exit().is_err() {
        code = exit_code(&mut vm);
    }
    if arguments.stress
        && let Err(fault) = vm.heap.audit()
    {
        complain!("garter: the heap is damaged: {fault:?}");
        code = 70;
    }
    if interactive {
        let mut editor = LineEditor::new();
        // Only what people type is worth keeping.
        let history = port_is_terminal().then(History::of_user).flatten();
        if let Some(history) = &history {
            history.read(&mut editor);
        }
        let exit = repl::run(&mut vm, &mut Mode::Friendly, &mut editor, &banner());
        if let Some(history) = &history {
            history.write(&editor);
        }
        // A soft reset of this machine is its end.
        code = match exit {
            Exit::SystemExit => exit_code(&mut vm),
            Exit::SoftReset | Exit::Closed => 0,
        };
    }
    code
}

fn port_is_terminal() -> bool {
    use std::io::IsTerminal;
    std::io::stdin().is_terminal()
}

fn program(vm: &mut Vm<'_>, called: &str, arguments: &Arguments) -> Res {
    let failed = |vm: &mut Vm<'_>, words: String| {
        complain!("{called}: {words}");
        Err(vm.heap.raise_with(Ns::SystemExit, &[Value::small(1)]))
    };
    match &arguments.program {
        Program::Command(text) => source(vm, text.as_bytes(), "<stdin>", arguments),
        Program::Module(name) => module(vm, name, arguments),
        Program::File(path) => match std::fs::read(path) {
            Ok(image) if path.ends_with(".mpy") => {
                vm.set_main_file(path)?;
                vm.run_image(&image)
            }
            Ok(text) => source(vm, &text, path, arguments),
            Err(error) => {
                let number = error.raw_os_error().unwrap_or(5);
                let words = error.to_string();
                let words = words.split(" (os error").next().unwrap_or_default();
                failed(
                    vm,
                    format!("can't open file '{path}': [Errno {number}] {words}"),
                )
            }
        },
        Program::Input => {
            let mut text = Vec::new();
            if let Err(error) = std::io::Read::read_to_end(&mut std::io::stdin(), &mut text) {
                return failed(vm, format!("cannot read standard input: {error}"));
            }
            source(vm, &text, "<stdin>", arguments)
        }
    }
}

/// Runs a module as the program; of a package its `__main__`, after the package itself.
fn module(vm: &mut Vm<'_>, name: &str, arguments: &Arguments) -> Res {
    if !arguments.compile_only {
        return vm.run_module_as_main(name);
    }
    let below = name.replace('.', "/");
    for folder in paths(arguments) {
        let path = match folder.as_str() {
            "" => below.clone(),
            folder => format!("{folder}/{below}"),
        };
        for file in [format!("{path}/__main__.py"), format!("{path}.py")] {
            if let Ok(text) = std::fs::read(&file) {
                return source(vm, &text, &file, arguments);
            }
        }
    }
    // One that is not there, which the error tells.
    vm.run_module_as_main(name)
}

fn source(vm: &mut Vm<'_>, text: &[u8], name: &str, arguments: &Arguments) -> Res {
    if arguments.compile_only {
        return vm.compile_only(text, name);
    }
    vm.set_main_file(name)?;
    vm.run_source(text, name, Input::File)
}

/// `sys.path`: the program's folder, then what the environment says.
fn paths(arguments: &Arguments) -> Vec<String> {
    let folder = match &arguments.program {
        Program::File(path) => {
            let whole = std::fs::canonicalize(path).unwrap_or_default();
            let folder = whole.parent().unwrap_or(std::path::Path::new(""));
            folder.to_string_lossy().into_owned()
        }
        _ => String::new(),
    };
    let home = std::env::var("HOME").unwrap_or_default();
    let more = std::env::var("MICROPYPATH")
        .unwrap_or_else(|_| ".frozen:~/.micropython/lib:/usr/lib/micropython".to_owned());
    let more = more.split(':').map(|path| match path.strip_prefix("~/") {
        Some(below) if !home.is_empty() => format!("{home}/{below}"),
        _ => path.to_owned(),
    });
    std::iter::once(folder).chain(more).collect()
}

/// `sys.path` and `sys.argv`.
fn set_up(vm: &mut Vm<'_>, arguments: &Arguments) {
    let paths = paths(arguments);
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    vm.start_paths(&paths);
    if argv(vm, &arguments.argv).is_err() {
        // A heap too small for its arguments: the program will hear of it soon enough.
        let _ = vm.heap.take_raised();
    }
}

fn argv(vm: &mut Vm<'_>, words: &[String]) -> Res<()> {
    let list = vm.heap.new_list(&[])?;
    vm.heap.set_root(Root::Argv, Some(list));
    for word in words {
        let word = vm.heap.str_value(word.as_bytes())?;
        if let Some(list) = list.as_ref() {
            vm.heap.list_append(list, word)?;
        }
    }
    Ok(())
}

/// What a shell is told of the exception that ended the program; any but SystemExit is shown.
fn exit_code(vm: &mut Vm<'_>) -> i32 {
    let raised = vm.heap.take_raised();
    if vm.is_instance(raised, Ns::SystemExit.value()) {
        let argument = vm.exception_argument(raised);
        return match argument {
            None => 0,
            Some(v) if v.is_none() => 0,
            Some(v) => match vm.heap.as_i64(v) {
                Some(code) => code as i32,
                // The `micropython` command does not show it either.
                None => 1,
            },
        };
    }
    vm.print_exception_error(raised);
    1
}

/// Ctrl-C raises KeyboardInterrupt.
#[cfg(unix)]
fn watch_for_interrupts(port: &HostPort) {
    // Where it cannot be had, Ctrl-C ends the process, as it does most others.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, port.interrupt_flag());
}

/// Ctrl-C raises KeyboardInterrupt.
#[cfg(not(unix))]
fn watch_for_interrupts(port: &HostPort) {
    use std::sync::atomic::Ordering;
    let flag = port.interrupt_flag();
    // Without the thread Ctrl-C ends the process, as it does most others.
    let _ = std::thread::Builder::new()
        .name("interrupts".into())
        .spawn(move || {
            let Ok(runtime) = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
            else {
                return;
            };
            runtime.block_on(async {
                while tokio::signal::ctrl_c().await.is_ok() {
                    flag.store(true, Ordering::Relaxed);
                }
            });
        });
}
