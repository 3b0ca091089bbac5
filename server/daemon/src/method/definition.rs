//! `textDocument/definition`, `declaration`, `typeDefinition`: where a name is bound, here, in the
//! file it was imported from, or in the view of a module that is built in.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use garter_analysis::{Encoding, Origin, Symbol, Target, analyse, attribute, built_in, type_at};

use super::occurrences;
use crate::event::ClientId;
use crate::lsp::{self, Location, Position, PositionParams, path_of, uri_of};
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::rpc::Responder;
use crate::snapshot::{Elsewhere, Known};
use crate::views::view;

/// Folders in a project that boards import from.
const PATHS: [&str; 4] = ["", "lib", "src", "typings"];

type Answer = Responder<Option<Vec<Location>>>;

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: PositionParams,
    responder: Answer,
) {
    look(state, client, params, responder, |place| {
        let Some(found) = occurrences::at(place.known, place.position, place.encoding) else {
            return place.target(&attribute(&place.known.text, place.byte())?.target);
        };
        if let Some(origin) = &found.origin
            && let Some(there) = place.origin(origin)
        {
            return Some(vec![there]);
        }
        Some(found.definitions.iter().map(|it| place.here(it)).collect())
    });
}

/// Where it gets its name in this file: for what is imported, the import.
pub(super) fn declaration(
    state: &mut State,
    client: ClientId,
    params: PositionParams,
    responder: Answer,
) {
    look(state, client, params, responder, |place| {
        let Some(found) = occurrences::at(place.known, place.position, place.encoding) else {
            return place.target(&attribute(&place.known.text, place.byte())?.target);
        };
        let first = found.definitions.first()?;
        Some(vec![place.here(first)])
    });
}

pub(super) fn of_type(
    state: &mut State,
    client: ClientId,
    params: PositionParams,
    responder: Answer,
) {
    look(state, client, params, responder, |place| {
        place.target(&type_at(&place.known.text, place.byte())?.target)
    });
}

fn look(
    state: &mut State,
    client: ClientId,
    params: PositionParams,
    responder: Answer,
    job: fn(&Place<'_>) -> Option<Vec<Location>>,
) {
    let uri = params.text_document.uri.clone();
    let roots = state.sessions.get(&client);
    let mut roots = roots.map_or_else(Vec::new, |it| it.workspace.roots.clone());
    let folder = path_of(&uri).and_then(|path| path.parent().map(Path::to_path_buf));
    roots.extend(folder);
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        job(&Place {
            uri: &params.text_document.uri,
            known,
            position: params.position,
            encoding,
            roots: &roots,
        })
    });
}

/// A place that somebody asks about.
struct Place<'a> {
    uri: &'a str,
    known: &'a Known,
    position: Position,
    encoding: Encoding,
    roots: &'a [PathBuf],
}

impl Place<'_> {
    fn byte(&self) -> usize {
        self.known.byte(self.position, self.encoding)
    }

    fn here(&self, range: &Range<usize>) -> Location {
        Location {
            uri: self.uri.to_owned(),
            range: self.known.range(range, self.encoding),
        }
    }

    /// Where what was imported is defined.
    fn origin(&self, origin: &Origin) -> Option<Location> {
        let path = Vec::from_iter(origin.member.clone());
        self.elsewhere(&origin.module, &path).or_else(|| {
            let thing = built_in(origin)?;
            self.built_in(&thing)
        })
    }

    fn target(&self, target: &Target) -> Option<Vec<Location>> {
        let there = match target {
            Target::Here(range) => self.here(range),
            Target::Elsewhere { module, path } => self.elsewhere(module, path)?,
            Target::BuiltIn(thing) => self
                .elsewhere(&thing.module, &thing.path)
                .or_else(|| self.built_in(thing))?,
        };
        Some(vec![there])
    }

    fn built_in(&self, thing: &garter_analysis::BuiltIn) -> Option<Location> {
        let (path, text) = view(thing)?;
        let found = symbol(&text, &thing.path);
        Some(self.at(&path, text, found.map(|it| it.name_range)))
    }

    /// Names in a module of the project; as many of them as are found.
    fn elsewhere(&self, module: &str, path: &[String]) -> Option<Location> {
        // The first name may be a module of a package.
        if let Some((first, rest)) = path.split_first() {
            let inner = format!("{module}.{first}");
            let inner = inner.trim_start_matches('.');
            if file_of(inner, self.roots).is_some() {
                return self.elsewhere(inner, rest);
            }
        }
        let file = file_of(module, self.roots)?;
        let text = fs::read_to_string(&file).ok()?;
        let found = symbol(&text, path).map(|it| it.name_range);
        Some(self.at(&file, text, found))
    }

    /// A place in another file; its beginning when none is given.
    fn at(&self, file: &Path, text: String, range: Option<Range<usize>>) -> Location {
        let there = Elsewhere::new(text);
        Location {
            uri: uri_of(file),
            range: range.map_or_else(lsp::Range::default, |it| there.range(&it, self.encoding)),
        }
    }
}

/// What a text defines by a name, and by names in that; the last of them that there is.
pub(super) fn symbol(text: &str, path: &[String]) -> Option<Symbol> {
    let symbols = analyse(text).symbols();
    let mut found: Option<&Symbol> = None;
    for (depth, name) in path.iter().enumerate() {
        let inside = |it: &&Symbol| {
            let outer = found.is_none_or(|outer| outer.range.contains(&it.range.start));
            outer && it.depth == depth && it.name == *name
        };
        let Some(next) = symbols.iter().find(inside) else {
            break;
        };
        found = Some(next);
    }
    found.cloned()
}

/// The file of a module.
pub(super) fn file_of(module: &str, roots: &[PathBuf]) -> Option<PathBuf> {
    if module.is_empty() {
        return None;
    }
    let below = module.replace('.', "/");
    let folders = roots
        .iter()
        .flat_map(|root| PATHS.map(|path| root.join(path)));
    let files = folders.flat_map(|folder| {
        [
            folder.join(format!("{below}.py")),
            folder.join(&below).join("__init__.py"),
            folder.join(format!("{below}.pyi")),
        ]
    });
    files.into_iter().find(|file| file.is_file())
}
