//! Iterators that built-in functions make: `enumerate`, `zip`, `map`, `filter`, `reversed`, and
//! the one over objects that have only `__getitem__`.

pub(crate) mod by_index;
pub(crate) mod enumerate;
pub(crate) mod filter;
pub(crate) mod map;
pub(crate) mod zip;

use crate::Res;
use crate::rom::Args;
use crate::types::tuple;
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// A tuple of iterators over positional arguments `first` and up.
fn iterators(vm: &mut Vm<'_>, args: Args, first: usize) -> Res {
    let count = (args.positional as usize).saturating_sub(first);
    let base = vm.heap.top();
    for i in 0..count {
        let v = vm.heap.arg(args, first + i);
        let iterator = vm.iter(v)?;
        vm.heap.push(iterator)?;
    }
    let tuple = vm.heap.new_tuple_of(count)?;
    for i in 0..count {
        let iterator = vm.heap.slot(base + i);
        vm.heap.set_value(tuple, tuple::ITEMS + i, iterator);
    }
    vm.heap.cut(base);
    Ok(tuple.value())
}

/// Pushes what each iterator of a tuple gives next; gives how many. `None`: one is exhausted,
/// and nothing was pushed. The tuple must be in a stack slot.
fn push_next(vm: &mut Vm<'_>, iterators: Ref) -> Res<Option<usize>> {
    let base = vm.heap.top();
    let count = vm.heap.tuple_len(iterators);
    for i in 0..count {
        let Some(iterator) = vm.heap.tuple_item(iterators, i) else {
            break;
        };
        match vm.next(iterator)? {
            Some(item) => vm.heap.push(item)?,
            None => {
                vm.heap.cut(base);
                return Ok(None);
            }
        };
    }
    Ok(Some(count))
}

/// Word `i` of an iterator object.
fn part(vm: &Vm<'_>, v: Value, i: usize) -> Value {
    v.as_ref()
        .and_then(|r| vm.heap.value(r, i))
        .unwrap_or(Value::NONE)
}
