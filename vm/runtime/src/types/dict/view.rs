//! What `keys()`, `values()` and `items()` give, and iterators over dicts.
//!
//! Words of both: header; the dict; which of the three; for iterators the next slot. The last
//! two are plain numbers.

use garter_bytecode::operator::BinaryOp;

use super::dict_of;
use crate::Res;
use crate::heap::Heap;
use crate::rom::{Layout, Members, Namespace, Ns, PrintKind, TypeDef, Unary};
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// The keys.
pub(crate) const KEYS: u32 = 0;
/// The values.
pub(crate) const VALUES: u32 = 1;
/// Pairs of both.
pub(crate) const ITEMS: u32 = 2;

pub(crate) static VIEW: Namespace = Namespace::ty(
    "dict_view",
    &TypeDef {
        layout: Layout::Head(1),
        print: Some(print),
        unary: Some(unary),
        binary: Some(binary),
        iter: Some(iter),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

pub(crate) static ITERATOR: Namespace = Namespace::ty(
    "iterator",
    &TypeDef {
        layout: Layout::Head(1),
        iter: Some(|_, v| Ok(v)),
        next: Some(|vm, v| match v.as_ref() {
            Some(r) => vm.heap.dict_iterator_next(r),
            None => Ok(None),
        }),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

impl Heap<'_> {
    /// An iterator over a dict's keys, values or items.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn new_dict_iterator(&mut self, dict: Ref, what: u32) -> Res {
        let r = self.alloc(Ns::DictIterator.value(), 3)?;
        self.set_value(r, 1, dict.value());
        self.set_word(r, 2, what);
        Ok(r.value())
    }

    pub(super) fn new_dict_view(&mut self, dict: Value, what: u32) -> Res {
        let r = self.alloc(Ns::DictView.value(), 2)?;
        self.set_value(r, 1, dict);
        self.set_word(r, 2, what);
        Ok(r.value())
    }

    /// The next entry of a dict iterator. The dict may have changed meanwhile.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub(crate) fn dict_iterator_next(&mut self, iterator: Ref) -> Res<Option<Value>> {
        let Some(dict) = self.value(iterator, 1).and_then(Value::as_ref) else {
            return Ok(None);
        };
        let mut at = self.word(iterator, 3) as usize;
        let Some((key, value)) = self.dict_next(dict, &mut at) else {
            return Ok(None);
        };
        self.set_word(iterator, 3, at as u32);
        match self.word(iterator, 2) {
            KEYS => Ok(Some(key)),
            VALUES => Ok(Some(value)),
            _ => self.new_tuple(&[key, value]).map(Some),
        }
    }
}

fn parts(vm: &Vm<'_>, v: Value) -> Option<(Ref, u32)> {
    let r = v.as_ref()?;
    let dict = dict_of(vm, vm.heap.value(r, 1)?)?;
    Some((dict, vm.heap.word(r, 2)))
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let Some((dict, what)) = parts(vm, v) else {
        return Ok(());
    };
    let base = vm.heap.push(v)?;
    vm.write(match what {
        KEYS => b"dict_keys([",
        VALUES => b"dict_values([",
        _ => b"dict_items([",
    })?;
    let iterator = vm.heap.new_dict_iterator(dict, what)?;
    vm.heap.push(iterator)?;
    let mut first = true;
    while let Some(item) = vm.next(iterator)? {
        if !first {
            vm.write(b", ")?;
        }
        first = false;
        let pushed = vm.heap.push(item)?;
        vm.print(item, PrintKind::Repr)?;
        vm.heap.cut(pushed);
    }
    vm.heap.cut(base);
    vm.write(b"])")
}

fn unary(vm: &mut Vm<'_>, op: Unary, v: Value) -> Res<Option<Value>> {
    let len = parts(vm, v).map_or(0, |(dict, _)| vm.heap.dict_len(dict));
    Ok(match op {
        Unary::Bool => Some(Value::bool(len != 0)),
        Unary::Len => Some(Value::small(len as i32)),
        // Keys and items are compared as sets, so that only these are equal to nothing else.
        Unary::Hash if v.as_ref().is_some_and(|r| vm.heap.word(r, 2) == VALUES) => {
            Some(Value::small((v.word() >> 3) as i32))
        }
        _ => None,
    })
}

fn binary(vm: &mut Vm<'_>, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
    if op != BinaryOp::In {
        return Ok(None);
    }
    let Some((dict, what)) = parts(vm, l) else {
        return Ok(None);
    };
    let found = if what == KEYS {
        let base = vm.heap.push(l)?;
        vm.heap.push(r)?;
        let found = vm.dict_get(dict, r)?.is_some();
        vm.heap.cut(base);
        found
    } else {
        vm.contains_by_search(l, r)?
    };
    Ok(Some(Value::bool(found)))
}

fn iter(vm: &mut Vm<'_>, v: Value) -> Res {
    match parts(vm, v) {
        Some((dict, what)) => vm.heap.new_dict_iterator(dict, what),
        None => Ok(Value::NONE),
    }
}
