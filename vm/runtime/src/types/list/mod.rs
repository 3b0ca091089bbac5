//! `list`.

pub(crate) mod iterator;
pub mod layout;
mod methods;
pub(crate) mod sort;
mod subscript;

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::rom::{Args, Layout, Namespace, Ns, PrintKind, TypeDef, Unary};
use crate::types::sequence::Items;
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "list",
    &TypeDef {
        layout: Layout::Head(1),
        letter: b'L',
        new: Some(new),
        print: Some(print),
        unary: Some(unary),
        binary: Some(binary),
        subscript: Some(subscript::subscript),
        iter: Some(iter),
        ..TypeDef::PLAIN
    },
    methods::MEMBERS,
);

/// The items of a list, or of the list inside an instance of a class that derives from it.
#[inline]
fn items_of(vm: &Vm<'_>, v: Value) -> Option<Items> {
    vm.native_base(v, Ns::List)?.as_ref().map(Items::List)
}

fn iter(vm: &mut Vm<'_>, v: Value) -> Res {
    let list = items_of(vm, v).map_or(v, Items::value);
    vm.heap.new_index_iterator(Ns::ListIterator, list)
}

fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 0, 1)?;
    match vm.heap.arg(args, 0) {
        Value::UNDEF => vm.heap.new_list(&[]),
        v => vm.list_of(v).map(Ref::value),
    }
}

impl Vm<'_> {
    /// A new list of what iterating over `v` gives. It is in no stack slot when it is returned.
    ///
    /// # Errors
    /// TypeError when it cannot be iterated, what iterating raises.
    pub fn list_of(&mut self, v: Value) -> Res<Ref> {
        if let Some(items) = self.heap.items(v) {
            let list = self.heap.new_list_with(items.len(&self.heap))?;
            self.heap.list_extend(list, items)?;
            return Ok(list);
        }
        let base = self.heap.push(v)?;
        let count = match self.heap.is(v, Ns::Range) {
            Some(_) => self.len(v)?,
            None => 0,
        };
        let list = self.heap.new_list_with(count)?;
        self.heap.push(list.value())?;
        self.list_extend_any(list, v)?;
        self.heap.cut(base);
        Ok(list)
    }

    /// Appends what iterating over `v` gives. `list` and `v` must be in stack slots.
    ///
    /// # Errors
    /// TypeError when it cannot be iterated, what iterating raises.
    pub fn list_extend_any(&mut self, list: Ref, v: Value) -> Res<()> {
        if let Some(items) = self.heap.items(v) {
            return self.heap.list_extend(list, items);
        }
        let iterator = self.iter(v)?;
        let slot = self.heap.push(iterator)?;
        while let Some(item) = self.next(iterator)? {
            self.heap.list_append(list, item)?;
        }
        self.heap.cut(slot);
        Ok(())
    }
}

fn print(vm: &mut Vm<'_>, v: Value, kind: PrintKind) -> Res<()> {
    let Some(items) = items_of(vm, v) else {
        return Ok(());
    };
    vm.write(b"[")?;
    vm.print_items(items, kind)?;
    vm.write(b"]")
}

fn unary(vm: &mut Vm<'_>, op: Unary, v: Value) -> Res<Option<Value>> {
    let len = items_of(vm, v).map_or(0, |items| items.len(&vm.heap));
    Ok(match op {
        Unary::Bool => Some(Value::bool(len != 0)),
        Unary::Len => Some(Value::small(len as i32)),
        _ => None,
    })
}

fn binary(vm: &mut Vm<'_>, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
    let Some(items @ Items::List(list)) = items_of(vm, l) else {
        return Ok(None);
    };
    match op {
        BinaryOp::In => {
            let found = vm.find_item(items, r, 0, usize::MAX)?;
            Ok(Some(Value::bool(found.is_some())))
        }
        BinaryOp::Multiply => match vm.repeat_count(r)? {
            Some(times) => vm.heap.list_times(list, times).map(Some),
            None => Ok(None),
        },
        BinaryOp::InplaceAdd => {
            let base = vm.heap.push(l)?;
            vm.heap.push(r)?;
            vm.list_extend_any(list, r)?;
            vm.heap.cut(base);
            Ok(Some(l))
        }
        _ => {
            let Some(other) = vm.heap.is(r, Ns::List).map(Items::List) else {
                return Ok(None);
            };
            if op == BinaryOp::Add {
                let len = items.len(&vm.heap) + other.len(&vm.heap);
                let sum = vm.heap.new_list_with(len)?;
                vm.heap.list_extend(sum, items)?;
                vm.heap.list_extend(sum, other)?;
                return Ok(Some(sum.value()));
            }
            Ok(vm.compare_items(op, items, other)?.map(Value::bool))
        }
    }
}

impl crate::Heap<'_> {
    /// Appends the items of a list or tuple, which may be the list itself.
    ///
    /// # Errors
    /// MemoryError; the list is then as it was.
    pub(crate) fn list_extend(&mut self, list: Ref, items: Items) -> Res<()> {
        let (len, more) = (self.list_len(list), items.len(self));
        self.list_reserve(list, more)?;
        if let (Some(store), (Some(from), first)) = (self.list_store(list), items.storage(self)) {
            self.copy_words(from, first, store, 1 + len, more);
            self.set_word(list, layout::LEN, (len + more) as u32);
        }
        Ok(())
    }

    fn list_times(&mut self, list: Ref, times: i64) -> Res {
        let items = Items::List(list);
        let len = self.list_len(list);
        let total = self.repeated_len(len, times)?;
        let result = self.new_list_with(total)?;
        if let Some(store) = self.list_store(result) {
            if len == 1 {
                // The usual `[0] * n`.
                let word = self.list_words(list).first().copied().unwrap_or(0);
                self.words_mut(store, 1, total).fill(word);
            } else {
                for at in (0..total).step_by(len.max(1)) {
                    self.copy_items(items, store, 1 + at);
                }
            }
            self.set_word(result, layout::LEN, total as u32);
        }
        Ok(result.value())
    }
}
