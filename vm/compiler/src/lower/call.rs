//! Atoms with trailers: calls, method calls, `super()`.

use super::{Done, Lower, What};
use crate::fault::Code;
use crate::names::Name;
use crate::scope::{PARAMETER, ScopeKind, Use};
use crate::tree::{ABSENT, Inner, Word};
use garter_bytecode::opcode::op;
use garter_syntax::RuleId;

/// Flags of a call: it is a method's.
pub(super) const METHOD: u8 = 1;
/// It has `*` arguments.
const STAR: u8 = 2;
/// It has `**` arguments.
const DOUBLE_STAR: u8 = 4;

/// How many arguments a call has so far.
#[derive(Clone, Copy)]
pub(super) struct Counts {
    pub(super) positional: u32,
    pub(super) keyword: u32,
}

impl Lower<'_, '_, '_> {
    pub(super) fn primary(&mut self, primary: Inner) -> Done {
        let subject = self.child(primary, 0);
        self.value(subject)?;
        let first = self.child(primary, 1);
        let bare_call = Inner::of_rule(&self.store.arena, first, RuleId::CallArguments)
            .is_some_and(|call| call.child(&self.store.arena, 0) == ABSENT);
        let is_super = bare_call
            && self.scope.kind(&self.store.arena) == ScopeKind::Function
            && self
                .id(subject)
                .is_some_and(|name| self.is_name(name, "super"));
        if is_super {
            return self.super_call(primary);
        }
        self.task(What::Trailers, 0, [primary.at, 1, primary.count, 0])
    }

    /// `super()`: the class and the first argument are passed.
    fn super_call(&mut self, primary: Inner) -> Done {
        let class = self.known.class;
        self.then(What::LoadId, class.0)?;
        let arena = &self.store.arena;
        let mut id = Use(self.scope.first_use(arena));
        while id != Use::NONE && !id.has(arena, PARAMETER) {
            id = id.next(arena);
        }
        if id == Use::NONE {
            return self.fault(Code::SuperWithoutSelf, primary.word());
        }
        let first = id.name(arena);
        self.then(What::LoadId, first.0)?;
        let arena = &self.store.arena;
        let method = Inner::of_rule(arena, primary.child(arena, 2), RuleId::Attribute);
        let call = Inner::of_rule(arena, primary.child(arena, 3), RuleId::CallArguments);
        if let (Some(method), Some(call)) = (method, call) {
            let name = self.id(self.child(method, 0)).unwrap_or(Name::NONE);
            self.op_name(op::LOAD_SUPER_METHOD, name)?;
            let arguments = self.child(call, 0);
            self.call_arguments(arguments, METHOD, 0)?;
            return self.task(What::Trailers, 0, [primary.at, 4, primary.count, 0]);
        }
        self.task(What::Call, 0, [2, 0, 0, 0])?;
        self.task(What::Trailers, 0, [primary.at, 2, primary.count, 0])
    }

    /// Trailers from `index` up to `end`; an attribute that is called becomes a method call.
    pub(super) fn trailers(&mut self, at: u32, index: u32, end: u32) -> Done {
        let primary = self.at(at);
        if index >= end {
            return Ok(());
        }
        let arena = &self.store.arena;
        let trailer = primary.child(arena, index);
        let attribute = Inner::of_rule(arena, trailer, RuleId::Attribute);
        let next = if index + 1 < end {
            primary.child(arena, index + 1)
        } else {
            ABSENT
        };
        let call = Inner::of_rule(arena, next, RuleId::CallArguments);
        if let (Some(attribute), Some(call)) = (attribute, call) {
            let name = self.id(self.child(attribute, 0)).unwrap_or(Name::NONE);
            self.emit.op_name(self.store, op::LOAD_METHOD, name)?;
            let arguments = self.child(call, 0);
            self.call_arguments(arguments, METHOD, 0)?;
            return self.task(What::Trailers, 0, [at, index + 2, end, 0]);
        }
        self.value(trailer)?;
        self.task(What::Trailers, 0, [at, index + 1, end, 0])
    }

    /// The arguments of a call, then the call. `extra` positional ones are on the stack already.
    pub(super) fn call_arguments(&mut self, arguments: Word, flags: u8, extra: u32) -> Done {
        self.task(What::Arguments, flags, [arguments, 0, extra, 0])
    }

    /// Arguments from `index` on; `counts` are those so far.
    pub(super) fn arguments(
        &mut self,
        arguments: Word,
        index: u32,
        mut counts: Counts,
        mut flags: u8,
    ) -> Done {
        let list = Inner::of_rule(&self.store.arena, arguments, RuleId::Arguments);
        let (count, argument) = match list {
            Some(list) => (list.count, self.child(list, index)),
            None if arguments == ABSENT => (0, ABSENT),
            None => (1, arguments),
        };
        if index >= count {
            return self.end_call(arguments, counts, flags);
        }
        let inner = self.inner(argument);
        match inner.map(|inner| inner.rule) {
            Some(RuleId::StarArgument) => {
                if flags & DOUBLE_STAR != 0 {
                    return self.fault(Code::StarAfterDoubleStar, argument);
                }
                if counts.keyword > 0 {
                    return self.fault(Code::StarAfterKeyword, argument);
                }
                if index >= self.store.small.most_arguments() {
                    return self.fault(Code::TooManyArguments, argument);
                }
                flags |= STAR;
                self.argument_value(inner, 0)?;
                counts.positional += 1;
            }
            Some(RuleId::DoubleStarArgument) => {
                flags |= DOUBLE_STAR;
                // Passed as a keyword argument without a name.
                self.op(op::LOAD_NULL)?;
                self.argument_value(inner, 0)?;
                counts.keyword += 1;
            }
            Some(RuleId::PlainArgument) => {
                self.marked_argument(inner, argument, &mut counts)?;
            }
            _ => {
                if flags & DOUBLE_STAR != 0 {
                    return self.argument_fault(Code::PositionalAfterDoubleStar, list, index);
                }
                if counts.keyword > 0 {
                    return self.argument_fault(Code::PositionalAfterKeyword, list, index);
                }
                self.value(argument)?;
                counts.positional += 1;
            }
        }
        let Counts {
            positional,
            keyword,
        } = counts;
        let next = [arguments, index + 1, positional, keyword];
        self.task(What::Arguments, flags, next)
    }

    fn argument_fault(&mut self, code: Code, list: Option<Inner>, index: u32) -> Done {
        match list {
            Some(list) => self.fault_in(code, list, index),
            None => self.fault(code, ABSENT),
        }
    }

    fn argument_value(&mut self, inner: Option<Inner>, index: u32) -> Done {
        match inner {
            Some(inner) => {
                let value = self.child(inner, index);
                self.value(value)
            }
            None => Ok(()),
        }
    }

    /// `name=value`, `name := value` or a generator expression.
    fn marked_argument(&mut self, inner: Option<Inner>, word: Word, counts: &mut Counts) -> Done {
        let Some(inner) = inner else { return Ok(()) };
        let target = self.child(inner, 0);
        let Some(tail) = self.inner(self.child(inner, 1)) else {
            return Ok(());
        };
        if tail.rule == RuleId::KeywordValue {
            counts.keyword += 1;
            let Some(name) = self.id(target) else {
                return self.fault(Code::KeywordNotName, word);
            };
            self.op_name(op::LOAD_CONST_STRING, name)?;
            let value = self.child(tail, 0);
            return self.value(value);
        }
        counts.positional += 1;
        if tail.rule == RuleId::WalrusValue {
            let value = self.child(tail, 0);
            return self.named(target, value);
        }
        self.comprehension(inner, ScopeKind::GenExpr)
    }

    fn end_call(&mut self, arguments: Word, counts: Counts, flags: u8) -> Done {
        if flags & (STAR | DOUBLE_STAR) != 0 {
            let stars = self.stars(arguments);
            #[cfg(feature = "host")]
            self.emit.long_int(self.store, stars as i64)?;
            #[cfg(not(feature = "host"))]
            self.emit.int(self.store, stars as i32)?;
        }
        self.call(counts.positional, counts.keyword, flags)
    }

    /// A bit for each argument with a star.
    fn stars(&self, arguments: Word) -> u64 {
        let arena = &self.store.arena;
        let is_star = |word| u64::from(Inner::of_rule(arena, word, RuleId::StarArgument).is_some());
        match Inner::of_rule(arena, arguments, RuleId::Arguments) {
            // Stars beyond the bits are a fault by now.
            Some(list) => (0..list.count).fold(0, |stars, index| {
                stars | is_star(list.child(arena, index)).wrapping_shl(index)
            }),
            None => is_star(arguments),
        }
    }

    pub(super) fn call(&mut self, positional: u32, keyword: u32, flags: u8) -> Done {
        let number = match (flags & METHOD != 0, flags & (STAR | DOUBLE_STAR) != 0) {
            (false, false) => op::CALL_FUNCTION,
            (false, true) => op::CALL_FUNCTION_VAR_KW,
            (true, false) => op::CALL_METHOD,
            (true, true) => op::CALL_METHOD_VAR_KW,
        };
        let count = keyword << 8 | positional;
        self.emit.op_count(self.store, number, count)?;
        // Of more arguments than the operand can say the machine takes what it says. The official
        // compiler reckons with all of them, so that frames in files may be too small: whoever
        // loads those makes them larger.
        #[cfg(feature = "host")]
        if self.to_file {
            let said = (count & 0xff) + 2 * (count >> 8);
            self.emit
                .adjust(said as i32 - (positional + 2 * keyword) as i32);
        }
        Ok(())
    }
}
