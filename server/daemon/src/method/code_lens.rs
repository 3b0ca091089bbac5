//! `textDocument/codeLens`: run the file, and what it costs.
//!
//! The lens names the command `garter.run`, with the document's URI; clients run it through
//! `garter/run`.

use garter_analysis::written;
use serde_json::json;

use crate::event::ClientId;
use crate::lsp::{CodeLens, Command, DocumentParams, Range};
use crate::owner::State;
use crate::rpc::Responder;

const RUN: &str = "garter.run";

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: DocumentParams,
    responder: Responder<Vec<CodeLens>>,
) {
    let uri = params.text_document.uri;
    let lens = |uri: &str, title: String| CodeLens {
        range: Range::default(),
        command: Command {
            title,
            command: RUN,
            arguments: vec![json!({ "uri": uri })],
        },
    };
    let plain = vec![lens(&uri, "Run on board".to_owned())];
    let for_job = uri.clone();
    state.when_weighed(client, &uri, responder, plain, move |weighed| {
        let ram = weighed.ram;
        let least = if ram.gaps.is_empty() { "" } else { "at least " };
        let title = format!(
            "Run on board · {} flash .mpy, {least}{} RAM",
            written(ram.mpy_bytes),
            written(ram.kept)
        );
        vec![lens(&for_job, title)]
    });
}
