//! Memory that outlives the machine: 4 KiB that a battery would keep, and 20 registers of the clock
//! (STM32F405 reference manual, "Backup SRAM" and "RTC backup registers").
//!
//! Programs see it as objects on the heap, which are made from it when they are asked for and
//! copied back when the machine ends.

use garter_runtime::rom::Ns;
use garter_runtime::{Res, Value, Vm};

use crate::kept::Kept;

/// Bytes of each region.
const SIZES: [usize; REGIONS] = [4096, 80];
/// Regions.
pub(crate) const REGIONS: usize = 2;
/// Bytes that a request carries.
const PIECE: usize = 16;

/// What is kept.
pub(crate) struct Backup {
    memory: [u8; SIZES[0]],
    registers: [u8; SIZES[1]],
}

impl Default for Backup {
    fn default() -> Backup {
        Backup {
            memory: [0; SIZES[0]],
            registers: [0; SIZES[1]],
        }
    }
}

/// A request about some bytes of a region, carried out in place.
pub(crate) struct BackupRequest {
    region: usize,
    at: usize,
    bytes: [u8; PIECE],
    write: bool,
}

impl Backup {
    /// Answers a request.
    pub(crate) fn answer(&mut self, request: &mut BackupRequest) {
        let region = match request.region {
            0 => &mut self.memory[..],
            _ => &mut self.registers[..],
        };
        if let Some(place) = region.get_mut(request.at..request.at + PIECE) {
            match request.write {
                true => place.copy_from_slice(&request.bytes),
                false => request.bytes.copy_from_slice(place),
            }
        }
    }
}

/// Carries all bytes of a region to or from the object that programs see.
fn carry(vm: &mut Vm<'_>, region: usize, object: Value, write: bool) -> Res<()> {
    let Some(buffer) = vm.buffer(object)? else {
        return Ok(());
    };
    for at in (0..SIZES[region].min(buffer.len)).step_by(PIECE) {
        let mut request = BackupRequest {
            region,
            at,
            bytes: [0; PIECE],
            write,
        };
        let place = buffer.start + at;
        if write {
            let bytes = vm.heap.bytes(buffer.object, place, PIECE);
            if bytes.len() == PIECE {
                request.bytes.copy_from_slice(bytes);
            }
        }
        vm.port.device(&mut request);
        let room = vm.heap.bytes_mut(buffer.object, place, PIECE);
        if !write && room.len() == PIECE {
            room.copy_from_slice(&request.bytes);
        }
    }
    Ok(())
}

/// A view of a region.
pub(crate) fn view(vm: &mut Vm<'_>, region: usize) -> Res {
    if let Some(object) = Kept::Backup(region).get(vm) {
        return vm.call(Ns::MemoryView.value(), &[object]);
    }
    let base = vm.heap.top();
    let zeros = vm.heap.new_blob(Ns::Bytes, SIZES[region], None)?.value();
    vm.heap.push(zeros)?;
    let object = match region {
        0 => vm.call(Ns::ByteArray.value(), &[zeros])?,
        _ => {
            let array = const { garter_runtime::names::Name::of("array") };
            let module = vm.import(array)?;
            let class = vm.load_attr(module, array)?;
            let words = vm.heap.new_list(&[Value::small(0); SIZES[1] / 4])?;
            vm.heap.push(words)?;
            let code = vm.heap.str_value(b"I")?;
            vm.call(class, &[code, words])?
        }
    };
    vm.heap.push(object)?;
    carry(vm, region, object, false)?;
    Kept::Backup(region).set(vm, object)?;
    let view = vm.call(Ns::MemoryView.value(), &[object])?;
    vm.heap.cut(base);
    Ok(view)
}

/// Keeps what programs have written, at the end of a machine.
pub(crate) fn save(vm: &mut Vm<'_>) {
    for region in 0..REGIONS {
        if let Some(object) = Kept::Backup(region).get(vm) {
            // An object that is no buffer any more cannot be: nothing changes its type.
            let _ = carry(vm, region, object, true);
        }
    }
}
