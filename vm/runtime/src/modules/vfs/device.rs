//! A block device of the program's own, `readblocks`, `writeblocks` and `ioctl`, as storage.

use garter_files::{SECTOR, Storage, StorageError};

use super::object::{BLOCK, BUFFER, DEVICE, SECTORS};
use crate::Res;
use crate::names::Name;
use crate::port::Errno;
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// What `ioctl` is asked.
pub(super) mod operation {
    /// The device is about to be used.
    pub(in super::super) const START: i32 = 1;
    /// It is not used any more.
    pub(in super::super) const STOP: i32 = 2;
    /// What was written is to be safe.
    pub(in super::super) const SYNC: i32 = 3;
    /// A block is to be erased.
    #[cfg(feature = "pc")]
    pub(in super::super) const ERASE: i32 = 6;
    /// How many blocks there are.
    pub(in super::super) const COUNT: i32 = 4;
    /// Bytes of a block.
    pub(in super::super) const SIZE: i32 = 5;
}

/// The device of a file system object while that is at work.
pub(super) struct Device<'v, 'm> {
    pub(super) vm: &'v mut Vm<'m>,
    /// The file system object; it is in a stack slot.
    pub(super) fs: Ref,
    /// An exception is pending: nothing more is asked of the device.
    pub(super) raised: bool,
    /// The number of an error that the device gave.
    pub(super) errno: Option<Errno>,
}

/// Whether a device says `True`, as memory cards do when it worked.
fn works(answer: Value) -> bool {
    cfg!(feature = "peripherals") && answer == Value::TRUE
}

impl Device<'_, '_> {
    fn device(&self) -> Value {
        self.vm.heap.value(self.fs, DEVICE).unwrap_or(Value::NONE)
    }

    /// Asks `ioctl`; a number, or `None` for None.
    pub(super) fn ioctl(&mut self, operation: i32, argument: u32) -> Res<Option<i32>> {
        let device = self.device();
        let arguments = [Value::small(operation), Value::small(argument as i32)];
        let answer = self
            .vm
            .call_method(device, const { Name::of("ioctl") }, &arguments)?;
        match answer.is_none() {
            true => Ok(None),
            false => self.vm.heap.machine_int(answer).map(Some),
        }
    }

    /// Keeps what became of a call on the device.
    fn outcome(&mut self, answer: Res<Option<i32>>) -> Result<(), StorageError> {
        match answer {
            Ok(None | Some(0)) => Ok(()),
            Ok(Some(n)) => {
                // A negative number is that of an error; a positive one has no meaning.
                self.errno = Some(match n {
                    n if n < 0 => Errno(n.saturating_neg()),
                    _ => Errno::EINVAL,
                });
                Err(StorageError)
            }
            Err(_) => {
                self.raised = true;
                Err(StorageError)
            }
        }
    }

    /// Calls `readblocks` or `writeblocks` with the buffer.
    fn transfer(&mut self, method: Name, block: u32) -> Result<(), StorageError> {
        let buffer = self.buffer();
        self.call(method, &[Value::small(block as i32), buffer])
    }

    fn call(&mut self, method: Name, arguments: &[Value]) -> Result<(), StorageError> {
        if self.raised {
            return Err(StorageError);
        }
        let device = self.device();
        let answer = self.vm.call_method(device, method, arguments);
        let answer = answer.and_then(|v| match v.is_none() || works(v) {
            true => Ok(None),
            false => self.vm.heap.machine_int(v).map(Some),
        });
        self.outcome(answer)
    }

    fn buffer(&self) -> Value {
        self.vm.heap.value(self.fs, BUFFER).unwrap_or(Value::NONE)
    }

    /// `count` bytes from byte `from` of the buffer that the device reads into and writes from.
    fn window(&mut self, from: usize, count: usize) -> Result<&mut [u8], StorageError> {
        let buffer = self.buffer();
        // A program that shrank it has what it asked for.
        match self.vm.expect_buffer(buffer) {
            Ok(b) if b.len >= from + count => {
                Ok(self.vm.heap.bytes_mut(b.object, b.start + from, count))
            }
            Ok(_) => Err(StorageError),
            Err(_) => {
                self.raised = true;
                Err(StorageError)
            }
        }
    }

    /// The block that a sector is in, and where it begins there.
    fn block_of(&self, sector: u32) -> (u32, usize, bool) {
        let size = self.vm.heap.word(self.fs, BLOCK).max(SECTOR as u32);
        let per_block = size / SECTOR as u32;
        let from = (sector % per_block) as usize * SECTOR;
        (sector / per_block, from, per_block == 1)
    }
}

impl Storage for Device<'_, '_> {
    fn sectors(&self) -> u32 {
        self.vm.heap.word(self.fs, SECTORS)
    }

    fn read(&mut self, sector: u32, into: &mut [u8; SECTOR]) -> Result<(), StorageError> {
        if sector >= self.sectors() {
            return Err(StorageError);
        }
        let (block, from, _) = self.block_of(sector);
        self.transfer(const { Name::of("readblocks") }, block)?;
        into.copy_from_slice(self.window(from, SECTOR)?);
        Ok(())
    }

    fn write(&mut self, sector: u32, bytes: &[u8; SECTOR]) -> Result<(), StorageError> {
        if sector >= self.sectors() {
            return Err(StorageError);
        }
        let (block, from, whole) = self.block_of(sector);
        if !whole {
            self.transfer(const { Name::of("readblocks") }, block)?;
        }
        self.window(from, SECTOR)?.copy_from_slice(bytes);
        self.transfer(const { Name::of("writeblocks") }, block)
    }

    fn sync(&mut self) -> Result<(), StorageError> {
        if self.raised {
            return Err(StorageError);
        }
        let answer = self.ioctl(operation::SYNC, 0);
        self.outcome(answer)
    }
}

/// The extended interface: pieces of blocks, and erasing.
#[cfg(feature = "pc")]
mod pieces {
    use garter_files::{Blocks, StorageError};

    use super::super::object::{BLOCK, PIECE, SECTORS};
    use super::{Device, operation};
    use crate::Res;
    use crate::names::Name;
    use crate::rom::Ns;
    use crate::value::Value;

    impl Device<'_, '_> {
        /// A bytearray of so many bytes, in a stack slot.
        fn room(&mut self, len: usize) -> Res {
            let array = match len == PIECE as usize {
                true => self.buffer(),
                false => self
                    .vm
                    .call(Ns::ByteArray.value(), &[Value::small(len as i32)])?,
            };
            self.vm.heap.push(array)?;
            Ok(array)
        }

        /// Calls `method` with a piece of a block.
        fn piece(
            &mut self,
            method: Name,
            block: u32,
            offset: u32,
            bytes: &mut [u8],
            out: bool,
        ) -> Result<(), StorageError> {
            if self.raised {
                return Err(StorageError);
            }
            let top = self.vm.heap.top();
            let Ok(array) = self.room(bytes.len()) else {
                self.raised = true;
                return Err(StorageError);
            };
            let Ok(buffer) = self.vm.expect_buffer(array) else {
                self.raised = true;
                return Err(StorageError);
            };
            if buffer.len != bytes.len() {
                return Err(StorageError);
            }
            if out {
                self.vm
                    .heap
                    .bytes_mut(buffer.object, buffer.start, buffer.len)
                    .copy_from_slice(bytes);
            }
            let place = [
                Value::small(block as i32),
                array,
                Value::small(offset as i32),
            ];
            self.call(method, &place)?;
            let Ok(buffer) = self.vm.expect_buffer(array) else {
                self.raised = true;
                return Err(StorageError);
            };
            if !out && buffer.len == bytes.len() {
                let got = self.vm.heap.bytes(buffer.object, buffer.start, buffer.len);
                bytes.copy_from_slice(got);
            }
            self.vm.heap.cut(top);
            Ok(())
        }
    }

    impl Blocks for Device<'_, '_> {
        fn block_size(&self) -> u32 {
            self.vm.heap.word(self.fs, BLOCK)
        }

        fn blocks(&self) -> u32 {
            self.vm.heap.word(self.fs, SECTORS)
        }

        fn read_at(
            &mut self,
            block: u32,
            offset: u32,
            into: &mut [u8],
        ) -> Result<(), StorageError> {
            self.piece(const { Name::of("readblocks") }, block, offset, into, false)
        }

        fn program(&mut self, block: u32, offset: u32, from: &[u8]) -> Result<(), StorageError> {
            let mut copy = [0; 256];
            for (i, piece) in from.chunks(copy.len()).enumerate() {
                let bytes = &mut copy[..piece.len()];
                bytes.copy_from_slice(piece);
                let at = offset + (i * 256) as u32;
                self.piece(const { Name::of("writeblocks") }, block, at, bytes, true)?;
            }
            Ok(())
        }

        fn erase(&mut self, block: u32) -> Result<(), StorageError> {
            if self.raised {
                return Err(StorageError);
            }
            let answer = self.ioctl(operation::ERASE, block);
            self.outcome(answer)
        }

        fn settle(&mut self) -> Result<(), StorageError> {
            garter_files::Storage::sync(self)
        }
    }
}
