//! `textDocument/diagnostic`, `workspace/diagnostic`: diagnostics for clients that ask for them
//! instead of being told.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::diagnostics::Shown;
use crate::event::ClientId;
use crate::lsp::{self, TextDocumentIdentifier};
use crate::owner::State;
use crate::pulled::Report;
use crate::rpc::Responder;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DiagnosticParams {
    text_document: TextDocumentIdentifier,
    previous_result_id: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WorkspaceDiagnosticParams {
    #[serde(default)]
    previous_result_ids: Vec<PreviousResult>,
}

#[derive(Debug, Deserialize)]
struct PreviousResult {
    uri: String,
    value: String,
}

/// What is wrong with a document, or that it is what the client knows.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Answer {
    kind: &'static str,
    result_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Vec<lsp::Diagnostic>>,
}

#[derive(Debug, Serialize)]
struct OfDocument {
    uri: String,
    version: Option<i32>,
    #[serde(flatten)]
    answer: Answer,
}

#[derive(Debug, Serialize)]
pub(super) struct OfWorkspace {
    items: Vec<OfDocument>,
}

impl Answer {
    fn of(report: &Report, known: Option<&String>) -> Answer {
        let result_id = report.id();
        let is_known = known == Some(&result_id);
        Answer {
            kind: if is_known { "unchanged" } else { "full" },
            result_id,
            items: (!is_known).then(|| report.diagnostics.clone()),
        }
    }
}

pub(super) fn of_document(
    state: &mut State,
    client: ClientId,
    params: DiagnosticParams,
    responder: Responder<Answer>,
) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let uri = params.text_document.uri;
    let Some(document) = session.documents.get_mut(&uri) else {
        let report = session.pulled.report(&uri).unwrap_or_default();
        return responder.answer(&Answer::of(&report, params.previous_result_id.as_ref()));
    };
    let snapshot = document.snapshot();
    let shown = Shown::of(session, &uri);
    tokio::task::spawn_blocking(move || {
        if !responder.is_answered() {
            snapshot.known();
            let report = Report {
                version: Some(snapshot.version()),
                diagnostics: shown.all(&snapshot),
            };
            responder.answer(&Answer::of(&report, params.previous_result_id.as_ref()));
        }
    });
}

pub(super) fn of_workspace(
    state: &mut State,
    client: ClientId,
    params: WorkspaceDiagnosticParams,
    responder: Responder<OfWorkspace>,
) {
    let Some(session) = state.sessions.get(&client) else {
        return;
    };
    let known = params.previous_result_ids.into_iter();
    let known: HashMap<String, String> = known.map(|it| (it.uri, it.value)).collect();
    let all = session.pulled.all().into_iter();
    let items = all.map(|(uri, report)| OfDocument {
        version: report.version,
        answer: Answer::of(&report, known.get(&uri)),
        uri,
    });
    responder.answer(&OfWorkspace {
        items: items.collect(),
    });
}
