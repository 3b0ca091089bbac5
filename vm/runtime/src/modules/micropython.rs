//! The module `micropython`.

use crate::Res;
use crate::heap::BLOCK_BYTES;
#[cfg(feature = "pyboard")]
use crate::rom::Ns as N;
use crate::rom::{Args, Namespace, Ns};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "micropython",
    crate::members! {
        #[cfg(feature = "pyboard")]
        "RingIO" => Ns(N::RingIO),
        "alloc_emergency_exception_buf" => H1(|_, _| Ok(Value::NONE)),
        "const" => H1(|_, v| Ok(v)),
        "heap_lock" => H0(|heap| {
            heap.set_lock(heap.lock().saturating_add(1));
            Ok(Value::NONE)
        }),
        "heap_locked" => H0(|heap| Ok(Value::small(heap.lock().min(1 << 20) as i32))),
        "heap_unlock" => H0(|heap| {
            heap.set_lock(heap.lock().saturating_sub(1));
            Ok(Value::small(heap.lock().min(1 << 20) as i32))
        }),
        "kbd_intr" => V1(kbd_intr),
        "mem_info" => VN(0, 1, mem_info),
        "opt_level" => VN(0, 1, opt_level),
        "qstr_info" => VN(0, 1, qstr_info),
        "schedule" => V2(schedule),
        "stack_use" => V0(|vm| Ok(Value::small(vm.heap.top() as i32 * 4))),
    },
);

/// `opt_level([level])`
fn opt_level(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.positional == 0 {
        return Ok(Value::small(i32::from(vm.optimise)));
    }
    let v = vm.heap.arg(args, 0);
    vm.optimise = vm.heap.as_i64(v).unwrap_or(0).clamp(0, 3) as u8;
    Ok(Value::NONE)
}

/// `mem_info([verbose])`
fn mem_info(vm: &mut Vm<'_>, args: Args) -> Res {
    let (stack, limit) = (vm.heap.top() * 4, vm.heap.stack_size() * 4);
    let total = vm.heap.total_bytes();
    let used = vm.heap.statistics().used_blocks as usize * BLOCK_BYTES;
    let (one, two, most) = vm.heap.object_sizes();
    let (_, longest) = vm.heap.free_blocks();
    vm.write_fmt(format_args!("stack: {stack} out of {limit}\n"))?;
    let free = total.saturating_sub(used);
    vm.write_fmt(format_args!(
        "GC: total: {total}, used: {used}, free: {free}\n"
    ))?;
    vm.write_fmt(format_args!(
        " No. of 1-blocks: {one}, 2-blocks: {two}, max blk sz: {most}, max free sz: {longest}\n"
    ))?;
    if args.positional > 0 {
        return map(vm);
    }
    Ok(Value::NONE)
}

/// Letters in a line of the map.
const LINE: usize = 64;

/// The map of the heap; lines of free blocks are counted, not shown.
fn map(vm: &mut Vm<'_>) -> Res {
    vm.write(b"GC memory layout; from 0:")?;
    let (mut line, mut free_lines, mut at) = ([b'.'; LINE], 0, 0);
    let count = vm.heap.block_count();
    while at < count {
        let mut len = 0;
        for (to, letter) in line.iter_mut().zip(vm.heap.map().skip(at)) {
            *to = letter;
            len += 1;
        }
        if len == LINE && line.iter().all(|b| *b == b'.') {
            free_lines += 1;
        } else {
            skipped(vm, free_lines)?;
            free_lines = 0;
            vm.write_fmt(format_args!("\n{:08x}: ", at * BLOCK_BYTES))?;
            vm.write(&line[..len])?;
        }
        at += len.max(1);
    }
    skipped(vm, free_lines)?;
    vm.write(b"\n")?;
    Ok(Value::NONE)
}

fn skipped(vm: &mut Vm<'_>, lines: usize) -> Res<()> {
    match lines {
        0 => Ok(()),
        1 => vm
            .write(b"\n          ................................................................"),
        _ => vm.write_fmt(format_args!("\n       ({lines} lines all free)")),
    }
}

/// `qstr_info([verbose])`
fn qstr_info(vm: &mut Vm<'_>, _args: Args) -> Res {
    let count = vm.heap.name_limit() - crate::Name::DYNAMIC;
    vm.write_fmt(format_args!("qstr pool: n_pool=1, n_qstr={count}\n"))?;
    Ok(Value::NONE)
}

/// `schedule(function, argument)`
fn schedule(vm: &mut Vm<'_>, function: Value, argument: Value) -> Res {
    if vm.schedule(function, argument) {
        Ok(Value::NONE)
    } else {
        Err(vm.heap.raise(Ns::RuntimeError, "schedule queue full"))
    }
}

/// Which byte of the console's input interrupts; -1: none, what comes is data.
fn kbd_intr(vm: &mut Vm<'_>, byte: Value) -> Res {
    match vm.heap.as_i64(byte) {
        Some(byte) => {
            vm.port.interrupt_on(u8::try_from(byte).ok());
            Ok(Value::NONE)
        }
        None => Err(vm.heap.raise(Ns::TypeError, "can't convert to int")),
    }
}
