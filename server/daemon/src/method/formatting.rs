//! `textDocument/formatting`: by handing the text over to `ruff format`, where it is installed.

use std::process::Stdio;

use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use crate::event::ClientId;
use crate::lsp::{DocumentParams, TextEdit, path_of};
use crate::owner::State;
use crate::rpc::{Refusal, Responder, code};
use crate::snapshot::Known;

/// The program; users may name another.
const PROGRAM: &str = "GARTER_RUFF";

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: DocumentParams,
    responder: Responder<Option<Vec<TextEdit>>>,
) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let uri = params.text_document.uri;
    let Some(document) = session.documents.get_mut(&uri) else {
        return responder.answer(&None);
    };
    let (snapshot, encoding) = (document.snapshot(), session.encoding);
    let text = document.text();
    tokio::spawn(async move {
        match formatted(&text, &uri).await {
            Err(refusal) => responder.refuse(&refusal),
            Ok(new) => {
                // What is known of the text takes its time to find out.
                tokio::task::spawn_blocking(move || {
                    let known = snapshot.known();
                    responder.answer(&Some(difference(known, &new, encoding)));
                });
            }
        }
    });
}

fn refused(why: impl Into<String>) -> Refusal {
    Refusal::new(code::REQUEST_FAILED, why)
}

async fn formatted(text: &str, uri: &str) -> Result<String, Refusal> {
    let program = std::env::var_os(PROGRAM).unwrap_or_else(|| "ruff".into());
    let mut command = Command::new(program);
    command
        .arg("format")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    // So that the settings that hold for the file are found.
    if let Some(path) = path_of(uri) {
        command.arg("--stdin-filename").arg(&path);
        command.current_dir(
            path.parent()
                .filter(|it| it.is_dir())
                .unwrap_or(".".as_ref()),
        );
    }
    command.arg("-");
    let mut child = command.spawn().map_err(|error| {
        refused(format!(
            "formatting is done by `ruff format`, and ruff cannot be started ({error}); \
             `pip install ruff` installs it"
        ))
    })?;
    let text = text.to_owned();
    let mut input = child.stdin.take();
    let writing = tokio::spawn(async move {
        if let Some(input) = &mut input {
            // A program that does not read says why on its own.
            let _ = input.write_all(text.as_bytes()).await;
        }
    });
    let output = child.wait_with_output().await;
    let _ = writing.await;
    let output = output.map_err(|error| refused(format!("`ruff format`: {error}")))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(refused(format!("`ruff format`: {}", said.trim())));
    }
    String::from_utf8(output.stdout).map_err(|_| refused("`ruff format` gave no UTF-8"))
}

/// The one edit that leads from a text to another: the lines in which they differ.
fn difference(known: &Known, new: &str, encoding: garter_analysis::Encoding) -> Vec<TextEdit> {
    let old = known.text.as_str();
    if old == new {
        return Vec::new();
    }
    let same = |(a, b): &(&str, &str)| a == b;
    let lines = |text| str::split_inclusive(text, '\n');
    let start: usize = lines(old)
        .zip(lines(new))
        .take_while(same)
        .map(|it| it.0.len())
        .sum();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end: usize = lines(old_rest)
        .rev()
        .zip(lines(new_rest).rev())
        .take_while(same)
        .map(|it| it.0.len())
        .sum();
    let range = start..old.len() - end;
    vec![TextEdit {
        range: known.range(&range, encoding),
        new_text: new[start..new.len() - end].to_owned(),
    }]
}
