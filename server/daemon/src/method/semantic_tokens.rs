//! `textDocument/semanticTokens/full`: colours by meaning.

use garter_analysis::{Colour, Encoding, colours};

use crate::event::ClientId;
use crate::lsp::{DocumentParams, Legend, SemanticTokens};
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::rpc::Responder;
use crate::snapshot::Known;

/// The types, in the order of the numbers that [`type_number`] gives.
pub(super) const LEGEND: Legend = Legend {
    token_types: &[
        "keyword",
        "number",
        "string",
        "function",
        "class",
        "parameter",
        "decorator",
        "variable",
    ],
    token_modifiers: &[],
};

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: DocumentParams,
    responder: Responder<Option<SemanticTokens>>,
) {
    on_snapshot(
        state,
        client,
        &params.text_document.uri,
        responder,
        |known, encoding| {
            Some(SemanticTokens {
                data: tokens(known, encoding),
            })
        },
    );
}

fn type_number(colour: Colour) -> u32 {
    match colour {
        Colour::Keyword => 0,
        Colour::Number => 1,
        Colour::String => 2,
        Colour::Function => 3,
        Colour::Class => 4,
        Colour::Parameter => 5,
        Colour::Decorator => 6,
        Colour::Name => 7,
    }
}

fn tokens(known: &Known, encoding: Encoding) -> Vec<u32> {
    let mut data = Vec::new();
    let mut before = crate::lsp::Position::default();
    for (bytes, colour) in colours(&known.text) {
        // Most clients cannot show a token over several lines, so each line gets its own.
        let text = known.text.get(bytes.clone()).unwrap_or_default();
        let mut start = bytes.start;
        for line in text.split_inclusive(['\n', '\r']) {
            let end = start + line.trim_end_matches(['\n', '\r']).len();
            if end > start {
                let range = known.range(&(start..end), encoding);
                let lines = range.start.line - before.line;
                let from = if lines == 0 { before.character } else { 0 };
                data.extend([
                    lines,
                    range.start.character - from,
                    range.end.character - range.start.character,
                    type_number(colour),
                    0,
                ]);
                before = range.start;
            }
            start += line.len();
        }
    }
    data
}
