//! `textDocument/definition`, `declaration`, `typeDefinition`: where a name is bound, here, in the
//! file it was imported from, or in the view of a module that is built in.

use std::ops::Range;
use std::path::Path;

use garter_analysis::{
    BuiltIn, Encoding, Found, Origin, Reader, Symbol, Target, analyse, built_in, everything_of,
};

use crate::event::ClientId;
use crate::library::Library;
use crate::lsp::{self, Location, Position, PositionParams, path_of, uri_of};
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::rpc::Responder;
use crate::snapshot::{Elsewhere, Known};
use crate::views::view;

type Answer = Responder<Option<Vec<Location>>>;

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: PositionParams,
    responder: Answer,
) {
    look(state, client, params, responder, |place| {
        let Some(found) = place.reader().definition(place.byte()) else {
            return place.target(&place.reader().attribute(place.byte())?.target);
        };
        if let Some(origin) = &found.origin
            && let Some(there) = place.origin(origin)
        {
            return Some(vec![there]);
        }
        if found.definitions.is_empty() {
            // A name that came with all others of a module.
            let path = [found.name.clone()];
            let mut modules = everything_of(&place.known.text).into_iter();
            let finder = place.library.finder();
            let there = modules.find_map(|it| finder.find(place.own, &it, &path));
            if let Some(there) = there.and_then(|it| place.found(&it)) {
                return Some(vec![there]);
            }
            let built_in = place.reader().attribute(place.byte());
            return place.target(&built_in?.target);
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
        let Some(found) = place.reader().definition(place.byte()) else {
            return place.target(&place.reader().attribute(place.byte())?.target);
        };
        let Some(first) = found.definitions.first() else {
            return place.target(&place.reader().attribute(place.byte())?.target);
        };
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
        match place.reader().type_at(place.byte())?.target {
            Target::Elsewhere { module, path } => {
                let finder = place.library.finder();
                let found = finder.find(place.own, &module, &path)?;
                Some(vec![place.found(&finder.class(&found)?)?])
            }
            target => place.target(&target),
        }
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
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let library = Library::of(session);
    let own = path_of(&uri).unwrap_or_default();
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        job(&Place {
            uri: &params.text_document.uri,
            own: &own,
            known,
            position: params.position,
            encoding,
            library: &library,
        })
    });
}

/// A place that somebody asks about.
struct Place<'a> {
    uri: &'a str,
    own: &'a Path,
    known: &'a Known,
    position: Position,
    encoding: Encoding,
    library: &'a Library,
}

impl Place<'_> {
    fn byte(&self) -> usize {
        self.known.byte(self.position, self.encoding)
    }

    fn reader(&self) -> Reader<'_> {
        Reader::new(&self.known.text, &self.known.facts)
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

    fn built_in(&self, thing: &BuiltIn) -> Option<Location> {
        let (path, text) = view(thing)?;
        let found = symbol(&text, &thing.path);
        Some(self.at(&path, text, found.map(|it| it.name_range)))
    }

    /// Names in a module of the project; as many of them as are found.
    fn elsewhere(&self, module: &str, path: &[String]) -> Option<Location> {
        let finder = self.library.finder();
        let mut depths = (0..=path.len()).rev();
        let found = depths.find_map(|depth| finder.find(self.own, module, &path[..depth]))?;
        self.found(&found)
    }

    /// Where something is.
    fn found(&self, found: &Found) -> Option<Location> {
        match found {
            Found::Module { file, .. } => Some(Location {
                uri: self.library.uri(file.as_ref()?),
                range: lsp::Range::default(),
            }),
            Found::Thing(there) => {
                let book = self.library.book(&there.file)?;
                let range = book.range(&there.thing()?.name_range, self.encoding);
                Some(Location {
                    uri: book.uri,
                    range,
                })
            }
            Found::BuiltIn(thing) | Found::ObjectOfBuiltIn(thing) => self.built_in(thing),
            Found::Plain(_) => None,
        }
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
fn symbol(text: &str, path: &[String]) -> Option<Symbol> {
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
