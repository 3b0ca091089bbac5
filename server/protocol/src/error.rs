//! Why a request was refused, for programs; the error's `message` is for people.

use serde::{Deserialize, Serialize};

/// The `code` of a JSON-RPC error answered to a `garter/...` request.
///
/// Outside the ranges that JSON-RPC and LSP keep for themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i64)]
pub enum ErrorCode {
    /// There is no board of that name.
    NoSuchBoard = 1001,
    /// The board is running a program; stop it first.
    BoardBusy = 1002,
    /// The board was unplugged, or does not answer.
    BoardLost = 1003,
    /// The port could not be opened.
    PortRefused = 1004,
    /// The board has no way to do this.
    NotSupported = 1005,
    /// Nothing runs on the board.
    NotRunning = 1006,
    /// The document is not open, and there is no such file.
    NoSuchDocument = 1007,
    /// The board's file system refused.
    FileRefused = 1008,
    /// The program does not compile; its diagnostics say why.
    DoesNotCompile = 1009,
}

impl ErrorCode {
    /// Every code there is.
    pub const ALL: [ErrorCode; 9] = [
        ErrorCode::NoSuchBoard,
        ErrorCode::BoardBusy,
        ErrorCode::BoardLost,
        ErrorCode::PortRefused,
        ErrorCode::NotSupported,
        ErrorCode::NotRunning,
        ErrorCode::NoSuchDocument,
        ErrorCode::FileRefused,
        ErrorCode::DoesNotCompile,
    ];

    /// The number on the wire.
    pub fn number(self) -> i64 {
        self as i64
    }

    /// The code that a number on the wire stands for, if it is one of ours.
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.number() == number)
    }
}

/// The `data` of a JSON-RPC error answered to a `garter/...` request.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorData {
    /// What the user can do about it, as a sentence; empty when nothing.
    #[serde(default)]
    pub remedy: String,
}
