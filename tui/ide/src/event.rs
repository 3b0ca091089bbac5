//! Everything that can happen, as one closed list.

use std::path::PathBuf;

use crossterm::event::{KeyEvent, MouseEvent};
use garter_protocol::{
    Board, BoardsChanged, HeapChanged, HeapPicture, Ignored, Output, RunEnded, RunStarted,
};

use crate::lsp::{action::Actions, completion::Answer, diagnostic::Published, initialize::Welcome};

/// Something that happened.
#[derive(Debug, Clone)]
pub(crate) enum Event {
    Key(KeyEvent),
    Mouse(MouseEvent),
    /// The terminal pasted a text in one piece.
    Paste(String),
    Resize(u16, u16),
    /// The disk may not be as it was.
    Look,
    Disk(DiskEvent),
    Server(ServerEvent),
}

/// What identifies a state of a file on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) modified: Option<std::time::SystemTime>,
    pub(crate) length: u64,
}

/// A name in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FolderEntry {
    pub(crate) name: String,
    pub(crate) is_folder: bool,
}

/// What the disk answered.
#[derive(Debug, Clone)]
pub(crate) enum DiskEvent {
    /// A file was read. `why` says why it must not be written back.
    Loaded {
        path: PathBuf,
        text: String,
        stamp: Option<Stamp>,
        read_only: Option<String>,
    },
    LoadFailed {
        path: PathBuf,
        why: String,
    },
    /// A file is to be made that does not exist yet.
    Saved {
        path: PathBuf,
        stamp: Stamp,
        state: u64,
    },
    SaveFailed {
        path: PathBuf,
        why: String,
    },
    /// Not written: somebody else had written it since it was read.
    SaveConflict {
        path: PathBuf,
    },
    /// An open file is not as it was when it was read; none when it is gone.
    Changed {
        path: PathBuf,
        stamp: Option<Stamp>,
    },
    Folder {
        path: PathBuf,
        entries: Vec<FolderEntry>,
    },
    Renamed {
        from: PathBuf,
        to: PathBuf,
    },
    Deleted {
        path: PathBuf,
    },
    /// Something about a file did not work.
    Failed {
        what: String,
    },
}

/// What the server, or the connection to it, said.
#[derive(Debug, Clone)]
pub(crate) enum ServerEvent {
    Connected,
    Lost(String),
    Welcome(Welcome),
    Diagnostics(Published),
    Boards(Vec<Board>),
    BoardsChanged(BoardsChanged),
    Selected(Board),
    RunStarted(RunStarted),
    /// The interrupt was sent.
    Stopped,
    Output(Output),
    RunEnded(RunEnded),
    Heap(HeapPicture),
    /// What is under the cursor, in Markdown; empty when the server does not know.
    Explained(String),
    /// What could be written at the cursor in a version of the text; none where nothing could.
    Completed {
        version: i32,
        answer: Option<Answer>,
    },
    /// What mends a place in a version of the text.
    Remedies {
        version: i32,
        actions: Actions,
    },
    HeapChanged(HeapChanged),
    /// What in a folder nobody works on.
    Ignored(Ignored),
    /// A request was answered with an error.
    Refused {
        what: crate::lsp::Query,
        why: String,
    },
    /// A message for the user.
    Message {
        is_error: bool,
        text: String,
    },
    /// Done, and nothing to say about it.
    Nothing,
}
