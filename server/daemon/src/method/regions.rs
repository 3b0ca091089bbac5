//! `textDocument/foldingRange`, `selectionRange`: the regions of a document.

use garter_analysis::{Fold, around, folds};

use crate::event::ClientId;
use crate::lsp::{DocumentParams, FoldingRange, SelectionRange, SelectionRangeParams};
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::rpc::Responder;

pub(super) fn folding(
    state: &mut State,
    client: ClientId,
    params: DocumentParams,
    responder: Responder<Option<Vec<FoldingRange>>>,
) {
    let uri = &params.text_document.uri;
    on_snapshot(state, client, uri, responder, |known, encoding| {
        let mut all: Vec<FoldingRange> = Vec::new();
        for (range, fold) in folds(&known.text) {
            let range = known.range(&range, encoding);
            let (start_line, end_line) = (range.start.line, range.end.line);
            // Of several that begin on a line editors show one.
            let known = all.iter().any(|it| it.start_line == start_line);
            if start_line < end_line && !known {
                all.push(FoldingRange {
                    start_line,
                    end_line,
                    kind: match fold {
                        Fold::Code => None,
                        Fold::Comment => Some("comment"),
                        Fold::Imports => Some("imports"),
                        Fold::Region => Some("region"),
                    },
                });
            }
        }
        Some(all)
    });
}

pub(super) fn selection(
    state: &mut State,
    client: ClientId,
    params: SelectionRangeParams,
    responder: Responder<Option<Vec<SelectionRange>>>,
) {
    let uri = params.text_document.uri.clone();
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        let chain = |position| {
            let regions = around(&known.text, known.byte(position, encoding));
            let ranges = regions.iter().rev().map(|it| known.range(it, encoding));
            let nest = |parent: Option<Box<SelectionRange>>, range| {
                Some(Box::new(SelectionRange { range, parent }))
            };
            ranges.fold(None, nest).map(|it| *it)
        };
        let all = params.positions.iter().map(|it| {
            chain(*it).unwrap_or(SelectionRange {
                range: crate::lsp::Range {
                    start: *it,
                    end: *it,
                },
                parent: None,
            })
        });
        Some(all.collect())
    });
}
