//! `garter sim`: a virtual pyboard that other tools can connect to.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use garter_virtual::{Config, Image, VirtualBoard};

use crate::out::out;

/// Run a virtual pyboard on a pseudo-terminal, until Ctrl-C
#[derive(Args)]
#[command(after_help = "Example: garter sim --pty, then: mpremote connect /dev/pts/N")]
pub(crate) struct Sim {
    /// Offer its serial port as a pseudo-terminal (the only way so far)
    #[arg(long)]
    pty: bool,
    /// Where its flash is kept; made if it does not exist
    #[arg(long, value_name = "FILE", conflicts_with = "memory")]
    image: Option<PathBuf>,
    /// Keep its flash in memory: it is gone at the end
    #[arg(long)]
    memory: bool,
    /// Offer its inspect channel on a socket here
    #[arg(long, value_name = "SOCKET")]
    inspect: Option<PathBuf>,
}

impl Sim {
    /// Runs the board until Ctrl-C.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let image = match (self.memory, self.image) {
            (true, _) => Image::Memory,
            (false, Some(path)) => Image::File(path),
            (false, None) => Image::File(default_image()?),
        };
        let board = VirtualBoard::start(&Config { image })?;
        serve(&board, self.inspect.as_deref())
    }
}

/// Where the flash of the virtual board is kept when nobody says otherwise.
fn default_image() -> Result<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "garter")
        .context("there is no home folder to keep the flash in: give --image or --memory")?;
    Ok(folders.data_dir().join("sim.img"))
}

#[cfg(unix)]
fn serve(board: &VirtualBoard, inspect: Option<&std::path::Path>) -> Result<ExitCode> {
    use garter_virtual::pty;

    let terminal = pty::open(&board.console()).context("cannot make a pseudo-terminal")?;
    writeln!(out(), "serial {}", terminal.path.display())?;
    if let Some(path) = inspect {
        pty::serve_inspect(&board.inspect(), path)
            .with_context(|| format!("cannot make the socket {}", path.display()))?;
        writeln!(out(), "inspect {}", path.display())?;
    }
    out().flush()?;
    let ended = super::wait_for(async {
        let mut terminate =
            tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        Ok(ExitCode::SUCCESS)
    });
    if let Some(path) = inspect {
        // It is gone already when somebody tidied up.
        let _ = std::fs::remove_file(path);
    }
    ended
}

#[cfg(not(unix))]
fn serve(_board: &VirtualBoard, _inspect: Option<&std::path::Path>) -> Result<ExitCode> {
    anyhow::bail!("pseudo-terminals are for Unix; here use the board through `garter run`")
}
