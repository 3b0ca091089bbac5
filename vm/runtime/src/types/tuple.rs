//! `tuple`. Words: header, length as a small integer, the items.

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::heap::{Heap, Root};
use crate::members;
use crate::rom::{Args, Layout, Members, Namespace, Ns, PrintKind, Subscript, TypeDef, Unary};
use crate::types::sequence::Items;
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// What tuples can do, named ones too.
pub(crate) const TYPE: TypeDef = TypeDef {
    letter: b'T',
    new: Some(new),
    print: Some(print),
    unary: Some(unary),
    binary: Some(binary),
    subscript: Some(subscript),
    iter: Some(iter),
    ..TypeDef::PLAIN
};

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "tuple",
    &TYPE,
    members! { "count" => V2(count), "index" => VN(2, 4, index) },
);

/// Words: header; the tuple; the next position, a plain number.
pub(crate) static ITERATOR: Namespace = Namespace::ty(
    "iterator",
    &TypeDef {
        layout: Layout::Head(1),
        iter: Some(|_, v| Ok(v)),
        next: Some(|vm, v| Ok(vm.heap.tuple_iterator_next(v))),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

/// Word of the first item.
pub const ITEMS: usize = 2;

impl Heap<'_> {
    /// A tuple of `len` items that are all absent: fill them before anybody sees it.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_tuple_of(&mut self, len: usize) -> Res<Ref> {
        if len == 0
            && let Some(empty) = self.root(Root::Empty).and_then(Value::as_ref)
        {
            return Ok(empty);
        }
        let r = self.alloc(Ns::Tuple.value(), len + 1)?;
        self.set_value(r, 1, Value::small(len as i32));
        if len == 0 {
            self.set_root(Root::Empty, Some(r.value()));
        }
        Ok(r)
    }

    /// A tuple with these items (which are reachable from elsewhere, or fresh).
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_tuple(&mut self, items: &[Value]) -> Res {
        let r = self.new_tuple_of(items.len())?;
        for (i, v) in items.iter().enumerate() {
            self.set_value(r, ITEMS + i, *v);
        }
        Ok(r.value())
    }

    /// Length of a tuple object.
    pub fn tuple_len(&self, r: Ref) -> usize {
        self.value(r, 1)
            .and_then(Value::as_small)
            .unwrap_or(0)
            .max(0) as usize
    }

    /// Item `i` of a tuple object, if there is one.
    pub fn tuple_item(&self, r: Ref, i: usize) -> Option<Value> {
        if i < self.tuple_len(r) {
            self.value(r, ITEMS + i)
        } else {
            None
        }
    }
}

impl Heap<'_> {
    /// The next item of a tuple iterator.
    #[inline]
    fn tuple_iterator_next(&mut self, iterator: Value) -> Option<Value> {
        let r = iterator.as_ref()?;
        let tuple = self.value(r, 1)?.as_ref()?;
        let at = self.word(r, 2);
        let item = self.tuple_item(tuple, at as usize)?;
        self.set_word(r, 2, at + 1);
        Some(item)
    }

    /// A tuple with the items of a list or tuple.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn tuple_from(&mut self, items: Items) -> Res {
        let tuple = self.new_tuple_of(items.len(self))?;
        self.copy_items(items, tuple, ITEMS);
        Ok(tuple.value())
    }
}

/// The items of a tuple, a named tuple, or an instance of a class that derives from one.
fn items_of(vm: &Vm<'_>, v: Value) -> Option<Items> {
    match vm.heap.items(v) {
        Some(Items::Tuple(r)) => Some(Items::Tuple(r)),
        _ => vm
            .native_base(v, Ns::Tuple)
            .or_else(|| vm.native_base(v, Ns::NamedTuple))?
            .as_ref()
            .map(Items::Tuple),
    }
}

fn iter(vm: &mut Vm<'_>, v: Value) -> Res {
    let tuple = items_of(vm, v).map_or(v, Items::value);
    vm.heap.new_index_iterator(Ns::TupleIterator, tuple)
}

fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 0, 1)?;
    let v = vm.heap.arg(args, 0);
    if v.is_undef() {
        return vm.heap.new_tuple(&[]);
    }
    if vm.heap.is(v, Ns::Tuple).is_some() {
        return Ok(v);
    }
    if let Some(items) = vm.heap.items(v) {
        return vm.heap.tuple_from(items);
    }
    let list = vm.list_of(v)?;
    let base = vm.heap.push(list.value())?;
    let tuple = vm.heap.tuple_from(Items::List(list))?;
    vm.heap.cut(base);
    Ok(tuple)
}

fn print(vm: &mut Vm<'_>, v: Value, kind: PrintKind) -> Res<()> {
    let Some(items) = items_of(vm, v) else {
        return Ok(());
    };
    let json = kind == PrintKind::Json;
    vm.write(if json { b"[" } else { b"(" })?;
    vm.print_items(items, kind)?;
    vm.write(match items.len(&vm.heap) {
        _ if json => b"]",
        1 => b",)",
        _ => b")",
    })
}

fn unary(vm: &mut Vm<'_>, op: Unary, v: Value) -> Res<Option<Value>> {
    let Some(items) = items_of(vm, v) else {
        return Ok(None);
    };
    let len = items.len(&vm.heap);
    match op {
        Unary::Bool => Ok(Some(Value::bool(len != 0))),
        Unary::Len => Ok(Some(Value::small(len as i32))),
        Unary::Hash => hash(vm, items).map(Some),
        _ => Ok(None),
    }
}

/// The sum of the items' hashes, from the start that MicroPython's WebAssembly build has.
fn hash(vm: &mut Vm<'_>, items: Items) -> Res {
    vm.enter_native()?;
    let mut hash: u32 = 98208;
    let mut i = 0;
    while let Some(v) = items.get(&vm.heap, i) {
        match vm.hash(v) {
            Ok(part) => hash = hash.wrapping_add(part),
            Err(raised) => {
                vm.leave_native();
                return Err(raised);
            }
        }
        i += 1;
    }
    vm.leave_native();
    Ok(Value::small((hash << 1) as i32 >> 1))
}

fn binary(vm: &mut Vm<'_>, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
    let Some(items) = items_of(vm, l) else {
        return Ok(None);
    };
    match op {
        BinaryOp::In => {
            let found = vm.find_item(items, r, 0, usize::MAX)?;
            Ok(Some(Value::bool(found.is_some())))
        }
        BinaryOp::Multiply => match vm.repeat_count(r)? {
            Some(times) => vm.heap.tuple_times(items, times).map(Some),
            None => Ok(None),
        },
        _ => {
            let Some(other) = items_of(vm, r) else {
                return Ok(None);
            };
            if op == BinaryOp::Add {
                let len = items.len(&vm.heap);
                let sum = vm.heap.new_tuple_of(len + other.len(&vm.heap))?;
                vm.heap.copy_items(items, sum, ITEMS);
                vm.heap.copy_items(other, sum, ITEMS + len);
                return Ok(Some(sum.value()));
            }
            Ok(vm.compare_items(op, items, other)?.map(Value::bool))
        }
    }
}

impl Heap<'_> {
    fn tuple_times(&mut self, items: Items, times: i64) -> Res {
        let len = items.len(self);
        let total = self.repeated_len(len, times)?;
        let tuple = self.new_tuple_of(total)?;
        for at in (0..total).step_by(len.max(1)) {
            self.copy_items(items, tuple, ITEMS + at);
        }
        Ok(tuple.value())
    }

    /// The length of a sequence repeated.
    ///
    /// # Errors
    /// MemoryError when it can never fit.
    pub(crate) fn repeated_len(&mut self, len: usize, times: i64) -> Res<usize> {
        let total = len as u64 as u128 * times.max(0) as u128;
        if total > 1 << 28 {
            return Err(self.raise_memory_error(total.min(1 << 30) as usize));
        }
        Ok(total as usize)
    }
}

fn subscript(vm: &mut Vm<'_>, v: Value, index: Value, what: Subscript) -> Res {
    let Some(Items::Tuple(tuple)) = items_of(vm, v) else {
        return Ok(Value::NONE);
    };
    if what != Subscript::Load {
        return Err(vm.heap.raise_no_subscript(v, what));
    }
    let heap = &mut vm.heap;
    let len = heap.tuple_len(tuple);
    if heap.is_slice(index) {
        let span = heap.span(index, len)?;
        if span.step != 1 {
            let message = "only slices with step=1 (aka None) are supported";
            return Err(heap.raise(Ns::NotImplementedError, message));
        }
        let part = heap.new_tuple_of(span.count)?;
        heap.copy_words(tuple, ITEMS + span.start, part, ITEMS, span.count);
        return Ok(part.value());
    }
    let named = heap.is(tuple.value(), Ns::NamedTuple);
    let i = match named.and_then(|r| heap.class_of_named(r)) {
        None => heap.position(index, len, "tuple")?,
        Some(class) => {
            let mut copy = [0; 32];
            let name = heap.type_name(class);
            let name = name.get(heap);
            let kept = name.len().min(copy.len());
            copy[..kept].copy_from_slice(&name[..kept]);
            let name = core::str::from_utf8(&copy[..kept]).unwrap_or("tuple");
            heap.position(index, len, name)?
        }
    };
    Ok(heap.value(tuple, ITEMS + i).unwrap_or(Value::NONE))
}

fn count(vm: &mut Vm<'_>, v: Value, item: Value) -> Res {
    match items_of(vm, v) {
        Some(items) => vm.count_items(items, item),
        None => Ok(Value::NONE),
    }
}

fn index(vm: &mut Vm<'_>, args: Args) -> Res {
    match items_of(vm, vm.heap.arg(args, 0)) {
        Some(items) => vm.index_item(items, args),
        None => Ok(Value::NONE),
    }
}
