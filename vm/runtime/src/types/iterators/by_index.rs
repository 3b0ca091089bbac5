//! `reversed`, and the iterator over objects that have `__getitem__` and no `__iter__`. Words of
//! the one: header; the object; a position, a plain number. Words of the other: header; what is
//! called for each item; a position, a small integer; the object, if that is passed.

use crate::names::Name;
use crate::rom::{Args, Layout, Members, Namespace, Ns, Subscript, TypeDef, Unary};
use crate::value::Value;
use crate::vm::Vm;
use crate::{Raised, Res};

pub(crate) static REVERSED: Namespace = Namespace::ty(
    "reversed",
    &TypeDef {
        layout: Layout::Head(1),
        new: Some(new_reversed),
        iter: Some(|_, v| Ok(v)),
        next: Some(next_reversed),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

pub(crate) static GET_ITEM: Namespace = Namespace::ty(
    "iterator",
    &TypeDef {
        iter: Some(|_, v| Ok(v)),
        next: Some(next_item),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

fn new_reversed(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 1, 1)?;
    let v = vm.heap.arg(args, 0);
    // An instance is asked as for any attribute, `__getattr__` too.
    if vm.heap.class_of(v).is_some()
        && let Some(f) = vm.load_attr_opt(v, const { Name::of("__reversed__") })?
    {
        return vm.call(f, &[]);
    }
    let len = vm.unary(Unary::Len, v)?;
    let len = vm.machine_int(len)?.max(0);
    let reversed = vm.heap.new_index_iterator(Ns::Reversed, v)?;
    if let Some(r) = reversed.as_ref() {
        vm.heap.set_word(r, 2, len as u32);
    }
    Ok(reversed)
}

fn next_reversed(vm: &mut Vm<'_>, v: Value) -> Res<Option<Value>> {
    let Some(r) = v.as_ref() else {
        return Ok(None);
    };
    let Some(at) = vm.heap.word(r, 2).checked_sub(1) else {
        return Ok(None);
    };
    vm.heap.set_word(r, 2, at);
    let object = vm.heap.value(r, 1).unwrap_or(Value::NONE);
    // Lists are walked so most of all; they may have become shorter.
    if let Some(items) = vm.heap.items(object)
        && let Some(item) = items.get(&vm.heap, at as usize)
    {
        return Ok(Some(item));
    }
    vm.subscript(object, Value::small(at as i32), Subscript::Load)
        .map(Some)
}

fn next_item(vm: &mut Vm<'_>, v: Value) -> Res<Option<Value>> {
    let Some(r) = v.as_ref() else {
        return Ok(None);
    };
    let at = vm.heap.value(r, 2).and_then(Value::as_small).unwrap_or(0);
    let f = vm.heap.value(r, 1).unwrap_or(Value::NONE);
    let first = vm.heap.value(r, 3).unwrap_or(Value::UNDEF);
    let base = vm.heap.push(v)?;
    let result = vm.call_bound(f, first, &[Value::small(at)]);
    vm.heap.cut(base);
    match result {
        Ok(item) => {
            vm.heap.set_value(r, 2, Value::small(at.saturating_add(1)));
            Ok(Some(item))
        }
        Err(Raised) => {
            let exception = vm.heap.take_raised();
            if vm.is_instance(exception, Ns::IndexError.value())
                || vm.is_instance(exception, Ns::StopIteration.value())
            {
                return Ok(None);
            }
            Err(vm.heap.raise_value(exception))
        }
    }
}
