//! `range` and its iterator. Words of both: header; start (or the next item), stop, step: plain
//! 32-bit integers.

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::{Args, Layout, Members, Namespace, Ns, PrintKind, Subscript, TypeDef, Unary};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "range",
    &TypeDef {
        layout: Layout::Leaf,
        new: Some(new),
        print: Some(print),
        unary: Some(unary),
        binary: Some(binary),
        load_attr: Some(load_attr),
        subscript: Some(subscript),
        iter: Some(iter),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

pub(crate) static ITERATOR: Namespace = Namespace::ty(
    "iterator",
    &TypeDef {
        layout: Layout::Leaf,
        iter: Some(|_, v| Ok(v)),
        next: Some(|vm, v| match v.as_ref() {
            Some(r) => vm.heap.range_next(r),
            None => Ok(None),
        }),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

/// Start, stop, step of a range object.
#[derive(Clone, Copy)]
struct Range {
    start: i32,
    stop: i32,
    step: i32,
}

impl Range {
    fn len(self) -> usize {
        let (start, stop, step) = (self.start as i64, self.stop as i64, self.step as i64);
        let count = if step > 0 {
            (stop - start + step - 1).max(0) / step
        } else if step < 0 {
            (start - stop - step - 1).max(0) / -step
        } else {
            0
        };
        count as usize
    }
}

impl Heap<'_> {
    fn range(&self, r: Ref) -> Range {
        Range {
            start: self.word(r, 1) as i32,
            stop: self.word(r, 2) as i32,
            step: self.word(r, 3) as i32,
        }
    }

    /// A range or range iterator.
    fn new_range(&mut self, ty: Ns, range: Range) -> Res {
        let r = self.alloc(ty.value(), 3)?;
        self.set_word(r, 1, range.start as u32);
        self.set_word(r, 2, range.stop as u32);
        self.set_word(r, 3, range.step as u32);
        Ok(r.value())
    }

    /// The next item of a range iterator.
    ///
    /// # Errors
    /// MemoryError when the item is no small integer.
    #[inline]
    pub fn range_next(&mut self, iterator: Ref) -> Res<Option<Value>> {
        let Range { start, stop, step } = self.range(iterator);
        if if step > 0 {
            start >= stop
        } else {
            start <= stop
        } {
            return Ok(None);
        }
        // Past the largest integer there is nothing left, whatever the step.
        let next = start.checked_add(step).unwrap_or(stop);
        self.set_word(iterator, 1, next as u32);
        match Value::try_small(start as i64) {
            Some(v) => Ok(Some(v)),
            None => self.new_int(start as i64).map(Some),
        }
    }
}

fn of(vm: &Vm<'_>, v: Value) -> Range {
    match v.as_ref() {
        Some(r) => vm.heap.range(r),
        None => Range {
            start: 0,
            stop: 0,
            step: 1,
        },
    }
}

fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 1, 3)?;
    let first = vm.heap.arg(args, 0);
    let first = vm.machine_int(first)?;
    let (mut start, mut stop, mut step) = (0, first, 1);
    if args.positional > 1 {
        let second = vm.heap.arg(args, 1);
        (start, stop) = (first, vm.machine_int(second)?);
    }
    if args.positional > 2 {
        let third = vm.heap.arg(args, 2);
        step = vm.machine_int(third)?;
        if step == 0 {
            return Err(vm.heap.raise(Ns::ValueError, "zero step"));
        }
    }
    vm.heap.new_range(Ns::Range, Range { start, stop, step })
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let Range { start, stop, step } = of(vm, v);
    match step {
        1 => vm.write_numbers("range({}, {})", &[start as isize, stop as isize]),
        _ => {
            let numbers = [start, stop, step].map(|number| number as isize);
            vm.write_numbers("range({}, {}, {})", &numbers)
        }
    }
}

fn unary(vm: &mut Vm<'_>, op: Unary, v: Value) -> Res<Option<Value>> {
    let len = of(vm, v).len();
    match op {
        Unary::Bool => Ok(Some(Value::bool(len != 0))),
        Unary::Len => vm.heap.new_int(len as i64).map(Some),
        _ => Ok(None),
    }
}

fn binary(vm: &mut Vm<'_>, op: BinaryOp, l: Value, r: Value) -> Res<Option<Value>> {
    if op != BinaryOp::In {
        return Ok(None);
    }
    let range = of(vm, l);
    let Some(item) = vm.heap.as_i64(r) else {
        return vm.contains_by_search(l, r).map(|b| Some(Value::bool(b)));
    };
    let (start, stop, step) = (range.start as i64, range.stop as i64, range.step as i64);
    let inside = if step > 0 {
        start <= item && item < stop
    } else {
        stop < item && item <= start
    };
    Ok(Some(Value::bool(inside && (item - start) % step == 0)))
}

fn load_attr(vm: &mut Vm<'_>, v: Value, name: Name) -> Res<Option<Value>> {
    let range = of(vm, v);
    let part = match () {
        () if name == const { Name::of("start") } => range.start,
        () if name == const { Name::of("stop") } => range.stop,
        () if name == const { Name::of("step") } => range.step,
        () => return Ok(None),
    };
    vm.heap.new_int(part as i64).map(Some)
}

fn subscript(vm: &mut Vm<'_>, v: Value, index: Value, what: Subscript) -> Res {
    if what != Subscript::Load {
        return Err(vm.heap.raise_no_subscript(v, what));
    }
    let range = of(vm, v);
    let at = |i: i64| (range.start as i64 + i * range.step as i64) as i32;
    if vm.heap.is_slice(index) {
        let (start, stop, step) = vm.heap.slice_bounds(index, range.len())?;
        let part = Range {
            start: at(start),
            stop: at(stop),
            step: (range.step as i64 * step) as i32,
        };
        return vm.heap.new_range(Ns::Range, part);
    }
    let i = vm.heap.position(index, range.len(), "range")?;
    vm.heap.new_int(at(i as i64) as i64)
}

fn iter(vm: &mut Vm<'_>, v: Value) -> Res {
    let range = of(vm, v);
    vm.heap.new_range(Ns::RangeIterator, range)
}
