//! `textDocument/documentSymbol`: the outline of a document.

use garter_analysis::{Encoding, Symbol, SymbolKind};

use crate::event::ClientId;
use crate::lsp::{self, DocumentParams, DocumentSymbol};
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::rpc::Responder;
use crate::snapshot::Known;

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: DocumentParams,
    responder: Responder<Option<Vec<DocumentSymbol>>>,
) {
    on_snapshot(
        state,
        client,
        &params.text_document.uri,
        responder,
        |known, encoding| Some(outline(known, encoding)),
    );
}

/// Nests the symbols, which come in the order of the text with their depths.
fn outline(known: &Known, encoding: Encoding) -> Vec<DocumentSymbol> {
    let mut open: Vec<DocumentSymbol> = Vec::new();
    let mut finished: Vec<DocumentSymbol> = Vec::new();
    for symbol in &known.facts.symbols() {
        close(&mut open, &mut finished, symbol.depth);
        open.push(wire(symbol, known, encoding));
    }
    close(&mut open, &mut finished, 0);
    finished
}

/// Ends the open symbols that are not around one of this depth.
fn close(open: &mut Vec<DocumentSymbol>, finished: &mut Vec<DocumentSymbol>, depth: usize) {
    while open.len() > depth {
        let Some(inner) = open.pop() else { return };
        match open.last_mut() {
            Some(outer) => outer.children.push(inner),
            None => finished.push(inner),
        }
    }
}

fn wire(symbol: &Symbol, known: &Known, encoding: Encoding) -> DocumentSymbol {
    DocumentSymbol {
        name: symbol.name.clone(),
        detail: None,
        kind: wire_kind(symbol.kind),
        range: known.range(&symbol.range, encoding),
        selection_range: known.range(&symbol.name_range, encoding),
        children: Vec::new(),
    }
}

pub(super) fn wire_kind(kind: SymbolKind) -> lsp::SymbolKind {
    match kind {
        SymbolKind::Class => lsp::SymbolKind::Class,
        SymbolKind::Function => lsp::SymbolKind::Function,
        SymbolKind::Method => lsp::SymbolKind::Method,
        SymbolKind::Variable => lsp::SymbolKind::Variable,
        SymbolKind::Constant => lsp::SymbolKind::Constant,
    }
}
