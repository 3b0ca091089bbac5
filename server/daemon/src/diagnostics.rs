//! Diagnostics of open documents: found on a snapshot elsewhere, sent when they still hold.
//!
//! One analysis per document runs at a time. An edit made meanwhile makes its result
//! worthless: it is dropped, and the newest text is analysed instead.

use std::collections::HashMap;
use std::sync::Arc;

use crate::event::{ClientId, Event};
use crate::lsp::{self, PublishDiagnosticsParams};
use crate::owner::State;
use crate::session::Session;
use crate::snapshot::{Known, Snapshot, find_facts};

/// The source that editors show beside a message.
pub(crate) const SOURCE: &str = "garter";

/// Which documents wait for their diagnostics.
#[derive(Default)]
pub(crate) struct Diagnostics {
    documents: HashMap<(ClientId, String), Progress>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    /// To be analysed when the owner has a moment.
    Wanted,
    /// Being analysed.
    Running,
    /// Being analysed, and edited since.
    RunningStale,
}

impl Diagnostics {
    /// The document has changed.
    pub(crate) fn want(&mut self, client: ClientId, uri: &str) {
        let progress = self
            .documents
            .entry((client, uri.to_owned()))
            .or_insert(Progress::Wanted);
        if *progress == Progress::Running {
            *progress = Progress::RunningStale;
        }
    }

    pub(crate) fn forget_client(&mut self, client: ClientId) {
        self.documents.retain(|(owner, _), _| *owner != client);
    }

    fn wanted(&mut self) -> Vec<(ClientId, String)> {
        let wanted =
            |(_, progress): &(&(ClientId, String), &mut Progress)| **progress == Progress::Wanted;
        let mark = |(key, progress): (&(ClientId, String), &mut Progress)| {
            *progress = Progress::Running;
            key.clone()
        };
        self.documents.iter_mut().filter(wanted).map(mark).collect()
    }

    /// An analysis has ended; whether the document must be analysed again.
    fn ended(&mut self, client: ClientId, uri: &str) -> bool {
        let key = (client, uri.to_owned());
        match self.documents.get_mut(&key) {
            Some(progress @ Progress::RunningStale) => {
                *progress = Progress::Wanted;
                true
            }
            _ => {
                self.documents.remove(&key);
                false
            }
        }
    }
}

impl State {
    /// Starts the analyses that are wanted.
    pub(crate) fn start_analyses(&mut self) {
        for (client, uri) in self.diagnostics.wanted() {
            let document = self
                .sessions
                .get_mut(&client)
                .and_then(|session| session.documents.get_mut(&uri));
            let (Some(document), Some(events)) = (document, self.events.upgrade()) else {
                self.diagnostics.ended(client, &uri);
                continue;
            };
            find_facts(document.snapshot(), move |snapshot| {
                let event = Event::Analysed {
                    client,
                    uri,
                    snapshot,
                };
                // The owner is gone when the last client is.
                let _ = events.blocking_send(event);
            });
        }
    }

    /// An analysis has ended.
    pub(crate) fn diagnostics_found(
        &mut self,
        client: ClientId,
        uri: &str,
        snapshot: &Arc<Snapshot>,
    ) {
        if self.diagnostics.ended(client, uri) {
            return;
        }
        let Some(session) = self.sessions.get(&client) else {
            return;
        };
        if session
            .documents
            .get(uri)
            .is_some_and(|document| document.is_current(snapshot))
        {
            publish(session, uri, snapshot);
        }
    }
}

/// Sends a document's diagnostics.
pub(crate) fn publish(session: &Session, uri: &str, snapshot: &Snapshot) {
    let diagnostics = match snapshot.known_now() {
        Some(known) => {
            let mut all = of_facts(known, session);
            let fault = session
                .documents
                .get(uri)
                .and_then(|open| open.run_fault.as_ref());
            all.extend(fault.map(|fault| fault.diagnostic(known, session.encoding)));
            all
        }
        None => vec![failed()],
    };
    send(session, uri, Some(snapshot.version()), &diagnostics);
}

/// Sends the diagnostics of a document that is not open.
pub(crate) fn publish_closed(session: &Session, uri: &str, snapshot: &Snapshot) {
    let known = snapshot.known_now();
    let diagnostics = known.map_or_else(|| vec![failed()], |known| of_facts(known, session));
    send(session, uri, None, &diagnostics);
}

/// Takes a document's diagnostics back.
pub(crate) fn clear(session: &Session, uri: &str) {
    send(session, uri, None, &[]);
}

fn send(session: &Session, uri: &str, version: Option<i32>, diagnostics: &[lsp::Diagnostic]) {
    let params = PublishDiagnosticsParams {
        uri,
        version,
        diagnostics,
    };
    session
        .outbox
        .notify(lsp::method::PUBLISH_DIAGNOSTICS, &params);
}

fn of_facts(known: &Known, session: &Session) -> Vec<lsp::Diagnostic> {
    let wire = |found: &garter_analysis::Diagnostic| lsp::Diagnostic {
        range: known.range(&found.range, session.encoding),
        severity: severity(found.severity),
        code: Some(found.code.id().to_owned()),
        source: SOURCE,
        message: found.message.clone(),
    };
    known.facts.diagnostics.iter().map(wire).collect()
}

fn severity(severity: garter_analysis::Severity) -> lsp::Severity {
    match severity {
        garter_analysis::Severity::Error => lsp::Severity::Error,
        garter_analysis::Severity::Warning => lsp::Severity::Warning,
        garter_analysis::Severity::Hint => lsp::Severity::Hint,
    }
}

/// What the user sees when our own analysis fails: better than a file that looks sound.
fn failed() -> lsp::Diagnostic {
    lsp::Diagnostic {
        range: lsp::Range::default(),
        severity: lsp::Severity::Warning,
        code: None,
        source: SOURCE,
        message: "Garter could not analyse this file. That is a fault of Garter's; \
                  please report it with the file."
            .to_owned(),
    }
}
