//! `garter boards`: which boards there are.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::client::Client;
use crate::out::out;

/// List the boards: those on serial ports, and the virtual pyboard
#[derive(Args)]
#[command(after_help = "Example: garter boards")]
pub(crate) struct Boards {
    /// For programs
    #[arg(long)]
    json: bool,
}

impl Boards {
    /// Lists them.
    pub(crate) fn run(self) -> Result<ExitCode> {
        super::wait_for(async {
            let mut client = Client::connect().await?;
            let boards = client.ask(&garter_protocol::Boards {}).await?;
            if self.json {
                writeln!(out(), "{}", serde_json::to_string(&boards)?)?;
                return Ok(ExitCode::SUCCESS);
            }
            for board in boards {
                let mark = if board.selected { '*' } else { ' ' };
                let state = serde_json::to_value(board.state)?;
                let state = state.as_str().unwrap_or("?").to_owned();
                let firmware = board.firmware.unwrap_or_default();
                writeln!(
                    out(),
                    "{mark} {:<24} {state:<10} {}  {firmware}",
                    board.id,
                    board.name
                )?;
            }
            Ok(ExitCode::SUCCESS)
        })
    }
}
