//! What the core asks of the rim, as one closed list of values.

use std::path::PathBuf;

use serde_json::Value;

use crate::{event::Stamp, lsp::Query};

/// Something to be done outside.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Effect {
    /// Read a file; `create` makes a missing one an empty text.
    Load {
        path: PathBuf,
        create: bool,
    },
    /// Write a file beside and rename it, unless the disk is not as `expected`.
    Save {
        path: PathBuf,
        text: String,
        state: u64,
        expected: Expected,
    },
    /// Look whether files are still as they were.
    CheckFiles(Vec<(PathBuf, Option<Stamp>)>),
    ListFolder(PathBuf),
    Rename {
        from: PathBuf,
        to: PathBuf,
    },
    Delete(PathBuf),
    /// Ask the server.
    Request {
        query: Query,
        method: &'static str,
        params: Value,
    },
    /// Tell the server.
    Notify {
        method: &'static str,
        params: Value,
    },
    /// Connect to the server.
    Connect,
    /// Hand a text to the terminal's clipboard.
    Clipboard(String),
    Quit,
}

/// What a file must be like to be written over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    /// As it was when it was read; none when there was none.
    Stamp(Option<Stamp>),
    /// The user has said that it does not matter.
    Anything,
}
