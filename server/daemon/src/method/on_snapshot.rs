//! Answering from a document as it is now, on a thread of the pool.

use garter_analysis::Encoding;
use serde::Serialize;

use crate::event::ClientId;
use crate::owner::State;
use crate::rpc::{Refusal, Responder};
use crate::snapshot::Known;

/// Answers with what `job` finds; with nothing when the document is not open.
pub(super) fn on_snapshot<A: Serialize + Send + 'static>(
    state: &mut State,
    client: ClientId,
    uri: &str,
    responder: Responder<Option<A>>,
    job: impl FnOnce(&Known, Encoding) -> Option<A> + Send + 'static,
) {
    let job = |known: &Known, encoding| Ok(job(known, encoding));
    try_on_snapshot(state, client, uri, responder, job);
}

/// The same for a job that may refuse.
pub(super) fn try_on_snapshot<A: Serialize + Send + 'static>(
    state: &mut State,
    client: ClientId,
    uri: &str,
    responder: Responder<Option<A>>,
    job: impl FnOnce(&Known, Encoding) -> Result<Option<A>, Refusal> + Send + 'static,
) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let Some(document) = session.documents.get_mut(uri) else {
        responder.answer(&None);
        return;
    };
    let (snapshot, encoding) = (document.snapshot(), session.encoding);
    let urgent = state.precedence.urgent();
    tokio::task::spawn_blocking(move || {
        let _urgent = urgent;
        if !responder.is_answered() {
            responder.finish(job(snapshot.known(), encoding));
        }
    });
}
