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

/// The errors that boards give, by name and number, and what they mean to a
/// user. Small boards have numbers only.
const ON_BOARD: &[(&str, u32, &str)] = &[
    (
        "ENOENT",
        2,
        "There is no such file or folder on the board; check the path.",
    ),
    (
        "ENOSPC",
        28,
        "The board's file system is full; remove files and try again.",
    ),
    (
        "EEXIST",
        17,
        "It is there already; choose another name or remove it first.",
    ),
    ("EROFS", 30, "The board's file system cannot be written to."),
    (
        "EACCES",
        13,
        "A folder that is not empty, or a file in use, cannot be removed.",
    ),
    ("EISDIR", 21, "This is a folder; name a file."),
    (
        "ENODEV",
        19,
        "Nothing is mounted there; the board has no file system at this path.",
    ),
    (
        "EIO",
        5,
        "The flash or the card cannot be read; it may be damaged, or need formatting.",
    ),
];

fn on_board_remedy(message: &str) -> String {
    if message.starts_with("MemoryError") {
        return "Soft-reset the board to free its memory, then try again.".to_owned();
    }
    let said = message.strip_prefix("OSError: ").unwrap_or(message);
    let known = ON_BOARD.iter().find(|(name, number, _)| {
        said.ends_with(name) || said.parse() == Ok(*number) || said == format!("[Errno {number}]")
    });
    known
        .map_or(
            "Look at the exception that the board gave.",
            |(.., remedy)| remedy,
        )
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::on_board_remedy;

    #[test]
    fn an_error_number_is_explained_with_and_without_its_name() {
        for message in [
            "OSError: [Errno 28] ENOSPC",
            "OSError: 28",
            "OSError: [Errno 28]",
        ] {
            assert!(on_board_remedy(message).contains("full"), "{message}");
        }
        assert!(on_board_remedy("OSError: [Errno 2] ENOENT").contains("no such file"));
        assert!(on_board_remedy("ValueError: 28 pins").contains("exception"));
    }
}
