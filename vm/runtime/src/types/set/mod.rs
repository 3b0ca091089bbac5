//! `set` and `frozenset`. Words: see [`crate::types::table`]; a slot is a key.

pub mod layout;
mod methods;

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::rom::{Args, Layout, Members, Namespace, Ns, PrintKind, TypeDef, Unary};
use crate::types::table::NARROW;
use crate::value::{Ref, Value};
use crate::vm::Vm;

const TYPE: TypeDef = TypeDef {
    layout: Layout::Head(1),
    new: Some(new),
    print: Some(print),
    unary: Some(unary),
    binary: Some(binary),
    iter: Some(iter),
    ..TypeDef::PLAIN
};

pub(crate) static SET: Namespace = Namespace::ty("set", &TYPE, methods::SET);
pub(crate) static FROZENSET: Namespace = Namespace::ty("frozenset", &TYPE, methods::FROZENSET);

/// Words: header; the set; the next slot, a plain number.
pub(crate) static ITERATOR: Namespace = Namespace::ty(
    "iterator",
    &TypeDef {
        layout: Layout::Head(1),
        iter: Some(|_, v| Ok(v)),
        next: Some(|vm, v| Ok(vm.heap.set_iterator_next(v))),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

/// The set object of a set, a frozenset, or an instance of a class that derives from one.
#[inline]
pub(crate) fn set_of(vm: &Vm<'_>, v: Value) -> Option<Ref> {
    vm.heap.as_set(v).or_else(|| {
        vm.native_base(v, Ns::Set)
            .or_else(|| vm.native_base(v, Ns::FrozenSet))?
            .as_ref()
    })
}

fn new(vm: &mut Vm<'_>, class: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 0, 1)?;
    let frozen = vm.heap.is_subclass(class, Ns::FrozenSet.value());
    let ty = if frozen { Ns::FrozenSet } else { Ns::Set };
    let set = vm.heap.new_set_of(ty, 0)?;
    let base = vm.heap.push(set.value())?;
    let v = vm.heap.arg(args, 0);
    if !v.is_undef() {
        vm.set_add_all(set, v)?;
    }
    vm.heap.cut(base);
    Ok(set.value())
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let Some(set) = set_of(vm, v) else {
        return Ok(());
    };
    let frozen = vm.heap.header(set) == Ns::FrozenSet.value();
    if vm.heap.table_len(set) == 0 {
        return vm.write(if frozen { b"frozenset()" } else { b"set()" });
    }
    vm.write(if frozen { b"frozenset({" } else { b"{" })?;
    let base = vm.heap.push(set.value())?;
    let (mut at, mut first) = (0, true);
    while let Some(item) = vm.heap.set_next(set, &mut at) {
        if !first {
            vm.write(b", ")?;
        }
        first = false;
        let pushed = vm.heap.push(item)?;
        vm.print(item, PrintKind::Repr)?;
        vm.heap.cut(pushed);
    }
    vm.heap.cut(base);
    vm.write(if frozen { b"})" } else { b"}" })
}

fn unary(vm: &mut Vm<'_>, op: Unary, v: Value) -> Res<Option<Value>> {
    let Some(set) = set_of(vm, v) else {
        return Ok(None);
    };
    let len = vm.heap.table_len(set);
    match op {
        Unary::Bool => Ok(Some(Value::bool(len != 0))),
        Unary::Len => Ok(Some(Value::small(len as i32))),
        Unary::Hash if vm.heap.header(set) == Ns::FrozenSet.value() => hash(vm, set).map(Some),
        _ => Ok(None),
    }
}

/// The sum of the items' hashes, from the start that MicroPython's WebAssembly build has.
fn hash(vm: &mut Vm<'_>, set: Ref) -> Res {
    vm.enter_native()?;
    let mut hash: u32 = 96676;
    let mut at = 0;
    while let Some(item) = vm.heap.set_next(set, &mut at) {
        match vm.hash(item) {
            Ok(part) => hash = hash.wrapping_add(part),
            Err(raised) => {
                vm.leave_native();
                return Err(raised);
            }
        }
    }
    vm.leave_native();
    Ok(Value::small((hash << 1) as i32 >> 1))
}

fn binary(vm: &mut Vm<'_>, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
    let Some(set) = set_of(vm, l) else {
        return Ok(None);
    };
    if op == BinaryOp::In {
        let base = vm.heap.push(l)?;
        vm.heap.push(r)?;
        let found = vm.set_contains(set, r)?;
        vm.heap.cut(base);
        return Ok(Some(Value::bool(found)));
    }
    let Some(other) = vm.heap.as_set(r) else {
        return Ok(None);
    };
    let base = vm.heap.push(l)?;
    vm.heap.push(r)?;
    let result = with_set(vm, op, set, other);
    vm.heap.cut(base);
    // In-place operators change a set, and make a new frozenset.
    Ok(match result? {
        Some(v) if v == set.value() => Some(l),
        other => other,
    })
}

/// An operator on two sets, both in stack slots.
fn with_set(vm: &mut Vm<'_>, op: BinaryOp, l: Ref, r: Ref) -> Res<Option<Value>> {
    use BinaryOp::{Equal, Less, LessEqual, More, MoreEqual, NotEqual};
    let (a, b) = (vm.heap.table_len(l), vm.heap.table_len(r));
    let answer = match op {
        Equal => a == b && vm.is_subset(l, r)?,
        NotEqual => a != b || !vm.is_subset(l, r)?,
        LessEqual => a <= b && vm.is_subset(l, r)?,
        Less => a < b && vm.is_subset(l, r)?,
        MoreEqual => a >= b && vm.is_subset(r, l)?,
        More => a > b && vm.is_subset(r, l)?,
        _ => {
            let frozen = vm.heap.header(l) == Ns::FrozenSet.value();
            let target = match op.is_inplace() && !frozen {
                true => l,
                false => vm.heap.set_copy(l)?,
            };
            let base = vm.heap.push(target.value())?;
            match op.plain() {
                BinaryOp::Or => vm.set_add_all(target, r.value())?,
                BinaryOp::Subtract => vm.set_remove_all(target, r.value())?,
                BinaryOp::Xor => vm.set_toggle_all(target, r.value())?,
                BinaryOp::And => vm.set_keep_all(target, r.value())?,
                _ => return Ok(None),
            }
            vm.heap.cut(base);
            if op.plain() == BinaryOp::And && l != r {
                // Of two frozensets too the intersection is a set.
                vm.heap.set_value(target, 0, Ns::Set.value());
            }
            return Ok(Some(target.value()));
        }
    };
    Ok(Some(Value::bool(answer)))
}

fn iter(vm: &mut Vm<'_>, v: Value) -> Res {
    match set_of(vm, v) {
        Some(set) => vm.heap.new_index_iterator(Ns::SetIterator, set.value()),
        None => Ok(Value::NONE),
    }
}

impl crate::Heap<'_> {
    /// The next item of a set iterator. The set may have changed meanwhile.
    fn set_iterator_next(&mut self, iterator: Value) -> Option<Value> {
        let r = iterator.as_ref()?;
        let set = self.value(r, 1)?.as_ref()?;
        let mut at = self.word(r, 2) as usize;
        let item = self.set_next(set, &mut at)?;
        self.set_word(r, 2, at as u32);
        Some(item)
    }

    /// The next item at or after slot `*at`, which moves on behind it; `None` after the last.
    pub(crate) fn set_next(&self, set: Ref, at: &mut usize) -> Option<Value> {
        let slot = self.table_next(set, *at, NARROW)?;
        *at = slot + 1;
        self.table_key(set, slot, NARROW)
    }
}
