//! `staticmethod`, `classmethod` and `property`: what classes wrap functions in.
//!
//! Words: header; the function; for properties the functions that set and delete.

use crate::Res;
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::{Args, Item, Members, Namespace, Ns, TypeDef};
use crate::value::Value;
use crate::vm::{Parameter, Vm};

pub(crate) static STATIC_METHOD: Namespace = Namespace::ty(
    "staticmethod",
    &TypeDef {
        new: Some(|vm, _, args| wrap(vm, Ns::StaticMethod, args)),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

pub(crate) static CLASS_METHOD: Namespace = Namespace::ty(
    "classmethod",
    &TypeDef {
        new: Some(|vm, _, args| wrap(vm, Ns::ClassMethod, args)),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

pub(crate) static PROPERTY: Namespace = Namespace::ty(
    "property",
    &TypeDef {
        new: Some(new_property),
        ..TypeDef::PLAIN
    },
    crate::members! {
        "getter" => H2(|heap, v, f| with(heap, v, 1, f)),
        "setter" => H2(|heap, v, f| with(heap, v, 2, f)),
        "deleter" => H2(|heap, v, f| with(heap, v, 3, f)),
    },
);

impl Heap<'_> {
    /// What a table of a built-in type's members has for one of them, whose value is `v`: what is
    /// called on the type is wrapped, as in the tables of classes.
    pub(crate) fn wrapped_item(&mut self, name: Name, item: &Item, v: Value) -> Res {
        let ty = match item {
            Item::Static(_) if name == const { Name::of("__new__") } => Ns::StaticMethod,
            Item::Static(_) | Item::Class(_) => Ns::ClassMethod,
            _ => return Ok(v),
        };
        let r = self.alloc(ty.value(), 1)?;
        self.set_value(r, 1, v);
        Ok(r.value())
    }
}

fn wrap(vm: &mut Vm<'_>, ty: Ns, args: Args) -> Res {
    if args.positional != 1 || args.keywords != 0 {
        let given = args.positional;
        return Err(vm.heap.raise_count(given.into(), 1, 1));
    }
    let r = vm.heap.alloc(ty.value(), 1)?;
    let function = vm.heap.arg(args, 0);
    vm.heap.set_value(r, 1, function);
    Ok(r.value())
}

/// `property(fget=None, fset=None, fdel=None, doc=None)`
fn new_property(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    let [get, set, del, _doc] = vm.bind(
        args,
        &[
            Parameter::optional(const { Name::of("fget") }, Value::NONE),
            Parameter::optional(const { Name::of("fset") }, Value::NONE),
            Parameter::optional(const { Name::of("fdel") }, Value::NONE),
            Parameter::optional(const { Name::of("doc") }, Value::NONE),
        ],
    )?;
    let r = vm.heap.alloc(Ns::Property.value(), 3)?;
    vm.heap.set_value(r, 1, get);
    vm.heap.set_value(r, 2, set);
    vm.heap.set_value(r, 3, del);
    Ok(r.value())
}

/// A copy of a property with another function in word `i`.
fn with(heap: &mut crate::Heap<'_>, v: Value, i: usize, function: Value) -> Res {
    let Some(old) = heap.is(v, Ns::Property) else {
        return Err(heap.raise(Ns::TypeError, "not a property"));
    };
    let r = heap.alloc(Ns::Property.value(), 3)?;
    heap.copy_words(old, 1, r, 1, 3);
    heap.set_value(r, i, function);
    Ok(r.value())
}
