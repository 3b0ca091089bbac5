//! The order in which scopes go through their passes.

use super::{Done, Known, Lower, NO_LOOP, Stop};
use crate::emit::{Emit, Pass};
use crate::fault::{Code, Fault, Found};
use crate::options::{Input, Options};
use crate::scope::{Scope, ScopeKind, Uses};
use crate::store::Store;
use crate::text::Text;
#[cfg(feature = "host")]
use crate::tree::ABSENT;
use crate::tree::Word;

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
    #[cfg(feature = "host")]
    let exact = options.memory_image;
    #[cfg(not(feature = "host"))]
    let exact = true;
    let mut scope = module;
    while scope != Scope::NONE {
        uses.number_locals(&mut store.arena, scope, known.class, exact);
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
        to_file: !options.memory_image,
        #[cfg(feature = "host")]
        flavour: None,
        #[cfg(feature = "host")]
        node: ABSENT,
        bottom: 0,
    }
}
