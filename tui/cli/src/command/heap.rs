//! `garter heap`: what a board's memory holds.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use garter_protocol::{BoardId, HeapChanged, HeapPicture, HeapSource, WatchHeap};

use crate::client::{Client, notified};
use crate::out::out;

/// Blocks in a line of the map.
const COLUMNS: usize = 64;

/// Show the heap map of a board, its totals and what the collector did
///
/// One letter a block: `.` free, `=` continues the object before it, T tuple, L list, D dict,
/// S string, A array, F float, B bytecode, M module, h another object.
#[derive(Args)]
#[command(after_help = "Example: garter heap --watch")]
pub(crate) struct Heap {
    /// Keep showing it
    #[arg(long, short)]
    watch: bool,
    /// Milliseconds between two pictures
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(20..=60_000))]
    period: u32,
    /// Only the totals
    #[arg(long)]
    totals: bool,
    /// The board, as `garter boards` names it
    #[arg(long, short)]
    board: Option<String>,
}

impl Heap {
    /// Shows it.
    pub(crate) fn run(self) -> Result<ExitCode> {
        super::wait_for(async {
            let mut client = Client::connect().await?;
            let board = self.board.clone().map(BoardId);
            let picture = client
                .ask(&garter_protocol::Heap {
                    board: board.clone(),
                })
                .await?;
            self.show(&picture, false)?;
            if !self.watch {
                return Ok(ExitCode::SUCCESS);
            }
            client
                .ask(&WatchHeap {
                    board,
                    on: true,
                    period_ms: self.period,
                })
                .await?;
            loop {
                let message = tokio::select! {
                    message = client.next() => message?,
                    _ = tokio::signal::ctrl_c() => return Ok(ExitCode::SUCCESS),
                };
                if let Some(HeapChanged(picture)) = notified(&message) {
                    self.show(&picture, true)?;
                }
            }
        })
    }

    fn show(&self, picture: &HeapPicture, again: bool) -> Result<()> {
        let mut out = out();
        if again && std::io::stdout().is_terminal() {
            write!(out, "\x1b[H\x1b[2J")?;
        }
        let t = &picture.totals;
        write!(
            out,
            "{}: {} of {} bytes used, {} free",
            picture.board, t.used, t.total, t.free
        )?;
        writeln!(out, ", longest free run {} blocks", t.max_free_blocks)?;
        let gc = &picture.gc;
        write!(
            out,
            "collections {}, last {} us, longest {} us",
            gc.collections, gc.last_pause_us, gc.max_pause_us
        )?;
        writeln!(out, ", freed {} bytes", gc.freed_bytes)?;
        if let Some(running) = &picture.running {
            writeln!(
                out,
                "running {}:{} in {}",
                running.file, running.line, running.function
            )?;
        }
        if picture.source == HeapSource::Paused {
            writeln!(
                out,
                "as it was {} ms ago: this board shows its heap only between programs",
                picture.age_ms
            )?;
        }
        if !self.totals {
            let letters: String = picture
                .kinds
                .iter()
                .flat_map(|(letter, count)| std::iter::repeat_n(*letter, *count as usize))
                .collect();
            for line in letters.as_bytes().chunks(COLUMNS) {
                writeln!(out, "{}", String::from_utf8_lossy(line))?;
            }
        }
        Ok(out.flush()?)
    }
}
