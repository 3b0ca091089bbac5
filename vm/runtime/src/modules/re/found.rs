//! Match objects. Words: header; the text; how many groups; start and end of each in bytes.

use super::run::UNSET;
use crate::Res;
use crate::heap::Heap;
use crate::members;
use crate::rom::{Args, Layout, Namespace, Ns as N, PrintKind, TypeDef};
use crate::types::str::characters;
use crate::types::tuple::ITEMS;
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static MATCH: Namespace = Namespace::ty(
    "match",
    &TypeDef {
        layout: Layout::Head(1),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "end" => VN(1, 2, end),
        "group" => V2(group),
        "groups" => V1(groups),
        "span" => VN(1, 2, span),
        "start" => VN(1, 2, start),
    },
);

/// First word of the positions.
const POSITIONS: usize = 3;

/// A match object.
#[derive(Clone, Copy)]
pub(super) struct Found(pub(super) Ref);

impl Found {
    /// A match of `text`; the positions are the first words of `work`.
    pub(super) fn new(heap: &mut Heap<'_>, text: Value, work: Ref, groups: usize) -> Res<Found> {
        let r = heap.alloc(N::Match.value(), POSITIONS - 1 + groups * 2)?;
        heap.set_value(r, 1, text);
        heap.set_word(r, 2, groups as u32);
        heap.copy_words(work, 1, r, POSITIONS, groups * 2);
        Ok(Found(r))
    }

    /// How many groups there are, the whole match being one.
    pub(super) fn groups(self, heap: &Heap<'_>) -> usize {
        heap.word(self.0, 2) as usize
    }

    /// Where group `n` is in bytes, if it took part.
    pub(super) fn bounds(self, heap: &Heap<'_>, n: usize) -> Option<(usize, usize)> {
        let (start, end) = (
            heap.word(self.0, POSITIONS + 2 * n),
            heap.word(self.0, POSITIONS + 2 * n + 1),
        );
        (start != UNSET && end != UNSET && start <= end).then_some((start as usize, end as usize))
    }

    /// The number in a value that must be that of a group.
    pub(super) fn number(self, vm: &mut Vm<'_>, v: Value) -> Res<usize> {
        let n = vm.machine_int(v)?;
        match usize::try_from(n) {
            Ok(n) if n < self.groups(&vm.heap) => Ok(n),
            _ => Err(vm.heap.raise_with(N::IndexError, &[v])),
        }
    }

    /// What group `n` took, or `None`.
    fn text(self, heap: &mut Heap<'_>, n: usize) -> Res {
        let subject = heap.value(self.0, 1).unwrap_or(Value::NONE);
        let (Some((start, end)), Some(text)) = (self.bounds(heap, n), heap.text_or_bytes(subject))
        else {
            return Ok(Value::NONE);
        };
        if heap.is(subject, N::Bytes).is_some() {
            heap.bytes_part(text, start, end)
        } else {
            heap.text_part(text, start, end)
        }
    }

    /// A position as a program counts.
    fn position(self, heap: &Heap<'_>, at: usize) -> Value {
        let subject = heap.value(self.0, 1).unwrap_or(Value::NONE);
        let at = match heap.text(subject) {
            Some(text) if !heap.text_is_ascii(subject) => characters::count(&text.get(heap)[..at]),
            _ => at,
        };
        Value::small(at as i32)
    }
}

fn found(vm: &mut Vm<'_>, v: Value) -> Res<Found> {
    match vm.heap.is(v, N::Match) {
        Some(r) => Ok(Found(r)),
        None => Err(vm.heap.raise(N::TypeError, "not a match")),
    }
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let groups = found(vm, v)?.groups(&vm.heap);
    vm.write_numbers("<match num={}>", &[groups as isize])
}

fn group(vm: &mut Vm<'_>, v: Value, n: Value) -> Res {
    let found = found(vm, v)?;
    let n = found.number(vm, n)?;
    found.text(&mut vm.heap, n)
}

fn groups(vm: &mut Vm<'_>, v: Value) -> Res {
    let found = found(vm, v)?;
    let heap = &mut vm.heap;
    let count = found.groups(heap);
    let tuple = heap.new_tuple_of(count - 1)?;
    for n in 1..count {
        let text = found.text(heap, n)?;
        heap.set_value(tuple, ITEMS + n - 1, text);
    }
    Ok(tuple.value())
}

/// Both positions of the group in argument 1, or of the whole match.
fn positions(vm: &mut Vm<'_>, args: Args) -> Res<(Value, Value)> {
    let v = vm.heap.arg(args, 0);
    let found = found(vm, v)?;
    let n = match vm.heap.arg(args, 1) {
        Value::UNDEF => 0,
        n => found.number(vm, n)?,
    };
    let heap = &vm.heap;
    Ok(match found.bounds(heap, n) {
        Some((start, end)) => (found.position(heap, start), found.position(heap, end)),
        None => (Value::small(-1), Value::small(-1)),
    })
}

fn start(vm: &mut Vm<'_>, args: Args) -> Res {
    Ok(positions(vm, args)?.0)
}

fn end(vm: &mut Vm<'_>, args: Args) -> Res {
    Ok(positions(vm, args)?.1)
}

fn span(vm: &mut Vm<'_>, args: Args) -> Res {
    let (start, end) = positions(vm, args)?;
    vm.heap.new_tuple(&[start, end])
}
