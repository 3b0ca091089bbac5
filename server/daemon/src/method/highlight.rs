//! `textDocument/documentHighlight`: where else in the document the name under the cursor stands. A
//! parameter also where a call gives it by its name.

use std::ops::Range;

use garter_analysis::{Occurrences, Subject, attribute_places, mentions, occurrences, subject};

use super::occurrences::at;
use crate::event::ClientId;
use crate::library::Library;
use crate::lsp::{DocumentHighlight, PositionParams, path_of};
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::rpc::Responder;
use crate::snapshot::Known;

/// What is read and what is written, as LSP counts kinds of highlights.
const READ: u8 = 2;
const WRITTEN: u8 = 3;

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: PositionParams,
    responder: Responder<Option<Vec<DocumentHighlight>>>,
) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let uri = params.text_document.uri;
    let library = Library::of(session);
    let own = uri.clone();
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        let byte = known.byte(params.position, encoding);
        let mark = |kind| {
            move |range: &Range<usize>| DocumentHighlight {
                range: known.range(range, encoding),
                kind,
            }
        };
        let found = at(known, params.position, encoding);
        let may_be_given = match &found {
            Some(found) => found.is_parameter && is_given_somewhere(&known.text, found),
            None => is_before_equal(&known.text, byte),
        };
        if may_be_given && let Some(all) = library.parameter_places(known, byte, &own) {
            let parameter = all.iter().find_map(|it| {
                let there = occurrences(&known.text, it.start)?;
                there.is_parameter.then_some(there.definitions)
            });
            let written = parameter.unwrap_or_default();
            let kind = |it: &Range<usize>| if written.contains(it) { WRITTEN } else { READ };
            return Some(all.iter().map(|it| mark(kind(it))(it)).collect());
        }
        let Some(found) = found else {
            let all = attribute_places(&known.text, byte);
            let kind = |is_written| if is_written { WRITTEN } else { READ };
            let shown = all.iter().map(|(range, is)| mark(kind(*is))(range));
            return (!all.is_empty()).then(|| shown.collect());
        };
        let written = found.definitions.iter().map(mark(WRITTEN));
        Some(written.chain(found.uses.iter().map(mark(READ))).collect())
    });
}

/// Whether a name of it stands before `=` where it is not bound: perhaps in a call. Following calls
/// is slow beside everything else that is asked at every step of the cursor.
fn is_given_somewhere(text: &str, found: &Occurrences) -> bool {
    text.match_indices(found.name.as_str())
        .any(|(start, name)| {
            let own = start..start + name.len();
            is_before_equal(text, own.end)
                && !text[..start].ends_with(is_part)
                && !found.definitions.contains(&own)
        })
}

/// Whether the name that a byte touches stands before a single `=`.
fn is_before_equal(text: &str, byte: usize) -> bool {
    let rest = text.get(byte..).unwrap_or_default();
    let after = rest.trim_start_matches(is_part).trim_start();
    after.starts_with('=') && !after.starts_with("==")
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

impl Library {
    /// The places in a text of the parameter at a byte, with those where calls give it by its name.
    fn parameter_places(&self, known: &Known, byte: usize, uri: &str) -> Option<Vec<Range<usize>>> {
        let own = path_of(uri)?;
        let (_, subject) = subject(&known.text, byte, &own, self.finder(), &self.paths())?;
        let is_parameter = matches!(subject, Subject::Parameter { .. });
        let found = is_parameter.then(|| mentions(&known.text, &own, &subject, self.finder()))?;
        (!found.sure.is_empty()).then_some(found.sure)
    }
}
