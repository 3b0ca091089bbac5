//! `garter/disassemble`: what a document compiles to.

use garter_analysis::listing;
use garter_protocol::{Disassemble, Disassembly, ErrorCode};

use crate::event::ClientId;
use crate::owner::State;
use crate::rpc::{Refusal, Responder};

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: Disassemble,
    responder: Responder<Disassembly>,
) {
    let session = state.sessions.get_mut(&client);
    let document = session.and_then(|session| session.documents.get_mut(&params.uri));
    let Some(document) = document else {
        responder.refuse(&Refusal::garter(
            ErrorCode::NoSuchDocument,
            "the document is not open",
            "Open it in the editor.",
        ));
        return;
    };
    let snapshot = document.snapshot();
    tokio::task::spawn_blocking(move || {
        if responder.is_answered() {
            return;
        }
        let listed = listing(&snapshot.known().text);
        responder.finish(match listed {
            Some(listed) => Ok(Disassembly {
                text: listed.text,
                mpy_bytes: u32::try_from(listed.mpy_bytes).unwrap_or(u32::MAX),
            }),
            None => Err(Refusal::garter(
                ErrorCode::DoesNotCompile,
                "the program does not compile",
                "Mend what its diagnostics say.",
            )),
        });
    });
}
