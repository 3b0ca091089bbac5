//! The one program users start: the command line, the IDE, the daemon.
#![forbid(unsafe_code)]
#![warn(clippy::print_stdout, clippy::print_stderr)] // they panic: see `out`

mod client;
mod command;
mod line_ends;
mod out;
mod python;

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
        words.insert(1, "mpy".into());
    }
    // The interpreter parses its own words, and starting it is to take no time.
    if words.get(1).is_some_and(|word| word == "py") {
        return python::main("garter py", words.split_off(2));
    }
    // So does the cross compiler: `--` among them is its own to see.
    if words.get(1).is_some_and(|word| word == "mpy") && words.iter().any(|word| word == "--") {
        words.insert(2, "--".into());
    }
    obey(Arguments::parse_from(words))
}

fn obey(arguments: Arguments) -> ExitCode {
    let done = match arguments.command {
        Some(command) => command.run(),
        None => arguments.ide.run(),
    };
    done.unwrap_or_else(|error| {
        if !out::reader_has_gone(&error) {
            out::complain!("garter: {error:#}");
        }
        ExitCode::FAILURE
    })
}
