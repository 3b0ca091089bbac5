//! Where functions that become machine code meet its rules.

use super::{Known, Lower, Stop};
use crate::emit::{Emit, Pass};
use crate::fault::{Code, Fault};
use crate::machine::types::{NAMES, Type};
use crate::machine::{Flavour, Machine, Problem};
use crate::names::Name;
use crate::options::Options;
use crate::scope::{Binding, DOUBLE_STAR, PARAMETER, STAR, Scope, Use, Uses};
use crate::store::Store;
use crate::tree::{ABSENT, Inner, Word};
use garter_bytecode::opcode::op;
use garter_syntax::RuleId;

/// Holds every function that asks for machine code against its rules; each says all that is wrong.
pub(super) fn check_scopes(
    store: &mut Store<'_, '_>,
    uses: &Uses,
    known: &Known,
    options: &Options<'_>,
    module: Scope,
    report: &mut dyn FnMut(&Fault),
) -> Result<(), Stop> {
    let mut scope = module;
    while scope != Scope::NONE {
        let flavour = scope.flavour(&store.arena);
        if matches!(flavour, Flavour::Native | Flavour::Viper) {
            let bottom = store.arena.top();
            let locals = scope.locals(&store.arena);
            let machine = Machine::new(&mut store.arena, flavour, locals)?;
            let mut emit = Emit::begin(store, Pass::Check, (0, 0, 0), false)?;
            emit.machine = Some(machine);
            let mut last = Scope::NONE;
            let mut lower =
                super::passes::lower(store, uses, known, options, scope, &mut last, emit);
            lower.annotate_with(Type::Object);
            let result = lower.run_with(|lower| lower.report_problems(report));
            lower.store.arena.cut(bottom);
            if let Err(Stop::OutOfMemory) = result {
                return Err(Stop::OutOfMemory);
            }
        }
        scope = scope.next(&store.arena);
    }
    Ok(())
}

impl Lower<'_, '_, '_> {
    /// `@micropython.something`, when machine code is checked.
    pub(super) fn flavoured(&mut self, decorator: Inner, which: Name) -> Result<bool, Stop> {
        let flavours = [
            ("bytecode", Flavour::Bytecode),
            ("native", Flavour::Native),
            ("viper", Flavour::Viper),
            ("asm_thumb", Flavour::Assembler),
        ];
        let found = flavours.iter().find(|(text, _)| self.is_name(which, text));
        if let Some((_, flavour)) = found {
            self.flavour = Some(*flavour);
            return Ok(true);
        }
        let other = self.is_name(which, "asm_xtensa") || self.is_name(which, "asm_rv32");
        if other {
            // For another machine: nothing is known of it.
            self.flavour = Some(Flavour::Assembler);
            return Ok(true);
        }
        self.decorator_fault(Code::InvalidDecorator, decorator)
    }

    /// Reports the problems of the instructions made last.
    pub(super) fn report_problems(&mut self, report: &mut dyn FnMut(&Fault)) {
        let Some(machine) = &mut self.emit.machine else {
            return;
        };
        let (problems, range) = (machine.take_problems(), machine.take_range());
        for problem in problems.into_iter().flatten() {
            let mut fault = problem.fault(self.store, self.line_of_fault());
            let name = self.scope.name(&self.store.arena);
            fault.block = Some(self.store.names.place(&self.store.arena, name));
            (fault.start, fault.end) = range.unwrap_or_else(|| self.first_line_of_node());
            report(&fault);
        }
    }

    /// The node under way, as far as its first line goes.
    fn first_line_of_node(&self) -> (u32, u32) {
        let Some(inner) = self.inner(self.node) else {
            return (0, 0);
        };
        let arena = &self.store.arena;
        let place = crate::build::place(inner);
        let (start, end) = (arena.get(place), arena.get(place + 1));
        let text = self.store.source.get(start as usize..end as usize);
        let line = text.unwrap_or_default().split(|byte| *byte == b'\n').next();
        let len = line.unwrap_or_default().trim_ascii_end().len();
        (start, start + len as u32)
    }

    /// Tells the machine what parameters and result are. Natives have no types.
    pub(super) fn annotate(&mut self, definition: Inner) {
        if !self.emit.machine.is_some_and(|machine| machine.is_viper()) {
            return;
        }
        let parameters = self.child(definition, 1);
        match self.inner(parameters) {
            Some(list) if list.rule == RuleId::Parameters => {
                for index in 0..list.count {
                    let parameter = self.child(list, index);
                    self.annotate_parameter(parameter);
                }
            }
            _ => self.annotate_parameter(parameters),
        }
        let result = self.child(definition, 2);
        if result != ABSENT {
            let own = self.written_type(definition, 2);
            if let Some(machine) = &mut self.emit.machine {
                machine.set_result(own);
            }
        }
    }

    /// Every parameter is of one type.
    fn annotate_with(&mut self, own: Type) {
        let Some(machine) = &mut self.emit.machine else {
            return;
        };
        let arena = &mut self.store.arena;
        // Cells that are passed in come before the parameters.
        for number in 0..self.scope.positional(arena) {
            machine.set_local(arena, number, own);
        }
        let mut id = Use(self.scope.first_use(arena));
        while id != Use::NONE {
            if id.has(arena, PARAMETER | STAR | DOUBLE_STAR) {
                let number = id.number(arena);
                machine.set_local(arena, number, own);
            }
            id = id.next(arena);
        }
    }

    fn annotate_parameter(&mut self, parameter: Word) {
        let Some(mut inner) = self.inner(parameter) else {
            return;
        };
        if matches!(
            inner.rule,
            RuleId::StarParameter | RuleId::DoubleStarParameter
        ) {
            let Some(annotated) = self.inner(self.child(inner, 0)) else {
                return;
            };
            inner = annotated;
        }
        let (name, annotation) = (self.id(self.child(inner, 0)), self.child(inner, 1));
        let (Some(name), true) = (name, annotation != ABSENT) else {
            return;
        };
        let own = self.written_type(inner, 1);
        let arena = &mut self.store.arena;
        let id = self.uses.find(arena, self.scope, name);
        if id != Use::NONE
            && let Some(machine) = &mut self.emit.machine
        {
            let number = id.number(arena);
            machine.set_local(arena, number, own);
        }
    }

    /// The type that a child names.
    fn written_type(&mut self, parent: Inner, index: u32) -> Type {
        let annotation = self.child(parent, index);
        let problem = match self.id(annotation) {
            None => Problem::Plain(Code::AnnotationNotName),
            Some(name) => {
                let found = NAMES.iter().find(|(text, _)| self.is_name(name, text));
                if let Some((_, cast)) = found {
                    return cast.result();
                }
                Problem::UnknownType(name)
            }
        };
        let range = self.range_of_child(parent, index);
        if let Some(machine) = &mut self.emit.machine {
            machine.problem_at(problem, range);
        }
        Type::Object
    }

    /// A local of this number and name is used by an instruction.
    pub(super) fn machine_local(&mut self, name: Name, number: u32, binding: Binding, by: u8) {
        let arena = &mut self.store.arena;
        let Some(machine) = &mut self.emit.machine else {
            return;
        };
        if matches!(binding, Binding::Cell | Binding::Free) {
            // The cell is a local itself, and is read to get at what is in it.
            return machine.use_cell(arena, number, name);
        }
        if binding != Binding::Local {
            return;
        }
        match by {
            op::LOAD_FAST_N => machine.load_local(arena, number, name),
            op::STORE_FAST_N => machine.store_local(arena, number, name),
            _ => machine.delete_local(arena, number, name),
        }
    }

    /// A cell is passed to a function that is made.
    pub(super) fn machine_cell(&mut self, name: Name, number: u32) {
        let arena = &mut self.store.arena;
        if let Some(machine) = &mut self.emit.machine {
            machine.load_local(arena, number, name);
        }
    }
}
