//! `textDocument/didSave`: what is on disk is what is shown.

use crate::event::ClientId;
use crate::lsp::DidSaveParams;
use crate::owner::State;

/// Diagnostics follow the text, not the disk, so there is nothing to do.
pub(super) fn handle(_: &mut State, _: ClientId, params: DidSaveParams) {
    let _ = params.text_document;
}
