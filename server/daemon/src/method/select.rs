//! `garter/select`: the board that is meant when none is named.

use garter_protocol::{Board, Select};

use crate::event::ClientId;
use crate::owner::State;
use crate::rpc::Responder;

pub(super) fn handle(state: &mut State, _: ClientId, params: Select, responder: Responder<Board>) {
    if let Err(refusal) = state.boards.choose(&params.board) {
        responder.refuse(&refusal);
        return;
    }
    let all = state.boards.on_wire();
    if let Some(board) = all.iter().find(|board| board.selected) {
        responder.answer(board);
    }
    state.tell_boards();
    state.target_changed();
}
