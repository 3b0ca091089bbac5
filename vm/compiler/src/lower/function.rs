//! Functions and lambdas: parameters, defaults, closures, decorators.

use super::{Done, Lower, Stop, What};
use crate::fault::Code;
use crate::names::Name;
use crate::scope::{Binding, DOUBLE_STAR, PARAMETER, STAR, Scope, ScopeKind, Use};
use crate::tree::{ABSENT, Inner, Node, Word};
use garter_bytecode::opcode::op;
use garter_bytecode::prelude::{DEFAULT_KEYWORDS, GENERATOR, VAR_ARGUMENTS, VAR_KEYWORDS};
use garter_syntax::RuleId;

/// A parameter, however it is written.
pub(super) struct Parameter {
    star: bool,
    double_star: bool,
    name: Option<Name>,
    default: Word,
}

impl Lower<'_, '_, '_> {
    pub(super) fn function_definition(&mut self, definition: Inner, is_async: bool) -> Done {
        let name = self.function_object(definition, is_async)?;
        self.then(What::StoreId, name.0)
    }

    /// Leaves the function on the stack; its name is returned.
    fn function_object(&mut self, definition: Inner, is_async: bool) -> Result<Name, Stop> {
        let name = self.id(self.child(definition, 0)).unwrap_or(Name::NONE);
        let scope = self.child_scope(definition, ScopeKind::Function, name)?;
        if is_async {
            scope.add_flag(&mut self.store.arena, GENERATOR);
        }
        let parameters = self.child(definition, 1);
        self.task(What::Defaults, 0, [parameters, 0, 0, scope.0])?;
        Ok(name)
    }

    pub(super) fn lambda(&mut self, lambda: Inner) -> Done {
        let name = self.name("<lambda>")?;
        let scope = self.child_scope(lambda, ScopeKind::Lambda, name)?;
        let parameters = self.child(lambda, 0);
        self.task(What::Defaults, 0, [parameters, 0, 0, scope.0])
    }

    /// The scope of a node that has one: made in the scope pass, found again in the other.
    pub(super) fn child_scope(
        &mut self,
        holder: Inner,
        kind: ScopeKind,
        name: Name,
    ) -> Result<Scope, Stop> {
        self.child_scope_of(holder, holder.word(), kind, name)
    }

    pub(super) fn child_scope_of(
        &mut self,
        holder: Inner,
        node: Word,
        kind: ScopeKind,
        name: Name,
    ) -> Result<Scope, Stop> {
        let slot = holder.count - 1;
        let scoping = self.scoping();
        let arena = &mut self.store.arena;
        if !scoping {
            return Ok(Scope(holder.child(arena, slot)));
        }
        let scope = Scope::new(arena, kind, node, name, self.scope)?;
        #[cfg(feature = "host")]
        if self.checks {
            // What is defined within machine code becomes machine code.
            let around = self.scope.flavour(arena);
            scope.set_flavour(arena, self.flavour.take().unwrap_or(around));
        }
        holder.set_child(arena, slot, scope.0);
        self.last_scope.set_next_word(arena, scope.0);
        *self.last_scope = scope;
        Ok(scope)
    }

    fn parameter_at(&self, parameters: Word, index: u32) -> Option<Parameter> {
        let inner = self.inner(parameters);
        let word = match inner {
            Some(list) if matches!(list.rule, RuleId::Parameters | RuleId::LambdaParameters) => {
                if index >= list.count {
                    return None;
                }
                self.child(list, index)
            }
            _ if index > 0 || parameters == ABSENT => return None,
            _ => parameters,
        };
        let mut parameter = Parameter {
            star: false,
            double_star: false,
            name: None,
            default: ABSENT,
        };
        let Some(inner) = self.inner(word) else {
            parameter.name = self.id(word);
            return Some(parameter);
        };
        parameter.name = self.id(self.child(inner, 0));
        match inner.rule {
            RuleId::NamedParameter => parameter.default = self.child(inner, 2),
            RuleId::LambdaNamed => parameter.default = self.child(inner, 1),
            RuleId::DoubleStarParameter | RuleId::LambdaDoubleStar => parameter.double_star = true,
            _ => parameter.star = true,
        }
        if let Some(annotated) = self.inner(self.child(inner, 0)) {
            parameter.name = self.id(self.child(annotated, 0));
        }
        Some(parameter)
    }

    /// The defaults of parameters from `index` on. In `counts`: those of positional parameters,
    /// above them those of keyword-only ones, and whether a star was seen.
    pub(super) fn defaults(
        &mut self,
        parameters: Word,
        index: u32,
        mut counts: u32,
        scope: u32,
    ) -> Done {
        const KEYWORD: u32 = 1 << 12;
        const STAR_SEEN: u32 = 1 << 31;
        let (positional, keyword) = (counts % KEYWORD, counts % STAR_SEEN / KEYWORD);
        let Some(parameter) = self.parameter_at(parameters, index) else {
            if positional > 0 && keyword == 0 {
                self.op_count(op::BUILD_TUPLE, positional)?;
                self.op(op::LOAD_NULL)?;
            }
            return self.then2(What::MakeFunction, scope, positional | keyword << 16);
        };
        if parameter.star {
            counts |= STAR_SEEN;
        } else if !parameter.double_star && parameter.default == ABSENT {
            if counts & STAR_SEEN == 0 && positional != 0 {
                return self.parameter_fault(Code::NonDefaultAfterDefault, parameters, index);
            }
        } else if !parameter.double_star && counts & STAR_SEEN == 0 {
            counts += 1;
            self.value(parameter.default)?;
        } else if !parameter.double_star {
            counts += KEYWORD;
            if keyword == 0 {
                if positional > 0 {
                    self.op_count(op::BUILD_TUPLE, positional)?;
                } else {
                    self.op(op::LOAD_NULL)?;
                }
                self.op_count(op::BUILD_MAP, 0)?;
            }
            self.value(parameter.default)?;
            self.op_name(op::LOAD_CONST_STRING, parameter.name.unwrap_or(Name::NONE))?;
            self.op(op::STORE_MAP)?;
        }
        self.task(What::Defaults, 0, [parameters, index + 1, counts, scope])
    }

    fn parameter_fault(&self, code: Code, parameters: Word, index: u32) -> Done {
        match self.inner(parameters) {
            Some(list) => self.fault_in(code, list, index),
            None => self.fault(code, parameters),
        }
    }

    /// Loads the cells that the function needs and makes it. `counts`: defaults, as queued.
    pub(super) fn make_function(&mut self, scope: Scope, counts: u32) -> Done {
        let (positional, keyword) = (counts & 0xffff, counts >> 16);
        if keyword > 0 {
            scope.add_flag(&mut self.store.arena, DEFAULT_KEYWORDS);
        }
        scope.set_defaults(&mut self.store.arena, positional);
        let mut cells = 0;
        if self.scoping() {
            self.emit.unwritten_cells();
        } else if !self.scope.kind(&self.store.arena).is_module() {
            let mut id = Use(self.scope.first_use(&self.store.arena));
            while id != Use::NONE {
                let arena = &self.store.arena;
                if matches!(id.binding(arena), Binding::Cell | Binding::Free) {
                    let inside = self.uses.find(arena, scope, id.name(arena));
                    if inside != Use::NONE && inside.binding(arena) == Binding::Free {
                        let number = id.number(arena);
                        #[cfg(feature = "host")]
                        self.machine_cell(id.name(&self.store.arena), number);
                        self.emit.local(self.store, op::LOAD_FAST_N, number)?;
                        cells += 1;
                    }
                }
                id = id.next(&self.store.arena);
            }
        }
        let index = self.adopt(scope);
        Ok(self.emit.function(self.store, index, cells, counts != 0)?)
    }

    /// Lists a function among the children of this one; returns its index.
    fn adopt(&mut self, scope: Scope) -> u32 {
        let arena = &mut self.store.arena;
        if self.emit.pass == crate::emit::Pass::Scope {
            return 0;
        }
        if self.last_child == Scope::NONE {
            self.scope.set_first_child(arena, scope.0);
        } else {
            self.last_child.set_next_sibling(arena, scope.0);
        }
        self.last_child = scope;
        let index = self.scope.children(arena);
        self.scope.set_children(arena, index + 1);
        index
    }

    pub(super) fn function_body(&mut self, node: Word) -> Done {
        let Some(definition) = self.inner(node) else {
            return Ok(());
        };
        // Queued before the parameters are looked at: their faults get their line from there.
        let body = self.child(definition, 3);
        self.then(What::Statement, body)?;
        self.then(What::EndScope, 0)?;
        #[cfg(feature = "host")]
        self.annotate(definition);
        let parameters = self.child(definition, 1);
        self.declare_parameters(parameters)
    }

    pub(super) fn lambda_body(&mut self, node: Word) -> Done {
        let Some(lambda) = self.inner(node) else {
            return Ok(());
        };
        let line = lambda.line(&self.store.arena);
        self.emit.line(self.store, line);
        let parameters = self.child(lambda, 0);
        self.declare_parameters(parameters)?;
        let body = self.child(lambda, 1);
        self.value(body)?;
        self.then(What::SwapScope, 0)
    }

    /// Ends a lambda: a generator's value is dropped, because its result is `None`.
    pub(super) fn end_lambda(&mut self) -> Done {
        if self.scope.flags(&self.store.arena) & u32::from(GENERATOR) != 0 {
            self.emit.op(self.store, op::POP_TOP)?;
            self.emit.op(self.store, op::LOAD_CONST_NONE)?;
        }
        Ok(self.emit.op(self.store, op::RETURN_VALUE)?)
    }

    fn declare_parameters(&mut self, parameters: Word) -> Done {
        if !self.scoping() {
            return Ok(());
        }
        let scope = self.scope;
        let (mut star_seen, mut double_star_seen) = (false, false);
        let mut index = 0;
        while let Some(parameter) = self.parameter_at(parameters, index) {
            let arena = &mut self.store.arena;
            let mut flag = PARAMETER;
            if double_star_seen {
                return self.parameter_fault(Code::InvalidSyntax, parameters, index);
            }
            double_star_seen = parameter.double_star;
            if parameter.star {
                if star_seen {
                    return self.parameter_fault(Code::InvalidSyntax, parameters, index);
                }
                star_seen = true;
                if parameter.name.is_some() {
                    flag |= STAR;
                    scope.add_flag(arena, VAR_ARGUMENTS);
                }
            } else if parameter.double_star {
                flag |= DOUBLE_STAR;
                scope.add_flag(arena, VAR_KEYWORDS);
            } else if star_seen {
                let count = scope.keyword_only(arena);
                scope.set_keyword_only(arena, count + 1);
            } else {
                let count = scope.positional(arena);
                scope.set_positional(arena, count + 1);
            }
            if let Some(name) = parameter.name {
                let (id, added) = self.uses.find_or_add(arena, scope, name, Binding::Local)?;
                if !added {
                    return self.parameter_fault(Code::ArgumentReused, parameters, index);
                }
                id.set_flag(arena, flag);
            }
            index += 1;
        }
        Ok(())
    }

    pub(super) fn decorated(&mut self, decorated: Inner) -> Done {
        self.task(What::Decorators, 0, [decorated.at, 0, 0, 0])
    }

    /// Decorators from `index` on, then what they decorate.
    pub(super) fn decorators(&mut self, at: u32, packed: u32) -> Done {
        let (index, calls) = (packed & 0xffff, packed >> 16);
        let decorated = self.at(at);
        let decorators = self.child(decorated, 0);
        let decorator = match self.inner(decorators) {
            Some(many) if many.rule == RuleId::Decorators => self.child(many, index),
            Some(_) if index == 0 => decorators,
            _ => ABSENT,
        };
        if let Some(decorator) = self.inner(decorator) {
            if self.built_in_decorator(decorator)? {
                return self.then2(What::Decorators, at, (index + 1) | calls << 16);
            }
            let name = self.child(decorator, 0);
            match self.inner(name) {
                None => self.value(name)?,
                Some(dotted) => {
                    let first = self.child(dotted, 0);
                    self.value(first)?;
                    for part in 1..dotted.count {
                        let part = self.id(self.child(dotted, part)).unwrap_or(Name::NONE);
                        self.op_name(op::LOAD_ATTR, part)?;
                    }
                }
            }
            let call = self.child(decorator, 1);
            self.value(call)?;
            return self.then2(What::Decorators, at, (index + 1) | (calls + 1) << 16);
        }
        let body = self.child(decorated, 1);
        let Some(inner) = self.inner(body) else {
            return Ok(());
        };
        let name = match inner.rule {
            RuleId::ClassDef => self.class_object(inner)?,
            RuleId::AsyncFunction => match self.inner(self.child(inner, 0)) {
                Some(function) if function.rule == RuleId::FunctionDef => {
                    self.function_object(function, true)?
                }
                _ => return self.fault(Code::InvalidSyntax, body),
            },
            _ => self.function_object(inner, false)?,
        };
        for _ in 0..calls {
            self.task(What::Call, 0, [1, 0, 0, 0])?;
        }
        self.then(What::StoreId, name.0)
    }

    /// `@micropython.something`: told to the compiler, not called.
    fn built_in_decorator(&mut self, decorator: Inner) -> Result<bool, Stop> {
        let Some(name) = self.inner(self.child(decorator, 0)) else {
            let name = self.id(self.child(decorator, 0)).unwrap_or(Name::NONE);
            if self.is_name(name, "micropython") {
                return self.decorator_fault(Code::InvalidDecorator, decorator);
            }
            return Ok(false);
        };
        let module = self.id(self.child(name, 0)).unwrap_or(Name::NONE);
        if !self.is_name(module, "micropython") {
            return Ok(false);
        }
        let which = self.id(self.child(name, 1)).unwrap_or(Name::NONE);
        if name.count != 2 {
            return self.decorator_fault(Code::InvalidDecorator, decorator);
        }
        #[cfg(feature = "host")]
        if self.checks {
            return self.flavoured(decorator, which);
        }
        if self.is_name(which, "bytecode") {
            return Ok(true);
        }
        let machine_code = self.is_name(which, "native") || self.is_name(which, "viper");
        if machine_code && self.native_as_bytecode {
            return Ok(true);
        }
        let assembler = ["asm_thumb", "asm_xtensa", "asm_rv32"];
        if machine_code || assembler.iter().any(|known| self.is_name(which, known)) {
            return self.decorator_fault(Code::InvalidArchitecture, decorator);
        }
        self.decorator_fault(Code::InvalidDecorator, decorator)
    }

    /// Reported on the line of the first decorator.
    pub(super) fn decorator_fault(&self, code: Code, decorator: Inner) -> Result<bool, Stop> {
        let mut found = self.found_at(code, decorator.word());
        found.line = self.line_of_fault();
        self.stop(found)
    }

    /// `name := value`; inside a comprehension the name belongs to the scope around it.
    pub(super) fn named(&mut self, target: Word, value: Word) -> Done {
        let Node::Id(name) = Node::decode(target) else {
            return match target {
                ABSENT => Ok(()),
                _ => self.fault(Code::AssignToExpression, target),
            };
        };
        self.value(value)?;
        self.op(op::DUP_TOP)?;
        self.then(What::Walrus, name.0)
    }

    pub(super) fn walrus(&mut self, name: Name) -> Done {
        let kind = self.scope.kind(&self.store.arena);
        if self.scoping() && kind.is_comprehension() {
            let arena = &mut self.store.arena;
            let outer = self.scope.parent(arena);
            let outside = self.uses.modify(arena, outer, name)?.binding(arena);
            let global = outside == Binding::GlobalExplicit || outer.parent(arena) == Scope::NONE;
            let code = if global {
                self.declare_global(name)?
            } else {
                self.declare_nonlocal(name)?
            };
            if let Some(code) = code {
                return self.fault(code, ABSENT);
            }
        }
        self.store_id(name)
    }
}
