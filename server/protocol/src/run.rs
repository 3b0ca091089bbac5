//! Running programs, and talking to the REPL.

use serde::{Deserialize, Serialize};

use crate::{BoardId, Done, Notification, Request, method};

/// Numbers the runs of one daemon, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RunId(pub u64);

/// `garter/run`: run a document or a piece of code.
///
/// Give `uri`, or `text`, or `code`. With `uri` runs the text the client has open, else the
/// file on disk. A document starts on a fresh interpreter; `code` finds what ran before it. A run
/// that is under way on the board is an error ([`BoardBusy`]); its answer arrives before the run's
/// first [`Output`].
///
/// [`BoardBusy`]: crate::ErrorCode::BoardBusy
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// The document to run. Exceptions become diagnostics on its lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// Text to run in place of the document's; without `uri`, of a document nobody has open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Code to run that belongs to no document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The board; the selected one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub board: Option<BoardId>,
}

/// The answer to [`Run`]: the run has begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RunStarted {
    /// Its number.
    pub run: RunId,
    /// Where it runs.
    pub board: BoardId,
}

impl Request for Run {
    const METHOD: &'static str = method::RUN;
    type Answer = RunStarted;
}

/// `garter/stop`: interrupt what runs on a board and leave it at its prompt.
///
/// Answered when the interrupt was sent; [`RunEnded`] follows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stop {
    /// The board; the selected one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub board: Option<BoardId>,
}

/// The answer to [`Stop`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stopped {
    /// The run that was interrupted; none when only the prompt was there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<RunId>,
}

impl Request for Stop {
    const METHOD: &'static str = method::STOP;
    type Answer = Stopped;
}

/// `garter/input`: type on a board. While a program runs it is the program's standard
/// input, else it goes to the friendly REPL, whose answer arrives as [`Output`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Input {
    /// The board; the selected one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub board: Option<BoardId>,
    /// What is typed. Control characters stand for themselves: Enter is `\r`, Ctrl-C `\u0003`.
    pub data: String,
}

impl Request for Input {
    const METHOD: &'static str = method::INPUT;
    type Answer = Done;
}

/// `garter/softReset`: restart the board's interpreter. Ends a run as interrupted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SoftReset {
    /// The board; the selected one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub board: Option<BoardId>,
}

impl Request for SoftReset {
    const METHOD: &'static str = method::SOFT_RESET;
    type Answer = Done;
}

/// `garter/output`: a board printed something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Output {
    /// Which board.
    pub board: BoardId,
    /// The run that printed it; none for the REPL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<RunId>,
    /// The text, lines ended as the board ends them (`\r\n`). Characters are never cut in
    /// two; bytes that are not UTF-8 are U+FFFD. It is untrusted and may hold escape codes.
    pub text: String,
}

impl Notification for Output {
    const METHOD: &'static str = method::OUTPUT;
}

/// One line of a traceback, outermost first in a list of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Frame {
    /// The file as the board names it; `<stdin>` for the program that was sent.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The function, or `<module>`.
    pub function: String,
}

/// How a run ended. In JSON told apart by `kind`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Outcome {
    /// It came to its end.
    Ok,
    /// It raised an exception that nobody caught.
    Exception {
        /// The exception's class: `ValueError`.
        r#type: String,
        /// What it says; empty when nothing.
        message: String,
        /// Where it was, outermost first.
        frames: Vec<Frame>,
        /// The traceback as the board printed it.
        text: String,
        /// What the user can do about it, where that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remedy: Option<String>,
    },
    /// The user stopped it.
    Interrupted,
    /// The board went away.
    Lost {
        /// What happened.
        why: String,
    },
}

/// `garter/runEnded`: a run is over. All its output has been sent before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RunEnded {
    /// Where it ran.
    pub board: BoardId,
    /// Which run.
    pub run: RunId,
    /// How it ended.
    pub outcome: Outcome,
    /// What a shell would be told: 0 for ok, the argument of `sys.exit`, 1 for other
    /// exceptions, 130 for interrupted, 74 for lost.
    pub exit_code: i32,
}

impl Notification for RunEnded {
    const METHOD: &'static str = method::RUN_ENDED;
}
