//! The raw REPL: a program sends source, Ctrl-D runs it, output and exception come back framed.

use super::control;
use super::source::Source;
use super::{Exit, Mode, Next, raw_paste};
use crate::rom::Ns;
use crate::vm::{Input, Vm};

const GREETING: &[u8] = b"raw REPL; CTRL-B to exit\r\n";

pub(super) fn run(vm: &mut Vm<'_>) -> Next {
    vm.port.write(b"\r\n");
    vm.port.write(GREETING);
    let mut source = Source::default();
    loop {
        vm.port.write(b">");
        source.clear(vm);
        vm.port.interrupt_on(None);
        let received = receive(vm, &mut source);
        match received {
            Received::Run => {}
            Received::Again => {
                vm.port.write(b"\r\n");
                vm.port.write(GREETING);
                continue;
            }
            Received::Friendly => {
                vm.port.write(b"\r\n");
                return Next::Mode(Mode::Friendly);
            }
            Received::TooLong => {
                // Say so in the frame that the host waits for.
                vm.port.write(b"OK\x04");
                let raised = vm.heap.take_raised();
                vm.print_exception(raised);
                vm.port.write(b"\x04");
                continue;
            }
            Received::Pasted(whole) => {
                if !whole {
                    // The host has its 04 for the end of the paste; the output is empty.
                    let raised = vm.heap.take_raised();
                    vm.port.write(b"\x04");
                    vm.print_exception(raised);
                    vm.port.write(b"\x04");
                    continue;
                }
                if execute_framed(vm, &mut source) {
                    continue;
                }
                return Next::Exit(Exit::SoftReset);
            }
            Received::Closed => return Next::Exit(Exit::Closed),
        }
        vm.port.write(b"OK");
        if source.len() == 0 {
            vm.port.write(b"\r\n");
            return Next::Exit(Exit::SoftReset);
        }
        if !execute_framed(vm, &mut source) {
            return Next::Exit(Exit::SystemExit);
        }
    }
}

enum Received {
    /// Ctrl-D: run what has come.
    Run,
    /// Ctrl-A: greet again.
    Again,
    /// Ctrl-B: leave.
    Friendly,
    /// No memory for the source; the rest of it has been read and dropped.
    TooLong,
    /// Raw paste has ended, whole or not.
    Pasted(bool),
    Closed,
}

fn receive(vm: &mut Vm<'_>, source: &mut Source) -> Received {
    let mut full = false;
    while let Some(byte) = vm.read_console() {
        match byte {
            control::A => return Received::Again,
            control::B => return Received::Friendly,
            control::C => {
                full = false;
                source.clear(vm);
            }
            control::D if full => return Received::TooLong,
            control::D => return Received::Run,
            control::E if source.len() == 0 && !full => match raw_paste::receive(vm, source) {
                raw_paste::Received::Whole => return Received::Pasted(true),
                raw_paste::Received::Broken => return Received::Pasted(false),
                raw_paste::Received::Refused => {}
                raw_paste::Received::Closed => return Received::Closed,
            },
            _ if full => {}
            _ => {
                if source.push(vm, &[byte]).is_err() {
                    source.clear(vm);
                    full = true;
                }
            }
        }
    }
    Received::Closed
}

/// Runs the source and frames what comes of it: output, 04, exception, 04. False: start anew.
fn execute_framed(vm: &mut Vm<'_>, source: &mut Source) -> bool {
    vm.port.interrupt_on(Some(control::C));
    let result = source.run(vm, Input::File);
    vm.port.interrupt_on(None);
    vm.port.write(b"\x04");
    let go_on = match result {
        Ok(_) => true,
        Err(_) => told(vm),
    };
    vm.port.write(b"\x04");
    go_on
}

/// Runs the source for a person: an exception is printed. False: start anew.
pub(super) fn execute(vm: &mut Vm<'_>, source: &mut Source, input: Input) -> bool {
    vm.port.interrupt_on(Some(control::C));
    let result = source.run(vm, input);
    vm.port.interrupt_on(None);
    match result {
        Ok(_) => true,
        Err(_) => told(vm),
    }
}

/// Prints the exception that was raised; false when it was SystemExit, which stays raised.
pub fn told(vm: &mut Vm<'_>) -> bool {
    let raised = vm.heap.take_raised();
    vm.heap.cut(0);
    if vm.is_instance(raised, Ns::SystemExit.value()) {
        let _ = vm.heap.raise_value(raised);
        return false;
    }
    vm.print_exception(raised);
    true
}
