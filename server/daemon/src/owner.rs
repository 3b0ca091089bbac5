//! The one owner of all state: takes events one by one, in the order they came.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tokio::sync::mpsc::Receiver;

use crate::boards::{BoardSource, Boards};
use crate::diagnostics::Diagnostics;
use crate::disk::Disk;
use crate::event::{ClientId, Event, WeakEvents};
use crate::method;
use crate::pages::Pages;
use crate::precedence::Precedence;
use crate::rpc::Incoming;
use crate::session::Session;

/// Events handled before work that later events may make needless is begun.
const BATCH: usize = 64;

/// All state of the daemon.
pub(crate) struct State {
    pub(crate) sessions: BTreeMap<ClientId, Session>,
    pub(crate) diagnostics: Diagnostics,
    pub(crate) boards: Boards,
    pub(crate) disk: Disk,
    pub(crate) last_run: u64,
    pub(crate) pages: Pages,
    pub(crate) precedence: Precedence,
    /// Weak, so that the owner does not keep itself alive.
    pub(crate) events: WeakEvents,
}

impl State {
    pub(crate) fn new(source: Arc<dyn BoardSource>, events: WeakEvents) -> Self {
        State {
            sessions: BTreeMap::new(),
            diagnostics: Diagnostics::default(),
            boards: Boards::new(source, events.clone()),
            disk: Disk::new(events.clone()),
            last_run: 0,
            pages: Pages::in_cache(),
            precedence: Precedence::default(),
            events,
        }
    }

    fn handle(&mut self, event: Event) {
        match event {
            Event::Joined { client, outbox } => {
                self.sessions
                    .insert(client, Session::new(outbox, self.pages.clone()));
            }
            Event::Said { client, message } => self.hear(client, message),
            Event::Left { client } => self.leave(client),
            Event::Analysed {
                client,
                uri,
                snapshot,
            } => {
                self.diagnostics_found(client, &uri, &snapshot);
            }
            Event::Disk { changed } => self.disk_changed(&changed),
            Event::Walked { client, tree } => self.walked(client, tree),
            Event::Read {
                client,
                uri,
                reading,
                snapshot,
            } => self.closed_read(client, &uri, reading, snapshot.as_deref()),
            Event::Later { then } => then(self),
            Event::Board { board, news } => self.board_news(&board, news),
            Event::Ports { ports, then } => {
                self.ports_found(&ports);
                if let Some(then) = then {
                    then(self);
                }
            }
        }
    }

    fn hear(&mut self, client: ClientId, message: Incoming) {
        match message {
            Incoming::Request { id, method, params } => {
                method::request(self, client, id, &method, params);
            }
            Incoming::Notification { method, params } => {
                method::notification(self, client, &method, params);
            }
            Incoming::Answer => {}
        }
    }

    /// Forgets a client. Answers that are under way are still written.
    pub(crate) fn leave(&mut self, client: ClientId) {
        self.sessions.remove(&client);
        self.diagnostics.forget_client(client);
        self.stop_watching(client);
        self.watch_folders(false);
        self.release_ports();
    }

    /// What can wait until no more events do.
    fn settle(&mut self) {
        self.start_analyses();
    }
}

/// Owns the state until nobody can send events any more.
pub(crate) async fn own(mut state: State, mut events: Receiver<Event>) {
    while let Some(first) = events.recv().await {
        let mut next = Some(first);
        for _ in 0..BATCH {
            let Some(event) = next.take().or_else(|| events.try_recv().ok()) else {
                break;
            };
            guarded(|| state.handle(event));
        }
        guarded(|| state.settle());
    }
}

/// A fault of ours in one request must not end everybody's session: the request is answered
/// by its dropped responder, the panic's message is in the log, and the others go on.
fn guarded(work: impl FnOnce()) {
    let _ = catch_unwind(AssertUnwindSafe(work));
}
