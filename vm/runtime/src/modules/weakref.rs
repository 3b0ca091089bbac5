//! The module `weakref`.
//!
//! Words of a `ref` and of a `finalize` are those of `heap::weak`. What a `ref` wants is the
//! function it was given; what a `finalize` wants is a tuple of function, arguments and a dict.
//! Living `finalize` objects are in a list that the machine keeps.

use crate::heap::WANTED;
use crate::members;
use crate::names::Name;
use crate::rom::{Args, Layout, Members, Namespace, Ns, Ns as N, PrintKind, TypeDef};
use crate::types::tuple::ITEMS;
use crate::value::{Ref, Value};
use crate::vm::Vm;
use crate::{Raised, Res};

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "weakref",
    members! {
        "finalize" => Ns(N::WeakFinalize),
        "ref" => Ns(N::WeakRef),
    },
);

pub(crate) static REF: Namespace = Namespace::ty(
    "ref",
    &TypeDef {
        layout: Layout::Head(1),
        new: Some(new_ref),
        call: Some(|vm, v, args| {
            vm.heap.expect_arguments(args, 0, 0)?;
            Ok(object(vm, v, Ns::WeakRef).unwrap_or(Value::NONE))
        }),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

pub(crate) static FINALIZE: Namespace = Namespace::ty(
    "finalize",
    &TypeDef {
        layout: Layout::Head(1),
        new: Some(new_finalize),
        call: Some(|vm, v, args| {
            vm.heap.expect_arguments(args, 0, 0)?;
            finish(vm, v)
        }),
        print: Some(print),
        load_attr: Some(|vm, v, name| {
            let alive = name == const { Name::of("alive") };
            Ok(alive.then(|| Value::bool(object(vm, v, Ns::WeakFinalize).is_some())))
        }),
        ..TypeDef::PLAIN
    },
    members! {
        "detach" => V1(|vm, v| {
            let whole = peek(vm, v)?;
            forget(vm, v);
            Ok(whole)
        }),
        "peek" => V1(peek),
    },
);

/// The list of living `finalize` objects, among the rarely used values.
const LIVING: Name = Name::of("finalize");

fn weak(vm: &Vm<'_>, v: Value, ty: Ns) -> Option<Ref> {
    vm.native_base(v, ty).and_then(Value::as_ref)
}

fn object(vm: &Vm<'_>, v: Value, ty: Ns) -> Option<Value> {
    vm.heap.weak_object(weak(vm, v, ty)?)
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let ty = vm.heap.type_of(v);
    vm.write(b"<")?;
    vm.write_type_name(ty)?;
    vm.write(b">")
}

fn referent(vm: &mut Vm<'_>, args: Args) -> Res<Ref> {
    let v = vm.heap.arg(args, 0);
    match v.as_ref() {
        Some(object) => Ok(object),
        None => {
            let name = vm.heap.type_name_of(v);
            let before = "can't create weak reference to '";
            Err(vm.heap.raise_text(Ns::TypeError, before, name, "' object"))
        }
    }
}

/// `ref(object[, callback])`
fn new_ref(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 1, 2)?;
    let object = referent(vm, args)?;
    let wanted = match vm.heap.arg(args, 1) {
        Value::UNDEF => Value::NONE,
        callback => callback,
    };
    vm.heap
        .new_weak(Ns::WeakRef, object, wanted)
        .map(Ref::value)
}

/// `finalize(object, function, *arguments, **keywords)`
fn new_finalize(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_count(args.positional, 2, u16::MAX)?;
    let object = referent(vm, args)?;
    let wanted = vm.heap.new_tuple_of(3)?;
    let base = vm.heap.push(wanted.value())?;
    let count = args.positional as usize - 2;
    let rest = vm.heap.new_tuple_of(count)?;
    for i in 0..count {
        let v = vm.heap.arg(args, i + 2);
        vm.heap.set_value(rest, ITEMS + i, v);
    }
    let function = vm.heap.arg(args, 1);
    vm.heap.set_value(wanted, ITEMS, function);
    vm.heap.set_value(wanted, ITEMS + 1, rest.value());
    let keywords = vm.heap.new_dict(args.keywords as usize)?;
    vm.heap.set_value(wanted, ITEMS + 2, keywords);
    let mut i = 0;
    while let (Some((name, v)), Some(dict)) = (vm.heap.keyword(args, i), keywords.as_ref()) {
        vm.dict_set(dict, name, v)?;
        i += 1;
    }
    let list = vm.heap.rare_list(LIVING)?;
    let r = vm.heap.new_weak(Ns::WeakFinalize, object, wanted.value())?;
    vm.heap.push(r.value())?;
    if let Some(list) = list {
        vm.heap.list_append(list, r.value())?;
    }
    vm.heap.cut(base);
    Ok(r.value())
}

/// Object, function, arguments and keywords of a living `finalize`, else `None`.
fn peek(vm: &mut Vm<'_>, v: Value) -> Res {
    let Some(object) = object(vm, v, Ns::WeakFinalize) else {
        return Ok(Value::NONE);
    };
    let wanted = weak(vm, v, Ns::WeakFinalize)
        .and_then(|r| vm.heap.value(r, WANTED))
        .and_then(Value::as_ref);
    let Some(wanted) = wanted else {
        return Ok(Value::NONE);
    };
    let part = |i| vm.heap.tuple_item(wanted, i).unwrap_or(Value::NONE);
    let parts = [object, part(0), part(1), part(2)];
    vm.heap.new_tuple(&parts)
}

/// It is done with: nothing is wanted any more.
fn forget(vm: &mut Vm<'_>, v: Value) {
    let Some(r) = weak(vm, v, Ns::WeakFinalize) else {
        return;
    };
    vm.heap.weak_forget(r);
    vm.heap.set_value(r, WANTED, Value::NONE);
    let Some(list) = vm.heap.rare(LIVING).and_then(Value::as_ref) else {
        return;
    };
    let mut i = 0;
    while let Some(other) = vm.heap.list_item(list, i) {
        if other == r.value() {
            vm.heap.list_cut(list, i, i + 1);
            return;
        }
        i += 1;
    }
}

/// Calls what a living `finalize` wants called, once; gives its result.
fn finish(vm: &mut Vm<'_>, v: Value) -> Res {
    if object(vm, v, Ns::WeakFinalize).is_none() {
        return Ok(Value::NONE);
    }
    let wanted = weak(vm, v, Ns::WeakFinalize).and_then(|r| vm.heap.value(r, WANTED));
    let base = vm.heap.push(v)?;
    vm.heap.push(wanted.unwrap_or(Value::NONE))?;
    forget(vm, v);
    let result = run(vm, wanted);
    vm.heap.cut(base);
    result
}

/// Calls function, arguments and keywords; they are in a slot.
fn run(vm: &mut Vm<'_>, wanted: Option<Value>) -> Res {
    let Some(wanted) = wanted.and_then(Value::as_ref) else {
        return Ok(Value::NONE);
    };
    let part = |vm: &Vm<'_>, i| vm.heap.tuple_item(wanted, i);
    let function = part(vm, 0).unwrap_or(Value::NONE);
    let first = vm.heap.top();
    let (mut positional, mut keywords) = (0, 0);
    if let Some(arguments) = part(vm, 1).and_then(Value::as_ref) {
        while let Some(v) = vm.heap.tuple_item(arguments, positional as usize) {
            vm.heap.push(v)?;
            positional += 1;
        }
    }
    if let Some(dict) = part(vm, 2).and_then(Value::as_ref) {
        let mut at = 0;
        while let Some((name, v)) = vm.heap.dict_next(dict, &mut at) {
            vm.heap.push(name)?;
            vm.heap.push(v)?;
            keywords += 1;
        }
    }
    let args = Args {
        base: first as u32,
        positional,
        keywords,
    };
    let result = vm.call_args(function, args);
    vm.heap.cut(first);
    result
}

impl Vm<'_> {
    /// Calls what weak references want called whose objects are gone. What goes wrong there is
    /// shown and forgotten.
    ///
    /// # Errors
    /// MemoryError, KeyboardInterrupt.
    pub(crate) fn tell_of_gone(&mut self) -> Res<()> {
        self.heap.told = false;
        while let Some(r) = self.heap.weak_waiting() {
            let wanted = self.heap.value(r, WANTED).unwrap_or(Value::NONE);
            let base = self.heap.push(r.value())?;
            self.heap.push(wanted)?;
            let result = if self.heap.header(r) == Ns::WeakFinalize.value() {
                forget(self, r.value());
                run(self, Some(wanted))
            } else {
                self.heap.set_value(r, WANTED, Value::NONE);
                self.call(wanted, &[r.value()])
            };
            self.heap.cut(base);
            if let Err(Raised) = result {
                let exception = self.heap.take_raised();
                let interrupt = Ns::KeyboardInterrupt.value();
                if self.is_instance(exception, interrupt) {
                    return Err(self.heap.raise_value(exception));
                }
                self.print_exception_error(exception);
            }
        }
        Ok(())
    }
}
