//! `garter repl`: a board's prompt in this terminal.

use std::io::{self, IsTerminal, Read, Write};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;
use clap::Args;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use garter_protocol::{Board, BoardId, BoardState, BoardsChanged, Input, Output};
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::client::{Client, notified};
use crate::line_ends::LineEnds;
use crate::out::{complain, out};

/// Ends the session; the board does not get it.
const CTRL_CLOSING_BRACKET: u8 = 0x1d;
/// How long the board must be silent before input that has ended ends the session.
const QUIET: Duration = Duration::from_millis(700);

/// Talk to a board's prompt
///
/// What runs on the board goes on; Ctrl-C interrupts it. Ctrl-] leaves. Every key but that one
/// goes to the board.
#[derive(Args)]
#[command(after_help = "Example: garter repl --board virtual")]
pub(crate) struct Repl {
    /// The board, as `garter boards` names it
    #[arg(long, short)]
    board: Option<String>,
}

impl Repl {
    /// Talks until either side ends.
    pub(crate) fn run(self) -> Result<ExitCode> {
        super::wait_for(talk(self.board.map(BoardId)))
    }
}

/// The terminal hands on every key as it comes, until this is dropped.
struct RawTerminal;

impl RawTerminal {
    fn new() -> Option<RawTerminal> {
        let both = io::stdin().is_terminal() && io::stdout().is_terminal();
        (both && enable_raw_mode().is_ok()).then_some(RawTerminal)
    }
}

impl Drop for RawTerminal {
    fn drop(&mut self) {
        // A terminal that is gone needs nothing.
        let _ = disable_raw_mode();
    }
}

async fn talk(board: Option<BoardId>) -> Result<ExitCode> {
    let mut client = Client::connect().await?;
    let boards = client.ask(&garter_protocol::Boards {}).await?;
    let meant = |it: &&Board| match &board {
        Some(id) => it.id == *id,
        None => it.selected,
    };
    let found = boards.iter().find(meant);
    let idle = found.is_none_or(|it| it.state != BoardState::Running);
    let id = board.or_else(|| found.map(|it| it.id.clone()));
    if io::stdin().is_terminal() {
        let name = found.map_or("the board", |it| it.name.as_str());
        complain!("{name}: Ctrl-] leaves");
    }
    let raw = RawTerminal::new();
    let mut typed = keys();
    if idle {
        // Ctrl-B greets, and shows the prompt.
        type_on(&mut client, id.as_ref(), b"\x02").await?;
    }
    let mut ended = false;
    let mut ends = LineEnds::default();
    loop {
        let message = tokio::select! {
            keys = typed.recv(), if !ended => {
                let Some(keys) = keys else {
                    ended = true;
                    continue;
                };
                let leave = keys.iter().position(|key| *key == CTRL_CLOSING_BRACKET);
                type_on(&mut client, id.as_ref(), &keys[..leave.unwrap_or(keys.len())]).await?;
                if leave.is_some() && raw.is_some() {
                    break;
                }
                continue;
            }
            message = next(&mut client, ended) => match message? {
                Some(message) => message,
                None => break,
            },
        };
        if let Some(output) = notified::<Output>(&message) {
            if id.as_ref().is_none_or(|id| *id == output.board) {
                match raw {
                    Some(_) => show(&output.text)?,
                    None => show(&ends.of_system(&output.text))?,
                }
            }
        } else if let Some(BoardsChanged { boards }) = notified(&message)
            && let Some(id) = &id
            && let Some(board) = boards.iter().find(|board| board.id == *id)
            && board.state == BoardState::Lost
        {
            drop(raw);
            complain!("garter: the board is gone; plug it in again and start `garter repl` anew");
            return Ok(ExitCode::FAILURE);
        }
    }
    drop(raw);
    writeln!(out())?;
    Ok(ExitCode::SUCCESS)
}

/// The next message; none when nothing comes for a while after the input has ended.
async fn next(client: &mut Client, ended: bool) -> Result<Option<serde_json::Value>> {
    if !ended {
        return client.next().await.map(Some);
    }
    match timeout(QUIET, client.next()).await {
        Ok(message) => message.map(Some),
        Err(_) => Ok(None),
    }
}

/// What is typed, as it comes.
fn keys() -> mpsc::UnboundedReceiver<Vec<u8>> {
    let (sender, receiver) = mpsc::unbounded_channel();
    // A read that nobody will answer must not keep the program: the thread ends with it.
    std::thread::spawn(move || {
        let mut buffer = [0; 1024];
        while let Ok(count @ 1..) = io::stdin().read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() {
                return;
            }
        }
    });
    receiver
}

async fn type_on(client: &mut Client, board: Option<&BoardId>, keys: &[u8]) -> Result<()> {
    if keys.is_empty() {
        return Ok(());
    }
    // Lines of a file end otherwise than keys do.
    let terminal = io::stdin().is_terminal();
    let data = String::from_utf8_lossy(keys).into_owned();
    let request = Input {
        board: board.cloned(),
        data: if terminal {
            data
        } else {
            data.replace('\n', "\r")
        },
    };
    client.ask(&request).await?;
    Ok(())
}

fn show(text: &str) -> io::Result<()> {
    let mut out = out();
    out.write_all(text.as_bytes())?;
    out.flush()
}
