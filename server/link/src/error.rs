//! What can go wrong between here and a board: each with its cause and what
//! to do about it.

use crate::raw_repl::ReplFault;
use std::io;

/// Why a board did not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LinkError {
    /// The port or socket cannot be opened.
    #[error("cannot open {target}: {cause}")]
    Open {
        /// What was to be opened.
        target: String,
        /// What the operating system said.
        cause: String,
        /// What to do.
        advice: String,
    },
    /// Another conversation with this board is under way.
    #[error("the board is busy: {with}")]
    Busy {
        /// What it does.
        with: &'static str,
    },
    /// The connection ended.
    #[error("the connection to {target} is lost: {cause}")]
    Lost {
        /// What was open.
        target: String,
        /// What the operating system said.
        cause: String,
    },
    /// The board did not answer as the raw REPL does.
    #[error("the board does not answer as expected: {0}")]
    Protocol(#[from] ReplFault),
    /// The source holds a byte that boards take as a command.
    #[error("byte {offset} of the source is the control character 0x{byte:02x}")]
    ControlCharacter {
        /// Where.
        offset: usize,
        /// Which.
        byte: u8,
    },
    /// Code of our own failed on the board.
    #[error("{doing}: {message}")]
    OnBoard {
        /// What it was to do.
        doing: String,
        /// The exception, for example `OSError: [Errno 2] ENOENT`.
        message: String,
    },
    /// What arrived on the board is not what was sent.
    #[error("{path} did not arrive whole: {found}")]
    Damaged {
        /// The file.
        path: String,
        /// What is wrong with it.
        found: String,
    },
    /// The board's answer cannot be read.
    #[error("{doing}: the board answered \"{answer}\"")]
    Answer {
        /// What was asked.
        doing: String,
        /// The answer, shortened.
        answer: String,
    },
    /// Stopped by [`crate::Board::stop`].
    #[error("interrupted")]
    Interrupted,
    /// The firmware cannot do this.
    #[error("this firmware has no {what}")]
    Unsupported {
        /// What it lacks.
        what: &'static str,
    },
    /// The operating system would not.
    #[error("{doing}: {cause}")]
    System {
        /// What was to be done.
        doing: &'static str,
        /// What it said.
        cause: io::Error,
    },
}

impl LinkError {
    /// What a user can do about it, in a sentence or two.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            LinkError::Open { advice, .. } => advice.clone(),
            LinkError::Busy { .. } => "Wait until it has ended, or stop it.".to_owned(),
            LinkError::Lost { .. } => {
                "Plug the board in again; the next command reconnects.".to_owned()
            }
            LinkError::Protocol(fault) if fault.came.is_empty() => "Press the board's reset \
                 button and try again. If nothing ever comes, this port may belong to another \
                 device, or the board has no MicroPython."
                .to_owned(),
            LinkError::Protocol(_) => "Press the board's reset button and try again. A program \
                 that catches KeyboardInterrupt for ever, or that has switched Ctrl-C off, can \
                 only be ended by a reset."
                .to_owned(),
            LinkError::ControlCharacter { byte, .. } => {
                format!("Write it as the escape \\x{byte:02x} in the string it stands in.")
            }
            LinkError::OnBoard { message, .. } => on_board_remedy(message),
            LinkError::Damaged { .. } => "The old file is untouched. Try again; if it fails \
                 again, check the cable and the space left on the board."
                .to_owned(),
            LinkError::Answer { .. } => "Stop what the board runs beside (timers, callbacks that \
                 print) and try again."
                .to_owned(),
            LinkError::Interrupted => "Nothing to mend.".to_owned(),
            LinkError::Unsupported { .. } => {
                "Use a firmware build that has it, or Garter's own.".to_owned()
            }
            LinkError::System { .. } => "Try again.".to_owned(),
        }
    }
}

/// The error numbers that MicroPython names, and what they mean to a user.
const ON_BOARD: &[(&str, &str)] = &[
    (
        "ENOENT",
        "There is no such file or folder on the board; check the path.",
    ),
    (
        "ENOSPC",
        "The board's file system is full; remove files and try again.",
    ),
    (
        "EEXIST",
        "It is there already; choose another name or remove it first.",
    ),
    ("EROFS", "The board's file system cannot be written to."),
    (
        "EACCES",
        "A folder that is not empty, or a file in use, cannot be removed.",
    ),
    ("EISDIR", "This is a folder; name a file."),
    (
        "ENODEV",
        "Nothing is mounted there; the board has no file system at this path.",
    ),
    (
        "MemoryError",
        "Soft-reset the board to free its memory, then try again.",
    ),
];

fn on_board_remedy(message: &str) -> String {
    let known = ON_BOARD.iter().find(|(name, _)| message.contains(name));
    known
        .map_or("Look at the exception above.", |(_, remedy)| remedy)
        .to_owned()
}
