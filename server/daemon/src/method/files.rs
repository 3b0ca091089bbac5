//! `garter/files/...`: the board's files, one conversation each.

use garter_link::files::{Entry, Kind};
use garter_link::{Board, LinkError};
use garter_protocol::{
    BoardId, Content, Done, EntryKind, FileContent, FileList, ListFiles, MakeDirectory, ReadFile,
    RemoveFile, WriteFile,
};
use serde::Serialize;

use super::run::busy;
use crate::boards::refusal;
use crate::event::ClientId;
use crate::owner::State;
use crate::rpc::{Refusal, Responder, code};

pub(super) fn list(
    state: &mut State,
    _: ClientId,
    params: ListFiles,
    responder: Responder<FileList>,
) {
    on_board(state, params.board.as_ref(), responder, move |board| {
        let entries = board.files().list(&params.path)?;
        Ok(FileList {
            entries: entries.into_iter().map(entry).collect(),
        })
    });
}

pub(super) fn read(
    state: &mut State,
    _: ClientId,
    params: ReadFile,
    responder: Responder<FileContent>,
) {
    on_board(state, params.board.as_ref(), responder, move |board| {
        let bytes = board.files().read(&params.path)?;
        Ok(FileContent {
            content: Content::from_bytes(&bytes),
        })
    });
}

pub(super) fn write(state: &mut State, _: ClientId, params: WriteFile, responder: Responder<Done>) {
    let Some(bytes) = params.content.into_bytes() else {
        let error = Refusal::new(code::INVALID_PARAMS, "the content is not base64");
        return responder.refuse(&error);
    };
    on_board(state, params.board.as_ref(), responder, move |board| {
        board.files().write(&params.path, &bytes).map(|()| Done {})
    });
}

pub(super) fn remove(
    state: &mut State,
    _: ClientId,
    params: RemoveFile,
    responder: Responder<Done>,
) {
    on_board(state, params.board.as_ref(), responder, move |board| {
        board.files().remove(&params.path).map(|()| Done {})
    });
}

pub(super) fn make_directory(
    state: &mut State,
    _: ClientId,
    params: MakeDirectory,
    responder: Responder<Done>,
) {
    on_board(state, params.board.as_ref(), responder, move |board| {
        board.files().make_folder(&params.path).map(|()| Done {})
    });
}

/// A program is not interrupted for its board's files: the user is told to stop it.
fn on_board<A: Serialize + Send + 'static>(
    state: &mut State,
    board: Option<&BoardId>,
    responder: Responder<A>,
    job: impl FnOnce(&Board) -> Result<A, LinkError> + Send + 'static,
) {
    let entry = match state.boards.meant(board) {
        Ok(entry) if entry.run.is_some() => return responder.refuse(&busy()),
        Ok(entry) => entry,
        Err(refusal) => return responder.refuse(&refusal),
    };
    entry.worker.converse(move |seat| {
        let result = seat.board().and_then(|board| job(&board));
        responder.finish(result.map_err(|error| refusal(&error)));
    });
}

fn entry(entry: Entry) -> garter_protocol::Entry {
    garter_protocol::Entry {
        name: entry.name,
        kind: match entry.kind {
            Kind::File => EntryKind::File,
            Kind::Folder => EntryKind::Folder,
        },
        size: entry.size.unwrap_or(0),
    }
}
