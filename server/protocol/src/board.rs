//! Boards: which there are, and which is meant.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Notification, Request, method};

/// Names a board for as long as it is plugged into the same port:
/// `virtual`, `serial:/dev/ttyACM0`, `serial:COM4`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BoardId(pub String);

impl BoardId {
    /// The id of the virtual pyboard.
    pub const VIRTUAL: &'static str = "virtual";

    /// The id of the virtual pyboard.
    pub fn virtual_board() -> Self {
        BoardId(Self::VIRTUAL.to_owned())
    }

    /// The id of the board on a serial port.
    pub fn serial(port: &str) -> Self {
        BoardId(format!("serial:{port}"))
    }
}

impl fmt::Display for BoardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How a board is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum BoardKind {
    /// A pyboard simulated inside the daemon.
    Virtual,
    /// A board on a serial port.
    Serial,
}

/// What a board is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum BoardState {
    /// At its prompt, or not opened yet.
    Idle,
    /// Running a program.
    Running,
    /// The port is being opened, or the board interrupted and greeted.
    Connecting,
    /// Unplugged or silent; it is looked for again.
    Lost,
}

/// One board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Board {
    /// Its name in requests.
    pub id: BoardId,
    /// Its name for people: "Virtual pyboard", "Pyboard (ttyACM0)".
    pub name: String,
    /// How it is reached.
    pub kind: BoardKind,
    /// The serial port, when there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub port: Option<String>,
    /// What it is doing.
    pub state: BoardState,
    /// The first line of its banner, once it was greeted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub firmware: Option<String>,
    /// Whether it is the one meant when a request names none.
    pub selected: bool,
    /// Whether its heap can be seen while a program runs.
    pub has_inspect: bool,
}

/// `garter/boards`: which boards there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boards {}

impl Request for Boards {
    const METHOD: &'static str = method::BOARDS;
    type Answer = Vec<Board>;
}

/// `garter/select`: make a board the one meant when none is named.
/// It holds for every client of the daemon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Select {
    /// The board.
    pub board: BoardId,
}

impl Request for Select {
    const METHOD: &'static str = method::SELECT;
    type Answer = Board;
}

/// `garter/boardsChanged`: a board came, went or changed its state.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BoardsChanged {
    /// All boards there are now.
    pub boards: Vec<Board>,
}

impl Notification for BoardsChanged {
    const METHOD: &'static str = method::BOARDS_CHANGED;
}
