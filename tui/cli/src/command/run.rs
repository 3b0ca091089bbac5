//! `garter run`: runs a file on a board and streams what it prints.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use garter_protocol::{BoardId, Outcome, Output, RunEnded, Stop};

use super::stop;
use crate::client::{Client, notified};
use crate::line_ends::LineEnds;
use crate::out::{complain, out};

/// Run a file on the attached board, or on the virtual pyboard when there is none
///
/// Ctrl-C stops the program and leaves the board at its prompt; so does closing the terminal, or
/// the end of what reads the output. The exit code is the program's: 0, the argument of sys.exit,
/// or 1 for an exception.
#[derive(Args)]
#[command(after_help = "Example: garter run blink.py --board virtual")]
pub(crate) struct Run {
    /// The file; `-` for standard input
    file: PathBuf,
    /// The board, as `garter boards` names it
    #[arg(long, short)]
    board: Option<String>,
    /// Stop what the board runs before
    #[arg(long, short)]
    force: bool,
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
        let folder = self.file.parent().map(Path::to_path_buf);
        let folder = folder.filter(|_| self.file.as_os_str() != "-");
        super::wait_for(stream(code, folder, self.board.map(BoardId), self.force))
    }
}

async fn stream(
    code: String,
    folder: Option<PathBuf>,
    board: Option<BoardId>,
    force: bool,
) -> Result<ExitCode> {
    let mut client = Client::connect().await?;
    if force {
        stop::what_runs(&mut client, board.clone()).await?;
    }
    let mut leave = pin!(asked_to_leave());
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
    let mut ends = LineEnds::default();
    loop {
        let message = tokio::select! {
            message = client.next() => message?,
            _ = &mut leave, if !asked => {
                asked = true;
                client.ask(&stop).await?;
                continue;
            }
        };
        if let Some(output) = notified::<Output>(&message) {
            if output.run == Some(started.run) {
                let shown = show(&ends.of_system(&output.text));
                if shown.is_err() && !asked {
                    // Whoever comes next finds the board at its prompt.
                    stop::what_runs(&mut client, stop.board.clone()).await?;
                }
                shown?;
            }
        } else if let Some(ended) = notified::<RunEnded>(&message)
            && ended.run == started.run
        {
            match ended.outcome {
                Outcome::Exception { text, message, .. } => {
                    drop(write!(io::stderr(), "{}", text.replace("\r\n", "\n")));
                    if let Some(remedy) = folder.and_then(|it| not_on_board(&it, &message)) {
                        complain!("garter: {remedy}");
                    }
                }
                Outcome::Interrupted => complain!("garter: stopped"),
                Outcome::Lost { why } => complain!("garter: the board was lost: {why}"),
                Outcome::Ok => {}
            }
            return Ok(ExitCode::from(ended.exit_code.rem_euclid(256) as u8));
        }
    }
}

/// What to do about an import of a module that lies beside the program and not on the board.
fn not_on_board(folder: &Path, message: &str) -> Option<String> {
    let module = message
        .strip_prefix("no module named '")?
        .strip_suffix('\'')?;
    let name = format!("{}.py", module.replace('.', "/"));
    let shown = match folder.as_os_str().is_empty() {
        true => ".".to_owned(),
        false => folder.display().to_string(),
    };
    let there = [folder.join(&name), folder.join("lib").join(&name)];
    there.iter().any(|it| it.is_file()).then(|| {
        format!("{name} is here and not on the board: `garter sync {shown} :` copies what differs")
    })
}

fn show(text: &str) -> io::Result<()> {
    let mut out = out();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Ends when the user wants to leave: Ctrl-C, or a signal to end.
#[cfg(unix)]
async fn asked_to_leave() {
    use tokio::signal::unix::{SignalKind, signal};
    let signals = (
        signal(SignalKind::interrupt()),
        signal(SignalKind::terminate()),
        signal(SignalKind::hangup()),
    );
    let (Ok(mut interrupt), Ok(mut terminate), Ok(mut hangup)) = signals else {
        // Without them the signals end this program as they would any other.
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        _ = hangup.recv() => {}
    }
}

/// Ends when the user wants to leave: Ctrl-C.
#[cfg(not(unix))]
async fn asked_to_leave() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}
