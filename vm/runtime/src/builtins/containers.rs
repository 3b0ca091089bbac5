//! Built-in functions about containers: `all`, `any`, `len`, `max`, `min`, `sorted`, `sum`.

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::names::Name;
use crate::rom::{Args, Ns};
use crate::types::list::sort::sort_with;
use crate::value::Value;
use crate::vm::Vm;

/// Runs `each` on every item until it answers false; whether it never did.
fn every(
    vm: &mut Vm<'_>,
    items: Value,
    mut each: impl FnMut(&mut Vm<'_>, Value) -> Res<bool>,
) -> Res<bool> {
    let base = vm.heap.push(items)?;
    let iterator = vm.iter(items)?;
    vm.heap.push(iterator)?;
    let mut all = true;
    while all && let Some(item) = vm.next(iterator)? {
        let pushed = vm.heap.push(item)?;
        all = each(vm, item)?;
        vm.heap.cut(pushed);
    }
    vm.heap.cut(base);
    Ok(all)
}

/// `all(items)`
pub(crate) fn all(vm: &mut Vm<'_>, items: Value) -> Res {
    every(vm, items, |vm, item| vm.is_true(item)).map(Value::bool)
}

/// `any(items)`
pub(crate) fn any(vm: &mut Vm<'_>, items: Value) -> Res {
    every(vm, items, |vm, item| vm.is_true(item).map(|b| !b)).map(|none| Value::bool(!none))
}

/// `len(object)`
pub(crate) fn len(vm: &mut Vm<'_>, object: Value) -> Res {
    vm.len_value(object)
}

/// `sum(items, start)`
pub(crate) fn sum(vm: &mut Vm<'_>, args: Args) -> Res {
    let items = vm.heap.arg(args, 0);
    let start = match args.positional {
        1 => Value::small(0),
        _ => vm.heap.arg(args, 1),
    };
    let slot = vm.heap.push(start)?;
    every(vm, items, |vm, item| {
        let so_far = vm.heap.slot(slot);
        let total = match (so_far.as_small(), item.as_small()) {
            (Some(a), Some(b)) => Value::try_small(a as i64 + b as i64),
            _ => None,
        };
        let total = match total {
            Some(total) => total,
            None => vm.binary(BinaryOp::Add, so_far, item)?,
        };
        vm.heap.set_slot(slot, total);
        Ok(true)
    })?;
    Ok(vm.heap.pop())
}

/// `max(...)`
pub(crate) fn max(vm: &mut Vm<'_>, args: Args) -> Res {
    extreme(vm, args, BinaryOp::More)
}

/// `min(...)`
pub(crate) fn min(vm: &mut Vm<'_>, args: Args) -> Res {
    extreme(vm, args, BinaryOp::Less)
}

const KEY: Value = Name::of("key").value();
const DEFAULT: Value = Name::of("default").value();

/// `max` or `min`. Keywords that they do not know are ignored.
fn extreme(vm: &mut Vm<'_>, args: Args, better: BinaryOp) -> Res {
    let (mut key, mut default) = (Value::UNDEF, Value::UNDEF);
    for i in 0..args.keywords as usize {
        match vm.heap.keyword(args, i) {
            Some((KEY, v)) => key = v,
            Some((DEFAULT, v)) => default = v,
            _ => {}
        }
    }
    // The best item so far and its key.
    let best = vm.heap.push(Value::UNDEF)?;
    vm.heap.push(Value::UNDEF)?;
    if args.positional == 1 {
        let items = vm.heap.arg(args, 0);
        every(vm, items, |vm, item| {
            compete(vm, item, key, best, better)?;
            Ok(true)
        })?;
    } else {
        for i in 0..args.positional as usize {
            let item = vm.heap.arg(args, i);
            compete(vm, item, key, best, better)?;
        }
    }
    let winner = vm.heap.slot(best);
    vm.heap.cut(best);
    match (winner, default) {
        (Value::UNDEF, Value::UNDEF) => {
            Err(vm.heap.raise(Ns::ValueError, "arg is an empty sequence"))
        }
        (Value::UNDEF, default) => Ok(default),
        (winner, _) => Ok(winner),
    }
}

/// Puts `item`, which is in a slot, into slot `best` when it beats what is there.
fn compete(vm: &mut Vm<'_>, item: Value, key: Value, best: usize, better: BinaryOp) -> Res<()> {
    let rank = match key {
        Value::UNDEF => item,
        key => vm.call(key, &[item])?,
    };
    let champion = vm.heap.slot(best + 1);
    let wins = match (champion.as_small(), rank.as_small()) {
        _ if champion.is_undef() => true,
        (Some(old), Some(new)) => match better {
            BinaryOp::More => new > old,
            _ => new < old,
        },
        _ => {
            let pushed = vm.heap.push(rank)?;
            let verdict = vm.binary(better, rank, champion)?;
            let wins = vm.is_true(verdict)?;
            vm.heap.cut(pushed);
            wins
        }
    };
    if wins {
        vm.heap.set_slot(best, item);
        vm.heap.set_slot(best + 1, rank);
    }
    Ok(())
}

/// `sorted(items, *, key=None, reverse=False)`
pub(crate) fn sorted(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.positional > 1 {
        let message = "must use keyword argument for key function";
        return Err(vm.heap.raise(Ns::TypeError, message));
    }
    let items = vm.heap.arg(args, 0);
    let list = vm.list_of(items)?;
    let base = vm.heap.push(list.value())?;
    let keywords = Args {
        base: args.base + 1,
        positional: 0,
        ..args
    };
    sort_with(vm, list, keywords)?;
    vm.heap.cut(base);
    Ok(list.value())
}
