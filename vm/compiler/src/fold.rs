//! Constant folding while the tree is built: exactly what the official compiler folds, because
//! the code must be the same.

use crate::arena::{Arena, At, OutOfMemory};
use crate::constant::{self, Kind};
use crate::float;
use crate::integer::Integer;
use crate::store::Store;
use crate::tree::{ABSENT, HEAD, Inner, Node, Word};
use garter_bytecode::operator::BinaryOp;
use garter_syntax::{RuleId, TokenKind};

/// Children of a rule that ends: on the stack, or those of a finished node.
#[derive(Clone, Copy)]
pub(crate) struct Operands {
    pub(crate) top: At,
    pub(crate) stride: u32,
    pub(crate) count: u32,
}

impl Operands {
    /// The children of a node.
    pub(crate) fn of(inner: Inner) -> Self {
        // Children of a node lie upwards; `get` knows them by the stride 0.
        Self {
            top: inner.at + HEAD,
            stride: 0,
            count: inner.count,
        }
    }

    fn place(self, index: u32) -> At {
        if self.stride == 0 {
            return self.top + index;
        }
        self.top + (self.count - 1 - index) * self.stride
    }

    fn get(self, arena: &Arena<'_>, index: u32) -> Word {
        arena.get(self.place(index))
    }
}

/// Whether a node is a constant: a number, a string, a fixed word, or a tuple of those.
pub(crate) fn is_constant(arena: &Arena<'_>, word: Word) -> bool {
    match Node::decode(word) {
        Node::Int(_) | Node::Str(_) | Node::Const(_) => true,
        Node::Token(kind) => {
            matches!(kind, TokenKind::None | TokenKind::True | TokenKind::False)
        }
        Node::Inner(at) => is_empty_tuple(arena, Inner::at(arena, at)),
        Node::Absent | Node::Id(_) => false,
    }
}

/// Whether a node is `()`.
pub(crate) fn is_empty_tuple(arena: &Arena<'_>, inner: Inner) -> bool {
    inner.rule == RuleId::Paren && inner.child(arena, 0) == ABSENT
}

/// The truth of a constant; `None` when it is none.
pub(crate) fn truth(arena: &Arena<'_>, word: Word) -> Option<bool> {
    if !is_constant(arena, word) {
        return None;
    }
    Some(match Node::decode(word) {
        Node::Int(value) => value != 0,
        Node::Str(name) => crate::names::len(arena, name) != 0,
        Node::Token(kind) => kind == TokenKind::True,
        Node::Const(at) => match constant::kind(arena, arena.get(at)) {
            Kind::Positive | Kind::Negative | Kind::Ellipsis | Kind::True => true,
            Kind::None | Kind::False => false,
            Kind::Float | Kind::Imaginary => constant::float(arena, arena.get(at)) != 0.0,
            Kind::Str | Kind::Bytes => constant::word(arena, arena.get(at), 1) != 0,
            Kind::Tuple => constant::len(arena, arena.get(at)) != 0,
        },
        _ => false,
    })
}

/// A constant as one word that can stand in a tuple: entries of the constant table by themselves,
/// without a line.
pub(crate) fn constant_word(store: &mut Store<'_, '_>, word: Word) -> Result<Word, OutOfMemory> {
    if let Node::Const(at) = Node::decode(word) {
        let entry = store.arena.get(at);
        let word = match constant::kind(&store.arena, entry) {
            Kind::None => TokenKind::None,
            Kind::False => TokenKind::False,
            Kind::True => TokenKind::True,
            _ => return Ok(Node::Const(entry).encode()),
        };
        return Ok(Node::Token(word).encode());
    }
    if Inner::of(&store.arena, word).is_none() {
        return Ok(word);
    }
    let at = store
        .constants
        .add(&mut store.arena, store.source, Kind::Tuple, &[])?;
    Ok(Node::Const(at).encode())
}

/// `a or b or c`: constants that do not decide are dropped, what follows one that does too.
pub(crate) fn logical(
    store: &mut Store<'_, '_>,
    operands: Operands,
    is_or: bool,
) -> Result<Option<Word>, OutOfMemory> {
    let arena = &mut store.arena;
    let mut kept = 0;
    for index in 0..operands.count {
        let word = operands.get(arena, index);
        let truth = truth(arena, word);
        if truth == Some(!is_or) && index + 1 < operands.count {
            continue;
        }
        arena.set(operands.place(kept), word);
        kept += 1;
        if truth == Some(is_or) {
            break;
        }
    }
    if kept == 1 {
        return Ok(Some(operands.get(arena, 0)));
    }
    // What is left moves up to the end of the operands, where the node takes its children.
    for index in kept..operands.count {
        arena.set(operands.place(index), DROPPED);
    }
    Ok(None)
}

/// Stands where an operand was dropped; a node skips it.
pub(crate) const DROPPED: Word = Word::MAX & !1;

/// `not` of a constant.
pub(crate) fn not(store: &Store<'_, '_>, word: Word) -> Option<Word> {
    let kind = if truth(&store.arena, word)? {
        TokenKind::False
    } else {
        TokenKind::True
    };
    Some(Node::Token(kind).encode())
}

/// A number on its way through folding.
#[derive(Clone, Copy)]
enum Number {
    Int(Integer),
    Float(f64),
}

fn number(store: &mut Store<'_, '_>, word: Word) -> Result<Option<Number>, OutOfMemory> {
    Ok(match Node::decode(word) {
        Node::Int(value) => Some(Number::Int(Integer::new(
            &mut store.arena,
            i64::from(value),
        )?)),
        Node::Const(at) => match constant::kind(&store.arena, store.arena.get(at)) {
            kind @ (Kind::Positive | Kind::Negative) => Some(Number::Int(Integer {
                at: constant::content(store.arena.get(at)),
                len: constant::len(&store.arena, store.arena.get(at)),
                negative: kind == Kind::Negative,
            })),
            Kind::Float => Some(Number::Float(constant::float(
                &store.arena,
                store.arena.get(at),
            ))),
            _ => None,
        },
        _ => None,
    })
}

/// Makes a node of an integer whose limbs lie above `low`, and gives everything there back.
pub(crate) fn keep_integer(
    store: &mut Store<'_, '_>,
    low: At,
    value: Integer,
    line: u32,
) -> Result<Word, OutOfMemory> {
    let arena = &mut store.arena;
    if value.at < low {
        arena.release(low);
        return store.integer(value, line);
    }
    // The limbs wait on the stack while their scratch place becomes the constant's.
    let copy = arena.push_run(value.len)?;
    for index in 0..value.len {
        let limb = arena.get(value.at + index);
        arena.set(copy + index, limb);
    }
    arena.release(low);
    let word = store.integer(Integer { at: copy, ..value }, line);
    store.arena.cut(copy + value.len);
    word
}

fn keep(store: &mut Store<'_, '_>, low: At, value: Number) -> Result<Word, OutOfMemory> {
    match value {
        Number::Int(value) => keep_integer(store, low, value, 0),
        Number::Float(value) => {
            store.arena.release(low);
            store.float(Kind::Float, value, 0)
        }
    }
}

/// `+`, `-`, `~` before a number.
pub(crate) fn unary(
    store: &mut Store<'_, '_>,
    operands: Operands,
) -> Result<Option<Word>, OutOfMemory> {
    let low = store.arena.low();
    let operator = Node::decode(operands.get(&store.arena, 0));
    let word = operands.get(&store.arena, 1);
    // The usual case needs no scratch.
    if let (Node::Token(TokenKind::Minus), Node::Int(value)) = (operator, Node::decode(word))
        && store.small.fits_node(-i64::from(value))
    {
        return Ok(Some(Node::Int(-value).encode()));
    }
    let Some(value) = number(store, word)? else {
        return Ok(None);
    };
    let result = match (operator, value) {
        (Node::Token(TokenKind::Plus), value) => value,
        (Node::Token(TokenKind::Minus), Number::Int(value)) => Number::Int(value.negate()),
        (Node::Token(TokenKind::Minus), Number::Float(value)) => Number::Float(-value),
        (Node::Token(TokenKind::Tilde), Number::Int(value)) => {
            let one = Integer::new(&mut store.arena, 1)?;
            Number::Int(value.negate().subtract(&mut store.arena, one)?)
        }
        _ => {
            store.arena.release(low);
            return Ok(None);
        }
    };
    keep(store, low, result).map(Some)
}

/// Binary operators, when every operand is a number.
pub(crate) fn binary(
    store: &mut Store<'_, '_>,
    rule: RuleId,
    operands: Operands,
) -> Result<Option<Word>, OutOfMemory> {
    // Rules of several operators have their tokens between the operands.
    let fixed = match rule {
        RuleId::Power => Some(BinaryOp::Power),
        RuleId::Expression => Some(BinaryOp::Or),
        RuleId::XorExpression => Some(BinaryOp::Xor),
        RuleId::AndExpression => Some(BinaryOp::And),
        _ => None,
    };
    let step = if fixed.is_some() { 1 } else { 2 };
    let mut index = 0;
    while index < operands.count {
        let numeric = match Node::decode(operands.get(&store.arena, index)) {
            Node::Int(_) => true,
            Node::Const(at) => matches!(
                constant::kind(&store.arena, store.arena.get(at)),
                Kind::Positive | Kind::Negative | Kind::Float
            ),
            _ => false,
        };
        if !numeric {
            return Ok(None);
        }
        index += step;
    }
    let low = store.arena.low();
    let first = operands.get(&store.arena, 0);
    let Some(mut value) = number(store, first)? else {
        return Ok(None);
    };
    let mut index = step;
    while index < operands.count {
        let operator = match fixed {
            Some(operator) => Some(operator),
            None => operator(operands.get(&store.arena, index - 1)),
        };
        let word = operands.get(&store.arena, index);
        let (Some(operator), Some(right)) = (operator, number(store, word)?) else {
            store.arena.release(low);
            return Ok(None);
        };
        let Some(result) = apply(store, operator, value, right)? else {
            store.arena.release(low);
            return Ok(None);
        };
        value = result;
        index += step;
    }
    keep(store, low, value).map(Some)
}

/// The operator that a token between operands stands for.
pub(crate) fn operator(word: Word) -> Option<BinaryOp> {
    let Node::Token(kind) = Node::decode(word) else {
        return None;
    };
    Some(match kind {
        TokenKind::Plus => BinaryOp::Add,
        TokenKind::Minus => BinaryOp::Subtract,
        TokenKind::Star => BinaryOp::Multiply,
        TokenKind::Slash => BinaryOp::TrueDivide,
        TokenKind::DoubleSlash => BinaryOp::FloorDivide,
        TokenKind::Percent => BinaryOp::Modulo,
        TokenKind::At => BinaryOp::MatMultiply,
        TokenKind::ShiftLeft => BinaryOp::LeftShift,
        TokenKind::ShiftRight => BinaryOp::RightShift,
        _ => return None,
    })
}

fn apply(
    store: &mut Store<'_, '_>,
    operator: BinaryOp,
    left: Number,
    right: Number,
) -> Result<Option<Number>, OutOfMemory> {
    let (left, right) = match (left, right) {
        (Number::Int(left), Number::Int(right)) => {
            return apply_integers(store, operator, left, right);
        }
        (Number::Float(left), Number::Float(right)) => (left, right),
        (Number::Int(left), Number::Float(right)) => (left.float(&store.arena), right),
        (Number::Float(left), Number::Int(right)) => (left, right.float(&store.arena)),
    };
    Ok(apply_floats(operator, left, right))
}

fn apply_floats(operator: BinaryOp, left: f64, right: f64) -> Option<Number> {
    float::apply(operator, left, right).map(Number::Float)
}

fn apply_integers(
    store: &mut Store<'_, '_>,
    operator: BinaryOp,
    left: Integer,
    right: Integer,
) -> Result<Option<Number>, OutOfMemory> {
    let most_limbs = store.most_limbs();
    let arena = &mut store.arena;
    let small = right
        .value(arena)
        .and_then(|value| u32::try_from(value).ok());
    if left.grows_too_long(arena, operator, right, most_limbs) {
        return Ok(None);
    }
    let result = match operator {
        BinaryOp::Add => left.add(arena, right)?,
        BinaryOp::Subtract => left.subtract(arena, right)?,
        BinaryOp::Multiply => left.multiply(arena, right)?,
        BinaryOp::FloorDivide | BinaryOp::Modulo => {
            let Some((quotient, rest)) = left.divide(arena, right)? else {
                return Ok(None);
            };
            if operator == BinaryOp::Modulo {
                rest
            } else {
                quotient
            }
        }
        BinaryOp::TrueDivide => {
            let (left, right) = (left.float(arena), right.float(arena));
            return Ok(apply_floats(operator, left, right));
        }
        BinaryOp::Power => match small {
            Some(exponent) => left.power(arena, exponent)?,
            None if right.negative => {
                let (left, right) = (left.float(arena), right.float(arena));
                return Ok(apply_floats(operator, left, right));
            }
            // Beyond 32 bits only 0, 1 and -1 have powers that fit anywhere.
            None => match left.value(arena) {
                Some(0 | 1) => left,
                Some(-1) if right.is_odd(arena) => left,
                Some(-1) => left.negate(),
                _ => return Err(OutOfMemory),
            },
        },
        BinaryOp::LeftShift | BinaryOp::RightShift => match small {
            Some(by) if operator == BinaryOp::LeftShift => left.shift_left(arena, by)?,
            Some(by) => left.shift_right(arena, by)?,
            // No number has so many bits: only its sign is left.
            None => match right.value(arena) {
                Some(1..) if operator == BinaryOp::RightShift => {
                    left.shift_right(arena, u32::MAX)?
                }
                Some(1..) if left.is_zero() => left,
                _ => return Ok(None),
            },
        },
        BinaryOp::And => left.bitwise(arena, right, |a, b| a & b)?,
        BinaryOp::Or => left.bitwise(arena, right, |a, b| a | b)?,
        BinaryOp::Xor => left.bitwise(arena, right, |a, b| a ^ b)?,
        _ => return Ok(None),
    };
    Ok(Some(Number::Int(result)))
}

/// A tuple of constants is a constant.
pub(crate) fn tuple(
    store: &mut Store<'_, '_>,
    operands: Operands,
    line: u32,
) -> Result<Option<Word>, OutOfMemory> {
    for index in 0..operands.count {
        if !is_constant(&store.arena, operands.get(&store.arena, index)) {
            return Ok(None);
        }
    }
    for index in 0..operands.count {
        let word = constant_word(store, operands.get(&store.arena, index))?;
        store.arena.set(operands.place(index), word);
    }
    let word = |arena: &Arena<'_>, index| operands.get(arena, index);
    let (arena, source) = (&mut store.arena, store.source);
    let at = store
        .constants
        .add_from(arena, source, Kind::Tuple, operands.count, word)?;
    store.occurrence(at, line).map(Some)
}
