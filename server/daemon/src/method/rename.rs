//! `textDocument/rename`: another name, where it is certain that the program stays the same.
//!
//! What cannot be certain is refused with the reason: a half-done renaming is worse than none.

use std::collections::BTreeMap;
use std::path::Path;

use garter_analysis::{
    Encoding, Occurrences, Subject, has_member, mentions, occurrences, stands, subject,
};

use crate::event::ClientId;
use crate::library::Library;
use crate::lsp::{PositionParams, Range, RenameParams, TextEdit, WorkspaceEdit, path_of};
use crate::method::on_snapshot::try_on_snapshot;
use crate::owner::State;
use crate::rpc::{Refusal, Responder, code};
use crate::snapshot::Known;
use crate::stubs::is_stub;

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
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let library = Library::of(session);
    let job = move |known: &Known, encoding| {
        let asked = Asked::at(known, &params, &library)?;
        asked.is_own(&library)?;
        Ok(Some(known.range(&asked.at, encoding)))
    };
    try_on_snapshot(state, client, &uri, responder, job);
}

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: RenameParams,
    responder: Responder<Option<WorkspaceEdit>>,
) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let library = Library::of(session);
    let uri = params.text_document.uri.clone();
    let job = move |known: &Known, encoding| {
        let new = &params.new_name;
        let place = PositionParams {
            text_document: params.text_document,
            position: params.position,
        };
        let asked = Asked::at(known, &place, &library)?;
        asked.is_own(&library)?;
        is_name(new)?;
        let changes = match &asked.subject {
            Some(subject) if is_name_of_several(subject) => library.renamed(subject, new)?,
            _ => {
                let found = asked.found.as_ref().ok_or_else(nothing)?;
                let edits = renamed_here(known, found, new, encoding)?;
                BTreeMap::from([(place.text_document.uri.clone(), edits)])
            }
        };
        Ok(Some(WorkspaceEdit { changes }))
    };
    try_on_snapshot(state, client, &uri, responder, job);
}

fn is_name_of_several(subject: &Subject) -> bool {
    subject.name().is_some()
}

fn refused(why: String) -> Refusal {
    Refusal::new(code::REQUEST_FAILED, why)
}

fn nothing() -> Refusal {
    refused("there is no name here".to_owned())
}

fn is_name(new: &str) -> Result<(), Refusal> {
    let begins = |c: char| c.is_alphabetic() || c == '_';
    if !new.starts_with(begins) || !new.chars().all(is_part) || RESERVED.contains(&new) {
        return Err(refused(format!("`{new}` is no name")));
    }
    Ok(())
}

/// What somebody wants to give another name.
struct Asked {
    at: std::ops::Range<usize>,
    /// What it is to other files.
    subject: Option<Subject>,
    /// What it is in its own text.
    found: Option<Occurrences>,
}

impl Asked {
    fn at(known: &Known, params: &PositionParams, library: &Library) -> Result<Asked, Refusal> {
        let byte = known.byte(params.position, library.encoding);
        let found = occurrences(&known.text, byte);
        let own = path_of(&params.text_document.uri);
        let subject = own.and_then(|own| {
            let all = library.paths();
            subject(&known.text, byte, &own, library.finder(), &all)
        });
        let (at, subject) = match (subject, &found) {
            (Some((at, subject)), _) => (at, Some(subject)),
            (None, Some(found)) => (found.at.clone(), None),
            (None, None) => {
                return Err(match attribute_name(&known.text, byte) {
                    Some(name) => refused(format!("what `{name}` is asked of is not known")),
                    None => nothing(),
                });
            }
        };
        Ok(Asked { at, subject, found })
    }

    /// Whether it is the project's, to be changed.
    fn is_own(&self, library: &Library) -> Result<(), Refusal> {
        let of_file = |file: &Path| match library.is_own(file) {
            true => Ok(()),
            false if is_stub(file) => Err(refused(format!(
                "it is described by the stub file {}, and so not of this project",
                shown(file)
            ))),
            false => Err(refused(format!(
                "it is defined in {}, which is not of this project",
                shown(file)
            ))),
        };
        match (&self.subject, &self.found) {
            (Some(Subject::BuiltIn(thing)), _) => {
                let name = thing.path.last().unwrap_or(&thing.module);
                Err(refused(format!("`{name}` is built in")))
            }
            (Some(Subject::Module(file)), _) => Err(refused(format!(
                "a module is called as its file is: {}",
                shown(file)
            ))),
            (Some(Subject::Name { file, .. } | Subject::Parameter { file, .. }), _) => {
                of_file(file)
            }
            (
                Some(Subject::Member {
                    classes, foreign, ..
                }),
                _,
            ) => {
                if let Some(foreign) = foreign {
                    return Err(refused(format!(
                        "a class that has it inherits from {foreign}"
                    )));
                }
                classes.iter().try_for_each(|(file, _)| of_file(file))
            }
            (None, Some(found)) => {
                let name = &found.name;
                let imported = found.origin.as_ref().is_some_and(|origin| {
                    let first = origin.module.split('.').next();
                    origin.member.as_deref().or(first) == Some(name)
                });
                if imported {
                    return Err(refused(format!("where `{name}` comes from is not known")));
                }
                match found.definitions.is_empty() {
                    true => Err(refused(format!("`{name}` is not defined in this project"))),
                    false => Ok(()),
                }
            }
            (None, None) => Err(nothing()),
        }
    }
}

/// A file as people call it.
fn shown(file: &Path) -> std::borrow::Cow<'_, str> {
    file.file_name().unwrap_or_default().to_string_lossy()
}

/// The attribute's name at a byte.
fn attribute_name(text: &str, byte: usize) -> Option<&str> {
    let (before, after) = text.split_at_checked(byte)?;
    let start = before.trim_end_matches(is_part).len();
    let end = byte + (after.len() - after.trim_start_matches(is_part).len());
    let is_attribute = before[..start].ends_with('.') && start < end;
    text.get(start..end).filter(|_| is_attribute)
}

/// The edits of a name that no other file sees.
fn renamed_here(
    known: &Known,
    found: &Occurrences,
    new: &str,
    encoding: Encoding,
) -> Result<Vec<TextEdit>, Refusal> {
    let name = &found.name;
    if stands(&known.text, new).is_some() {
        return Err(refused(format!("`{new}` is used in this file already")));
    }
    if let Some(range) = &found.by_keyword {
        let line = known.position(range.start, encoding).line + 1;
        return Err(refused(format!(
            "line {line} gives an argument by the name `{name}`, and which function it calls is \
             not known"
        )));
    }
    let places = found.definitions.iter().chain(&found.uses);
    let edit = |range: &std::ops::Range<usize>| TextEdit {
        range: known.range(range, encoding),
        new_text: new.to_owned(),
    };
    Ok(places.map(edit).collect())
}

impl Library {
    /// The edits in all files that give something another name.
    fn renamed(
        &self,
        subject: &Subject,
        new: &str,
    ) -> Result<BTreeMap<String, Vec<TextEdit>>, Refusal> {
        let paths = self.paths();
        let name = subject.name().unwrap_or_default();
        if let Subject::Member { classes, .. } = subject
            && has_member(classes, new, self.finder(), &paths)
        {
            return Err(refused(format!("the class has `{new}` already")));
        }
        let mut changes = BTreeMap::new();
        for path in paths {
            let book = self.book(&path);
            let Some(book) = book.filter(|it| has_word(&it.text, name)) else {
                continue;
            };
            let found = mentions(&book.text, &path, subject, self.finder());
            let shown = shown(&path);
            if let Some(unsure) = found.unsure.first() {
                let line = book.range(unsure, self.encoding).start.line + 1;
                return Err(refused(format!(
                    "line {line} of {shown} has `{name}` too, and whether it is the same is not \
                     known"
                )));
            }
            if found.sure.is_empty() {
                continue;
            }
            let by_itself = |it: &std::ops::Range<usize>| !book.text[..it.start].ends_with('.');
            let binds = match subject {
                Subject::Name { .. } => true,
                Subject::Parameter { file, .. } => *file == path,
                _ => false,
            };
            if binds && found.sure.iter().any(by_itself) && stands(&book.text, new).is_some() {
                return Err(refused(format!("`{new}` is used in {shown} already")));
            }
            if !self.is_own(&path) {
                return Err(refused(format!("{shown} is not of this project")));
            }
            let edit = |range: &std::ops::Range<usize>| TextEdit {
                range: book.range(range, self.encoding),
                new_text: new.to_owned(),
            };
            changes.insert(book.uri.clone(), found.sure.iter().map(edit).collect());
        }
        Ok(changes)
    }
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a text has a word.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part)
    })
}
