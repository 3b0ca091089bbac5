//! Watching heaps: who wants pictures, how often, and where they come from.

use std::time::Duration;

use garter_protocol::{BoardId, HeapChanged, HeapPicture};

use crate::boards::{Entry, News};
use crate::event::ClientId;
use crate::owner::State;

/// The period when the client names none.
const USUAL_PERIOD_MS: u32 = 200;
/// More often would be drawn by nobody.
const SHORTEST_PERIOD_MS: u32 = 20;

/// The period to use for the one asked for.
pub(crate) fn period_or_usual(asked: u32) -> u32 {
    if asked == 0 {
        USUAL_PERIOD_MS
    } else {
        asked.max(SHORTEST_PERIOD_MS)
    }
}

/// Has the board send pictures as often as its watchers want them.
pub(crate) fn apply_watch(entry: &Entry) {
    let period = entry
        .watch_period()
        .map(|period| Duration::from_millis(period.into()));
    entry.worker.beside(move |seat| {
        // A board that cannot be opened has no heap to show; requests say why.
        let _ = seat.watch(period);
    });
}

/// Asks for one picture for those who watch.
pub(crate) fn look_once(entry: &Entry) {
    entry.worker.converse(|seat| {
        if let Ok(picture) = seat.picture() {
            seat.tell(News::Picture(picture));
        }
    });
}

impl State {
    pub(crate) fn tell_picture(&mut self, picture: HeapPicture) {
        let Some(entry) = self.boards.get(&picture.board) else {
            return;
        };
        let watchers: Vec<ClientId> = entry.watchers.keys().copied().collect();
        let changed = HeapChanged(picture);
        for client in watchers {
            if let Some(session) = self.sessions.get(&client) {
                session.notify(&changed);
            }
        }
    }

    /// After a run, a board that cannot be looked into while it runs is asked once.
    pub(crate) fn look_after_run(&mut self, board: &BoardId) {
        let Some(entry) = self.boards.get(board) else {
            return;
        };
        if !entry.has_inspect && !entry.watchers.is_empty() && !entry.lost {
            look_once(entry);
        }
    }

    /// After the connection was made anew, the board no longer knows who watches.
    pub(crate) fn watch_again(&mut self, board: &BoardId) {
        if let Some(entry) = self
            .boards
            .get(board)
            .filter(|entry| !entry.watchers.is_empty())
        {
            apply_watch(entry);
        }
    }

    /// A client is gone, or wants no more pictures of any board.
    pub(crate) fn stop_watching(&mut self, client: ClientId) {
        for entry in self.boards.iter_mut() {
            if entry.watchers.remove(&client).is_some() {
                apply_watch(entry);
            }
        }
    }

    /// When no client is left that knows boards, other programs can have the ports and the
    /// virtual board's flash.
    pub(crate) fn release_ports(&mut self) {
        if self.sessions.values().any(|session| session.hears_garter) {
            return;
        }
        for entry in self.boards.iter_mut().filter(|entry| !entry.is_busy()) {
            entry.worker.converse(|seat| seat.close());
        }
    }
}
