//! Compiled patterns. Words: header; bytes of code; groups, and slots in the high half; the code.

use super::compile::{Fault, compile, room};
use super::found::Found;
use super::run::{ENTRY, Matcher, Outcome, State, UNSET};
use crate::members;
use crate::rom::{Args, Layout, Namespace, Ns as N, PrintKind, TypeDef};
use crate::types::str::characters;
use crate::types::str::layout::Text;
use crate::value::{Ref, Value};
use crate::vm::Vm;
use crate::{Raised, Res};

pub(crate) static PATTERN: Namespace = Namespace::ty(
    "re",
    &TypeDef {
        layout: Layout::Leaf,
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "match" => VN(2, 4, match_here),
        "search" => VN(2, 4, search),
        "split" => VN(2, 3, super::substitute::split),
        "sub" => VN(3, 5, super::substitute::sub),
    },
);

/// First byte of the code.
const CODE: usize = 12;
/// Steps between looks at the world.
const STEPS: u32 = 20_000;
/// Most words of a stack of choices.
const DEEPEST: usize = 1 << 20;

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    vm.write_numbers("<re {x}>", &[v.word() as isize])
}

/// The pattern in a value: compiled already, or text to compile.
pub(super) fn of(vm: &mut Vm<'_>, v: Value) -> Res<Ref> {
    if let Some(r) = vm.heap.is(v, N::Pattern) {
        return Ok(r);
    }
    let text = vm.heap.expect_text_or_bytes(v)?;
    let wide = vm.heap.is(v, N::Bytes).is_none();
    let room = room(text.len());
    let heap = &mut vm.heap;
    let scratch = heap.alloc_bytes(room)?;
    let (code, others) = heap.split_bytes(scratch, 4, room);
    let source = match text {
        Text::Rom(s) => s.as_bytes(),
        Text::Heap(r, from, len) => others.bytes(r, from, len),
    };
    // A zero byte ends it.
    let source = source.split(|c| *c == 0).next().unwrap_or(source);
    let compiled = match compile(source, wide, code) {
        Ok(compiled) => compiled,
        Err(Fault::Complex) => return Err(heap.raise(N::ValueError, "regex too complex")),
        Err(Fault::Unopened) => return Err(heap.raise(N::ValueError, "error in regex")),
    };
    let r = heap.alloc(N::Pattern.value(), 2 + compiled.len.div_ceil(4))?;
    heap.set_word(r, 1, compiled.len as u32);
    heap.set_word(r, 2, (compiled.groups | compiled.slots << 16) as u32);
    heap.copy_bytes(scratch, 4, r, CODE, compiled.len);
    heap.free(scratch);
    Ok(r)
}

/// The text to look through.
pub(super) fn subject(vm: &mut Vm<'_>, v: Value) -> Res<Value> {
    vm.heap.expect_text_or_bytes(v)?;
    Ok(v)
}

pub(super) fn match_here(vm: &mut Vm<'_>, args: Args) -> Res {
    start(vm, args, false)
}

pub(super) fn search(vm: &mut Vm<'_>, args: Args) -> Res {
    start(vm, args, true)
}

fn start(vm: &mut Vm<'_>, args: Args, everywhere: bool) -> Res {
    let (pattern, v) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let pattern = of(vm, pattern)?;
    let slot = vm.heap.push(pattern.value())?;
    let v = subject(vm, v)?;
    let (from, end) = bounds(vm, args, v)?;
    let found = execute(vm, pattern, v, from, end, everywhere)?;
    vm.heap.cut(slot);
    Ok(found.map_or(Value::NONE, |f| f.0.value()))
}

/// Between which bytes of a text arguments 2 and 3 of a compiled pattern's method have it looked
/// at. They count characters.
fn bounds(vm: &mut Vm<'_>, args: Args, v: Value) -> Res<(usize, usize)> {
    let (pattern, from) = (vm.heap.arg(args, 0), vm.heap.arg(args, 2));
    if from.is_undef() || vm.heap.is(pattern, N::Pattern).is_none() {
        return Ok((0, usize::MAX));
    }
    let from = vm.machine_int(from)?.max(0) as usize;
    let end = match vm.heap.arg(args, 3) {
        Value::UNDEF => usize::MAX,
        end => vm.machine_int(end)?.max(0) as usize,
    };
    let wide = vm.heap.is(v, N::Bytes).is_none() && !vm.heap.text_is_ascii(v);
    let text = vm.heap.text_or_bytes(v);
    let data = text.as_ref().map_or(&[][..], |text| text.get(&vm.heap));
    let place = |at: usize| {
        let starts = |(i, b): (usize, &u8)| (!wide || !characters::continues(*b)).then_some(i);
        let found = data.iter().enumerate().filter_map(starts).nth(at);
        found.unwrap_or(data.len())
    };
    let from = place(from);
    Ok((from, place(end).max(from)))
}

#[cold]
fn too_deep(vm: &mut Vm<'_>) -> Raised {
    vm.raise_recursion()
}

/// Runs a pattern over a text (`str` or `bytes`, in a slot) up to byte `end`, from byte `from`,
/// there only or `everywhere` after it.
pub(super) fn execute(
    vm: &mut Vm<'_>,
    pattern: Ref,
    v: Value,
    from: usize,
    end: usize,
    everywhere: bool,
) -> Res<Option<Found>> {
    let Some(text) = vm.heap.text_or_bytes(v) else {
        return Ok(None);
    };
    let wide = vm.heap.is(v, N::Bytes).is_none() && !vm.heap.text_is_ascii(v);
    let len = vm.heap.word(pattern, 1) as usize;
    let (groups, count) = (
        (vm.heap.word(pattern, 2) & 0xffff) as usize,
        (vm.heap.word(pattern, 2) >> 16) as usize,
    );
    let mut words = count + 16 * ENTRY;
    let work = vm.heap.alloc_bytes(words * 4)?;
    let slot = vm.heap.push(work.value())?;
    let mut start = from;
    let mut state = State::at(start);
    vm.heap.words_mut(work, 1, count).fill(UNSET);
    loop {
        let Some(work) = vm.heap.slot(slot).as_ref() else {
            return Ok(None);
        };
        let (space, others) = vm.heap.split_words(work, 1, words);
        let (slots, stack) = space.split_at_mut(count.min(space.len()));
        let matcher = Matcher {
            program: others.bytes(pattern, CODE, len),
            text: match text {
                Text::Rom(s) => &s.as_bytes()[..s.len().min(end)],
                Text::Heap(r, from, len) => others.bytes(r, from, len.min(end)),
            },
            wide,
        };
        let outcome = loop {
            let outcome = matcher.run(&mut state, slots, stack, STEPS);
            if outcome != Outcome::Fail || !everywhere {
                break outcome;
            }
            let Some(next) = matcher.next_start(start) else {
                break outcome;
            };
            slots.fill(UNSET);
            start = next;
            state = State::at(start);
        };
        match outcome {
            Outcome::Match => break,
            Outcome::Busy => vm.check_interrupt()?,
            Outcome::Full => {
                words += words;
                if words > DEEPEST {
                    return Err(too_deep(vm));
                }
                let work = vm.heap.resize(work, words)?;
                vm.heap.set_slot(slot, work.value());
            }
            Outcome::Fail => {
                vm.heap.free(work);
                vm.heap.cut(slot);
                return Ok(None);
            }
        }
    }
    let Some(work) = vm.heap.slot(slot).as_ref() else {
        return Ok(None);
    };
    let found = Found::new(&mut vm.heap, v, work, groups)?;
    vm.heap.free(work);
    vm.heap.cut(slot);
    Ok(Some(found))
}
