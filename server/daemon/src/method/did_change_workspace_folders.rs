//! `workspace/didChangeWorkspaceFolders`: other folders are worked on.

use crate::event::ClientId;
use crate::lsp::{DidChangeWorkspaceFoldersParams, path_of};
use crate::owner::State;

pub(super) fn handle(state: &mut State, client: ClientId, params: DidChangeWorkspaceFoldersParams) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let removed = params.event.removed.iter();
    let removed: Vec<_> = removed.filter_map(|it| path_of(&it.uri)).collect();
    let added = params.event.added.iter();
    let roots = &mut session.workspace.roots;
    roots.retain(|root| !removed.contains(root));
    roots.extend(added.filter_map(|it| path_of(&it.uri)));
    state.workspace_changed(client);
}
