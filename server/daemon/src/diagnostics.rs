//! Diagnostics of open documents: found on a snapshot elsewhere, sent when they still hold.
//!
//! One analysis per document runs at a time. An edit made meanwhile makes its result
//! worthless: it is dropped, and the newest text is analysed instead.

use std::collections::HashMap;
use std::sync::Arc;

use garter_analysis::{Diagnostic, Encoding, Related};

use crate::configuration::Configuration;
use crate::event::{ClientId, Event};
use crate::lsp::{
    self, DiagnosticData, Location, PublishDiagnosticsParams, RelatedInformation, uri_of,
};
use crate::owner::State;
use crate::pages::Pages;
use crate::pulled::Report;
use crate::rpc::Id;
use crate::run_fault::RunFault;
use crate::session::Session;
use crate::snapshot::{Known, Snapshot, find_facts};

/// The source that editors show beside a message.
pub(crate) const SOURCE: &str = "garter";

/// LSP's tag for what editors show faded.
const UNNECESSARY: u8 = 1;

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
            let urgent = self.precedence.urgent();
            find_facts(document.snapshot(), move |snapshot| {
                drop(urgent);
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
            self.weigh_later(client, uri, snapshot);
            self.offer_later(client, uri, snapshot);
        }
    }
}

/// What is shown of an open document beside what its text tells.
pub(crate) struct Shown {
    uri: String,
    encoding: Encoding,
    pages: Pages,
    run_fault: Option<RunFault>,
    too_large: Option<Diagnostic>,
}

impl Shown {
    pub(crate) fn of(session: &Session, uri: &str) -> Shown {
        let open = session.documents.get(uri);
        Shown {
            uri: uri.to_owned(),
            encoding: session.encoding,
            pages: session.pages.clone(),
            run_fault: open.and_then(|open| open.run_fault.clone()),
            too_large: open.and_then(|open| open.too_large.clone()),
        }
    }

    /// All diagnostics of the document.
    pub(crate) fn all(&self, snapshot: &Snapshot) -> Vec<lsp::Diagnostic> {
        let Some(known) = snapshot.known_now() else {
            return vec![failed()];
        };
        let wire = Wire::new(&self.uri, known, self.encoding, &self.pages);
        let mut all = wire.all();
        let fault = self.run_fault.iter();
        all.extend(fault.map(|it| it.diagnostic(known, wire.encoding, wire.pages)));
        all.extend(self.too_large.iter().map(|it| wire.diagnostic(it)));
        all
    }
}

/// Sends a document's diagnostics.
pub(crate) fn publish(session: &Session, uri: &str, snapshot: &Snapshot) {
    let diagnostics = Shown::of(session, uri).all(snapshot);
    send(session, uri, Some(snapshot.version()), diagnostics);
}

/// Sends the diagnostics of a document that is not open.
pub(crate) fn publish_closed(session: &Session, uri: &str, snapshot: &Snapshot) {
    let wire = |known| Wire::new(uri, known, session.encoding, &session.pages).all();
    let diagnostics = snapshot.known_now().map_or_else(|| vec![failed()], wire);
    send(session, uri, None, diagnostics);
}

/// Sends what is wrong with a file with settings.
pub(crate) fn publish_settings(session: &Session, uri: &str, settings: &Configuration) {
    let known = Known::about(settings.text.clone(), settings.problems.clone());
    let wire = Wire::new(uri, &known, session.encoding, &session.pages);
    send(session, uri, None, wire.all());
}

/// Takes a document's diagnostics back.
pub(crate) fn clear(session: &Session, uri: &str) {
    send(session, uri, None, Vec::new());
}

fn send(session: &Session, uri: &str, version: Option<i32>, diagnostics: Vec<lsp::Diagnostic>) {
    if session.pulls {
        let report = Report {
            version,
            diagnostics,
        };
        if session.pulled.keep(uri, report) {
            let id = Id::Text("garter/refresh".to_owned());
            let method = lsp::method::DIAGNOSTIC_REFRESH;
            session.outbox.request(&id, method, &());
        }
        return;
    }
    let diagnostics = &diagnostics[..];
    let params = PublishDiagnosticsParams {
        uri,
        version,
        diagnostics,
    };
    session
        .outbox
        .notify(lsp::method::PUBLISH_DIAGNOSTICS, &params);
}

/// How the diagnostics of one document are told to one client.
pub(crate) struct Wire<'a> {
    uri: &'a str,
    known: &'a Known,
    encoding: Encoding,
    pages: &'a Pages,
}

impl<'a> Wire<'a> {
    pub(crate) fn new(
        uri: &'a str,
        known: &'a Known,
        encoding: Encoding,
        pages: &'a Pages,
    ) -> Self {
        Wire {
            uri,
            known,
            encoding,
            pages,
        }
    }

    fn all(&self) -> Vec<lsp::Diagnostic> {
        let all = self.known.facts.diagnostics.iter();
        all.map(|found| self.diagnostic(found)).collect()
    }

    pub(crate) fn diagnostic(&self, found: &Diagnostic) -> lsp::Diagnostic {
        let related = found.related.iter();
        lsp::Diagnostic {
            range: self.known.range(&found.range, self.encoding),
            severity: severity(found.severity),
            code: Some(found.code.id().to_owned()),
            code_description: self.pages.link(found.code),
            source: SOURCE,
            message: found.message.clone(),
            tags: Vec::from_iter(found.is_unnecessary.then_some(UNNECESSARY)),
            related_information: related.filter_map(|place| self.related(place)).collect(),
            data: Some(DiagnosticData {
                name: found.code.name(),
                fix: found.fix.as_ref().map(|fix| fix.title.clone()),
            }),
        }
    }

    fn related(&self, place: &Related) -> Option<RelatedInformation> {
        let location = match &place.file {
            None => Location {
                uri: self.uri.to_owned(),
                range: self.known.range(&place.range, self.encoding),
            },
            Some(file) => Location {
                uri: uri_of(file),
                range: self
                    .known
                    .elsewhere
                    .get(file)?
                    .range(&place.range, self.encoding),
            },
        };
        Some(RelatedInformation {
            location,
            message: place.message.clone(),
        })
    }
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
        code_description: None,
        source: SOURCE,
        tags: Vec::new(),
        related_information: Vec::new(),
        data: None,
        message: "Garter could not analyse this file. That is a fault of Garter's; \
                  please report it with the file."
            .to_owned(),
    }
}
