//! The loop over tasks, and the order in which scopes go through their passes.

#[cfg(feature = "host")]
use super::TASK_WORDS;
use super::call::Counts;
use super::{Assign, Done, Known, Lower, NO_LOOP, Stop, Task, What, what};
use crate::emit::{Emit, Pass};
use crate::fault::{Code, Fault, Found};
use crate::names::Name;
use crate::options::{Input, Options};
use crate::scope::{Scope, ScopeKind, Uses};
use crate::store::Store;
use crate::text::Text;
use crate::tree::{ABSENT, Node, Word};
use garter_bytecode::opcode::op;
use garter_bytecode::operator::{BinaryOp, UnaryOp};

/// Walks every scope twice: first all of them for their names, then all of them for their code.
/// Returns the scope of the whole text. Without `report` the first fault ends it; with it each
/// scope is given up at its first fault and the others go on, and no code is made.
#[inline(never)]
pub(crate) fn compile_scopes(
    store: &mut Store<'_, '_>,
    options: &Options<'_>,
    root: Word,
    mut report: Option<&mut dyn FnMut(&Fault)>,
) -> Result<Scope, Stop> {
    let uses = Uses::new(&mut store.arena, store.source.len())?;
    let source_name = store.intern_bytes(options.source_name)?;
    store.names.use_index(&mut store.arena, source_name);
    let known = Known::new(store)?;
    let name = store.intern(Text::Constant("<module>"))?;
    let kind = if options.input == Input::Eval {
        ScopeKind::Eval
    } else {
        ScopeKind::Module
    };
    let module = Scope::new(&mut store.arena, kind, root, name, Scope::NONE)?;
    let mut last = module;
    let mut scope = module;
    while scope != Scope::NONE {
        let result = run_scope(store, &uses, &known, options, scope, &mut last, Pass::Scope);
        #[cfg(feature = "host")]
        if result.is_err() {
            scope.set_flavour(&mut store.arena, crate::machine::Flavour::Faulty);
        }
        settle(store, result, &mut report)?;
        scope = scope.next(&store.arena);
    }
    let mut scope = module;
    while scope != Scope::NONE {
        uses.number_locals(&mut store.arena, scope, known.class);
        scope = scope.next(&store.arena);
    }
    if let Some(report) = report {
        #[cfg(feature = "host")]
        super::machine::check_scopes(store, &uses, &known, options, module, report)?;
        #[cfg(feature = "host")]
        super::assembler::check_scopes(store, &uses, &known, options, module, report)?;
        #[cfg(not(feature = "host"))]
        let _ = report;
        return Ok(module);
    }
    let mut scope = module;
    while scope != Scope::NONE {
        run_scope(store, &uses, &known, options, scope, &mut last, Pass::Code)?;
        scope = scope.next(&store.arena);
    }
    Ok(module)
}

fn settle(
    store: &Store<'_, '_>,
    result: Done,
    report: &mut Option<&mut dyn FnMut(&Fault)>,
) -> Done {
    if result == Err(Stop::Fault)
        && let (Some(report), Some(found)) = (report, store.found.get())
    {
        report(&found.fault());
        return Ok(());
    }
    result
}

#[allow(clippy::too_many_arguments)]
fn run_scope(
    store: &mut Store<'_, '_>,
    uses: &Uses,
    known: &Known,
    options: &Options<'_>,
    scope: Scope,
    last_scope: &mut Scope,
    pass: Pass,
) -> Done {
    let arena = &store.arena;
    let room = (scope.labels(arena), scope.jumps(arena), scope.lines(arena));
    let name = scope.name(arena);
    store.names.use_index(&mut store.arena, name);
    if pass == Pass::Code {
        Emit::use_arguments(store, scope, known.star)?;
    }
    let emit = Emit::begin(
        store,
        pass,
        room,
        options.optimise < 3 && options.line_numbers,
    )?;
    let mut lower = lower(store, uses, known, options, scope, last_scope, emit);
    let bottom = lower.store.arena.top();
    let result = lower.run();
    lower.store.arena.cut(bottom);
    if let Some(mut found) = lower.store.found.get() {
        found.block = Some(lower.place_of_block(name));
        lower.store.found.set(Some(found));
    }
    result?;
    let Lower {
        emit,
        store,
        most_handlers,
        ..
    } = lower;
    if pass == Pass::Code {
        if emit.finish(store, scope, most_handlers, known.star)? {
            return Ok(());
        }
        store.found.set(Some(Found {
            code: Code::BytecodeOverflow,
            start: 0,
            end: 0,
            line: 1,
            block: Some(store.names.place(&store.arena, name)),
        }));
        return Err(Stop::Fault);
    }
    uses.end_scope(&mut store.arena, scope)?;
    let (labels, jumps, lines) = emit.counts();
    scope.set_labels(&mut store.arena, labels);
    scope.set_jumps(&mut store.arena, jumps);
    scope.set_lines(&mut store.arena, lines);
    Ok(())
}

/// A scope at the beginning of a pass.
pub(super) fn lower<'s, 'a, 'm>(
    store: &'s mut Store<'a, 'm>,
    uses: &'s Uses,
    known: &'s Known,
    options: &Options<'_>,
    scope: Scope,
    last_scope: &'s mut Scope,
    emit: Emit,
) -> Lower<'s, 'a, 'm> {
    let (optimise, input, native_as_bytecode) = Lower::options_of(options);
    Lower {
        store,
        uses,
        known,
        optimise,
        input,
        native_as_bytecode,
        emit,
        scope,
        break_label: NO_LOOP,
        continue_label: NO_LOOP,
        loop_handlers: 0,
        handlers: 0,
        most_handlers: 0,
        last_child: Scope::NONE,
        last_scope,
        #[cfg(feature = "host")]
        checks: options.native == crate::options::Native::Check,
        #[cfg(feature = "host")]
        flavour: None,
        #[cfg(feature = "host")]
        node: ABSENT,
        bottom: 0,
    }
}

impl Lower<'_, '_, '_> {
    fn run(&mut self) -> Done {
        self.run_with(|_| {})
    }

    /// Goes through the scope; `after` is called after each step.
    #[inline]
    pub(super) fn run_with(&mut self, mut after: impl FnMut(&mut Self)) -> Done {
        let bottom = self.store.arena.top();
        self.bottom = bottom;
        self.scope_body()?;
        self.turn(bottom);
        after(self);
        while self.store.arena.top() < bottom {
            let task = self.take();
            #[cfg(feature = "host")]
            if self.store.wide {
                self.node = task.node;
            }
            let mark = self.store.arena.top();
            self.perform(task)?;
            self.turn(mark);
            after(self);
        }
        Ok(())
    }

    fn take(&mut self) -> Task {
        let words = self.task_words();
        let arena = &mut self.store.arena;
        let at = arena.top();
        let head = arena.get(at);
        let task = Task {
            what: what(head),
            small: (head >> 8) as u8,
            a: arena.get(at + 1),
            b: arena.get(at + 2),
            c: arena.get(at + 3),
            d: arena.get(at + 4),
            #[cfg(feature = "host")]
            node: arena.get(at + TASK_WORDS),
        };
        arena.cut(at + words);
        task
    }

    /// Turns round what was queued since the stack reached down to `mark`.
    #[inline]
    fn turn(&mut self, mark: u32) {
        let words = self.task_words();
        let arena = &mut self.store.arena;
        let (mut low, mut high) = (arena.top(), mark);
        while high > low + words {
            high -= words;
            for word in 0..words {
                let (a, b) = (arena.get(low + word), arena.get(high + word));
                arena.set(low + word, b);
                arena.set(high + word, a);
            }
            low += words;
        }
    }

    fn perform(&mut self, task: Task) -> Done {
        let Task {
            what,
            small,
            a,
            b,
            c,
            d,
            ..
        } = task;
        match what {
            What::Value => self.lower_value(a),
            What::Statement => self.lower_statement(a),
            What::Statements => self.lower_statements(a, b),
            What::Values => self.lower_values(a, b),
            What::Op => Ok(self.emit.op(self.store, small)?),
            What::OpCount => Ok(self.emit.op_count(self.store, small, a)?),
            What::OpName => Ok(self.emit.op_name(self.store, small, Name(a))?),
            What::Unary => match UnaryOp::from_number(small) {
                Some(operator) => Ok(self.emit.unary(self.store, operator)?),
                None => Ok(()),
            },
            What::Binary => match BinaryOp::from_number(small) {
                Some(operator) => Ok(self.emit.binary(self.store, operator)?),
                #[cfg(feature = "host")]
                None => self.emit.not_in(self.store),
                #[cfg(not(feature = "host"))]
                None => Ok(()),
            },
            What::Place => {
                self.emit.place(self.store, a);
                Ok(())
            }
            What::Jump => Ok(self.emit.jump(self.store, small, a)?),
            What::Adjust => {
                self.emit.adjust(a as i32);
                #[cfg(feature = "host")]
                if let Some(machine) = &mut self.emit.machine {
                    machine.adjust(&mut self.store.arena, a as i32, small != 0);
                }
                Ok(())
            }
            What::LoadId => self.load_id(Name(a)),
            What::StoreId => self.store_id(Name(a)),
            What::DeleteId => self.delete_id(Name(a)),
            What::Line => {
                self.emit.line(self.store, a);
                Ok(())
            }
            What::Condition => self.lower_condition(a, small != 0, b),
            What::ConditionChain => self.condition_chain(a, b, c, small, d),
            What::Assign => self.lower_assign(a, manner(small)),
            What::AssignEach => self.assign_each(a, b),
            What::AssignChain => self.assign_chain(a, b),
            What::DeleteTarget => self.delete_target(a, b, c),
            What::DeleteEach => self.delete_each(a, b),
            What::Elifs => self.elifs(a, b, c),
            What::RestoreLoop => {
                self.break_label = a;
                self.continue_label = b;
                self.loop_handlers = c;
                Ok(())
            }
            What::Logical => self.logical(a, b, c, small),
            What::BinaryChain => self.binary_chain(a, b, small),
            What::Comparison => self.comparison(a, b, c),
            What::Display => self.display(a, b, small),
            What::DictItems => self.dict_items(a, b, small),
            What::Trailers => self.trailers(a, b, c),
            What::Arguments => {
                let (positional, keyword) = (c, d);
                self.arguments(
                    a,
                    b,
                    Counts {
                        positional,
                        keyword,
                    },
                    small,
                )
            }
            What::Defaults => self.defaults(a, b, c, d),
            What::MakeFunction => self.make_function(Scope(a), b),
            What::EndBlock => self.end_block(),
            What::Excepts => self.excepts(a, b, c),
            What::ExceptEnd => self.except_end(a, b, c, d),
            What::WithItems => self.with_items(a, b, small != 0),
            What::WithEnd => self.with_end(a),
            What::AsyncWithEnd => self.async_with_end(a),
            What::Decorators => self.decorators(a, b),
            What::ComprehensionFor => self.comprehension_for(a, b, c),
            What::ComprehensionNext => self.comprehension_next(a, b, c, d),
            What::Call => self.call(a, b, small),
            What::Await => self.await_value(),
            What::EndScope => self.end_scope(),
            What::Block => self.block(small, a),
            What::SwapScope => self.end_lambda(),
            What::Walrus => self.walrus(Name(a)),
        }
    }

    fn scope_body(&mut self) -> Done {
        let node = self.scope.node(&self.store.arena);
        match self.scope.kind(&self.store.arena) {
            ScopeKind::Module => {
                if let Some(file) = self.inner(node) {
                    let body = self.child(file, 0);
                    self.then(What::Statement, body)?;
                }
                self.then(What::EndScope, 0)
            }
            ScopeKind::Eval => {
                if let Some(input) = self.inner(node) {
                    let value = self.child(input, 0);
                    self.value(value)?;
                }
                self.op(op::RETURN_VALUE)
            }
            ScopeKind::Function => self.function_body(node),
            ScopeKind::Lambda => self.lambda_body(node),
            ScopeKind::Class => self.class_body(node),
            _ => self.comprehension_body(node),
        }
    }

    /// Falling off the end returns `None`.
    pub(super) fn end_scope(&mut self) -> Done {
        self.emit.op(self.store, op::LOAD_CONST_NONE)?;
        Ok(self.emit.op(self.store, op::RETURN_VALUE)?)
    }

    fn lower_values(&mut self, at: u32, index: u32) -> Done {
        let inner = self.at(at);
        if index >= inner.count {
            return Ok(());
        }
        let child = self.child(inner, index);
        if child != ABSENT {
            self.value(child)?;
        }
        self.then2(What::Values, at, index + 1)
    }

    /// A leaf that names something.
    pub(super) fn id(&self, word: Word) -> Option<Name> {
        match Node::decode(word) {
            Node::Id(name) => Some(name),
            _ => None,
        }
    }
}

fn manner(small: u8) -> Assign {
    match small {
        0 => Assign::Store,
        1 => Assign::AugmentedLoad,
        _ => Assign::AugmentedStore,
    }
}
