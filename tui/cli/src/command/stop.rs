//! `garter stop`: what runs on a board is interrupted.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Result, bail};
use clap::Args;
use garter_protocol::BoardId;
use tokio::time::timeout;

use crate::client::Client;

/// How long a program may take to end after it was interrupted: it may tidy up.
const PATIENCE: Duration = Duration::from_secs(5);

/// Stop the program on a board, and leave the board at its prompt
#[derive(Args)]
#[command(after_help = "Example: garter stop")]
pub(crate) struct Stop {
    /// The board, as `garter boards` names it
    #[arg(long, short)]
    board: Option<String>,
}

impl Stop {
    /// Stops it.
    pub(crate) fn run(self) -> Result<ExitCode> {
        super::wait_for(async {
            let mut client = Client::connect().await?;
            what_runs(&mut client, self.board.map(BoardId)).await?;
            Ok(ExitCode::SUCCESS)
        })
    }
}

/// Interrupts what runs on a board and waits for its end.
pub(super) async fn what_runs(client: &mut Client, board: Option<BoardId>) -> Result<()> {
    let stopped = client.ask(&garter_protocol::Stop { board }).await?;
    let Some(run) = stopped.run else {
        return Ok(());
    };
    match timeout(PATIENCE, client.end_of(run)).await {
        Ok(ended) => ended.map(drop),
        Err(_) => bail!("the program goes on although it was interrupted\n`garter reset` ends it."),
    }
}
