//! `collections.deque`: a ring of fixed room.
//!
//! Words: header; storage (`RawValues`, as many words as the deque may hold) or absent; position
//! of the first item; length; most items; whether appending to a full deque is an error.

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::heap::Heap;
use crate::members;
use crate::rom::{Args, Layout, Members, Namespace, Ns, Subscript, TypeDef, Unary};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "deque",
    &TypeDef {
        layout: Layout::Head(1),
        new: Some(new),
        unary: Some(unary),
        binary: Some(binary),
        subscript: Some(subscript),
        iter: Some(|vm, v| {
            let deque = this(vm, v)?;
            vm.heap.new_index_iterator(Ns::DequeIterator, deque.value())
        }),
        ..TypeDef::PLAIN
    },
    members! {
        "append" => V2(append),
        "appendleft" => V2(appendleft),
        "extend" => V2(extend),
        "pop" => V1(pop),
        "popleft" => V1(popleft),
    },
);

/// Words: header; the deque; the next position, a plain number.
pub(crate) static ITERATOR: Namespace = Namespace::ty(
    "iterator",
    &TypeDef {
        layout: Layout::Head(1),
        iter: Some(|_, v| Ok(v)),
        next: Some(|vm, v| Ok(vm.heap.deque_iterator_next(v))),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

const STORE: usize = 1;
const START: usize = 2;
const LEN: usize = 3;
const MOST: usize = 4;
const STRICT: usize = 5;

impl Heap<'_> {
    fn deque_len(&self, r: Ref) -> usize {
        self.word(r, LEN) as usize
    }

    /// Word of item `i`, counted around the end, in the storage.
    fn deque_word(&self, r: Ref, i: usize) -> usize {
        let most = self.word(r, MOST) as usize;
        1 + (self.word(r, START) as usize + i)
            .checked_rem(most)
            .unwrap_or(0)
    }

    fn deque_item(&self, r: Ref, i: usize) -> Option<Value> {
        if i >= self.deque_len(r) {
            return None;
        }
        let store = self.value(r, STORE)?.as_ref()?;
        self.value(store, self.deque_word(r, i))
    }

    fn deque_iterator_next(&mut self, iterator: Value) -> Option<Value> {
        let r = iterator.as_ref()?;
        let deque = self.value(r, 1)?.as_ref()?;
        let at = self.word(r, 2);
        let item = self.deque_item(deque, at as usize)?;
        self.set_word(r, 2, at + 1);
        Some(item)
    }

    fn deque_put(&mut self, r: Ref, item: Value, left: bool) -> Res<()> {
        let (len, most) = (self.deque_len(r), self.word(r, MOST) as usize);
        if len == most {
            if self.word(r, STRICT) != 0 {
                return Err(self.raise(Ns::IndexError, "full"));
            }
            if most == 0 {
                return Ok(());
            }
            self.deque_take(r, !left);
        }
        let len = self.deque_len(r);
        if left {
            let start = (self.word(r, START) as usize + most - 1) % most;
            self.set_word(r, START, start as u32);
        }
        let word = self.deque_word(r, if left { 0 } else { len });
        if let Some(store) = self.value(r, STORE).and_then(Value::as_ref) {
            self.set_value(store, word, item);
            self.set_word(r, LEN, len as u32 + 1);
        }
        Ok(())
    }

    fn deque_take(&mut self, r: Ref, left: bool) -> Option<Value> {
        let last = self.deque_len(r).checked_sub(1)?;
        let word = self.deque_word(r, if left { 0 } else { last });
        let store = self.value(r, STORE)?.as_ref()?;
        let item = self.value(store, word);
        self.set_option(store, word, None);
        if left {
            let start = self.deque_word(r, 1) - 1;
            self.set_word(r, START, start as u32);
        }
        self.set_word(r, LEN, last as u32);
        item
    }
}

/// The deque, or the one inside an instance of a class that derives from it.
fn this(vm: &mut Vm<'_>, v: Value) -> Res<Ref> {
    match vm.native_base(v, Ns::Deque).and_then(Value::as_ref) {
        Some(r) => Ok(r),
        None => Err(vm.heap.raise(Ns::TypeError, "deque expected")),
    }
}

fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 2, 3)?;
    let most = vm.heap.arg(args, 1);
    let most = vm.machine_int(most)?;
    if most < 0 {
        return Err(vm.heap.raise_with(Ns::ValueError, &[]));
    }
    let strict = match vm.heap.arg(args, 2) {
        Value::UNDEF => 0,
        flags => vm.machine_int(flags)? & 1,
    };
    let r = vm.heap.alloc(Ns::Deque.value(), 5)?;
    if most > 0 {
        let store = vm.heap.alloc_values(most as usize)?;
        vm.heap.set_value(r, STORE, store.value());
    }
    vm.heap.set_word(r, MOST, most as u32);
    vm.heap.set_word(r, STRICT, strict as u32);
    let base = vm.heap.push(r.value())?;
    let items = vm.heap.arg(args, 0);
    extend(vm, r.value(), items)?;
    vm.heap.cut(base);
    Ok(r.value())
}

fn unary(vm: &mut Vm<'_>, op: Unary, v: Value) -> Res<Option<Value>> {
    let r = this(vm, v)?;
    let len = vm.heap.deque_len(r);
    Ok(match op {
        Unary::Bool => Some(Value::bool(len != 0)),
        Unary::Len => Some(Value::small(len as i32)),
        _ => None,
    })
}

fn binary(vm: &mut Vm<'_>, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
    match op {
        BinaryOp::In => vm
            .contains_by_search(l, r)
            .map(|found| Some(Value::bool(found))),
        _ => Ok(None),
    }
}

fn subscript(vm: &mut Vm<'_>, v: Value, index: Value, what: Subscript) -> Res {
    let r = this(vm, v)?;
    if what == Subscript::Delete {
        return Err(vm.heap.raise_no_subscript(v, what));
    }
    let len = vm.heap.deque_len(r);
    let i = vm.heap.position(index, len, "deque")?;
    if let Subscript::Store(item) = what {
        let word = vm.heap.deque_word(r, i);
        if let Some(store) = vm.heap.value(r, STORE).and_then(Value::as_ref) {
            vm.heap.set_value(store, word, item);
        }
        return Ok(Value::NONE);
    }
    Ok(vm.heap.deque_item(r, i).unwrap_or(Value::NONE))
}

fn append(vm: &mut Vm<'_>, v: Value, item: Value) -> Res {
    let r = this(vm, v)?;
    vm.heap.deque_put(r, item, false)?;
    Ok(Value::NONE)
}

fn appendleft(vm: &mut Vm<'_>, v: Value, item: Value) -> Res {
    let r = this(vm, v)?;
    vm.heap.deque_put(r, item, true)?;
    Ok(Value::NONE)
}

fn extend(vm: &mut Vm<'_>, v: Value, items: Value) -> Res {
    let r = this(vm, v)?;
    let iterator = vm.iter(items)?;
    let base = vm.heap.push(iterator)?;
    while let Some(item) = vm.next(iterator)? {
        vm.heap.deque_put(r, item, false)?;
    }
    vm.heap.cut(base);
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm<'_>, v: Value) -> Res {
    let r = this(vm, v)?;
    match vm.heap.deque_take(r, false) {
        Some(item) => Ok(item),
        None => Err(vm.heap.raise(Ns::IndexError, "empty")),
    }
}

fn popleft(vm: &mut Vm<'_>, v: Value) -> Res {
    let r = this(vm, v)?;
    match vm.heap.deque_take(r, true) {
        Some(item) => Ok(item),
        None => Err(vm.heap.raise(Ns::IndexError, "empty")),
    }
}
