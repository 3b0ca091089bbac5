//! `textDocument/documentHighlight`, `references`: where else the name under the
//! cursor stands, references in the whole project.

use std::path::{Path, PathBuf};

use garter_analysis::{Encoding, Occurrences, analyse, imported, occurrences};

use super::definition::file_of;
use super::rename::mentions;
use crate::event::ClientId;
use crate::library::{Book, Library};
use crate::lsp::{DocumentHighlight, Location, Position, PositionParams, ReferenceParams, path_of};
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::rpc::Responder;
use crate::snapshot::Known;

/// What is read and what is written, as LSP counts kinds of highlights.
const READ: u8 = 2;
const WRITTEN: u8 = 3;

/// The name at a position.
pub(super) fn at(known: &Known, position: Position, encoding: Encoding) -> Option<Occurrences> {
    occurrences(&known.text, known.byte(position, encoding))
}

pub(super) fn highlight(
    state: &mut State,
    client: ClientId,
    params: PositionParams,
    responder: Responder<Option<Vec<DocumentHighlight>>>,
) {
    let uri = &params.text_document.uri;
    on_snapshot(state, client, uri, responder, move |known, encoding| {
        let found = at(known, params.position, encoding)?;
        let mark = |kind| {
            move |range: &std::ops::Range<usize>| DocumentHighlight {
                range: known.range(range, encoding),
                kind,
            }
        };
        let written = found.definitions.iter().map(mark(WRITTEN));
        Some(written.chain(found.uses.iter().map(mark(READ))).collect())
    });
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
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        let found = at(known, params.position, encoding)?;
        let with_declaration = params.context.include_declaration;
        let mut all = match library.home(&found, &params.text_document.uri) {
            Some(home) => library.references(&home, with_declaration),
            None => Vec::new(),
        };
        // What is not of a file of the project is of this text alone.
        if all.is_empty() {
            let location = |range: &std::ops::Range<usize>| Location {
                uri: params.text_document.uri.clone(),
                range: known.range(range, encoding),
            };
            all.extend(ranges(&found, with_declaration).iter().map(location));
        }
        Some(all)
    });
}

/// The places of a name in its text, in order.
fn ranges(found: &Occurrences, with_declaration: bool) -> Vec<std::ops::Range<usize>> {
    let definitions = found.definitions.iter().filter(|_| with_declaration);
    let mut all: Vec<_> = definitions.chain(&found.uses).cloned().collect();
    all.sort_by_key(|range| range.start);
    all
}

/// What a module of the project has by a name.
struct Home {
    file: PathBuf,
    name: String,
}

impl Library {
    /// The file of the project that defines a name which other files can see.
    fn home(&self, found: &Occurrences, uri: &str) -> Option<Home> {
        let own = path_of(uri)?;
        match &found.origin {
            Some(origin) => {
                let name = origin.member.clone()?;
                let file = self.file(&origin.module, &own)?;
                Some(Home { file, name })
            }
            None => found.is_of_module.then(|| Home {
                file: own,
                name: found.name.clone(),
            }),
        }
    }

    /// The file of a module that a file imports.
    fn file(&self, module: &str, from: &Path) -> Option<PathBuf> {
        let mut roots = self.roots.clone();
        roots.extend(from.parent().map(Path::to_path_buf));
        file_of(module, &roots)
    }

    /// The places in all files, those of its own first.
    fn references(&self, home: &Home, with_declaration: bool) -> Vec<Location> {
        let Some(book) = self.book(&home.file) else {
            return Vec::new();
        };
        let symbols = analyse(&book.text).symbols();
        let of_module = |it: &&garter_analysis::Symbol| it.depth == 0 && it.name == home.name;
        let symbol = symbols.iter().find(of_module);
        let own = symbol.and_then(|it| occurrences(&book.text, it.name_range.start));
        let own = own.map_or_else(Vec::new, |found| ranges(&found, with_declaration));
        let mut all = self.locations(&book, own);
        for path in self.paths().into_iter().filter(|path| *path != home.file) {
            let book = self.book(&path);
            let Some(book) = book.filter(|it| mentions(&it.text, &home.name)) else {
                continue;
            };
            let is_home = |module: &str| self.file(module, &path).as_ref() == Some(&home.file);
            let places = imported(&book.text, &home.name, is_home);
            all.extend(self.locations(&book, places));
        }
        all
    }

    fn locations(&self, book: &Book, places: Vec<std::ops::Range<usize>>) -> Vec<Location> {
        let location = |range: std::ops::Range<usize>| Location {
            uri: book.uri.clone(),
            range: book.range(&range, self.encoding),
        };
        places.into_iter().map(location).collect()
    }
}
