//! `garter py`: the interpreter on this machine. Its arguments are parsed in `python`, as
//! `micropython` does; this is what the help shows.

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

/// Run MicroPython on this machine, with the options of the `micropython` command
#[derive(Args)]
#[command(
    after_help = "Example: garter py -c 'print(2 ** 100)'",
    disable_help_flag = true
)]
pub(crate) struct Py {
    /// Options, a file or -c or -m, and arguments of the program
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

impl Py {
    /// Runs it.
    pub(crate) fn run(self) -> Result<ExitCode> {
        Ok(crate::python::main("garter py", self.arguments))
    }
}
