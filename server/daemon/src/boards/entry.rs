//! One board as the owner knows it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use garter_analysis::Census;
use garter_link::ports::Port;
use garter_protocol::{Board, BoardId, BoardKind, BoardState, RunId};

use super::Worker;
use super::text::TextDecoder;
use crate::event::ClientId;
use crate::kept;

/// One board.
pub(crate) struct Entry {
    id: BoardId,
    name: String,
    kind: BoardKind,
    port: Option<String>,
    /// Whether it came from the list of ports, and so goes when it is no longer there.
    listed: bool,
    /// Whether its USB ids say that it runs MicroPython.
    certain: bool,
    identity: Option<String>,
    pub(crate) worker: Worker,
    pub(crate) run: Option<ActiveRun>,
    /// Whether the run's own code is running: what the board prints before and after, on the
    /// way to and from it, is the console's.
    pub(crate) executing: bool,
    pub(crate) opening: bool,
    pub(crate) lost: bool,
    pub(crate) firmware: Option<String>,
    pub(crate) has_inspect: bool,
    /// What it said that it has.
    pub(crate) census: Option<Arc<Census>>,
    /// Whether it is being asked.
    pub(crate) counting: bool,
    pub(crate) decoder: TextDecoder,
    /// Who watches the heap, and how often, in milliseconds.
    pub(crate) watchers: BTreeMap<ClientId, u32>,
}

/// The program that runs.
pub(crate) struct ActiveRun {
    pub(crate) id: RunId,
    /// The document it came from.
    pub(crate) uri: Option<String>,
    /// Set once it is over, for those who wait for that.
    pub(crate) over: Arc<AtomicBool>,
}

impl Entry {
    pub(super) fn new(
        id: BoardId,
        name: String,
        kind: BoardKind,
        port: Option<String>,
        worker: Worker,
    ) -> Self {
        Entry {
            id,
            name,
            kind,
            port,
            listed: false,
            certain: false,
            identity: None,
            worker,
            run: None,
            executing: false,
            opening: false,
            lost: false,
            firmware: None,
            has_inspect: false,
            census: None,
            counting: false,
            decoder: TextDecoder::default(),
            watchers: BTreeMap::new(),
        }
    }

    pub(crate) fn id(&self) -> &BoardId {
        &self.id
    }

    pub(super) fn port(&self) -> Option<&String> {
        self.port.as_ref()
    }

    /// It is one of the ports that are listed.
    pub(super) fn set_listed(&mut self, port: &Port) {
        self.listed = true;
        self.certain = port.known.is_some_and(|known| known.certain);
        self.identity = kept::identity(port);
    }

    /// By what it is known again on another day.
    pub(super) fn identity(&self) -> Option<&str> {
        self.identity.as_deref()
    }

    pub(super) fn is_listed(&self) -> bool {
        self.listed
    }

    pub(crate) fn is_real(&self) -> bool {
        self.kind == BoardKind::Serial
    }

    pub(super) fn is_certain(&self) -> bool {
        self.certain
    }

    /// Whether something would be lost with it.
    pub(crate) fn is_busy(&self) -> bool {
        self.run.is_some()
    }

    /// The shortest time between pictures that somebody asks for.
    pub(crate) fn watch_period(&self) -> Option<u32> {
        self.watchers.values().copied().min()
    }

    pub(super) fn on_wire(&self, selected: bool) -> Board {
        let state = if self.lost {
            BoardState::Lost
        } else if self.opening {
            BoardState::Connecting
        } else if self.run.is_some() {
            BoardState::Running
        } else {
            BoardState::Idle
        };
        Board {
            id: self.id.clone(),
            name: self.name.clone(),
            kind: self.kind,
            port: self.port.clone(),
            state,
            firmware: self.firmware.clone(),
            selected,
            has_inspect: self.has_inspect,
        }
    }
}
