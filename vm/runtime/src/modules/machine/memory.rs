//! `machine.mem8`, `mem16` and `mem32`: memory by address.
//!
//! Words: header; bytes of an item.

use crate::Res;
use crate::heap::Heap;
use crate::names::Name;
use crate::rom::{Layout, Members, Namespace, Ns, PrintKind, Subscript, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "mem",
    &TypeDef {
        layout: Layout::Leaf,
        print: Some(print),
        subscript: Some(subscript),
        ..TypeDef::PLAIN
    },
    &Members::NONE,
);

const SIZE: usize = 1;

/// An access to an address outside the heap, for the port's `device`: it answers in place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Access {
    /// The address, a multiple of the size.
    pub address: u32,
    /// Bytes: 1, 2 or 4.
    pub size: u8,
    /// What is read or written.
    pub value: u32,
    /// Whether it is written.
    pub write: bool,
}

/// The object, made once.
fn object(vm: &mut Vm<'_>, name: Name, size: u32) -> Res {
    if let Some(v) = vm.heap.rare(name) {
        return Ok(v);
    }
    let r = vm.heap.alloc(Ns::Memory.value(), 1)?;
    vm.heap.set_word(r, SIZE, size);
    let base = vm.heap.push(r.value())?;
    vm.heap.set_rare(name, r.value())?;
    vm.heap.cut(base);
    Ok(r.value())
}

/// `machine.mem8`
///
/// # Errors
/// MemoryError.
pub fn mem8(vm: &mut Vm<'_>) -> Res {
    object(vm, Name::of("mem8"), 1)
}

/// `machine.mem16`
///
/// # Errors
/// MemoryError.
pub fn mem16(vm: &mut Vm<'_>) -> Res {
    object(vm, Name::of("mem16"), 2)
}

/// `machine.mem32`
///
/// # Errors
/// MemoryError.
pub fn mem32(vm: &mut Vm<'_>) -> Res {
    object(vm, Name::of("mem32"), 4)
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let bits = v.as_ref().map_or(0, |r| vm.heap.word(r, SIZE) * 8);
    vm.write_numbers("<{}-bit memory>", &[bits as isize])
}

/// The object and byte of an address in the heap.
fn place(heap: &Heap<'_>, address: u32, size: usize, write: bool) -> Option<(Ref, usize)> {
    let (r, at) = heap.at_address(address)?;
    let region = heap.region(r)?;
    (at + size <= region.end && (!write || region.writable)).then_some((r, at))
}

fn subscript(vm: &mut Vm<'_>, v: Value, index: Value, what: Subscript) -> Res {
    let size = v.as_ref().map_or(1, |r| vm.heap.word(r, SIZE)).clamp(1, 4);
    let Some(address) = vm.heap.as_wrapped(index) else {
        return Err(vm.heap.raise_conversion(index, "int"));
    };
    let address = address as u32;
    if !address.is_multiple_of(size) {
        return Err(vm.heap.raise_numbers(
            Ns::ValueError,
            "address {8} is not aligned to {} bytes",
            &[address as isize, size as isize],
        ));
    }
    let code = match size {
        1 => b'B',
        2 => b'H',
        _ => b'I',
    };
    let stored = match what {
        Subscript::Load => None,
        Subscript::Store(v) => Some(vm.heap.item_bytes(code, v)?),
        Subscript::Delete => return Err(vm.heap.raise_no_subscript(v, what)),
    };
    if let Some((r, at)) = place(&vm.heap, address, size as usize, stored.is_some()) {
        return match stored {
            Some(raw) => {
                vm.heap.store_item(r, at, code, raw, false);
                Ok(Value::NONE)
            }
            None => vm.heap.load_item(r, at, code, false),
        };
    }
    let [a, b, c, d, ..] = stored.unwrap_or_default();
    let mut access = Access {
        address,
        size: size as u8,
        value: u32::from_le_bytes([a, b, c, d]),
        write: stored.is_some(),
    };
    if !vm.port.device(&mut access) {
        return Err(vm.heap.raise_no_memory_there());
    }
    match stored {
        Some(_) => Ok(Value::NONE),
        None => vm.heap.new_uint(u64::from(access.value)),
    }
}
