//! `textDocument/documentLink`: from the modules that are imported to their files.

use garter_analysis::{Shelf as _, links};
use serde::Serialize;

use crate::event::ClientId;
use crate::library::Library;
use crate::lsp::{DocumentParams, Range, path_of};
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::rpc::Responder;

#[derive(Debug, Serialize)]
pub(super) struct DocumentLink {
    range: Range,
    target: String,
}

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: DocumentParams,
    responder: Responder<Option<Vec<DocumentLink>>>,
) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let library = Library::of(session);
    let uri = params.text_document.uri;
    let own = path_of(&uri).unwrap_or_default();
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        let link = |link: garter_analysis::Link| {
            let file = library.file(&link.module, &own)?;
            Some(DocumentLink {
                range: known.range(&link.range, encoding),
                target: library.uri(&file),
            })
        };
        Some(links(&known.text).into_iter().filter_map(link).collect())
    });
}
