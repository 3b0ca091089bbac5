//! `garter py`: MicroPython on this machine, with the options, output and exit codes of the
//! `micropython` command.

mod arguments;
mod history;
mod run;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use crate::out::{complain, out};

use arguments::Asked;

/// Bytes of the thread's stack: the machine nests Rust functions a bounded number of times.
const THREAD_STACK: usize = 64 << 20;

/// Runs it with the words after `py`. It was `called` so.
pub(crate) fn main(called: &str, words: Vec<OsString>) -> ExitCode {
    let arguments = match arguments::parse(words) {
        Ok(Asked::Run(arguments)) => arguments,
        Ok(Asked::Help) => {
            drop(write!(out(), "{}", arguments::usage(called)));
            return ExitCode::SUCCESS;
        }
        Ok(Asked::Version) => {
            drop(writeln!(out(), "{}", run::banner()));
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            drop(write!(std::io::stderr(), "{called}: {message}"));
            return ExitCode::FAILURE;
        }
    };
    if main_stack_suffices() {
        return run::run(called, &arguments);
    }
    let name = called.to_owned();
    let thread = std::thread::Builder::new()
        .name("python".into())
        .stack_size(THREAD_STACK)
        .spawn(move || run::run(&name, &arguments));
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        Ok(Err(_)) => ExitCode::FAILURE, // it has told on standard error
        Err(error) => {
            complain!("{called}: cannot start a thread: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether the main thread's stack is large enough, which saves making another.
#[cfg(unix)]
fn main_stack_suffices() -> bool {
    use rustix::process::{Resource, getrlimit};
    let limit = getrlimit(Resource::Stack).current;
    // Functions of debug builds need many times the room.
    !cfg!(debug_assertions) && limit.is_none_or(|bytes| bytes >= 8 << 20)
}

/// Whether the main thread's stack is large enough, which saves making another.
#[cfg(not(unix))]
fn main_stack_suffices() -> bool {
    false
}
