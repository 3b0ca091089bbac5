//! Tuples whose items have names: `sys.implementation`, `os.uname()`.
//!
//! Words: header; the items, a tuple; the names, a tuple.

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::{Members, Namespace, Ns, PrintKind, TypeDef};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "tuple",
    &TypeDef {
        letter: b'T',
        base: Some(Ns::Tuple),
        print: Some(print),
        unary: Some(|vm, op, v| {
            let v = items(vm, v);
            vm.unary_opt(op, v)
        }),
        binary: Some(|vm, op, l, r| {
            if op == BinaryOp::In {
                let l = items(vm, l);
                return vm.binary(op, r, l).map(Some);
            }
            let (l, r) = (items(vm, l), items(vm, r));
            vm.binary(op, l, r).map(Some)
        }),
        load_attr: Some(load_attr),
        subscript: Some(|vm, v, index, what| {
            let v = items(vm, v);
            vm.subscript(v, index, what)
        }),
        iter: Some(|vm, v| {
            let v = items(vm, v);
            vm.iter(v)
        }),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

impl Heap<'_> {
    /// A tuple whose items have names.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn new_attribute_tuple(&mut self, names: &[Name], items: &[Value]) -> Res {
        let items = self.new_tuple(items)?;
        let fields = self.new_tuple_of(names.len())?;
        for (i, name) in names.iter().enumerate() {
            self.set_value(fields, crate::types::tuple::ITEMS + i, name.value());
        }
        let r = self.alloc(Ns::AttributeTuple.value(), 2)?;
        self.set_value(r, 1, items);
        self.set_value(r, 2, fields.value());
        Ok(r.value())
    }
}

/// The plain tuple; other values are themselves.
fn items(vm: &Vm<'_>, v: Value) -> Value {
    match vm.heap.is(v, Ns::AttributeTuple) {
        Some(r) => vm.heap.value(r, 1).unwrap_or(v),
        None => v,
    }
}

/// Name and item number `i`.
fn field(vm: &Vm<'_>, v: Value, i: usize) -> Option<(Value, Value)> {
    let r = vm.heap.is(v, Ns::AttributeTuple)?;
    let part = |word| vm.heap.value(r, word).and_then(Value::as_ref);
    Some((
        vm.heap.tuple_item(part(2)?, i)?,
        vm.heap.tuple_item(part(1)?, i)?,
    ))
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    vm.write(b"(")?;
    let mut i = 0;
    while let Some((name, item)) = field(vm, v, i) {
        if i > 0 {
            vm.write(b", ")?;
        }
        vm.print(name, PrintKind::Str)?;
        vm.write(b"=")?;
        vm.print(item, PrintKind::Repr)?;
        i += 1;
    }
    vm.write(b")")
}

fn load_attr(vm: &mut Vm<'_>, v: Value, name: Name) -> Res<Option<Value>> {
    let mut i = 0;
    while let Some((field, item)) = field(vm, v, i) {
        if field == name.value() {
            return Ok(Some(item));
        }
        i += 1;
    }
    Ok(None)
}
