//! The friendly REPL: one statement at a time, with continuation lines.

use super::control;
use super::editor::{LineEditor, Outcome, PROMPT};
use super::source::Source;
use super::{Exit, Mode, Next, paste};
use crate::Raised;
use crate::names::Name;
use crate::vm::{Input, Vm};

/// Spaces of one level of automatic indentation.
const INDENT: usize = 4;

/// `sys.ps1` or `sys.ps2`, as far as it is text and fits.
fn prompt<'t>(vm: &mut Vm<'_>, which: Name, into: &'t mut [u8; PROMPT]) -> &'t str {
    let mut len = 0;
    match crate::modules::sys::prompt(vm, which) {
        Ok(v) => {
            if let Some(text) = vm.heap.text(v) {
                let text = text.get(&vm.heap);
                len = text.len().min(PROMPT);
                into[..len].copy_from_slice(&text[..len]);
            }
        }
        Err(Raised) => {
            // Without memory for a prompt there is none.
            let _ = vm.heap.take_raised();
        }
    }
    core::str::from_utf8(&into[..len]).unwrap_or("")
}

pub(super) fn run(vm: &mut Vm<'_>, editor: &mut LineEditor, banner: &str) -> Next {
    greet(vm, banner);
    let mut source = Source::default();
    loop {
        vm.port.interrupt_on(None);
        let mut text = [0; PROMPT];
        let prompt = prompt(vm, const { Name::of("ps1") }, &mut text);
        match editor.read(vm, prompt, 0) {
            Outcome::Line => {}
            Outcome::Control(control::A) => return Next::Mode(Mode::Raw),
            Outcome::Control(control::B) => {
                vm.port.write(b"\n");
                greet(vm, banner);
                continue;
            }
            Outcome::Control(control::D) => {
                vm.port.write(b"\n");
                return Next::Exit(Exit::SoftReset);
            }
            Outcome::Control(control::E) => {
                if paste::read(vm, &mut source)
                    && !super::raw::execute(vm, &mut source, Input::File)
                {
                    return Next::Exit(Exit::SystemExit);
                }
                source.clear(vm);
                continue;
            }
            Outcome::Control(_) => {
                vm.port.write(b"\n");
                continue;
            }
            Outcome::Closed => return Next::Exit(Exit::Closed),
        }
        match statement(vm, editor, &mut source) {
            Statement::Whole => {
                if !super::raw::execute(vm, &mut source, Input::Single) {
                    return Next::Exit(Exit::SystemExit);
                }
            }
            Statement::Dropped => {}
            Statement::Closed => return Next::Exit(Exit::Closed),
        }
        source.clear(vm);
    }
}

enum Statement {
    Whole,
    Dropped,
    Closed,
}

/// Gathers the editor's line and as many more as the statement needs.
fn statement(vm: &mut Vm<'_>, editor: &mut LineEditor, source: &mut Source) -> Statement {
    loop {
        // A line end goes between lines: one at the end stands for the empty line after a block.
        let between: &[u8] = if source.len() == 0 { b"" } else { b"\n" };
        let added = source
            .push(vm, between)
            .and_then(|()| source.push(vm, written(editor.line())));
        if added.is_err() {
            let raised = vm.heap.take_raised();
            vm.print_exception(raised);
            return Statement::Dropped;
        }
        if !garter_compiler::needs_more(source.bytes(vm)) {
            return Statement::Whole;
        }
        let mut text = [0; PROMPT];
        let prompt = prompt(vm, const { Name::of("ps2") }, &mut text);
        match editor.read(vm, prompt, next_indent(editor.line())) {
            Outcome::Line => {}
            Outcome::Closed => return Statement::Closed,
            Outcome::Control(control::D) => return Statement::Whole,
            Outcome::Control(_) => {
                vm.port.write(b"\n");
                return Statement::Dropped;
            }
        }
    }
}

/// A line as it counts: one of nothing but indentation is empty.
fn written(line: &[u8]) -> &[u8] {
    if line.iter().all(|b| *b == b' ') {
        b""
    } else {
        line
    }
}

/// How far the line after `line` is indented by itself.
fn next_indent(line: &[u8]) -> usize {
    let spaces = line.iter().take_while(|b| **b == b' ').count();
    match line.trim_ascii_end().last() {
        Some(b':') => spaces + INDENT,
        Some(_) => spaces,
        None => 0,
    }
}

fn greet(vm: &mut Vm<'_>, banner: &str) {
    vm.port.write(banner.as_bytes());
    vm.port.write(b"\nType \"help()\" for more information.\n");
}
