//! `garter run`: runs a file on a board and streams what it prints.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use garter_protocol::{BoardId, Outcome, Output, RunEnded, Stop};

use crate::client::{Client, notified};
use crate::out::{complain, out};

/// Run a file on the attached board, or on the virtual pyboard when there is none
///
/// Ctrl-C stops the program and leaves the board at its prompt. The exit code is the program's:
/// 0, the argument of sys.exit, or 1 for an exception.
#[derive(Args)]
#[command(after_help = "Example: garter run blink.py --board virtual")]
pub(crate) struct Run {
    /// The file; `-` for standard input
    file: PathBuf,
    /// The board, as `garter boards` names it
    #[arg(long, short)]
    board: Option<String>,
}

impl Run {
    /// Runs it; the exit code is the program's.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let code = if self.file.as_os_str() == "-" {
            let mut code = String::new();
            io::stdin()
                .read_to_string(&mut code)
                .context("cannot read standard input")?;
            code
        } else {
            std::fs::read_to_string(&self.file)
                .with_context(|| format!("cannot read {}", self.file.display()))?
        };
        super::wait_for(stream(code, self.board.map(BoardId)))
    }
}

async fn stream(code: String, board: Option<BoardId>) -> Result<ExitCode> {
    let mut client = Client::connect().await?;
    let request = garter_protocol::Run {
        // As a document, not as a line for the console: the board starts afresh for it.
        text: Some(code),
        board,
        ..Default::default()
    };
    let started = client.ask(&request).await?;
    let stop = Stop {
        board: Some(started.board.clone()),
    };
    let mut asked = false;
    loop {
        let message = tokio::select! {
            message = client.next() => message?,
            _ = tokio::signal::ctrl_c(), if !asked => {
                asked = true;
                client.ask(&stop).await?;
                continue;
            }
        };
        if let Some(output) = notified::<Output>(&message) {
            if output.run == Some(started.run) {
                let mut out = out();
                out.write_all(output.text.as_bytes())
                    .and_then(|()| out.flush())?;
            }
        } else if let Some(ended) = notified::<RunEnded>(&message)
            && ended.run == started.run
        {
            match ended.outcome {
                Outcome::Exception { text, .. } => {
                    drop(write!(io::stderr(), "{}", text.replace("\r\n", "\n")))
                }
                Outcome::Interrupted => complain!("garter: stopped"),
                Outcome::Lost { why } => complain!("garter: the board was lost: {why}"),
                Outcome::Ok => {}
            }
            return Ok(ExitCode::from(ended.exit_code.rem_euclid(256) as u8));
        }
    }
}
