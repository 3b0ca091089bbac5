//! `startswith`, `endswith`, `strip`, `lstrip`, `rstrip`.

use super::Subject;
use crate::Res;
use crate::rom::{Args, Ns};
use crate::types::str::characters;
use crate::types::str::layout::Text;
use crate::types::str::search::has;
use crate::value::Value;
use crate::vm::Vm;

pub(super) fn startswith(vm: &mut Vm<'_>, args: Args) -> Res {
    matches(vm, args, |data, affix| data.starts_with(affix))
}

pub(super) fn endswith(vm: &mut Vm<'_>, args: Args) -> Res {
    matches(vm, args, |data, affix| data.ends_with(affix))
}

fn matches(vm: &mut Vm<'_>, args: Args, test: fn(&[u8], &[u8]) -> bool) -> Res {
    let (v, affix) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let subject = Subject::of(vm, v)?;
    let (start, end) = (vm.heap.arg(args, 2), vm.heap.arg(args, 3));
    let (start, end, _) = subject.range(vm, start, end)?;
    let one = |vm: &mut Vm<'_>, affix: Value| -> Res<bool> {
        let affix = vm.heap.expect_text_or_bytes(affix)?;
        let data = &subject.data(&vm.heap)[start..end];
        Ok(test(data, affix.get(&vm.heap)))
    };
    let Some(tuple) = vm.heap.is(affix, Ns::Tuple) else {
        return Ok(Value::bool(one(vm, affix)?));
    };
    let mut i = 0;
    while let Some(affix) = vm.heap.tuple_item(tuple, i) {
        if one(vm, affix)? {
            return Ok(Value::TRUE);
        }
        i += 1;
    }
    Ok(Value::FALSE)
}

pub(super) fn strip(vm: &mut Vm<'_>, args: Args) -> Res {
    cut(vm, args, true, true)
}

pub(super) fn lstrip(vm: &mut Vm<'_>, args: Args) -> Res {
    cut(vm, args, true, false)
}

pub(super) fn rstrip(vm: &mut Vm<'_>, args: Args) -> Res {
    cut(vm, args, false, true)
}

fn cut(vm: &mut Vm<'_>, args: Args, left: bool, right: bool) -> Res {
    let v = vm.heap.arg(args, 0);
    let subject = Subject::of(vm, v)?;
    let set = if args.positional > 1 {
        let set = vm.heap.arg(args, 1);
        subject.argument(vm, set)?
    } else {
        Text::Rom(" \t\n\r\x0b\x0c")
    };
    let data = subject.data(&vm.heap);
    let set = set.get(&vm.heap);
    // A wide character is in the set when its bytes are, one after the other.
    let is_in = |c: &[u8]| match c {
        [byte] => has(set, *byte),
        c => set.windows(c.len()).any(|w| w == c),
    };
    let (mut start, mut end) = (0, data.len());
    while left && start < end {
        let next = if subject.wide {
            characters::end(data, start)
        } else {
            start + 1
        };
        if !is_in(&data[start..next]) {
            break;
        }
        start = next;
    }
    while right && end > start {
        let mut last = end - 1;
        while subject.wide && last > start && characters::continues(data[last]) {
            last -= 1;
        }
        if !is_in(&data[last..end]) {
            break;
        }
        end = last;
    }
    if start == end && subject.ty != Ns::Str {
        return vm.heap.new_bytes(b"");
    }
    subject.part(&mut vm.heap, start, end)
}
