//! `pyb.Flash` and `pyb.SDCard`: what holds files, as block devices.
//!
//! Words of a device: header, its kind; then raw: its first sector and how many it has.

use garter_runtime::rom::{Args, Layout, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Raised, Ref, Res, Value, Vm};

use super::span::{Span, bytes, incoming};
use crate::device::{Disk, DiskRequest};
use crate::hardware::SECTOR;
use crate::modules::{FLASH, SD_CARD};
use crate::names::{members, name};

pub(crate) static FLASH_TYPE: Namespace = Namespace::ty(
    "Flash",
    &TypeDef {
        layout: Layout::Head(1),
        new: Some(new_flash),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "readblocks" => VN(3, 4, |vm, args| blocks(vm, args, false)),
        "writeblocks" => VN(3, 4, |vm, args| blocks(vm, args, true)),
        "ioctl" => V3(ioctl),
    },
);

pub(crate) static CARD_TYPE: Namespace = Namespace::ty(
    "SDCard",
    &TypeDef {
        layout: Layout::Head(1),
        new: Some(new_card),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "present" => V1(|vm, _| Ok(Value::bool(sectors(vm, Disk::Card).is_some()))),
        "power" => V2(|vm, _, _| Ok(Value::bool(sectors(vm, Disk::Card).is_some()))),
        "info" => V1(info),
        "read" => V2(read),
        "write" => V3(write),
        "readblocks" => VN(3, 4, |vm, args| blocks(vm, args, false)),
        "writeblocks" => VN(3, 4, |vm, args| blocks(vm, args, true)),
        "ioctl" => V3(ioctl),
    },
);

const START: usize = 2;
const COUNT: usize = 3;

/// The flash as hosts see it: behind a table of partitions.
const WITH_TABLE: i32 = 0;
/// Part of the flash.
const PART: i32 = 1;
/// The memory card.
const CARD: i32 = 2;

/// Sectors before the flash when it has a table.
const BEFORE: u32 = 0x100;
const EIO: i32 = 5;

/// How many sectors a disk has; `None`: there is none.
fn sectors(vm: &mut Vm<'_>, disk: Disk) -> Option<u32> {
    let mut request = DiskRequest::Sectors(disk, None);
    vm.port.device(&mut request);
    match request {
        DiskRequest::Sectors(_, count) => count,
        _ => None,
    }
}

fn make(vm: &mut Vm<'_>, class: Ns, kind: i32, start: u32, count: u32) -> Res {
    let device = vm.heap.alloc(class.value(), 3)?;
    vm.heap.set_value(device, 1, Value::small(kind));
    vm.heap.set_word(device, START, start);
    vm.heap.set_word(device, COUNT, count);
    Ok(device.value())
}

/// `Flash()`, or `Flash(*, start=-1, len=-1)` in bytes.
fn new_flash(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    const SPEC: [Parameter; 2] = [
        Parameter::keyword(name("start"), Value::small(-1)),
        Parameter::keyword(
            const { garter_runtime::names::Name::of("len") },
            Value::small(-1),
        ),
    ];
    let [start, len] = vm.bind(args, &SPEC)?;
    let all = sectors(vm, Disk::Flash).unwrap_or(0);
    let (start, len) = (vm.heap.machine_int(start)?, vm.heap.machine_int(len)?);
    if start == -1 && len == -1 {
        return make(vm, FLASH, WITH_TABLE, 0, BEFORE + all);
    }
    let size = SECTOR as i32;
    let from = if start == -1 { 0 } else { start };
    let bytes = if len == -1 {
        all as i32 * size - from
    } else {
        len
    };
    let aligned = from % size == 0 && bytes % size == 0;
    let inside = from >= 0
        && bytes >= 0
        && from
            .checked_add(bytes)
            .is_some_and(|e| e <= all as i32 * size);
    if !aligned || !inside {
        return Err(vm.heap.raise_with(Ns::ValueError, &[]));
    }
    make(vm, FLASH, PART, (from / size) as u32, (bytes / size) as u32)
}

fn new_card(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 0, 0)?;
    card(vm)
}

/// `SD`: the memory card.
pub(crate) fn card(vm: &mut Vm<'_>) -> Res {
    make(vm, SD_CARD, CARD, 0, 0)
}

/// A device and its kind.
fn this(vm: &mut Vm<'_>, v: Value) -> Res<(Ref, i32)> {
    let found = vm.heap.is(v, FLASH).or_else(|| vm.heap.is(v, SD_CARD));
    match found.and_then(|r| Some((r, vm.heap.value(r, 1)?.as_small()?))) {
        Some(found) => Ok(found),
        None => Err(vm.heap.raise(Ns::TypeError, "not a block device")),
    }
}

fn print(vm: &mut Vm<'_>, v: Value, _kind: PrintKind) -> Res<()> {
    let (device, kind) = this(vm, v)?;
    let (start, count) = (vm.heap.word(device, START), vm.heap.word(device, COUNT));
    match kind {
        WITH_TABLE => vm.write(b"<Flash>"),
        CARD => vm.write(b"<SDCard>"),
        _ => vm.write_fmt(format_args!(
            "Flash(start={}, len={})",
            start as usize * SECTOR,
            count as usize * SECTOR
        )),
    }
}

/// The first sector: a table with one partition, after [`BEFORE`] sectors.
fn table(count: u32) -> [u8; SECTOR] {
    const ENTRY: usize = 446;
    const FAT12: u8 = 1;
    let mut sector = [0; SECTOR];
    sector[ENTRY + 4] = FAT12;
    sector[ENTRY + 8..ENTRY + 12].copy_from_slice(&BEFORE.to_le_bytes());
    sector[ENTRY + 12..ENTRY + 16].copy_from_slice(&count.to_le_bytes());
    sector[SECTOR - 2..].copy_from_slice(&[0x55, 0xaa]);
    sector
}

/// Where a device's sectors are.
#[derive(Clone, Copy)]
struct Place {
    disk: Disk,
    kind: i32,
    start: u32,
    count: u32,
}

fn place(vm: &mut Vm<'_>, v: Value) -> Res<Place> {
    let (device, kind) = this(vm, v)?;
    let (start, count) = (vm.heap.word(device, START), vm.heap.word(device, COUNT));
    let disk = if kind == CARD {
        Disk::Card
    } else {
        Disk::Flash
    };
    let count = match kind {
        CARD => sectors(vm, disk).unwrap_or(0),
        _ => count,
    };
    Ok(Place {
        disk,
        kind,
        start,
        count,
    })
}

impl Place {
    /// Reads a sector; `None`: it cannot be read.
    fn read(self, vm: &mut Vm<'_>, sector: u32) -> Option<[u8; SECTOR]> {
        if sector >= self.count {
            return None;
        }
        let on_disk = match self.kind {
            WITH_TABLE if sector == 0 => return Some(table(self.count - BEFORE)),
            WITH_TABLE if sector < BEFORE => return Some([0; SECTOR]),
            WITH_TABLE => sector - BEFORE,
            _ => self.start + sector,
        };
        let mut request = DiskRequest::Read(self.disk, on_disk, [0; SECTOR], false);
        vm.port.device(&mut request);
        match request {
            DiskRequest::Read(_, _, bytes, true) => Some(bytes),
            _ => None,
        }
    }

    /// Writes a sector; whether it worked. What is before the flash stays as it is.
    fn write(self, vm: &mut Vm<'_>, sector: u32, bytes: &[u8; SECTOR]) -> bool {
        if sector >= self.count {
            return false;
        }
        let on_disk = match self.kind {
            WITH_TABLE if sector < BEFORE => return true,
            WITH_TABLE => sector - BEFORE,
            _ => self.start + sector,
        };
        let mut request = DiskRequest::Write(self.disk, on_disk, *bytes, false);
        vm.port.device(&mut request);
        matches!(request, DiskRequest::Write(_, _, _, true))
    }

    /// Carries bytes between a buffer and the sectors from byte `from` of sector `first` on;
    /// whether it worked.
    fn carry(self, vm: &mut Vm<'_>, first: u32, from: usize, span: Span, out: bool) -> bool {
        let (mut sector, mut from) = (first + (from / SECTOR) as u32, from % SECTOR);
        let mut done = 0;
        while done < span.len() {
            let count = (SECTOR - from).min(span.len() - done);
            let Some(mut bytes) = self.read(vm, sector) else {
                return false;
            };
            for i in 0..count {
                match out {
                    true => bytes[from + i] = span.get(vm, done + i),
                    false => span.put(vm, done + i, bytes[from + i]),
                }
            }
            if out && !self.write(vm, sector, &bytes) {
                return false;
            }
            done += count;
            from = 0;
            sector += 1;
        }
        true
    }
}

/// `readblocks(number, buffer[, offset])` and `writeblocks`.
fn blocks(vm: &mut Vm<'_>, args: Args, out: bool) -> Res {
    let (v, number) = (vm.heap.arg(args, 0), vm.heap.arg(args, 1));
    let (buffer, offset) = (vm.heap.arg(args, 2), vm.heap.arg(args, 3));
    let place = place(vm, v)?;
    let number = vm.heap.machine_int(number)?;
    let offset = match offset {
        Value::UNDEF => 0,
        v => vm.heap.machine_int(v)?,
    };
    let span = match out {
        true => bytes(vm, buffer)?,
        false => incoming(vm, buffer)?.1,
    };
    let done =
        number >= 0 && offset >= 0 && place.carry(vm, number as u32, offset as usize, span, out);
    Ok(match place.kind {
        CARD => Value::bool(done),
        _ if done => Value::small(0),
        _ => Value::small(-EIO),
    })
}

/// `ioctl(operation, argument)` of a block device.
fn ioctl(vm: &mut Vm<'_>, v: Value, operation: Value, _argument: Value) -> Res {
    let place = place(vm, v)?;
    Ok(match vm.heap.machine_int(operation)? {
        // To be used from now on: there must be something.
        1 => Value::small(if place.count == 0 { -EIO } else { 0 }),
        2 | 3 => {
            vm.port.device(&mut DiskRequest::Sync(place.disk));
            Value::small(0)
        }
        4 => Value::small(place.count as i32),
        5 => Value::small(SECTOR as i32),
        6 => Value::small(0),
        _ => Value::NONE,
    })
}

fn no_card(vm: &mut Vm<'_>) -> Raised {
    vm.heap.raise_with(Ns::OSError, &[Value::small(EIO)])
}

/// `info()`: bytes of the card, bytes of a block, kind of card; `None` without one.
fn info(vm: &mut Vm<'_>, _v: Value) -> Res {
    let Some(count) = sectors(vm, Disk::Card) else {
        return Ok(Value::NONE);
    };
    let size = vm.heap.new_int(i64::from(count) * SECTOR as i64)?;
    vm.heap
        .new_tuple(&[size, Value::small(SECTOR as i32), Value::small(0)])
}

/// `read(number)`: a block.
fn read(vm: &mut Vm<'_>, v: Value, number: Value) -> Res {
    let place = place(vm, v)?;
    let number = vm.heap.machine_int(number)?;
    match place.read(vm, number as u32) {
        Some(bytes) => vm.heap.new_bytes(&bytes),
        None => Err(no_card(vm)),
    }
}

/// `write(number, buffer)`: some blocks.
fn write(vm: &mut Vm<'_>, v: Value, number: Value, buffer: Value) -> Res {
    let place = place(vm, v)?;
    let number = vm.heap.machine_int(number)?;
    let span = bytes(vm, buffer)?;
    let done = number >= 0 && place.carry(vm, number as u32, 0, span, true);
    Ok(Value::bool(done))
}
