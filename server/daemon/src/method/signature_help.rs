//! `textDocument/signatureHelp`: the parameters of the call that is being written.

use garter_analysis::{Encoding, Reader};
use serde::Serialize;

use crate::event::ClientId;
use crate::library::Library;
use crate::lsp::{MarkupContent, PositionParams, path_of};
use crate::method::hover::markdown;
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::rpc::Responder;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SignatureHelp {
    signatures: [SignatureInformation; 1],
    active_signature: u32,
    active_parameter: usize,
}

#[derive(Debug, Serialize)]
struct SignatureInformation {
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    documentation: Option<MarkupContent>,
    parameters: Vec<ParameterInformation>,
}

#[derive(Debug, Serialize)]
struct ParameterInformation {
    /// Where it is in the label, in units of UTF-16 as LSP has it.
    label: [usize; 2],
}

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: PositionParams,
    responder: Responder<Option<SignatureHelp>>,
) {
    let uri = params.text_document.uri.clone();
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let library = Library::of(session);
    let own = path_of(&uri).unwrap_or_default();
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        let byte = known.byte(params.position, encoding);
        let found =
            Reader::new(&known.text, &known.facts).signature(byte, library.standpoint(&own))?;
        let units = |byte: usize| {
            let before = found.label.get(..byte).unwrap_or_default();
            before.chars().map(|c| Encoding::Utf16.units_of(c)).sum()
        };
        let parameters = found.parameters.iter();
        let parameters = parameters.map(|it| ParameterInformation {
            label: [units(it.start), units(it.end)],
        });
        let parameters = parameters.collect();
        Some(SignatureHelp {
            signatures: [SignatureInformation {
                parameters,
                documentation: found.documentation.map(markdown),
                label: found.label,
            }],
            active_signature: 0,
            active_parameter: found.active,
        })
    });
}
