//! `textDocument/references`: where else in the whole project the name under the cursor stands.

use std::path::Path;

use garter_analysis::{
    Encoding, Occurrences, Reader, Shelf as _, Subject, Thing, mentions, occurrences, subject,
};

use super::rename::has_word;
use crate::event::ClientId;
use crate::library::{Book, Library};
use crate::lsp::{Location, Position, ReferenceParams, path_of};
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::rpc::Responder;
use crate::snapshot::Known;

/// The name at a position.
pub(super) fn at(known: &Known, position: Position, encoding: Encoding) -> Option<Occurrences> {
    Reader::new(&known.text, &known.facts).occurrences(known.byte(position, encoding))
}

pub(super) fn references(
    state: &mut State,
    client: ClientId,
    params: ReferenceParams,
    responder: Responder<Option<Vec<Location>>>,
) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let library = Library::of(session);
    let uri = params.text_document.uri.clone();
    let uri_here = uri.clone();
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        let byte = known.byte(params.position, encoding);
        let with_declaration = params.context.include_declaration;
        if let Some(all) = library.references(&known.text, byte, &uri_here, with_declaration) {
            return Some(all);
        }
        // What is of no file of the project is of this text alone.
        let found = Reader::new(&known.text, &known.facts).occurrences(byte)?;
        let location = |range: &std::ops::Range<usize>| Location {
            uri: uri_here.clone(),
            range: known.range(range, encoding),
        };
        let all = ranges(&found, with_declaration);
        Some(all.iter().map(location).collect())
    });
}

/// The places of a name in its text, in order.
fn ranges(found: &Occurrences, with_declaration: bool) -> Vec<std::ops::Range<usize>> {
    let definitions = found.definitions.iter().filter(|_| with_declaration);
    let mut all: Vec<_> = definitions.chain(&found.uses).cloned().collect();
    all.sort_by_key(|range| range.start);
    all
}

impl Library {
    /// The places in all files of what stands in a text, those of its own file first.
    fn references(
        &self,
        text: &str,
        byte: usize,
        uri: &str,
        with_declaration: bool,
    ) -> Option<Vec<Location>> {
        let own = path_of(uri)?;
        let (_, subject) = subject(text, byte, &own, self.finder(), &self.paths())?;
        let name = subject.name()?.to_owned();
        let homes = homes(&subject);
        let mut paths = self.paths();
        // A stub file is no file of the workspace, and may be the home.
        paths.extend(
            homes
                .iter()
                .filter(|it| !self.is_own(it))
                .map(|it| it.to_path_buf()),
        );
        paths.sort_by_key(|path| !homes.contains(&path.as_path()));
        paths.dedup();
        let mut all = Vec::new();
        for path in paths {
            let book = self.book(&path);
            let Some(book) = book.filter(|it| has_word(&it.text, &name)) else {
                continue;
            };
            let found = mentions(&book.text, &path, &subject, self.finder());
            let mut places = found.sure;
            if !with_declaration && homes.contains(&path.as_path()) {
                let declared = self.declared(&subject, &path);
                places.retain(|it| !declared.contains(it));
            }
            all.extend(self.locations(&book, places));
        }
        Some(all)
    }

    /// Where a file declares something.
    fn declared(&self, subject: &Subject, file: &Path) -> Vec<std::ops::Range<usize>> {
        let Some(book) = self.book(file) else {
            return Vec::new();
        };
        let Some(interface) = self.interface(file) else {
            return Vec::new();
        };
        let name = subject.name().unwrap_or_default().to_owned();
        if matches!(subject, Subject::Parameter { .. }) {
            let all = mentions(&book.text, file, subject, self.finder()).sure;
            let mut all = all
                .iter()
                .filter_map(|it| occurrences(&book.text, it.start));
            let own = all.find(|it| it.is_parameter && it.name == name);
            return own.map_or_else(Vec::new, |it| it.definitions);
        }
        let paths: Vec<Vec<String>> = match subject {
            Subject::Member { classes, .. } => {
                let here = classes.iter().filter(|(it, _)| it == file);
                here.map(|(_, path)| [path.as_slice(), std::slice::from_ref(&name)].concat())
                    .collect()
            }
            _ => vec![vec![name]],
        };
        let things = paths.iter().filter_map(|path| interface.at(path));
        let found = |thing: &Thing| {
            let start = thing.name_range.start;
            match occurrences(&book.text, start) {
                Some(all) => all.definitions,
                None => vec![thing.name_range.clone()],
            }
        };
        things.flat_map(found).collect()
    }

    fn locations(&self, book: &Book, places: Vec<std::ops::Range<usize>>) -> Vec<Location> {
        let location = |range: std::ops::Range<usize>| Location {
            uri: book.uri.clone(),
            range: book.range(&range, self.encoding),
        };
        places.into_iter().map(location).collect()
    }
}

/// The files that define something.
fn homes(subject: &Subject) -> Vec<&Path> {
    match subject {
        Subject::Name { file, .. } | Subject::Parameter { file, .. } => vec![file],
        Subject::Member { classes, .. } => classes.iter().map(|it| it.0.as_path()).collect(),
        Subject::BuiltIn(_) | Subject::Module(_) => Vec::new(),
    }
}
