//! Source text on its way in: bytes gathered on the heap, under the `Source` root.

use crate::Res;
use crate::heap::Root;
use crate::value::{Ref, Value};
use crate::vm::{Input, Vm};

/// Least room that a source has.
const LEAST: usize = 60;

/// How much source text there is. The bytes are in the array under `Root::Source`.
#[derive(Default)]
pub(super) struct Source {
    len: usize,
}

impl Source {
    /// Empties it and lets go of its memory.
    pub(super) fn clear(&mut self, vm: &mut Vm<'_>) {
        self.len = 0;
        vm.heap.set_root(Root::Source, None);
        // As documented: when the prompt comes, the heap is unlocked.
        vm.heap.set_lock(0);
        // No instruction runs while text comes in: nothing else lets go of what was used for it.
        vm.heap.boundary();
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Adds bytes.
    pub(super) fn push(&mut self, vm: &mut Vm<'_>, bytes: &[u8]) -> Res<()> {
        vm.heap.boundary();
        let array = self.room_for(vm, bytes.len())?;
        vm.heap
            .bytes_mut(array, 4 + self.len, bytes.len())
            .copy_from_slice(bytes);
        self.len += bytes.len();
        Ok(())
    }

    fn room_for(&self, vm: &mut Vm<'_>, more: usize) -> Res<Ref> {
        let old = vm.heap.root(Root::Source).and_then(Value::as_ref);
        let need = self.len + more;
        let array = match old {
            Some(array) if vm.heap.capacity(array) * 4 >= need => return Ok(array),
            Some(array) => vm.heap.resize(array, (need + need / 4).div_ceil(4))?,
            None => vm.heap.alloc_bytes(need.max(LEAST))?,
        };
        vm.heap.set_root(Root::Source, Some(array.value()));
        Ok(array)
    }

    /// The bytes so far.
    pub(super) fn bytes<'h>(&self, vm: &'h Vm<'_>) -> &'h [u8] {
        match vm.heap.root(Root::Source).and_then(Value::as_ref) {
            Some(array) => vm.heap.bytes(array, 4, self.len),
            None => &[],
        }
    }

    /// Compiles and runs it, as `<stdin>`; lets go of the text before the program starts.
    pub(super) fn run(&mut self, vm: &mut Vm<'_>, input: Input) -> Res {
        let len = core::mem::take(&mut self.len);
        let array = match vm.heap.root(Root::Source).and_then(Value::as_ref) {
            Some(array) => array,
            None => vm.heap.alloc_bytes(0)?,
        };
        vm.heap.set_root(Root::Source, None);
        vm.run_heap_source(array, 4, len, "<stdin>", input)
    }
}
