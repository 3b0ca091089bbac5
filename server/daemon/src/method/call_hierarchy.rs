//! `callHierarchy`: who calls a function, and whom it calls, in the whole project.

use std::ops::Range;

use garter_analysis::{
    Call, Found, Symbol, SymbolKind, Target, analyse, attribute, calls, occurrences,
};
use serde::{Deserialize, Serialize};

use super::document_symbol::wire_kind;
use super::rename::has_word;
use crate::event::ClientId;
use crate::library::{Book, Library};
use crate::lsp::{self, PositionParams, uri_of};
use crate::owner::State;
use crate::rpc::Responder;

/// LSP's number of modules, from which calls come that no function makes.
const MODULE: u8 = 2;

/// A function that calls or is called.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Item {
    name: String,
    kind: u8,
    uri: String,
    range: lsp::Range,
    selection_range: lsp::Range,
}

#[derive(Debug, Deserialize)]
pub(super) struct CallsParams {
    item: Item,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct IncomingCall {
    from: Item,
    from_ranges: Vec<lsp::Range>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OutgoingCall {
    to: Item,
    from_ranges: Vec<lsp::Range>,
}

pub(super) fn prepare(
    state: &mut State,
    client: ClientId,
    params: PositionParams,
    responder: Responder<Option<Vec<Item>>>,
) {
    in_library(state, client, responder, move |library| {
        let book = library.book_at(&params.text_document.uri)?;
        let byte = book.byte(params.position, library.encoding);
        let target = match occurrences(&book.text, byte) {
            Some(found) => match (&found.origin, found.definitions.first()) {
                (Some(origin), _) => Target::Elsewhere {
                    module: origin.module.clone(),
                    path: Vec::from_iter(origin.member.clone()),
                },
                (None, definition) => Target::Here(definition?.clone()),
            },
            None => attribute(&book.text, byte)?.target,
        };
        Some(vec![library.item(&book, &target)?])
    });
}

pub(super) fn incoming(
    state: &mut State,
    client: ClientId,
    params: CallsParams,
    responder: Responder<Option<Vec<IncomingCall>>>,
) {
    in_library(state, client, responder, move |library| {
        let mut all: Vec<IncomingCall> = Vec::new();
        let name = &params.item.name;
        for path in library.paths() {
            let Some(book) = library.book(&path).filter(|it| has_word(&it.text, name)) else {
                continue;
            };
            let symbols = analyse(&book.text).symbols();
            for call in calls(&book.text) {
                let target = library.item(&book, &call.target);
                if target.is_none_or(|it| !it.is(&params.item)) {
                    continue;
                }
                let from = library.caller(&book, &symbols, &call);
                let range = book.range(&call.at, library.encoding);
                match all.iter_mut().find(|it| it.from == from) {
                    Some(known) => known.from_ranges.push(range),
                    None => all.push(IncomingCall {
                        from,
                        from_ranges: vec![range],
                    }),
                }
            }
        }
        Some(all)
    });
}

pub(super) fn outgoing(
    state: &mut State,
    client: ClientId,
    params: CallsParams,
    responder: Responder<Option<Vec<OutgoingCall>>>,
) {
    in_library(state, client, responder, move |library| {
        let book = library.book_at(&params.item.uri)?;
        let byte = |at| book.byte(at, library.encoding);
        let body = byte(params.item.range.start)..byte(params.item.range.end);
        let mut all: Vec<OutgoingCall> = Vec::new();
        for call in calls(&book.text) {
            let Some(to) = library.item(&book, &call.target) else {
                continue;
            };
            if !body.contains(&call.at.start) {
                continue;
            }
            let range = book.range(&call.at, library.encoding);
            match all.iter_mut().find(|it| it.to == to) {
                Some(known) => known.from_ranges.push(range),
                None => all.push(OutgoingCall {
                    to,
                    from_ranges: vec![range],
                }),
            }
        }
        Some(all)
    });
}

fn in_library<A: Serialize + Send + 'static>(
    state: &mut State,
    client: ClientId,
    responder: Responder<Option<A>>,
    job: impl FnOnce(&Library) -> Option<A> + Send + 'static,
) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let library = Library::of(session);
    tokio::task::spawn_blocking(move || {
        if !responder.is_answered() {
            responder.answer(&job(&library));
        }
    });
}

impl Item {
    /// Whether it is the same function: its name is at the same place.
    fn is(&self, other: &Item) -> bool {
        self.uri == other.uri && self.selection_range == other.selection_range
    }
}

impl Library {
    /// The function or class that something in a text means.
    fn item(&self, book: &Book, target: &Target) -> Option<Item> {
        match target {
            Target::Here(name) => self.item_at(book, name),
            Target::Elsewhere { module, path } => {
                let found = self.finder().find(&book.path, module, path)?;
                let Found::Thing(thing) = found else {
                    return None;
                };
                let there = self.book(&thing.file)?;
                self.item_at(&there, &thing.thing()?.name_range)
            }
            Target::BuiltIn(_) => None,
        }
    }

    fn item_at(&self, book: &Book, name: &Range<usize>) -> Option<Item> {
        let symbols = analyse(&book.text).symbols();
        let symbol = symbols.iter().find(|it| it.name_range == *name)?;
        is_called(symbol).then(|| self.wire(book, symbol))
    }

    fn wire(&self, book: &Book, symbol: &Symbol) -> Item {
        Item {
            name: symbol.name.clone(),
            kind: wire_kind(symbol.kind) as u8,
            uri: book.uri.clone(),
            range: book.range(&symbol.range, self.encoding),
            selection_range: book.range(&symbol.name_range, self.encoding),
        }
    }

    /// The innermost function that makes a call, or the module.
    fn caller(&self, book: &Book, symbols: &[Symbol], call: &Call) -> Item {
        let around = |it: &&Symbol| is_called(it) && it.range.contains(&call.at.start);
        match symbols.iter().rev().find(around) {
            Some(symbol) => self.wire(book, symbol),
            None => Item {
                name: book
                    .path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                kind: MODULE,
                uri: uri_of(&book.path),
                range: book.range(&(0..book.text.len()), self.encoding),
                selection_range: lsp::Range::default(),
            },
        }
    }
}

fn is_called(symbol: &Symbol) -> bool {
    matches!(
        symbol.kind,
        SymbolKind::Class | SymbolKind::Function | SymbolKind::Method
    )
}
