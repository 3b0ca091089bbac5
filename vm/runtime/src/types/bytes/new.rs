//! Making `bytes` (and what fills a `bytearray`) from what a program gives.

use crate::heap::Heap;
use crate::rom::{Args, Ns, Unary};
use crate::value::{Ref, Value};
use crate::vm::Vm;
use crate::{Raised, Res};

/// `bytes(source, encoding)`
pub(super) fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.no_keywords_yet(args)?;
    let v = vm.heap.arg(args, 0);
    if vm.heap.is(v, Ns::Bytes).is_some() {
        return Ok(v);
    }
    let is_str = vm.heap.text(v).is_some();
    if is_str && !(2..=3).contains(&args.positional) {
        return Err(vm.raise_no_encoding());
    }
    if !is_str && args.positional > 1 {
        return Err(vm.heap.raise(Ns::TypeError, "wrong number of arguments"));
    }
    vm.expect_encoding(args)?;
    let (storage, len) = collect(vm, args)?;
    let bytes = vm.heap.bytes_from(storage, 4, len)?;
    vm.heap.free(storage);
    Ok(bytes)
}

/// The bytes that the arguments of `bytes` or `bytearray` stand for, in fresh storage.
///
/// # Errors
/// TypeError, ValueError, what iterating raises.
pub(crate) fn collect(vm: &mut Vm<'_>, args: Args) -> Res<(Ref, usize)> {
    if args.positional == 0 {
        return Ok((vm.heap.alloc_bytes(0)?, 0));
    }
    let v = vm.heap.arg(args, 0);
    let plain = vm.heap.text(v).is_some();
    let v = vm.native_base(v, Ns::Str).unwrap_or(v);
    if plain && args.positional < 2 {
        return Err(vm.raise_no_encoding());
    }
    if let Some(n) = v.as_small() {
        let Ok(n) = u32::try_from(n).map(|n| n as usize) else {
            return Err(vm.heap.raise_with(Ns::ValueError, &[]));
        };
        return Ok((vm.heap.alloc_bytes(n)?, n));
    }
    if let Some(buffer) = vm.buffer(v)? {
        let storage = vm.heap.alloc_bytes(buffer.len)?;
        vm.heap
            .copy_bytes(buffer.object, buffer.start, storage, 4, buffer.len);
        return Ok((storage, buffer.len));
    }
    let room = match vm.unary_opt(Unary::Len, v)?.and_then(Value::as_small) {
        Some(n) => n.max(0) as usize,
        None => 16,
    };
    let top = vm.heap.top();
    let it = vm.iter(v)?;
    vm.heap.push(it)?;
    let storage = vm.heap.alloc_bytes(room)?;
    let slot = vm.heap.push(storage.value())?;
    let mut len = 0;
    while let Some(item) = vm.next(it)? {
        let byte = vm.byte(item)?;
        vm.heap.append_byte(slot, len, byte)?;
        len += 1;
    }
    let storage = vm.heap.slot(slot).as_ref().unwrap_or(storage);
    vm.heap.cut(top);
    // What iterated may have been Python, since when it is no longer new.
    vm.heap.refresh(storage.value());
    Ok((storage, len))
}

impl Vm<'_> {
    /// A value that must be a byte.
    fn byte(&mut self, v: Value) -> Res<u8> {
        let i = self.machine_int(v)?;
        u8::try_from(i).map_err(|_| self.heap.raise(Ns::ValueError, "bytes value out of range"))
    }

    #[cold]
    fn raise_no_encoding(&mut self) -> Raised {
        let message = "string argument without an encoding";
        self.heap.raise(Ns::TypeError, message)
    }

    /// That there are no keyword arguments where CPython has some.
    ///
    /// # Errors
    /// NotImplementedError.
    pub(crate) fn no_keywords_yet(&mut self, args: Args) -> Res<()> {
        if args.keywords == 0 {
            return Ok(());
        }
        let message = "keyword argument(s) not implemented - use normal args instead";
        Err(self.heap.raise(Ns::NotImplementedError, message))
    }
}

impl Heap<'_> {
    /// Puts byte `len` into the storage in a slot, which may move.
    fn append_byte(&mut self, slot: usize, len: usize, byte: u8) -> Res<()> {
        let Some(mut storage) = self.slot(slot).as_ref() else {
            return Ok(());
        };
        if len / 4 >= self.capacity(storage) {
            storage = self.resize(storage, len / 2 + 4)?;
            self.set_slot(slot, storage.value());
        }
        if let Some(b) = self.bytes_mut(storage, 4 + len, 1).first_mut() {
            *b = byte;
        }
        Ok(())
    }
}
