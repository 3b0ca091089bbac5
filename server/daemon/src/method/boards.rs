//! `garter/boards`: which boards there are, looked up now.

use garter_protocol::{Board, Boards};

use crate::event::{ClientId, Event};
use crate::owner::State;
use crate::rpc::Responder;

pub(super) fn handle(state: &mut State, _: ClientId, _: Boards, responder: Responder<Vec<Board>>) {
    let source = state.boards.source();
    let Some(events) = state.events.upgrade() else {
        return;
    };
    tokio::task::spawn_blocking(move || {
        let ports = source.ports();
        let then = move |state: &mut State| responder.answer(&state.boards.on_wire());
        // A server that is ending answers nothing more.
        let _ = events.blocking_send(Event::Ports {
            ports,
            then: Some(Box::new(then)),
        });
    });
}
