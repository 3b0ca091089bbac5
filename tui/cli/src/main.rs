//! The one program users start: the command line, the IDE, the daemon.
#![forbid(unsafe_code)]

mod client;
mod command;
mod python;

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
    let mut words = std::env::args_os();
    let called = words.next().unwrap_or_default();
    let called = std::path::Path::new(&called).file_stem();
    let called = called.unwrap_or_default().to_string_lossy();
    // A link to this program may have the name of a tool that it can stand for.
    if called == "micropython" {
        return python::main("micropython", words.collect());
    }
    if called == "mpy-cross" {
        let before = ["garter", "mpy"].map(std::ffi::OsString::from);
        return obey(Arguments::parse_from(before.into_iter().chain(words)));
    }
    // The interpreter parses its own words, and starting it is to take no time.
    if words.next().is_some_and(|word| word == "py") {
        return python::main("garter py", words.collect());
    }
    obey(Arguments::parse())
}

fn obey(arguments: Arguments) -> ExitCode {
    let done = match arguments.command {
        Some(command) => command.run(),
        None => arguments.ide.run(),
    };
    done.unwrap_or_else(|error| {
        eprintln!("garter: {error:#}");
        ExitCode::FAILURE
    })
}
