//! File systems of ours over a block device of the program's: the object and how it is worked on.
//!
//! Words: header; the device; the volume as words; the current directory as `str`; the buffer
//! that the device gets; then numbers: whether it is at work, sectors, bytes of a block.

use super::device::{Device, operation};
use super::volume::Volume;
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

/// Bytes of the buffer for pieces of blocks.
pub(super) const PIECE: i32 = 128;
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
    let fat = ns == Ns::VfsFat;
    let odd = fat && (size < 512 || size & (size - 1) != 0);
    if odd || !(1..=LARGEST_BLOCK).contains(&size) {
        return Err(vm.raise_errno(Errno::EINVAL));
    }
    let in_block = if fat { size / 512 } else { 1 };
    let sectors = i64::from(count.max(0)) * i64::from(in_block);
    vm.heap.set_word(fs, BLOCK, size as u32);
    vm.heap
        .set_word(fs, SECTORS, u32::try_from(sectors).unwrap_or(u32::MAX));
    let held = if fat { size } else { PIECE };
    let buffer = vm.call(Ns::ByteArray.value(), &[Value::small(held)])?;
    vm.heap.set_value(fs, BUFFER, buffer);
    let state = vm.heap.alloc_bytes(Volume::packed(ns) * 4)?;
    vm.heap.set_value(fs, STATE, state.value());
    vm.heap.cut(top);
    Ok(fs)
}

/// A file system for a device, of the kind whose marks are on it.
pub(super) fn recognised(vm: &mut Vm<'_>, device: Value) -> Res {
    let fs = new(vm, Ns::VfsFat, device)?;
    let top = vm.heap.push(fs.value())?;
    let mut there = true;
    with(vm, fs, &mut |volume, device| {
        match volume.mount(device, false) {
            Err(Errno::ENODEV) => there = false,
            mounted => mounted?,
        }
        Ok(())
    })?;
    // A device without the extended interface is asked nothing of it for nothing.
    #[cfg(feature = "pc")]
    if !there && let Some(kind) = littlefs_on(vm, fs)? {
        let fs = vm.call(kind.value(), &[device])?;
        vm.heap.cut(top);
        return Ok(fs);
    }
    if !there {
        return Err(vm.raise_errno(Errno::ENODEV));
    }
    vm.heap.cut(top);
    Ok(fs.value())
}

/// The version of littlefs whose mark the device has, where that version has it.
#[cfg(feature = "pc")]
fn littlefs_on(vm: &mut Vm<'_>, fs: Ref) -> Res<Option<Ns>> {
    let mut sector = [0; garter_files::SECTOR];
    with(vm, fs, &mut |_, device| {
        let read = garter_files::Storage::read(device, 0, &mut sector);
        read.map_err(|_| Errno::EIO)
    })?;
    Ok(match b"littlefs" {
        mark if sector[8..16] == *mark => Some(Ns::VfsLfs2),
        mark if sector[40..48] == *mark => Some(Ns::VfsLfs1),
        _ => None,
    })
}

/// Reads what is on the device.
pub(super) fn mount(vm: &mut Vm<'_>, fs: Ref) -> Res<()> {
    with(vm, fs, &mut |volume, device| volume.mount(device, false))
}

/// The type of a file system object.
fn kind(vm: &Vm<'_>, fs: Ref) -> Ns {
    vm.heap.header(fs).as_rom().map_or(Ns::VfsFat, |r| r.ns())
}

#[inline(never)]
fn load(vm: &Vm<'_>, fs: Ref) -> Volume {
    let kind = kind(vm, fs);
    let words = match vm.heap.value(fs, STATE).and_then(Value::as_ref) {
        Some(state) => vm.heap.words(state, 1, Volume::packed(kind)),
        None => &[],
    };
    Volume::unpack(kind, words)
}

#[inline(never)]
fn store(vm: &mut Vm<'_>, fs: Ref, volume: &Volume) {
    if let Some(state) = vm.heap.value(fs, STATE).and_then(Value::as_ref) {
        let len = Volume::packed(kind(vm, fs));
        volume.pack(vm.heap.words_mut(state, 1, len));
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
    volume.set_time(vm.port.time_ns());
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
