//! `garter/disassemble`: what a document compiles to.

use garter_protocol::{Disassemble, Disassembly, ErrorCode};

use crate::event::ClientId;
use crate::owner::State;
use crate::rpc::{Refusal, Responder};

pub(super) fn handle(
    _: &mut State,
    _: ClientId,
    _: Disassemble,
    responder: Responder<Disassembly>,
) {
    responder.refuse(&Refusal::garter(
        ErrorCode::NotSupported,
        "listings are not made yet",
        "Use `garter mpy` until they are.",
    ));
}
