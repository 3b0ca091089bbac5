//! File systems of ours over a block device of the program's: the object and how it is worked on.
//!
//! Words: header; the device; the volume as words; the current directory as `str`; the buffer
//! that the device gets; then numbers: whether it is at work, sectors, bytes of a block.

use garter_files::fat::{PACKED, Volume};

use super::device::{Device, operation};
use crate::names::Name;
use crate::port::Errno;
use crate::rom::{Layout, Ns, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;
use crate::{Raised, Res};

pub(super) const DEVICE: usize = 1;
pub(super) const STATE: usize = 2;
pub(super) const DIRECTORY: usize = 3;
pub(super) const BUFFER: usize = 4;
pub(super) const BUSY: usize = 5;
pub(super) const SECTORS: usize = 6;
pub(super) const BLOCK: usize = 7;
const WORDS: usize = 7;

pub(super) const TYPE: TypeDef = TypeDef {
    layout: Layout::Head(4),
    ..TypeDef::PLAIN
};

/// The largest block that a device may have.
const LARGEST_BLOCK: i32 = 1 << 16;

/// An object for a device, which is asked for its size; it has no volume yet.
pub(super) fn new(vm: &mut Vm<'_>, ns: Ns, device: Value) -> Res<Ref> {
    let fs = vm.heap.alloc(ns.value(), WORDS)?;
    let top = vm.heap.push(fs.value())?;
    vm.heap.set_value(fs, DEVICE, device);
    vm.heap
        .set_value(fs, DIRECTORY, const { Name::of("/").value() });
    let mut asked = Device {
        vm,
        fs,
        raised: false,
        errno: None,
    };
    asked.ioctl(operation::START, 0)?;
    let size = asked.ioctl(operation::SIZE, 0)?.unwrap_or(512);
    let count = asked.ioctl(operation::COUNT, 0)?.unwrap_or(0);
    if !(512..=LARGEST_BLOCK).contains(&size) || size & (size - 1) != 0 {
        return Err(vm.raise_errno(Errno::EINVAL));
    }
    let sectors = i64::from(count.max(0)) * i64::from(size / 512);
    vm.heap.set_word(fs, BLOCK, size as u32);
    vm.heap
        .set_word(fs, SECTORS, u32::try_from(sectors).unwrap_or(u32::MAX));
    let buffer = vm.call(Ns::ByteArray.value(), &[Value::small(size)])?;
    vm.heap.set_value(fs, BUFFER, buffer);
    let state = vm.heap.alloc_bytes(PACKED * 4)?;
    vm.heap.set_value(fs, STATE, state.value());
    store(vm, fs, &Volume::unmounted());
    vm.heap.cut(top);
    Ok(fs)
}

/// A file system for a device, of the kind whose marks are on it.
pub(super) fn recognised(vm: &mut Vm<'_>, device: Value) -> Res {
    let fs = new(vm, Ns::VfsFat, device)?;
    let top = vm.heap.push(fs.value())?;
    mount(vm, fs)?;
    vm.heap.cut(top);
    Ok(fs.value())
}

/// Reads what is on the device.
pub(super) fn mount(vm: &mut Vm<'_>, fs: Ref) -> Res<()> {
    with(vm, fs, &mut |volume, device| {
        *volume = Volume::mount(device)?;
        Ok(())
    })
}

#[inline(never)]
fn load(vm: &Vm<'_>, fs: Ref) -> Volume {
    match vm.heap.value(fs, STATE).and_then(Value::as_ref) {
        Some(state) => Volume::unpack(vm.heap.words(state, 1, PACKED)),
        None => Volume::unmounted(),
    }
}

#[inline(never)]
fn store(vm: &mut Vm<'_>, fs: Ref, volume: &Volume) {
    if let Some(state) = vm.heap.value(fs, STATE).and_then(Value::as_ref) {
        volume.pack(vm.heap.words_mut(state, 1, PACKED));
    }
}

/// Works on the volume of a file system object, which must be in a stack slot.
///
/// # Errors
/// OSError with what `work` gives; what the device raises.
#[inline(never)]
pub(super) fn with(
    vm: &mut Vm<'_>,
    fs: Ref,
    work: &mut dyn FnMut(&mut Volume, &mut Device<'_, '_>) -> Result<(), Errno>,
) -> Res<()> {
    if vm.heap.word(fs, BUSY) != 0 {
        // The device uses the file system that uses it.
        return Err(vm.raise_errno(Errno::EBUSY));
    }
    vm.heap.set_word(fs, BUSY, 1);
    let mut volume = load(vm, fs);
    volume.set_time(vm.port.time_ns() / 1_000_000_000);
    let mut device = Device {
        vm,
        fs,
        raised: false,
        errno: None,
    };
    let result = work(&mut volume, &mut device);
    let (raised, errno) = (device.raised, device.errno);
    store(vm, fs, &volume);
    vm.heap.set_word(fs, BUSY, 0);
    match result {
        _ if raised => Err(Raised),
        Err(error) => Err(vm.raise_errno(errno.unwrap_or(error))),
        Ok(()) => Ok(()),
    }
}
