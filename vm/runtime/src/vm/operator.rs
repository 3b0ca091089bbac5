//! Operators on any values.

use garter_bytecode::operator::BinaryOp;

use super::Vm;
use super::run::Next;
use crate::names::Name;
use crate::rom::{Ns, Subscript, TypeDef, Unary};
use crate::types::class::Found;
use crate::types::str::layout::Text;
use crate::value::{Kind, Value};
use crate::{Raised, Res};

impl Vm<'_> {
    /// What the type of a value can do, when that is a type in ROM.
    #[inline]
    pub fn behaviour(&self, v: Value) -> Option<&'static TypeDef> {
        let rom = self.heap.type_of(v).as_rom()?;
        self.heap.rom.namespace(rom.ns()).ty
    }

    /// The built-in object inside an instance of a class that derives from a built-in type.
    #[inline]
    pub(crate) fn inner(&self, v: Value) -> Option<Value> {
        self.heap.class_of(v)?;
        self.heap.instance_native(v.as_ref()?)
    }

    /// A function that the class of an instance has under `name`.
    pub(crate) fn special(&mut self, v: Value, name: Name) -> Option<Value> {
        let class = self.heap.class_of(v)?;
        match self.class_attribute(class.value(), name)? {
            Found::Value(f) => Some(f),
            Found::Rom(..) => None,
        }
    }

    /// `object[index]`, assignment to it, `del`.
    ///
    /// # Errors
    /// TypeError, IndexError, KeyError, what Python code raises.
    pub fn subscript(&mut self, obj: Value, index: Value, what: Subscript) -> Res {
        if self.heap.class_of(obj).is_some() {
            return self.subscript_instance(obj, index, what);
        }
        match self.behaviour(obj).and_then(|ty| ty.subscript) {
            Some(subscript) => subscript(self, obj, index, what),
            None => Err(self.raise_no_subscript(obj, what)),
        }
    }

    fn subscript_instance(&mut self, obj: Value, index: Value, what: Subscript) -> Res {
        let name = match what {
            Subscript::Load => const { Name::of("__getitem__") },
            Subscript::Store(_) => const { Name::of("__setitem__") },
            Subscript::Delete => const { Name::of("__delitem__") },
        };
        match (self.special(obj, name), what) {
            (Some(f), Subscript::Store(v)) => self.call(f, &[obj, index, v]),
            (Some(f), _) => self.call(f, &[obj, index]),
            (None, _) => match self.inner(obj) {
                Some(inner) => self.subscript(inner, index, what),
                None => Err(self.raise_no_subscript(obj, what)),
            },
        }
    }

    #[cold]
    fn raise_no_subscript(&mut self, obj: Value, what: Subscript) -> Raised {
        let ty = self.heap.type_name_of(obj);
        let after = match what {
            Subscript::Load => "' object isn't subscriptable",
            Subscript::Store(_) => "' object doesn't support item assignment",
            Subscript::Delete => "' object doesn't support item deletion",
        };
        self.heap.raise_text(Ns::TypeError, "'", ty, after)
    }

    /// A unary operation.
    ///
    /// # Errors
    /// TypeError when unsupported.
    pub fn unary(&mut self, op: Unary, v: Value) -> Res {
        match self.unary_opt(op, v)? {
            Some(v) => Ok(v),
            None => Err(self.raise_unary(op, v)),
        }
    }

    #[cold]
    fn raise_unary(&mut self, op: Unary, v: Value) -> Raised {
        let ty = self.heap.type_name_of(v);
        let name = unary_name(op).rom_text(&[]).unwrap_or("");
        match op {
            Unary::Len => {
                let after = "' has no len()";
                self.heap
                    .raise_text(Ns::TypeError, "object of type '", ty, after)
            }
            Unary::Int | Unary::Float => {
                let to = if op == Unary::Int {
                    " to int"
                } else {
                    " to float"
                };
                self.heap
                    .raise_text(Ns::TypeError, "can't convert ", ty, to)
            }
            _ => {
                let between = ": '";
                let name = Text::Rom(name);
                self.heap.raise_texts(
                    Ns::TypeError,
                    "unsupported type for ",
                    name,
                    between,
                    ty,
                    "'",
                )
            }
        }
    }

    /// A unary operation; `None`: not supported.
    ///
    /// # Errors
    /// What the operation raises.
    pub fn unary_opt(&mut self, op: Unary, v: Value) -> Res<Option<Value>> {
        if self.heap.class_of(v).is_some() {
            return self.unary_instance(op, v);
        }
        match self.behaviour(v).and_then(|ty| ty.unary) {
            Some(unary) => match unary(self, op, v)? {
                None if op == Unary::Hash => Ok(self.plain_identity_hash(v)),
                other => Ok(other),
            },
            None if op == Unary::Hash => Ok(self.plain_identity_hash(v)),
            None => Ok(None),
        }
    }

    /// The hash of what is equal only to itself. Containers that change have none.
    fn plain_identity_hash(&self, v: Value) -> Option<Value> {
        let ty = self.heap.type_of(v).as_rom()?;
        match ty.ns() {
            Ns::List
            | Ns::Dict
            | Ns::OrderedDict
            | Ns::Set
            | Ns::Range
            | Ns::ByteArray
            | Ns::Array => None,
            _ => Some(Value::small((v.word() >> 3) as i32)),
        }
    }

    fn unary_instance(&mut self, op: Unary, v: Value) -> Res<Option<Value>> {
        let name = unary_name(op);
        if let Some(f) = self.special(v, name) {
            let result = self.call(f, &[v])?;
            return self.check_unary(op, result).map(Some);
        }
        if let Some(inner) = self.inner(v) {
            return self.unary_opt(op, inner);
        }
        if op == Unary::Hash && self.special(v, const { Name::of("__eq__") }).is_none() {
            return Ok(Some(Value::small((v.word() >> 4) as i32)));
        }
        Ok(None)
    }

    /// Results of `__hash__`, `__len__` and `__bool__` are of the type the machine expects.
    fn check_unary(&mut self, op: Unary, v: Value) -> Res {
        match op {
            Unary::Hash => match self.heap.as_i64(v) {
                Some(i) => Ok(Value::small(i as i32 & 0x3fff_ffff)),
                None => Err(self.heap.raise(Ns::TypeError, "can't convert to int")),
            },
            Unary::Bool => Ok(Value::bool(self.is_true(v)?)),
            _ => Ok(v),
        }
    }

    /// A unary operator of the loop, by number.
    pub(super) fn unary_op(&mut self, number: u8, v: Value) -> Res {
        if let (Some(i), 1) = (v.as_small(), number)
            && let Some(v) = Value::try_small(-i64::from(i))
        {
            return Ok(v);
        }
        match number {
            0 => self.unary(Unary::Positive, v),
            1 => self.unary(Unary::Negative, v),
            2 => self.unary(Unary::Invert, v),
            _ => Ok(Value::bool(!self.is_true(v)?)),
        }
    }

    /// A binary operator of the loop.
    #[inline]
    pub(super) fn binary_next(&mut self, op: BinaryOp, l: Value, r: Value) -> Res<Next> {
        self.binary(op, l, r).map(Next::Value)
    }

    /// A binary operation: the left type's, then the reflected one, for in-place operators then
    /// the plain one. For `in` the container is `l` and the item `r`.
    ///
    /// # Errors
    /// TypeError when unsupported.
    pub fn binary(&mut self, op: BinaryOp, l: Value, r: Value) -> Res {
        match op {
            BinaryOp::Is => return Ok(Value::bool(l == r)),
            BinaryOp::ExceptionMatch => return self.exception_matches(l, r).map(Value::bool),
            BinaryOp::In => return self.contains(r, l),
            _ => {}
        }
        if let Some(v) = self.binary_left(op, l, r)? {
            return Ok(v);
        }
        if op.is_inplace()
            && let Some(v) = self.binary_left(op.plain(), l, r)?
        {
            return Ok(v);
        }
        if let Some(v) = self.binary_right(op.plain(), l, r)? {
            return Ok(v);
        }
        match op {
            BinaryOp::Equal => Ok(Value::bool(l == r)),
            BinaryOp::NotEqual => {
                let equal = self.equal(l, r)?;
                Ok(Value::bool(!equal))
            }
            _ => Err(self.raise_binary(op.plain(), l, r)),
        }
    }

    /// What the left operand says.
    fn binary_left(&mut self, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
        if self.heap.class_of(l).is_none() {
            return match self.behaviour(l).and_then(|ty| ty.binary) {
                Some(binary) => binary(self, op, l, r),
                None => Ok(None),
            };
        }
        if let Some(f) = binary_name(op).and_then(|name| self.special(l, name)) {
            let v = self.call(f, &[l, r])?;
            return Ok(Some(v).filter(|v| *v != Value::NOT_IMPLEMENTED));
        }
        match self.inner(l) {
            Some(inner) => {
                let r = self.inner(r).unwrap_or(r);
                self.binary_left(op, inner, r)
            }
            None => Ok(None),
        }
    }

    /// What the right operand says when the left one has nothing to say.
    fn binary_right(&mut self, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
        if self.heap.class_of(r).is_some() {
            if let Some(f) = reflected_name(op).and_then(|name| self.special(r, name)) {
                let v = self.call(f, &[r, l])?;
                return Ok(Some(v).filter(|v| *v != Value::NOT_IMPLEMENTED));
            }
            return match self.inner(r) {
                Some(inner) if self.heap.class_of(l).is_none() => {
                    if let Some(v) = self.binary_left(op, l, inner)? {
                        return Ok(Some(v));
                    }
                    self.binary_right(op, l, inner)
                }
                _ => Ok(None),
            };
        }
        let swapped = match op {
            BinaryOp::Equal => true,
            BinaryOp::Multiply => self.heap.as_i64(l).is_some(),
            _ => false,
        };
        match self.behaviour(r).and_then(|ty| ty.binary) {
            Some(binary) if swapped => binary(self, op, r, l),
            _ => Ok(None),
        }
    }

    /// `item in container`
    fn contains(&mut self, container: Value, item: Value) -> Res {
        if let Some(f) = self.special(container, const { Name::of("__contains__") }) {
            let v = self.call(f, &[container, item])?;
            return Ok(Value::bool(self.is_true(v)?));
        }
        let inner = self.inner(container).unwrap_or(container);
        if let Some(binary) = self.behaviour(inner).and_then(|ty| ty.binary)
            && let Some(v) = binary(self, BinaryOp::In, inner, item)?
        {
            return Ok(v);
        }
        let iterable = self.heap.class_of(container).is_some()
            || self
                .behaviour(container)
                .is_some_and(|ty| ty.iter.is_some() || ty.next.is_some());
        if !iterable {
            return Err(self.raise_binary(BinaryOp::In, container, item));
        }
        let top = self.heap.push(item)?;
        let iterator = self.iter(container)?;
        self.heap.push(iterator)?;
        while let Some(v) = self.next(iterator)? {
            let slot = self.heap.push(v)?;
            if self.equal(v, item)? {
                self.heap.cut(top);
                return Ok(Value::TRUE);
            }
            self.heap.cut(slot);
        }
        self.heap.cut(top);
        Ok(Value::FALSE)
    }

    #[cold]
    fn raise_binary(&mut self, op: BinaryOp, l: Value, r: Value) -> Raised {
        let name = match binary_name(op) {
            Some(name) if op != BinaryOp::In => name.rom_text(&[]).unwrap_or(""),
            _ => "",
        };
        let mut room = [0; 64];
        let len = name.len().min(24);
        room[..22].copy_from_slice(b"unsupported types for ");
        let mut at = 22;
        for part in [&name.as_bytes()[..len], b": '"] {
            room[at..at + part.len()].copy_from_slice(part);
            at += part.len();
        }
        let before = core::str::from_utf8(&room[..at]).unwrap_or("");
        let (l, r) = (self.heap.type_name_of(l), self.heap.type_name_of(r));
        self.heap
            .raise_texts(Ns::TypeError, before, l, "', '", r, "'")
    }

    /// `bool(v)`
    ///
    /// # Errors
    /// What Python code raises.
    #[inline]
    pub fn is_true(&mut self, v: Value) -> Res<bool> {
        match v {
            Value::TRUE => return Ok(true),
            Value::FALSE | Value::NONE => return Ok(false),
            _ => {}
        }
        if let Some(i) = v.as_small() {
            return Ok(i != 0);
        }
        Ok(match self.unary_opt(Unary::Bool, v)? {
            Some(b) => b != Value::FALSE,
            None => match self.unary_opt(Unary::Len, v)? {
                Some(len) => len != Value::small(0),
                None => true,
            },
        })
    }

    /// `a == b`
    ///
    /// # Errors
    /// What Python code raises.
    #[inline]
    pub fn equal(&mut self, a: Value, b: Value) -> Res<bool> {
        if let (Kind::Int(a), Kind::Int(b)) = (a.kind(), b.kind()) {
            return Ok(a == b);
        }
        if let (Kind::Name(a), Kind::Name(b)) = (a.kind(), b.kind()) {
            return Ok(a == b);
        }
        let v = self.binary(BinaryOp::Equal, a, b)?;
        self.is_true(v)
    }

    /// `a < b`
    ///
    /// # Errors
    /// TypeError when they cannot be compared, what Python code raises.
    #[inline]
    pub fn less(&mut self, a: Value, b: Value) -> Res<bool> {
        if let (Kind::Int(a), Kind::Int(b)) = (a.kind(), b.kind()) {
            return Ok(a < b);
        }
        let v = self.binary(BinaryOp::Less, a, b)?;
        self.is_true(v)
    }

    /// `hash(v)`
    ///
    /// # Errors
    /// TypeError when `v` is unhashable.
    pub fn hash(&mut self, v: Value) -> Res<u32> {
        if let Some(i) = v.as_small() {
            return Ok(i as u32);
        }
        match self.unary_opt(Unary::Hash, v)?.and_then(Value::as_small) {
            Some(hash) => Ok(hash as u32),
            None => Err(self.raise_unary(Unary::Hash, v)),
        }
    }

    /// `len(v)`
    ///
    /// # Errors
    /// TypeError when `v` has no length.
    pub fn len(&mut self, v: Value) -> Res<usize> {
        match self.unary_opt(Unary::Len, v)?.and_then(Value::as_small) {
            Some(len) => Ok(len.max(0) as usize),
            None => Err(self.raise_unary(Unary::Len, v)),
        }
    }

    /// Whether `v` is an instance of `class` (a type in ROM or a class) or of what derives from it.
    pub fn is_instance(&self, v: Value, class: Value) -> bool {
        self.heap.is_subclass(self.heap.type_of(v), class)
    }

    /// `v` itself if its type is exactly `ns`, or the built-in object of that type inside an
    /// instance of a class that derives from it.
    #[inline]
    pub fn native_base(&self, v: Value, ns: Ns) -> Option<Value> {
        if self.heap.type_of(v) == ns.value() {
            return Some(v);
        }
        self.inner(v)
            .filter(|inner| self.heap.type_of(*inner) == ns.value())
    }
}

/// The method that does a unary operation.
const fn unary_name(op: Unary) -> Name {
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
fn binary_name(op: BinaryOp) -> Option<Name> {
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
fn reflected_name(op: BinaryOp) -> Option<Name> {
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
        BinaryOp::Is | BinaryOp::ExceptionMatch => return None,
        BinaryOp::InplaceOr => "__ior__",
        BinaryOp::InplaceXor => "__ixor__",
        BinaryOp::InplaceAnd => "__iand__",
        BinaryOp::InplaceLeftShift => "__ilshift__",
        BinaryOp::InplaceRightShift => "__irshift__",
        BinaryOp::InplaceAdd => "__iadd__",
        BinaryOp::InplaceSubtract => "__isub__",
        BinaryOp::InplaceMultiply => "__imul__",
        BinaryOp::InplaceMatMultiply => "__imatmul__",
        BinaryOp::InplaceFloorDivide => "__ifloordiv__",
        BinaryOp::InplaceTrueDivide => "__itruediv__",
        BinaryOp::InplaceModulo => "__imod__",
        BinaryOp::InplacePower => "__ipow__",
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
    })
}

const fn reflected_text(op: BinaryOp) -> Option<&'static str> {
    Some(match op {
        BinaryOp::Equal => "__eq__",
        BinaryOp::NotEqual => "__ne__",
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
