//! What programs are held against: what is set, what the attached board said, or every board.

use std::path::Path;
use std::sync::Arc;

use garter_analysis::Census;
use garter_protocol::BoardId;

use crate::event::ClientId;
use crate::owner::State;

impl State {
    /// Has a board asked what it has, unless that is known or under way.
    pub(crate) fn count_board(&mut self, board: &BoardId) {
        let Some(entry) = self.boards.get(board) else {
            return;
        };
        if entry.census.is_none() && !entry.counting && entry.run.is_none() && !entry.lost {
            entry.counting = true;
            entry.worker.converse(|seat| seat.count());
        }
    }

    /// A board said what it has, or could not.
    pub(crate) fn board_counted(&mut self, board: &BoardId, census: Option<Arc<Census>>) {
        let Some(entry) = self.boards.get(board) else {
            return;
        };
        entry.counting = false;
        if let Some(census) = census {
            if entry.is_real() {
                self.boards.keep(&census);
            }
            if let Some(entry) = self.boards.get(board) {
                entry.census = Some(census);
            }
            self.target_changed();
        }
    }

    /// Holds every client's files against what there is now.
    pub(crate) fn target_changed(&mut self) {
        let clients: Vec<ClientId> = self.sessions.keys().copied().collect();
        for client in clients {
            self.take_target(client);
        }
    }

    /// What a client's file is held against, in words, and where its settings stand.
    pub(crate) fn target_of(&self, client: ClientId, path: &Path) -> garter_protocol::Target {
        let session = self.sessions.get(&client);
        let around = session.map(|session| session.workspace.around(Some(path)));
        let settings = session.and_then(|session| session.workspace.settings(path));
        garter_protocol::Target {
            name: around
                .as_ref()
                .map_or_else(String::new, |it| it.called.clone()),
            of_board: around.as_ref().is_some_and(|it| it.board.is_some()),
            heap: around.as_ref().and_then(|it| it.heap),
            settings: settings.map(|path| path.display().to_string()),
        }
    }
}
