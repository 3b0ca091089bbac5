//! What modules, classes and objects have, for what follows a dot.

use super::kind::{kind_of, of_entry, of_thing};
use super::{Completion, CompletionKind, Writer};
use crate::builtins;
use crate::catalogue::{BuiltIn, EntryKind, Verdict, catalogue};
use crate::infer::Type;
use crate::names::{ScopeId, is_relative};
use crate::shelf::Found;
use crate::tree::NodeId;

impl Writer<'_, '_> {
    /// Modules below a package, or all when it is empty.
    pub(super) fn modules(&mut self, package: &str) {
        let of_board = self.around.board.iter().flat_map(|board| board.modules());
        let known = catalogue().modules_on(self.around.targets);
        let known = known
            .map(|(name, _)| name)
            .filter(|name| self.around.has_module(name) == Verdict::There);
        for name in of_board.chain(known) {
            if let Some(rest) = name.strip_prefix(package)
                && !rest.contains('.')
            {
                self.add(rest, CompletionKind::Module, "module");
            }
        }
        let above = match package.trim_end_matches('.') {
            // `from .` is the package that the text is in.
            "" => package,
            above => above,
        };
        for name in self.among.finder.modules(above, self.among.file) {
            self.add(&name, CompletionKind::Module, "of this project");
        }
        if package.is_empty() {
            for name in self.around.own_modules() {
                if name.chars().all(|c| c.is_alphanumeric() || c == '_') {
                    self.add(name, CompletionKind::Module, "of this project");
                }
            }
        }
    }

    /// What a module, or a class in one, has.
    pub(super) fn members(&mut self, module: &str) {
        if self.around.has_module(module) != Verdict::There || is_relative(module) {
            let there = self.among.elsewhere(module, &[], false);
            for name in self.among.finder.modules(module, self.among.file) {
                self.add(&name, CompletionKind::Module, "of this project");
            }
            if let Some(there) = there {
                return self.of_found(&there);
            }
        }
        self.names_in(&BuiltIn::module(module), false);
        let of_board = self.around.board.as_ref();
        let names = of_board.and_then(|board| board.names(module));
        for name in names.into_iter().flatten() {
            self.add(name, CompletionKind::Value, module);
        }
        let below = format!("{module}.");
        for (name, _) in catalogue().modules_on(self.around.targets) {
            if let Some(rest) = name.strip_prefix(&below)
                && !rest.contains('.')
            {
                self.add(rest, CompletionKind::Module, "module");
            }
        }
    }

    fn names_in(&mut self, thing: &BuiltIn, is_object: bool) {
        let owner = [&thing.module].into_iter().chain(&thing.path);
        let owner = owner.map(String::as_str).collect::<Vec<_>>().join(".");
        for entry in catalogue().names_in(thing, self.around.targets) {
            let is_class = !thing.path.is_empty();
            if !is_class && self.around.has_name(&thing.module, entry.name()) != Verdict::There {
                continue;
            }
            let mut completion =
                Completion::new(entry.name(), of_entry(entry.kind(), is_class), &owner);
            completion.built_in = Some(thing.inner(entry.name()));
            // A constant is asked of the class, a method of its object.
            let is_late = is_object && entry.kind() == EntryKind::Value
                || !is_object && entry.kind() != EntryKind::Value
                || entry.name().starts_with('_');
            let rarity = catalogue().rarity(thing, entry);
            completion.order = is_class.then_some(2 * rarity + u8::from(is_late));
            self.offer(completion);
        }
    }

    /// What can be asked of something.
    pub(super) fn of_type(&mut self, owner: &Type) {
        match owner {
            Type::BuiltIn(thing) if thing.path.is_empty() => self.members(&thing.module.clone()),
            Type::BuiltIn(thing) => self.names_in(thing, false),
            Type::ObjectOfBuiltIn(thing) => self.names_in(thing, true),
            Type::Class(class) | Type::Object(class) => {
                for member in self.infer.members(*class) {
                    let bound = self.infer.member_bound(&member);
                    let kind = match bound.map(kind_of) {
                        Some(CompletionKind::Function) => CompletionKind::Method,
                        Some(CompletionKind::Class) => CompletionKind::Class,
                        _ => CompletionKind::Field,
                    };
                    self.add(member.name, kind, "");
                }
                for base in self.infer.foreign_bases(*class) {
                    self.of_type(&base);
                }
            }
            Type::Plain(name) => self.of_plain(name),
            Type::Elsewhere {
                module,
                path,
                is_object,
            } => {
                if let Some(there) = self.among.elsewhere(module, path, *is_object) {
                    self.of_found(&there);
                }
            }
            Type::Function(_) | Type::PlainMethod(_) => {}
        }
    }

    fn of_plain(&mut self, name: &'static str) {
        for member in builtins::members(name) {
            let mut completion = Completion::new(member, CompletionKind::Method, name);
            completion.built_in = builtins::member(name, member);
            self.offer(completion);
        }
    }

    /// What can be asked of something in another file.
    fn of_found(&mut self, there: &Found) {
        let known = self.among.finder.class(there);
        let detail = match known.as_ref().unwrap_or(there) {
            Found::Module { module, .. } => module.clone(),
            Found::Thing(thing) => thing.path.join("."),
            _ => String::new(),
        };
        let is_module = matches!(there, Found::Module { .. });
        for (name, thing) in self.among.finder.names(there) {
            let mut completion = Completion::new(&name, of_thing(&thing, is_module), &detail);
            completion.documentation = thing.documentation;
            self.offer(completion);
        }
        for base in self.among.finder.built_in_bases(there) {
            self.names_in(&base, true);
        }
        match known {
            Some(Found::BuiltIn(thing)) => self.names_in(&thing, false),
            Some(Found::ObjectOfBuiltIn(thing)) => self.names_in(&thing, true),
            Some(Found::Plain(name)) => self.of_plain(name),
            _ => {}
        }
    }

    /// Of something that is not known: what is asked of it elsewhere in the text.
    pub(super) fn asked_elsewhere(&mut self, primary: NodeId) {
        let Some(name) = self
            .tree
            .child(primary, 0)
            .and_then(|it| self.tree.name(it))
        else {
            return;
        };
        let Some(scope) = self.infer.scope_of(primary) else {
            return;
        };
        let bindings = self.names.bindings_of(name, scope).to_vec();
        for used in &self.names.uses {
            if used.name == name
                && self.names.bindings_of(name, used.scope) == bindings
                && let Some(attribute) = used.attribute
            {
                self.add(self.tree.text(attribute), CompletionKind::Value, "");
            }
        }
        let of_module = |at: &usize| self.names.bindings[*at].scope == ScopeId::MODULE;
        if bindings.iter().all(of_module) {
            for other in self.others {
                let asked = other.names.asked_of(name);
                for name in asked.filter_map(|range| other.text.get(range.clone())) {
                    self.add(name, CompletionKind::Value, "");
                }
            }
        }
    }
}
