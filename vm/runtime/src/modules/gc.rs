//! The module `gc`.

use crate::Res;
use crate::heap::{BLOCK_BYTES, Heap};
use crate::rom::{Args, Namespace};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "gc",
    crate::members! {
        "collect" => V0(collect),
        "disable" => H0(|heap| {
            heap.automatic = false;
            Ok(Value::NONE)
        }),
        "enable" => H0(|heap| {
            heap.automatic = true;
            Ok(Value::NONE)
        }),
        "isenabled" => H0(|heap| Ok(Value::bool(heap.automatic))),
        "mem_alloc" => H0(|heap| {
            let used = heap.statistics().used_blocks as usize * BLOCK_BYTES;
            heap.new_uint(used as u64)
        }),
        "mem_free" => H0(|heap| {
            let used = heap.statistics().used_blocks as usize * BLOCK_BYTES;
            let total = heap.block_count() * BLOCK_BYTES;
            heap.new_uint(total.saturating_sub(used) as u64)
        }),
        "threshold" => HN(0, 1, threshold),
    },
);

/// Collects; gives how many objects were freed.
fn collect(vm: &mut Vm<'_>) -> Res {
    vm.heap.collect();
    let freed = vm.heap.statistics().freed_objects;
    #[cfg(feature = "pc")]
    vm.tell_of_gone()?;
    vm.heap.new_uint(u64::from(freed))
}

/// The bytes after which a collection begins; -1 for never before memory is full.
fn threshold(heap: &mut Heap<'_>, args: Args) -> Res {
    if args.positional == 0 {
        return match heap.threshold() {
            Some(bytes) => heap.new_uint(u64::from(bytes)),
            None => Ok(Value::small(-1)),
        };
    }
    let bytes = heap.machine_int(heap.arg(args, 0))?;
    let whole = u32::try_from(bytes).map(|bytes| bytes - bytes % BLOCK_BYTES as u32);
    heap.set_threshold(whole.ok());
    Ok(Value::NONE)
}
