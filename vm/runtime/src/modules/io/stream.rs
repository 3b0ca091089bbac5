//! What can be read from and written to, whatever it is made of.

use super::device::{DEVICES, Device};
use super::file::{self, STDERR, STDIN, STDOUT};
use super::memory;
use crate::Res;
#[cfg(feature = "pyboard")]
use crate::modules::vfs::file::Target;
#[cfg(feature = "pc")]
use crate::modules::vfs::rom::file as rom;
use crate::names::Name;
use crate::port::{Errno, Whence};
use crate::rom::Ns;
use crate::types::class::Found;
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// A stream.
#[derive(Clone, Copy)]
pub(crate) enum Stream {
    /// A file of the port, or the console.
    File(Ref),
    /// Bytes in memory.
    Memory(Ref),
    /// A file in an image in memory.
    #[cfg(feature = "pc")]
    Rom(Ref),
    /// A stream of another module's making.
    Device(Ref, &'static Device),
    /// An object of the program's own.
    Object(Value),
}

impl Vm<'_> {
    /// The stream that a value is.
    pub(crate) fn stream(&self, v: Value) -> Stream {
        for ty in [Ns::TextIOWrapper, Ns::FileIO] {
            if let Some(r) = self.native_base(v, ty).and_then(Value::as_ref) {
                return Stream::File(r);
            }
        }
        for ty in [Ns::StringIO, Ns::BytesIO] {
            if let Some(r) = self.native_base(v, ty).and_then(Value::as_ref) {
                return Stream::Memory(r);
            }
        }
        #[cfg(feature = "pc")]
        for ty in [Ns::RomText, Ns::RomFile] {
            if let Some(r) = self.native_base(v, ty).and_then(Value::as_ref) {
                return Stream::Rom(r);
            }
        }
        for (ty, device) in DEVICES {
            if let Some(r) = self.native_base(v, *ty).and_then(Value::as_ref) {
                return Stream::Device(r, device);
            }
        }
        Stream::Object(v)
    }

    /// A program's own stream must derive from `io.IOBase`; a board has others, as its serial
    /// ports.
    ///
    /// # Errors
    /// OSError.
    pub(crate) fn expect_stream(&mut self, v: Value) -> Res<()> {
        if let Stream::Object(v) = self.stream(v)
            && !self.is_instance(v, Ns::IOBase.value())
        {
            let ty = self.heap.type_of(v);
            let Some(Found::Rom(..)) = self.class_attribute(ty, const { Name::of("ioctl") }) else {
                let message = "stream operation not supported";
                return Err(self.heap.raise(Ns::OSError, message));
            };
        }
        Ok(())
    }

    /// Whether reading gives `str`.
    pub(crate) fn is_text(&self, stream: Stream) -> bool {
        match stream {
            Stream::File(r) => self.heap.header(r) == Ns::TextIOWrapper.value(),
            Stream::Memory(r) => self.heap.header(r) == Ns::StringIO.value(),
            #[cfg(feature = "pc")]
            Stream::Rom(r) => self.heap.header(r) == Ns::RomText.value(),
            Stream::Device(..) | Stream::Object(_) => false,
        }
    }

    /// Raises ValueError when the stream was closed.
    pub(crate) fn expect_open(&mut self, stream: Stream) -> Res<()> {
        let closed = match stream {
            Stream::File(r) => file::is_closed(&self.heap, r),
            Stream::Memory(r) => memory::is_closed(&self.heap, r),
            #[cfg(feature = "pc")]
            Stream::Rom(r) => rom::is_closed(&self.heap, r),
            Stream::Device(..) | Stream::Object(_) => false,
        };
        if closed {
            let message = "I/O operation on closed file";
            return Err(self.heap.raise(Ns::ValueError, message));
        }
        Ok(())
    }

    /// Reads at most `count` bytes to byte `from` of `into`, which must be in a stack slot, as the
    /// stream must. 0 at the end, `None`: nothing yet, of a stream that does not wait.
    ///
    /// # Errors
    /// OSError, what a program's own `readinto` raises.
    pub(crate) fn read_stream(
        &mut self,
        stream: Stream,
        into: Ref,
        from: usize,
        count: usize,
    ) -> Res<Option<usize>> {
        match stream {
            Stream::Memory(r) => Ok(Some(self.heap.memory_read(r, into, from, count))),
            #[cfg(feature = "pc")]
            Stream::Rom(r) => rom::read(self, r, into, from, count).map(Some),
            Stream::File(r) => {
                let handle = file::handle(&self.heap, r);
                if handle == STDIN {
                    return self.read_console_into(into, from, count).map(Some);
                }
                #[cfg(feature = "pyboard")]
                if let Some(fs) = file::owner(&self.heap, r) {
                    let into = Target::Storage(into, from);
                    return self.read_volume(fs, handle, into, count).map(Some);
                }
                let room = self.heap.bytes_mut(into, from, count);
                match self.port.read_file(handle, room) {
                    Ok(got) => Ok(Some(got)),
                    Err(error) => Err(self.raise_errno(error)),
                }
            }
            Stream::Device(r, device) => (device.read)(self, r, into, from, count),
            Stream::Object(v) => self.read_object(v, into, from, count),
        }
    }

    /// Waits for all of `count` bytes, unless the input ends.
    fn read_console_into(&mut self, into: Ref, from: usize, count: usize) -> Res<usize> {
        for i in 0..count {
            let Some(byte) = self.read_console() else {
                self.check_interrupt()?;
                return Ok(i);
            };
            if let Some(b) = self.heap.bytes_mut(into, from + i, 1).first_mut() {
                *b = byte;
            }
        }
        Ok(count)
    }

    fn read_object(
        &mut self,
        v: Value,
        into: Ref,
        from: usize,
        count: usize,
    ) -> Res<Option<usize>> {
        let zeros = [0; 64];
        let mut copied = 0;
        // In pieces, because the program is handed a bytearray of its own.
        let piece = count.min(zeros.len());
        let room = self.heap.new_bytes(zeros.get(..piece).unwrap_or(&zeros))?;
        let base = self.heap.push(room)?;
        let array = self.call(Ns::ByteArray.value(), &[room])?;
        self.heap.push(array)?;
        let got = self.call_method(v, const { Name::of("readinto") }, &[array])?;
        if let Some(n) = self.heap.as_i64(got) {
            let buffer = self.expect_buffer(array)?;
            copied = (n.max(0) as usize).min(buffer.len).min(piece);
            self.heap
                .copy_bytes(buffer.object, buffer.start, into, from, copied);
        }
        self.heap.cut(base);
        Ok((!got.is_none()).then_some(copied))
    }

    /// Writes a string to any stream: a program's own gets a bytearray. Both must be in slots.
    ///
    /// # Errors
    /// What writing raises.
    pub(crate) fn write_text_to(&mut self, stream: Value, text: Value) -> Res<()> {
        let base = self.heap.push(text)?;
        let write = const { Name::of("write") };
        let Stream::Object(_) = self.stream(stream) else {
            self.call_method(stream, write, &[text])?;
            self.heap.cut(base);
            return Ok(());
        };
        // It may take less than it is given. With nothing taken the rest is lost.
        let mut done = 0;
        loop {
            let (object, from, count) = super::methods::source(self, text)?;
            let Some(rest) = count.checked_sub(done).filter(|rest| *rest > 0) else {
                break;
            };
            let copy = self.heap.new_blob(Ns::Bytes, rest, None)?;
            let (start, _) = self.heap.blob_span(copy);
            self.heap.copy_bytes(object, from + done, copy, start, rest);
            let slot = self.heap.push(copy.value())?;
            let data = self.call(Ns::ByteArray.value(), &[copy.value()])?;
            self.heap.push(data)?;
            let taken = self.call_method(stream, write, &[data])?;
            self.heap.cut(slot);
            let taken = match taken.is_none() {
                true => 0,
                false => self.machine_int(taken)?,
            };
            if taken < 0 {
                return Err(self.raise_errno(Errno(taken.wrapping_neg())));
            }
            if taken == 0 {
                break;
            }
            done += taken as usize;
        }
        self.heap.cut(base);
        Ok(())
    }

    /// Writes `count` bytes from byte `from` of an object in a stack slot; gives how many, `None`:
    /// none yet, of a stream that does not wait.
    ///
    /// # Errors
    /// OSError.
    pub(crate) fn write_stream(
        &mut self,
        stream: Stream,
        object: Ref,
        from: usize,
        count: usize,
    ) -> Res<Option<usize>> {
        match stream {
            Stream::Memory(r) => self.heap.memory_write(r, object, from, count).map(Some),
            Stream::File(r) => {
                #[cfg(feature = "pyboard")]
                if let Some(fs) = file::owner(&self.heap, r) {
                    let handle = file::handle(&self.heap, r);
                    return self.write_volume(fs, handle, object, from, count).map(Some);
                }
                let bytes = self.heap.bytes(object, from, count);
                match file::handle(&self.heap, r) {
                    STDOUT if self.heap.header(r) == Ns::FileIO.value() => {
                        self.port.write_raw(bytes);
                    }
                    STDOUT => self.port.write(bytes),
                    STDERR => self.port.write_error(bytes),
                    handle => {
                        return match self.port.write_file(handle, bytes) {
                            Ok(written) => Ok(Some(written)),
                            Err(error) => Err(self.raise_errno(error)),
                        };
                    }
                }
                Ok(Some(count))
            }
            Stream::Device(r, device) => (device.write)(self, r, object, from, count),
            #[cfg(feature = "pc")]
            Stream::Rom(_) => Err(self.raise_errno(Errno(22))),
            Stream::Object(_) => Err(self.raise_errno(Errno(22))),
        }
    }

    /// Moves to a position; gives the position from the start.
    ///
    /// # Errors
    /// OSError.
    pub(crate) fn seek_stream(&mut self, stream: Stream, offset: i64, whence: Whence) -> Res<u64> {
        match stream {
            Stream::Memory(r) => match self.heap.memory_seek(r, offset, whence) {
                Some(at) => Ok(at as u64),
                None => Err(self.raise_errno(Errno(22))),
            },
            #[cfg(feature = "pc")]
            Stream::Rom(r) => rom::seek(self, r, offset, whence),
            Stream::File(r) => {
                let handle = file::handle(&self.heap, r);
                if handle >= STDIN {
                    return Err(self.raise_errno(Errno(22)));
                }
                #[cfg(feature = "pyboard")]
                if let Some(fs) = file::owner(&self.heap, r) {
                    return self.seek_volume(fs, handle, offset, whence);
                }
                self.port
                    .seek(handle, offset, whence)
                    .map_err(|e| self.raise_errno(e))
            }
            Stream::Device(..) | Stream::Object(_) => Err(self.raise_errno(Errno(22))),
        }
    }
}
