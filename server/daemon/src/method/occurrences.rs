//! `textDocument/documentHighlight`, `references`: where else the name under the cursor stands.

use garter_analysis::{Encoding, Occurrences, occurrences};

use crate::event::ClientId;
use crate::lsp::{DocumentHighlight, Location, Position, PositionParams, ReferenceParams};
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::rpc::Responder;
use crate::snapshot::Known;

/// What is read and what is written, as LSP counts kinds of highlights.
const READ: u8 = 2;
const WRITTEN: u8 = 3;

/// The name at a position.
pub(super) fn at(known: &Known, position: Position, encoding: Encoding) -> Option<Occurrences> {
    occurrences(&known.text, known.byte(position, encoding))
}

pub(super) fn highlight(
    state: &mut State,
    client: ClientId,
    params: PositionParams,
    responder: Responder<Option<Vec<DocumentHighlight>>>,
) {
    let uri = &params.text_document.uri;
    on_snapshot(state, client, uri, responder, move |known, encoding| {
        let found = at(known, params.position, encoding)?;
        let mark = |kind| {
            move |range: &std::ops::Range<usize>| DocumentHighlight {
                range: known.range(range, encoding),
                kind,
            }
        };
        let written = found.definitions.iter().map(mark(WRITTEN));
        Some(written.chain(found.uses.iter().map(mark(READ))).collect())
    });
}

pub(super) fn references(
    state: &mut State,
    client: ClientId,
    params: ReferenceParams,
    responder: Responder<Option<Vec<Location>>>,
) {
    let uri = params.text_document.uri.clone();
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        let found = at(known, params.position, encoding)?;
        let definitions = found.definitions.iter();
        let definitions = definitions.filter(|_| params.context.include_declaration);
        let mut all: Vec<_> = definitions.chain(&found.uses).collect();
        all.sort_by_key(|range| range.start);
        let location = |range: &std::ops::Range<usize>| Location {
            uri: params.text_document.uri.clone(),
            range: known.range(range, encoding),
        };
        Some(all.into_iter().map(location).collect())
    });
}
