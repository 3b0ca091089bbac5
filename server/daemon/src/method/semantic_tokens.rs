//! `textDocument/semanticTokens`: colours by meaning, of all of a document, of a part, or what
//! changed.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use garter_analysis::{Colour, Encoding, colours, colours_by_meaning};

use crate::event::ClientId;
use crate::lsp::{
    DocumentParams, Legend, RangeParams, SemanticTokens, SemanticTokensAgain, SemanticTokensDelta,
    SemanticTokensDeltaParams, SemanticTokensEdit,
};
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
        "namespace",
        "property",
        "method",
    ],
    token_modifiers: &[],
};

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: DocumentParams,
    responder: Responder<Option<SemanticTokens>>,
) {
    let uri = params.text_document.uri;
    let told = told(state, client, &uri);
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        let data = tokens(known, encoding, None);
        Some(SemanticTokens {
            result_id: Some(told.set(data.clone())),
            data,
        })
    });
}

/// What changed since the client asked last.
pub(super) fn delta(
    state: &mut State,
    client: ClientId,
    params: SemanticTokensDeltaParams,
    responder: Responder<Option<SemanticTokensAgain>>,
) {
    let uri = params.text_document.uri;
    let told = told(state, client, &uri);
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        let data = tokens(known, encoding, None);
        let before = told.get(&params.previous_result_id);
        let result_id = told.set(data.clone());
        Some(match before {
            Some(before) => SemanticTokensAgain::Delta(SemanticTokensDelta {
                result_id,
                edits: difference(&before, &data).into_iter().collect(),
            }),
            None => SemanticTokensAgain::All(SemanticTokens {
                result_id: Some(result_id),
                data,
            }),
        })
    });
}

/// The colours of a part.
pub(super) fn range(
    state: &mut State,
    client: ClientId,
    params: RangeParams,
    responder: Responder<Option<SemanticTokens>>,
) {
    let uri = params.text_document.uri;
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        let start = known.byte(params.range.start, encoding);
        let end = known.byte(params.range.end, encoding);
        Some(SemanticTokens {
            result_id: None,
            data: tokens(known, encoding, Some(start..end)),
        })
    });
}

fn told(state: &mut State, client: ClientId, uri: &str) -> Told {
    let session = state.sessions.get(&client);
    let document = session.and_then(|it| it.documents.get(uri));
    document.map_or_else(Told::default, |it| it.colours.clone())
}

/// The colours that a client was told last of one document.
#[derive(Clone, Default)]
pub(crate) struct Told(Arc<Mutex<(u64, Vec<u32>)>>);

impl Told {
    /// Keeps them; gives them a name.
    fn set(&self, data: Vec<u32>) -> String {
        // Nothing that could panic is done while it is locked.
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *last = (last.0 + 1, data);
        last.0.to_string()
    }

    fn get(&self, name: &str) -> Option<Vec<u32>> {
        let last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (last.0.to_string() == name).then(|| last.1.clone())
    }
}

/// The one piece in which two lists differ.
fn difference(before: &[u32], after: &[u32]) -> Option<SemanticTokensEdit> {
    let same = |(a, b): &(&u32, &u32)| a == b;
    let start = before.iter().zip(after).take_while(same).count();
    let (old, new) = (&before[start..], &after[start..]);
    let end = old.iter().rev().zip(new.iter().rev());
    let end = end.take_while(same).count();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    (!old.is_empty() || !new.is_empty()).then(|| SemanticTokensEdit {
        start,
        delete_count: old.len(),
        data: new.to_vec(),
    })
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
        Colour::Module => 8,
        Colour::Attribute => 9,
        Colour::Method => 10,
    }
}

/// In a longer text names are coloured by how they are written, which is known sooner.
const LONGEST: usize = 512 << 10;

fn coloured(text: &str) -> Vec<(Range<usize>, Colour)> {
    match text.len() {
        0..=LONGEST => colours_by_meaning(text),
        _ => colours(text),
    }
}

/// The colours of a document, or of the lines of a part of it.
fn tokens(known: &Known, encoding: Encoding, part: Option<Range<usize>>) -> Vec<u32> {
    let mut data = Vec::new();
    let mut before = crate::lsp::Position::default();
    for (bytes, colour) in coloured(&known.text) {
        // Most clients cannot show a token over several lines, so each line gets its own.
        let text = known.text.get(bytes.clone()).unwrap_or_default();
        let mut start = bytes.start;
        for line in text.split_inclusive(['\n', '\r']) {
            let end = start + line.trim_end_matches(['\n', '\r']).len();
            let wanted = part
                .as_ref()
                .is_none_or(|part| part.start < end && start < part.end);
            if end > start && wanted {
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
