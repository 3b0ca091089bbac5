//! The module `_thread`.
//!
//! Words of a lock: header; the number of the thread that locked it, 0 for none.

use crate::Res;
use crate::heap::Heap;
use crate::members;
use crate::rom::{Args, Layout, Namespace, Ns, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "_thread",
    members! {
        "LockType" => Ns(crate::rom::Ns::Lock),
        "allocate_lock" => H0(|heap| {
            let lock = heap.alloc(crate::rom::Ns::Lock.value(), 1)?;
            Ok(lock.value())
        }),
        "exit" => H0(exit),
        "get_ident" => V0(|vm| Ok(Value::small(vm.thread_number()))),
        "stack_size" => VN(0, 1, stack_size),
        "start_new_thread" => VN(2, 3, start_new_thread),
    },
);

pub(crate) static LOCK: Namespace = Namespace::ty(
    "lock",
    &TypeDef {
        layout: Layout::Leaf,
        ..TypeDef::PLAIN
    },
    members! {
        "__enter__" => VN(1, 1, acquire),
        "__exit__" => VN(4, 4, release),
        "acquire" => VN(1, 3, acquire),
        "locked" => V1(|vm, v| Ok(Value::bool(v.as_ref().is_some_and(|r| is_locked(&vm.heap, r))))),
        "release" => VN(1, 1, release),
    },
);

const LOCKED: usize = 1;
/// Longest wait between two looks at the world, in microseconds.
const SLICE: u64 = 1000;
/// How long somebody else may take to release a lock whose holder cannot, in microseconds.
const PATIENCE: u64 = 2_000_000;

/// Whether a lock is locked.
pub(crate) fn is_locked(heap: &Heap<'_>, lock: Ref) -> bool {
    heap.word(lock, LOCKED) != 0
}

fn exit(heap: &mut Heap<'_>) -> Res {
    Err(heap.raise_with(Ns::SystemExit, &[]))
}

/// `stack_size([size])`: what it was set to before. Threads share one stack, so that it only says.
fn stack_size(vm: &mut Vm<'_>, args: Args) -> Res {
    let size = match vm.heap.arg(args, 0) {
        Value::UNDEF => 0,
        v => vm.heap.machine_int(v)?,
    };
    let before = vm.swap_stack_size(size);
    vm.heap.new_int(i64::from(before))
}

/// `start_new_thread(function, args[, kwargs])`
fn start_new_thread(vm: &mut Vm<'_>, args: Args) -> Res {
    let (function, given) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let items = vm.heap.expect_items(given)?;
    let base = vm.heap.top();
    let count = items.len(&vm.heap);
    for i in 0..count {
        let v = items.get(&vm.heap, i).unwrap_or(Value::NONE);
        vm.heap.push(v)?;
    }
    let mut pairs = 0;
    let named = vm.heap.arg(args, 2);
    if !named.is_undef() {
        let Some(dict) = vm.heap.as_dict(named) else {
            let message = "expecting a dict for keyword args";
            return Err(vm.heap.raise(Ns::TypeError, message));
        };
        let mut at = 0;
        while let Some((key, value)) = vm.heap.dict_next(dict, &mut at) {
            vm.heap.push(value)?;
            let key = vm.keyword_name(key)?;
            let slot = vm.heap.top() - 1;
            vm.heap.set_slot(slot, key);
            vm.heap.push(value)?;
            pairs += 1;
        }
    }
    let number = vm.start_thread(function, base, pairs)?;
    vm.heap.cut(base);
    Ok(Value::small(number))
}

/// `acquire(wait=True, timeout=-1)`
fn acquire(vm: &mut Vm<'_>, args: Args) -> Res {
    let Some(lock) = vm.heap.arg(args, 0).as_ref() else {
        return Ok(Value::FALSE);
    };
    let (wait, seconds) = (vm.heap.arg(args, 1), vm.heap.arg(args, 2));
    let wait = wait.is_undef() || vm.heap.machine_int(wait)? != 0;
    let limit = vm.heap.as_f64(seconds).filter(|s| *s >= 0.0);
    let us = limit.map_or(PATIENCE, |s| (s * 1e6) as u64);
    let mut until = match vm.take_until() {
        Some(until) => until,
        None => vm.port.ticks_us().saturating_add(us),
    };
    while is_locked(&vm.heap, lock) {
        let over = vm.port.ticks_us() >= until;
        if !wait || over && limit.is_some() {
            return Ok(Value::FALSE);
        }
        if over {
            if vm.is_below(vm.heap.word(lock, LOCKED)) {
                let message = "deadlock: the lock's holder cannot go on before this thread";
                return Err(vm.heap.raise(crate::rom::Ns::RuntimeError, message));
            }
            until = vm.port.ticks_us().saturating_add(PATIENCE);
        }
        // Without a limit this is called again only to see whether the holder can go on.
        let again = limit.is_some() || vm.is_above_others();
        vm.park(lock.value(), again.then_some(until))?;
        // This thread cannot be put aside here: it waits with the others running above.
        if vm.let_others_run() {
            vm.check_interrupt()?;
        } else {
            vm.wait_us(SLICE)?;
        }
    }
    let number = vm.thread_number();
    vm.heap.set_word(lock, LOCKED, number as u32);
    Ok(Value::TRUE)
}

fn release(vm: &mut Vm<'_>, args: Args) -> Res {
    match vm.heap.arg(args, 0).as_ref() {
        Some(lock) if is_locked(&vm.heap, lock) => {
            vm.heap.set_word(lock, LOCKED, 0);
            Ok(Value::NONE)
        }
        _ => Err(vm.heap.raise_with(Ns::RuntimeError, &[])),
    }
}
