//! The one program users start: the command line, the IDE, the daemon.
#![forbid(unsafe_code)]
#![warn(clippy::print_stdout, clippy::print_stderr)] // they panic: see `out`

mod client;
mod command;
mod line_ends;
mod out;
mod python;
mod replace;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

/// MicroPython on boards and on this machine: edit, run, and look inside.
///
/// Without a command it opens the terminal IDE.
#[derive(Parser)]
#[command(
    name = "garter",
    version,
    about,
    args_conflicts_with_subcommands = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<command::Command>,
    #[command(flatten)]
    ide: command::ide::Ide,
}

fn main() -> ExitCode {
    let mut words: Vec<OsString> = std::env::args_os().collect();
    let called = std::path::Path::new(words.first().map_or("".as_ref(), OsString::as_os_str));
    let called = called.file_stem();
    let called = called.unwrap_or_default().to_string_lossy().into_owned();
    // A link to this program may have the name of a tool that it can stand for.
    if called == "micropython" {
        return python::main("micropython", words.split_off(1));
    }
    if called == "mpy-cross" {
        let words = words.split_off(1);
        return told("mpy-cross", command::mpy::main("mpy-cross", &words));
    }
    // Two read their own words: the interpreter, which is to take no time to start, and the cross
    // compiler, to which `--` says something.
    match words.get(1).and_then(|word| word.to_str()) {
        Some("py") => python::main("garter py", words.split_off(2)),
        Some("mpy") => {
            let words = words.split_off(2);
            told("garter mpy", command::mpy::main("garter mpy", &words))
        }
        _ => told("garter", obey(Arguments::parse_from(words))),
    }
}

fn obey(arguments: Arguments) -> anyhow::Result<ExitCode> {
    match arguments.command {
        Some(command) => command.run(),
        None => arguments.ide.run(),
    }
}

/// The exit code of a command, after the user was told why it failed.
fn told(called: &str, done: anyhow::Result<ExitCode>) -> ExitCode {
    done.unwrap_or_else(|error| {
        if !out::reader_has_gone(&error) {
            out::complain!("{called}: {error:#}");
        }
        ExitCode::FAILURE
    })
}
