//! `textDocument/codeAction`: what can be done about what is wrong at a place.

use std::collections::BTreeMap;

use garter_analysis::{
    Code, Diagnostic, Edit, Encoding, Fix, Shelf, Surroundings, all_safe_edits, import, providers,
    suppression, used_of_star,
};

use crate::diagnostics::Wire;
use crate::event::ClientId;
use crate::library::Library;
use crate::lsp::{CodeAction, CodeActionParams, TextEdit, WorkspaceEdit, path_of};
use crate::method::on_snapshot::on_snapshot;
use crate::owner::State;
use crate::pages::Pages;
use crate::rpc::Responder;
use crate::snapshot::Known;

const QUICK_FIX: &str = "quickfix";
const FIX_ALL: &str = "source.fixAll.garter";

/// The kinds that there are.
pub(super) const KINDS: [&str; 2] = [QUICK_FIX, FIX_ALL];

/// Imports that are offered for one name.
const MOST_IMPORTS: usize = 5;

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: CodeActionParams,
    responder: Responder<Option<Vec<CodeAction>>>,
) {
    let uri = params.text_document.uri.clone();
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let library = Library::of(session);
    let pages = session.pages.clone();
    let around = session.workspace.around(path_of(&uri).as_deref());
    on_snapshot(state, client, &uri, responder, move |known, encoding| {
        Some(Maker::new(&params, known, encoding, &pages, &around).all(&library))
    });
}

/// Makes the actions of one document.
struct Maker<'a> {
    params: &'a CodeActionParams,
    known: &'a Known,
    encoding: Encoding,
    wire: Wire<'a>,
    around: &'a Surroundings,
}

impl<'a> Maker<'a> {
    fn new(
        params: &'a CodeActionParams,
        known: &'a Known,
        encoding: Encoding,
        pages: &'a Pages,
        around: &'a Surroundings,
    ) -> Self {
        Maker {
            params,
            known,
            encoding,
            wire: Wire::new(&params.text_document.uri, known, encoding, pages),
            around,
        }
    }

    fn all(&self, library: &Library) -> Vec<CodeAction> {
        let mut all = Vec::new();
        if self.wants(QUICK_FIX) {
            let here = self.found_here();
            for found in &here {
                let fix = found
                    .fix
                    .clone()
                    .or_else(|| self.of_project(found, library));
                all.extend(fix.iter().map(|fix| self.quick_fix(fix, found)));
                all.extend(self.imports(found, library));
            }
            for found in &here {
                let fix = suppression(&self.known.text, found);
                all.extend(fix.map(|fix| self.action(&fix.title, &fix.edits, Some(found))));
            }
        }
        if self.wants(FIX_ALL) {
            all.extend(self.fix_all());
        }
        all
    }

    /// Whether the client asks for a kind: by its name, or by one that it belongs to.
    fn wants(&self, kind: &str) -> bool {
        let Some(only) = &self.params.context.only else {
            return true;
        };
        let meant = |wanted: &String| {
            let rest = kind.strip_prefix(wanted.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || wanted.is_empty())
        };
        only.iter().any(meant)
    }

    fn found_here(&self) -> Vec<&'a Diagnostic> {
        let start = self.known.byte(self.params.range.start, self.encoding);
        let end = self.known.byte(self.params.range.end, self.encoding);
        let touches = |found: &&Diagnostic| found.range.start <= end && start <= found.range.end;
        self.known
            .facts
            .diagnostics
            .iter()
            .filter(touches)
            .collect()
    }

    fn quick_fix(&self, fix: &Fix, found: &Diagnostic) -> CodeAction {
        CodeAction {
            is_preferred: fix.is_safe,
            ..self.action(&fix.title, &fix.edits, Some(found))
        }
    }

    /// The imports that give an undefined name a meaning.
    /// What only the other files of the project tell how to mend.
    fn of_project(&self, found: &Diagnostic, library: &Library) -> Option<Fix> {
        if found.code != Code::NamesByStar {
            return None;
        }
        let own = path_of(&self.params.text_document.uri)?;
        let names = |module: &str| {
            let file = library.file(module, &own)?;
            library.interface(&file)?.of_star()
        };
        used_of_star(&self.known.text, &found.range, &names)
    }

    fn imports(&self, found: &Diagnostic, library: &Library) -> Vec<CodeAction> {
        if found.code != Code::UndefinedName {
            return Vec::new();
        }
        let text = &self.known.text;
        let name = text.get(found.range.clone()).unwrap_or_default();
        let own = path_of(&self.params.text_document.uri).unwrap_or_default();
        let offers = providers(name, self.around, library.standpoint(&own));
        let offers = offers.into_iter().take(MOST_IMPORTS);
        let action = |provider: garter_analysis::Provider| {
            let title = format!("Add `{}`", provider.statement());
            self.action(&title, &[import(text, &provider)], Some(found))
        };
        offers.map(action).collect()
    }

    fn fix_all(&self) -> Option<CodeAction> {
        let file = path_of(&self.params.text_document.uri);
        let (text, facts) = (&self.known.text, &self.known.facts);
        let edits = all_safe_edits(text, facts, self.around, file.as_deref());
        let title = "Mend all that is safe to mend";
        (!edits.is_empty()).then(|| CodeAction {
            kind: FIX_ALL,
            ..self.action(title, &edits, None)
        })
    }

    fn action(&self, title: &str, edits: &[Edit], found: Option<&Diagnostic>) -> CodeAction {
        let edit = |edit: &Edit| TextEdit {
            range: self.known.range(&edit.range, self.encoding),
            new_text: edit.text.clone(),
        };
        let uri = self.params.text_document.uri.clone();
        CodeAction {
            title: title.to_owned(),
            kind: QUICK_FIX,
            diagnostics: found
                .map(|it| self.wire.diagnostic(it))
                .into_iter()
                .collect(),
            is_preferred: false,
            edit: WorkspaceEdit {
                changes: BTreeMap::from([(uri, edits.iter().map(edit).collect())]),
            },
        }
    }
}
