//! What the link says, in the words of the protocol.

use std::path::Path;
use std::time::Instant;

use garter_link::ports::Port;
use garter_link::{LinkError, Outcome, RunState};
use garter_protocol as wire;
use garter_protocol::{BoardId, ErrorCode};

use crate::rpc::Refusal;

/// What a shell is told of a run that the board did not survive: an I/O error.
const EXIT_LOST: i32 = 74;
/// What a shell is told of a program that was interrupted.
const EXIT_INTERRUPTED: i32 = 130;

/// A failure of the link as the answer to a request.
pub(crate) fn refusal(error: &LinkError) -> Refusal {
    let code = match error {
        LinkError::Open { .. } => ErrorCode::PortRefused,
        LinkError::Busy { .. } => ErrorCode::BoardBusy,
        LinkError::OnBoard { .. } | LinkError::Damaged { .. } => ErrorCode::FileRefused,
        LinkError::Unsupported { .. } => ErrorCode::NotSupported,
        _ => ErrorCode::BoardLost,
    };
    Refusal::garter(code, error.to_string(), error.remedy())
}

/// How a run ended, and the exit code.
pub(crate) fn outcome_on_wire(result: Result<Outcome, LinkError>) -> (wire::Outcome, i32) {
    match result {
        Ok(Outcome::Finished) => (wire::Outcome::Ok, 0),
        Ok(Outcome::Exited(code)) => (wire::Outcome::Ok, code),
        Ok(Outcome::Interrupted) => (wire::Outcome::Interrupted, EXIT_INTERRUPTED),
        Ok(Outcome::Lost(why)) => (wire::Outcome::Lost { why }, EXIT_LOST),
        Ok(Outcome::Exception(traceback)) => {
            let frame = |frame: garter_link::traceback::Frame| wire::Frame {
                file: frame.file,
                line: frame.line,
                function: frame.function.unwrap_or_else(|| "<module>".to_owned()),
            };
            let outcome = wire::Outcome::Exception {
                r#type: traceback.kind,
                message: traceback.message,
                frames: traceback.frames.into_iter().map(frame).collect(),
                text: traceback.text,
                remedy: None,
            };
            (outcome, 1)
        }
        Err(error) => {
            let why = format!("{error}. {}", error.remedy());
            (wire::Outcome::Lost { why }, EXIT_LOST)
        }
    }
}

/// A picture, with where the program is if the board said so.
pub(super) fn picture(
    board: &BoardId,
    link: &garter_link::Board,
    picture: &garter_link::HeapPicture,
) -> wire::HeapPicture {
    let age = Instant::now().saturating_duration_since(picture.taken);
    let totals = &picture.totals;
    wire::HeapPicture {
        board: board.clone(),
        source: match picture.source {
            garter_link::heap::HeapSource::Inspect => wire::HeapSource::Live,
            garter_link::heap::HeapSource::MemInfo => wire::HeapSource::Paused,
        },
        age_ms: u64::try_from(age.as_millis()).unwrap_or(u64::MAX),
        block_bytes: picture.block_bytes,
        kinds: picture
            .runs
            .iter()
            .map(|run| (run.kind.letter(), run.length))
            .collect(),
        totals: wire::HeapTotals {
            total: totals.total,
            used: totals.used,
            free: totals.free,
            max_free_blocks: totals.largest_free_blocks,
        },
        gc: wire::GcStatistics {
            collections: totals.gc.collections,
            last_pause_us: totals.gc.last_pause_us,
            max_pause_us: totals.gc.max_pause_us,
            freed_bytes: totals.gc.last_freed,
        },
        running: running(link),
    }
}

fn running(link: &garter_link::Board) -> Option<wire::Running> {
    let at = link.inspect()?.running()?;
    if at.state == RunState::Idle {
        return None;
    }
    Some(wire::Running {
        file: at.call.file,
        line: at.call.line,
        function: at.call.function,
    })
}

/// A port's name for people: `pyboard (ttyACM0)`.
pub(super) fn port_name(port: &Port) -> String {
    let file = Path::new(&port.path).file_name();
    let short = file.map_or(port.path.as_str().into(), |name| name.to_string_lossy());
    let known = port.known.map(|known| known.name);
    let what = known
        .or(port.description.as_deref())
        .unwrap_or("Serial port");
    format!("{what} ({short})")
}
