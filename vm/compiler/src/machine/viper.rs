//! The machine that `native` and `viper` functions run on, with types in place of values: it gets
//! the instructions in the order of the code and says what is wrong with them. After a fault the
//! value has the type that the official compiler goes on with.

use super::types::Type;
use super::{Flavour, Problem};
use crate::arena::{Arena, At, OutOfMemory};
use crate::fault::Code;
use crate::names::Name;
use garter_bytecode::opcode::op;
use garter_bytecode::operator::{BinaryOp, UnaryOp};

/// Deeper values are taken for objects.
const DEEPEST: u32 = 512;
/// Most problems of one instruction, or of the few that are made at once.
const MOST: usize = 4;

/// The machine.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Machine {
    flavour: Flavour,
    stack: At,
    depth: u32,
    locals: At,
    count: u32,
    result: Type,
    problems: [Option<Problem>; MOST],
    /// Where the text of the problems is, when it is not that of the node under way.
    range: Option<(u32, u32)>,
}

impl Machine {
    /// A machine for a function with so many locals. Its memory lies on the arena's stack.
    pub(crate) fn new(
        arena: &mut Arena<'_>,
        flavour: Flavour,
        count: u32,
    ) -> Result<Self, OutOfMemory> {
        let stack = arena.push_run(DEEPEST)?;
        let locals = arena.push_run(count)?;
        for local in 0..count {
            arena.set(locals + local, Type::Unknown.encode());
        }
        Ok(Self {
            flavour,
            stack,
            depth: 0,
            locals,
            count,
            result: Type::Object,
            problems: [None; MOST],
            range: None,
        })
    }

    pub(crate) fn is_viper(&self) -> bool {
        self.flavour == Flavour::Viper
    }

    /// Says what a parameter is.
    pub(crate) fn set_local(&mut self, arena: &mut Arena<'_>, local: u32, own: Type) {
        if local < self.count {
            arena.set(self.locals + local, own.encode());
        }
    }

    /// Says what is returned.
    pub(crate) fn set_result(&mut self, result: Type) {
        self.result = result;
    }

    /// Notes a problem.
    pub(crate) fn problem(&mut self, problem: Problem) {
        if let Some(place) = self.problems.iter_mut().find(|place| place.is_none()) {
            *place = Some(problem);
        }
    }

    /// Notes a problem, and where it is.
    pub(crate) fn problem_at(&mut self, problem: Problem, range: (u32, u32)) {
        self.problem(problem);
        self.range = Some(range);
    }

    /// Where the problems are, when they say so.
    pub(crate) fn take_range(&mut self) -> Option<(u32, u32)> {
        self.range.take()
    }

    /// The problems since this was asked last.
    pub(crate) fn take_problems(&mut self) -> [Option<Problem>; MOST] {
        core::mem::replace(&mut self.problems, [None; MOST])
    }

    fn push(&mut self, arena: &mut Arena<'_>, value: Type) {
        if self.depth < DEEPEST {
            arena.set(self.stack + self.depth, value.encode());
        }
        self.depth += 1;
    }

    fn pop(&mut self, arena: &Arena<'_>) -> Type {
        let top = self.peek(arena, 0);
        self.depth = self.depth.saturating_sub(1);
        top
    }

    fn peek(&self, arena: &Arena<'_>, below: u32) -> Type {
        match self.depth.checked_sub(below + 1) {
            Some(at) if at < DEEPEST => Type::decode(arena.get(self.stack + at)),
            _ => Type::Object,
        }
    }

    fn drop(&mut self, count: u32) {
        self.depth = self.depth.saturating_sub(count);
    }

    /// The depth changes without an instruction.
    pub(crate) fn adjust(&mut self, arena: &mut Arena<'_>, by: i32, like_top: bool) {
        self.drop(by.min(0).unsigned_abs());
        let top = self.peek(arena, 0);
        for _ in 0..by.max(0) {
            self.push(arena, if like_top { top } else { Type::Object });
        }
    }

    fn local(&self, arena: &Arena<'_>, local: u32) -> Type {
        if local < self.count {
            Type::decode(arena.get(self.locals + local))
        } else {
            Type::Object
        }
    }

    /// A local is read, by its number.
    pub(crate) fn load_local(&mut self, arena: &mut Arena<'_>, local: u32, name: Name) {
        let own = self.local(arena, local);
        if own == Type::Unknown && self.is_viper() {
            self.problem(Problem::UsedBefore(name));
        }
        self.push(arena, own);
    }

    /// What is in a local's cell is read or written.
    pub(crate) fn use_cell(&mut self, arena: &mut Arena<'_>, local: u32, name: Name) {
        self.load_local(arena, local, name);
        self.drop(1);
    }

    /// A local is written, by its number.
    pub(crate) fn store_local(&mut self, arena: &mut Arena<'_>, local: u32, name: Name) {
        let value = self.pop(arena);
        let own = self.local(arena, local);
        if own == Type::Unknown {
            let value = if value == Type::Unknown {
                Type::None
            } else {
                value
            };
            self.set_local(arena, local, value);
        } else if own.name() != value.name() && self.is_viper() {
            self.problem(Problem::Local(name, own, value));
        }
    }

    /// A local is deleted: it becomes `None`.
    pub(crate) fn delete_local(&mut self, arena: &mut Arena<'_>, local: u32, name: Name) {
        self.push(arena, Type::None);
        self.store_local(arena, local, name);
    }

    /// A value of a known type is loaded.
    pub(crate) fn load(&mut self, arena: &mut Arena<'_>, value: Type) {
        self.push(arena, value);
    }

    /// A value becomes an object, which the name of a type cannot.
    fn become_object(&mut self, value: Type) {
        if matches!(value, Type::Cast(_)) && self.is_viper() {
            self.problem(Problem::Plain(Code::ConversionToObject));
        }
    }

    fn truth(&mut self, value: Type) {
        if !value.has_truth() && self.is_viper() {
            self.problem(Problem::Type(Code::ConvertToBool, value, " to 'bool'"));
        }
    }

    /// An instruction with a count or none. `change` is what it does to the depth.
    pub(crate) fn op(&mut self, arena: &mut Arena<'_>, number: u8, count: u32, change: i32) {
        match number {
            op::LOAD_CONST_FALSE | op::LOAD_CONST_TRUE => self.push(arena, Type::Bool),
            op::LOAD_CONST_NONE => self.push(arena, Type::None),
            op::DUP_TOP => {
                let top = self.peek(arena, 0);
                self.push(arena, top);
            }
            op::DUP_TOP_TWO => {
                let (below, top) = (self.peek(arena, 1), self.peek(arena, 0));
                self.push(arena, below);
                self.push(arena, top);
            }
            op::ROT_TWO => self.rotate(arena, 2),
            op::ROT_THREE => self.rotate(arena, 3),
            op::LOAD_SUBSCR => self.load_item(arena),
            op::STORE_SUBSCR => self.store_item(arena),
            op::POP_JUMP_IF_TRUE
            | op::POP_JUMP_IF_FALSE
            | op::JUMP_IF_TRUE_OR_POP
            | op::JUMP_IF_FALSE_OR_POP => {
                let value = self.pop(arena);
                self.truth(value);
            }
            op::RETURN_VALUE => self.give_back(arena),
            op::RAISE_OBJ => {
                let raised = self.pop(arena);
                if raised != Type::Object && self.is_viper() {
                    self.problem(Problem::Plain(Code::RaiseObject));
                }
            }
            op::RAISE_LAST | op::RAISE_FROM => {
                self.problem(Problem::Plain(Code::NativeRaise));
                self.drop(change.unsigned_abs());
            }
            op::YIELD_VALUE | op::YIELD_FROM => {
                if self.is_viper() {
                    self.problem(Problem::Plain(Code::NativeYield));
                }
                self.adjust(arena, change, false);
                self.replace(arena);
            }
            op::CALL_FUNCTION => self.call(arena, count),
            op::CALL_METHOD => {
                self.arguments(arena, count);
                self.adjust(arena, change, false);
                self.replace(arena);
            }
            op::BUILD_TUPLE | op::BUILD_LIST | op::BUILD_SET => {
                for below in 0..count {
                    let value = self.peek(arena, below);
                    self.become_object(value);
                }
                self.drop(count);
                self.push(arena, Type::Object);
            }
            op::UNPACK_SEQUENCE | op::UNPACK_EX => {
                self.drop(1);
                self.adjust(arena, change + 1, false);
            }
            op::JUMP | op::POP_TOP | op::STORE_NAME | op::STORE_GLOBAL | op::STORE_ATTR => {
                self.adjust(arena, change, false);
            }
            _ => {
                self.adjust(arena, change, false);
                if makes_value(number) {
                    self.replace(arena);
                }
            }
        }
    }

    /// The top value becomes an object.
    fn replace(&mut self, arena: &mut Arena<'_>) {
        self.drop(1);
        self.push(arena, Type::Object);
    }

    /// The top value goes below the others.
    fn rotate(&mut self, arena: &mut Arena<'_>, count: u32) {
        let top = self.pop(arena);
        let mut others = [Type::Object; 3];
        for other in others.iter_mut().take(count as usize - 1) {
            *other = self.pop(arena);
        }
        self.push(arena, top);
        for other in others.iter().take(count as usize - 1).rev() {
            self.push(arena, *other);
        }
    }

    fn load_item(&mut self, arena: &mut Arena<'_>) {
        let (index, base) = (self.pop(arena), self.pop(arena));
        if !self.is_viper() || base == Type::Object {
            self.become_object(index);
            return self.push(arena, Type::Object);
        }
        if !base.is_array() {
            self.problem(Problem::Type(Code::LoadFrom, base, ""));
        } else if !index.is_integer() {
            self.problem(Problem::Type(Code::LoadWith, index, " index"));
        }
        self.push(arena, Type::Int);
    }

    fn store_item(&mut self, arena: &Arena<'_>) {
        let (index, base, value) = (self.pop(arena), self.pop(arena), self.pop(arena));
        if !self.is_viper() || base == Type::Object {
            self.become_object(index);
            return self.become_object(value);
        }
        if !base.is_array() {
            return self.problem(Problem::Type(Code::StoreTo, base, ""));
        }
        if !index.is_integer() {
            self.problem(Problem::Type(Code::StoreWith, index, " index"));
        }
        if !value.is_integer() && value != Type::Bool {
            self.problem(Problem::Type(Code::Store, value, ""));
        }
    }

    fn give_back(&mut self, arena: &Arena<'_>) {
        let value = self.pop(arena);
        if self.is_viper() && value != Type::None && value != self.result {
            let (expected, found) = (self.result, value);
            self.problem(Problem::Types(
                Code::ReturnType,
                expected,
                " but got",
                found,
                "",
            ));
        }
    }

    fn arguments(&mut self, arena: &Arena<'_>, count: u32) {
        for below in 0..(count & 0xff) + 2 * (count >> 8) {
            let value = self.peek(arena, below);
            self.become_object(value);
        }
    }

    fn call(&mut self, arena: &mut Arena<'_>, count: u32) {
        let values = (count & 0xff) + 2 * (count >> 8);
        let function = self.peek(arena, values);
        if let (Type::Cast(cast), 1, true) = (function, count, self.is_viper()) {
            if matches!(self.peek(arena, 0), Type::Cast(_)) {
                self.problem(Problem::Plain(Code::Casting));
            }
            self.drop(2);
            return self.push(arena, cast.result());
        }
        self.arguments(arena, count);
        self.drop(values + 1);
        self.push(arena, Type::Object);
    }

    pub(crate) fn unary(&mut self, arena: &mut Arena<'_>, operator: UnaryOp) {
        let value = self.peek(arena, 0);
        if !self.is_viper() || value == Type::Object {
            return self.replace(arena);
        }
        let is_not = operator == UnaryOp::Not;
        if is_not && value.is_integer() {
            self.problem(Problem::Plain(Code::NotMissing));
        } else if is_not || !value.is_integer() {
            self.problem(Problem::Type(Code::UnaryOfType, value, ""));
        }
    }

    /// `operator` on the two top values; `negated` for `not in`.
    pub(crate) fn binary(&mut self, arena: &mut Arena<'_>, operator: BinaryOp, negated: bool) {
        let (right, left) = (self.pop(arena), self.pop(arena));
        if !self.is_viper() || (left == Type::Object && right == Type::Object) {
            return self.push(arena, Type::Object);
        }
        if !left.is_integer() || !right.is_integer() {
            self.problem(Problem::Types(Code::BinaryTypes, left, " and", right, ""));
            return self.push(arena, left);
        }
        let result = match operator {
            BinaryOp::Less
            | BinaryOp::More
            | BinaryOp::Equal
            | BinaryOp::LessEqual
            | BinaryOp::MoreEqual
            | BinaryOp::NotEqual => {
                if left != right {
                    self.problem(Problem::Plain(Code::CompareIntUint));
                }
                Type::Bool
            }
            BinaryOp::FloorDivide
            | BinaryOp::Modulo
            | BinaryOp::InplaceFloorDivide
            | BinaryOp::InplaceModulo => {
                if left == Type::Uint {
                    self.problem(Problem::Plain(Code::DivideUint));
                }
                Type::Int
            }
            BinaryOp::Or
            | BinaryOp::Xor
            | BinaryOp::And
            | BinaryOp::LeftShift
            | BinaryOp::RightShift
            | BinaryOp::Add
            | BinaryOp::Subtract
            | BinaryOp::Multiply
            | BinaryOp::InplaceOr
            | BinaryOp::InplaceXor
            | BinaryOp::InplaceAnd
            | BinaryOp::InplaceLeftShift
            | BinaryOp::InplaceRightShift
            | BinaryOp::InplaceAdd
            | BinaryOp::InplaceSubtract
            | BinaryOp::InplaceMultiply => left,
            _ => {
                // It has no names for these operators; for `not in` it finds a wrong one.
                let name = if negated { "__complex__" } else { "" };
                self.problem(Problem::Operator(name));
                left
            }
        };
        self.push(arena, result);
    }
}

/// Instructions that leave an object on top, besides those that push something anyway.
fn makes_value(number: u8) -> bool {
    matches!(
        number,
        op::LOAD_ATTR
            | op::LOAD_METHOD
            | op::LOAD_SUPER_METHOD
            | op::IMPORT_NAME
            | op::MAKE_FUNCTION
            | op::MAKE_FUNCTION_DEFARGS
            | op::MAKE_CLOSURE
            | op::MAKE_CLOSURE_DEFARGS
            | op::BUILD_SLICE
            | op::CALL_FUNCTION_VAR_KW
            | op::CALL_METHOD_VAR_KW
            | op::GET_ITER
            | op::GET_ITER_STACK
    )
}
