//! `textDocument/completion`: what could be written here; `completionItem/resolve`: more about one
//! of it.

use garter_analysis::{
    BUILT_IN, BuiltIn, Completion, CompletionKind, Edit, Encoding, Reader, Standpoint,
};

use crate::event::ClientId;
use crate::library::Library;
use crate::lsp::{
    CompletionData, CompletionItem, CompletionList, PositionParams, Range, TextEdit, path_of,
};
use crate::method::hover::{described, markdown};
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::rpc::Responder;
use crate::snapshot::Known;

/// What a completion is sorted by, if not by its name: arguments first, then what the text has,
/// what is built in, reserved words, and names that need an import.
fn rank(found: &Completion) -> Option<String> {
    if let Some(order) = found.order {
        // Behind what classes of the project add to it.
        return Some(format!("{{{order:02}{}", found.label));
    }
    let rank = match found.kind {
        _ if found.import.is_some() => '~',
        CompletionKind::Argument => '!',
        CompletionKind::Keyword => '|',
        _ if found.detail == BUILT_IN => '{',
        _ => return None,
    };
    Some(format!("{rank}{}", found.label))
}

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: PositionParams,
    responder: Responder<Option<CompletionList>>,
) {
    let uri = params.text_document.uri.clone();
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let library = Library::of(session);
    let own = path_of(&uri).unwrap_or_default();
    let surroundings = session.workspace.around(path_of(&uri).as_deref());
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        let byte = known.byte(params.position, encoding);
        let reader = Reader::new(&known.text, &known.facts);
        let found = reader.complete(byte, &surroundings, library.standpoint(&own));
        let range = known.range(&found.replaces, encoding);
        // Names to import are offered once some letters are there.
        let is_incomplete = found.replaces.len() < 3;
        let mut all = found.all;
        all.sort_by_cached_key(|it| rank(it).unwrap_or_else(|| it.label.clone()));
        let providers = all.iter().filter_map(|it| it.import.clone());
        let mut imports = reader.imports(&providers.collect::<Vec<_>>()).into_iter();
        let all = all.into_iter().map(|it| {
            let first = it.import.as_ref().and_then(|_| imports.next());
            item(it, first, range, known, encoding)
        });
        Some(CompletionList {
            is_incomplete,
            items: all.collect(),
        })
    });
}

fn item(
    found: Completion,
    first: Option<Edit>,
    range: Range,
    known: &Known,
    encoding: Encoding,
) -> CompletionItem {
    let sort_text = rank(&found);
    let first = first.map(|edit| TextEdit {
        range: known.range(&edit.range, encoding),
        new_text: edit.text,
    });
    CompletionItem {
        kind: kind(found.kind),
        detail: found.detail,
        documentation: found.documentation.map(markdown),
        sort_text,
        text_edit: Some(TextEdit {
            range,
            new_text: found.label.clone(),
        }),
        additional_text_edits: first.into_iter().collect(),
        data: found.built_in.map(|thing| CompletionData {
            module: thing.module,
            path: thing.path,
        }),
        label: found.label,
        rest: serde_json::Map::new(),
    }
}

pub(super) fn resolve(
    state: &mut State,
    client: ClientId,
    mut item: CompletionItem,
    responder: Responder<CompletionItem>,
) {
    if let Some(data) = &item.data {
        let thing = BuiltIn {
            module: data.module.clone(),
            path: data.path.clone(),
        };
        let library = state.sessions.get_mut(&client).map(Library::of);
        let none = Standpoint::alone();
        let finder = library.as_ref().map_or(none.finder, Library::finder);
        item.documentation = described(&thing, finder).map(markdown);
    }
    responder.answer(&item);
}

/// The number that LSP gives a kind.
fn kind(kind: CompletionKind) -> u8 {
    match kind {
        CompletionKind::Method => 2,
        CompletionKind::Function => 3,
        CompletionKind::Field => 5,
        CompletionKind::Variable => 6,
        CompletionKind::Class => 7,
        CompletionKind::Module => 9,
        CompletionKind::Argument => 10,
        CompletionKind::Value => 12,
        CompletionKind::Keyword => 14,
        CompletionKind::Pin => 20,
    }
}
