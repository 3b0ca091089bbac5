//! `textDocument/hover`: what stands under the cursor.

use std::ops::Range;

use garter_analysis::{Encoding, Origin, Symbol, SymbolKind, occurrences};

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
    let byte = known.byte(position, encoding);
    let symbols = known.facts.symbols();
    let at = |byte: usize| {
        symbols
            .iter()
            .find(|symbol| symbol.name_range.start <= byte && byte <= symbol.name_range.end)
    };
    if let Some(symbol) = at(byte) {
        return Some(shown(
            describe(symbol, known),
            &symbol.name_range,
            known,
            encoding,
        ));
    }
    let found = occurrences(&known.text, byte)?;
    let value = match &found.origin {
        Some(Origin {
            module,
            member: None,
        }) => format!("```python\nimport {module}\n```\nmodule"),
        Some(Origin {
            module,
            member: Some(member),
        }) => format!("```python\nfrom {module} import {member}\n```"),
        None => {
            let first = found.definitions.first()?;
            match at(first.start) {
                Some(symbol) => describe(symbol, known),
                None => line(first.start, known)?,
            }
        }
    };
    Some(shown(value, &found.at, known, encoding))
}

fn shown(value: String, range: &Range<usize>, known: &Known, encoding: Encoding) -> Hover {
    Hover {
        contents: MarkupContent {
            kind: "markdown",
            value,
        },
        range: known.range(range, encoding),
    }
}

/// The line of a byte as code.
fn line(byte: usize, known: &Known) -> Option<String> {
    let (before, after) = known.text.split_at_checked(byte)?;
    let start = before.rsplit('\n').next().unwrap_or_default();
    let end = after.lines().next().unwrap_or_default();
    Some(format!(
        "```python\n{}\n```",
        format!("{start}{end}").trim()
    ))
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
