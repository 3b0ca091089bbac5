//! `workspace/symbol`: what is defined in the project by a name, or some letters of one.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use garter_analysis::{Symbol, analyse};
use serde::{Deserialize, Serialize};

use super::document_symbol::wire_kind;
use crate::event::ClientId;
use crate::library::Library;
use crate::lsp::{self, Location};
use crate::owner::State;
use crate::rpc::Responder;

/// Symbols that are told; more letters bring others.
const MOST: usize = 500;

#[derive(Debug, Deserialize)]
pub(super) struct WorkspaceSymbolParams {
    #[serde(default)]
    query: String,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SymbolInformation {
    name: String,
    kind: lsp::SymbolKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_name: Option<String>,
    location: Location,
}

/// The symbols of files as they were when they were last asked about.
#[derive(Clone, Default)]
pub(crate) struct Seen(Arc<Mutex<HashMap<PathBuf, File>>>);

struct File {
    changed: Option<SystemTime>,
    symbols: Arc<Vec<SymbolInformation>>,
}

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: WorkspaceSymbolParams,
    responder: Responder<Vec<SymbolInformation>>,
) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let (library, seen) = (Library::of(session), session.symbols.clone());
    tokio::task::spawn_blocking(move || {
        let query: Vec<char> = params.query.to_lowercase().chars().collect();
        let mut found = Vec::new();
        for path in library.paths() {
            if responder.is_answered() {
                return;
            }
            let symbols = seen.symbols(&library, path);
            let meant = symbols
                .iter()
                .filter_map(|it| Some((rank(&it.name, &query)?, it)));
            found.extend(meant.map(|(rank, it)| (rank, it.clone())));
        }
        found.sort_by_cached_key(|(rank, it)| (*rank, it.name.clone(), it.location.uri.clone()));
        let all = found.into_iter().take(MOST).map(|(_, it)| it);
        responder.answer(&all.collect());
    });
}

/// How well a name fits what was typed: 0 for the name itself, then its beginning, a part of it,
/// and letters of it in their order.
fn rank(name: &str, query: &[char]) -> Option<u8> {
    let name: Vec<char> = name.to_lowercase().chars().collect();
    if name == query {
        return Some(0);
    }
    if name.starts_with(query) {
        return Some(1);
    }
    if name.windows(query.len().max(1)).any(|part| part == query) {
        return Some(2);
    }
    let mut letters = name.iter();
    let all = query.iter().all(|wanted| letters.any(|it| it == wanted));
    all.then_some(3)
}

impl Seen {
    /// The symbols of a file; looked for again when it has changed.
    fn symbols(&self, library: &Library, path: PathBuf) -> Arc<Vec<SymbolInformation>> {
        let is_open = library.is_open(&path);
        let about = std::fs::metadata(&path).ok();
        let changed = about.and_then(|it| it.modified().ok()).filter(|_| !is_open);
        {
            // Nothing that could panic is done while it is locked.
            let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(file) = known.get(&path)
                && changed.is_some()
                && file.changed == changed
            {
                return file.symbols.clone();
            }
        }
        let symbols = Arc::new(look(library, &path));
        let file = File {
            changed,
            symbols: symbols.clone(),
        };
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(path, file);
        symbols
    }
}

fn look(library: &Library, path: &std::path::Path) -> Vec<SymbolInformation> {
    let Some(book) = library.book(path) else {
        return Vec::new();
    };
    let symbols = analyse(&book.text).symbols();
    let mut around: Vec<&Symbol> = Vec::new();
    let mut all = Vec::new();
    for symbol in &symbols {
        around.truncate(symbol.depth);
        all.push(SymbolInformation {
            name: symbol.name.clone(),
            kind: wire_kind(symbol.kind),
            container_name: around.last().map(|it| it.name.clone()),
            location: Location {
                uri: book.uri.clone(),
                range: book.range(&symbol.name_range, library.encoding),
            },
        });
        around.push(symbol);
    }
    all
}
