//! `textDocument/rename`: another name, where it is certain that the program stays the same.
//!
//! What cannot be certain is refused with the reason: a half-done renaming is worse than none.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use garter_analysis::{Encoding, Occurrences};

use super::occurrences;
use crate::event::ClientId;
use crate::lsp::{PositionParams, Range, RenameParams, TextEdit, WorkspaceEdit, path_of};
use crate::method::on_snapshot::{on_snapshot, try_on_snapshot};
use crate::owner::State;
use crate::rpc::{Refusal, Responder, code};
use crate::snapshot::Known;
use crate::workspace::Tree;

/// Words that cannot be names.
const RESERVED: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

pub(super) fn prepare(
    state: &mut State,
    client: ClientId,
    params: PositionParams,
    responder: Responder<Option<Range>>,
) {
    let uri = params.text_document.uri.clone();
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        let found = occurrences::at(known, params.position, encoding)?;
        let own = !found.definitions.is_empty();
        own.then(|| known.range(&found.at, encoding))
    });
}

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: RenameParams,
    responder: Responder<Option<WorkspaceEdit>>,
) {
    let uri = params.text_document.uri.clone();
    let tree = state.sessions.get(&client);
    let tree = tree.map_or_else(Arc::default, |it| it.workspace.tree());
    let job = move |known: &Known, encoding| {
        let found = occurrences::at(known, params.position, encoding)
            .ok_or_else(|| refused("there is no name here".to_owned()))?;
        let uri = &params.text_document.uri;
        is_certain(
            known,
            &found,
            &params.new_name,
            path_of(uri),
            &tree,
            encoding,
        )?;
        let places = found.definitions.iter().chain(&found.uses);
        let edit = |range: &std::ops::Range<usize>| TextEdit {
            range: known.range(range, encoding),
            new_text: params.new_name.clone(),
        };
        let changes = BTreeMap::from([(uri.clone(), places.map(edit).collect())]);
        Ok(Some(WorkspaceEdit { changes }))
    };
    try_on_snapshot(state, client, &uri, responder, job);
}

fn refused(why: String) -> Refusal {
    Refusal::new(code::REQUEST_FAILED, why)
}

fn is_certain(
    known: &Known,
    found: &Occurrences,
    new: &str,
    path: Option<PathBuf>,
    tree: &Tree,
    encoding: Encoding,
) -> Result<(), Refusal> {
    let name = &found.name;
    let begins = |c: char| c.is_alphabetic() || c == '_';
    if !new.starts_with(begins) || !new.chars().all(is_part) || RESERVED.contains(&new) {
        return Err(refused(format!("`{new}` is no name")));
    }
    if found.definitions.is_empty() {
        return Err(refused(format!("`{name}` is not defined in this file")));
    }
    let imported = found.origin.as_ref().is_some_and(|origin| {
        let first = origin.module.split('.').next();
        origin.member.as_deref().or(first) == Some(name)
    });
    if imported {
        let words = format!("`{name}` comes from another file, which would have to change too");
        return Err(refused(words));
    }
    if mentions(&known.text, new) {
        return Err(refused(format!("`{new}` is used in this file already")));
    }
    if let Some(range) = &found.by_keyword {
        let line = known.position(range.start, encoding).line + 1;
        return Err(refused(format!(
            "line {line} gives an argument by the name `{name}`, and which function it calls is \
             not known"
        )));
    }
    if found.is_of_module
        && let Some(file) = mentioning(name, path.as_deref(), tree)
    {
        return Err(refused(format!(
            "{} mentions `{name}` too, and renaming in several files is not possible yet",
            file.display()
        )));
    }
    Ok(())
}

/// Another file of the workspace that has the word.
fn mentioning<'t>(name: &str, own: Option<&Path>, tree: &'t Tree) -> Option<&'t PathBuf> {
    let others = tree.files.iter().filter(|file| Some(file.as_path()) != own);
    let has = |file: &&PathBuf| fs::read_to_string(file).is_ok_and(|text| mentions(&text, name));
    others.into_iter().find(has)
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a text has a word.
pub(super) fn mentions(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part)
    })
}
