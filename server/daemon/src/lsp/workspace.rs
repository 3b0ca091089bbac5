//! Which folders a client works on.

use serde::Deserialize;

/// One of them.
#[derive(Debug, Deserialize)]
pub(crate) struct WorkspaceFolder {
    pub(crate) uri: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DidChangeWorkspaceFoldersParams {
    pub(crate) event: WorkspaceFoldersChange,
}

#[derive(Debug, Deserialize)]
pub(crate) struct WorkspaceFoldersChange {
    pub(crate) added: Vec<WorkspaceFolder>,
    pub(crate) removed: Vec<WorkspaceFolder>,
}
