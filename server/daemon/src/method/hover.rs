//! `textDocument/hover`: what stands under the cursor.

use garter_analysis::{Encoding, Place, Symbol, SymbolKind};

use crate::event::ClientId;
use crate::lsp::{Hover, MarkupContent, Position, PositionParams};
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::rpc::Responder;
use crate::snapshot::Known;

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: PositionParams,
    responder: Responder<Option<Hover>>,
) {
    let position = params.position;
    on_snapshot(
        state,
        client,
        &params.text_document.uri,
        responder,
        move |known, encoding| hover(known, position, encoding),
    );
}

fn hover(known: &Known, position: Position, encoding: Encoding) -> Option<Hover> {
    let place = Place {
        line: position.line,
        column: position.character,
    };
    let byte = known.lines.offset(&known.text, place, encoding);
    let under = |symbol: &&Symbol| symbol.name_range.start <= byte && byte <= symbol.name_range.end;
    let symbols = known.facts.symbols();
    let symbol = symbols.iter().find(under)?;
    let value = describe(symbol, known);
    let contents = MarkupContent {
        kind: "markdown",
        value,
    };
    Some(Hover {
        contents,
        range: known.range(&symbol.name_range, encoding),
    })
}

/// The first line of the definition as code.
fn describe(symbol: &Symbol, known: &Known) -> String {
    let definition = known.text.get(symbol.range.clone()).unwrap_or(&symbol.name);
    let head = definition.lines().next().unwrap_or(&symbol.name);
    let kind = match symbol.kind {
        SymbolKind::Class => "class",
        SymbolKind::Function => "function",
        SymbolKind::Method => "method",
        SymbolKind::Variable => "variable",
        SymbolKind::Constant => "constant",
    };
    format!("```python\n{head}\n```\n{kind}")
}
