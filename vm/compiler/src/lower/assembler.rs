//! Functions of the inline assembler: their parameters, and their statements, which are the
//! machine's instructions. Two walks: over the operands, then over the jumps, whose labels may
//! come later in the text.

use super::{Known, Lower, Stop};
use crate::arena::At;
use crate::constant::{self, Kind};
use crate::emit::{Emit, Pass};
use crate::fault::{Code, Fault};
use crate::machine::Flavour;
use crate::machine::thumb::{self, MOST, Operand, Plain, Wrong};
use crate::names::Name;
use crate::options::Options;
use crate::scope::{Scope, ScopeKind, Uses};
use crate::store::Store;
use crate::text::Text;
use crate::tree::{ABSENT, Inner, Node, Word};
use core::fmt::Write;
use garter_syntax::RuleId;

/// Words of a label: its name, its place in the code.
const LABEL: u32 = 2;

/// Holds every assembler function against the rules.
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
        if scope.flavour(&store.arena) == Flavour::Assembler {
            let bottom = store.arena.top();
            let emit = Emit::begin(store, Pass::Check, (0, 0, 0), false)?;
            let mut last = Scope::NONE;
            let lower = super::passes::lower(store, uses, known, options, scope, &mut last, emit);
            let mut assembler = Assembler {
                lower,
                report,
                labels: 0,
                at: 0,
            };
            let done = assembler.function();
            assembler.lower.store.arena.cut(bottom);
            done?;
        }
        scope = scope.next(&store.arena);
    }
    Ok(())
}

/// One function under way.
struct Assembler<'l, 's, 'a, 'm, 'r> {
    lower: Lower<'s, 'a, 'm>,
    report: &'l mut (dyn FnMut(&Fault) + 'r),
    /// How many labels lie on the arena's stack.
    labels: u32,
    /// Bytes of code so far.
    at: u32,
}

/// What a walk looks at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Walk {
    Operands,
    Jumps,
}

impl Assembler<'_, '_, '_, '_, '_> {
    fn function(&mut self) -> Result<(), Stop> {
        let arena = &self.lower.store.arena;
        let scope = self.lower.scope;
        // What is within has been looked at as Python by now.
        let Some(definition) = self.lower.inner(scope.node(arena)) else {
            return Ok(());
        };
        if scope.kind(arena) == ScopeKind::Class {
            self.fault(Code::AssemblerFunction, definition, None, format_args!(""));
            return Ok(());
        }
        if scope.kind(arena) != ScopeKind::Function {
            return Ok(());
        }
        self.parameters(definition);
        self.result(definition);
        let body = self.lower.child(definition, 3);
        for walk in [Walk::Operands, Walk::Jumps] {
            self.at = 0;
            match self.lower.inner(body) {
                Some(list) if list.rule == RuleId::Statements => {
                    for index in 0..list.count {
                        self.statement(list, Some(index), walk)?;
                    }
                }
                _ => self.statement(definition, None, walk)?,
            }
        }
        Ok(())
    }

    fn fault(
        &mut self,
        code: Code,
        node: Inner,
        child: Option<(Inner, u32)>,
        text: core::fmt::Arguments<'_>,
    ) {
        let arena = &self.lower.store.arena;
        let mut fault = Fault::new(code, node.line(arena));
        // A message that does not fit is cut.
        let _ = fault.write_fmt(text);
        let name = self.lower.scope.name(arena);
        fault.block = Some(self.lower.store.names.place(arena, name));
        let place = crate::build::place(node);
        (fault.start, fault.end) = match child {
            Some((parent, index)) => self.lower.range_of_child(parent, index),
            None => (arena.get(place), arena.get(place + 1)),
        };
        (self.report)(&fault);
    }

    /// The text of a name.
    fn text(&self, name: Name) -> &[u8] {
        match self.lower.store.names.text(&self.lower.store.arena, name) {
            Text::Source { at, len } => {
                let range = at as usize..(at + len) as usize;
                self.lower.store.source.get(range).unwrap_or_default()
            }
            Text::Constant(text) => text.as_bytes(),
            Text::Arena { .. } => b"",
        }
    }

    fn parameters(&mut self, definition: Inner) {
        let parameters = self.lower.child(definition, 1);
        let (list, count) = match self.lower.inner(parameters) {
            Some(list) if list.rule == RuleId::Parameters => (list, list.count),
            _ => (definition, u32::from(parameters != ABSENT)),
        };
        if count > 4 {
            let text = format_args!("can only have up to 4 parameters to Thumb assembly");
            return self.fault(Code::AssemblerParameters, definition, Some((list, 4)), text);
        }
        for number in 0..count {
            let index = if list == definition { 1 } else { number };
            let name = self.lower.id(self.lower.child(list, index));
            let own = name.and_then(|name| thumb::register(self.text(name)));
            if own != Some(number) {
                let text = format_args!("parameters must be registers in sequence r0 to r3");
                let place = Some((list, index));
                return self.fault(Code::AssemblerParameters, definition, place, text);
            }
        }
    }

    fn result(&mut self, definition: Inner) {
        let result = self.lower.child(definition, 2);
        if result == ABSENT {
            return;
        }
        let text = match self.lower.id(result) {
            None => "return annotation must be an identifier",
            Some(name) => match self.text(name) {
                b"int" | b"uint" | b"bool" | b"object" => return,
                _ => "unknown type",
            },
        };
        let place = Some((definition, 2));
        self.fault(
            Code::AssemblerReturn,
            definition,
            place,
            format_args!("{text}"),
        );
    }

    /// One statement: child `index` of a block, or the only one of the function.
    fn statement(&mut self, holder: Inner, index: Option<u32>, walk: Walk) -> Result<(), Stop> {
        let word = self.lower.child(holder, index.unwrap_or(3));
        match self.lower.inner(word) {
            Some(inner) if inner.rule == RuleId::Pass => Ok(()),
            Some(inner) if inner.rule == RuleId::ExpressionStatement && inner.count == 1 => {
                let content = self.lower.child(inner, 0);
                match Node::decode(content) {
                    Node::Id(_) => self.no_instruction(inner, walk),
                    // A text or number by itself says nothing.
                    Node::Inner(_) => self.expression(inner, content, walk),
                    _ => Ok(()),
                }
            }
            Some(inner) => self.expression(inner, word, walk),
            None if matches!(Node::decode(word), Node::Id(_)) => self.no_instruction(holder, walk),
            None => Ok(()),
        }
    }

    fn no_instruction(&mut self, statement: Inner, walk: Walk) -> Result<(), Stop> {
        if walk == Walk::Operands {
            self.fault(Code::AssemblerStatement, statement, None, format_args!(""));
        }
        Ok(())
    }

    fn expression(&mut self, statement: Inner, word: Word, walk: Walk) -> Result<(), Stop> {
        let arena = &self.lower.store.arena;
        let Some(call) = Inner::of_rule(arena, word, RuleId::Primary).filter(|it| it.count == 2)
        else {
            return self.no_instruction(statement, walk);
        };
        let name = self.lower.id(call.child(arena, 0));
        let arguments = Inner::of_rule(arena, call.child(arena, 1), RuleId::CallArguments);
        let (Some(name), Some(arguments)) = (name, arguments) else {
            return self.no_instruction(statement, walk);
        };
        let given = arguments.child(arena, 0);
        let (list, count) = match Inner::of_rule(arena, given, RuleId::Arguments) {
            Some(list) => (list, list.count),
            None => (arguments, u32::from(given != ABSENT)),
        };
        match self.text(name) {
            b"label" => self.label(call, list, count, walk),
            b"align" => {
                self.align(call, list, count, walk);
                Ok(())
            }
            b"data" => {
                self.data(call, list, count, walk);
                Ok(())
            }
            _ => {
                self.instruction(call, name, list, count, walk);
                Ok(())
            }
        }
    }

    fn label(&mut self, call: Inner, list: Inner, count: u32, walk: Walk) -> Result<(), Stop> {
        let name = self.lower.id(self.lower.child(list, 0));
        let (Some(name), 1) = (name, count) else {
            if walk == Walk::Operands {
                let text = format_args!("'label' requires 1 argument");
                self.fault(Code::AssemblerDirective, call, None, text);
            }
            return Ok(());
        };
        if walk == Walk::Jumps {
            return Ok(());
        }
        if self.find(name).is_some() {
            let text = format_args!("label redefined");
            self.fault(Code::AssemblerLabel, call, Some((list, 0)), text);
            return Ok(());
        }
        let at = self.lower.store.arena.push_run(LABEL)?;
        self.lower.store.arena.set(at, name.0);
        self.lower.store.arena.set(at + 1, self.at);
        self.labels += 1;
        Ok(())
    }

    /// The place of a label.
    fn find(&self, name: Name) -> Option<u32> {
        let arena = &self.lower.store.arena;
        let mut at: At = arena.top();
        for _ in 0..self.labels {
            if arena.get(at) == name.0 {
                return Some(arena.get(at + 1));
            }
            at += LABEL;
        }
        None
    }

    fn align(&mut self, call: Inner, list: Inner, count: u32, walk: Walk) {
        match (self.small(self.lower.child(list, 0)), count) {
            (Some(to), 1) => self.at = self.at.checked_next_multiple_of(to).unwrap_or(self.at),
            _ if walk == Walk::Operands => {
                let text = format_args!("'align' requires 1 argument");
                self.fault(Code::AssemblerDirective, call, None, text);
            }
            _ => {}
        }
    }

    fn data(&mut self, call: Inner, list: Inner, count: u32, walk: Walk) {
        let size = self.small(self.lower.child(list, 0));
        let (Some(size), 2..) = (size, count) else {
            if walk == Walk::Operands {
                let text = format_args!("'data' requires at least 2 arguments");
                self.fault(Code::AssemblerDirective, call, None, text);
            }
            return;
        };
        for index in 1..count {
            let value = self.integer(self.lower.child(list, index));
            if value.is_none() && walk == Walk::Operands {
                let text = format_args!("'data' requires integer arguments");
                self.fault(Code::AssemblerDirective, call, Some((list, index)), text);
            }
        }
        self.at = self.at.saturating_add(size.saturating_mul(count - 1));
    }

    fn instruction(&mut self, call: Inner, name: Name, list: Inner, count: u32, walk: Walk) {
        let mut operands = [Operand::Other; MOST];
        for (index, operand) in (0..count).zip(operands.iter_mut()) {
            *operand = self.operand(self.lower.child(list, index));
        }
        let given = operands.get(..count as usize);
        let mut wrongs = [None; 2 * MOST];
        let mut places = wrongs.iter_mut();
        let mut note = |index, wrong| {
            if let Some(place) = places.next() {
                *place = Some((index, wrong));
            }
        };
        let found = match given {
            Some(given) => thumb::check(self.text(name), given, &mut note),
            None => thumb::check(b"", &[], &mut note),
        };
        let label = self.lower.id(self.lower.child(list, 0));
        if walk == Walk::Operands {
            for (index, wrong) in wrongs.into_iter().flatten() {
                self.wrong(call, name, (list, index as u32), count, wrong);
            }
        } else if let (Some(label), true) = (label, found.jumps) {
            self.jump(call, list, label, found.reach);
        }
        self.at += found.size;
    }

    fn jump(&mut self, call: Inner, list: Inner, label: Name, reach: Option<i64>) {
        let place = Some((list, 0));
        let Some(target) = self.find(label) else {
            let text = Shown(self.text(label));
            let (shown, len) = text.copy();
            let text = core::str::from_utf8(shown.get(..len).unwrap_or_default());
            let text = text.unwrap_or_default();
            let text = format_args!("label '{text}' not defined");
            return self.fault(Code::AssemblerLabel, call, place, text);
        };
        // Counted from four bytes further on, in a machine that reads ahead.
        let distance = i64::from(target) - i64::from(self.at) - 4;
        if reach.is_some_and(|reach| !(-reach..reach).contains(&distance)) {
            self.fault(Code::AssemblerBranch, call, place, format_args!(""));
        }
    }

    fn wrong(&mut self, call: Inner, name: Name, at: (Inner, u32), count: u32, wrong: Wrong) {
        let (shown, len) = Shown(self.text(name)).copy();
        let name = core::str::from_utf8(shown.get(..len).unwrap_or_default()).unwrap_or_default();
        let place = Some(at);
        let operand = Code::AssemblerOperand;
        let mut say = |text: core::fmt::Arguments<'_>| self.fault(operand, call, place, text);
        match wrong {
            Wrong::Register => say(format_args!("'{name}' expects a register")),
            Wrong::AtMost(most) => say(format_args!("'{name}' expects at most r{most}")),
            Wrong::FloatRegister => say(format_args!("'{name}' expects an FPU register")),
            Wrong::Integer => say(format_args!("'{name}' expects an integer")),
            Wrong::Mask(value, mask) => say(format_args!(
                "'{name}' integer {value:#x} doesn't fit in mask {mask:#x}"
            )),
            Wrong::Address => say(format_args!(
                "'{name}' expects an address of the form [a, b]"
            )),
            Wrong::RegisterList => say(format_args!("'{name}' expects {{r0, r1, ...}}")),
            Wrong::SpecialRegister => say(format_args!("'{name}' expects a special register")),
            Wrong::Label => say(format_args!("'{name}' expects a label")),
            Wrong::Unsupported => {
                let text = format_args!(" '{name}' with {count} arguments");
                self.fault(Code::AssemblerInstruction, call, None, text);
            }
        }
    }

    fn operand(&self, word: Word) -> Operand<'_> {
        match self.plain(word) {
            Plain::Name(name) => return Operand::Name(name),
            Plain::Integer(value) => return Operand::Integer(value),
            Plain::Other => {}
        }
        let arena = &self.lower.store.arena;
        let Some(inner) = self.lower.inner(word) else {
            return Operand::Other;
        };
        let content = inner.child(arena, 0);
        match inner.rule {
            RuleId::Bracket => match Inner::of_rule(arena, content, RuleId::Items) {
                Some(items) if items.count == 2 && !self.lower.is_comprehension(items) => {
                    Operand::Address(
                        self.plain(items.child(arena, 0)),
                        self.plain(items.child(arena, 1)),
                    )
                }
                _ => Operand::Other,
            },
            RuleId::Brace => self.registers(content),
            _ => Operand::Other,
        }
    }

    fn registers(&self, content: Word) -> Operand<'_> {
        let is_register = |word| match self.plain(word) {
            Plain::Name(name) => thumb::register(name).is_some(),
            _ => false,
        };
        let arena = &self.lower.store.arena;
        match self.lower.inner(content) {
            None if self.lower.id(content).is_some() => Operand::Registers(is_register(content)),
            None => Operand::Other,
            Some(items) if items.rule == RuleId::DictItems => {
                if self.lower.is_comprehension(items) {
                    return Operand::Other;
                }
                let all = (0..items.count).all(|index| is_register(items.child(arena, index)));
                Operand::Registers(all)
            }
            Some(_) => Operand::Other,
        }
    }

    fn plain(&self, word: Word) -> Plain<'_> {
        match Node::decode(word) {
            Node::Id(name) => Plain::Name(self.text(name)),
            _ => match self.integer(word) {
                Some(value) => Plain::Integer(value),
                None => Plain::Other,
            },
        }
    }

    /// The low bits of a small integer.
    fn small(&self, word: Word) -> Option<u32> {
        match Node::decode(word) {
            Node::Int(value) => Some(value as u32),
            _ => None,
        }
    }

    /// The low bits of an integer.
    fn integer(&self, word: Word) -> Option<u32> {
        match Node::decode(word) {
            Node::Const(at) => {
                let arena = &self.lower.store.arena;
                let at = arena.get(at);
                let low = constant::word(arena, at, 0);
                match constant::kind(arena, at) {
                    Kind::Positive => Some(low),
                    Kind::Negative => Some(low.wrapping_neg()),
                    _ => None,
                }
            }
            _ => self.small(word),
        }
    }
}

/// A name that must outlive what it was taken from.
struct Shown<'t>(&'t [u8]);

impl Shown<'_> {
    fn copy(&self) -> ([u8; 40], usize) {
        let mut shown = [0; 40];
        let len = self.0.len().min(shown.len());
        for (to, from) in shown.iter_mut().zip(self.0) {
            *to = *from;
        }
        // A character that was cut is left out.
        let text = shown.get(..len).unwrap_or_default();
        let whole = match core::str::from_utf8(text) {
            Ok(_) => len,
            Err(error) => error.valid_up_to(),
        };
        (shown, whole)
    }
}
