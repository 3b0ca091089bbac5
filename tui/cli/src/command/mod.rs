//! The commands, one file each.

mod boards;
mod check;
mod daemon;
mod doctor;
mod explain;
mod files;
mod heap;
pub(crate) mod ide;
mod lsp;
pub(crate) mod mpy;
mod py;
mod repl;
mod reset;
mod run;
mod sim;
mod size;
mod stop;
mod sync;

use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Subcommand;

/// What `garter` can be asked to do.
#[derive(Subcommand)]
pub(crate) enum Command {
    Run(run::Run),
    Stop(stop::Stop),
    Check(check::Check),
    Size(size::Size),
    Explain(explain::Explain),
    Repl(repl::Repl),
    Boards(boards::Boards),
    Heap(heap::Heap),
    Ls(files::List),
    Cat(files::Cat),
    Cp(files::Copy),
    Rm(files::Remove),
    Mkdir(files::MakeDirectory),
    Sync(sync::Sync),
    Reset(reset::Reset),
    Bootloader(reset::Bootloader),
    Mpy(mpy::Mpy),
    Py(py::Py),
    Sim(sim::Sim),
    Doctor(doctor::Doctor),
    Lsp(lsp::Lsp),
    Daemon(daemon::Daemon),
}

impl Command {
    /// Does it.
    pub(crate) fn run(self) -> Result<ExitCode> {
        match self {
            Command::Run(c) => c.run(),
            Command::Stop(c) => c.run(),
            Command::Check(c) => c.run(),
            Command::Size(c) => c.run(),
            Command::Explain(c) => c.run(),
            Command::Repl(c) => c.run(),
            Command::Boards(c) => c.run(),
            Command::Heap(c) => c.run(),
            Command::Ls(c) => c.run(),
            Command::Cat(c) => c.run(),
            Command::Cp(c) => c.run(),
            Command::Rm(c) => c.run(),
            Command::Mkdir(c) => c.run(),
            Command::Sync(c) => c.run(),
            Command::Reset(c) => c.run(),
            Command::Bootloader(c) => c.run(),
            Command::Mpy(c) => c.run(),
            Command::Py(c) => c.run(),
            Command::Sim(c) => c.run(),
            Command::Doctor(c) => c.run(),
            Command::Lsp(c) => c.run(),
            Command::Daemon(c) => c.run(),
        }
    }
}

/// Runs a task to its end, and beside it what it starts. One thread is enough for waiting, and what
/// shares tasks out over several would bring a library into every process, 330 KiB of it.
fn wait_for<T>(task: impl Future<Output = Result<T>>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("cannot start threads")?;
    let result = runtime.block_on(task);
    // A read of standard input that nobody will answer must not keep the program.
    runtime.shutdown_background();
    result
}
