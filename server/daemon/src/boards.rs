//! The boards there are, and what each is doing. The owner's; boards answer with events.

mod census;
mod entry;
mod news;
mod outward;
mod ports;
mod source;
mod text;
mod virtual_board;
mod worker;

pub(crate) use entry::{ActiveRun, Entry};
pub(crate) use news::News;
pub(crate) use outward::{outcome_on_wire, refusal};
pub(crate) use ports::watch_ports;
pub use source::{BoardSource, SystemBoards};
pub(crate) use worker::{Seat, Worker};

use std::collections::BTreeMap;
use std::sync::Arc;

use garter_analysis::Census;
use garter_protocol::{Board, BoardId, BoardKind, BoardsChanged, ErrorCode};

use crate::event::WeakEvents;
use crate::kept::KeptBoards;
use crate::owner::State;
use crate::rpc::Refusal;

/// All boards.
pub(crate) struct Boards {
    source: Arc<dyn BoardSource>,
    entries: BTreeMap<BoardId, Entry>,
    /// What the user chose; it may be unplugged at the moment.
    chosen: Option<BoardId>,
    /// What boards said before.
    kept: Arc<KeptBoards>,
    events: WeakEvents,
}

impl Boards {
    pub(crate) fn new(source: Arc<dyn BoardSource>, events: WeakEvents) -> Self {
        let mut boards = Boards {
            source,
            entries: BTreeMap::new(),
            chosen: None,
            kept: Arc::default(),
            events,
        };
        boards.add(
            BoardId::virtual_board(),
            "Virtual pyboard".to_owned(),
            BoardKind::Virtual,
        );
        boards
    }

    pub(crate) fn source(&self) -> Arc<dyn BoardSource> {
        self.source.clone()
    }

    /// The board a request means. A port that is not listed but was named is taken at its
    /// word: pseudo terminals and built-in UARTs are boards too.
    pub(crate) fn meant(&mut self, named: Option<&BoardId>) -> Result<&mut Entry, Refusal> {
        let id = named.cloned().unwrap_or_else(|| self.selected());
        if !self.entries.contains_key(&id) && id.0.starts_with("serial:") {
            self.add(id.clone(), port_of(&id).to_owned(), BoardKind::Serial);
        }
        self.entries.get_mut(&id).ok_or_else(|| {
            Refusal::garter(
                ErrorCode::NoSuchBoard,
                format!("there is no board `{id}`"),
                "`garter boards` lists those there are; a port is named `serial:/dev/ttyACM0`.",
            )
        })
    }

    pub(crate) fn get(&mut self, id: &BoardId) -> Option<&mut Entry> {
        self.entries.get_mut(id)
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.entries.values_mut()
    }

    pub(crate) fn choose(&mut self, id: &BoardId) -> Result<(), Refusal> {
        let id = self.meant(Some(id))?.id().clone();
        self.chosen = Some(id);
        Ok(())
    }

    /// The board meant when none is named: the chosen one while it is there, else one that
    /// is attached, else the virtual one.
    pub(crate) fn selected(&self) -> BoardId {
        let chosen = self
            .chosen
            .as_ref()
            .filter(|id| self.entries.contains_key(id));
        let attached = || self.entries.values().find(|entry| entry.is_certain());
        chosen
            .or_else(|| attached().map(Entry::id))
            .cloned()
            .unwrap_or_else(BoardId::virtual_board)
    }

    /// What programs are meant for as far as boards say it: what the selected board has, if it
    /// was asked. The virtual one counts when it was chosen, not when there is just no other.
    pub(crate) fn census(&self) -> Option<Arc<Census>> {
        let entry = self.entries.get(&self.selected())?;
        let is_meant = entry.is_real() || self.chosen.as_ref() == Some(entry.id());
        let before = || self.kept.of_board(entry.identity()?);
        entry.census.clone().or_else(before).filter(|_| is_meant)
    }

    /// What boards said before.
    pub(crate) fn kept(&self) -> Arc<KeptBoards> {
        self.kept.clone()
    }

    /// A board said something new.
    pub(crate) fn keep(&mut self, census: &Census) {
        Arc::make_mut(&mut self.kept).add(census);
    }

    /// All boards as clients see them, the selected one marked.
    pub(crate) fn on_wire(&self) -> Vec<Board> {
        let selected = self.selected();
        let wire = |entry: &Entry| entry.on_wire(*entry.id() == selected);
        self.entries.values().map(wire).collect()
    }

    /// Takes note of the ports that were found; whether anything is new.
    pub(crate) fn ports_found(&mut self, ports: &[garter_link::ports::Port]) -> bool {
        let mut changed = false;
        for port in ports {
            let id = BoardId::serial(&port.path);
            if !self.entries.contains_key(&id) {
                self.add(id.clone(), outward::port_name(port), BoardKind::Serial);
                if let Some(entry) = self.entries.get_mut(&id) {
                    entry.set_listed(port);
                }
                changed = true;
            }
        }
        let before = self.entries.len();
        self.entries.retain(|_, entry| {
            let there = ports.iter().any(|port| entry.port() == Some(&port.path));
            there || !entry.is_listed() || entry.is_busy()
        });
        changed || self.entries.len() != before
    }

    fn add(&mut self, id: BoardId, name: String, kind: BoardKind) {
        let seat = Seat::new(id.clone(), self.source.clone(), self.events.clone());
        let port = (kind == BoardKind::Serial).then(|| port_of(&id).to_owned());
        let entry = Entry::new(id.clone(), name, kind, port, Worker::start(seat));
        self.entries.insert(id, entry);
    }
}

/// The port in a serial board's id.
fn port_of(id: &BoardId) -> &str {
    id.0.strip_prefix("serial:").unwrap_or(&id.0)
}

impl State {
    /// Tells every client that knows boards how they are now.
    pub(crate) fn tell_boards(&self) {
        let changed = BoardsChanged {
            boards: self.boards.on_wire(),
        };
        for session in self.sessions.values() {
            session.notify(&changed);
        }
    }

    /// What boards said before was read.
    pub(crate) fn kept_read(&mut self, kept: KeptBoards) {
        if *self.boards.kept != kept {
            self.boards.kept = Arc::new(kept);
            self.target_changed();
        }
    }

    /// A list of the serial ports has come.
    pub(crate) fn ports_found(&mut self, ports: &[garter_link::ports::Port]) {
        if self.boards.ports_found(ports) {
            self.tell_boards();
            self.target_changed();
        }
    }
}
