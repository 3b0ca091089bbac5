//! The module `micropython`.

use crate::heap::BLOCK_BYTES;
#[cfg(feature = "pyboard")]
use crate::rom::Ns as N;
use crate::rom::{Args, Namespace, Ns, PrintKind};
use crate::value::Value;
use crate::vm::Vm;
use crate::{Name, Res};

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "micropython",
    crate::members! {
        #[cfg(feature = "pyboard")]
        "RingIO" => Ns(N::RingIO),
        "alloc_emergency_exception_buf" => H1(|heap, bytes| {
            let bytes = heap.machine_int(bytes)?.max(0);
            heap.prepare_for_emergency(bytes as usize)?;
            Ok(Value::NONE)
        }),
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
    let level = vm.heap.machine_int(vm.heap.arg(args, 0))?;
    vm.optimise = level.clamp(0, 3) as u8;
    Ok(Value::NONE)
}

/// `mem_info([verbose])`
fn mem_info(vm: &mut Vm<'_>, args: Args) -> Res {
    let (stack, limit) = (vm.heap.top() * 4, vm.heap.stack_size() * 4);
    let total = vm.heap.block_count() * BLOCK_BYTES;
    let used = vm.heap.statistics().used_blocks as usize * BLOCK_BYTES;
    let (one, two, most) = vm.heap.object_sizes();
    let (_, longest) = vm.heap.free_blocks();
    let free = total.saturating_sub(used);
    write_counts(
        vm,
        &[
            ("stack: ", stack),
            (" out of ", limit),
            ("\nGC: total: ", total),
            (", used: ", used),
            (", free: ", free),
            ("\n No. of 1-blocks: ", one),
            (", 2-blocks: ", two),
            (", max blk sz: ", most),
            (", max free sz: ", longest),
        ],
    )?;
    if args.positional > 0 {
        return map(vm);
    }
    Ok(Value::NONE)
}

/// Writes a line of numbers, each after its words.
fn write_counts(vm: &mut Vm<'_>, counts: &[(&str, usize)]) -> Res<()> {
    for (words, count) in counts {
        vm.write(words.as_bytes())?;
        vm.write_numbers("{}", &[*count as isize])?;
    }
    vm.write(b"\n")
}

/// Letters in a line of the map.
const LINE: usize = 64;

/// The map of the heap; of two and more lines that are all free the number is written.
///
/// # Errors
/// MemoryError when a string being built cannot grow.
pub fn map(vm: &mut Vm<'_>) -> Res {
    vm.write(b"GC memory layout; from 0:")?;
    let count = vm.heap.block_count();
    let mut at = 0;
    while at < count {
        let free = vm.heap.map_from(at).take_while(|b| *b == b'.').count();
        let lines = free / LINE;
        if lines > 1 {
            vm.write_numbers("\n       ({} lines all free)", &[lines as isize])?;
            at += lines * LINE;
            continue;
        }
        vm.write_numbers("\n{8}: ", &[(at * BLOCK_BYTES) as isize])?;
        let mut line = [0; LINE];
        let len = count.min(at + LINE) - at;
        for (to, letter) in line.iter_mut().zip(vm.heap.map_from(at)) {
            *to = letter;
        }
        vm.write(&line[..len])?;
        at += LINE;
    }
    vm.write(b"\n")?;
    Ok(Value::NONE)
}

/// `qstr_info([verbose])`
fn qstr_info(vm: &mut Vm<'_>, args: Args) -> Res {
    let (count, text, total) = vm.heap.names_brought();
    write_counts(
        vm,
        &[
            ("qstr pool: n_pool=", count.min(1)),
            (", n_qstr=", count),
            (", n_str_data_bytes=", text),
            (", n_total_bytes=", total),
        ],
    )?;
    if args.positional > 0 {
        for i in 0..count as u32 {
            vm.write(b"Q(")?;
            vm.print(Name::from_id(Name::DYNAMIC + i).value(), PrintKind::Str)?;
            vm.write(b")\n")?;
        }
    }
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

/// Which byte of the console's input interrupts; -1: none, what comes is data. None interrupts now:
/// that is what `schedule(kbd_intr, None)` asks for.
fn kbd_intr(vm: &mut Vm<'_>, byte: Value) -> Res {
    if byte.is_none() {
        return Err(vm.heap.raise_with(Ns::KeyboardInterrupt, &[]));
    }
    let byte = vm.heap.machine_int(byte)?;
    vm.port.interrupt_on(u8::try_from(byte).ok());
    Ok(Value::NONE)
}
