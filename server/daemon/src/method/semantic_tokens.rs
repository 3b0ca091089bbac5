//! `textDocument/semanticTokens`: colours by meaning, of all of a document, of a part, or what
//! changed.

use std::sync::{Arc, Mutex, PoisonError};

use garter_analysis::{Colour, Encoding};

use crate::event::ClientId;
use crate::lsp::{
    self, DocumentParams, Legend, Position, RangeParams, SemanticTokens, SemanticTokensAgain,
    SemanticTokensDelta, SemanticTokensDeltaParams, SemanticTokensEdit,
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
        let data = Arc::new(tokens(known, encoding, None));
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
        let data = Arc::new(tokens(known, encoding, None));
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
        Some(SemanticTokens {
            result_id: None,
            data: Arc::new(tokens(known, encoding, Some(params.range))),
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
pub(crate) struct Told(Arc<Mutex<Last>>);

/// Their name, and the colours.
type Last = (u64, Arc<Vec<u32>>);

impl Told {
    /// Keeps them; gives them a name.
    fn set(&self, data: Arc<Vec<u32>>) -> String {
        // Nothing that could panic is done while it is locked.
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *last = (last.0 + 1, data);
        last.0.to_string()
    }

    fn get(&self, name: &str) -> Option<Arc<Vec<u32>>> {
        let last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (last.0.to_string() == name).then(|| last.1.clone())
    }
}

/// The one piece in which two lists differ.
fn difference(before: &[u32], after: &[u32]) -> Option<SemanticTokensEdit> {
    let start = matching(before.chunks(CHUNK), after.chunks(CHUNK));
    let start = start + matching(before[start..].chunks(1), after[start..].chunks(1));
    let (old, new) = (&before[start..], &after[start..]);
    let end = matching(old.rchunks(CHUNK), new.rchunks(CHUNK));
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    let end = matching(old.rchunks(1), new.rchunks(1));
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    (!old.is_empty() || !new.is_empty()).then(|| SemanticTokensEdit {
        start,
        delete_count: old.len(),
        data: new.to_vec(),
    })
}

/// Numbers that are compared at a time.
const CHUNK: usize = 64;

/// How many numbers the pieces have together that are the same in both, up to the first other.
fn matching<'a>(
    one: impl Iterator<Item = &'a [u32]>,
    other: impl Iterator<Item = &'a [u32]>,
) -> usize {
    let same = one.zip(other).take_while(|(one, other)| one == other);
    same.map(|(one, _)| one.len()).sum()
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

/// The colours of a document, or of the part of it between two positions.
fn tokens(known: &Known, encoding: Encoding, part: Option<lsp::Range>) -> Vec<u32> {
    let strokes = known.facts.strokes(&known.text, encoding);
    let mut data = Vec::with_capacity(if part.is_none() { strokes.len() * 5 } else { 0 });
    let (mut here, mut before) = (Position::default(), Position::default());
    for stroke in strokes {
        if stroke.lines > 0 {
            here.line += stroke.lines;
            here.character = 0;
        }
        here.character += stroke.columns;
        let end = Position {
            character: here.character + stroke.length,
            ..here
        };
        let is_wanted = |part: &lsp::Range| part.start < end && here < part.end;
        if !part.as_ref().is_none_or(is_wanted) {
            continue;
        }
        let lines = here.line - before.line;
        let from = if lines == 0 { before.character } else { 0 };
        data.extend([
            lines,
            here.character - from,
            stroke.length,
            type_number(stroke.colour),
            0,
        ]);
        before = here;
    }
    data
}
