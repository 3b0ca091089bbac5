//! Operators on any values.

use garter_bytecode::operator::BinaryOp;

use super::Vm;
use super::outcome::Next;
use crate::exception::Part;
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
            Some(subscript) => {
                let index = match index.as_small() {
                    Some(_) => index,
                    None => self.plain_index(obj, index)?,
                };
                subscript(self, obj, index, what)
            }
            None => Err(self.raise_no_subscript(obj, what)),
        }
    }

    /// An index without instances of classes, which serve as the integers they stand for. A dict
    /// takes them as they are.
    pub(crate) fn plain_index(&mut self, obj: Value, index: Value) -> Res {
        if self.heap.as_dict(obj).is_some() {
            return Ok(index);
        }
        if let Some(slice) = self.heap.is(index, Ns::Slice) {
            for word in 1..4 {
                let part = self.heap.value(slice, word).unwrap_or(Value::NONE);
                if self.heap.class_of(part).is_some() {
                    let part = Value::small(self.machine_int(part)?);
                    self.heap.set_value(slice, word, part);
                }
            }
        } else if self.heap.class_of(index).is_some()
            && let Some(i) = self.int_of_instance(index)?
        {
            return Ok(i);
        }
        Ok(index)
    }

    /// The integer an instance stands for: inside it, or by its `__int__`.
    pub(crate) fn int_of_instance(&mut self, v: Value) -> Res<Option<Value>> {
        if let Some(inner) = self.inner(v) {
            return Ok(Some(inner).filter(|i| self.heap.integer(*i).is_some()));
        }
        let Some(f) = self.special(v, const { Name::of("__int__") }) else {
            return Ok(None);
        };
        let i = self.call(f, &[v])?;
        self.check_unary(Unary::Int, i).map(Some)
    }

    /// An integer that fits a machine word, as [`Heap::machine_int`] gives it; instances serve as
    /// the integers they stand for.
    ///
    /// [`Heap::machine_int`]: crate::heap::Heap
    ///
    /// # Errors
    /// TypeError when it is no integer, OverflowError when it does not fit.
    pub(crate) fn machine_int(&mut self, v: Value) -> Res<i32> {
        let plain = match self.heap.class_of(v) {
            Some(_) => self.int_of_instance(v)?.unwrap_or(v),
            None => v,
        };
        self.heap.machine_int(plain)
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
                Some(inner) if self.has_subscript(inner, what) => {
                    self.subscript(inner, index, what)
                }
                _ => Err(self.raise_no_subscript(obj, what)),
            },
        }
    }

    fn has_subscript(&self, inner: Value, what: Subscript) -> bool {
        let named = self.heap.is(inner, Ns::NamedTuple).is_some();
        self.behaviour(inner)
            .is_some_and(|ty| ty.subscript.is_some())
            && (what == Subscript::Load || !named)
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
            | Ns::Slice
            | Ns::MemoryView
            | Ns::Deque
            | Ns::DictView
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
            return match op {
                Unary::Float | Unary::Int if self.heap.integer(inner).is_none() => Ok(None),
                Unary::Positive | Unary::Negative | Unary::Invert | Unary::Abs
                    if self.heap.is(inner, Ns::NamedTuple).is_some()
                        || self.heap.is(inner, Ns::Bytes).is_some()
                        || self.is_instance(inner, Ns::BaseException.value()) =>
                {
                    Ok(None)
                }
                Unary::Bool | Unary::Len | Unary::Float => self.unary_opt(op, inner),
                _ => self.unary(op, inner).map(Some),
            };
        }
        if op == Unary::Hash && self.special(v, const { Name::of("__eq__") }).is_none() {
            return Ok(Some(Value::small((v.word() >> 4) as i32)));
        }
        Ok(None)
    }

    /// What methods answer, as far as the machine expects something: `__bool__` says `True` or
    /// anything else, `__hash__` and `__int__` are integers.
    fn check_unary(&mut self, op: Unary, v: Value) -> Res {
        match op {
            Unary::Hash => match self.heap.as_i64(v) {
                Some(i) => Ok(Value::small((i as i32) << 1 >> 1)),
                None => Err(self.heap.raise_conversion(v, "int")),
            },
            Unary::Bool => Ok(Value::bool(v == Value::TRUE)),
            Unary::Int if self.heap.is_int(v) && bool_as_small(v).is_none() => Ok(v),
            Unary::Int => Err(self.heap.raise(Ns::TypeError, "")),
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

    /// A binary operation: the left type's, for in-place operators then the plain one, then the
    /// reflected one.
    ///
    /// # Errors
    /// TypeError when unsupported.
    pub fn binary(&mut self, op: BinaryOp, l: Value, r: Value) -> Res {
        match op {
            BinaryOp::Is => Ok(Value::bool(l == r)),
            BinaryOp::ExceptionMatch => self.exception_matches(l, r).map(Value::bool),
            BinaryOp::In => self.contains(r, l),
            BinaryOp::Equal | BinaryOp::NotEqual => self.compare_equal(op, l, r),
            _ => self.operate(op, l, r),
        }
    }

    /// `==` and `!=`, which every two values have: one of the operands says, else they are equal
    /// when they are the same.
    fn compare_equal(&mut self, op: BinaryOp, l: Value, r: Value) -> Res {
        if l == r && self.is_reflexive(l) {
            return Ok(Value::bool(op == BinaryOp::Equal));
        }
        for (a, b) in [(l, r), (r, l)] {
            // Only classes tell `!=` from the contrary of `==`.
            if op == BinaryOp::NotEqual
                && self.heap.class_of(a).is_some()
                && let Some(v) = self.left_says(op, a, b)?
            {
                return Ok(v);
            }
            if let Some(v) = self.left_says(BinaryOp::Equal, a, b)? {
                return match op {
                    BinaryOp::Equal => Ok(v),
                    _ => Ok(Value::bool(!self.is_true(v)?)),
                };
            }
        }
        Ok(Value::bool((l == r) == (op == BinaryOp::Equal)))
    }

    /// Whether a value is equal to itself without asking: not so instances and numbers with NaN.
    fn is_reflexive(&self, v: Value) -> bool {
        self.heap.class_of(v).is_none()
            && self.heap.float(v).is_none()
            && self.heap.is(v, Ns::Complex).is_none()
    }

    /// The operators that may be unsupported.
    fn operate(&mut self, op: BinaryOp, l: Value, r: Value) -> Res {
        let (l, r) = self.as_operands(l, r);
        if let Some(v) = self.left_says(op, l, r)? {
            return Ok(v);
        }
        if self.is_number_pair(l, r) {
            return Err(self.raise_binary(binary_name(op), l, r));
        }
        let plain = op.plain();
        if plain != op
            && let Some(v) = self.left_says(plain, l, r)?
        {
            return Ok(v);
        }
        if reflected_name(plain).is_some() {
            return self.operate_reflected(plain, l, r);
        }
        Err(self.raise_binary(binary_name(plain), l, r))
    }

    /// The right operand's turn. What is built in has no reflected operators.
    fn operate_reflected(&mut self, op: BinaryOp, l: Value, r: Value) -> Res {
        if let Some(f) = reflected_name(op).and_then(|name| self.special(r, name)) {
            let v = self.call(f, &[r, l])?;
            if v != Value::NOT_IMPLEMENTED {
                return Ok(v);
            }
        } else if let Some(inner) = self.inner_operand(r) {
            if self.is_number_pair(inner, l) {
                return Err(self.raise_binary(reflected_name(op), inner, l));
            }
            return Err(self.raise_binary(binary_name(op), l, inner));
        } else if let Some(i) = bool_as_small(r) {
            if self.is_number_pair(i, l) {
                return Err(self.raise_binary(reflected_name(op), i, l));
            }
            return Err(self.raise_binary(binary_name(op), l, i));
        }
        Err(self.raise_binary(binary_name(op), l, r))
    }

    /// The operands with `True` and `False` as the numbers they are where only numbers count.
    fn as_operands(&self, l: Value, r: Value) -> (Value, Value) {
        let l = bool_as_small(l).unwrap_or(l);
        match bool_as_small(r) {
            Some(i) if self.heap.is_int(l) => (l, i),
            _ => (l, r),
        }
    }

    /// Whether the machine decides about two values without asking their types: a small integer
    /// and a number.
    fn is_number_pair(&self, l: Value, r: Value) -> bool {
        l.as_small().is_some()
            && (r.as_small().is_some()
                || self.heap.float(r).is_some()
                || self.heap.is(r, Ns::Complex).is_some())
    }

    /// The built-in object inside an instance that stands for it in operators. A named tuple
    /// stands for itself.
    fn inner_operand(&self, v: Value) -> Option<Value> {
        let inner = self.inner(v)?;
        let named = self.heap.is(inner, Ns::NamedTuple).is_some();
        (!named && self.behaviour(inner)?.binary.is_some()).then_some(inner)
    }

    /// What the left operand says.
    fn left_says(&mut self, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
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
        if let Some(inner) = self.inner_operand(l) {
            return self.binary(op, inner, r).map(Some);
        }
        match self.inner(l) {
            Some(inner) => self.left_says(op, inner, r),
            None => Ok(None),
        }
    }

    /// `item in container`
    fn contains(&mut self, container: Value, item: Value) -> Res {
        if self.is_number_pair(item, container) {
            return Err(self.raise_binary(None, item, container));
        }
        self.container_has(container, item)
    }

    fn container_has(&mut self, container: Value, item: Value) -> Res {
        if let Some(f) = self.special(container, const { Name::of("__contains__") }) {
            let v = self.call(f, &[container, item])?;
            return Ok(Value::bool(self.is_true(v)?));
        }
        if let Some(inner) = self.inner_operand(container) {
            if self.is_number_pair(inner, item) {
                let name = Some(const { Name::of("__contains__") });
                return Err(self.raise_binary(name, inner, item));
            }
            return self.container_has(inner, item);
        }
        if let Some(binary) = self.behaviour(container).and_then(|ty| ty.binary)
            && let Some(v) = binary(self, BinaryOp::In, container, item)?
        {
            return Ok(v);
        }
        let (number, other) = self.as_operands(container, item);
        if (number, other) != (container, item) && self.is_number_pair(number, other) {
            let name = Some(const { Name::of("__contains__") });
            return Err(self.raise_binary(name, number, other));
        }
        self.contains_by_search(number, item).map(Value::bool)
    }

    #[cold]
    fn raise_binary(&mut self, name: Option<Name>, l: Value, r: Value) -> Raised {
        let name = name.and_then(|name| name.rom_text(&[])).unwrap_or("");
        let (l, r) = (self.heap.type_name_of(l), self.heap.type_name_of(r));
        let parts = [
            Part::Words("unsupported types for "),
            Part::Words(name),
            Part::Words(": '"),
            Part::Text(l),
            Part::Words("', '"),
            Part::Text(r),
            Part::Words("'"),
        ];
        self.heap.raise_parts(Ns::TypeError, &parts)
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
            Some(b) => b == Value::TRUE,
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
        let len = self.len_value(v)?;
        Ok(len.as_small().unwrap_or(0).max(0) as usize)
    }

    /// What `len(v)` answers: of an instance, whatever its `__len__` says.
    ///
    /// # Errors
    /// TypeError when `v` has no length.
    pub(crate) fn len_value(&mut self, v: Value) -> Res {
        match self.unary_opt(Unary::Len, v)? {
            Some(len) => Ok(len),
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

/// `True` and `False` as numbers.
fn bool_as_small(v: Value) -> Option<Value> {
    match v {
        Value::TRUE => Some(Value::small(1)),
        Value::FALSE => Some(Value::small(0)),
        _ => None,
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
