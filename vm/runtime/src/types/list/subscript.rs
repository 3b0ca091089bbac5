//! `list[...]`: reading, assigning and deleting items and slices.

use super::items_of;
use crate::Res;
use crate::heap::Heap;
use crate::rom::{Ns, Subscript};
use crate::types::index::Span;
use crate::types::sequence::Items;
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(super) fn subscript(vm: &mut Vm<'_>, v: Value, index: Value, what: Subscript) -> Res {
    let Some(Items::List(list)) = items_of(vm, v) else {
        return Ok(Value::NONE);
    };
    let heap = &mut vm.heap;
    let len = heap.list_len(list);
    if heap.is_slice(index) {
        let span = heap.span(index, len)?;
        return match what {
            Subscript::Load => heap.list_part(list, span),
            Subscript::Store(v) => store_part(heap, list, span, v),
            Subscript::Delete => {
                one_step(heap, span)?;
                heap.list_cut(list, span.start, span.stop);
                Ok(Value::NONE)
            }
        };
    }
    if what == Subscript::Delete && len == 0 {
        return Err(heap.raise(Ns::IndexError, "pop from empty list"));
    }
    let i = heap.position(index, len, "list")?;
    match what {
        Subscript::Load => Ok(heap.list_item(list, i).unwrap_or(Value::NONE)),
        Subscript::Store(v) => {
            heap.list_set(list, i, v);
            Ok(Value::NONE)
        }
        Subscript::Delete => {
            heap.list_cut(list, i, i + 1);
            Ok(Value::NONE)
        }
    }
}

impl Heap<'_> {
    /// The items a slice names, as a new list.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn list_part(&mut self, list: Ref, span: Span) -> Res {
        let part = self.new_list_with(span.count)?;
        if let (Some(from), Some(to)) = (self.list_store(list), self.list_store(part)) {
            if span.step == 1 {
                self.copy_words(from, 1 + span.start, to, 1, span.count);
            } else {
                for (i, at) in span.positions().enumerate() {
                    let word = self.word(from, 1 + at);
                    self.set_word(to, 1 + i, word);
                }
            }
            self.set_word(part, super::layout::LEN, span.count as u32);
        }
        Ok(part.value())
    }
}

/// MicroPython assigns to and deletes only slices without gaps.
fn one_step(heap: &mut Heap<'_>, span: Span) -> Res<()> {
    if span.step == 1 {
        Ok(())
    } else {
        Err(heap.raise_with(Ns::NotImplementedError, &[]))
    }
}

fn store_part(heap: &mut Heap<'_>, list: Ref, span: Span, v: Value) -> Res {
    one_step(heap, span)?;
    let items = heap.expect_items(v)?;
    // A list assigned to a part of itself is copied first.
    let items = match items {
        Items::List(r) if r == list => {
            let copy = heap.new_tuple_of(heap.list_len(list))?;
            heap.copy_items(items, copy, crate::types::tuple::ITEMS);
            Items::Tuple(copy)
        }
        other => other,
    };
    let (old, new) = (span.stop - span.start, items.len(heap));
    if new > old {
        heap.list_open(list, span.stop, new - old)?;
    }
    if let Some(store) = heap.list_store(list) {
        heap.copy_items(items, store, 1 + span.start);
    }
    if new < old {
        heap.list_cut(list, span.start + new, span.stop);
    }
    Ok(Value::NONE)
}
