//! `garter reset` and `garter bootloader`: a board begins anew.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Result, bail};
use clap::Args;
use garter_protocol::{BoardId, Outcome, Run, SoftReset};
use tokio::time::timeout;

use crate::client::Client;

/// How long a board that restarts may go on answering.
const PATIENCE: Duration = Duration::from_secs(5);

/// Restart a board's interpreter: what ran is stopped, and boot.py and main.py run again
#[derive(Args)]
#[command(after_help = "Example: garter reset\n         garter reset --hard")]
pub(crate) struct Reset {
    /// Restart the whole chip, as its reset button does
    #[arg(long)]
    hard: bool,
    /// The board, as `garter boards` names it
    #[arg(long, short)]
    board: Option<String>,
}

/// Start a board's bootloader, to put another firmware on it
///
/// The board is no longer a serial port then; a reset brings it back.
#[derive(Args)]
#[command(after_help = "Example: garter bootloader")]
pub(crate) struct Bootloader {
    /// The board, as `garter boards` names it
    #[arg(long, short)]
    board: Option<String>,
}

impl Reset {
    /// Restarts it.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let board = self.board.map(BoardId);
        super::wait_for(async {
            if self.hard {
                return leave(board, "import machine\nmachine.reset()\n").await;
            }
            Client::connect().await?.ask(&SoftReset { board }).await?;
            Ok(ExitCode::SUCCESS)
        })
    }
}

impl Bootloader {
    /// Starts it.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let code = "import machine\nmachine.bootloader()\n";
        super::wait_for(leave(self.board.map(BoardId), code))
    }
}

/// Runs code after which the board is not there any more, at least for a while.
async fn leave(board: Option<BoardId>, code: &str) -> Result<ExitCode> {
    let mut client = Client::connect().await?;
    let request = Run {
        code: Some(code.to_owned()),
        board,
        ..Default::default()
    };
    let run = client.ask(&request).await?.run;
    match timeout(PATIENCE, client.end_of(run)).await {
        // It has gone before it could answer, as it should, or does so soon.
        Ok(Ok(Outcome::Ok | Outcome::Lost { .. })) | Err(_) => Ok(ExitCode::SUCCESS),
        Ok(Ok(Outcome::Interrupted)) => bail!("somebody stopped it; try again"),
        Ok(Ok(Outcome::Exception { text, .. })) => {
            bail!(
                "the board cannot do that: {}",
                text.trim().replace("\r\n", "\n")
            )
        }
        Ok(Err(error)) => Err(error),
    }
}
