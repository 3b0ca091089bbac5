//! `textDocument/definition`: where a name is bound, here or in the file it was imported from.

use std::fs;
use std::path::{Path, PathBuf};

use garter_analysis::{Encoding, LineIndex, Origin, analyse};

use super::occurrences;
use crate::event::ClientId;
use crate::lsp::{Location, Position, PositionParams, Range, path_of, uri_of};
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::rpc::Responder;

/// Folders in a project that boards import from.
const PATHS: [&str; 3] = ["", "lib", "src"];

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: PositionParams,
    responder: Responder<Option<Vec<Location>>>,
) {
    let uri = params.text_document.uri.clone();
    let roots = state.sessions.get(&client);
    let mut roots = roots.map_or_else(Vec::new, |it| it.workspace.roots.clone());
    let folder = path_of(&uri).and_then(|path| path.parent().map(Path::to_path_buf));
    roots.extend(folder);
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        let found = occurrences::at(known, params.position, encoding)?;
        let elsewhere = found.origin.as_ref();
        if let Some(there) = elsewhere.and_then(|origin| follow(origin, &roots, encoding)) {
            return Some(vec![there]);
        }
        let location = |range: &std::ops::Range<usize>| Location {
            uri: params.text_document.uri.clone(),
            range: known.range(range, encoding),
        };
        Some(found.definitions.iter().map(location).collect())
    });
}

/// Where what was imported is defined, if that is in the project.
fn follow(origin: &Origin, roots: &[PathBuf], encoding: Encoding) -> Option<Location> {
    if let Some(member) = &origin.member {
        // It may be a module of a package.
        let inner = format!("{}.{member}", origin.module);
        if let Some(file) = file_of(inner.trim_start_matches('.'), roots) {
            return Some(beginning(&file));
        }
    }
    let file = file_of(&origin.module, roots)?;
    let Some(member) = &origin.member else {
        return Some(beginning(&file));
    };
    let text = fs::read_to_string(&file).ok()?;
    let symbols = analyse(&text).symbols();
    let symbol = symbols
        .iter()
        .find(|it| it.depth == 0 && it.name == *member);
    let Some(symbol) = symbol else {
        return Some(beginning(&file));
    };
    let lines = LineIndex::new(&text);
    let position = |byte| {
        let place = lines.place(&text, byte, encoding);
        Position {
            line: place.line,
            character: place.column,
        }
    };
    Some(Location {
        uri: uri_of(&file),
        range: Range {
            start: position(symbol.name_range.start),
            end: position(symbol.name_range.end),
        },
    })
}

fn beginning(file: &Path) -> Location {
    Location {
        uri: uri_of(file),
        range: Range::default(),
    }
}

fn file_of(module: &str, roots: &[PathBuf]) -> Option<PathBuf> {
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
        ]
    });
    files.into_iter().find(|file| file.is_file())
}
