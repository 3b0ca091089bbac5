//! `replace`.

use super::{Subject, result};
use crate::Res;
use crate::rom::{Args, Ns};
use crate::types::str::layout::Text;
use crate::types::str::{characters, search};
use crate::vm::Vm;

/// Walks the places where `old` is found, at most `most` of them. An empty `old` is found before
/// every character and at the end.
fn next_place(data: &[u8], old: &[u8], from: usize) -> Option<usize> {
    if from > data.len() {
        return None;
    }
    search::find(&data[from..], old).map(|at| from + at)
}

pub(super) fn replace(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.heap.arg(args, 0);
    let subject = Subject::of(vm, v)?;
    let most = if args.positional > 3 {
        let most = vm.heap.arg(args, 3);
        usize::try_from(vm.machine_int(most)?).unwrap_or(usize::MAX)
    } else {
        usize::MAX
    };
    if most == 0 {
        // Whatever the other arguments are.
        return subject.part(&mut vm.heap, 0, subject.text.len());
    }
    let (old, new) = (vm.heap.arg(args, 1), vm.heap.arg(args, 2));
    let old = subject.argument(vm, old)?;
    let new = subject.argument(vm, new)?;
    let heap = &mut vm.heap;
    let (data, needle) = (subject.data(heap), old.get(heap));
    let count = if needle.is_empty() {
        characters::count(data).min(most - 1) + 1
    } else {
        search::count(data, needle).min(most)
    };
    if count == 0 {
        return subject.part(heap, 0, data.len());
    }
    let total = data.len() as u64 - (count * needle.len()) as u64 + count as u64 * new.len() as u64;
    if total > 1 << 30 {
        return Err(heap.raise_memory_error((total / 4) as usize));
    }
    let blob = heap.new_blob(Ns::Bytes, total as usize, None)?;
    let (mut to, _) = heap.blob_span(blob);
    let (mut copied, mut from) = (0, 0);
    for _ in 0..count {
        let Some(at) = next_place(subject.data(heap), old.get(heap), from) else {
            break;
        };
        to = copy(heap, &subject, blob, to, copied, at);
        heap.put_text(blob, to, new);
        to += new.len();
        copied = at + old.len();
        from = if old.is_empty() {
            characters::end(subject.data(heap), at).max(at + 1)
        } else {
            copied
        };
    }
    copy(heap, &subject, blob, to, copied, subject.text.len());
    result(heap, blob, subject.ty)
}

/// Copies bytes `start..end` of the subject; gives where they end.
fn copy(
    heap: &mut crate::Heap<'_>,
    subject: &Subject,
    blob: crate::Ref,
    to: usize,
    start: usize,
    end: usize,
) -> usize {
    let part = match subject.text {
        Text::Rom(s) => {
            let room = heap.bytes_mut(blob, to, end - start);
            room.copy_from_slice(&s.as_bytes()[start..end]);
            return to + (end - start);
        }
        Text::Heap(r, from, _) => Text::Heap(r, from + start, end - start),
    };
    heap.put_text(blob, to, part);
    to + (end - start)
}
