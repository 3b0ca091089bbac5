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
    // The interpreter parses its own words, and starting it is to take no time.
    let mut words = std::env::args_os().skip(1);
    if words.next().is_some_and(|word| word == "py") {
        return python::main(words.collect());
    }
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Some(command) => command.run(),
        None => arguments.ide.run(),
    };
    done.unwrap_or_else(|error| {
        eprintln!("garter: {error:#}");
        ExitCode::FAILURE
    })
}
