//! `split`, `rsplit`, `splitlines`.

use super::Subject;
use crate::Res;
use crate::names::Name;
use crate::rom::{Args, Ns};
use crate::types::str::layout::Text;
use crate::types::str::search;
use crate::value::{Ref, Value};
use crate::vm::{Parameter, Vm};

fn is_space(b: &u8) -> bool {
    matches!(b, b' ' | 9..=13)
}

/// The subject, the separator and the most cuts.
fn arguments(vm: &mut Vm<'_>, args: Args) -> Res<(Subject, Option<Text>, Option<usize>)> {
    let v = vm.heap.arg(args, 0);
    let subject = Subject::of(vm, v)?;
    let most = match vm.heap.arg(args, 2) {
        Value::UNDEF => None,
        v => usize::try_from(vm.machine_int(v)?).ok(),
    };
    let separator = vm.heap.arg(args, 1);
    let separator = if separator.is_undef() || separator.is_none() {
        None
    } else {
        vm.heap.expect_text_or_bytes(separator)?;
        let text = subject.argument(vm, separator)?;
        if text.is_empty() {
            return Err(vm.heap.raise(Ns::ValueError, "empty separator"));
        }
        Some(text)
    };
    Ok((subject, separator, most))
}

/// A new list, to be appended to.
fn list(vm: &mut Vm<'_>) -> Res<(Value, Ref)> {
    let value = vm.heap.new_list(&[])?;
    match value.as_ref() {
        Some(r) => Ok((value, r)),
        None => Err(vm.heap.raise(Ns::RuntimeError, "list")),
    }
}

fn append(vm: &mut Vm<'_>, list: Ref, subject: &Subject, start: usize, end: usize) -> Res<()> {
    let part = subject.part(&mut vm.heap, start, end)?;
    vm.heap.list_append(list, part)
}

pub(super) fn split(vm: &mut Vm<'_>, args: Args) -> Res {
    let (subject, separator, most) = arguments(vm, args)?;
    let mut left = most.unwrap_or(usize::MAX);
    let (value, list) = list(vm)?;
    let mut at = 0;
    let Some(separator) = separator else {
        loop {
            let data = subject.data(&vm.heap);
            let Some(start) = data[at..].iter().position(|b| !is_space(b)) else {
                return Ok(value);
            };
            let start = at + start;
            if left == 0 {
                append(vm, list, &subject, start, subject.text.len())?;
                return Ok(value);
            }
            let end = data[start..].iter().position(is_space);
            let end = end.map_or(data.len(), |n| start + n);
            append(vm, list, &subject, start, end)?;
            left -= 1;
            at = end;
        }
    };
    while left > 0 {
        let data = subject.data(&vm.heap);
        let Some(found) = search::find(&data[at..], separator.get(&vm.heap)) else {
            break;
        };
        append(vm, list, &subject, at, at + found)?;
        at += found + separator.len();
        left -= 1;
    }
    append(vm, list, &subject, at, subject.text.len())?;
    Ok(value)
}

pub(super) fn rsplit(vm: &mut Vm<'_>, args: Args) -> Res {
    let (subject, separator, most) = arguments(vm, args)?;
    let Some(most) = most else {
        return split(vm, args);
    };
    let Some(separator) = separator else {
        return Err(vm.heap.raise(Ns::NotImplementedError, "rsplit(None,n)"));
    };
    // Where the last cuts are: counting from the front first, so that parts come in order.
    let total = search::count(subject.data(&vm.heap), separator.get(&vm.heap));
    let (value, list) = list(vm)?;
    let mut end = subject.text.len();
    let mut places = 0;
    while places < most.min(total) {
        let data = &subject.data(&vm.heap)[..end];
        match search::rfind(data, separator.get(&vm.heap)) {
            Some(at) => end = at,
            None => break,
        }
        places += 1;
    }
    append(vm, list, &subject, 0, end)?;
    for left in (0..places).rev() {
        let start = end + separator.len();
        // The end of this part: the same walk from the back, one step shorter.
        let mut stop = subject.text.len();
        for _ in 0..left {
            let data = &subject.data(&vm.heap)[..stop];
            stop = search::rfind(data, separator.get(&vm.heap)).unwrap_or(stop);
        }
        append(vm, list, &subject, start, stop)?;
        end = stop;
    }
    Ok(value)
}

pub(super) fn splitlines(vm: &mut Vm<'_>, args: Args) -> Res {
    const SELF: Parameter = Parameter::required(Name::of("self"));
    const KEEP: Parameter = Parameter::optional(Name::of("keepends"), Value::FALSE);
    let [v, keep] = vm.bind(args, &[SELF, KEEP])?;
    let keep = vm.is_true(keep)?;
    let subject = Subject::of(vm, v)?;
    let (value, list) = list(vm)?;
    let mut at = 0;
    loop {
        let data = subject.data(&vm.heap);
        if at >= data.len() {
            return Ok(value);
        }
        let rest = &data[at..];
        let end = rest.iter().position(|b| matches!(b, b'\n' | b'\r'));
        let (end, next) = match end {
            None => (rest.len(), rest.len()),
            Some(n) if rest[n] == b'\r' && rest.get(n + 1) == Some(&b'\n') => (n, n + 2),
            Some(n) => (n, n + 1),
        };
        append(vm, list, &subject, at, at + if keep { next } else { end })?;
        at += next;
    }
}
