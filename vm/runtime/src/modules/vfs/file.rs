//! Files of file systems of ours: what streams ask of them.

use super::object::with;
use crate::Res;
use crate::modules::io::file;
use crate::port::Whence;
use crate::value::Ref;
#[cfg(feature = "pc")]
use crate::value::Value;
use crate::vm::Vm;

/// Bytes that are copied at a time, because the heap may not be lent out while the device works.
const PIECE: usize = 512;

/// Closes the files of a file system, or of the port, that no program knows any more.
pub(super) fn close_forgotten(vm: &mut Vm<'_>, fs: Ref) -> Res<()> {
    vm.heap.collect();
    let mut open = [None; 16];
    with(vm, fs, &mut |volume, _| {
        volume.open_files(&mut open);
        Ok(())
    })?;
    for handle in open.into_iter().flatten() {
        if !file::is_known(&vm.heap, Some(fs.value()), handle) {
            with(vm, fs, &mut |volume, device| volume.close(device, handle))?;
        }
    }
    Ok(())
}

/// Where what is read goes.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    /// To this byte of an object of our own.
    Storage(Ref, usize),
    /// To the start of a program's buffer.
    #[cfg(feature = "pc")]
    Buffer(Value),
}

impl Vm<'_> {
    /// Reads from a file to byte `from` of storage, or to the start of a buffer; the file and what
    /// gets the bytes are in stack slots.
    pub(crate) fn read_volume(
        &mut self,
        fs: Ref,
        handle: u32,
        into: Target,
        count: usize,
    ) -> Res<usize> {
        let mut piece = [0; PIECE];
        let mut done = 0;
        while done < count {
            let wanted = PIECE.min(count - done);
            let mut got = 0;
            with(self, fs, &mut |volume, device| {
                got = volume.read(device, handle, &mut piece[..wanted])?;
                Ok(())
            })?;
            // A device of the program's own may have moved what is being filled, or cut it short.
            let (object, from) = match into {
                Target::Storage(r, from) => (r, from),
                #[cfg(feature = "pc")]
                Target::Buffer(v) => {
                    let buffer = self.expect_buffer(v)?;
                    got = got.min(buffer.len.saturating_sub(done));
                    (buffer.object, buffer.start)
                }
            };
            self.heap
                .bytes_mut(object, from + done, got)
                .copy_from_slice(&piece[..got]);
            done += got;
            if got < wanted {
                break;
            }
        }
        Ok(done)
    }

    /// Writes to a file; gives how much there was room for.
    pub(crate) fn write_volume(
        &mut self,
        fs: Ref,
        handle: u32,
        object: Ref,
        from: usize,
        count: usize,
    ) -> Res<usize> {
        let mut piece = [0; PIECE];
        let mut done = 0;
        loop {
            let wanted = PIECE.min(count - done);
            piece[..wanted].copy_from_slice(self.heap.bytes(object, from + done, wanted));
            let mut put = 0;
            with(self, fs, &mut |volume, device| {
                put = match volume.write(device, handle, &piece[..wanted]) {
                    // What there was room for is told first, what is wrong next time.
                    Err(_) if done > 0 => 0,
                    written => written?,
                };
                Ok(())
            })?;
            done += put;
            if put < wanted || done == count {
                return Ok(done);
            }
        }
    }

    /// Moves in a file.
    pub(crate) fn seek_volume(
        &mut self,
        fs: Ref,
        handle: u32,
        offset: i64,
        whence: Whence,
    ) -> Res<u64> {
        let mut at = 0;
        with(self, fs, &mut |volume, _| {
            at = volume.seek(handle, offset, whence)?;
            Ok(())
        })?;
        Ok(at)
    }

    /// Makes what was written to a file safe, and forgets it when `close`.
    pub(crate) fn flush_volume(&mut self, fs: Ref, handle: u32, close: bool) -> Res<()> {
        with(self, fs, &mut |volume, device| match close {
            true => volume.close(device, handle),
            false => volume.flush(device, handle),
        })
    }
}
