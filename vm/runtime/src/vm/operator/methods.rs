//! The names of the methods that do operations.

use garter_bytecode::operator::BinaryOp;

use crate::names::Name;
use crate::rom::Unary;

/// The method that does a unary operation.
pub(crate) const fn unary_name(op: Unary) -> Name {
    match op {
        Unary::Positive => const { Name::of("__pos__") },
        Unary::Negative => const { Name::of("__neg__") },
        Unary::Invert => const { Name::of("__invert__") },
        Unary::Bool => const { Name::of("__bool__") },
        Unary::Len => const { Name::of("__len__") },
        Unary::Hash => const { Name::of("__hash__") },
        Unary::Abs => const { Name::of("__abs__") },
        Unary::Int => const { Name::of("__int__") },
        Unary::Float => const { Name::of("__float__") },
    }
}

/// How many binary operators there are.
const BINARY: usize = BinaryOp::ALL.len();
/// The numbers of the methods' names, 0 for none.
type Names = [u16; BINARY];

/// The method that does a binary operation.
pub(crate) fn binary_name(op: BinaryOp) -> Option<Name> {
    static NAMES: Names = {
        let mut names = [0; BINARY];
        let mut i = 0;
        while i < BINARY {
            names[i] = number(binary_text(BinaryOp::ALL[i]));
            i += 1;
        }
        names
    };
    name(&NAMES, op)
}

/// The method of the right operand that does a binary operation.
pub(crate) fn reflected_name(op: BinaryOp) -> Option<Name> {
    static NAMES: Names = {
        let mut names = [0; BINARY];
        let mut i = 0;
        while i < BINARY {
            names[i] = number(reflected_text(BinaryOp::ALL[i]));
            i += 1;
        }
        names
    };
    name(&NAMES, op)
}

fn name(names: &Names, op: BinaryOp) -> Option<Name> {
    match names.get(op as usize) {
        None | Some(0) => None,
        Some(id) => Some(Name::from_id(u32::from(*id))),
    }
}

const fn number(text: Option<&'static str>) -> u16 {
    match text {
        Some(text) => {
            let id = Name::of(text).id();
            assert!(0 < id && id <= u16::MAX as u32);
            id as u16
        }
        None => 0,
    }
}

const fn binary_text(op: BinaryOp) -> Option<&'static str> {
    Some(match op {
        BinaryOp::Less => "__lt__",
        BinaryOp::More => "__gt__",
        BinaryOp::Equal => "__eq__",
        BinaryOp::LessEqual => "__le__",
        BinaryOp::MoreEqual => "__ge__",
        BinaryOp::NotEqual => "__ne__",
        BinaryOp::In => "__contains__",
        BinaryOp::InplaceAdd => "__iadd__",
        BinaryOp::InplaceSubtract => "__isub__",
        BinaryOp::Or => "__or__",
        BinaryOp::Xor => "__xor__",
        BinaryOp::And => "__and__",
        BinaryOp::LeftShift => "__lshift__",
        BinaryOp::RightShift => "__rshift__",
        BinaryOp::Add => "__add__",
        BinaryOp::Subtract => "__sub__",
        BinaryOp::Multiply => "__mul__",
        BinaryOp::MatMultiply => "__matmul__",
        BinaryOp::FloorDivide => "__floordiv__",
        BinaryOp::TrueDivide => "__truediv__",
        BinaryOp::Modulo => "__mod__",
        BinaryOp::Power => "__pow__",
        // Of the methods for in-place operators a board knows two.
        _ => return None,
    })
}

const fn reflected_text(op: BinaryOp) -> Option<&'static str> {
    Some(match op {
        BinaryOp::Or => "__ror__",
        BinaryOp::Xor => "__rxor__",
        BinaryOp::And => "__rand__",
        BinaryOp::LeftShift => "__rlshift__",
        BinaryOp::RightShift => "__rrshift__",
        BinaryOp::Add => "__radd__",
        BinaryOp::Subtract => "__rsub__",
        BinaryOp::Multiply => "__rmul__",
        BinaryOp::MatMultiply => "__rmatmul__",
        BinaryOp::FloorDivide => "__rfloordiv__",
        BinaryOp::TrueDivide => "__rtruediv__",
        BinaryOp::Modulo => "__rmod__",
        BinaryOp::Power => "__rpow__",
        _ => return None,
    })
}
