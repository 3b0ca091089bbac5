//! Names that hold in a scope, and those that would if they were imported.

use super::kind::{kind_of, of_entry, of_thing};
use super::{Completion, CompletionKind, Writer};
use crate::builtins;
use crate::catalogue::{BuiltIn, catalogue};
use crate::imports::{Provider, offering};
use crate::lint::built_ins;
use crate::names::{ScopeId, ScopeKind};

/// What the detail of a completion says that needs no import.
pub const BUILT_IN: &str = "built in";

const KEYWORDS: &[&str] = &[
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Letters of a name that are there before names are offered that are not imported.
const BEFORE_IMPORT: usize = 3;

impl Writer<'_, '_> {
    /// Names that hold in a scope, inner ones before outer ones.
    pub(super) fn visible(&mut self, scope: ScopeId) {
        let mut at = Some(scope);
        while let Some(id) = at {
            let here = self.names.scope(id);
            if id == scope || here.kind != ScopeKind::Class {
                for (name, bindings) in self.names.bound_in(id) {
                    let bound = bindings.first().map(|it| &self.names.bindings[*it].to);
                    let kind = bound.map_or(CompletionKind::Variable, kind_of);
                    self.add(name, kind, "");
                }
            }
            at = here.parent;
        }
        for other in self.others {
            for binds in &other.names.binds {
                self.add(&binds.name, binds.kind, "");
            }
        }
        for name in built_ins() {
            let is_class = name.starts_with(char::is_uppercase);
            let kind = match is_class {
                true => CompletionKind::Class,
                false => CompletionKind::Function,
            };
            let mut completion = Completion::new(name, kind, BUILT_IN);
            completion.built_in = builtins::thing(name);
            // Exceptions of CPython alone are no mistake in code for both, and no help either.
            if !is_class || completion.built_in.is_some() {
                self.offer(completion);
            }
        }
        for word in KEYWORDS {
            self.add(word, CompletionKind::Keyword, "");
        }
        self.importable();
    }

    /// Names that would hold if they were imported.
    fn importable(&mut self) {
        if self.written.len() < BEFORE_IMPORT {
            return;
        }
        let modules = offering(self.around);
        let written = self.written;
        for (module, name, thing) in self.among.finder.offers(|it| it.starts_with(written)) {
            if self.found.contains_key(&name) {
                continue;
            }
            let provider = Provider {
                module,
                member: Some(name.clone()),
            };
            let mut offer = Completion::new(&name, of_thing(&thing, true), &provider.statement());
            offer.import = Some(provider);
            offer.documentation = thing.documentation;
            self.found.insert(name, offer);
        }
        let mut add = |name: &str, kind, provider: Provider, thing| {
            if name.starts_with(self.written) && !self.found.contains_key(name) {
                let mut offer = Completion::new(name, kind, &provider.statement());
                offer.import = Some(provider);
                offer.built_in = thing;
                self.found.insert(name.to_owned(), offer);
            }
        };
        let own = self.around.own_modules();
        for module in own.chain(modules.iter().copied()) {
            if module.chars().all(|c| c.is_alphanumeric() || c == '_') {
                let provider = Provider {
                    module: module.to_owned(),
                    member: None,
                };
                add(
                    module,
                    CompletionKind::Module,
                    provider,
                    Some(BuiltIn::module(module)),
                );
            }
        }
        for module in modules {
            for (name, kind) in catalogue().members_on(module, self.around.targets) {
                let provider = Provider {
                    module: module.to_owned(),
                    member: Some(name.to_owned()),
                };
                let thing = BuiltIn::module(module).inner(name);
                add(name, of_entry(kind, false), provider, Some(thing));
            }
        }
    }
}
