//! A board's life: start, boot.py, main.py, REPL, and from a soft reset all over again.

use garter_runtime::heap::Root;
use garter_runtime::repl::{self, Exit, LineEditor, Mode};
use garter_runtime::vm::Vm;
use garter_runtime::{Port, Profile, Value};

use crate::files::MOUNT;
use crate::hardware::Hardware;
use crate::port::BoardPort;
use crate::responder::Identity;

/// What the board says when its REPL starts. Clients look for `MicroPython` and the version.
pub const BANNER: &str = concat!(
    "MicroPython v1.29.0 on 2026-08-29; Garter ",
    env!("CARGO_PKG_VERSION"),
    " PYBv1.1 with STM32F405RG"
);

/// What a board's machine works in.
pub struct Memory<'m> {
    heap: &'m mut [u32],
    stack: &'m mut [Value],
    #[cfg(feature = "quick")]
    code: &'m mut [u64],
}

impl<'m> Memory<'m> {
    /// A heap and a stack.
    pub fn new(heap: &'m mut [u32], stack: &'m mut [Value]) -> Memory<'m> {
        Memory {
            heap,
            stack,
            #[cfg(feature = "quick")]
            code: &mut [],
        }
    }

    /// With memory that makes code run more quickly, a word for every byte of it. It is beside the
    /// board's own: programs find as much of that as where there is none of this.
    #[cfg(feature = "quick")]
    #[must_use]
    pub fn with_code(self, code: &'m mut [u64]) -> Memory<'m> {
        Memory { code, ..self }
    }
}

/// Runs a board until its console is closed for good; on a chip, for ever.
///
/// `heap` and `stack` are the machine's memory; `profile` is [`crate::PYBOARD`] or a variant.
pub fn run<H: Hardware>(hardware: H, mut memory: Memory<'_>, profile: &'static Profile) {
    let identity = Identity {
        firmware: BANNER,
        machine: profile.machine,
    };
    let mut port = BoardPort::new(hardware, identity);
    port.mount();
    let mut editor = LineEditor::new();
    let mut mode = Mode::Friendly;
    let mut first = true;
    while !port.closed() {
        port.restart();
        if !first {
            port.write(b"MPY: soft reboot\r\n");
        }
        first = false;
        let exit = live(&mut port, &mut memory, profile, &mut mode, &mut editor);
        if exit == Exit::Closed && !port.take_restart() && port.closed() {
            return;
        }
    }
}

/// One life of the machine, up to a soft reset. Not part of its caller, whose frame would hold the
/// machine twice.
#[inline(never)]
fn live<H: Hardware>(
    port: &mut BoardPort<H>,
    memory: &mut Memory<'_>,
    profile: &'static Profile,
    mode: &mut Mode,
    editor: &mut LineEditor,
) -> Exit {
    let mut vm = Vm::new(memory.heap, memory.stack, port, profile);
    #[cfg(feature = "quick")]
    {
        memory.code.fill(0);
        vm.lend_code(memory.code);
    }
    vm.start_paths(&["", "/flash", "/flash/lib"]);
    if let Ok(directory) = vm.heap.str_value(MOUNT) {
        vm.heap.set_root(Root::Directory, Some(directory));
    }
    let scripts: &[&[u8]] = match *mode {
        Mode::Friendly => &[b"/flash/boot.py", b"/flash/main.py"],
        Mode::Raw => &[b"/flash/boot.py"],
    };
    for path in scripts {
        match script(&mut vm, path) {
            After::GoOn => {}
            After::Restart => {
                #[cfg(feature = "peripherals")]
                crate::backup::save(&mut vm);
                return Exit::SoftReset;
            }
            After::Prompt => break,
        }
    }
    let exit = repl::run(&mut vm, mode, editor, BANNER);
    #[cfg(feature = "peripherals")]
    crate::backup::save(&mut vm);
    exit
}

/// The script that `pyb.main` named, when it is the main one's turn; else `path`, compiled if
/// there is no source (the chip has no flash left for this).
#[cfg(feature = "peripherals")]
fn chosen<'p>(vm: &mut Vm<'_>, path: &'p [u8], room: &'p mut [u8; 128]) -> &'p [u8] {
    let source = vm.port.stat(path).is_ok();
    let path = match path {
        b"/flash/boot.py" if !source => b"/flash/boot.mpy",
        b"/flash/main.py" if !source => b"/flash/main.mpy",
        _ => path,
    };
    let named = crate::kept::Kept::Main.get(vm);
    match named.and_then(|name| vm.heap.text(name)) {
        Some(text) if path.starts_with(b"/flash/main.") => {
            let text = text.get(&vm.heap);
            let len = text.len().min(room.len());
            room[..len].copy_from_slice(&text[..len]);
            &room[..len]
        }
        _ => path,
    }
}

/// What comes after a script.
enum After {
    GoOn,
    Restart,
    Prompt,
}

/// Runs a script if it is there; an exception is printed.
fn script(vm: &mut Vm<'_>, path: &[u8]) -> After {
    #[cfg(feature = "peripherals")]
    let mut room = [0; 128];
    #[cfg(feature = "peripherals")]
    let path = chosen(vm, path, &mut room);
    if !vm.port.stat(path).is_ok_and(|s| !s.directory) {
        return After::GoOn;
    }
    // A Ctrl-C that came too early or too late for the script before is for all of them.
    if vm.check_interrupt().is_err() {
        return if repl::told(vm) {
            After::Prompt
        } else {
            After::Restart
        };
    }
    match vm.run_file(path) {
        Ok(_) => After::GoOn,
        Err(_) if repl::told(vm) => After::GoOn,
        Err(_) => After::Restart,
    }
}
