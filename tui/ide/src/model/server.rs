//! What is known of the server, the boards and the run.

use std::path::PathBuf;

use garter_protocol::{Board, BoardState, RunStarted};

use crate::lsp::position::Encoding;

/// The connection.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Link {
    /// Being made, or greeting.
    #[default]
    Connecting,
    Ready,
    Lost(String),
}

/// The server as far as we know.
#[derive(Debug, Clone, Default)]
pub(crate) struct Server {
    pub(crate) link: Link,
    pub(crate) encoding: Encoding,
    /// The characters after which it can offer something.
    pub(crate) completes_after: Vec<char>,
    pub(crate) boards: Vec<Board>,
    /// The run that is under way.
    pub(crate) run: Option<RunStarted>,
    /// The file that it runs, if we asked for it.
    pub(crate) program: Option<PathBuf>,
    /// A run was asked for and not answered yet.
    pub(crate) starting: bool,
}

impl Server {
    pub(crate) fn is_ready(&self) -> bool {
        self.link == Link::Ready
    }

    /// The board that is meant when none is named.
    pub(crate) fn board(&self) -> Option<&Board> {
        self.boards
            .iter()
            .find(|board| board.selected)
            .or(self.boards.first())
    }

    /// The board's name and state, for the status line.
    pub(crate) fn board_status(&self) -> String {
        let Some(board) = self.board() else {
            return "no board".to_owned();
        };
        let state = match board.state {
            BoardState::Idle if self.starting => "starting",
            BoardState::Idle if self.run.is_some() => "running",
            BoardState::Idle => "idle",
            BoardState::Running => "running",
            BoardState::Connecting => "connecting",
            BoardState::Lost => "lost",
        };
        format!("{}: {state}", crate::model::console::plain(&board.name))
    }
}
