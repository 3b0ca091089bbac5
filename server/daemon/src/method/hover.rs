//! `textDocument/hover`: what stands under the cursor.

use std::borrow::Cow;
use std::ops::Range;

use garter_analysis::{
    BuiltIn, Encoding, Finder, Found, Occurrences, Origin, Reader, Standpoint, Symbol, SymbolKind,
    Target, built_in, docstring,
};

use crate::event::ClientId;
use crate::library::Library;
use crate::lsp::{Hover, MarkupContent, Position, PositionParams, path_of};
use crate::method::inlay_hint::told;
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
    let uri = params.text_document.uri;
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let library = Library::of(session);
    let own = path_of(&uri).unwrap_or_default();
    let document = session.documents.get_mut(&uri);
    let snapshot = document.map(|document| document.snapshot());
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        let mut found = hover(known, position, encoding, library.standpoint(&own))?;
        // Finding it out would take longer than people wait for a hover.
        let ram = snapshot.and_then(|snapshot| snapshot.ram_now().flatten().cloned());
        let byte = known.byte(position, encoding);
        let parts = ram.iter().flat_map(|ram| &ram.parts);
        let part = parts
            .filter(|part| part.range.start <= byte && byte <= part.range.end)
            .map(told);
        found
            .contents
            .value
            .extend(part.map(|told| format!("\n\n{told}")));
        Some(found)
    });
}

fn hover(
    known: &Known,
    position: Position,
    encoding: Encoding,
    among: Standpoint<'_>,
) -> Option<Hover> {
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
    let found = Reader::new(&known.text, &known.facts).definition(byte);
    let is_bound = |it: &Occurrences| it.origin.is_some() || !it.definitions.is_empty();
    let Some(found) = found.filter(is_bound) else {
        return of_attribute(byte, known, encoding, among);
    };
    let thing = found.origin.as_ref().and_then(built_in);
    if let Some(thing) = thing
        && let Some(said) = described(&thing, among.finder)
    {
        return Some(shown(said, &found.at, known, encoding));
    }
    let elsewhere = found.origin.as_ref().and_then(|origin| {
        let path = Vec::from_iter(origin.member.clone());
        let found = among.finder.find(among.file, &origin.module, &path)?;
        of_other_file(&found, among.finder)
    });
    if let Some(value) = elsewhere {
        return Some(shown(value, &found.at, known, encoding));
    }
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

/// What stands behind a dot, or needs no import.
fn of_attribute(
    byte: usize,
    known: &Known,
    encoding: Encoding,
    among: Standpoint<'_>,
) -> Option<Hover> {
    let found = Reader::new(&known.text, &known.facts).attribute(byte)?;
    let value = match &found.target {
        Target::BuiltIn(thing) => described(thing, among.finder)?,
        Target::Here(range) => {
            let symbols = known.facts.symbols();
            let symbol = symbols.iter().find(|it| it.name_range == *range);
            match symbol {
                Some(symbol) => describe(symbol, known),
                None => line(range.start, known)?,
            }
        }
        Target::Elsewhere { module, path } => {
            let found = among.finder.find(among.file, module, path)?;
            of_other_file(&found, among.finder)?
        }
    };
    Some(shown(value, &found.at, known, encoding))
}

/// What is known of a thing in another file: how it is declared, and where.
fn of_other_file(found: &Found, finder: Finder<'_>) -> Option<String> {
    match found {
        Found::Thing(there) => {
            let thing = there.thing()?;
            let file = there.file.file_name()?.to_string_lossy();
            let said = thing.documentation.iter();
            let said: String = said.map(|it| format!("\n\n{it}")).collect();
            let (declaration, kind) = (&thing.declaration, thing.called());
            Some(format!(
                "```python\n{declaration}\n```\n{kind} of {file}{said}"
            ))
        }
        Found::BuiltIn(thing) => described(thing, finder),
        Found::Module { module, file, .. } => {
            let path = file.as_ref()?;
            let said = finder.said_by(path);
            let said = said.map_or_else(String::new, |it| format!("\n\n{it}"));
            let file = path.file_name()?.to_string_lossy();
            Some(format!(
                "```python\nimport {module}\n```\nmodule in {file}{said}"
            ))
        }
        Found::ObjectOfBuiltIn(_) | Found::Plain(_) => None,
    }
}

/// What is known of a thing that is built in: how to call it, what it does, which ports have it,
/// and where more is written about it.
pub(super) fn described(thing: &BuiltIn, finder: Finder<'_>) -> Option<String> {
    let declaration = thing.declaration()?;
    let said = thing.documentation().map(Cow::Borrowed);
    let said = said.or_else(|| finder.documentation(thing).map(Cow::Owned));
    let said = said.map_or_else(String::new, |it| format!("{it}\n\n"));
    let ports = thing.availability().unwrap_or_default();
    let place = match thing.needs_no_import() {
        true => "built in".to_owned(),
        false => format!("`{}`, built in on {ports}", thing.module),
    };
    let page = thing.documentation_url();
    let page = page.map_or_else(String::new, |it| format!("\n\n[Documentation]({it})"));
    Some(format!(
        "```python\n{declaration}\n```\n{said}{place}{page}"
    ))
}

pub(super) fn markdown(value: String) -> MarkupContent {
    MarkupContent {
        kind: "markdown".to_owned(),
        value,
    }
}

fn shown(value: String, range: &Range<usize>, known: &Known, encoding: Encoding) -> Hover {
    Hover {
        contents: markdown(value),
        range: known.range(range, encoding),
    }
}

/// The line of a byte as code.
fn line(byte: usize, known: &Known) -> Option<String> {
    let line = whole_line(byte, known)?;
    Some(format!("```python\n{line}\n```"))
}

fn whole_line(byte: usize, known: &Known) -> Option<&str> {
    let (before, after) = known.text.split_at_checked(byte)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = byte + after.find(['\n', '\r']).unwrap_or(after.len());
    Some(known.text.get(start..end)?.trim())
}

/// The head of the definition as code.
fn describe(symbol: &Symbol, known: &Known) -> String {
    let definition = known.text.get(symbol.range.clone()).unwrap_or(&symbol.name);
    let said = match symbol.kind {
        SymbolKind::Class | SymbolKind::Function | SymbolKind::Method => head(definition)
            .and_then(|head| definition.get(head.len()..))
            .and_then(docstring),
        SymbolKind::Variable | SymbolKind::Constant => None,
    };
    let said = said.map_or_else(String::new, |it| format!("\n\n{it}"));
    let (head, kind) = match symbol.kind {
        SymbolKind::Class => (head(definition), "class"),
        SymbolKind::Function => (head(definition), "function"),
        SymbolKind::Method => (head(definition), "method"),
        SymbolKind::Variable => (whole_line(symbol.name_range.start, known), "variable"),
        SymbolKind::Constant => (whole_line(symbol.name_range.start, known), "constant"),
    };
    let head = head.unwrap_or(&symbol.name);
    format!("```python\n{head}\n```\n{kind}{said}")
}

/// A definition up to the colon before its body.
fn head(definition: &str) -> Option<&str> {
    let mut depth = 0usize;
    let end = definition.char_indices().find_map(|(at, c)| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0 && c == ':').then_some(at + 1)
    })?;
    definition.get(..end)
}
