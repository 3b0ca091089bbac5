//! `sub` and `split`. As in MicroPython, both end at an empty match.

use super::found::Found;
use super::pattern::{execute, of, subject};
use crate::Res;
use crate::builtins::objects::callable;
use crate::heap::Heap;
use crate::rom::{Args, Ns as N};
use crate::types::str::layout::Text;
use crate::value::Value;
use crate::vm::Vm;

/// Text being put together in storage that a stack slot keeps.
struct Builder {
    slot: usize,
    len: usize,
}

impl Builder {
    fn new(heap: &mut Heap<'_>, room: usize) -> Res<Builder> {
        let storage = heap.alloc_bytes(room)?;
        let slot = heap.push(storage.value())?;
        Ok(Builder { slot, len: 0 })
    }

    fn put(&mut self, heap: &mut Heap<'_>, text: Text) -> Res<()> {
        let Some(mut storage) = heap.slot(self.slot).as_ref() else {
            return Ok(());
        };
        let words = (self.len + text.len()).div_ceil(4);
        if words > heap.capacity(storage) {
            storage = heap.resize(storage, words + words / 2)?;
            heap.set_slot(self.slot, storage.value());
        }
        heap.put_text(storage, 4 + self.len, text);
        self.len += text.len();
        Ok(())
    }

    /// Bytes `start..end` of a text.
    fn part(&mut self, heap: &mut Heap<'_>, text: Text, start: usize, end: usize) -> Res<()> {
        self.put(heap, text.part(start, end))
    }

    fn finish(self, heap: &mut Heap<'_>, is_bytes: bool) -> Res {
        let Some(storage) = heap.slot(self.slot).as_ref() else {
            return Ok(Value::NONE);
        };
        let text = if is_bytes {
            heap.bytes_from(storage, 4, self.len)?
        } else {
            heap.str_from(storage, 4, self.len)?
        };
        heap.free(storage);
        heap.cut(self.slot);
        Ok(text)
    }
}

/// `re.sub(pattern, replacement, text, count=0)`, also of a pattern.
pub(super) fn sub(vm: &mut Vm<'_>, args: Args) -> Res {
    let (pattern, replacement) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let v = vm.heap.arg(args, 2);
    let top = vm.heap.top();
    let pattern = of(vm, pattern)?;
    vm.heap.push(pattern.value())?;
    let most = match vm.heap.arg(args, 3) {
        Value::UNDEF => 0,
        n => vm.heap.machine_int(n)?.max(0),
    };
    let v = subject(vm, v)?;
    let is_bytes = vm.heap.is(v, N::Bytes).is_some();
    let Some(text) = vm.heap.text_or_bytes(v) else {
        return Ok(Value::NONE);
    };
    let mut out = Builder::new(&mut vm.heap, text.len())?;
    let (mut at, mut done) = (0, 0);
    while (most == 0 || done < most)
        && let Some(found) = execute(vm, pattern, v, at, usize::MAX, true)?
    {
        let Some((start, end)) = found.bounds(&vm.heap, 0).filter(|(s, e)| s < e) else {
            break;
        };
        out.part(&mut vm.heap, text, at, start)?;
        let slot = vm.heap.push(found.0.value())?;
        let made = if callable(vm, replacement)? == Value::TRUE {
            vm.call(replacement, &[found.0.value()])?
        } else {
            replacement
        };
        vm.heap.push(made)?;
        let template = vm.heap.expect_text_or_bytes(made)?;
        expand(vm, &mut out, template, found, text)?;
        vm.heap.cut(slot);
        at = end;
        done += 1;
    }
    out.part(&mut vm.heap, text, at, text.len())?;
    let result = if done == 0 {
        v
    } else {
        out.finish(&mut vm.heap, is_bytes)?
    };
    vm.heap.cut(top);
    Ok(result)
}

/// Puts a replacement with its `\1` and `\g<1>` filled in.
fn expand(vm: &mut Vm<'_>, out: &mut Builder, template: Text, found: Found, text: Text) -> Res<()> {
    let mut at = 0;
    loop {
        let data = template.get(&vm.heap);
        let rest = &data[at..];
        let special = |c: &u8| matches!(c, b'\\' | 0);
        let plain = rest.iter().position(special).unwrap_or(rest.len());
        let tail = &rest[plain..];
        let (number, skip, plainly) = reference(tail);
        let ends = matches!(tail, [] | [0, ..]);
        out.part(&mut vm.heap, template, at, at + plain)?;
        if ends {
            return Ok(());
        }
        at += plain + skip;
        if let Some(n) = number {
            let n = found.number(vm, Value::small(n))?;
            if let Some((start, end)) = found.bounds(&vm.heap, n) {
                out.part(&mut vm.heap, text, start, end)?;
            }
        }
        out.part(&mut vm.heap, template, at, at + plainly)?;
        at += plainly;
    }
}

/// The group that a reference at the start of `text` names, how long it is, and how many bytes
/// after it stand for themselves. A backslash before anything else is left out.
fn reference(text: &[u8]) -> (Option<i32>, usize, usize) {
    let digits = |t: &[u8]| t.iter().take_while(|c| c.is_ascii_digit()).count();
    // Numbers turn over, and have the size of a small integer.
    let number = |t: &[u8]| {
        let number = t.iter().fold(0i32, |n, c| {
            n.wrapping_mul(10).wrapping_add(i32::from(c - b'0'))
        });
        number << 1 >> 1
    };
    match text {
        [b'\\', b'g', b'<', rest @ ..] => {
            let n = digits(rest);
            let closed = n > 0 && rest.get(n) == Some(&b'>');
            let number = (n > 0).then(|| number(&rest[..n]));
            (number, 3 + n + usize::from(closed), 0)
        }
        [b'\\', rest @ ..] => match digits(rest) {
            0 => (None, 1, rest.len().min(1)),
            n => (Some(number(&rest[..n])), n + 1, 0),
        },
        _ => (None, 0, 0),
    }
}

/// `pattern.split(text, most=0)`
pub(super) fn split(vm: &mut Vm<'_>, args: Args) -> Res {
    let (pattern, v) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let pattern = of(vm, pattern)?;
    let v = subject(vm, v)?;
    let most = match vm.heap.arg(args, 2) {
        Value::UNDEF => 0,
        n => vm.heap.machine_int(n)?.max(0),
    };
    let is_bytes = vm.heap.is(v, N::Bytes).is_some();
    let Some(text) = vm.heap.text_or_bytes(v) else {
        return Ok(Value::NONE);
    };
    let list = vm.heap.new_list(&[])?;
    let slot = vm.heap.push(list)?;
    let Some(r) = list.as_ref() else {
        return Ok(list);
    };
    let part = |vm: &mut Vm<'_>, start: usize, end: usize| -> Res<()> {
        let part = if is_bytes {
            vm.heap.bytes_part(text, start, end)?
        } else {
            vm.heap.text_part(text, start, end)?
        };
        vm.heap.list_append(r, part)
    };
    let (mut at, mut done) = (0, 0);
    while (most == 0 || done < most)
        && let Some(found) = execute(vm, pattern, v, at, usize::MAX, true)?
    {
        let Some((start, end)) = found.bounds(&vm.heap, 0).filter(|(s, e)| s < e) else {
            break;
        };
        if found.groups(&vm.heap) > 1 {
            let message = "splitting with sub-captures";
            return Err(vm.heap.raise(N::NotImplementedError, message));
        }
        part(vm, at, start)?;
        at = end;
        done += 1;
    }
    part(vm, at, text.len())?;
    vm.heap.cut(slot);
    Ok(list)
}
