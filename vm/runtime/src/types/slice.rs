//! `slice`. Words: header; start, stop, step, each a value.

use crate::Res;
use crate::heap::Heap;
use crate::members;
use crate::names::Name;
use crate::rom::{Namespace, Ns, PrintKind, TypeDef};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "slice",
    &TypeDef {
        print: Some(print),
        load_attr: Some(load_attr),
        ..TypeDef::PLAIN
    },
    members! { "indices" => H2(indices) },
);

impl Heap<'_> {
    /// A slice object.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_slice(&mut self, start: Value, stop: Value, step: Value) -> Res {
        let r = self.alloc(Ns::Slice.value(), 3)?;
        self.set_value(r, 1, start);
        self.set_value(r, 2, stop);
        self.set_value(r, 3, step);
        Ok(r.value())
    }
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let slot = vm.heap.push(v)?;
    for (i, before) in ["slice(", ", ", ", "].into_iter().enumerate() {
        vm.write(before.as_bytes())?;
        let part = v.as_ref().and_then(|r| vm.heap.value(r, 1 + i));
        vm.print(part.unwrap_or(Value::NONE), PrintKind::Repr)?;
    }
    vm.heap.cut(slot);
    vm.write(b")")
}

fn load_attr(vm: &mut Vm<'_>, v: Value, name: Name) -> Res<Option<Value>> {
    let word = match () {
        () if name == const { Name::of("start") } => 1,
        () if name == const { Name::of("stop") } => 2,
        () if name == const { Name::of("step") } => 3,
        () => return Ok(None),
    };
    Ok(v.as_ref().and_then(|r| vm.heap.value(r, word)))
}

fn indices(heap: &mut Heap<'_>, v: Value, len: Value) -> Res {
    let len = heap.machine_int(len)?.max(0) as usize;
    let (start, stop, step) = heap.slice_bounds(v, len)?;
    // All three come from small integers and a length, except a step of 32 bits.
    let step = heap.new_int(step)?;
    heap.new_tuple(&[Value::small(start as i32), Value::small(stop as i32), step])
}
