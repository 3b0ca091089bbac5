//! `collections.deque`: a ring of fixed room.
//!
//! Words: header; storage (`RawValues`, one word more than the deque may hold); place of the first
//! item; place after the last; most items; whether appending to a full deque is an error.

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
            let iterator = vm
                .heap
                .new_index_iterator(Ns::DequeIterator, deque.value())?;
            if let Some(r) = iterator.as_ref() {
                let start = vm.heap.word(deque, START);
                vm.heap.set_word(r, 2, start);
            }
            Ok(iterator)
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

/// Words: header; the deque; the next place, a plain number.
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
const END: usize = 3;
const MOST: usize = 4;
const STRICT: usize = 5;

impl Heap<'_> {
    /// How many places the ring has: one stays free.
    fn deque_room(&self, r: Ref) -> usize {
        self.word(r, MOST) as usize + 1
    }

    fn deque_len(&self, r: Ref) -> usize {
        let (start, end) = (self.word(r, START) as usize, self.word(r, END) as usize);
        let gap = if end < start { self.deque_room(r) } else { 0 };
        end + gap - start
    }

    /// The place `by` after another one.
    fn deque_step(&self, r: Ref, place: u32, by: usize) -> usize {
        (place as usize + by) % self.deque_room(r)
    }

    fn deque_at(&self, r: Ref, place: usize) -> Option<Value> {
        let store = self.value(r, STORE)?.as_ref()?;
        self.value(store, 1 + place)
    }

    fn deque_set(&mut self, r: Ref, place: usize, item: Option<Value>) {
        if let Some(store) = self.value(r, STORE).and_then(Value::as_ref) {
            self.set_option(store, 1 + place, item);
        }
    }

    /// Goes by places, not by items: over a deque that changes meanwhile it may go round for ever.
    fn deque_iterator_next(&mut self, iterator: Value) -> Option<Value> {
        let r = iterator.as_ref()?;
        let deque = self.value(r, 1)?.as_ref()?;
        let place = self.word(r, 2);
        if place == self.word(deque, END) {
            return None;
        }
        let next = self.deque_step(deque, place, 1);
        self.set_word(r, 2, next as u32);
        self.deque_at(deque, place as usize)
    }

    fn deque_put(&mut self, r: Ref, item: Value, left: bool) -> Res<()> {
        let most = self.word(r, MOST) as usize;
        if self.deque_len(r) == most {
            if self.word(r, STRICT) != 0 {
                return Err(self.raise(Ns::IndexError, "full"));
            }
            if most == 0 {
                return Ok(());
            }
            self.deque_take(r, !left);
        }
        if left {
            let start = self.deque_step(r, self.word(r, START), most);
            self.deque_set(r, start, Some(item));
            self.set_word(r, START, start as u32);
        } else {
            let end = self.word(r, END);
            self.deque_set(r, end as usize, Some(item));
            self.set_word(r, END, self.deque_step(r, end, 1) as u32);
        }
        Ok(())
    }

    fn deque_take(&mut self, r: Ref, left: bool) -> Option<Value> {
        let (start, end) = (self.word(r, START), self.word(r, END));
        if start == end {
            return None;
        }
        let most = self.word(r, MOST) as usize;
        let (place, word, then) = if left {
            (start as usize, START, self.deque_step(r, start, 1))
        } else {
            let last = self.deque_step(r, end, most);
            (last, END, last)
        };
        let item = self.deque_at(r, place);
        self.deque_set(r, place, None);
        self.set_word(r, word, then as u32);
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
    let store = vm.heap.alloc_values(most as usize + 1)?;
    vm.heap.set_value(r, STORE, store.value());
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
    let place = vm.heap.deque_step(r, vm.heap.word(r, START), i);
    if let Subscript::Store(item) = what {
        vm.heap.deque_set(r, place, Some(item));
        return Ok(Value::NONE);
    }
    Ok(vm.heap.deque_at(r, place).unwrap_or(Value::NONE))
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
