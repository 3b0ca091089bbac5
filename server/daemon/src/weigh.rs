//! What documents cost in a board's memory: found out when nobody has typed for a moment, for it
//! takes longer than a keystroke may.

use std::time::Duration;

use garter_analysis::{Diagnostic, Encoding, Ram, too_large};
use serde::Serialize;

use crate::diagnostics::publish;
use crate::event::{ClientId, Event, Then};
use crate::owner::State;
use crate::rpc::{Refusal, Responder, code};
use crate::snapshot::{Known, Snapshot};

/// How long nobody must have typed.
const PAUSE: Duration = Duration::from_millis(300);

/// A document and what it costs.
pub(crate) struct Weighed<'s> {
    pub(crate) known: &'s Known,
    pub(crate) ram: &'s Ram,
    /// Bytes of heap on the board that it is for.
    pub(crate) heap: Option<u32>,
    pub(crate) encoding: Encoding,
}

impl State {
    /// Does something a little later.
    fn put_off(&self, then: impl FnOnce(&mut State) + Send + 'static) {
        let events = self.events.clone();
        tokio::spawn(async move {
            tokio::time::sleep(PAUSE).await;
            if let Some(events) = events.upgrade() {
                let then: Then = Box::new(then);
                // A server that is ending puts nothing off any more.
                let _ = events.send(Event::Later { then }).await;
            }
        });
    }

    /// Answers with what `job` makes of a document's costs, once nobody types; with nothing when
    /// it is not open or does not compile.
    pub(crate) fn when_weighed<A: Serialize + Send + 'static>(
        &mut self,
        client: ClientId,
        uri: &str,
        responder: Responder<A>,
        nothing: A,
        job: impl FnOnce(&Weighed<'_>) -> A + Send + 'static,
    ) {
        let document = self
            .sessions
            .get_mut(&client)
            .and_then(|session| session.documents.get_mut(uri));
        let Some(document) = document else {
            responder.answer(&nothing);
            return;
        };
        let version = document.version();
        if document.snapshot().ram_now().is_some() {
            self.weigh(client, uri, responder, nothing, version, job);
            return;
        }
        let uri = uri.to_owned();
        self.put_off(move |state| state.weigh(client, &uri, responder, nothing, version, job));
    }

    fn weigh<A: Serialize + Send + 'static>(
        &mut self,
        client: ClientId,
        uri: &str,
        responder: Responder<A>,
        nothing: A,
        version: i32,
        job: impl FnOnce(&Weighed<'_>) -> A + Send + 'static,
    ) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let encoding = session.encoding;
        let Some(document) = session.documents.get_mut(uri) else {
            responder.answer(&nothing);
            return;
        };
        if document.version() != version {
            let refusal = Refusal::new(code::CONTENT_MODIFIED, "the document has changed since");
            responder.refuse(&refusal);
            return;
        }
        let snapshot = document.snapshot();
        tokio::task::spawn_blocking(move || {
            if responder.is_answered() {
                return;
            }
            let answer = match snapshot.ram() {
                Some(ram) => job(&Weighed {
                    known: snapshot.known(),
                    ram,
                    heap: snapshot.around().heap,
                    encoding,
                }),
                None => nothing,
            };
            responder.answer(&answer);
        });
    }

    /// Says in a moment whether a document fits the board that it is for, if that is known and
    /// the document stays as it is.
    pub(crate) fn weigh_later(&mut self, client: ClientId, uri: &str, snapshot: &Snapshot) {
        if snapshot.around().heap.is_none() {
            return;
        }
        let (uri, version) = (uri.to_owned(), snapshot.version());
        self.put_off(move |state| {
            let document = state
                .sessions
                .get_mut(&client)
                .and_then(|session| session.documents.get_mut(&uri));
            let (Some(document), Some(events)) = (document, state.events.upgrade()) else {
                return;
            };
            if document.version() != version {
                return;
            }
            let snapshot = document.snapshot();
            tokio::task::spawn_blocking(move || {
                let found = snapshot
                    .ram()
                    .and_then(|ram| too_large(ram, &snapshot.known().text, snapshot.around()));
                let then: Then =
                    Box::new(move |state| state.weighed(client, &uri, &snapshot, found));
                // As above.
                let _ = events.blocking_send(Event::Later { then });
            });
        });
    }

    fn weighed(
        &mut self,
        client: ClientId,
        uri: &str,
        snapshot: &std::sync::Arc<Snapshot>,
        found: Option<Diagnostic>,
    ) {
        let Some(session) = self.sessions.get_mut(&client) else {
            return;
        };
        let Some(document) = session.documents.get_mut(uri) else {
            return;
        };
        if document.is_current(snapshot) && document.too_large != found {
            document.too_large = found;
            publish(session, uri, snapshot);
        }
    }
}
